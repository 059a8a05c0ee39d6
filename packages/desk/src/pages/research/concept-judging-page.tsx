import type {
  ConceptArticle,
  ConceptRoundPage,
  ConceptRoundRow,
  ConceptVerdict,
} from '@suyab/server/api'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { send } from '../../api/client.ts'
import {
  conceptQuery,
  judgementsPath,
  roundArticlesQuery,
  roundBatch,
  roundQuery,
} from '../../api/concepts.ts'
import { faultOf } from '../../api/fault.ts'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice, faultSentence } from '../../component/fault-notice.tsx'
import { In } from '../../component/named.tsx'
import { Mark } from '../../component/sign.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useToast } from '../../shell/toasts.tsx'
import { dayName } from '../../text/day-name.ts'
import { useText } from '../../text/text.tsx'
import { EstimateBand } from './concept-measure.tsx'
import { MarkedText } from './marked-text.tsx'
import { ResearchNav } from './research-nav.tsx'
import './concept.css'

/** One article after another: is it about the concept? */
export function ConceptJudgingPage() {
  const { id, round } = useParams({ from: '/research/concepts/$id/judge/$round' })
  const concept = useQuery(conceptQuery(id))
  const page = useQuery(roundQuery(id, round))
  const { say, name, languageName } = useText()
  const error = concept.error ?? page.error
  return (
    <>
      <ResearchNav />
      {error === null ? null : <FaultNotice error={error} />}
      {concept.data === undefined || page.data === undefined ? (
        error === null ? (
          <Loading />
        ) : null
      ) : (
        <>
          <PageHead
            title={say('concepts.judging', {
              concept: name(concept.data.names).text,
              language: languageName(page.data.round.language),
            })}
          >
            <Link
              className="button"
              to="/research/concepts/$id"
              params={{ id }}
              search={{ part: 'results' }}
            >
              {say('concepts.back')}
            </Link>
          </PageHead>
          <Judging key={round} concept={id} page={page.data} />
        </>
      )}
    </>
  )
}

type Verdicts = Readonly<Record<string, ConceptVerdict>>

function Judging({ concept, page }: { concept: string; page: ConceptRoundPage }) {
  const text = useText()
  const { say } = text
  const { items } = page
  const client = useQueryClient()
  const toast = useToast()
  const [verdicts, setVerdicts] = useState<Verdicts>(() =>
    Object.fromEntries(items.flatMap(({ article, mine }) => (mine ? [[article, mine]] : []))),
  )
  const [round, setRound] = useState(page.round)
  const [place, setPlace] = useState(() => nextOpen(items, verdicts, 0))
  // Judgements go one after the other, so that the last answer is the newest measure.
  const queue = useRef(Promise.resolve())
  const batch = Math.floor(Math.min(place, items.length - 1) / roundBatch)
  const articles = useQuery(roundArticlesQuery(concept, page.round.id, batch))
  const ahead = (batch + 1) * roundBatch < items.length
  useQuery({ ...roundArticlesQuery(concept, page.round.id, batch + 1), enabled: ahead })

  const tell = (article: string, verdict: ConceptVerdict | null): void => {
    const said = async (): Promise<void> => {
      try {
        const path = judgementsPath(concept, page.round.id)
        setRound(await send<ConceptRoundRow>('POST', path, { article, verdict }))
        void client.invalidateQueries({ queryKey: ['concepts'] })
        void client.invalidateQueries({ queryKey: ['concept', concept, 'current'] })
      } catch (cause) {
        toast({ text: faultSentence(text, faultOf(cause)), alarm: true })
        setVerdicts(({ [article]: _lost, ...rest }) => rest)
        setPlace(items.findIndex((one) => one.article === article))
      }
    }
    queue.current = queue.current.then(said)
  }
  const judge = (verdict: ConceptVerdict): void => {
    const item = items[place]
    if (item === undefined) return
    const next = { ...verdicts, [item.article]: verdict }
    setVerdicts(next)
    setPlace(nextOpen(items, next, place + 1))
    tell(item.article, verdict)
  }
  const back = (): void => {
    const before = Math.min(place, items.length) - 1
    const item = items[before]
    if (item === undefined) return
    setPlace(before)
    if (verdicts[item.article] === undefined) return
    const { [item.article]: _taken, ...rest } = verdicts
    setVerdicts(rest)
    tell(item.article, null)
  }
  useJudgingKeys({ judge, back })
  const done = Object.keys(verdicts).length
  const item = items[place]
  const article = articles.data?.find(({ id }) => id === item?.article)
  return (
    <div className="judging">
      <div>
        <div className="judging-progress">
          <meter
            min={0}
            max={Math.max(1, items.length)}
            value={done}
            aria-label={say('concepts.progress', { done, count: items.length })}
          />
          <span className="num">{say('concepts.progress', { done, count: items.length })}</span>
        </div>
        {item === undefined ? (
          <Done />
        ) : articles.error !== null ? (
          <FaultNotice error={articles.error} retry={() => void articles.refetch()} />
        ) : articles.isPending ? (
          <Loading />
        ) : article === undefined ? (
          <p className="judged">
            {say('concepts.gone')}{' '}
            <button
              type="button"
              className="button"
              onClick={() => setPlace(nextOpen(items, verdicts, place + 1))}
            >
              {say('concepts.skip')}
            </button>
          </p>
        ) : (
          <Article key={article.id} article={article} />
        )}
        <div className="judging-errands">
          <p className="t-lead">{say('concepts.isItAbout')}</p>
          <div className="row-of">
            {answers.map(({ verdict, word, key }) => (
              <button
                key={verdict}
                type="button"
                className={verdict === 'about' ? 'button main' : 'button'}
                disabled={article === undefined || item === undefined}
                onClick={() => judge(verdict)}
              >
                {say(word)} <kbd>{key}</kbd>
              </button>
            ))}
            <button type="button" className="button" disabled={place === 0} onClick={back}>
              {say('concepts.undo')} <kbd>U</kbd>
            </button>
          </div>
        </div>
      </div>
      <aside className="judging-side">
        <h2 className="small">{say('concepts.definition')}</h2>
        <p className="news">{page.definition}</p>
        <SoFar round={round} />
      </aside>
    </div>
  )
}

const answers = [
  { verdict: 'about', word: 'concepts.yes', key: 'Y' },
  { verdict: 'not', word: 'concepts.no', key: 'N' },
  { verdict: 'unsure', word: 'concepts.unsure', key: '?' },
] as const

/** The next article that this person has said nothing of; behind the last one where there is none. */
function nextOpen(items: ConceptRoundPage['items'], verdicts: Verdicts, from: number): number {
  const open = ({ article }: { article: string }): boolean => verdicts[article] === undefined
  const after = items.findIndex((item, at) => at >= from && open(item))
  if (after !== -1) return after
  const any = items.findIndex(open)
  return any === -1 ? items.length : any
}

/**
 * The keys of judging, told by their place on the keyboard. They come before the desk's own: `?`
 * says here that one cannot tell.
 */
function useJudgingKeys({
  judge,
  back,
}: {
  judge: (verdict: ConceptVerdict) => void
  back: () => void
}): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement // prettier-ignore
    if (isTyping || document.querySelector('dialog[open]') !== null) return
    const { key, code } = event
    const is = (letter: string): boolean => key.toLowerCase() === letter.toLowerCase() || code === `Key${letter}` // prettier-ignore
    if (is('Y')) judge('about')
    else if (is('N')) judge('not')
    else if (key === '?' || key === '？' || (code === 'Slash' && event.shiftKey)) judge('unsure')
    else if (is('U') || key === 'Backspace') back()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  useEffect(() => {
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}

function Article({ article }: { article: ConceptArticle }) {
  const text = useText()
  const { say } = text
  const { language, title, titleMarks, textMarks, outlet, day, url, cut } = article
  return (
    <article className="judged" aria-live="polite">
      <p className="line">
        <b>
          <bdi>{outlet}</bdi>
        </b>
        <time dateTime={day}>{dayName(text, day)}</time>
        <a href={url} target="_blank" rel="noreferrer">
          {say('concepts.open')}
        </a>
      </p>
      <In language={language} as="h2" className="head news">
        <MarkedText text={title} marks={titleMarks} />
      </In>
      <In language={language} className="judged-text news" as="div">
        <MarkedText text={article.text} marks={textMarks} />
      </In>
      {cut ? <p className="column-note">{say('concepts.cut')}</p> : null}
    </article>
  )
}

function Done() {
  const { say } = useText()
  return (
    <div className="judged">
      <p className="head news">{say('concepts.doneTitle')}</p>
      <p>{say('concepts.done')}</p>
    </div>
  )
}

/** What the judgements come to, as they come in. */
function SoFar({ round }: { round: ConceptRoundRow }) {
  const { say } = useText()
  const { precision, recall, judged, undecided, enough } = round.measured
  return (
    <>
      <h2 className="small">{say('concepts.soFar')}</h2>
      <dl className="column-measures" aria-live="polite">
        <dt>{say('concepts.precision')}</dt>
        <dd>
          {precision === undefined ? (
            <Mark sign="stale">{say('concepts.notMeasured')}</Mark>
          ) : (
            <EstimateBand estimate={precision} cases={judged.hit} />
          )}
        </dd>
        <dt>{say('concepts.recall')}</dt>
        <dd>
          {recall === undefined ? (
            <Mark sign="stale">{say('concepts.notMeasured')}</Mark>
          ) : (
            <EstimateBand estimate={recall} cases={judged.near + judged.rest} />
          )}
        </dd>
      </dl>
      {undecided === 0 ? null : <p>{say('concepts.undecided', { count: undecided })}</p>}
      {enough ? (
        <p>
          <Mark sign="confirmed">{say('concepts.measured')}</Mark>
        </p>
      ) : (
        <p className="column-note">{say('concepts.tooFew', { count: 20 })}</p>
      )}
      {round.fits ? null : <p>{say('concepts.otherList')}</p>}
      <p className="column-note">{say('concepts.shortcuts')}</p>
    </>
  )
}
