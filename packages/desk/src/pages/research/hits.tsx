import type { CoverageHit, SavedQueryRow } from '@suyab/server/api'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import {
  downloadAddress,
  downloadFormats,
  hitsQuery,
  languagesQuery,
  markFalse,
  marksQuery,
  unmarkFalse,
  type Asked,
} from '../../api/coverage.ts'
import { Empty, Loading } from '../../component/empty.tsx'
import { useText } from '../../text/text.tsx'
import { ArchiveFault } from '../../component/archive-fault.tsx'
import { HitRow } from './hit-row.tsx'
import { useErrandOn } from '../../shell/errand-on.ts'

/** What a question finds, the newest first; hits of a saved query may be marked as none. */
export function Hits({
  asked,
  saved,
  marked,
}: {
  asked: Asked
  saved: SavedQueryRow | undefined
  /** Only those that were marked. */
  marked: boolean
}) {
  const { say } = useText()
  const found = useInfiniteQuery(hitsQuery(asked, marked))
  const pages = found.data?.pages ?? []
  const hits = pages.flatMap((page) => page.hits)
  if (found.isPending) return <Loading />
  if (pages.length === 0)
    return <ArchiveFault error={found.error} retry={() => void found.refetch()} />
  if (hits.length === 0)
    return (
      <Empty title={say(marked ? 'research.noneMarked' : 'research.nothing')}>
        <p>{say(marked ? 'research.noneMarkedWhat' : 'research.nothingWhat')}</p>
      </Empty>
    )
  return (
    <>
      <ol className="hits">
        {pages.flatMap((page) =>
          page.hits.map((hit) => (
            <li key={hit.id}>
              <HitRow hit={hit} names={page.outlets[hit.outlet]} concepts={page.concepts}>
                {saved === undefined ? null : (
                  <MarkButton hit={hit} saved={saved.id} marked={marked} />
                )}
              </HitRow>
            </li>
          )),
        )}
      </ol>
      {found.hasNextPage ? (
        <p className="row-of more">
          <button
            type="button"
            className="button"
            disabled={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {say(found.isFetchingNextPage ? 'shell.loading' : 'research.more')}
          </button>
        </p>
      ) : null}
    </>
  )
}

function MarkButton({ hit, saved, marked }: { hit: CoverageHit; saved: string; marked: boolean }) {
  const { say, formats } = useText()
  const errand = useErrandOn('coverage')
  const marks = useQuery({ ...marksQuery(saved), enabled: marked })
  const mark = marks.data?.find(({ article }) => article === hit.id)
  const back = async (): Promise<boolean> =>
    errand(async () => unmarkFalse(saved, hit.id), { text: say('research.unmarked') })
  const none = async (): Promise<boolean> =>
    errand(async () => markFalse(saved, hit.id), {
      text: say('research.markedDone'),
      undo: () => void back(),
    })
  return (
    <p className="row-of">
      {mark === undefined ? null : (
        <small>
          {mark.by === undefined
            ? say('research.markedAt', { time: formats.dateTime(mark.at) })
            : say('research.markedBy', { name: mark.by, time: formats.dateTime(mark.at) })}
        </small>
      )}
      <button type="button" className="plain" onClick={() => void (marked ? back() : none())}>
        {say(marked ? 'research.unmark' : 'research.mark')}
      </button>
    </p>
  )
}

/** How many there are, in which languages, and what may be done with all of them. */
export function HitsHead({
  asked,
  marked,
  saved,
  before,
  onSave,
  onChange,
}: {
  asked: Asked
  marked: boolean
  saved: SavedQueryRow | undefined
  /** The saved query whose text was changed to this. */
  before: SavedQueryRow | undefined
  onSave: () => void
  onChange: () => void
}) {
  const text = useText()
  const { say } = text
  const counted = useQuery(languagesQuery(asked))
  const rows = (counted.data?.rows ?? []).toSorted((a, b) => b.articles - a.articles)
  const count = rows.reduce((sum, { articles }) => sum + articles, 0)
  const { from: _from, to: _to, ...question } = asked
  return (
    <div className="hits-head">
      <div>
        <h2 className="t-lead" aria-live="polite">
          {counted.data === undefined
            ? say('research.counting')
            : say('research.found', { count })}
        </h2>
        {rows.length < 2 ? null : (
          <p className="t-note">
            {rows
              .slice(0, 11)
              .map(({ language = '', articles }) =>
                say('research.inLanguage', {
                  language: text.languageName(language),
                  number: text.formats.number(articles),
                }),
              )
              .join(' · ')}
          </p>
        )}
      </div>
      <div className="row-of">
        {saved === undefined || saved.falseHits === 0 ? null : (
          <Link
            to="/research"
            search={{ ...asked, ...(marked ? {} : { marked: '1' as const }) }}
            className="button"
          >
            {marked ? say('research.toHits') : say('research.toMarked', { count: saved.falseHits })}
          </Link>
        )}
        <details className="download">
          <summary className="button">{say('research.download')}</summary>
          <div>
            <p className="row-of">
              {downloadFormats.map((format) => (
                <a key={format} className="button" href={downloadAddress(asked, format)} download>
                  {formatNames[format]}
                </a>
              ))}
            </p>
            <p className="t-note">{say('research.downloadWhat')}</p>
          </div>
        </details>
        {before === undefined || saved !== undefined ? null : (
          <button type="button" className="button" onClick={onChange}>
            {say('research.changeNamed', { name: before.name })}
          </button>
        )}
        <button type="button" className="button" onClick={onSave}>
          {say(saved === undefined ? 'research.save' : 'research.change')}
        </button>
        <Link to="/research/topic" search={question} className="button main">
          {say('research.growth')}
        </Link>
      </div>
    </div>
  )
} // prettier-ignore

const formatNames = { csv: 'CSV', ndjson: 'NDJSON', parquet: 'Parquet' } as const
