import type {
  ConceptArticle,
  ConceptDraftAnswer,
  ConceptPage,
  ConceptRevisionRow,
  ConceptRoundPage,
  ConceptRow,
} from '@suyab/server/api'
import { queryOptions } from '@tanstack/react-query'
import { get, send } from './client.ts'

export const conceptsQuery = queryOptions({
  queryKey: ['concepts'],
  queryFn: async ({ signal }) => get<ConceptRow[]>('/coverage/concepts', {}, signal),
})

export function conceptPath(id: string, rest = ''): string {
  return `/coverage/concepts/${encodeURIComponent(id)}${rest}`
}

export function conceptQuery(id: string, version?: number) {
  return queryOptions({
    queryKey: ['concept', id, version ?? 'current'],
    queryFn: async ({ signal }) => get<ConceptPage>(conceptPath(id), { version }, signal),
  })
}

export function revisionsQuery(id: string) {
  return queryOptions({
    queryKey: ['concept', id, 'revisions'],
    queryFn: async ({ signal }) =>
      get<ConceptRevisionRow[]>(conceptPath(id, '/revisions'), {}, signal),
  })
}

/** What a list being written says and finds. */
export function conceptDraftQuery(language: string, text: string) {
  return queryOptions({
    queryKey: ['concept-draft', language, text],
    queryFn: async ({ signal }) =>
      send<ConceptDraftAnswer>('POST', '/coverage/concept-draft', { language, text }, signal),
    staleTime: 60_000,
  })
}

function roundPath(id: string, round: string, rest = ''): string {
  return conceptPath(id, `/rounds/${encodeURIComponent(round)}${rest}`)
}

export function roundQuery(id: string, round: string) {
  return queryOptions({
    queryKey: ['concept', id, 'round', round],
    queryFn: async ({ signal }) => get<ConceptRoundPage>(roundPath(id, round), {}, signal),
    // What was judged meanwhile stands on the page itself.
    staleTime: Infinity,
    gcTime: 0,
  })
}

/** So many articles of a round come at once. */
export const roundBatch = 10

export function roundArticlesQuery(id: string, round: string, batch: number) {
  return queryOptions({
    queryKey: ['concept', id, 'round', round, 'articles', batch],
    queryFn: async ({ signal }) =>
      get<ConceptArticle[]>(
        roundPath(id, round, '/articles'),
        { from: batch * roundBatch },
        signal,
      ),
    staleTime: Infinity,
  })
}

export function judgementsPath(id: string, round: string): string {
  return roundPath(id, round, '/judgements')
}
