import type { FigureAsked, PollTable, QuestionRow, TableCell, TableColumn, TableRow, WavePage } from '@suyab/server/api' // prettier-ignore
import { useQuery } from '@tanstack/react-query'
import { askFigure } from '../../api/polls.ts'
import { Dialog } from '../../component/dialog.tsx'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { ForPrint } from '../../component/for-print.tsx'
import { useText } from '../../text/text.tsx'
import { answerLabel, countryLabel } from './poll-label.ts'
import { percent, percentRange } from './poll-number.ts'
import { reasonSaid } from './table-cell.tsx'
import { warningSaid } from './table-notes.tsx'

export interface CellAsked {
  row: TableRow
  column: TableColumn
  cell: TableCell
}

/** A cell as a figure: a sentence for print with its base, interval and source; or why there is none. */
export function FigureDialog({
  wave,
  question,
  table,
  asked,
  onClose,
}: {
  wave: WavePage
  question: QuestionRow
  table: PollTable
  asked: CellAsked
  onClose: () => void
}) {
  const text = useText()
  const { row, column, cell } = asked
  const byCountry = table.question.rows === 'countries'
  const rowName =
    byCountry && row.value === ''
      ? text.say('pollsTable.mean')
      : byCountry
        ? countryLabel(text, wave, row.value).text
        : answerLabel(text, wave, question.name, row.value).text
  const columnName =
    column.group === 'all'
      ? text.say('pollsTable.all')
      : answerLabel(text, wave, column.group, column.value).text
  return (
    <Dialog
      title={text.say('pollsTable.cellTitle', { row: rowName, column: columnName })}
      onClose={onClose}
    >
      {cell.value === null ? (
        <NoFigure cell={cell} />
      ) : (
        <CellFigure wave={wave} table={table} asked={asked} />
      )}
    </Dialog>
  )
}

function NoFigure({ cell }: { cell: TableCell }) {
  const text = useText()
  const { say } = text
  if (cell.hidden.length === 0) return <p>{say('pollsTable.nobody')}</p>
  return (
    <>
      <p>{say('pollsTable.noFigure')}</p>
      <ul className="plain-list">
        {cell.hidden.map((reason) => (
          <li key={reason}>{reasonSaid(text, reason)}</li>
        ))}
      </ul>
    </>
  )
}

function CellFigure({
  wave,
  table,
  asked: { row, column, cell },
}: {
  wave: WavePage
  table: PollTable
  asked: CellAsked
}) {
  const text = useText()
  const { say, formats } = text
  const wanted: FigureAsked = {
    question: table.question,
    row: row.value,
    column: { group: column.group, value: column.value },
  }
  const { poll, number, revision, weighting } = wave
  const figure = useQuery({
    queryKey: ['poll-figure', poll.id, number, revision, weighting, wanted],
    queryFn: async () => askFigure(poll.id, number, wanted),
    staleTime: Infinity,
    retry: false,
  })
  return (
    <>
      <p className="poll-cell-value num">
        <b>{say('pollsTable.share', { value: percent(text, cell.value ?? 0) })}</b>
        {cell.interval === null ? null : (
          <span>
            {say('pollsTable.level', { level: formats.number(Math.round(table.level * 100)) })}{' '}
            {percentRange(text, cell.interval)}
          </span>
        )}
        {cell.respondents === null ? null : (
          <span>{say('pollsTable.n', { count: formats.number(cell.respondents) })}</span>
        )}
      </p>
      {figure.isPending ? <Loading /> : null}
      {figure.error === null ? null : (
        <FaultNotice error={figure.error} retry={() => void figure.refetch()} />
      )}
      {figure.data === undefined ? null : (
        <>
          <ForPrint figure={figure.data} />
          {figure.data.warnings.length === 0 ? null : (
            <ul className="plain-list">
              {figure.data.warnings.map((code) => (
                <li key={code}>{warningSaid(text, code)}</li>
              ))}
            </ul>
          )}
          <dl className="poll-source">
            <dt>{say('pollsTable.method')}</dt>
            <dd dir="ltr">{figure.data.source.method}</dd>
            <dt>{say('pollsTable.data')}</dt>
            <dd>
              <bdi dir="ltr">{figure.data.source.data.version}</bdi>
            </dd>
          </dl>
        </>
      )}
    </>
  )
}
