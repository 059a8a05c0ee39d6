import type { ItemState } from '@suyab/server/api'
import type { ReactNode } from 'react'
import { useText } from '../text/text.tsx'

export type SignName =
  | 'offered'
  | 'unoffered'
  | 'taken'
  | 'published'
  | 'embargoed'
  | 'stale'
  | 'denied'
  | 'withheld'
  | 'killed'
  | 'draft'
  | 'missing'
  | 'confirmed'
  | 'warning'

const ring = <circle className="ln" cx="7" cy="7" r="5.25" />
const drawings: Record<SignName, ReactNode> = {
  offered: ring,
  unoffered: <path className="ln" d="M1.75 3.4v8.85h10.5V3.4M4.5 8h5" />,
  taken: (
    <>
      {ring}
      <path className="fl" d="M7 1.75a5.25 5.25 0 0 0 0 10.5z" />
    </>
  ),
  published: <circle className="fl" cx="7" cy="7" r="6" />,
  embargoed: (
    <>
      {ring}
      <path className="ln" d="M7 3.6V7l2.3 1.5" />
    </>
  ),
  stale: <circle className="ln" cx="7" cy="7" r="5.25" strokeDasharray="2.75 2.75" />,
  denied: (
    <>
      {ring}
      <path className="ln" d="M3.3 10.7l7.4-7.4" />
    </>
  ),
  withheld: <path className="ln" d="M1.75 1.75h10.5v10.5H1.75zM5.4 4.4v5.2M8.6 4.4v5.2" />,
  killed: <path className="ln" d="M1.75 1.75h10.5v10.5H1.75zM4.4 4.4l5.2 5.2M9.6 4.4L4.4 9.6" />,
  draft: <path className="ln" d="M2.2 11.8l.7-3L9.6 2.1l2.3 2.3-6.7 6.7z" />,
  missing: <path className="ln" strokeDasharray="2.6 2.6" d="M1.75 1.75h10.5v10.5H1.75z" />,
  confirmed: <path className="ln" d="M2 7.4l3.3 3.3L12 3.6" />,
  warning: <path className="ln" d="M7 1.6l5.9 10.6H1.1zM7 5.4v3.2M7 9.6v1.2" />,
}

/** A drawn sign of 14 px in the text's colour. A word always stands beside it. */
export function Sign({ name, className = 'sign' }: { name: SignName; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 14 14" aria-hidden="true">
      {drawings[name]}
    </svg>
  )
}

/** A sign and its word. */
export function Mark({
  sign,
  alarm = false,
  children,
}: {
  sign: SignName
  alarm?: boolean
  children: ReactNode
}) {
  return (
    <span className={alarm ? 'state alarm' : 'state'}>
      <Sign name={sign} className="" />
      <span>{children}</span>
    </span>
  )
}

/** The state of an item; `incoming` items that are offered can be taken. */
export function StateMark({ state, incoming = false }: { state: ItemState; incoming?: boolean }) {
  const { say } = useText()
  const key = state === 'offered' && incoming ? 'offered-in' : state
  return (
    <Mark sign={state} alarm={state === 'killed'}>
      {say(`words.state.${key}`)}
    </Mark>
  )
}
