import type { HandedIn, HandedItem, Remarks } from '@suyab/server/api'
import { Link } from '@tanstack/react-router'
import { faultSentence } from '../../component/fault-notice.tsx'
import { In } from '../../component/named.tsx'
import { Sign } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'
import { isAmiss, outcomeSaid } from './outcome-said.ts'

/** What became of one file: what the node made of it, or why it did not get there. */
export type Outcome = { readonly key: string; readonly name: string } & (
  | { readonly handed: HandedIn }
  | { readonly failed: string }
)

/** What became of the files that were handed in: the items that were read, and their warnings. */
export function HandedInList({ outcomes }: { outcomes: readonly Outcome[] }) {
  return outcomes.length === 0 ? null : (
    <ul className="rows">
      {outcomes.map((outcome) => (
        <li key={outcome.key}>
          <HandedFile outcome={outcome} />
        </li>
      ))}
    </ul>
  )
}

function HandedFile({ outcome }: { outcome: Outcome }) {
  const text = useText()
  if ('failed' in outcome) {
    return (
      <span className="grow">
        <Sign name="warning" /> <bdi className="file">{outcome.name}</bdi>: {outcome.failed}
      </span>
    )
  }
  const { faults, items, remarks } = outcome.handed
  return (
    <div className="grow">
      <Sign name={isAmiss(outcome.handed) ? 'warning' : 'confirmed'} />{' '}
      <bdi className="file">{outcome.name}</bdi>: {outcomeSaid(text, outcome.handed)}
      <RemarkLines remarks={remarks} faults={faults.map((fault) => faultSentence(text, fault))} />
      {items.length === 0 ? null : (
        <ul className="handed">
          {items.map((item) => (
            <HandedLine key={item.uri} item={item} />
          ))}
        </ul>
      )}
    </div>
  )
}

/** An item that was read, as its page is found, and what was guessed of it. */
function HandedLine({ item }: { item: HandedItem }) {
  const { say } = useText()
  return (
    <li>
      <Link to="/own" search={{ item: item.uri }} className="news">
        {item.headline === '' ? (
          say('admin.withoutHeadline')
        ) : (
          <In language={item.language}>{item.headline}</In>
        )}
      </Link>
      <RemarkLines remarks={item} faults={[]} />
    </li>
  )
}

function RemarkLines({ remarks, faults }: { remarks: Remarks; faults: readonly string[] }) {
  const text = useText()
  const sentences = [
    ...faults,
    ...remarks.warnings.map((warning) => faultSentence(text, warning)),
    ...(remarks.details === 0 ? [] : [text.say('admin.otherRemarks', { count: remarks.details })]),
  ]
  return [...new Set(sentences)].map((sentence) => (
    <small key={sentence} className="block">
      {sentence}
    </small>
  ))
}
