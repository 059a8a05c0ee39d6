import type { ItemDetail, ItemPage, ItemRow, VersionView } from '@suyab/server/api'
import { infiniteQueryOptions, queryOptions, type InfiniteData } from '@tanstack/react-query'
import { get, itemPath, send } from './client.ts'

export type Box = 'in' | 'own'
/** What the list is narrowed to; lists mean any of their values. */
export interface ItemFilters {
  partner?: readonly string[]
  language?: readonly string[]
  topic?: readonly string[]
  kind?: readonly string[]
  state?: readonly string[]
  unread?: '1'
  q?: string
}
export type ItemPages = InfiniteData<ItemPage>

const PAGE = 100

export function itemsQuery(box: Box, filters: ItemFilters) {
  return infiniteQueryOptions({
    queryKey: ['items', box, filters],
    queryFn: async ({ pageParam, signal }) => fetchItems(box, filters, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: Infinity,
  })
}

/** One page of a box. */
export async function fetchItems(
  box: Box,
  filters: ItemFilters,
  after: string | null,
  signal?: AbortSignal,
): Promise<ItemPage> {
  return get<ItemPage>('/items', { box, ...filters, after, limit: PAGE }, signal)
}

export function itemQuery(uri: string) {
  return queryOptions({
    queryKey: ['item', uri],
    queryFn: async ({ signal }) => get<ItemDetail>(itemPath(uri), {}, signal),
  })
}

export function versionQuery(uri: string, sequence: number) {
  return queryOptions({
    queryKey: ['version', uri, sequence],
    queryFn: async ({ signal }) =>
      get<VersionView>(itemPath(uri, `/versions/${sequence}`), {}, signal),
    staleTime: Infinity,
  })
}

export async function markRead(uris: readonly string[]): Promise<void> {
  await send('POST', '/items/read', { uris })
}

/** The address of a picture of ours by its digest, at most `width` pixels wide. */
export function pictureAddress(digest: string, width: number): string {
  return `/media/${encodeURIComponent(digest)}?w=${width}`
}

/** The loaded rows with those of `fresh` in the places of their older selves; the order stays. */
export function renewRows(pages: ItemPages, fresh: ReadonlyMap<string, ItemRow>): ItemPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.map((row) => fresh.get(row.uri) ?? row),
    })),
  }
}
