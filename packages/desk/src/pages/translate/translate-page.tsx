import type { DraftRow, ItemRow } from '@suyab/server/api'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { renew } from '../../api/renew.ts'
import { itemPath, send } from '../../api/client.ts'
import { draftsQuery } from '../../api/drafts.ts'
import { faultOf } from '../../api/fault.ts'
import { itemsQuery } from '../../api/items.ts'
import { nodeNow, useSession } from '../../api/session.ts'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice, faultSentence } from '../../component/fault-notice.tsx'
import { In, NewsroomName } from '../../component/named.tsx'
import { PathLink } from '../../component/path-link.tsx'
import { Mark } from '../../component/sign.tsx'
import { useLive } from '../../shell/live-line.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useErrand } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { NewMenu } from './new-menu.tsx'
import { languagesToOffer, waitingItems } from './waiting.ts'
import './draft.css'

const tasks = ['translation', 'correction', 'new'] as const

/** What is being written and what waits to be translated. */
export function TranslatePage() {
  const text = useText()
  const { say } = text
  const client = useQueryClient()
  const drafts = useQuery(draftsQuery)
  const taken = useInfiniteQuery(itemsQuery('in', { state: ['taken'] }))
  const stale = useInfiniteQuery(itemsQuery('own', { state: ['stale'] }))
  useLive((event) => {
    if (event.type === 'draft' || event.type === 'items') {
      void renew(client, ['drafts'])
    }
  })
  const rows = drafts.data ?? []
  const waiting = waitingItems(rows, taken.data?.pages[0]?.items ?? [])
  const past = stale.data?.pages[0]?.items ?? []
  const nothing = drafts.isSuccess && rows.length + waiting.length + past.length === 0
  return (
    <>
      <PageHead
        title={say('shell.translation')}
        line={
          drafts.isSuccess ? <span>{say('translate.count', { count: rows.length })}</span> : null
        }
      >
        <NewMenu />
      </PageHead>
      {drafts.isPending ? <Loading /> : null}
      {drafts.error === null ? null : (
        <FaultNotice error={drafts.error} retry={() => void drafts.refetch()} />
      )}
      {nothing ? (
        <Empty title={say('translate.emptyTitle')}>
          <p>{say('translate.empty')}</p>
          <p>
            <Link to="/incoming">{say('translate.toIncoming')}</Link>
          </p>
        </Empty>
      ) : null}
      {tasks.map((task) => {
        const group = rows.filter((row) => row.task === task)
        return group.length === 0 ? null : (
          <section key={task} className="ruled drafts">
            <h2>{say(`translate.task.${task}`)}</h2>
            <ul className="draft-list">
              {group.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </ul>
          </section>
        )
      })}
      {waiting.length + past.length === 0 ? null : (
        <section className="ruled drafts">
          <h2>{say('translate.waiting')}</h2>
          <p className="t-note">{say('translate.waitingWhy')}</p>
          <ul className="draft-list">
            {past.map((row) => (
              <Waiting key={row.uri} row={row} stale />
            ))}
            {waiting.map((row) => (
              <Waiting key={row.uri} row={row} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Row({ row }: { row: DraftRow }) {
  const text = useText()
  const { say, formats } = text
  return (
    <li className={row.source?.stale === true ? 'moved' : undefined}>
      <div>
        <PathLink href={`/drafts/${encodeURIComponent(row.id)}`} className="headline">
          <In language={row.language} className="news head">
            {row.headline === '' ? (
              <span className="desk todo" lang={text.language} dir={text.direction}>
                {say('translate.untitled')}
              </span>
            ) : (
              row.headline
            )}
          </In>
        </PathLink>
        <p className="line">
          {row.source === undefined ? (
            <span>{text.languageName(row.language)}</span>
          ) : (
            <>
              <b>
                <NewsroomName names={row.source.newsroom.names} />
              </b>
              <span>
                {say('translate.fromTo', {
                  from: text.languageName(row.source.language),
                  to: text.languageName(row.language),
                })}
              </span>
            </>
          )}
          <span>{say(`words.kind.${row.kind}`)}</span>
          <span>
            {say('translate.changedBy', {
              name: row.by,
              time: formats.moment(row.changed, nodeNow()),
            })}
          </span>
        </p>
      </div>
      <div className="standing">
        {row.source?.stale === true ? (
          <Mark sign="stale">{say('translate.sourceMoved')}</Mark>
        ) : null}
        {row.task === 'translation' ? (
          <>
            <meter min={0} max={Math.max(1, row.of)} value={row.done} aria-hidden="true" />
            <span className="num">{say('translate.done', { done: row.done, count: row.of })}</span>
          </>
        ) : null}
      </div>
    </li>
  )
}

function Waiting({ row, stale = false }: { row: ItemRow; stale?: boolean }) {
  const text = useText()
  const { say } = text
  const { newsroom } = useSession()
  const client = useQueryClient()
  const router = useRouter()
  const errand = useErrand()
  const begin = async (language: string): Promise<void> => {
    await errand(
      async () => {
        const { draft } = await send<{ draft: string }>('POST', itemPath(row.uri, '/translation'), {
          language,
        })
        await client.invalidateQueries({ queryKey: ['drafts'] })
        await router.navigate({ href: `/drafts/${encodeURIComponent(draft)}` })
      },
      null,
      (error) => faultSentence(text, faultOf(error)),
    )
  }
  return (
    <li className={stale ? 'moved' : undefined}>
      <div>
        <PathLink
          href={`/${stale ? 'own' : 'incoming'}?item=${encodeURIComponent(row.uri)}`}
          className="headline"
        >
          <In language={row.language} className="news head">
            {row.headline}
          </In>
        </PathLink>
        <p className="line">
          {row.partner === null ? null : (
            <b>
              <NewsroomName names={row.partner.names} />
            </b>
          )}
          <span>{text.languageName(row.language)}</span>
          <span>{say(`words.kind.${row.kind}`)}</span>
          {row.takenBy === undefined ? null : <span>{row.takenBy}</span>}
        </p>
      </div>
      <div className="standing row-of">
        {stale ? (
          <>
            <Mark sign="stale">{say('words.state.stale')}</Mark>
            <PathLink href={`/own?item=${encodeURIComponent(row.uri)}`} className="button">
              {say('translate.update')}
            </PathLink>
          </>
        ) : (
          languagesToOffer(newsroom.languages, row.language).map((language) => (
            <button
              key={language}
              type="button"
              className="button"
              onClick={() => void begin(language)}
            >
              {say('translate.begin', { language: text.languageName(language) })}
            </button>
          ))
        )}
      </div>
    </li>
  )
}
