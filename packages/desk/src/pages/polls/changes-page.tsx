import type { PollChange, PollRow, WavePage } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { askChange, pollsQuery, waveQuery } from '../../api/polls.ts'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { ForPrint } from '../../component/for-print.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { Whisk } from '../../component/whisk.tsx'
import { MissingPage } from '../../shell/error-page.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { changeMessage } from './change-said.ts'
import { answerLabel, askedQuestions, findQuestion, labelIn, numberedQuestions, questionLabel, questionNumber } from './poll-label.ts' // prettier-ignore
import { percent, percentRange, points } from './poll-number.ts'
import { ChosenPanel, CountriesPanel, PeoplePanel, PolicyChoice } from './table-asking.tsx'
import { hasCountries, isPooled, policyAsked, policyOf } from './table-policy.ts'
import { chosenOf, isTabulated } from './table-question.ts'
import {
  changedSearch,
  parseChangesSearch,
  type ChangesSearch,
  type SearchChange,
} from './polls-search.ts'
import { fieldworkSaid } from './wave-facts.tsx'
import { ProtectedNote, warningSaid } from './table-notes.tsx'
import { WithAnswers } from './with-answers.tsx'
import '../../style/inline.css'
import '../../style/polls.css'
import '../../style/polls-table.css'
import '../../style/polls-work.css'

/** An answer over the waves of a poll: its share in each, and what changed between them. */
export function ChangesPage() {
  return (
    <WithAnswers>
      <AllChanges />
    </WithAnswers>
  )
}

function AllChanges() {
  const { say } = useText()
  const { poll: id } = useParams({ from: '/polls/$poll/changes' })
  const polls = useQuery(pollsQuery)
  const poll = polls.data?.find((one) => one.id === id)
  const last = poll?.waves.reduce((most, { number }) => Math.max(most, number), 0) ?? 0
  const wave = useQuery({ ...waveQuery(id, last), enabled: last > 0 })
  const error = polls.error ?? wave.error
  if (error !== null)
    return <FaultNotice error={error} retry={() => void polls.refetch()} />
  if (polls.data === undefined) return <Loading />
  if (poll === undefined) return <MissingPage />
  return (
    <>
      <nav className="parts" aria-label={say('polls.parts')}>
        <ul>
          <li>
            <Link to="/polls" activeOptions={{ exact: true }}>{say('polls.all')}</Link>
          </li>
          <li>
            <Link
              to="/polls/$poll/waves/$wave"
              params={{ poll: id, wave: String(last) }}
            >
              {say('polls.tables')}
            </Link>
          </li>
          <li>
            <Link to="/polls/$poll/changes" params={{ poll: id }} aria-current="page">
              {say('polls.changes')}
            </Link>
          </li>
        </ul>
      </nav>
      {poll.waves.length < 2 ? (
        <Empty title={say('pollsWork.oneWave')}>
          <p>{say('pollsWork.oneWaveWhat')}</p>
        </Empty>
      ) : wave.data === undefined ? (
        <Loading />
      ) : (
        <Changes poll={poll} wave={wave.data} />
      )}
    </>
  )
} // prettier-ignore

function Changes({ poll, wave }: { poll: PollRow; wave: WavePage }) {
  const text = useText()
  const { say, formats } = text
  const search = useSearch({ from: '/polls/$poll/changes' })
  const navigate = useNavigate()
  const questions = askedQuestions(wave).filter(isTabulated)
  const question = (search.q === undefined ? undefined : findQuestion(wave, search.q)) ?? numberedQuestions(wave).find(isTabulated) ?? questions[0] // prettier-ignore
  if (question === undefined) return <Empty title={say('pollsTable.noQuestions')} />
  const change = (part: SearchChange): void => {
    void navigate({
      to: '/polls/$poll/changes',
      params: { poll: poll.id },
      search: parseChangesSearch(changedSearch(search, part) as Record<string, unknown>),
      replace: true,
    })
  }
  const chosen = chosenOf(question, search)
  const names = chosen.map((value) => say('pollsTable.quoted', { text: answerLabel(text, wave, question.name, value).text })) // prettier-ignore
  const needsPolicy = isPooled(wave, search) && policyOf(wave, search) === undefined
  return (
    <>
      <PageHead
        title={questionLabel(text, question).text}
        {...languageOf(questionLabel(text, question).language)}
        line={say('pollsWork.changesLine', { answers: formats.list(names) })}
      />
      <div className="poll-controls">
        <label className="inline">
          <span>{say('polls.question')}</span>
          <select
            className="field changes-question"
            value={question.name}
            onChange={({ target }) => change({ q: target.value, chosen: undefined })}
          >
            {questions.map((one) => (
              <option key={one.name} value={one.name}>
                {`${questionNumber(wave, one)} ${questionLabel(text, one).text}`.trim()}
              </option>
            ))}
          </select>
        </label>
        <div className="row-of">
          <ChosenPanel wave={wave} question={question} search={search} onChange={change} />
          {hasCountries(wave) ? (
            <>
              <CountriesPanel wave={wave} question={question} search={search} onChange={change} />
              <PolicyChoice wave={wave} search={search} onChange={change} />
              {policyOf(wave, search) === 'population' ? (
                <PeoplePanel wave={wave} question={question} search={search} onChange={change} />
              ) : null}
            </>
          ) : null}
        </div>
      </div>
      {needsPolicy ? (
        <Empty title={say('pollsWork.needsPolicy')}>
          <p>{say('pollsTable.noPolicy')}</p>
        </Empty>
      ) : (
        <Answer poll={poll} wave={wave} stub={question.name} chosen={chosen} search={search} />
      )}
    </>
  )
}

function languageOf(language: string | undefined): { language?: string } {
  return language === undefined ? {} : { language }
}

function Answer({
  poll,
  wave,
  stub,
  chosen,
  search,
}: {
  poll: PollRow
  wave: WavePage
  stub: string
  chosen: string[]
  search: ChangesSearch
}) {
  const text = useText()
  const { country } = search
  const waves = poll.waves.map(({ number }) => number).toSorted((a, b) => a - b)
  const asked = {
    stub,
    chosen,
    waves,
    ...(country === undefined ? {} : { countries: [...country] }),
    ...policyAsked(wave, search),
  }
  const versions = poll.waves.map(({ revision, weighting }) => `${revision}.${weighting}`)
  const answer = useQuery({
    queryKey: ['poll-change', poll.id, versions, asked],
    queryFn: async ({ signal }) => askChange(poll.id, asked, signal),
    staleTime: Infinity,
    retry: false,
  })
  if (answer.error !== null)
    return <FaultNotice error={answer.error} retry={() => void answer.refetch()} />
  if (answer.data === undefined) return <Loading />
  return (
    <>
      <Shares poll={poll} answer={answer.data} />
      <ol className="changes-said">
        {answer.data.changes.map((one) => (
          <li key={`${one.from} ${one.to}`}>
            <p className="news">{changeSaid(text, one, answer.data)}</p>
            {one.difference === null ? null : <p className="hint">{comparedSaid(text, one)}</p>}
            {one.figure === null ? null : <ForPrint figure={one.figure} />}
          </li>
        ))}
      </ol>
      <div className="poll-notes">
        <p>{text.say('pollsWork.changesNote')}</p>
        {answer.data.waves.some(({ hidden }) => hidden.includes('complementary')) ? (
          <ProtectedNote wave={wave} question={asked} />
        ) : null}
        {answer.data.warnings.map((code) => (
          <p key={code}>{warningSaid(text, code)}</p>
        ))}
      </div>
    </>
  )
}

function Shares({ poll, answer }: { poll: PollRow; answer: PollChange }) {
  const text = useText()
  const { say, formats } = text
  const all = new Map(poll.waves.map((wave) => [wave.number, wave]))
  return (
    <ScrollRegion label={say('polls.changes')}>
      <table className="poll-list changes">
        <thead>
          <tr>
            <th scope="col">{say('polls.wave')}</th>
            <th scope="col">{say('polls.fieldwork')}</th>
            <th scope="col" className="n">
              {say('pollsTable.baseColumn')}
            </th>
            <th scope="col" className="n">
              %
            </th>
            <th scope="col">{say('pollsTable.interval')}</th>
            <td className="drawing" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {answer.waves.map(({ wave: number, share, interval, respondents }) => {
            const wave = all.get(number)
            return (
              <tr key={number}>
                <th scope="row">
                  {labelIn(text, wave?.names ?? {}, say('polls.waveNumber', { number })).text}
                </th>
                <td>{wave === undefined ? null : fieldworkSaid(text, wave.fieldwork)}</td>
                <td className="n">{respondents === null ? '–' : formats.number(respondents)}</td>
                <td className="n">
                  {share === null ? (
                    <span className="cut">{say('pollsTable.hidden.complementary')}</span>
                  ) : (
                    <b>{percent(text, share)}</b>
                  )}
                </td>
                <td>{interval === null ? '–' : percentRange(text, interval)}</td>
                <td className="drawing">
                  {share === null ? null : (
                    <Whisk
                      low={interval?.low ?? share}
                      high={interval?.high ?? share}
                      value={share}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** As what the two samples were compared. */
function comparedSaid(text: ReturnType<typeof useText>, { overlap, shared }: PollChange['changes'][number]): string {
  const { say, formats } = text
  if (overlap === 'fresh') return say('pollsWork.compared.fresh')
  return shared === null
    ? say(`pollsWork.compared.${overlap}.untold`)
    : say(`pollsWork.compared.${overlap}`, { shared: formats.number(shared) })
} // prettier-ignore

/** What changed from one wave to the next, as a sentence; what may be chance says so. */
function changeSaid(text: ReturnType<typeof useText>, change: PollChange['changes'][number], { waves }: PollChange): string {
  const { say } = text
  const { from, to, difference, interval, p } = change
  const small = p !== null && p < 0.001 ? '< 0.001' : `= ${text.formats.number(Number((p ?? 0).toFixed(3)))}` // prettier-ignore
  const isShown = waves.every(({ wave, share }) => (wave !== from && wave !== to) || share !== null)
  return say(changeMessage(change, isShown), {
    from,
    to,
    points: points(text, difference ?? 0).replace('+', ''),
    low: interval === null ? '–' : points(text, interval.low),
    high: interval === null ? '–' : points(text, interval.high),
    p: small,
  })
} // prettier-ignore
