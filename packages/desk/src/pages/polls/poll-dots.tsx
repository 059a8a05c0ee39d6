import type { PollTable, QuestionRow, TableRow, WavePage } from '@suyab/server/api'
import { useState, type CSSProperties } from 'react'
import { useText } from '../../text/text.tsx'
import { answerLabel, countryLabel } from './poll-label.ts'
import { percent, percentRange } from './poll-number.ts'
import { PollTableView } from './poll-table.tsx'
import '../../style/polls-dots.css'

interface Dot {
  country: string
  value: number
}

interface DotRow {
  row: TableRow
  /** From the least to the most. */
  dots: Dot[]
  mean: TableRow['cells'][number] | undefined
}

/** Shares of several answers by country: a dot for each, the ends named, a bar for all together. */
export function PollDots({
  wave,
  question,
  table,
}: {
  wave: WavePage
  question: QuestionRow
  table: PollTable
}) {
  const text = useText()
  const { say, formats } = text
  const [isTable, setIsTable] = useState(false)
  const rows = table.rows.map((row): DotRow => dotRow(table, row))
  const most = Math.max(0.1, ...rows.flatMap(({ dots, mean }) => [...dots.map(({ value }) => value), mean?.value ?? 0])) // prettier-ignore
  const step = most > 0.7 ? 0.2 : 0.1
  // Behind the last dot stands the name of its country; nothing is more than all.
  const steps = Math.min(Math.ceil((most * 1.18) / step), Math.round(1 / step))
  const end = steps * step
  const lines = Array.from({ length: steps + 1 }, (_, index) => index * step)
  return (
    <>
      <ol className="poll-plot" style={{ '--steps': steps } as CSSProperties}>
        {rows.map((row) => {
          const label = answerLabel(text, wave, question.name, row.row.value)
          return (
            <li key={row.row.value}>
              <p className="q" lang={label.language}>
                {label.text}
              </p>
              <Dots wave={wave} row={row} end={end} />
              <Mean row={row} />
            </li>
          )
        })}
      </ol>
      <div className="poll-axis" aria-hidden="true">
        <p>
          {lines.map((line) => (
            <span key={line} style={{ '--v': line / end } as CSSProperties}>
              {formats.number(Math.round(line * 100))}
              {line === lines.at(-1) ? ' %' : ''}
            </span>
          ))}
        </p>
      </div>
      <details className="poll-numbers" onToggle={({ currentTarget }) => setIsTable(currentTarget.open)}>
        <summary>{say('pollsTable.numbers')}</summary>
        {isTable ? <PollTableView wave={wave} question={question} table={table} /> : null}
      </details>
    </>
  )
} // prettier-ignore

function dotRow(table: PollTable, row: TableRow): DotRow {
  const dots = row.cells.flatMap((cell, index): Dot[] => {
    const column = table.columns[index]
    if (column === undefined || column.group === 'all' || cell.value === null) return []
    return [{ country: column.value, value: cell.value }]
  })
  return { row, dots: dots.toSorted((a, b) => a.value - b.value), mean: row.cells[0] }
}

function Dots({ wave, row, end }: { wave: WavePage; row: DotRow; end: number }) {
  const text = useText()
  const { say } = text
  const { dots, mean } = row
  const [low, high] = [dots[0], dots.at(-1)]
  if (low === undefined || high === undefined)
    return <p className="poll-dots none">{say('pollsTable.noDots')}</p>
  const named = ({ country, value }: Dot): string =>
    `${countryLabel(text, wave, country).text} ${percent(text, value)}`
  const place = (value: number) => ({ '--v': value / end }) as CSSProperties
  return (
    <div className="poll-dots">
      <span className="hidden">
        {say('pollsTable.fromTo', { low: named(low), high: named(high) })}
      </span>
      <span
        className="span"
        aria-hidden="true"
        style={{ '--lo': low.value / end, '--hi': high.value / end } as CSSProperties}
      />
      {dots.map((dot) => (
        <i key={dot.country} style={place(dot.value)} title={named(dot)} aria-hidden="true" />
      ))}
      {mean === undefined || mean.value === null ? null : (
        <b style={place(mean.value)} aria-hidden="true" />
      )}
      <span className="lo" style={place(low.value)} aria-hidden="true">
        {named(low)}
      </span>
      {low === high ? null : (
        <span className="hi" style={place(high.value)} aria-hidden="true">
          {named(high)}
        </span>
      )}
    </div>
  )
}

function Mean({ row: { mean } }: { row: DotRow }) {
  const text = useText()
  if (mean === undefined || mean.value === null)
    return (
      <p className="est">
        <small>–</small>
      </p>
    )
  return (
    <p className="est">
      <b>{percent(text, mean.value)}</b>{' '}
      {mean.interval === null ? null : <small>{percentRange(text, mean.interval)}</small>}
    </p>
  )
}
