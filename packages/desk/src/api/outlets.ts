import type {
  OutletBody,
  OutletImport,
  OutletImportBody,
  OutletOverview,
  OutletPatch,
  OutletTrialBody,
  OutletView,
  Trial,
} from '@suyab/server/api'
import { queryOptions } from '@tanstack/react-query'
import { get, send } from './client.ts'

/** Milliseconds between two looks; more often while the archive, just started, cannot count yet. */
const usually = 60_000
const whileOpening = 5000

export const outletsQuery = queryOptions({
  queryKey: ['outlets'],
  queryFn: async ({ signal }) => get<OutletOverview[]>('/coverage/outlets', {}, signal),
  refetchInterval: ({ state: { data } }) =>
    data?.some(({ volume }) => volume === undefined) === true ? whileOpening : usually,
})

export function outletQuery(id: string) {
  return queryOptions({
    queryKey: ['outlets', id],
    queryFn: async ({ signal }) => get<OutletView>(outletPath(id), {}, signal),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && data.volume === undefined ? whileOpening : usually,
  })
}

function outletPath(id: string): string {
  return `/coverage/outlets/${encodeURIComponent(id)}`
}

export async function addOutlet(body: OutletBody): Promise<OutletView> {
  return send<OutletView>('POST', '/coverage/outlets', body)
}

export async function changeOutlet(id: string, patch: OutletPatch): Promise<OutletView> {
  return send<OutletView>('PATCH', outletPath(id), patch)
}

export async function removeOutlet(id: string): Promise<void> {
  await send('DELETE', outletPath(id))
}

export async function importOutlets(body: OutletImportBody): Promise<OutletImport> {
  return send<OutletImport>('POST', '/coverage/outlet-import', body)
}

export async function tryOutlet(body: OutletTrialBody): Promise<Trial> {
  return send<Trial>('POST', '/coverage/outlet-trial', body)
}
