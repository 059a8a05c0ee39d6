import type { PollTable, QuestionRow, TableQuestion, WavePage } from '@suyab/server/api'
import { Sign } from '../../component/sign.tsx'
import { useText, type Text } from '../../text/text.tsx'
import { answerLabel } from './poll-label.ts'
import type { TableView } from './polls-search.ts'
import { short, wholePercent } from './poll-number.ts'
import { reasonSaid } from './table-cell.tsx'
import { declaredPolicy, isOtherThanDeclared, isPooled } from './table-policy.ts'
import { hasComparedColumns, hasComparedRows } from './table-question.ts'

/** What stands in the table, who was counted, and what several countries together stand for. */
export function BaseLine({
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
  const { chosen = [], policy, only = [], base, rows } = table.question
  const level = formats.number(Math.round(table.level * 100))
  const names = chosen.map((value) => say('pollsTable.quoted', { text: answerLabel(text, wave, question.name, value).text })) // prettier-ignore
  const isFiltered = only.length > 0
  return (
    <p className="base-line">
      <span>
        {rows === 'countries'
          ? say('pollsTable.lineChosen', { answers: formats.list(names), level })
          : say('pollsTable.line', { level })}
      </span>
      {question.kind === 'many' && base === 'answers' ? (
        <span>{say('pollsTable.ofAnswers')}</span>
      ) : question.kind === 'many' && rows === 'answers' ? (
        <span>{say('pollsTable.overHundred')}</span>
      ) : null}
      <span>
        {say(isFiltered ? 'pollsTable.baseFiltered' : 'pollsTable.baseAll', {
          count: formats.number(table.respondents),
        })}
      </span>
      {policy === undefined ? null : <span>{say(`pollsTable.line.${policy}`)}</span>}
    </p>
  )
}

/** What the letters, the hidden cells and the intervals mean. */
export function TableNotes({
  wave,
  question,
  table,
  view,
}: {
  wave: WavePage
  question: QuestionRow
  table: PollTable
  view: TableView
}) {
  const text = useText()
  const { say, formats } = text
  const { rows, policy, interval = 'logit', adjustment } = table.question
  const cells = table.rows.flatMap((row) => row.cells)
  const reasons = [...new Set(cells.flatMap((cell) => cell.hidden))]
  const level = formats.number(Math.round(table.level * 100))
  const limits = (usual: 'holm' | 'none') => ({
    alpha: formats.number(Number(table.alpha.toFixed(4))),
    adjustment: say(`pollsTable.adjustment.${adjustment ?? usual}`),
  })
  // Only what stands in the table is explained.
  const hasRowLetters = cells.some(({ rowLetters = '' }) => rowLetters !== '')
  const hasLetters = view !== 'dots' && cells.some(({ letters }) => letters !== '')
  const isCompared = view !== 'dots' && (hasComparedRows(table) || hasComparedColumns(table))
  const isOptIn = wave.sample === 'opt-in'
  // Said above in their own places.
  const told = new Set(['poll.opt-in-sample', 'poll.policy-missing'])
  const warnings = table.warnings.filter((code) => !told.has(code))
  const first = cells.filter((_, index) => index % table.columns.length === 0)
  const sum = first.reduce((total, cell) => total + wholePercent(cell.value ?? 0), 0)
  const isComplete = rows === 'answers' && question.kind === 'one' && first.every((cell) => cell.value !== null) // prettier-ignore
  return (
    <div className="poll-notes">
      {isOptIn ? (
        <p className="optin">
          <Sign name="warning" /> {say('pollsTable.optIn')}
        </p>
      ) : null}
      {view === 'dots' ? <p>{say('pollsTable.noteDots')}</p> : null}
      {hasRowLetters ? <p>{say('pollsTable.noteRows', limits('holm'))}</p> : null}
      {hasLetters ? <p>{say('pollsTable.noteColumns', limits('none'))}</p> : null}
      {isCompared && !hasRowLetters && !hasLetters ? (
        <p>{say('pollsTable.noteNoLetters', limits(rows === 'countries' ? 'holm' : 'none'))}</p>
      ) : null}
      {isPooled(wave, { country: table.question.countries }) && policy === undefined ? (
        <p>{say('pollsTable.noPolicy')}</p>
      ) : null}
      {[...Map.groupBy(reasons, (reason) => say(`pollsTable.hidden.${reason}`))].map(
        ([word, all]) => (
          <p key={word}>
            <span className="d">{word}</span>:{' '}
            {all.map((reason) => reasonSaid(text, reason)).join('; ')}
          </p>
        ),
      )}
      {reasons.includes('complementary') ? (
        <ProtectedNote wave={wave} question={table.question} />
      ) : null}
      <p>
        {say(isOptIn ? 'pollsTable.noteModelIntervals' : 'pollsTable.noteIntervals', {
          level,
          variance: say(`pollsTable.variance.${table.variance}`),
          method: say(`pollsTable.interval.${interval}`),
        })}
      </p>
      {table.marginOfError === null ? null : (
        <p>
          {say('pollsTable.margin', {
            points: short(text, table.marginOfError * 100, 1),
            level,
          })}
        </p>
      )}
      {table.missing === 0 ? null : <p>{say('pollsTable.missing', { count: table.missing })}</p>}
      {isComplete && sum !== 100 ? <p>{say('pollsTable.rounding')}</p> : null}
      {warnings.map((code) => (
        <p key={code}>{warningSaid(text, code)}</p>
      ))}
    </div>
  )
}

/** Why more is hidden where countries stand for something else together than is declared. */
export function ProtectedNote({
  wave,
  question,
}: {
  wave: WavePage
  question: Pick<TableQuestion, 'policy' | 'populations'>
}) {
  const { say } = useText()
  const declared = declaredPolicy(wave)
  if (declared === undefined || !isOtherThanDeclared(wave, question)) return null
  return <p>{say('pollsTable.noteProtected', { policy: say(`pollsTable.policy.${declared}`) })}</p>
}

/** What a reader should know of a table or figure; a code without words stands as it is. */
export function warningSaid(text: Text, code: string): string {
  const message = text.find('pollsTable', `warning.${code}`)
  return typeof message === 'string' ? message : code
}
