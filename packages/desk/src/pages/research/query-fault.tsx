import type { ApiFault } from '@suyab/server/api'
import { faultSentence } from '../../component/fault-notice.tsx'
import { Sign } from '../../component/sign.tsx'
import { useText, type Text } from '../../text/text.tsx'

/** So much of the query stands around the place, in UTF-16 units. */
const around = 48

/** Where a query cannot be read; undefined for other faults and those of the whole. */
export function placeOf(fault: ApiFault): { from: number; to: number } | undefined {
  const at = fault.data?.['at']
  if (!fault.code.startsWith('query.') || typeof at !== 'number') return undefined
  const found = fault.data?.['found']
  return { from: at, to: at + (typeof found === 'string' ? found.length : 0) }
}

/** What cannot be read in a query: the place, with a caret below it, and what was expected there. */
export function QueryFault({
  id,
  query,
  fault,
  onShow,
}: {
  id: string
  /** As it was asked. */
  query: string
  fault: ApiFault
  /** Puts the caret of the field at the place. */
  onShow: () => void
}) {
  const text = useText()
  const place = placeOf(fault)
  return (
    <div className="query-fault" role="alert" id={id}>
      {place === undefined ? null : <Place query={query} {...place} />}
      <p>
        <Sign name="warning" /> {faultSentence(text, said(text, fault))}{' '}
        {place === undefined ? null : (
          <button type="button" className="plain" onClick={onShow}>
            {text.say('research.toPlace')}
          </button>
        )}
      </p>
    </div>
  )
}

function Place({ query, from, to }: { query: string; from: number; to: number }) {
  const start = Math.max(0, from - around)
  const end = Math.min(query.length, to + around)
  return (
    <p className="query-place" dir="auto" aria-hidden="true">
      {start > 0 ? '…' : ''}
      {query.slice(start, from)}
      <span className={to > from ? 'at' : 'at gap'}>{query.slice(from, to)}</span>
      {query.slice(to, end)}
      {end < query.length ? '…' : ''}
    </p>
  )
}

/** The grammar's own names of what may stand at a place, in the reader's words. */
function said(text: Text, fault: ApiFault): ApiFault {
  const { expected, found } = fault.data ?? {}
  if (fault.code !== 'query.unexpected' || typeof expected !== 'string') return fault
  const names: Readonly<Record<string, string>> = {
    word: text.say('research.expectedWord'),
    field: text.say('research.expectedField'),
    end: text.say('research.expectedEnd'),
  }
  const list = expected.split(', ').map((one) => names[one] ?? one)
  const what = found === '' ? text.say('research.expectedEnd') : found
  return {
    code: fault.code,
    data: { ...fault.data, expected: list.join(', '), ...(what === undefined ? {} : { found: what }) },
  }
} // prettier-ignore
