import type { Hosts } from '@suyab/coverage/collect/parts'
import type { Outbound } from '@suyab/wire/outbound'
import type { Kysely } from 'kysely'
import { restHost, takeTurn } from './host-turn.ts'
import { askRobots } from './robots.ts'

/** The hosts that this node fetches from, whose turns all of it and all its processes share. */
export function openHosts(db: Kysely<unknown>, outbound: Outbound, clock: () => number): Hosts {
  const now = (): Date => new Date(clock())
  return {
    permission: (url) => askRobots(db, outbound, url, now()),
    turn: (host, pace, longest) => takeTurn(db, host, { pace, longest, now: now() }),
    rest: (host, until) => restHost(db, host, until),
  }
}
