import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { itemsQuery, type Box } from '../../api/items.ts'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { useKeys } from '../../shell/keyboard.ts'
import { usePageTitle } from '../../shell/page-title.ts'
import { useText } from '../../text/text.tsx'
import { NewMenu } from '../translate/new-menu.tsx'
import { AlertsOffer } from './alerts-offer.tsx'
import type { ExchangeSearch } from './exchange-search.ts'
import { isNarrowed } from './exchange-search.ts'
import './exchange.css'
import { Filters } from './filters.tsx'
import { ItemPane } from './item-pane.tsx'
import './item.css'
import { KillStrip } from './kill-strip.tsx'
import { useLiveRows } from './live-rows.ts'
import { OfferList } from './offer-list.tsx'
import { useReadMark } from './read-mark.ts'

/** A box of items: what can be narrowed, the list, the open item. */
export function ExchangePage({ box, search }: { box: Box; search: ExchangeSearch }) {
  const { say } = useText()
  const navigate = useNavigate()
  const client = useQueryClient()
  const title = say(box === 'in' ? 'shell.incoming' : 'shell.own')
  usePageTitle(title)
  const { item: open, ...filters } = search
  const items = useInfiniteQuery(itemsQuery(box, filters))
  const rows = useMemo(() => items.data?.pages.flatMap((page) => page.items) ?? [], [items.data])
  const first = items.data?.pages[0]
  const live = useLiveRows(box, filters)
  useReadMark(box, open, client)

  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [])

  const to = box === 'in' ? '/incoming' : '/own'
  const openItem = (uri: string | undefined): void => {
    void navigate({
      to,
      search: uri === undefined ? filters : { ...filters, item: uri },
      replace: true,
    })
  }
  const step = (by: 1 | -1): void => {
    const from = rows.findIndex((row) => row.uri === open)
    const next = rows[from < 0 ? 0 : from + by]
    if (next === undefined) return
    openItem(next.uri)
    focusRow(next.uri)
  }
  useKeys({
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: (event) => {
      if (event.target instanceof HTMLButtonElement) return
      document.querySelector<HTMLElement>('#item-heading')?.focus()
    },
    Escape: () => {
      if (open === undefined) return
      openItem(undefined)
      focusRow(open)
    },
    u: () => live.show(),
    r: () => void navigate({ to, search: open === undefined ? {} : { item: open }, replace: true }),
  })

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = items
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [isFetchingNextPage, fetchNextPage])

  return (
    <>
      <KillStrip />
      {box === 'in' ? <AlertsOffer /> : null}
      <div className={open === undefined ? 'morning' : 'morning with-item'}>
        <Filters box={box} search={search} page={first} />
        <section className="list" aria-labelledby="list">
          <div className="list-head">
            <h1 id="list" ref={heading} tabIndex={-1} className="head news">
              {title}
            </h1>
            <span aria-live="polite">
              {first === undefined ? null : say('exchange.count', { count: first.total })}
              {live.fresh === 0 ? null : (
                <>
                  {say('rights.comma')}
                  <button type="button" className="plain" onClick={live.show}>
                    {say('exchange.fresh', { count: live.fresh })}
                  </button>
                </>
              )}
            </span>
            {box === 'own' ? <NewMenu /> : null}
            <span className="keys">{say(box === 'in' ? 'exchange.hint' : 'exchange.hintOwn')}</span>
          </div>
          {search.q === undefined ? null : (
            <p className="line">{say('exchange.found', { q: search.q })}</p>
          )}
          {items.isPending ? <Loading /> : null}
          {items.error === null ? null : (
            <FaultNotice error={items.error} retry={() => void items.refetch()} />
          )}
          {items.isSuccess && rows.length === 0 ? <NothingHere box={box} search={search} /> : null}
          {rows.length === 0 ? null : (
            <OfferList
              rows={rows}
              total={first?.total ?? rows.length}
              box={box}
              search={search}
              loadMore={hasNextPage ? loadMore : undefined}
            />
          )}
        </section>
        {open === undefined ? (
          <p className="item nothing">{rows.length === 0 ? null : say('exchange.choose')}</p>
        ) : (
          <ItemPane key={open} uri={open} onClose={() => openItem(undefined)} />
        )}
      </div>
    </>
  )
}

function NothingHere({ box, search }: { box: Box; search: ExchangeSearch }) {
  const { say } = useText()
  if (isNarrowed(search)) {
    return (
      <Empty title={say('exchange.noneFound')}>
        <p>{say('exchange.noneFoundDo')}</p>
      </Empty>
    )
  }
  return (
    <Empty title={say(box === 'in' ? 'exchange.noneIn' : 'exchange.noneOwn')}>
      <p>{say(box === 'in' ? 'exchange.noneInDo' : 'exchange.noneOwnDo')}</p>
    </Empty>
  )
}

/** The rows beside the open one are always in the page, so the focus can go on to them. */
function focusRow(uri: string): void {
  document
    .querySelector<HTMLElement>(`.offers [data-uri="${CSS.escape(uri)}"]`)
    ?.focus({ preventScroll: true })
}
