import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Reads again what is shown under a key, after the node said that it changed. A first reading that
 * is under way may have been answered before the change, and the client would not repeat it: it is
 * waited for and then read again too.
 */
export async function renew(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const firstReadings = client
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined)
  const renewed = client.invalidateQueries({ queryKey })
  if (firstReadings.length === 0) return renewed
  await Promise.allSettled([renewed, ...firstReadings.map(async (query) => query.fetch())])
  return client.invalidateQueries({ queryKey })
}
