import type { QuestionRow, WavePage as Wave } from '@suyab/server/api'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { askTable } from '../../api/polls.ts'
import { Asking } from '../../component/asking.tsx'
import { Empty } from '../../component/empty.tsx'
import { useLongAnswer } from '../../component/use-long-answer.ts'
import { usePageTitle } from '../../shell/page-title.ts'
import { useText } from '../../text/text.tsx'
import { questionLabel, questionNumber } from './poll-label.ts'
import { useManagesPolls } from './poll-may.ts'
import { changedSearch, type SearchChange, type WaveSearch } from './polls-search.ts'
import { PollDots } from './poll-dots.tsx'
import { PollTableView } from './poll-table.tsx'
import { QuestionNav } from './question-nav.tsx'
import { TableExport } from './table-export.tsx'
import { TableAsking } from './table-asking.tsx'
import { BaseLine, TableNotes } from './table-notes.tsx'
import { isPooled, policyOf, withoutPopulation } from './table-policy.ts'
import { isTabulated, shownQuestion, tableQuestion, viewOf } from './table-question.ts'
import { WaveFacts } from './wave-facts.tsx'
import { WaveFrame } from './wave-frame.tsx'
import { WithAnswers } from './with-answers.tsx'
import { Wording } from './wording.tsx'
import '../../style/polls-table.css'

/** A wave: its facts, its questions, and the table of one of them. */
export function WavePage() {
  return (
    <WithAnswers>
      <WaveFrame>{(wave) => <Tables wave={wave} />}</WaveFrame>
    </WithAnswers>
  )
}

function Tables({ wave }: { wave: Wave }) {
  const { say } = useText()
  const search = useSearch({ from: '/polls/$poll/waves/$wave' })
  const question = shownQuestion(wave, search)
  return (
    <div className="poll-two">
      <aside className="poll-side" aria-label={say('polls.facts')}>
        <WaveFacts wave={wave} />
        <QuestionNav wave={wave} current={question} search={search} />
      </aside>
      {question === undefined ? (
        <Empty title={say('pollsTable.noQuestions')} />
      ) : (
        <Question key={question.name} wave={wave} question={question} search={search} />
      )}
    </div>
  )
}

function Question({
  wave,
  question,
  search,
}: {
  wave: Wave
  question: QuestionRow
  search: WaveSearch
}) {
  const text = useText()
  const label = questionLabel(text, question)
  const number = questionNumber(wave, question)
  usePageTitle(label.text)
  return (
    <section className="poll-question" aria-labelledby="poll-question">
      <h1
        className="head news"
        id="poll-question"
        tabIndex={-1}
        lang={label.language}
        dir={label.language === undefined ? undefined : 'auto'}
      >
        {number === '' ? null : `${number}. `}
        {label.text}
      </h1>
      {isTabulated(question) ? (
        <Answers wave={wave} question={question} search={search} />
      ) : (
        <WithoutTable wave={wave} question={question} />
      )}
      <Wording wave={wave} question={question} />
    </section>
  )
}

/** Free text, numbers and times are not shares of anything until somebody sorts them. */
function WithoutTable({ wave, question }: { wave: Wave; question: QuestionRow }) {
  const { say, formats } = useText()
  const manages = useManagesPolls()
  const { kind, answered } = question
  const said =
    kind !== 'number'
      ? say('pollsTable.isText')
      : say(manages ? 'pollsTable.isNumber' : 'pollsTable.isNumberReader')
  return (
    <div className="poll-plain">
      {answered === null ? null : (
        <p>{say('pollsTable.answeredBy', { count: formats.number(answered) })}</p>
      )}
      <p>
        {said}{' '}
        {kind === 'number' && manages ? (
          <Link
            to="/polls/$poll/waves/$wave/recodings"
            params={{ poll: wave.poll.id, wave: String(wave.number) }}
            search={{ of: question.name }}
          >
            {say('pollsTable.toRecoding')}
          </Link>
        ) : null}
      </p>
    </div>
  )
}

function Answers({
  wave,
  question,
  search,
}: {
  wave: Wave
  question: QuestionRow
  search: WaveSearch
}) {
  const { say } = useText()
  const navigate = useNavigate()
  const view = viewOf(wave, question, search)
  const asked = tableQuestion(wave, question, search)
  const lacking = withoutPopulation(wave, search)
  // Answers of several countries together are nothing until it is said how these weigh.
  const needsPolicy =
    view === 'answers' && isPooled(wave, search) && policyOf(wave, search) === undefined
  const { poll, number, revision, weighting, dataVersion } = wave
  const key = ['poll-table', poll.id, number, revision, weighting, dataVersion, asked]
  const long = useLongAnswer(key, lacking.length === 0 && !needsPolicy, (signal, onProgress) =>
    askTable(poll.id, number, asked, signal, onProgress),
  )
  const change = (part: SearchChange): void => {
    void navigate({
      to: '/polls/$poll/waves/$wave',
      params: { poll: poll.id, wave: String(number) },
      search: changedSearch(search, part),
      replace: true,
      resetScroll: false,
    })
  }
  const table = long.isAsking || needsPolicy ? undefined : long.answer
  return (
    <>
      {table === undefined ? null : <BaseLine wave={wave} question={question} table={table} />}
      <div className="poll-controls">
        <TableAsking wave={wave} question={question} search={search} onChange={change} />
        {table === undefined ? null : <TableExport wave={wave} question={asked} />}
      </div>
      {needsPolicy ? (
        <Empty title={say('pollsWork.needsPolicy')}>
          <p>{say('pollsTable.noPolicy')}</p>
        </Empty>
      ) : lacking.length > 0 ? (
        <p className="poll-plain">{say('pollsTable.peopleMissing', { count: lacking.length })}</p>
      ) : (
        <Asking long={long} label={say('pollsTable.counting')} />
      )}
      {table === undefined ? null : (
        <>
          {view === 'dots' ? (
            <PollDots wave={wave} question={question} table={table} />
          ) : (
            <PollTableView wave={wave} question={question} table={table} />
          )}
          <TableNotes wave={wave} question={question} table={table} view={view} />
        </>
      )}
    </>
  )
}
