import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/** An answer that takes a while: how far it is, what came of it, and how to stop it. */
export interface LongAnswer<Answer> {
  readonly answer: Answer | undefined
  readonly error: Error | null
  /** While it is asked. */
  readonly isAsking: boolean
  /** From 0 to 1, while it is asked. */
  readonly part: number
  readonly stop: () => void
  readonly again: () => void
}

/**
 * Asks once for a key, and again only when somebody says so. Stopping it, or leaving the page, stops
 * it in the node too.
 */
export function useLongAnswer<Answer>(
  key: readonly unknown[],
  isWanted: boolean,
  ask: (signal: AbortSignal, onProgress: (part: number) => void) => Promise<Answer>,
): LongAnswer<Answer> {
  const client = useQueryClient()
  const [part, setPart] = useState(0)
  const query = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      setPart(0)
      return ask(signal, setPart)
    },
    enabled: isWanted,
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return {
    answer: query.data,
    error: query.error,
    isAsking: query.fetchStatus === 'fetching',
    part,
    stop: () => void client.cancelQueries({ queryKey: key, exact: true }),
    again: () => void query.refetch(),
  }
}
