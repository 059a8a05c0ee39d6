import type { ItemDetail, TranslationRow } from '@suyab/server/api'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { nodeNow } from '../../api/session.ts'
import { Loading } from '../../component/empty.tsx'
import { In, NewsroomName } from '../../component/named.tsx'
import { PathLink } from '../../component/path-link.tsx'
import { Mark, type SignName } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'

const VersionCompare = lazy(async () => ({
  default: (await import('./version-compare.tsx')).VersionCompare,
}))

/** What stands beside the text: its translations, versions, receipts, publications and notes. */
export function ItemMargin({ detail }: { detail: ItemDetail }) {
  return (
    <div className="margin">
      <Translations detail={detail} />
      <Versions detail={detail} />
      {detail.own ? <Receipts detail={detail} /> : null}
      <Publications detail={detail} />
      <Notes detail={detail} />
    </div>
  )
}

function Translations({ detail }: { detail: ItemDetail }) {
  const { say, languageName } = useText()
  const { translationOf: source } = detail
  return (
    <section>
      <h3 className="small">{say('item.translations')}</h3>
      <ul className="bound">
        {source === undefined ? null : (
          <li className={source.stale ? 'stale' : undefined}>
            <Link to="/incoming" search={{ item: source.uri }}>
              {say('item.translationOf', { language: languageName(source.language ?? 'und') })}
            </Link>
            {source.headline === undefined ? null : (
              <In as="p" language={source.language ?? detail.language} className="news">
                {source.headline}
              </In>
            )}
            <Agreeing
              stale={source.stale}
              of={source.version}
              current={source.current ?? source.version}
            />
          </li>
        )}
        {detail.translations.map((row) => (
          <Translation key={row.uri} row={row} detail={detail} />
        ))}
      </ul>
      {source === undefined && detail.translations.length === 0 ? (
        <p className="none">{say('item.noTranslations')}</p>
      ) : null}
    </section>
  )
}

function Translation({ row, detail }: { row: TranslationRow; detail: ItemDetail }) {
  const { say, languageName } = useText()
  return (
    <li className={row.stale ? 'stale' : undefined}>
      <div className="v">
        <b>{languageName(row.language)}</b>
        <NewsroomName names={row.newsroom.names} />
      </div>
      {row.draft === undefined ? null : (
        <p>
          <PathLink href={`/drafts/${encodeURIComponent(row.draft)}`}>
            {say('item.openDraft')}
          </PathLink>
        </p>
      )}
      {row.state === 'draft' ? (
        <Mark sign="draft">{say('item.inWork')}</Mark>
      ) : (
        <In as="p" language={row.language} className="news">
          <Link to="/own" search={{ item: row.uri }}>
            {row.headline}
          </Link>
        </In>
      )}
      <Agreeing stale={row.stale} of={row.ofVersion} current={detail.version} />
    </li>
  )
}

function Agreeing({ stale, of, current }: { stale: boolean; of: number; current: number }) {
  const { say } = useText()
  return (
    <p>
      <Mark sign={stale ? 'stale' : 'confirmed'}>
        {stale ? say('item.isStale', { count: current }) : say('item.upToDate', { count: of })}
      </Mark>
    </p>
  )
}

/** The reason that a node gives by itself when it withholds what stands on a killed item. */
const bySourceKill = /^source killed: \S*$/

function Versions({ detail }: { detail: ItemDetail }) {
  const { say, formats } = useText()
  const [comparing, setComparing] = useState(false)
  const readable = detail.versions.filter((row) => row.content)
  return (
    <section>
      <h3 className="small">
        {say('item.versions')}
        {readable.length < 2 ? null : (
          <button type="button" className="plain" onClick={() => setComparing(true)}>
            {say('item.compare')}
          </button>
        )}
      </h3>
      <ol className="versions" reversed>
        {detail.versions.map((row) => (
          <li key={row.sequence}>
            <div className="v">
              <b>
                {say('item.version', { count: row.version })}{' '}
                <span className="act">{say(`words.action.${row.action}`)}</span>
              </b>
              <time dateTime={row.issued}>{formats.moment(row.issued, nodeNow())}</time>
            </div>
            {row.reason === undefined ? null : bySourceKill.test(row.reason) ? (
              <p>{say('item.sourceWasKilled')}</p>
            ) : (
              <In as="p" language={detail.language}>
                {row.reason}
              </In>
            )}
            {row.content || row.action === 'kill' || row.action === 'withhold' ? null : (
              <p>{say('item.erased')}</p>
            )}
          </li>
        ))}
      </ol>
      {comparing ? (
        <Suspense fallback={<Loading />}>
          <VersionCompare detail={detail} rows={readable} onClose={() => setComparing(false)} />
        </Suspense>
      ) : null}
    </section>
  )
}

const receiptSigns: Record<ItemDetail['receipts'][number]['status'], SignName> = {
  pending: 'missing',
  received: 'taken',
  refused: 'denied',
  published: 'published',
  killed: 'confirmed',
  kept: 'warning',
}

function Receipts({ detail }: { detail: ItemDetail }) {
  const { say, formats } = useText()
  if (detail.receipts.length === 0) return null
  return (
    <section>
      <h3 className="small">{say('item.receipts')}</h3>
      <ul className="bound">
        {detail.receipts.map((row) => (
          <li key={row.partner.id} className={row.status === 'pending' ? 'stale' : undefined}>
            <div className="v">
              <b>
                <NewsroomName names={row.partner.names} />
              </b>
              {row.at === undefined ? null : (
                <time dateTime={row.at}>{formats.moment(row.at, nodeNow())}</time>
              )}
            </div>
            <Mark sign={receiptSigns[row.status]}>{say(`words.receipt.${row.status}`)}</Mark>
            {row.code === undefined ? null : <code>{row.code}</code>}
            {row.url === undefined ? null : <External url={row.url} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Publications({ detail }: { detail: ItemDetail }) {
  const { say, formats } = useText()
  if (detail.publications.length === 0) return null
  return (
    <section>
      <h3 className="small">{say('item.publications')}</h3>
      <ul className="bound">
        {detail.publications.map((row) => (
          <li key={row.at}>
            <div className="v">
              <b>{formats.list(row.media.map((medium) => say(`words.medium.${medium}`)))}</b>
              <time dateTime={row.at}>{formats.moment(row.at, nodeNow())}</time>
            </div>
            <bdi>{row.by}</bdi> {row.url === undefined ? null : <External url={row.url} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A link out of the desk; what is not http is only shown, never followed. */
function External({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url)) return <span dir="ltr">{url}</span>
  return (
    <a href={url} target="_blank" rel="noreferrer noopener" dir="ltr" className="out">
      {url.replace(/^https?:\/\//i, '')}
    </a>
  )
}

function Notes({ detail }: { detail: ItemDetail }) {
  const { say, formats } = useText()
  if (detail.notes.length === 0) return null
  return (
    <section>
      <h3 className="small">{say('item.notes')}</h3>
      <ol className="bound">
        {detail.notes.map((note) => (
          <li key={note.id} className={note.delivered ? undefined : 'stale'}>
            <div className="v">
              <b>
                <bdi>{note.from.name}</bdi>
              </b>
              <time dateTime={note.at}>{formats.moment(note.at, nodeNow())}</time>
            </div>
            <In as="p" language={note.language} className="note-text">
              {note.text}
            </In>
            {note.delivered ? null : <Mark sign="missing">{say('item.noteUndelivered')}</Mark>}
          </li>
        ))}
      </ol>
    </section>
  )
}
