import type { WavePage, WeightingRow } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { weightingsQuery } from '../../api/polls.ts'
import { dayName, shortDay } from '../../text/day-name.ts'
import { useText, type Text } from '../../text/text.tsx'
import { findQuestion, labelIn, questionLabel } from './poll-label.ts'
import { useAsksPolls } from './poll-may.ts'

/** When people were asked: `3–28 September 2026`; days that share less say more. */
export function fieldworkSaid(
  text: Pick<Text, 'language'>,
  { from, to }: { from: string; to: string },
): string {
  if (from === to) return dayName(text, from)
  const end = dayName(text, to)
  const [day, lastDay] = [Number(from.slice(8)), Number(to.slice(8))]
  if (from.slice(0, 7) === to.slice(0, 7)) {
    if (text.language === 'zh-Hans') return `${dayName(text, from)}–${lastDay}日`
    if (text.language === 'ky') return end.replace(` ${lastDay}-`, ` ${day}–${lastDay}-`)
    if (end.startsWith(String(lastDay))) return `${day}–${end}`
  }
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${dayName(text, from)} – ${end}`
  // Where the year stands first it is said of the first day.
  if (text.language === 'zh-Hans' || text.language === 'ky')
    return `${dayName(text, from)} – ${shortDay(text, to)}`
  return `${shortDay(text, from)} – ${end}`
}

/** What a reader of any number of this wave has to know. */
export function WaveFacts({ wave }: { wave: WavePage }) {
  const text = useText()
  const { say, formats } = text
  const { declaration, respondents, undisclosed } = wave
  const population = labelIn(text, declaration.population, '–')
  const waveName = labelIn(text, wave.names, say('polls.waveNumber', { number: wave.number }))
  const params = { poll: wave.poll.id, wave: String(wave.number) }
  return (
    <>
      <h2 lang={waveName.language}>{waveName.text}</h2>
      <dl>
        <div>
          <dt>{say('polls.fieldwork')}</dt>
          <dd>{fieldworkSaid(text, declaration.fieldwork)}</dd>
        </div>
        <div>
          <dt>{say('polls.population')}</dt>
          <dd lang={population.language}>{population.text}</dd>
        </div>
        <div>
          <dt>{say('polls.sample')}</dt>
          <dd>
            {say(`polls.sampleKind.${wave.sample}`)}, {say(`polls.mode.${wave.mode}`)};{' '}
            {say('polls.answeredCount', { count: formats.number(respondents) })}
          </dd>
        </div>
        <div>
          <dt>{say('polls.weighting')}</dt>
          <dd>
            <WeightingSaid wave={wave} />
          </dd>
        </div>
        {undisclosed.length === 0 ? null : (
          <div className="owed">
            <dt>{say('polls.disclosure')}</dt>
            <dd>
              <Link to="/polls/$poll/waves/$wave/about" params={params}>
                {say('polls.undisclosed', { count: undisclosed.length })}
              </Link>
            </dd>
          </div>
        )}
      </dl>
    </>
  )
}

/** What the answers are weighted to, as far as the reader may know. */
export function WeightingSaid({ wave }: { wave: WavePage }) {
  const text = useText()
  const mayAsk = useAsksPolls()
  const weightings = useQuery({
    ...weightingsQuery(wave.poll.id, wave.number),
    enabled: mayAsk && wave.weighting !== null,
  })
  const inForce = weightings.data?.find(({ number }) => number === wave.weighting)
  return <>{weightingSaid(text, wave, inForce)}</>
}

/** A question's text as one of several things: without its capital and its mark. */
function withinList(label: string): string {
  const bare = label.replace(/[?？]\s*$/, '')
  return bare.charAt(0).toLocaleLowerCase() + bare.slice(1)
}

/** What the answers are weighted to: `sex, age group, settlement`. */
function weightingSaid(text: Text, wave: WavePage, row: WeightingRow | undefined): string {
  const { say, formats } = text
  if (wave.weighting === null)
    return say(wave.hasWeights ? 'polls.designWeights' : 'polls.unweighted')
  const margins = row?.report.recipe.margins ?? []
  if (margins.length === 0) return say('polls.weightingNumber', { number: wave.weighting })
  const { country } = wave.declaration.design
  const names = margins.flatMap(({ variables }) =>
    variables
      .filter((variable) => variable !== country || variables.length === 1)
      .map((variable) => {
        const question = findQuestion(wave, variable)
        return question === undefined ? variable : withinList(questionLabel(text, question).text)
      }),
  )
  return say('polls.weightedTo', { margins: formats.list([...new Set(names)]) })
}
