import type { QueryClient } from '@tanstack/react-query'
import { send } from '../../api/client.ts'
import { forgetSession } from '../../api/session.ts'

export type LinkOutcome = 'entered' | 'no-token' | { error: unknown }

/** The last link's outcome: the router may ask again, and a link can be spent once. */
let spent: { token: string; outcome: Promise<LinkOutcome> } | undefined

/** Trades a one-time link's token, which stands behind the #, for a session. */
export async function spendLink(queries: QueryClient, token: string): Promise<LinkOutcome> {
  if (token === '') return spent?.outcome ?? 'no-token'
  if (spent?.token !== token) spent = { token, outcome: enter(queries, token) }
  return spent.outcome
}

async function enter(queries: QueryClient, token: string): Promise<LinkOutcome> {
  try {
    await send('POST', '/session/link', { token })
  } catch (error) {
    return { error }
  }
  await forgetSession(queries)
  return 'entered'
}
