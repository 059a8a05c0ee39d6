import type { CoverageGrowth, MonthlyPart } from '@suyab/server/api'
import { monthName } from '../../text/day-name.ts'
import { useText } from '../../text/text.tsx'
import type { ChartModel } from './chart-model.ts'
import { perTenThousand } from './growth-number.ts'
import { cutWords } from './month-drawing.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'

/** The chart's numbers as a table, which may be taken along. */
export function MonthTable({ answer, model }: { answer: CoverageGrowth; model: ChartModel }) {
  const text = useText()
  const { say, formats } = text
  const share = (part: MonthlyPart): string =>
    part.perTenThousand === null ? '–' : perTenThousand(text, part.perTenThousand.value)
  return (
    <details className="numbers">
      <summary>{say('topic.numbers')}</summary>
      <ScrollRegion label={say('topic.numbers')}>
        <table className="figures">
          <caption className="hidden">{say('topic.chart')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('topic.month')}</th>
              <th scope="col" className="n">
                {say('topic.panelShare')}
              </th>
              <th scope="col" className="n">
                {say('topic.interval')}
              </th>
              <th scope="col" className="n">
                {say('topic.hitsOf')}
              </th>
              <th scope="col" className="n">
                {say('topic.allShare')}
              </th>
              <th scope="col" className="n">
                {say('topic.hitsOf')}
              </th>
              <th scope="col">{say('topic.note')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.months.map(({ month, panel, all }, at) => {
              const cut = model.cuts.find((one) => one.at === at)
              const interval = panel.perTenThousand
              return (
                <tr key={month}>
                  <th scope="row">{monthName(text, month)}</th>
                  <td className="n">{share(panel)}</td>
                  <td className="n">
                    {interval === null
                      ? '–'
                      : `${perTenThousand(text, interval.low)}–${perTenThousand(text, interval.high)}`}
                  </td>
                  <td className="n">
                    {formats.number(panel.hits)} / {formats.number(panel.total)}
                  </td>
                  <td className="n">{share(all)}</td>
                  <td className="n">
                    {formats.number(all.hits)} / {formats.number(all.total)}
                  </td>
                  <td>
                    {[
                      ...(cut === undefined ? [] : [cutWords(text, cut)]),
                      ...(model.broken.panel.has(at) || model.broken.all.has(at)
                        ? [say('topic.readBroken')]
                        : []),
                    ].join('; ')}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="row-of">
        <button type="button" className="button" onClick={() => download(answer)}>
          {say('topic.csv')}
        </button>
      </p>
    </details>
  )
} // prettier-ignore

/** The table for machines: plain numbers, the columns' names in English. */
export function csvOf({ months }: Pick<CoverageGrowth, 'months'>): string {
  const columns = 'month,panel_per_10000,panel_low,panel_high,panel_hits,panel_articles,all_per_10000,all_hits,all_articles' // prettier-ignore
  const rows = months.map(({ month, panel, all }) =>
    [
      month,
      panel.perTenThousand?.value ?? '',
      panel.perTenThousand?.low ?? '',
      panel.perTenThousand?.high ?? '',
      panel.hits,
      panel.total,
      all.perTenThousand?.value ?? '',
      all.hits,
      all.total,
    ].join(','),
  )
  return `${[columns, ...rows].join('\r\n')}\r\n`
}

function download(answer: CoverageGrowth): void {
  const address = URL.createObjectURL(new Blob([csvOf(answer)], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'months.csv'
  link.click()
  URL.revokeObjectURL(address)
}
