import type { CountryGrowthRow } from '@suyab/server/api'
import { useText, type Text } from '../../text/text.tsx'
import { bandOf, gapsOf, lineOf, scaleOf, ticksOf, type Frame } from './chart-scale.ts'
import { mayBeNone, range, times } from './growth-number.ts'

const frame: Frame = { width: 250, height: 96, left: 2, right: 2, top: 4, bottom: 2 }
/** An interval whose ends are so many times apart says nothing. */
const widest = 10

/** Each country's growth and months, all on one scale, the strongest first. */
export function Countries({ countries }: { countries: readonly CountryGrowthRow[] }) {
  const text = useText()
  const { say } = text
  if (countries.length < 2) return null
  const rows = countries.toSorted((a, b) => rank(b) - rank(a))
  const shown = rows.filter(hasGrowth)
  const highest = Math.max(
    0,
    ...shown.flatMap(({ months }) =>
      months.map(({ panel }) => Math.min(panel.perTenThousand?.high ?? 0, 2 * (panel.perTenThousand?.value ?? 0))),
    ),
  )
  const lines = ticksOf(highest).filter((_, at, all) => all.length < 4 || at % 2 === 1)
  return (
    <section className="sect" aria-labelledby="countries">
      <header>
        <h2 className="cap" id="countries">
          {headline(text, rows)}
        </h2>
        <p>
          {say('topic.countriesNote', {
            lines: text.formats.list(lines.map((one) => text.formats.number(one))),
          })}
        </p>
      </header>
      <ul className="many">
        {rows.map((row) => (
          <Country key={row.country} row={row} highest={highest} lines={lines} />
        ))}
      </ul>
    </section>
  )
} // prettier-ignore

function hasGrowth(row: CountryGrowthRow): boolean {
  const { growth } = row
  return growth !== null && hasEnough(row) && growth.interval.high < widest * growth.interval.low
}

function hasEnough({ growth }: CountryGrowthRow): boolean {
  return growth !== null && !growth.warnings.some(({ code }) => code === 'coverage.small-count')
}

function rank(row: CountryGrowthRow): number {
  return hasGrowth(row) ? (row.growth?.value ?? 0) : -1
}

/** In how many it grew, and where most. */
function headline({ say, regionName }: Text, rows: readonly CountryGrowthRow[]): string {
  const grown = rows.filter((row) => hasGrowth(row) && (row.growth?.interval.low ?? 0) > 1)
  const [first] = grown
  const all = rows.length
  if (first === undefined) return say('topic.grewNowhere', { all })
  return say('topic.grewIn', { count: grown.length, all, country: regionName(first.country) })
}

function Country({
  row,
  highest,
  lines,
}: {
  row: CountryGrowthRow
  highest: number
  lines: readonly number[]
}) {
  const text = useText()
  const { say } = text
  const { country, growth, months } = row
  const names = months.map(({ month }) => month)
  const isKnown = hasGrowth(row)
  const flat = growth !== null && mayBeNone(growth.interval)
  return (
    <li className={flat ? 'flat' : undefined}>
      <h3>{text.regionName(country)}</h3>
      <p className="g">
        {growth === null || !isKnown ? (
          tooFew(text, row)
        ) : (
          <>
            <b>{times(text, growth.value)}</b>{' '}
            {range(text, growth.interval.low, growth.interval.high)}
            {flat ? <i> {say('topic.mayBeNone')}</i> : null}
          </>
        )}
      </p>
      {isKnown ? (
        <>
          <Months row={row} highest={highest} lines={lines} />
          <Years months={names} />
        </>
      ) : (
        <div className="void" />
      )}
    </li>
  )
}

function Months({
  row: { months },
  highest,
  lines,
}: {
  row: CountryGrowthRow
  highest: number
  lines: readonly number[]
}) {
  const names = months.map(({ month }) => month)
  const scale = scaleOf(names, highest * 1.04, frame)
  const gaps = gapsOf(names)
  const at = (of: 'value' | 'low' | 'high'): ({ x: number; y: number } | null)[] =>
    months.map(({ panel }, place) =>
      panel.perTenThousand === null
        ? null
        : { x: scale.x(place), y: scale.y(panel.perTenThousand[of]) },
    )
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {lines.map((line) => (
        <path key={line} className="grid" d={`M0 ${scale.y(line)}H${frame.width}`} />
      ))}
      <path className="base" d={`M0 ${frame.height - frame.bottom}H${frame.width}`} />
      <path className="band" d={bandOf(at('low'), at('high'), gaps)} />
      <path className="line" d={lineOf(at('value'), gaps)} />
    </svg>
  )
}

/** The years below a small drawing, each where it begins; a drawing runs from left to right. */
function Years({ months }: { months: readonly string[] }) {
  const scale = scaleOf(months, 1, frame)
  const years = months.flatMap((month, at) => {
    const year = month.slice(0, 4)
    return at > 0 && months[at - 1]?.slice(0, 4) === year ? [] : [{ year, at }]
  })
  const shown = years.filter(({ at }, rank) => {
    const next = years[rank + 1]
    return next === undefined || next.at - at > months.length / 6
  })
  return (
    <svg className="mx" viewBox={`0 0 ${frame.width} 16`} aria-hidden="true" direction="ltr">
      {shown.map(({ year, at }) => (
        <text key={year} x={Math.min(scale.x(at), frame.width - 32)} y="12">
          {year}
        </text>
      ))}
    </svg>
  )
}

/** Why nothing is said of a country. */
function tooFew({ say }: Text, row: CountryGrowthRow): string {
  const { growth, fault, months } = row
  if (growth !== null && hasEnough(row)) return say('topic.fewOutlets')
  if (growth === null && fault?.code === 'growth.no-panel') return say('topic.noPanel')
  const hits = months.reduce((sum, { all }) => sum + all.hits, 0)
  return say('topic.tooFew', { count: hits })
}
