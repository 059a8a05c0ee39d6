import type { CoverageGrowth, CoveragePeriod, GrowthStale } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { askGrowth, savedQueriesQuery, type Asked } from '../../api/coverage.ts'
import { send } from '../../api/client.ts'
import { nodeNow } from '../../api/session.ts'
import { Empty } from '../../component/empty.tsx'
import { faultSentence } from '../../component/fault-notice.tsx'
import { Sign } from '../../component/sign.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { useText } from '../../text/text.tsx'
import { Asking } from '../../component/asking.tsx'
import { Countries } from './countries.tsx'
import { GrowthSaid, periodsSaid } from './growth-said.tsx'
import { GrowthWarnings } from './growth-warnings.tsx'
import { MonthChart } from './month-chart.tsx'
import { ResearchNav } from './research-nav.tsx'
import { isAsked, usualPeriods, type TopicSearch } from './research-search.ts'
import { StoriesPart } from './stories-part.tsx'
import { ThreeWays } from './three-ways.tsx'
import { TopOutlets } from './top-outlets.tsx'
import { useLongAnswer } from '../../component/use-long-answer.ts'
import { WordsPart } from './words-part.tsx'
import '../../style/figure.css'
import './chart.css'
import './topic.css'

/** How much more the press wrote about a topic, and what may lie behind it. */
export function TopicPage() {
  const { say } = useText()
  const search = useSearch({ from: '/research/topic' })
  usePageTitle(say('research.growth'))
  return (
    <>
      <ResearchNav />
      {isAsked(search) ? (
        <Topic search={search} />
      ) : (
        <Empty title={say('topic.nothingAsked')}>
          <p>
            <Link to="/research">{say('topic.toSearch')}</Link>
          </p>
        </Empty>
      )}
    </>
  )
}

function Topic({ search }: { search: TopicSearch }) {
  const { say } = useText()
  const { period, against, ...asked } = search
  const periods = {
    ...usualPeriods(nodeNow()),
    ...(period && { period }),
    ...(against && { against }),
  }
  const growth = useLongAnswer(['coverage', 'growth', asked, periods], true, (signal, onProgress) =>
    askGrowth(asked, periods, signal, onProgress),
  )
  return (
    <>
      <Ask search={search} periods={periods} answer={growth.answer} />
      <Asking long={growth} label={say('topic.counting')} />
      {growth.answer === undefined || growth.isAsking ? null : (
        <>
          <StaleNotice answer={growth.answer} again={growth.again} />
          <Answer answer={growth.answer} />
          <Found asked={asked} period={growth.answer.period} />
        </>
      )}
    </>
  )
}

/** What was found in the period itself: its stories and its words. */
function Found({ asked, period }: { asked: Asked; period: CoveragePeriod }) {
  const within = { ...asked, from: period.from, to: period.to }
  return (
    <>
      <StoriesPart asked={within} />
      <WordsPart asked={within} />
    </>
  )
}

/** What is asked, and the periods that are compared. */
function Ask({
  search,
  periods,
  answer,
}: {
  search: TopicSearch
  periods: { period: string; against: string }
  answer: CoverageGrowth | undefined
}) {
  const { say } = useText()
  const navigate = useNavigate()
  const queries = useQuery(savedQueriesQuery)
  const saved = queries.data?.find(({ id }) => id === search.saved)
  const [form, setForm] = useState(periods)
  const [shown, setShown] = useState(periods)
  if (shown.period !== periods.period || shown.against !== periods.against) {
    setShown(periods)
    setForm(periods)
  }
  const count = (event: FormEvent): void => {
    event.preventDefault()
    const named = { period: form.period.trim(), against: form.against.trim() }
    void navigate({ to: '/research/topic', search: { ...search, ...named } })
  }
  const { period: _period, against: _against, ...asked } = search
  return (
    <form className="ask" onSubmit={count}>
      <p className="terms">
        {saved === undefined ? null : (
          <b>
            <bdi>{saved.name}</bdi>{' '}
          </b>
        )}
        <bdi className={saved === undefined ? '' : 'query-text'}>
          {answer?.query ?? search.q ?? saved?.query}
        </bdi>
      </p>
      <div className="row-of">
        {(['period', 'against'] as const).map((name) => (
          <label key={name} className="inline">
            <span>{say(`topic.${name}`)}</span>
            <input
              className="field dates"
              dir="ltr"
              maxLength={30}
              required
              aria-describedby="dates-hint"
              value={form[name]}
              onChange={(event) => setForm({ ...form, [name]: event.target.value })}
            />
          </label>
        ))}
        <button type="submit" className="button">
          {say('topic.count')}
        </button>
        <Link to="/research" search={asked} className="button">
          {say('topic.change')}
        </Link>
        <small id="dates-hint">{say('topic.datesHint')}</small>
      </div>
    </form>
  )
}

/** How often a page that stands open asks whether its data moved on. */
const lookEvery = 60_000

/** Says when articles came, went or were marked since the growth was counted. */
function StaleNotice({ answer: { figure }, again }: { answer: CoverageGrowth; again: () => void }) {
  const { say } = useText()
  const { data } = useQuery({
    queryKey: ['coverage', 'stale', figure],
    queryFn: async () => send<GrowthStale>('POST', '/coverage/growth/stale', { figure }),
    enabled: figure !== null,
    refetchInterval: lookEvery,
    retry: false,
  })
  if (data === undefined || data.stale.length === 0) return null
  return (
    <p className="stale-notice" role="alert">
      <Sign name="stale" /> {say('topic.stale')}{' '}
      <button type="button" className="plain" onClick={again}>
        {say('topic.again')}
      </button>
    </p>
  )
}

function Answer({ answer }: { answer: CoverageGrowth }) {
  const { growth } = answer
  return (
    <>
      <div className="lead">
        <div>
          {growth === null ? (
            <NoGrowth answer={answer} />
          ) : (
            <GrowthSaid answer={answer} growth={growth} />
          )}
          <MonthChart answer={answer} />
        </div>
        <div>
          {growth === null ? null : <ThreeWays answer={answer} growth={growth} />}
          <GrowthWarnings answer={answer} />
        </div>
      </div>
      <Countries countries={answer.countries} />
      {growth === null ? null : <TopOutlets answer={answer} growth={growth} />}
    </>
  )
}

/** Where there is no growth, why. */
function NoGrowth({ answer }: { answer: CoverageGrowth }) {
  const text = useText()
  const { fault } = answer
  const { code = 'unknown', ...data } = fault ?? {}
  return (
    <>
      <h1 className="said news" tabIndex={-1}>
        {text.say('topic.noGrowth')}
      </h1>
      <p className="said-by">
        {faultSentence(text, { code, data })} {periodsSaid(text, answer)}
      </p>
    </>
  )
}
