import { wallDay } from '@suyab/language/zone'
import { sql, type Kysely } from 'kysely'

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

export interface OutletHealth<Marks> {
  /** RFC 3339; missing where nothing ever came. */
  readonly lastSuccess?: string
  readonly lastStored?: string
  /** Sources that failed when they were last asked, with how often in a row. */
  readonly failing: readonly { readonly address: string; readonly failures: number }[]
  /** How often each thing went wrong or was left out in these days, the most frequent first. */
  readonly reasons: readonly { readonly code: string; readonly count: number }[]
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
  /** Compares the volumes with their own past. */
  readonly judge: (volumes: readonly DailyVolume[]) => Marks
}

/** Faults kept for each outlet; the counts by day know of all. */
export const faultsKept = 200
const shown = 50

/** What an outlet's health was in the last days. */
export async function outletHealth<Marks>(
  db: Kysely<unknown>,
  { outlet, timeZone, now, days = 90, judge }: HealthOptions<Marks>,
): Promise<OutletHealth<Marks>> {
  const since = new Date(now.getTime() - (days - 1) * 86_400_000)
  const first = wallDay(since, timeZone)
  const last = wallDay(now, timeZone)
  const counted = await sql<{ day: string; code: string; count: number }>`
    SELECT day::text, code, count FROM outlet_day
    WHERE outlet = ${outlet} AND day BETWEEN ${first} AND ${last}`.execute(db)
  const sources = await sql<{ address: string; failures: number; last_success_at: Date | null }>`
    SELECT address, failures, last_success_at FROM outlet_source WHERE outlet = ${outlet}
    ORDER BY failures DESC, address`.execute(db)
  const stored = await sql<{ at: Date | null }>`
    SELECT max(stored_at) AS at FROM collected_page WHERE outlet = ${outlet}`.execute(db)
  const successes = sources.rows.flatMap(({ last_success_at: at }) => at?.getTime() ?? [])
  const volumes = volumesOf(counted.rows, first, last)
  const lastStored = stored.rows[0]?.at?.toISOString()
  return {
    ...(successes.length === 0
      ? {}
      : { lastSuccess: new Date(Math.max(...successes)).toISOString() }),
    ...(lastStored === undefined ? {} : { lastStored }),
    failing: sources.rows
      .filter(({ failures }) => failures > 0)
      .map(({ address, failures }) => ({ address, failures })),
    reasons: reasonsOf(counted.rows),
    volumes,
    skipped: await listed(db, outlet, 'article'),
    faults: await listed(db, outlet, 'source'),
    marks: judge(volumes),
  }
}

/** What is counted for an article that was stored. */
export const storedCode = 'stored'
/** What begins the codes counted for sources, whose failures are no articles. */
const sourcePrefix = 'source:'

function volumesOf(
  rows: readonly { day: string; code: string; count: number }[],
  first: string,
  last: string,
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
      stored: sum((code) => code === storedCode),
      skipped: sum((code) => code !== storedCode),
    })
  }
  return volumes
}

function reasonsOf(
  rows: readonly { code: string; count: number }[],
): { code: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { code, count } of rows)
    if (code !== storedCode) {
      const plain = code.startsWith(sourcePrefix) ? code.slice(sourcePrefix.length) : code
      counts.set(plain, (counts.get(plain) ?? 0) + count)
    }
  return [...counts]
    .map(([code, count]) => ({ code, count }))
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
