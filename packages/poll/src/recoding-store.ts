import { ok, refuse, type Result } from '@suyab/survey/result'
import { sql, type Kysely } from 'kysely'
import type { PollFault } from './fault.ts'
import type { TriedRecoding } from './recoding-outcome.ts'
import type { Recoding } from './recoding.ts'

/** One entry of the record of what was done to a wave. */
export interface RecodingEntry {
  readonly id: number
  readonly recoding: Recoding
  /** Null for the terminal, and for whoever's account was erased. */
  readonly by: { readonly name: string } | null
  readonly at: string
  readonly withdrawn?: { readonly by: { readonly name: string } | null; readonly at: string }
}

interface Row {
  id: string
  recoding: Recoding
  at: Date
  by_person: string | null
  withdrawn_at: Date | null
  withdrawn_by: string | null
}

/** Finds the names of people by their ids; who has none is left out. */
export type NamesOf = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** All recodings of a wave in their order, withdrawn ones too. */
export async function listRecodings(
  db: Kysely<unknown>,
  poll: string,
  wave: number,
  namesOf: NamesOf,
): Promise<RecodingEntry[]> {
  const { rows } = await sql<Row>`
    SELECT id, recoding, at, by_person, withdrawn_at, withdrawn_by FROM poll.recoding
    WHERE poll = ${poll} AND wave = ${wave} ORDER BY id`.execute(db)
  const people = rows.flatMap((row) => [row.by_person, row.withdrawn_by])
  const names = await namesOf([...new Set(people)].filter((one) => one !== null))
  const by = (person: string | null): { name: string } | null => {
    const name = person === null ? undefined : names.get(person)
    return name === undefined ? null : { name }
  }
  return rows.map((row) => ({
    id: Number(row.id),
    recoding: row.recoding,
    by: by(row.by_person),
    at: row.at.toISOString(),
    ...(row.withdrawn_at === null
      ? {}
      : { withdrawn: { by: by(row.withdrawn_by), at: row.withdrawn_at.toISOString() } }),
  }))
}

/** Puts a recoding in force that was tried on the wave as it still is. */
export async function addRecoding(
  trx: Kysely<unknown>,
  wave: { readonly poll: string; readonly number: number; readonly revision: number },
  recoding: Recoding,
  { outcome, answered }: TriedRecoding,
  person: string | null,
  now: Date,
): Promise<Result<number, PollFault>> {
  if (!(await rises(trx, wave))) return refuse({ code: 'poll.wave-changed', wave: wave.number })
  const { rows } = await sql<{ id: string }>`
    INSERT INTO poll.recoding (poll, wave, recoding, outcome, answered, by_person, at)
    VALUES (${wave.poll}, ${wave.number}, ${JSON.stringify(recoding)}::jsonb,
      ${JSON.stringify(outcome)}::jsonb, ${answered}, ${person}, ${now}) RETURNING id`.execute(trx)
  return ok(Number(rows[0]?.id))
}

/** Takes the last recoding that is in force out of it; it stays on record. */
export async function withdrawRecoding(
  trx: Kysely<unknown>,
  wave: { readonly poll: string; readonly number: number; readonly revision: number },
  id: number,
  person: string | null,
  now: Date,
): Promise<Result<undefined, PollFault>> {
  if (!(await rises(trx, wave))) return refuse({ code: 'poll.wave-changed', wave: wave.number })
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM poll.recoding
    WHERE poll = ${wave.poll} AND wave = ${wave.number} AND withdrawn_at IS NULL
    ORDER BY id DESC`.execute(trx)
  if (!rows.some((row) => Number(row.id) === id))
    return refuse({ code: 'poll.recoding-unknown', wave: wave.number })
  if (Number(rows[0]?.id) !== id)
    return refuse({ code: 'poll.recoding-not-last', wave: wave.number })
  await sql`
    UPDATE poll.recoding SET withdrawn_by = ${person}, withdrawn_at = ${now} WHERE id = ${id}`.execute(
    trx,
  )
  return ok(undefined)
}

async function rises(
  trx: Kysely<unknown>,
  { poll, number, revision }: { poll: string; number: number; revision: number },
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE poll.wave SET revision = revision + 1
    WHERE poll = ${poll} AND number = ${number} AND revision = ${revision} RETURNING revision`.execute(
    trx,
  )
  return rows.length > 0
}
