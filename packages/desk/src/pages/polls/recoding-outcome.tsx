import type { RecodingOutcome } from '@suyab/server/api'
import { useText } from '../../text/text.tsx'
import { labelIn } from './poll-label.ts'

/** How many rows each new value would have. */
export function OutcomeOfRecoding({ outcome }: { outcome: RecodingOutcome }) {
  const text = useText()
  const { say, formats } = text
  const count = (rows: number | null): string =>
    rows === null ? say('pollsWork.fewRows') : formats.number(rows)
  return (
    <section className="poll-step" aria-live="polite">
      <h2>{say('pollsWork.would')}</h2>
      <table className="poll-list outcome">
        <tbody>
          {outcome.counts.map(({ value, label, rows }) => (
            <tr key={value}>
              <th scope="row">{labelIn(text, label, value).text}</th>
              <td className="n">{count(rows)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say('pollsWork.without')}</th>
            <td className="n">{count(outcome.missing)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}
