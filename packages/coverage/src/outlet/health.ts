import { wallDay } from '@suyab/language/zone'
import { sql, type Kysely } from 'kysely'
import type { PublishedDays } from './published.ts'

/** A fault of any kind, to be listed. */
export type NotedFault = { readonly code: string; readonly [detail: string]: unknown }

/** Something that went wrong with a source, or an article that was left out. */
export interface HealthFault {
  /** RFC 3339. */
  readonly at: string
  readonly address: string
  readonly code: string
  readonly data: Readonly<Record<string, string | number>>
}

/** How many articles came on one of the outlet's days. */
export interface DailyVolume {
  /** ISO 8601, on the outlet's clocks. */
  readonly day: string
  readonly stored: number
  /** Left out, for whatever reason. */
  readonly skipped: number
}

/** A feed or a sitemap that failed when it was last asked. */
export interface FailingSource {
  readonly kind: 'feed' | 'sitemap'
  readonly address: string
  /** In a row. */
  readonly failures: number
  /** Of the last failure; missing where so many faults came after it that it is forgotten. */
  readonly code?: string
  readonly data?: HealthFault['data']
  /** When it is asked again, RFC 3339. */
  readonly next: string
}

/** Something that went wrong with sources or kept articles out, and how often. */
export interface HealthReason {
  readonly concerns: 'source' | 'article'
  readonly code: string
  readonly count: number
}

export interface OutletHealth<Marks> {
  /** RFC 3339; missing where nothing ever came. */
  readonly lastSuccess?: string
  readonly lastStored?: string
  /** Sources that failed when they were last asked, those that failed most often in a row first. */
  readonly failing: readonly FailingSource[]
  /** How often each thing went wrong or was left out in these days, the most frequent first. */
  readonly reasons: readonly HealthReason[]
  /** Every day, those without anything included, the oldest first. */
  readonly volumes: readonly DailyVolume[]
  readonly skipped: readonly HealthFault[]
  readonly faults: readonly HealthFault[]
  /** Change-points, outages: what `judge` made of the volumes. */
  readonly marks: Marks
}

export interface HealthOptions<Marks> {
  readonly outlet: string
  readonly timeZone: string
  readonly now: Date
  /** How many days back; 90 unless told. */
  readonly days?: number
  /**
   * Articles by the day on which they were published, where an archive knows them; else those are
   * counted that were stored on each day.
   */
  readonly published?: PublishedDays
  /** The first day that it is observed, ISO 8601: days before it say nothing. */
  readonly observedSince?: string
  /** Compares the volumes with their own past; today, which is not over, is not among them. */
  readonly judge: (volumes: readonly DailyVolume[]) => Marks
}

/** Faults kept for each outlet; the counts by day know of all. */
export const faultsKept = 200
const shown = 50

/** What an outlet's health was in the last days. */
export async function outletHealth<Marks>(
  db: Kysely<unknown>,
  options: HealthOptions<Marks>,
): Promise<OutletHealth<Marks>> {
  const { outlet, timeZone, now, days = 90, published, observedSince, judge } = options
  const since = new Date(now.getTime() - (days - 1) * 86_400_000)
  const earliest = wallDay(since, timeZone)
  const first = observedSince === undefined || observedSince < earliest ? earliest : observedSince
  const last = wallDay(now, timeZone)
  const counted = await sql<{ day: string; code: string; count: number }>`
    SELECT day::text, code, count FROM outlet_day
    WHERE outlet = ${outlet} AND day BETWEEN ${first} AND ${last}`.execute(db)
  const succeeded = await sql<{ at: Date | null }>`
    SELECT max(last_success_at) AS at FROM outlet_source WHERE outlet = ${outlet}`.execute(db)
  const stored = await sql<{ at: Date | null }>`
    SELECT max(stored_at) AS at FROM collected_page WHERE outlet = ${outlet}`.execute(db)
  const lastSuccess = succeeded.rows[0]?.at?.toISOString()
  const volumes = volumesOf(counted.rows, first, last, published)
  const lastStored = stored.rows[0]?.at?.toISOString()
  return {
    ...(lastSuccess === undefined ? {} : { lastSuccess }),
    ...(lastStored === undefined ? {} : { lastStored }),
    failing: await failingSources(db, outlet),
    reasons: reasonsOf(counted.rows),
    volumes,
    skipped: await listed(db, outlet, 'article'),
    faults: await listed(db, outlet, 'source'),
    marks: judge(volumes.slice(0, -1)),
  }
}

/** The sources that failed when they were last asked, of one outlet or of all. */
export async function failingSources(
  db: Kysely<unknown>,
  outlet?: string,
): Promise<(FailingSource & { readonly outlet: string })[]> {
  const only = outlet ?? null
  const { rows } = await sql<{
    outlet: string
    kind: 'feed' | 'sitemap'
    address: string
    failures: number
    next_at: Date
    code: string | null
    data: HealthFault['data'] | null
  }>`
    SELECT s.outlet, s.kind, s.address, s.failures, s.next_at, f.code, f.data
    FROM outlet_source s LEFT JOIN LATERAL (
      SELECT code, data FROM outlet_fault f
      WHERE f.outlet = s.outlet AND f.concerns = 'source' AND f.address = s.address
      ORDER BY id DESC LIMIT 1) f ON true
    WHERE s.failures > 0 AND (${only}::text IS NULL OR s.outlet = ${only})
    ORDER BY s.failures DESC, s.address`.execute(db)
  return rows.map(({ next_at: next, code, data, ...row }) => ({
    ...row,
    ...(code === null ? {} : { code, data: data ?? {} }),
    next: next.toISOString(),
  }))
}

/** What is counted for an article that was stored. */
export const storedCode = 'stored'
/** What begins the codes counted for sources, whose failures are no articles. */
const sourcePrefix = 'source:'

function volumesOf(
  rows: readonly { day: string; code: string; count: number }[],
  first: string,
  last: string,
  published: PublishedDays | undefined,
): DailyVolume[] {
  const volumes: DailyVolume[] = []
  const end = Date.parse(last)
  for (let at = Date.parse(first); at <= end; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    const here = rows.filter((row) => row.day === day && !row.code.startsWith(sourcePrefix))
    const sum = (isCounted: (code: string) => boolean): number =>
      here.filter(({ code }) => isCounted(code)).reduce((total, { count }) => total + count, 0)
    volumes.push({
      day,
      stored:
        published === undefined ? sum((code) => code === storedCode) : (published.get(day) ?? 0),
      skipped: sum((code) => code !== storedCode),
    })
  }
  return volumes
}

function reasonsOf(rows: readonly { code: string; count: number }[]): HealthReason[] {
  const counts = new Map<string, number>()
  for (const { code, count } of rows)
    if (code !== storedCode) counts.set(code, (counts.get(code) ?? 0) + count)
  return [...counts]
    .map(([code, count]): HealthReason =>
      code.startsWith(sourcePrefix)
        ? { concerns: 'source', code: code.slice(sourcePrefix.length), count }
        : { concerns: 'article', code, count },
    )
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

async function listed(
  db: Kysely<unknown>,
  outlet: string,
  concerns: 'source' | 'article',
): Promise<HealthFault[]> {
  const { rows } = await sql<{
    at: Date
    address: string
    code: string
    data: HealthFault['data']
  }>`
    SELECT at, address, code, data FROM outlet_fault
    WHERE outlet = ${outlet} AND concerns = ${concerns} ORDER BY id DESC LIMIT ${shown}`.execute(db)
  return rows.map(({ at, address, code, data }) => ({ at: at.toISOString(), address, code, data }))
}

/** Writes down that a source failed or an article was left out, and why. */
export async function noteFault(
  db: Kysely<unknown>,
  outlet: { readonly id: string; readonly timeZone: string },
  concerns: 'source' | 'article',
  address: string,
  fault: NotedFault,
  now: Date,
): Promise<void> {
  const { code, ...rest } = fault
  const data = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => ['string', 'number'].includes(typeof value)),
  )
  await sql`
    INSERT INTO outlet_fault (outlet, at, address, concerns, code, data)
    VALUES (${outlet.id}, ${now}, ${address}, ${concerns}, ${code}, ${JSON.stringify(data)}::jsonb)
  `.execute(db)
  await sql`
    DELETE FROM outlet_fault WHERE outlet = ${outlet.id} AND id <= (
      SELECT id FROM outlet_fault WHERE outlet = ${outlet.id}
      ORDER BY id DESC OFFSET ${faultsKept} LIMIT 1)`.execute(db)
  await countDay(db, outlet, concerns === 'source' ? sourcePrefix + code : code, now)
}

/** Counts something that happened to an outlet today. */
export async function countDay(
  db: Kysely<unknown>,
  outlet: { readonly id: string; readonly timeZone: string },
  code: string,
  at: Date,
  count = 1,
): Promise<void> {
  await sql`
    INSERT INTO outlet_day AS held (outlet, day, code, count)
    VALUES (${outlet.id}, ${wallDay(at, outlet.timeZone)}, ${code}, ${count})
    ON CONFLICT (outlet, day, code) DO UPDATE SET count = held.count + excluded.count`.execute(db)
}
