import { directionOf } from '@suyab/language/tag'
import type { ItemDetail } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { itemQuery } from '../../api/items.ts'
import { nodeNow, useSession } from '../../api/session.ts'
import { useNow } from '../../component/clock.tsx'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice, faultSentence } from '../../component/fault-notice.tsx'
import { In, NewsroomName } from '../../component/named.tsx'
import { Sign } from '../../component/sign.tsx'
import { useText, type Text } from '../../text/text.tsx'
import { isLeadingTopic, topicName } from '../../text/topic-name.ts'
import { Errands } from './errands.tsx'
import { kindName } from './filters.tsx'
import { ItemBody } from './item-body.tsx'
import { ItemMargin } from './item-margin.tsx'
import { ItemRights } from './item-rights.tsx'
import { unseenWords } from './offer-row.tsx'
import { usePresence } from './presence.ts'

/** The open item: what it is, what may be done with it, what it says, what became of it. */
export function ItemPane({ uri, onClose }: { uri: string; onClose: () => void }) {
  const { say } = useText()
  const { data, error, isPending, refetch } = useQuery(itemQuery(uri))
  return (
    <article className="item" aria-labelledby="item-heading">
      <p className="to-list">
        <button type="button" className="plain" onClick={onClose}>
          {say('exchange.backToList')}
        </button>
      </p>
      {isPending ? <Loading /> : null}
      {error === null || data !== undefined ? null : (
        <FaultNotice error={error} retry={() => void refetch()} />
      )}
      {data === undefined ? null : <Item detail={data} />}
    </article>
  )
}

function Item({ detail }: { detail: ItemDetail }) {
  const text = useText()
  const { say, formats } = text
  const { newsroom } = useSession()
  const present = usePresence(`item:${detail.uri}`, detail.present)
  const issued = formats.moment(detail.issued, nodeNow())
  return (
    <>
      <p className="line">
        {detail.partner === null ? null : (
          <b>
            <NewsroomName names={detail.partner.names} />
          </b>
        )}
        {detail.via === undefined || detail.partner === null ? null : (
          <span>
            {say('exchange.byVia', {
              from: text.name(detail.via.names).text,
              via: text.name(detail.partner.names).text,
            })}
          </span>
        )}
        <span>{text.languageName(detail.language)}</span>
        <span>{kindName(text, detail.kind)}</span>
        <Subjects detail={detail} />
        <span>
          {say('item.version', { count: detail.version })}
          {say('rights.comma')}
          <time dateTime={detail.issued}>{issued}</time>
        </span>
      </p>
      {detail.headline === '' ? (
        <h2 id="item-heading" className="head unseen" tabIndex={-1}>
          {unseenWords(text, detail)}
        </h2>
      ) : (
        <h2
          id="item-heading"
          lang={detail.language}
          dir={directionOf(detail.language)}
          className={detail.state === 'killed' ? 'head news display killed' : 'head news display'}
          tabIndex={-1}
        >
          {detail.headline}
        </h2>
      )}
      {detail.gist === undefined ? null : (
        <In as="p" language={detail.gist.language} className="gist desk">
          {detail.gist.text}{' '}
          {detail.gist.translation ? (
            <span className="machine" lang={text.language} dir={text.direction}>
              {whoseGist(text, detail, newsroom.id)}
            </span>
          ) : null}
        </In>
      )}
      {present.length === 0 ? null : (
        <output className="present">
          {say('item.present', { names: formats.list(present.map((one) => one.name)) })}
        </output>
      )}
      <Standing detail={detail} />
      <Errands detail={detail} />
      <ItemRights
        rights={detail.rights}
        newsrooms={[detail.partner, detail.via].filter((one) => one !== null && one !== undefined)}
      />
      <div className="body">
        <ItemBody detail={detail} />
        <ItemMargin detail={detail} />
      </div>
    </>
  )
}

/** What it is about: leading topics in the reader's language, other subjects as they were given. */
function Subjects({ detail: { item, subjects, language } }: { detail: ItemDetail }) {
  const text = useText()
  const words =
    item?.subjects?.flatMap(({ uri, name, literal }) =>
      uri !== undefined && isLeadingTopic(uri)
        ? { words: topicName(text, uri), language: text.language }
        : { words: name ?? literal ?? '', language },
    ) ?? subjects.map((words) => ({ words, language }))
  const shown = words.filter((one) => one.words !== '')
  if (shown.length === 0) return null
  return (
    <span>
      {text.formats.listParts(shown.length, 'all').map((piece, index) => {
        const one = typeof piece === 'number' ? shown[piece] : undefined
        // A list's pieces have no identity but their place in it.
        const key = `${index} ${one?.words ?? ''}`
        return one === undefined ? (
          <span key={key}>{piece}</span>
        ) : (
          <bdi key={key} lang={one.language}>
            {one.words}
          </bdi>
        )
      })}
    </span>
  )
}

/** The gist is a headline of a translation: by us, or by the newsroom that is named. */
function whoseGist(text: Text, { gist, translations }: ItemDetail, own: string): string {
  const from = translations.find(
    ({ headline, language }) => headline === gist?.text && language === gist.language,
  )?.newsroom
  return from === undefined || from.id === own
    ? text.say('exchange.gistOurs')
    : text.say('exchange.gistTheirs', { newsroom: text.name(from.names).text })
}

/** What stands in the way of using the item: an embargo, a withholding, a kill, a missing right. */
function Standing({ detail }: { detail: ItemDetail }) {
  const text = useText()
  const { say, formats } = text
  if (detail.state === 'killed') {
    return (
      <div className="standing alarm">
        <p>
          <Sign name="killed" />{' '}
          {say('item.tombstone', { time: formats.dateTime(detail.since ?? detail.received) })}
        </p>
        {detail.killReason === undefined ? null : (
          <p>{say('item.killReason', { reason: detail.killReason })}</p>
        )}
      </div>
    )
  }
  if (detail.sourceKilled !== undefined) {
    return (
      <div className="standing alarm">
        <p>
          <Sign name="withheld" /> {say('item.keepWhat', { reason: detail.sourceKilled.reason })}
        </p>
      </div>
    )
  }
  if (detail.state === 'withheld') {
    return (
      <div className="standing">
        <p>
          <Sign name="withheld" /> {say('item.withheldNow')}
        </p>
      </div>
    )
  }
  if (detail.state === 'unoffered') {
    return (
      <div className="standing">
        <p>
          <Sign name="unoffered" /> {say('item.unofferedNow')}
        </p>
      </div>
    )
  }
  if (detail.state === 'embargoed' && detail.until !== undefined) {
    return <Embargo until={detail.until} />
  }
  if (detail.state === 'denied' && detail.reason !== undefined) {
    return (
      <div className="standing">
        <p>
          <Sign name="denied" />{' '}
          {say('item.denied', { reason: faultSentence(text, detail.reason) })}
        </p>
      </div>
    )
  }
  return null
}

function Embargo({ until }: { until: string }) {
  const { say, formats } = useText()
  const now = useNow(1000)
  return (
    <div className="standing">
      <p className="num">
        <Sign name="embargoed" />{' '}
        {say('item.embargo', {
          time: formats.moment(until, now),
          left: formats.countdown(Date.parse(until) - now),
        })}
      </p>
    </div>
  )
}
