import type { AuditPage, FaultPage, FeedOut, Health, Intake, Person } from '@suyab/server/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { get } from './client.ts'

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }) => get<Person[]>('/people', {}, signal),
})
export const intakesQuery = queryOptions({
  queryKey: ['intakes'],
  queryFn: async ({ signal }) => get<Intake[]>('/intakes', {}, signal),
})
export const feedsQuery = queryOptions({
  queryKey: ['feeds'],
  queryFn: async ({ signal }) => get<FeedOut[]>('/feeds', {}, signal),
})
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: async ({ signal }) => get<Health>('/health', {}, signal),
  refetchInterval: 30_000,
})

export function faultsQuery(filter: { partner?: string; code?: string }) {
  return queryOptions({
    queryKey: ['faults', filter],
    queryFn: async ({ signal }) => get<FaultPage>('/faults', filter, signal),
  })
}

export function auditQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['audit', q],
    queryFn: async ({ pageParam, signal }) =>
      get<AuditPage>('/audit', { q, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
}
