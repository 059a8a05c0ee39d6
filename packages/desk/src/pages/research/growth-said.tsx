import { valueIn } from '@suyab/figure/sentence'
import type { CoverageGrowth, CoverageGrowthValue } from '@suyab/server/api'
import { ForPrint } from '../../component/for-print.tsx'
import { dayName } from '../../text/day-name.ts'
import { useText, type Text } from '../../text/text.tsx'
import { ConceptScores } from './concept-scores.tsx'
import { mayBeNone, perTenThousand } from './growth-number.ts'

/** The growth as a plain sentence, what it was measured by, and the same for print. */
export function GrowthSaid({ answer, growth }: { answer: CoverageGrowth; growth: CoverageGrowthValue }) {
  const text = useText()
  const { say, show } = text
  const { value, interval, panel } = growth
  const unit = answer.figure?.unit ?? { kind: 'growth' as const, decimals: 0 }
  const said = (one: number): string => valueIn(one, unit, text.language)
  const key = mayBeNone(interval) ? 'topic.saidNone' : 'topic.said'
  const before = (10_000 * panel.before.hits) / panel.before.total
  const now = (10_000 * panel.now.hits) / panel.now.total
  return (
    <>
      <h1 className="said news" tabIndex={-1}>
        {show(key, {
          count: answer.countries.filter(isMeasured).length,
          value: <b>{said(value)}</b>,
          low: <b>{said(interval.low)}</b>,
          high: <b>{said(interval.high)}</b>,
          level: text.formats.number(Math.round(100 * interval.level)),
        })}
      </h1>
      <p className="said-by">
        {say('topic.measured', {
          count: panel.outlets,
          before: perTenThousand(text, before),
          now: perTenThousand(text, now),
        })}{' '}
        {say(answer.query.endsWith('duplicates:all') ? 'topic.copiesAll' : 'topic.copiesOnce')}{' '}
        {periodsSaid(text, answer)}
        {answer.falseHits === 0 ? null : <> {say('topic.withoutMarked', { count: answer.falseHits })}</>}
      </p>
      <ConceptScores answer={answer} />
      {answer.figure === null ? null : <ForPrint figure={answer.figure} />}
    </>
  )
} // prettier-ignore

/** A country none of whose outlets are in the panel is not what the sentence speaks of. */
function isMeasured({ fault }: CoverageGrowth['countries'][number]): boolean {
  return fault?.code !== 'growth.no-panel'
}

export function periodsSaid(text: Text, { period, against }: CoverageGrowth): string {
  const said = text.say('topic.periods', {
    from: dayName(text, period.from),
    to: dayName(text, period.to),
    fromBefore: dayName(text, against.from),
    toBefore: dayName(text, against.to),
  })
  // A date that is an abbreviation ends with the sentence's own stop.
  return said.replace(/\.\.$/, '.')
}
