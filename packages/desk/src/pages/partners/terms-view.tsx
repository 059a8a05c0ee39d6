import type { InvitationInput } from '@suyab/server/api'
import { nodeNow } from '../../api/session.ts'
import { Sentence } from '../../component/sentence.tsx'
import { useText } from '../../text/text.tsx'
import { grantSentences, periodSentence } from './terms-sentences.ts'

/** Terms as sentences, what we give beside what we take. */
export function TermsView({ terms }: { terms: InvitationInput }) {
  const text = useText()
  const { say } = text
  return (
    <>
      <div className="two-ways">
        {(['give', 'take'] as const).map((side) => (
          <div key={side}>
            <h3 className="small">{say(`terms.${side}`)}</h3>
            <ul className="terms">
              {grantSentences(text, terms[side], side).map(({ term, parts }) => (
                <li key={term}>
                  <Sentence parts={parts} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <p className="t-desk period">
        <Sentence parts={periodSentence(text, terms, nodeNow())} />
      </p>
    </>
  )
}
