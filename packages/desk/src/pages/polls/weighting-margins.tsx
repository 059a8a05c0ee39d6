import type { MarginRow, WavePage } from '@suyab/server/api'
import { useState, type CSSProperties } from 'react'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { useText } from '../../text/text.tsx'
import { categoryLabel, isNational, marginLabel } from './margin-label.ts'
import { countryLabel } from './poll-label.ts'
import { fixed } from './poll-number.ts'

/** Each category's share before and after, beside its target. */
export function WeightingMargins({ wave, rows }: { wave: WavePage; rows: readonly MarginRow[] }) {
  const text = useText()
  const { say } = text
  const countries = wave.countries.filter((code) => rows.some((row) => isOf(wave, row, code)))
  // Countries that have targets of their own are looked at one by one.
  const [chosen, setChosen] = useState(countries[0] ?? '')
  if (rows.length === 0) return null
  const shown = rows.filter(
    (row) => !isNational(wave, row.variables) || row.category.startsWith(`${chosen}|`),
  )
  const groups = Map.groupBy(shown, ({ variables }) => variables.join(' '))
  const hasHidden = shown.some(({ respondents }) => respondents === null)
  return (
    <section className="weighting-part">
      <h3>{say('pollsWork.margins')}</h3>
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
        <table className="poll-list held weighting-margins">
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
              <td className="drawing" aria-hidden="true">
                <ShiftKey />
              </td>
            </tr>
          </thead>
          {[...groups].map(([key, group]) => (
            <Margin key={key} wave={wave} rows={group} />
          ))}
        </table>
      </ScrollRegion>
      {hasHidden ? <p className="hint">{say('pollsWork.fewerNote')}</p> : null}
    </section>
  )
}

function isOf(wave: WavePage, { variables, category }: MarginRow, country: string): boolean {
  return isNational(wave, variables) && category.startsWith(`${country}|`)
}

function Margin({ wave, rows }: { wave: WavePage; rows: readonly MarginRow[] }) {
  const text = useText()
  const variables = rows[0]?.variables ?? []
  const most = Math.max(...rows.flatMap(({ before, after, target }) => [before ?? 0, after ?? 0, target])) * 1.04 // prettier-ignore
  // The country that is looked at stands above the table.
  const skipped = isNational(wave, variables) ? 1 : 0
  const said = variables.slice(skipped)
  return (
    <tbody>
      <tr>
        <th colSpan={6} scope="rowgroup" className="group">
          {marginLabel(text, wave, said)}
        </th>
      </tr>
      {rows.map((row) => (
        <CategoryRow
          key={row.category}
          row={row}
          most={most}
          label={categoryLabel(text, wave, said, row.category.split('|').slice(skipped).join('|'))}
        />
      ))}
    </tbody>
  )
}

function CategoryRow({ row, label, most }: { row: MarginRow; label: string; most: number }) {
  const text = useText()
  const { say, formats } = text
  const { before, after, target, respondents, isFew } = row
  const isMet = after !== null && Math.abs(after - target) < tenthOfPoint
  const share = (value: number): string => fixed(text, value * 100, 1)
  return (
    <tr className={isMet ? undefined : 'unmet'}>
      <th scope="row">{label}</th>
      <td className="n">
        {respondents === null ? (
          <span className="d">
            {say(isFew ? 'pollsWork.fewerThan' : 'pollsTable.hidden.complementary')}
          </span>
        ) : (
          formats.number(respondents)
        )}
      </td>
      <td className="n">{before === null ? '–' : share(before)}</td>
      <td className="n">
        {after === null ? '–' : share(after)}
        {isMet ? null : <small>{say('pollsWork.unmet')}</small>}
      </td>
      <td className="n">{share(target)}</td>
      <td className="drawing" aria-hidden="true">
        {before === null || after === null ? null : (
          <Shift before={before / most} after={after / most} target={target / most} />
        )}
      </td>
    </tr>
  )
}

const tenthOfPoint = 0.001

/** From the share before to the share after, and the target that it was to reach. */
function Shift({ before, after, target }: { before: number; after: number; target: number }) {
  const places = {
    '--b': before,
    '--a': after,
    '--t': target,
    '--lo': Math.min(before, after),
    '--hi': Math.max(before, after),
  }
  return (
    <span className="shift" style={places as CSSProperties}>
      <span />
      <i />
      <b />
    </span>
  )
}

/** What ring, tick and broken line are. */
function ShiftKey() {
  const { say } = useText()
  return (
    <span className="shift-key">
      <span className="is-before">{say('pollsWork.before')}</span>
      <span className="is-after">{say('pollsWork.after')}</span>
      <span className="is-target">{say('pollsWork.target')}</span>
    </span>
  )
}
