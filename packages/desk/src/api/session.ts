import type { MePatch, Person, Session } from '@suyab/server/api'
import {
  queryOptions,
  useMutation,
  useQueryClient,
  useSuspenseQuery,
  type QueryClient,
} from '@tanstack/react-query'
import { get, send } from './client.ts'

/** Milliseconds the node's clock is ahead of this machine's, as of the last answer. */
let offset = 0

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await get<Session>('/session', {}, signal)
    offset = Date.parse(session.now) - Date.now()
    return session
  },
  staleTime: 5 * 60_000,
})

/** The time by the node's clock, in milliseconds: what embargoes and receipts are told by. */
export function nodeNow(): number {
  return Date.now() + offset
}

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

/** The person signed in; pages behind the sign-in always have one. */
export function usePerson(): Person {
  const { person } = useSession()
  if (person === null) throw new Error('usePerson on a page that is open to everyone')
  return person
}

export function useEditMe() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (patch: MePatch) => send<Person>('PATCH', '/me', patch),
    onSuccess: async () => client.invalidateQueries({ queryKey: ['session'] }),
  })
}

/** Takes the person and everything they saw out of this browser's memory. */
export async function forgetSession(client: QueryClient): Promise<void> {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
  await client.refetchQueries({ queryKey: ['session'] })
}
