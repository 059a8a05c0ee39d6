import { setImmediate as turn } from 'node:timers/promises'
import { wallDay } from '@suyab/language/zone'
import { sql, type Kysely } from 'kysely'
import { dayNumber, dayText } from '../growth/day.ts'
import { failingSources, type DailyVolume, type FailingSource } from './health.ts'
import type { Outlet } from './outlet.ts'
import type { PublishedDays } from './published.ts'
import { markVolumes, type VolumeMarks } from './volume-mark.ts'

/**
 * How an outlet stands. `paused`: it is no longer observed; `failing`: none of its sources could be
 * had; `silent`: it publishes far less than it used to, and has for days; `partly`: some sources could
 * not be had; `waiting`: nobody has looked yet; `files`: it has no sources, its articles come in files.
 */
export type OutletState = 'well' | 'partly' | 'silent' | 'failing' | 'waiting' | 'files' | 'paused'

/** An outlet as a list shows it. */
export interface OutletOverview {
  readonly outlet: Outlet
  readonly state: OutletState
  /** RFC 3339. */
  readonly lastSuccess?: string
  readonly failing: readonly FailingSource[]
  /** Undefined where no archive is open. */
  readonly volume?: OutletVolume
}

/** What an outlet published day by day, up to yesterday. */
export interface OutletVolume {
  /** The first of the days that follow, ISO 8601. */
  readonly first: string
  readonly daily: readonly number[]
  /** Of the whole past year; some may lie before `first`. */
  readonly marks: VolumeMarks
}

/** Days that are shown, and days that they are held against. */
const shownDays = 90
export const judgedDays: number = 365
/** How long the thread is kept from everything else, in milliseconds. */
const longestTurn = 20
/** Days up to yesterday: an outage that ended longer ago is over. */
const stillOut = 1

interface SourceCount {
  readonly sources: number
  readonly failed: number
  readonly last: Date | null
}

/** How each of the given outlets stands. */
export async function outletOverviews(
  db: Kysely<unknown>,
  outlets: readonly Outlet[],
  now: Date,
  published?: ReadonlyMap<string, PublishedDays>,
): Promise<OutletOverview[]> {
  const failing = Map.groupBy(await failingSources(db), ({ outlet }) => outlet)
  const { rows } = await sql<SourceCount & { outlet: string }>`
    SELECT outlet, count(*) FILTER (WHERE depth = 0)::int AS sources,
      count(*) FILTER (WHERE depth = 0 AND failures > 0)::int AS failed, max(last_success_at) AS last
    FROM outlet_source GROUP BY outlet`.execute(db)
  const counts = new Map(rows.map((row) => [row.outlet, row]))
  const overviews: OutletOverview[] = []
  let since = performance.now()
  for (const outlet of outlets) {
    const count = counts.get(outlet.id) ?? { sources: 0, failed: 0, last: null }
    const days = published?.get(outlet.id) ?? new Map<string, number>()
    const volume = published === undefined ? undefined : volumeIn(outlet, days, now)
    overviews.push({
      outlet,
      state: stateOf(outlet, count, volume, now),
      ...(count.last === null ? {} : { lastSuccess: count.last.toISOString() }),
      failing: (failing.get(outlet.id) ?? []).map(({ outlet: _outlet, ...source }) => source),
      ...(volume === undefined ? {} : { volume }),
    })
    // A year of an outlet takes two milliseconds to judge, and there may be thousands of outlets.
    if (performance.now() - since < longestTurn) continue
    await turn()
    since = performance.now()
  }
  return overviews
}

function volumeIn(outlet: Outlet, published: PublishedDays, now: Date): OutletVolume {
  const yesterday = dayNumber(wallDay(now, outlet.timeZone)) - 1
  const end = Math.min(yesterday, dayNumber(outlet.observedUntil ?? '9999-12-31'))
  const begin = Math.max(yesterday - judgedDays + 1, dayNumber(outlet.observedSince))
  const watched: DailyVolume[] = []
  for (let at = begin; at <= end; at += 1)
    watched.push({ day: dayText(at), stored: published.get(dayText(at)) ?? 0, skipped: 0 })
  const first = yesterday - shownDays + 1
  const daily = Array.from(
    { length: shownDays },
    (_one, at) => published.get(dayText(first + at)) ?? 0,
  )
  return { first: dayText(first), daily, marks: markVolumes(watched) }
}

function stateOf(
  outlet: Outlet,
  { sources, failed, last }: SourceCount,
  volume: OutletVolume | undefined,
  now: Date,
): OutletState {
  const today = wallDay(now, outlet.timeZone)
  if (outlet.observedUntil !== undefined && outlet.observedUntil < today) return 'paused'
  if (sources > 0 && failed === sources) return 'failing'
  if (sources > 0 && last === null) return 'waiting'
  const lastDays = dayNumber(today) - 1 - stillOut
  const isOut = volume?.marks.outages.some(({ to }) => dayNumber(to) >= lastDays) === true
  if (isOut) return 'silent'
  if (failed > 0) return 'partly'
  return sources === 0 ? 'files' : 'well'
}
