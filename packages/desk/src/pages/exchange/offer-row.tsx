import type { ItemRow } from '@suyab/server/api'
import { Link } from '@tanstack/react-router'
import { memo, useEffect, useRef } from 'react'
import type { Box } from '../../api/items.ts'
import { nodeNow } from '../../api/session.ts'
import { useNow } from '../../component/clock.tsx'
import { In, NewsroomName } from '../../component/named.tsx'
import { StateMark } from '../../component/sign.tsx'
import { useText, type Text } from '../../text/text.tsx'
import { kindName } from './filters.tsx'
import type { ExchangeSearch } from './exchange-search.ts'

export interface OfferRowProps {
  row: ItemRow
  box: Box
  search: ExchangeSearch
  current: boolean
  /** The row above is of another day. */
  newDay: boolean
  position: number
  total: number
}

/** One item in the list: when, what in its own words, from whom, in what state. */
export const OfferRow = memo(function OfferRow(props: OfferRowProps) {
  const { row, box, search, current, newDay } = props
  const text = useText()
  const { formats } = text
  const headline = row.headline === '' ? unseenWords(text, row) : row.headline
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    // The focus follows the open row while it is in the list, also to one that was not there yet.
    const at = document.activeElement
    if (!current || (at !== document.body && at?.closest('.offers') === null)) return
    link.current?.focus({ preventScroll: true })
  }, [current])
  return (
    <article aria-posinset={props.position} aria-setsize={props.total} aria-label={headline}>
      {newDay ? <Day at={row.received} /> : null}
      <div className="offer" aria-current={current ? 'true' : undefined}>
        <time dateTime={row.received}>{formats.time(row.received)}</time>
        <div className="what">
          <In
            as="h3"
            language={row.headline === '' ? text.language : row.language}
            className={
              row.headline === '' ? 'unseen' : row.state === 'killed' ? 'news killed' : 'news'
            }
          >
            <Link
              ref={link}
              to={box === 'in' ? '/incoming' : '/own'}
              search={{ ...search, item: row.uri }}
              data-uri={row.uri}
              className={row.unread ? 'unread' : undefined}
            >
              {headline}
            </Link>
          </In>
          {row.unread ? <span className="hidden">{text.say('exchange.isUnread')}</span> : null}
          {row.gist === undefined ? null : (
            <In as="p" language={row.gist.language} className="gist desk">
              {row.gist.text}
            </In>
          )}
        </div>
        <p className="from">
          <From row={row} />
          <small>
            {text.say('exchange.kindLine', {
              language: text.languageName(row.language),
              kind: kindName(text, row.kind),
            })}
          </small>
        </p>
        <p className="is">
          <StateMark state={row.state} incoming={box === 'in'} />
          <StateNote row={row} text={text} />
        </p>
      </div>
    </article>
  )
})

/** Instead of a headline that was erased or is not for this person's eyes. */
export function unseenWords(text: Text, { state, kind, version }: ItemRow): string {
  return text.say(state === 'killed' ? 'exchange.gone' : 'exchange.unseen', {
    kind: kindName(text, kind),
    count: version,
  })
}

function From({ row }: { row: ItemRow }) {
  if (row.partner === null) return null
  return row.via === undefined ? (
    <NewsroomName names={row.partner.names} />
  ) : (
    <NewsroomName names={row.via.names} />
  )
}

function Day({ at }: { at: string }) {
  const { formats } = useText()
  const near = formats.nearDay(at, nodeNow())
  const day = formats.dayMonth(at)
  return (
    <h2 className="day">
      <b>{near ?? day}</b>
      {near === undefined ? null : <span>{day}</span>}
    </h2>
  )
}

function StateNote({ row, text }: { row: ItemRow; text: Text }) {
  if (row.state === 'embargoed' && row.until !== undefined) return <Countdown until={row.until} />
  if (row.state === 'killed' && row.since !== undefined) {
    return <small>{text.formats.moment(row.since, nodeNow())}</small>
  }
  if (row.state === 'taken' && row.takenBy !== undefined) {
    return (
      <small>
        <bdi>{row.takenBy}</bdi>
      </small>
    )
  }
  if (row.version > 1 && row.state !== 'published') {
    return <small>{text.say('item.version', { count: row.version })}</small>
  }
  return null
}

/** The time that is left of an embargo, by the second. */
export function Countdown({ until }: { until: string }) {
  const { say, formats } = useText()
  const left = Date.parse(until) - useNow(1000)
  return <small className="count">{say('exchange.left', { time: formats.countdown(left) })}</small>
}
