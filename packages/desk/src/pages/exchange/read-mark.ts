import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { itemsQuery, markRead, type Box, type ItemPages } from '../../api/items.ts'

/** Milliseconds an item stands open before it counts as read: going past it is not reading. */
const READING = 1000

/** Tells the node what was read and takes the mark away in the list. */
export function useReadMark(box: Box, uri: string | undefined, client: QueryClient): void {
  useEffect(() => {
    if (box === 'own' || uri === undefined) return undefined
    const timer = setTimeout(() => {
      markRead([uri]).then(
        () => takeMark(client, box, uri),
        // The mark stays, so that the item is told again the next time it is opened.
        async () => client.invalidateQueries({ queryKey: ['session'] }),
      )
    }, READING)
    return () => clearTimeout(timer)
  }, [box, uri, client])
}

function takeMark(client: QueryClient, box: Box, uri: string): void {
  client.setQueriesData<ItemPages>(
    { queryKey: itemsQuery(box, {}).queryKey.slice(0, 2) },
    (pages) => {
      if (pages === undefined) return pages
      let found = false
      const marked = pages.pages.map((page) => ({
        ...page,
        items: page.items.map((row) => {
          if (row.uri !== uri || !row.unread) return row
          found = true
          return { ...row, unread: false }
        }),
      }))
      if (!found) return pages
      return {
        ...pages,
        pages: marked.map((page) => ({ ...page, unread: Math.max(0, page.unread - 1) })),
      }
    },
  )
}
