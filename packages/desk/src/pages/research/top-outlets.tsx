import type { ComparedOutletRow, CoverageGrowth, CoverageGrowthValue } from '@suyab/server/api'
import { useText } from '../../text/text.tsx'
import { perTenThousand, times } from './growth-number.ts'
import { OutletName } from './growth-warnings.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'

const most = 12

/** The outlets that wrote most about it, and what the growth would be without each. */
export function TopOutlets({ answer, growth }: { answer: CoverageGrowth; growth: CoverageGrowthValue }) {
  const text = useText()
  const { say, formats } = text
  const rows = answer.outlets
    .toSorted((a, b) => b.now.hits - a.now.hits)
    .filter(({ now }) => now.hits > 0)
    .slice(0, most)
  const part = ({ hits, total }: { hits: number; total: number }): string => total === 0 ? '–' : perTenThousand(text, (10_000 * hits) / total) // prettier-ignore
  return (
    <section className="sect" aria-labelledby="outlets">
      <header>
        <h2 className="cap" id="outlets">
          {say('topic.outlets')}
        </h2>
        <p>{say('topic.outletsNote', { count: answer.outletCount })}</p>
      </header>
      <ScrollRegion label={say('topic.outlets')}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{say('topic.outlet')}</th>
              <th scope="col">{say('topic.country')}</th>
              <th scope="col" className="n">
                {say('topic.articles')}
              </th>
              <th scope="col" className="n">
                {say('topic.thenNow')}
              </th>
              <th scope="col" className="n">
                {say('topic.without')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const without = row.steady ? withoutOutlet(growth.panel, row) : growth.value
              return (
                <tr key={row.outlet}>
                  <th scope="row">
                    <OutletName outlet={row} />
                    {row.steady ? null : <small> {say('topic.notInPanel')}</small>}
                  </th>
                  <td>{text.regionName(row.country)}</td>
                  <td className="n">{formats.number(row.now.hits)}</td>
                  <td className="n">
                    {part(row.before)} → {part(row.now)}
                  </td>
                  <td className="n">
                    {without === null ? say('topic.noneWithout') : times(text, without)}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
} // prettier-ignore

/** The panel's ratio of shares without one of its outlets; null where there is none then. */
export function withoutOutlet(
  { now, before }: Pick<CoverageGrowthValue['panel'], 'now' | 'before'>,
  outlet: Pick<ComparedOutletRow, 'now' | 'before'>,
): number | null {
  const hits = (now.hits - outlet.now.hits) * (before.total - outlet.before.total)
  const others = (now.total - outlet.now.total) * (before.hits - outlet.before.hits)
  return others === 0 || hits === 0 ? null : hits / others
}
