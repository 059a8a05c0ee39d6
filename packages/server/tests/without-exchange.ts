import { refuse } from '@suyab/wire/result'
import type { NodeParts, Newsroom } from '../src/part.ts'

/**
 * A node that has no exchange: people sign in and administer it, and everything that needs an
 * agreement is refused with a code. The node's own tests of starting and stopping use it.
 */
export const withoutExchange: NodeParts = {
  migrations: [],
  open: async (base) => ({
    newsroom: async (): Promise<Newsroom> => {
      const { hostname } = new URL(base.origin())
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
      return { id: hostname, names: { en: hostname }, languages: [], timeZone, sample: false }
    },
    routes: [],
    mount: () => undefined,
    take: async () => refuse({ code: 'intake.no-exchange' }),
    itemsFor: async () => undefined,
    mayLook: async () => false,
    keeps: async () => false,
    filter: async (event) => event,
    awaited: async () => [],
    health: async () => ({ reconciling: false, keys: [] }),
    endWaits: () => undefined,
    start: async () => undefined,
    stop: async () => undefined,
  }),
}
