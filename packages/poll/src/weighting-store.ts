import { sql, type Kysely } from 'kysely'
import type { NamesOf } from './recoding-store.ts'
import { tellableMargins } from './small-margin.ts'
import type { WeightingRecipe, WeightingReport } from './weighting.ts'

/** One weighting of a wave as it stands on record. */
export interface WeightingEntry {
  readonly number: number
  readonly note: string
  readonly report: WeightingReport
  /** Null for the terminal, and for whoever's account was erased. */
  readonly by: { readonly name: string } | null
  readonly at: string
  /** Of the wave, when it was made. */
  readonly revision: number
}

interface Row {
  number: number
  note: string | null
  report: WeightingReport
  by_person: string | null
  at: Date
  revision: number
}

/** All weightings of a wave, the newest first. */
export async function listWeightings(
  db: Kysely<unknown>,
  poll: string,
  wave: number,
  namesOf: NamesOf,
): Promise<WeightingEntry[]> {
  const { rows } = await sql<Row>`
    SELECT number, note, report, by_person, at, revision FROM poll.weighting
    WHERE poll = ${poll} AND wave = ${wave} ORDER BY number DESC`.execute(db)
  const people = rows.flatMap(({ by_person: person }) => (person === null ? [] : [person]))
  const names = await namesOf([...new Set(people)])
  return rows.map(({ by_person: person, note, at, ...row }) => {
    const name = person === null ? undefined : names.get(person)
    return {
      ...row,
      report: { ...row.report, margins: tellableMargins(row.report.margins) },
      note: note ?? '',
      at: at.toISOString(),
      by: name === undefined ? null : { name },
    }
  })
}

/** Puts a weighting on record. It is in force once the wave says so. */
export async function addWeighting(
  trx: Kysely<unknown>,
  wave: { readonly poll: string; readonly number: number; readonly revision: number },
  { recipe, ...report }: WeightingReport,
  note: string | undefined,
  person: string | null,
  now: Date,
): Promise<number> {
  // Two at once would take one number: the wave's row is theirs in turn.
  await sql`SELECT FROM poll.wave WHERE poll = ${wave.poll} AND number = ${wave.number} FOR UPDATE`.execute(trx) // prettier-ignore
  const { rows } = await sql<{ number: number }>`
    INSERT INTO poll.weighting (poll, wave, number, recipe, report, revision, note, by_person, at)
    SELECT ${wave.poll}, ${wave.number}, coalesce(max(number), 0) + 1, ${JSON.stringify(recipe)}::jsonb,
      ${JSON.stringify({ recipe, ...report })}::jsonb, ${wave.revision}, ${note ?? null}, ${person}, ${now}
    FROM poll.weighting WHERE poll = ${wave.poll} AND wave = ${wave.number} RETURNING number`.execute(
    trx,
  )
  const [row] = rows
  if (row === undefined) throw new Error('a weighting has a number')
  return row.number
}

/** The recipe of a weighting, undefined where there is none of that number. */
export async function recipeOf(
  db: Kysely<unknown>,
  poll: string,
  wave: number,
  number: number | null,
): Promise<WeightingRecipe | undefined> {
  if (number === null) return undefined
  const { rows } = await sql<{ recipe: WeightingRecipe }>`
    SELECT recipe FROM poll.weighting
    WHERE poll = ${poll} AND wave = ${wave} AND number = ${number}`.execute(db)
  return rows[0]?.recipe
}
