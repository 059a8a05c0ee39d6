import type { PollTable, QuestionRow, TableCell, TableColumn, TableRow, WavePage } from '@suyab/server/api' // prettier-ignore
import { useRef, useState } from 'react'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { Whisk } from '../../component/whisk.tsx'
import { useText } from '../../text/text.tsx'
import { FigureDialog, type CellAsked } from './figure-dialog.tsx'
import { answerLabel, countryLabel, findQuestion, labelIn, questionLabel } from './poll-label.ts'
import { percent } from './poll-number.ts'
import { PollCell } from './table-cell.tsx'
import { moveInTable } from './table-keys.ts'
import { hasComparedRows } from './table-question.ts'

/** Columns of one group beside each other: all, or the answers of one question. */
function groupsOf(columns: readonly TableColumn[]): TableColumn[][] {
  const groups: TableColumn[][] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (last?.[0]?.group === column.group) last.push(column)
    else groups.push([column])
  }
  return groups
}

/** Shares by country or by answer, with their intervals, beside them groups of people. */
export function PollTableView({
  wave,
  question,
  table,
}: {
  wave: WavePage
  question: QuestionRow
  table: PollTable
}) {
  const { say } = useText()
  const [open, setOpen] = useState<CellAsked | null>(null)
  // The cell that the tab key reaches; arrow keys go on from there.
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0])
  const body = useRef<HTMLTableSectionElement>(null)
  const groups = groupsOf(table.columns)
  const byCountry = table.question.rows === 'countries'
  return (
    <>
      <ScrollRegion label={say('pollsTable.table')}>
        <table className={byCountry ? 'poll-table' : 'poll-table by-answer'}>
          <TableHead wave={wave} groups={groups} byCountry={byCountry} />
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys go from cell to cell; each is a button that the tab key reaches too */}
          <tbody
            ref={body}
            onKeyDown={(event) => {
              const next = moveInTable(event.key, at, table.rows.length, table.columns.length)
              if (next === undefined) return
              event.preventDefault()
              setAt(next)
              const [row, column] = next
              body.current?.querySelector<HTMLElement>(`[data-at="${row}:${column}"]`)?.focus()
            }}
          >
            {byCountry ? null : <BaseRow table={table} />}
            {table.rows.map((row, index) => (
              <Row
                key={row.value}
                wave={wave}
                question={question}
                table={table}
                row={row}
                index={index}
                at={at}
                onReach={(column) => setAt([index, column])}
                // A row has a cell for each column.
                onOpen={(cell, column) => setOpen({ row, column: table.columns[column]!, cell })}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {open === null ? null : (
        <FigureDialog
          wave={wave}
          question={question}
          table={table}
          asked={open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function TableHead({
  wave,
  groups,
  byCountry,
}: {
  wave: WavePage
  groups: readonly TableColumn[][]
  byCountry: boolean
}) {
  const text = useText()
  const { say, formats } = text
  const [, ...others] = groups
  const span = others.length === 0 ? 1 : 2
  return (
    <thead>
      <tr>
        <th rowSpan={span} scope="col" className="what">
          {say(byCountry ? 'pollsTable.country' : 'pollsTable.answer')}
        </th>
        {byCountry ? (
          <th rowSpan={span} scope="col" className="base">
            {say('pollsTable.baseColumn')}
          </th>
        ) : null}
        <th rowSpan={span} scope="col" className="tot">
          {say('pollsTable.all')}
        </th>
        <td rowSpan={span} className="bar" aria-hidden="true">
          <span className="ax">
            {[0, 0.5, 1].map((place) => (
              <i key={place} style={{ insetInlineStart: `${place * 100}%` }}>
                {formats.number(place * 100)}
              </i>
            ))}
          </span>
        </td>
        {others.map((group) => {
          // Columns are put together to a group by its name: there is at least one.
          const { group: name } = group[0]!
          const label = groupLabel(wave, text, name)
          return (
            <th
              key={name}
              colSpan={group.length}
              scope="colgroup"
              className="gap"
              lang={label.language}
            >
              {label.text}
            </th>
          )
        })}
      </tr>
      {others.length === 0 ? null : (
        <tr>
          {others.flat().map(({ group, value, letter }, index, all) => {
            const label = answerLabel(text, wave, group, value)
            const isFirst = all[index - 1]?.group !== group
            return (
              <th
                key={`${group} ${value}`}
                scope="col"
                className={isFirst ? 'gap' : undefined}
                lang={label.language}
              >
                {label.text} <b>{letter}</b>
              </th>
            )
          })}
        </tr>
      )}
    </thead>
  )
}

function groupLabel(wave: WavePage, text: ReturnType<typeof useText>, name: string) {
  const question = findQuestion(wave, name)
  if (name === wave.declaration.design.country)
    return { text: text.say('pollsTable.country'), language: undefined }
  return question === undefined ? labelIn(text, {}, name) : questionLabel(text, question)
}

/** How many people each column stands on, where rows are answers. */
function BaseRow({ table }: { table: PollTable }) {
  const { say, formats } = useText()
  return (
    <tr className="bases">
      <th scope="row">{say('pollsTable.baseColumn')}</th>
      {table.columns.map((column, index) => (
        <BaseCell
          key={`${column.group} ${column.value}`}
          isAll={index === 0}
          count={
            column.respondents === null
              ? say('pollsTable.hidden.complementary')
              : formats.number(column.respondents)
          }
        />
      ))}
    </tr>
  )
}

function BaseCell({ isAll, count }: { isAll: boolean; count: string }) {
  return (
    <>
      <td className={isAll ? 'tot' : undefined}>{count}</td>
      {isAll ? <td className="bar" aria-hidden="true" /> : null}
    </>
  )
}

function Row({
  wave,
  question,
  table,
  row,
  index,
  at,
  onReach,
  onOpen,
}: {
  wave: WavePage
  question: QuestionRow
  table: PollTable
  row: TableRow
  index: number
  at: readonly [row: number, column: number]
  onReach: (column: number) => void
  onOpen: (cell: TableCell, column: number) => void
}) {
  const text = useText()
  const { say, formats } = text
  const cell = (one: TableCell, column: number) => (
    <PollCell
      cell={one}
      isAll={column === 0}
      position={`${index}:${column}`}
      isReached={at[0] === index && at[1] === column}
      onFocus={() => onReach(column)}
      onOpen={() => onOpen(one, column)}
    />
  )
  const byCountry = table.question.rows === 'countries'
  const isMean = byCountry && row.value === ''
  const label = isMean
    ? { text: say('pollsTable.mean'), language: undefined }
    : byCountry
      ? countryLabel(text, wave, row.value)
      : answerLabel(text, wave, question.name, row.value)
  const [all, ...others] = row.cells
  return (
    <tr className={isMean ? 'mean' : undefined}>
      <th scope="row" lang={label.language}>
        {hasComparedRows(table) && row.letter !== undefined ? <i>{row.letter}</i> : null}
        {label.text}
      </th>
      {byCountry ? (
        <td className="base">
          {row.respondents === null
            ? say('pollsTable.hidden.complementary')
            : formats.number(row.respondents)}
        </td>
      ) : null}
      <td className={cellClass('tot', all)}>{all === undefined ? null : cell(all, 0)}</td>
      <td className="bar" aria-hidden="true">
        {all === undefined ? null : <CellBar cell={all} />}
      </td>
      {others.map((one, place) => {
        // A row has a cell for each column, that of all first.
        const column = table.columns[place + 1]!
        const isFirst = table.columns[place]?.group !== column.group
        return (
          <td
            key={`${column.group} ${column.value}`}
            className={cellClass(isFirst ? 'gap' : '', one)}
          >
            {cell(one, place + 1)}
          </td>
        )
      })}
    </tr>
  )
}

function cellClass(name: string, cell: TableCell | undefined): string | undefined {
  const isHidden = cell !== undefined && cell.value === null
  return [name, isHidden ? 'cut' : ''].join(' ').trim() || undefined
}

/** The interval of the column of all on an axis from 0 to 100. */
function CellBar({ cell: { value, interval } }: { cell: TableCell }) {
  const text = useText()
  if (value === null) return null
  return (
    <span title={percent(text, value)}>
      <Whisk low={interval?.low ?? value} high={interval?.high ?? value} value={value} />
    </span>
  )
}
