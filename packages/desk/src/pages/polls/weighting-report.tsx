import type { WavePage, WeightingReport } from '@suyab/server/api'
import type { CSSProperties } from 'react'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { useText } from '../../text/text.tsx'
import { countryLabel } from './poll-label.ts'
import { fixed, short } from './poll-number.ts'
import { WeightingMargins } from './weighting-margins.tsx'

/** What a weighting came to: what it costs, how weights are spread, margins before and after. */
export function WeightingReportView({
  wave,
  report,
}: {
  wave: WavePage
  report: WeightingReport
}) {
  const text = useText()
  const { say, formats } = text
  const { before, after, recipe } = report
  const numbers: [string, string, string][] = [
    [say('pollsWork.designEffect'), fixed(text, before.designEffect), fixed(text, after.designEffect)], // prettier-ignore
    [say('pollsWork.effectiveSize'), formats.number(Math.round(before.effectiveSize)), formats.number(Math.round(after.effectiveSize))], // prettier-ignore
    [say('pollsWork.largest'), times(text, before.mostToMean), times(text, after.mostToMean)],
    [say('pollsWork.heaviestHundredth'), say('pollsTable.share', { value: fixed(text, before.heaviestHundredth * 100, 1) }), say('pollsTable.share', { value: fixed(text, after.heaviestHundredth * 100, 1) })], // prettier-ignore
  ]
  return (
    <>
      <p className="weighting-said">
        {say('pollsWork.costs', {
          rows: formats.number(after.rows),
          effective: formats.number(Math.round(after.effectiveSize)),
          effect: short(text, after.designEffect),
          largest: short(text, after.mostToMean),
        })}
        {recipe.cap === undefined
          ? null
          : `${formats.gap}${say('pollsWork.capped', { cap: short(text, recipe.cap) })}`}
      </p>
      <div className="weighting-two">
        <table className="poll-list weighting-sums">
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">{say('polls.weighting')}</span>
              </th>
              <th scope="col" className="n">
                {say('pollsWork.before')}
              </th>
              <th scope="col" className="n">
                {say('pollsWork.after')}
              </th>
            </tr>
          </thead>
          <tbody>
            {numbers.map(([what, was, is]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td className="n">{was}</td>
                <td className="n">{is}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Histogram report={report} />
      </div>
      <WeightingMargins wave={wave} rows={report.margins} />
      <Countries wave={wave} report={report} />
      <Heaviest report={report} />
    </>
  )
} // prettier-ignore

function times(text: ReturnType<typeof useText>, value: number): string {
  return `\u2066×${fixed(text, value)}\u2069`
}

/** How many rows carry weights of so many times the mean. */
function Histogram({ report: { histogram } }: { report: WeightingReport }) {
  const text = useText()
  const { say, formats } = text
  const most = Math.max(1, ...histogram.map(({ rows }) => rows))
  if (histogram.length === 0) return null
  return (
    <table className="weight-histogram">
      <caption>{say('pollsWork.histogram')}</caption>
      <tbody>
        {histogram.map(({ from, to, rows }) => (
          <tr key={from}>
            <th scope="row">
              {short(text, from)}–{short(text, to)}
            </th>
            <td aria-hidden="true">
              <span className="length" style={{ '--v': rows / most } as CSSProperties} />
            </td>
            <td className="n">{formats.number(rows)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Countries({ wave, report: { countries } }: { wave: WavePage; report: WeightingReport }) {
  const text = useText()
  const { say, formats } = text
  if (countries.length < 2) return null
  return (
    <section className="weighting-part">
      <h3>{say('pollsWork.byCountry')}</h3>
      <ScrollRegion label={say('pollsWork.byCountry')}>
        <table className="poll-list held">
          <thead>
            <tr>
              <th scope="col">{say('pollsTable.country')}</th>
              <th scope="col" className="n">
                {say('polls.respondents')}
              </th>
              <th scope="col" className="n">
                {say('pollsWork.designEffect')}
              </th>
              <th scope="col" className="n">
                {say('pollsWork.effectiveSize')}
              </th>
              <th scope="col" className="n">
                {say('pollsWork.largest')}
              </th>
            </tr>
          </thead>
          <tbody>
            {countries.map(({ country, after }) => (
              <tr key={country}>
                <th scope="row">{countryLabel(text, wave, country).text}</th>
                <td className="n">{formats.number(after.rows)}</td>
                <td className="n">{fixed(text, after.designEffect)}</td>
                <td className="n">{formats.number(Math.round(after.effectiveSize))}</td>
                <td className="n">{times(text, after.mostToMean)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}

function Heaviest({ report: { heaviest } }: { report: WeightingReport }) {
  const text = useText()
  const { say, formats } = text
  if (heaviest.length === 0) return null
  return (
    <details className="poll-numbers">
      <summary>{say('pollsWork.heaviest')}</summary>
      <ul className="rows heaviest">
        {heaviest.map(({ row, timesMean }) => (
          <li key={row}>
            <span>{say('pollsWork.rowNumber', { row: formats.number(row) })}</span>
            <span className="num">{times(text, timesMean)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
