import type { ItemRow } from '@suyab/server/api'
import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, type RefObject } from 'react'
import type { Box } from '../../api/items.ts'
import { useMediaQuery } from '../../component/media-query.ts'
import { useText } from '../../text/text.tsx'
import type { ExchangeSearch } from './exchange-search.ts'
import { OfferRow } from './offer-row.tsx'

interface ListProps {
  rows: readonly ItemRow[]
  total: number
  box: Box
  search: ExchangeSearch
  loadMore: (() => void) | undefined
}

/** Only the rows in sight are in the page; it scrolls in its column, on a narrow page with the page. */
export function OfferList(props: ListProps) {
  const narrow = useMediaQuery('(max-width: 48rem)')
  return narrow ? <PageScrolled {...props} /> : <ColumnScrolled {...props} />
}

const ROW_HEIGHT = 78
const measure = {
  estimateSize: () => ROW_HEIGHT,
  overscan: 8,
}

function ColumnScrolled(props: ListProps) {
  const column = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- the desk has no compiler that would memoise what this library changes in place
  const virtualizer = useVirtualizer({
    count: props.rows.length,
    getScrollElement: () => column.current,
    getItemKey: (index) => props.rows[index]!.uri,
    ...measure,
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the rows' links take the keyboard and scroll the column: it needs no stop of its own
    <div ref={column} className="offers" tabIndex={-1}>
      <Rows {...props} virtualizer={virtualizer} offset={0} />
    </div>
  )
}

function PageScrolled(props: ListProps) {
  const start = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- as above
  const virtualizer = useWindowVirtualizer({
    count: props.rows.length,
    getItemKey: (index) => props.rows[index]!.uri,
    scrollMargin: start.current?.offsetTop ?? 0,
    ...measure,
  })
  return (
    <div ref={start} className="offers">
      <Rows {...props} virtualizer={virtualizer} offset={virtualizer.options.scrollMargin} />
    </div>
  )
}

type Scroller = Pick<
  Virtualizer<HTMLDivElement, Element>,
  'getVirtualItems' | 'getTotalSize' | 'measureElement'
> & { scrollToIndex: (index: number, options: { align: 'center' }) => void }

function Rows({
  rows,
  total,
  box,
  search,
  loadMore,
  virtualizer,
  offset,
}: ListProps & { virtualizer: Scroller; offset: number }) {
  const { say, formats } = useText()
  const heading = useId()
  const shown = virtualizer.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= rows.length - 20) loadMore?.()
  }, [last, rows.length, loadMore])
  useScrollTo(rows, search.item, virtualizer)
  return (
    <>
      <section
        className="offers-run"
        aria-labelledby={heading}
        style={{ blockSize: virtualizer.getTotalSize() }}
      >
        {/* The rows in sight need not begin with a day: they stand below this in any case. */}
        <h2 id={heading} className="hidden">
          {say('exchange.list')}
        </h2>
        {shown.map(({ index, start, key }) => {
          const row = rows[index]!
          const above = rows[index - 1]
          return (
            <div
              key={key}
              data-index={index}
              ref={virtualizer.measureElement}
              style={{ transform: `translateY(${start - offset}px)` }}
            >
              <OfferRow
                row={row}
                box={box}
                search={search}
                current={row.uri === search.item}
                newDay={
                  above === undefined ||
                  formats.dayKey(above.received) !== formats.dayKey(row.received)
                }
                position={index + 1}
                total={total}
              />
            </div>
          )
        })}
      </section>
      {loadMore === undefined ? null : <p className="loading">{say('exchange.more')}</p>}
    </>
  )
}

/** Brings the open item into sight when it changes, but not when the list moves by itself. */
function useScrollTo(
  rows: readonly ItemRow[],
  uri: string | undefined,
  virtualizer: Pick<Scroller, 'scrollToIndex'>,
): void {
  const shown: RefObject<string | undefined> = useRef(undefined)
  useEffect(() => {
    if (uri === undefined || uri === shown.current) return
    const index = rows.findIndex((row) => row.uri === uri)
    if (index < 0) return
    shown.current = uri
    const row = document.querySelector(`.offers [data-index="${index}"]`)
    if (row === null) virtualizer.scrollToIndex(index, { align: 'center' })
    else row.scrollIntoView({ block: 'nearest' })
  }, [rows, uri, virtualizer])
}
