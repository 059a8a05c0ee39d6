import type { ReactNode } from 'react'
import { useText } from '../text/text.tsx'

/** A page with nothing on it says why and what to do first. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="head news">{title}</p>
      {children}
    </div>
  )
}

export function Loading() {
  const { say } = useText()
  return <output className="loading">{say('shell.loading')}</output>
}
