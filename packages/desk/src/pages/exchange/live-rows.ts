import type { ItemPage, ItemRow } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { fetchItems, itemsQuery, renewRows, type Box, type ItemFilters } from '../../api/items.ts'
import { renew } from '../../api/renew.ts'
import { useLive } from '../../shell/live-line.tsx'

/** Events come in bursts; one look at the node answers for all of them. */
const GATHER = 400

export interface LiveRows {
  /** Items that have come in and are not in the list yet. */
  fresh: number
  /** Reads the list anew, with them. */
  show: () => void
}

/**
 * Keeps the list up to date without moving it: known rows are renewed where they stand, new ones
 * are counted and wait until they are asked for.
 */
export function useLiveRows(box: Box, filters: ItemFilters): LiveRows {
  const client = useQueryClient()
  const { queryKey } = itemsQuery(box, filters)
  const hash = JSON.stringify(queryKey)
  const [fresh, setFresh] = useState<{ hash: string; uris: ReadonlySet<string> }>({
    hash,
    uris: new Set(),
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const mine = timer
    return () => {
      clearTimeout(mine.current)
      mine.current = undefined
    }
  }, [])

  const look = async (): Promise<void> => {
    const pages = client.getQueryData(queryKey)
    if (pages === undefined) return renew(client, queryKey)
    const first = await fetchItems(box, filters, null)
    if (pages.pages.every((page) => page.items.length === 0)) {
      // Nothing stands there that could be moved from under anyone's eyes.
      client.setQueryData(queryKey, { ...pages, pages: [first], pageParams: [null] })
      return
    }
    const known = new Set(pages.pages.flatMap((page) => page.items.map((row) => row.uri)))
    const rows = new Map<string, ItemRow>(first.items.map((row) => [row.uri, row]))
    client.setQueryData(queryKey, renewed(renewRows(pages, rows), first))
    setFresh({ hash, uris: new Set([...rows.keys()].filter((uri) => !known.has(uri))) })
  }

  useLive((event) => {
    // What a partner changed or killed changes the standing of what of ours is made from it.
    if (event.type !== 'items' && event.type !== 'alarm') return
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      // A look that failed becomes the list's own question, which says what is wrong.
      look().catch(async () => client.invalidateQueries({ queryKey }))
    }, GATHER)
  })

  return {
    fresh: fresh.hash === hash ? fresh.uris.size : 0,
    show: () => {
      setFresh({ hash, uris: new Set() })
      void client.resetQueries({ queryKey })
    },
  }
}

/** The first page's counts and facets stand for the whole list. */
function renewed(pages: ReturnType<typeof renewRows>, first: ItemPage): typeof pages {
  const [top, ...rest] = pages.pages
  if (top === undefined) return pages
  const { total, unread, facets } = first
  return { ...pages, pages: [{ ...top, total, unread, facets }, ...rest] }
}
