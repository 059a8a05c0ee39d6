import type {
  CoverageCount,
  CoverageGrowth,
  CoveragePage,
  CoverageStories,
  CoverageWords,
  FalseHitRow,
  SavedQueryBody,
  SavedQueryRow,
} from '@suyab/server/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { address, get, send } from './client.ts'
import { faultOf } from './fault.ts'
import { askInLines } from './lines.ts'

/** A question to the archive, as the pages of research hold it in their addresses. */
export interface Asked {
  q?: string
  /** The id of a query that the newsroom keeps, instead. */
  saved?: string
  /** `all`: a text that many outlets print counts for each of them. */
  copies?: 'all'
  from?: string
  to?: string
}

const pageLength = 20

/** While the archive is being opened, it is asked again after so many milliseconds. */
const againAfter = 2000

function isOpening(error: unknown): boolean {
  return error !== null && faultOf(error).code === 'coverage.opening'
}

/** The same question as the node's addresses have it. */
function wanted({ q, saved, copies, from, to }: Asked): Record<string, string | undefined> {
  const what = saved === undefined ? { q } : { saved }
  return { ...what, duplicates: copies === 'all' ? 'all' : 'once', from, to }
}

/** The same question as bodies have it. */
export function questionBody(asked: Asked): Record<string, string> {
  const { q: query, ...rest } = wanted(asked)
  const named = Object.entries({ ...rest, query })
  return Object.fromEntries(
    named.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  )
}

/** Hits, the newest first, page after page; with `marked` those that were marked as none. */
export function hitsQuery(asked: Asked, marked: boolean) {
  return infiniteQueryOptions({
    queryKey: ['coverage', 'hits', asked, marked],
    queryFn: async ({ signal, pageParam }) =>
      get<CoveragePage>(
        '/coverage/search',
        { ...wanted(asked), limit: pageLength, after: pageParam, false: marked },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) => (isOpening(state.error) ? againAfter : false),
  })
}

/** How many there are, by language. */
export function languagesQuery(asked: Asked) {
  return queryOptions({
    queryKey: ['coverage', 'languages', asked],
    queryFn: async ({ signal }) =>
      askInLines<CoverageCount>(
        '/coverage/count',
        { ...questionBody(asked), by: ['language'] },
        'count',
        signal,
        () => undefined,
      ),
    refetchInterval: ({ state }) => (isOpening(state.error) ? againAfter : false),
  })
}

export const savedQueriesQuery = queryOptions({
  queryKey: ['coverage', 'queries'],
  queryFn: async ({ signal }) => get<SavedQueryRow[]>('/coverage/queries', {}, signal),
})

export function savedQueryPath(id: string, rest = ''): string {
  return `/coverage/queries/${encodeURIComponent(id)}${rest}`
}

export async function addQuery(body: SavedQueryBody): Promise<SavedQueryRow> {
  return send<SavedQueryRow>('POST', '/coverage/queries', body)
}

export async function changeQuery(
  id: string,
  body: Partial<SavedQueryBody>,
): Promise<SavedQueryRow> {
  return send<SavedQueryRow>('PATCH', savedQueryPath(id), body)
}

export async function removeQuery(id: string): Promise<void> {
  return send('DELETE', savedQueryPath(id))
}

/** Somebody has looked at the new hits. */
export async function seeQuery(id: string): Promise<void> {
  return send('POST', savedQueryPath(id, '/seen'))
}

export async function markFalse(id: string, article: string): Promise<void> {
  return send('POST', savedQueryPath(id, '/false'), { article })
}

export async function unmarkFalse(id: string, article: string): Promise<void> {
  return send('DELETE', savedQueryPath(id, `/false/${encodeURIComponent(article)}`))
}

/** Who marked which hits as none. */
export function marksQuery(id: string) {
  return queryOptions({
    queryKey: ['coverage', 'marks', id],
    queryFn: async ({ signal }) => get<FalseHitRow[]>(savedQueryPath(id, '/false'), {}, signal),
  })
}

export const downloadFormats = ['csv', 'ndjson', 'parquet'] as const

/** The address of everything that is found, as a file. */
export function downloadAddress(asked: Asked, format: (typeof downloadFormats)[number]): string {
  return address('/coverage/hits', { ...wanted(asked), format })
}

export async function askGrowth(
  asked: Asked,
  periods: { period: string; against: string },
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<CoverageGrowth> {
  const { from: _from, to: _to, ...question } = asked
  const body = { ...questionBody(question), ...periods }
  return askInLines<CoverageGrowth>('/coverage/growth', body, 'growth', signal, onProgress)
}

export async function askWords(
  asked: Asked,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<CoverageWords> {
  return askInLines<CoverageWords>('/coverage/words', questionBody(asked), 'words', signal, onProgress) // prettier-ignore
}

const mostStories = 10

/** The stories of which most was found. */
export function storiesQuery({ q, saved, from, to }: Asked) {
  const body = { ...(saved === undefined ? { query: q } : { saved }), from, to, limit: mostStories }
  return queryOptions({
    queryKey: ['coverage', 'stories', body],
    queryFn: async () => send<CoverageStories>('POST', '/coverage/stories', body),
  })
}
