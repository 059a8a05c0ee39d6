import type { Alarms } from '@suyab/server/api'
import { queryOptions } from '@tanstack/react-query'
import { get, send } from './client.ts'

export const alarmsQuery = queryOptions({
  queryKey: ['alarms'],
  queryFn: async ({ signal }) => get<Alarms>('/alarms', {}, signal),
  // The live line tells of every change; this is for a line that is silently dead.
  refetchInterval: 60_000,
})

/** Sends the kill again to every partner whose receipt is missing. */
export async function notifyAgain(uri: string): Promise<void> {
  await send('POST', `/alarms/${encodeURIComponent(uri)}/notify`, {})
}

/** Says in the person's name that a partner's kill was seen. */
export async function acknowledgeKill(uri: string): Promise<void> {
  await send('POST', `/alarms/${encodeURIComponent(uri)}/seen`, {})
}
