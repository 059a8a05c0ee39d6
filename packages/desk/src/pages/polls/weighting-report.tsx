import type { MarginRow, WavePage, WeightingReport } from '@suyab/server/api'
import { useState, type CSSProperties } from 'react'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { useText } from '../../text/text.tsx'
import { answerLabel, countryLabel, findQuestion, questionLabel } from './poll-label.ts'
import { short } from './poll-number.ts'

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
    [say('pollsWork.designEffect'), short(text, before.designEffect), short(text, after.designEffect)], // prettier-ignore
    [say('pollsWork.effectiveSize'), formats.number(Math.round(before.effectiveSize)), formats.number(Math.round(after.effectiveSize))], // prettier-ignore
    [say('pollsWork.largest'), times(text, before.mostToMean), times(text, after.mostToMean)],
    [say('pollsWork.heaviestHundredth'), `${short(text, before.heaviestHundredth * 100, 1)} %`, `${short(text, after.heaviestHundredth * 100, 1)} %`], // prettier-ignore
  ]
  return (
    <>
      <p className="weighting-said">
        {say('pollsWork.costs', {
          rows: formats.number(after.rows),
          effective: formats.number(Math.round(after.effectiveSize)),
          effect: short(text, after.designEffect),
          largest: times(text, after.mostToMean),
        })}{' '}
        {recipe.cap === undefined ? null : say('pollsWork.capped', { cap: short(text, recipe.cap) })}
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
      <Margins wave={wave} rows={report.margins} />
      <Countries wave={wave} report={report} />
      <Heaviest report={report} />
    </>
  )
} // prettier-ignore

function times(text: ReturnType<typeof useText>, value: number): string {
  return `\u2066×${short(text, value)}\u2069`
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

/** The name of a margin's category: of several variables, their answers. */
export function categoryLabel(
  text: ReturnType<typeof useText>,
  wave: WavePage,
  variables: readonly string[],
  category: string,
): string {
  const codes = category.split('|')
  return variables
    .map((variable, index) => answerLabel(text, wave, variable, codes[index] ?? '').text)
    .join(', ')
}

export function marginLabel(
  text: ReturnType<typeof useText>,
  wave: WavePage,
  variables: readonly string[],
): string {
  return variables
    .map((variable) => {
      const question = findQuestion(wave, variable)
      return question === undefined ? variable : questionLabel(text, question).text
    })
    .join(' × ')
}

/** Each category's share before and after, beside its target. */
function Margins({ wave, rows }: { wave: WavePage; rows: readonly MarginRow[] }) {
  const text = useText()
  const { say, formats } = text
  const { country } = wave.declaration.design
  const isNational = ({ variables }: MarginRow): boolean =>
    variables.length > 1 && variables[0] === country
  const countries = wave.countries.filter((code) =>
    rows.some((row) => isNational(row) && row.category.startsWith(`${code}|`)),
  )
  // Countries that have targets of their own are looked at one by one.
  const [chosen, setChosen] = useState(countries[0] ?? '')
  if (rows.length === 0) return null
  const shown = rows.filter((row) => !isNational(row) || row.category.startsWith(`${chosen}|`))
  const groups = Map.groupBy(shown, ({ variables }) => variables.join(' '))
  return (
    <>
      {countries.length < 2 ? null : (
        <label className="inline">
          <span>{say('pollsTable.country')}</span>
          <select
            className="field"
            value={chosen}
            onChange={({ target }) => setChosen(target.value)}
          >
            {countries.map((code) => (
              <option key={code} value={code}>
                {countryLabel(text, wave, code).text}
              </option>
            ))}
          </select>
        </label>
      )}
      <ScrollRegion label={say('pollsWork.margins')}>
        <table className="poll-list weighting-margins">
          <caption>{say('pollsWork.margins')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('pollsWork.category')}</th>
              <th scope="col" className="n">
                {say('polls.respondents')}
              </th>
              <th scope="col" className="n">
                {say('pollsWork.before')}
              </th>
              <th scope="col" className="n">
                {say('pollsWork.after')}
              </th>
              <th scope="col" className="n">
                {say('pollsWork.target')}
              </th>
              <td className="drawing" aria-hidden="true" />
            </tr>
          </thead>
          {[...groups].map(([key, group]) => {
            const most = Math.max(...group.flatMap(({ before, after, target }) => [before, after, target])) * 1.04 // prettier-ignore
            const variables = group[0]?.variables ?? []
            return (
              <tbody key={key}>
                <tr>
                  <th colSpan={6} scope="rowgroup" className="group">
                    {marginLabel(text, wave, variables)}
                  </th>
                </tr>
                {group.map((row) => (
                  <tr key={row.category} className={isMet(row) ? undefined : 'unmet'}>
                    <th scope="row">{categoryLabel(text, wave, variables, row.category)}</th>
                    <td className="n">{formats.number(row.respondents)}</td>
                    <td className="n">{oneDecimal(text, row.before)}</td>
                    <td className="n">
                      {oneDecimal(text, row.after)}
                      {isMet(row) ? null : <small>{say('pollsWork.unmet')}</small>}
                    </td>
                    <td className="n">{oneDecimal(text, row.target)}</td>
                    <td className="drawing" aria-hidden="true">
                      <span
                        className="shift"
                        style={
                          {
                            '--b': row.before / most,
                            '--a': row.after / most,
                            '--t': row.target / most,
                            '--lo': Math.min(row.before, row.after) / most,
                            '--hi': Math.max(row.before, row.after) / most,
                          } as CSSProperties
                        }
                      >
                        <span />
                        <i />
                        <b />
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            )
          })}
        </table>
      </ScrollRegion>
    </>
  )
}

/** Within a tenth of a point. */
function isMet({ after, target }: MarginRow): boolean {
  return Math.abs(after - target) < 0.001
}

function oneDecimal(text: ReturnType<typeof useText>, share: number): string {
  return short(text, share * 100, 1)
}

function Countries({ wave, report: { countries } }: { wave: WavePage; report: WeightingReport }) {
  const text = useText()
  const { say, formats } = text
  if (countries.length < 2) return null
  return (
    <ScrollRegion label={say('pollsWork.byCountry')}>
      <table className="poll-list">
        <caption>{say('pollsWork.byCountry')}</caption>
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
              <td className="n">{short(text, after.designEffect)}</td>
              <td className="n">{formats.number(Math.round(after.effectiveSize))}</td>
              <td className="n">{times(text, after.mostToMean)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
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
