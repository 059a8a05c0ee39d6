import { endSource, sourcesOf } from '@suyab/coverage/collect/source-queue'
import { seeded, type Random } from '@suyab/coverage/seeded'
import { noteFault, type NotedFault } from '@suyab/coverage/outlet/health'
import type { Outlet } from '@suyab/coverage/outlet/outlet'
import { listOutlets, putOutlet } from '@suyab/coverage/outlet/registry'
import type { Kysely } from 'kysely'

/** Why an article was left out, the usual reasons most often. */
const leftOut: readonly NotedFault[] = [
  { code: 'collect.duplicate', of: 'https://agency.example/' },
  { code: 'collect.duplicate', of: 'https://agency.example/' },
  { code: 'collect.wall', kind: 'paywall', sign: '.subscribe' },
  { code: 'collect.http-status', status: 404 },
  { code: 'extract.no-article', letters: 84 },
  { code: 'outbound.robots', url: '' },
  { code: 'collect.media-type', found: 'image/jpeg' },
]
/** What ails a few of the feeds, by the outlet's place in the list. */
const ailments: ReadonlyMap<number, NotedFault> = new Map<number, NotedFault>([
  [4, { code: 'collect.http-status', status: 503 }],
  [17, { code: 'outbound.too-slow', seconds: 30 }],
  [23, { code: 'wire.format-unknown' }],
  [38, { code: 'outbound.robots', url: '' }],
  [51, { code: 'collect.http-status', status: 404 }],
])
const minute = 60_000
const dayLength = 86_400_000
const reasonDays = 90

/**
 * Writes the invented outlets down with feeds and an invented past: when each was last read, which
 * feeds fail and why, what was left out. Their names are of a kind that nobody can own, so that the
 * collector never asks for them. Outlets that are there already stay as they are.
 */
export async function registerPress(
  db: Kysely<unknown>,
  outlets: readonly Outlet[],
  until: Date,
): Promise<void> {
  const random = seeded(4747)
  const known = new Set((await listOutlets(db)).map(({ id }) => id))
  for (const [at, outlet] of outlets.entries()) {
    if (known.has(outlet.id)) continue
    const site = `https://${outlet.id}`
    const feeds = at % 3 === 0 ? [`${site}/feed.xml`, `${site}/world.xml`] : [`${site}/feed.xml`]
    const sitemaps = at % 4 === 1 ? [`${site}/sitemap.xml`] : []
    // Whole or not at all: what was broken off begins anew with this outlet.
    await db.transaction().execute(async (trx) => {
      await putOutlet(trx, { ...outlet, feeds, sitemaps }, until)
      await tellLooks(trx, outlet, until, ailments.get(at), random)
      await tellLeftOut(trx, outlet, until, random)
    })
  }
}

/** The last day on which it was observed. */
function endOf({ observedUntil }: Outlet, until: Date): number {
  return Math.min(until.getTime(), Date.parse(observedUntil ?? '9999-12-31'))
}

async function tellLooks(
  db: Kysely<unknown>,
  outlet: Outlet,
  until: Date,
  ailment: NotedFault | undefined,
  random: Random,
): Promise<void> {
  const end = endOf(outlet, until)
  for (const [at, source] of (await sourcesOf(db, outlet.id)).entries()) {
    const every = source.kind === 'feed' ? 14 : 340
    const last = end - Math.round(random() * every * minute)
    const next = new Date(last + (every + 1) * minute)
    const isIll = ailment !== undefined && at === 0
    const seen = isIll ? last - Math.round((1 + random()) * dayLength) : last
    await endSource(db, source, { next, failed: false }, new Date(seen))
    if (!isIll) continue
    const { address } = source
    const fault = 'url' in ailment ? { ...ailment, url: address } : ailment
    for (const hours of [30, 14, 6, 1]) {
      const moment = new Date(last - hours * 60 * minute)
      await noteFault(db, outlet, 'source', address, fault, moment)
      await endSource(db, source, { next: new Date(last + 5 * 60 * minute), failed: true }, moment)
    }
  }
}

async function tellLeftOut(
  db: Kysely<unknown>,
  outlet: Outlet,
  until: Date,
  random: Random,
): Promise<void> {
  const end = endOf(outlet, until)
  const many = Math.floor(random() * 9)
  const moments = Array.from({ length: many }, () => end - random() * reasonDays * dayLength)
  for (const moment of moments.toSorted((a, b) => a - b)) {
    const fault = leftOut[Math.floor(random() * leftOut.length)]
    const day = new Date(moment).toISOString().slice(0, 10).replaceAll('-', '/')
    const address = `https://${outlet.id}/${day}/${20 + Math.floor(random() * 60)}`
    if (fault === undefined) continue
    const told = 'url' in fault ? { ...fault, url: address } : fault
    await noteFault(db, outlet, 'article', address, told, new Date(moment))
  }
}
