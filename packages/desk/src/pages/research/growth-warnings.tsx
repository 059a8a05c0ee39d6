import { formatMessage, placeholdersOf } from '@suyab/language/message'
import type {
  ComparedOutletRow,
  ConceptWarning,
  CoverageGrowth,
  GrowthWarning,
} from '@suyab/server/api'
import { Sign } from '../../component/sign.tsx'
import { dayName } from '../../text/day-name.ts'
import { useText, type Text } from '../../text/text.tsx'
import { absenceOf } from './chart-model.ts'

const perOutlet: ReadonlySet<GrowthWarning['code']> = new Set<GrowthWarning['code']>([
  'coverage.outage',
  'coverage.volume-change',
])

/** What a reader should know before using the number, in words. */
export function GrowthWarnings({ answer }: { answer: CoverageGrowth }) {
  const text = useText()
  const { say } = text
  const warnings = answer.growth?.warnings ?? []
  const whole = warnings.filter(({ code }) => !perOutlet.has(code))
  const single = warnings.filter(({ code }) => perOutlet.has(code))
  const outlets = new Map(answer.outlets.map((one) => [one.outlet, one]))
  const leftOut = answer.outlets.filter(({ steady }) => !steady)
  if (warnings.length + answer.conceptWarnings.length + leftOut.length === 0) return null
  return (
    <section className="changed" aria-labelledby="warnings">
      <h2 id="warnings">
        <Sign name="warning" /> {say('topic.warnings')}
      </h2>
      <ul>
        {whole.map((warning) => (
          <li key={warning.code}>{warningWords(text, counted(warning, leftOut, answer), outlets)}</li>
        ))}
        {answer.conceptWarnings.map((warning) => (
          <li key={`${warning.code} ${warning.id}`}>{conceptWords(text, warning, answer)}</li>
        ))}
      </ul>
      {leftOut.length === 0 ? null : (
        <details>
          <summary>{say('topic.leftOut', { count: leftOut.length })}</summary>
          <ul>
            {leftOut.map((outlet) => (
              <li key={outlet.outlet}>
                <OutletName outlet={outlet} />: {absenceWords(text, outlet, answer)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {single.length === 0 ? null : (
        <details>
          <summary>{say('topic.perOutlet', { count: single.length })}</summary>
          <ul>
            {single.map((warning) => (
              <li key={JSON.stringify(warning)}>{warningWords(text, warning, outlets)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
} // prettier-ignore

/** Who came or went within a period did so as well as who did between the two. */
function counted(
  warning: GrowthWarning,
  leftOut: readonly ComparedOutletRow[],
  answer: CoverageGrowth,
): GrowthWarning {
  if (warning.code !== 'coverage.turnover') return warning
  const absences = leftOut.map((one) => absenceOf(one, answer))
  return {
    ...warning,
    come: absences.filter((one) => one === 'came' || one === 'both').length,
    gone: absences.filter((one) => one === 'went' || one === 'both').length,
  }
}

/** An outlet by its name in its own language, or by its id. */
export function OutletName({ outlet }: { outlet: Pick<ComparedOutletRow, 'outlet' | 'names'> }) {
  const text = useText()
  if (outlet.names === undefined) return <bdi>{outlet.outlet}</bdi>
  const name = text.name(outlet.names)
  return <bdi lang={name.language}>{name.text}</bdi>
}

export function warningWords(
  text: Text,
  warning: GrowthWarning,
  outlets: ReadonlyMap<string, Pick<ComparedOutletRow, 'names'>>,
): string {
  const { code, ...data } = warning
  return worded(text, code, {
    ...data,
    ...('outlet' in warning ? { outlet: nameOf(text, warning.outlet, outlets) } : {}),
    ...(warning.code === 'coverage.outage'
      ? { from: dayName(text, warning.from), to: dayName(text, warning.to) }
      : {}),
    ...(warning.code === 'coverage.volume-change' ? { day: dayName(text, warning.day) } : {}),
  })
}

function nameOf(
  text: Text,
  outlet: string,
  outlets: ReadonlyMap<string, Pick<ComparedOutletRow, 'names'>>,
): string {
  const names = outlets.get(outlet)?.names
  return names === undefined ? outlet : text.name(names).text
}

export function conceptWords(text: Text, warning: ConceptWarning, answer: CoverageGrowth): string {
  const concept = answer.concepts.find(({ id }) => id === warning.id)
  const names = concept?.names ?? {}
  const id = Object.keys(names).length === 0 ? warning.id : text.name(names).text
  const languages = 'languages' in warning ? warning.languages : []
  const list = text.formats.list(languages.map((one) => text.languageName(one)))
  return worded(text, warning.code, { id, languages: list })
}

/** The words of a code; what its data leaves out is shown as missing. */
function worded(text: Text, code: string, data: Readonly<Record<string, unknown>>): string {
  const message = text.find('faults', code) ?? text.find('faults', 'unknown')!
  const values = Object.fromEntries(
    placeholdersOf(message).map((name) => {
      const value = name === 'code' ? code : data[name]
      return [name, typeof value === 'number' || typeof value === 'string' ? value : '–']
    }),
  )
  return formatMessage(message, values, text.language)
}

function absenceWords(text: Text, outlet: ComparedOutletRow, answer: CoverageGrowth): string {
  const { say } = text
  const [first, last] = [dayName(text, outlet.first), dayName(text, outlet.last)]
  const absence = absenceOf(outlet, answer)
  if (absence === 'came') return say('topic.since', { day: first })
  if (absence === 'went') return say('topic.until', { day: last })
  if (absence === 'both')
    return `${say('topic.since', { day: first })}; ${say('topic.until', { day: last })}`
  const [longest] = outlet.outages.toSorted((a, b) => b.missed - a.missed)
  if (longest === undefined) return say('topic.silent')
  return say('topic.silentFor', {
    from: dayName(text, longest.from),
    to: dayName(text, longest.to),
    number: text.formats.number(longest.missed),
  })
}
