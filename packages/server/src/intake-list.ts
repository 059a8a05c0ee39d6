import { sql, type Kysely } from 'kysely'
import type { ApiFault, Intake, IntakeInput } from './api.ts'

export type IntakeOutcome = NonNullable<Intake['lastOutcome']>

export interface IntakeRow {
  id: string
  name: string
  kind: Intake['kind']
  address: string
  language: string | null
  every_minutes: number
  paused: boolean
  offer: boolean
  etag: string | null
  last_modified: string | null
  last_run_at: Date | null
  next_run_at: Date
  failures: number
  last_outcome: IntakeOutcome | null
}

interface FaultRow {
  intake: string
  at: Date
  file: string | null
  original: string | null
  code: string
  data: Record<string, string | number>
}

const faultsShown = 1000

/** All intakes with the last of what they could not take, in the order they were made. */
export async function listIntakes(db: Kysely<unknown>, id?: string): Promise<Intake[]> {
  const only = id ?? null
  const { rows } = await sql<IntakeRow>`
    SELECT * FROM intake WHERE ${only}::uuid IS NULL OR id = ${only} ORDER BY created_at, id
  `.execute(db)
  const faults = await sql<FaultRow>`
    SELECT f.* FROM intake i CROSS JOIN LATERAL (
      SELECT intake, at, file, original, code, data FROM intake_fault WHERE intake = i.id
      ORDER BY id DESC LIMIT ${faultsShown}) f
    WHERE ${only}::uuid IS NULL OR i.id = ${only}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    address: row.address,
    ...(row.language === null ? {} : { language: row.language }),
    every: row.every_minutes,
    paused: row.paused,
    offer: row.offer,
    ...(row.last_run_at === null ? {} : { lastRunAt: row.last_run_at.toISOString() }),
    ...(row.paused || row.kind === 'upload' ? {} : { nextRunAt: row.next_run_at.toISOString() }),
    ...(row.last_outcome === null ? {} : { lastOutcome: row.last_outcome }),
    faults: faults.rows
      .filter((fault) => fault.intake === row.id)
      .map(({ at, file, original, code, data }) => ({
        at: at.toISOString(),
        ...(file === null ? {} : { file }),
        ...(original === null ? {} : { original }),
        code,
        ...(Object.keys(data).length === 0 ? {} : { data }),
      })),
  }))
}

/** Adds an intake, due at once. Gives its id. */
export async function addIntake(
  db: Kysely<unknown>,
  input: IntakeInput,
  now: Date,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO intake (name, kind, address, language, every_minutes, offer, created_at, next_run_at)
    VALUES (${input.name}, ${input.kind}, ${input.address}, ${input.language ?? null},
      ${input.every}, ${input.offer}, ${now}, ${now})
    RETURNING id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('an inserted intake has an id')
  return id
}

export interface IntakePatch {
  name?: string | undefined
  address?: string | undefined
  /** Null: the language is found in what comes. */
  language?: string | null | undefined
  every?: number | undefined
  offer?: boolean | undefined
  paused?: boolean | undefined
}

/** Changes an intake; another address forgets what the old one said. False when there is none. */
export async function changeIntake(
  db: Kysely<unknown>,
  id: string,
  patch: IntakePatch,
): Promise<boolean> {
  const moved = patch.address ?? null
  const changed = await sql`
    UPDATE intake SET
      name = coalesce(${patch.name ?? null}, name),
      address = coalesce(${moved}, address),
      etag = CASE WHEN ${moved}::text IS NULL OR ${moved} = address THEN etag END,
      last_modified = CASE WHEN ${moved}::text IS NULL OR ${moved} = address THEN last_modified END,
      language = CASE WHEN ${patch.language !== undefined} THEN ${patch.language ?? null}
        ELSE language END,
      every_minutes = coalesce(${patch.every ?? null}, every_minutes),
      offer = coalesce(${patch.offer ?? null}, offer),
      paused = coalesce(${patch.paused ?? null}, paused)
    WHERE id = ${id}`.execute(db)
  // What was seen in one folder says nothing of another.
  if (patch.address !== undefined)
    await sql`DELETE FROM intake_file WHERE intake = ${id}`.execute(db)
  return changed.numAffectedRows === 1n
}

/** Removes an intake; what it brought stays. False when there is none. */
export async function removeIntake(db: Kysely<unknown>, id: string): Promise<boolean> {
  const removed = await sql`DELETE FROM intake WHERE id = ${id}`.execute(db)
  return removed.numAffectedRows === 1n
}

/** A process that was killed gives its intake back after this; a run that goes on renews it. */
const runLease = 10 * 60_000

/** How often a run says that it goes on. */
const renewal = 60_000

/** Two processes' clocks, and the moments they ask at, may be this far apart. */
const skew = 60_000

/** A claim further away than any that is made now comes of a clock that was set back since. */
function beyondLease(now: Date): Date {
  return new Date(now.getTime() + runLease + skew)
}

/** Takes an intake for a run, so that two processes never run it at once. */
export async function claimIntake(
  db: Kysely<unknown>,
  id: string,
  now: Date,
): Promise<IntakeRow | undefined> {
  const { rows } = await sql<IntakeRow>`
    UPDATE intake SET running_until = ${new Date(now.getTime() + runLease)}
    WHERE id = ${id} AND (running_until IS NULL OR running_until < ${now}
      OR running_until > ${beyondLease(now)})
    RETURNING *`.execute(db)
  return rows[0]
}

/** Keeps a claimed intake for as long as its run goes on, however long that is. */
export async function whileClaimed<Ended>(
  db: Kysely<unknown>,
  id: string,
  clock: () => number,
  run: () => Promise<Ended>,
): Promise<Ended> {
  const renew = async (): Promise<void> => {
    const until = new Date(clock() + runLease)
    // One that has ended meanwhile is not claimed anew.
    await sql`
      UPDATE intake SET running_until = ${until} WHERE id = ${id} AND running_until IS NOT NULL
    `.execute(db)
  }
  let renewing: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    // With the database away the run fails by itself, or the next renewal comes in time.
    renewing = renewing.then(renew).catch(() => undefined)
  }, renewal)
  try {
    return await run()
  } finally {
    clearInterval(timer)
    await renewing
  }
}

/** The intakes whose time has come; what ran last in the future did so before its clock was set back. */
export async function dueIntakes(db: Kysely<unknown>, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM intake WHERE NOT paused AND kind <> 'upload'
      AND (next_run_at <= ${now} OR last_run_at > ${new Date(now.getTime() + skew)})
      AND (running_until IS NULL OR running_until < ${now} OR running_until > ${beyondLease(now)})
    ORDER BY next_run_at LIMIT 20`.execute(db)
  return rows.map((row) => row.id)
}

export interface RunEnd {
  outcome: IntakeOutcome
  /** Not before this; the intake's own pace otherwise. */
  retryAt?: Date | undefined
  etag?: string | undefined
  lastModified?: string | undefined
}

/** Writes down how a run ended and when the next is due: after failures later and later. */
export async function endRun(
  db: Kysely<unknown>,
  row: IntakeRow,
  end: RunEnd,
  now: Date,
): Promise<void> {
  const outcome = JSON.stringify(end.outcome, (_key, value: unknown) =>
    typeof value === 'string' ? storable(value) : value,
  )
  const failed = end.outcome.fault !== undefined
  const failures = failed ? row.failures + 1 : 0
  const every = row.every_minutes * 60_000
  const pace = failed ? Math.min(every * 2 ** Math.min(failures, 10), 24 * 3_600_000) : every
  const next = new Date(
    Math.max(now.getTime() + Math.max(pace, failed ? 60_000 : 0), end.retryAt?.getTime() ?? 0),
  )
  await sql`
    UPDATE intake SET last_run_at = ${now}, next_run_at = ${next}, failures = ${failures},
      last_outcome = ${outcome}::jsonb, running_until = NULL,
      etag = ${failed ? row.etag : (end.etag ?? null)},
      last_modified = ${failed ? row.last_modified : (end.lastModified ?? null)}
    WHERE id = ${row.id}`.execute(db)
}

/** Something that an intake could not take. */
export interface IntakeFault {
  readonly fault: ApiFault
  readonly file?: string | undefined
  /** Digest of the bytes that it stood in, where they are kept. */
  readonly original?: string | undefined
}

/** Lists something an intake could not take. Older ones than the last thousand go. */
export async function noteIntakeFault(
  db: Kysely<unknown>,
  intake: string,
  { fault, file = '', original }: IntakeFault,
  now: Date,
): Promise<void> {
  const data = Object.fromEntries(
    Object.entries(fault.data ?? {}).flatMap(([key, value]): [string, string | number][] => {
      if (typeof value === 'string') return [[key, storable(value)]]
      return typeof value === 'number' ? [[key, value]] : []
    }),
  )
  const text = JSON.stringify(data)
  const name = file === '' ? null : file
  // The same again, as with every look at a feed that has one bad entry, only moves its time.
  await sql`
    DELETE FROM intake_fault WHERE intake = ${intake} AND code = ${fault.code}
      AND file IS NOT DISTINCT FROM ${name} AND data = ${text}::jsonb`.execute(db)
  await sql`
    INSERT INTO intake_fault (intake, at, file, original, code, data)
    VALUES (${intake}, ${now}, ${name}, ${original ?? null}, ${fault.code}, ${text}::jsonb)
  `.execute(db)
  await sql`
    DELETE FROM intake_fault WHERE intake = ${intake} AND id <= (
      SELECT id FROM intake_fault WHERE intake = ${intake} ORDER BY id DESC OFFSET 1000 LIMIT 1)
  `.execute(db)
}

/** What a document says, as the database holds it: no zeros, no halves of letters. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

/** Writes down what came of files that a person handed in. */
export async function noteHandedIn(
  db: Kysely<unknown>,
  intake: string,
  outcome: IntakeOutcome,
  now: Date,
): Promise<void> {
  await sql`
    UPDATE intake SET last_run_at = ${now}, last_outcome = ${JSON.stringify(outcome)}::jsonb
    WHERE id = ${intake}`.execute(db)
}

/** An intake as it is written down; undefined where there is none. */
export async function findIntake(db: Kysely<unknown>, id: string): Promise<IntakeRow | undefined> {
  const { rows } = await sql<IntakeRow>`SELECT * FROM intake WHERE id = ${id}`.execute(db)
  return rows[0]
}
