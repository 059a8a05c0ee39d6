import type { Questionnaire } from '@suyab/survey/file/xlsform/questionnaire'
import type { Remark } from '@suyab/survey/file/data-set'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { sql, type Kysely } from 'kysely'
import type { PollFault } from './fault.ts'
import type { WaveDeclaration } from './poll.ts'
import { claimAnswers, spendUploads, type Received } from './upload-store.ts'
import type { PreparedWave } from './wave-import.ts'
import type { WaveSummary } from './wave-summary.ts'

export interface NewWave {
  readonly poll: string
  /** Which wave it is to be; the one after the last unless told. */
  readonly number?: number
  readonly prepared: Omit<PreparedWave, 'parquet'>
  readonly answers: Received
  /** The files it was made of. */
  readonly uploads: readonly string[]
  readonly now: Date
}

/**
 * Writes a wave, all of it or nothing, in the transaction that it is given.
 * @returns its number; a fault where the poll is gone, the number is taken, the same answers are there
 * already, or a file has been read in by somebody else
 */
export async function addWave(
  trx: Kysely<unknown>,
  { poll, number, prepared, answers, uploads, now }: NewWave,
): Promise<Result<number, PollFault>> {
  // Of two imports at once the second waits here, and sees what the first has written.
  const held = await sql`SELECT FROM poll.poll WHERE id = ${poll} FOR UPDATE`.execute(trx)
  if (held.rows.length === 0) return refuse({ code: 'poll.unknown', data: { poll } })
  const { rows } = await sql<{ number: number; data: string }>`
    SELECT number, data FROM poll.wave WHERE poll = ${poll} ORDER BY number`.execute(trx)
  const twice = rows.find(({ data }) => data === answers.content)
  if (twice !== undefined) return refuse({ code: 'poll.data-twice', wave: twice.number })
  const own = number ?? (rows.at(-1)?.number ?? 0) + 1
  if (rows.some((row) => row.number === own)) return refuse({ code: 'poll.wave-exists', wave: own })
  const isThere = (await spendUploads(trx, uploads)) && (await claimAnswers(trx, answers.id))
  if (!isThere) return refuse({ code: 'poll.upload-unknown' })
  const { declaration, questionnaire, summary, remarks } = prepared
  await sql`
    INSERT INTO poll.wave
      (poll, number, declaration, questionnaire, data, blob, respondents, remarks, summary, imported_at)
    VALUES (${poll}, ${own}, ${JSON.stringify(declaration)}::jsonb, ${JSON.stringify(questionnaire)}::jsonb,
      ${answers.content}, ${answers.digest}, ${summary.rows}, ${JSON.stringify(remarks)}::jsonb,
      ${JSON.stringify(summary)}, ${now})`.execute(trx)
  return ok(own)
}

/** What pages show of a wave beside its record. */
export interface WaveNotes {
  readonly summary: WaveSummary
  readonly remarks: readonly Remark[]
  /** Of recodings in force: the new variable and how many have a value in it. */
  readonly recoded: readonly (readonly [string, number])[]
}

export async function readWaveNotes(
  db: Kysely<unknown>,
  poll: string,
  wave: number,
): Promise<WaveNotes> {
  const { rows } = await sql<{ summary: string; remarks: Remark[] }>`
    SELECT summary, remarks FROM poll.wave WHERE poll = ${poll} AND number = ${wave}`.execute(db)
  const { rows: recoded } = await sql<{ name: string; answered: number }>`
    SELECT recoding ->> 'name' AS name, answered FROM poll.recoding
    WHERE poll = ${poll} AND wave = ${wave} AND withdrawn_at IS NULL ORDER BY id`.execute(db)
  const [row] = rows
  if (row === undefined) throw new TypeError('a wave that is on record has a summary')
  const summary: WaveSummary = JSON.parse(row.summary)
  return { summary, remarks: row.remarks, recoded: recoded.map(({ name, answered }) => [name, answered]) } // prettier-ignore
}

/** What may be changed of a wave that is kept. */
export interface WaveChange {
  readonly declaration?: WaveDeclaration
  readonly questionnaire?: Questionnaire
  readonly weighting?: number | null
  readonly summary?: WaveSummary
}

/**
 * Changes a wave that is still as it was read. What its answers mean changes with the declaration and
 * the texts, and not with the choice of a weighting.
 * @returns false where somebody else has changed it meanwhile
 */
export async function changeWave(
  trx: Kysely<unknown>,
  poll: string,
  wave: number,
  revision: number,
  { declaration, questionnaire, weighting, summary }: WaveChange,
): Promise<boolean> {
  const rises = declaration !== undefined || questionnaire !== undefined
  const json = (value: object | undefined): string | null => (value === undefined ? null : JSON.stringify(value)) // prettier-ignore
  const { rows } = await sql`
    UPDATE poll.wave SET
      declaration = coalesce(${json(declaration)}::jsonb, declaration),
      questionnaire = coalesce(${json(questionnaire)}::jsonb, questionnaire),
      summary = coalesce(${json(summary)}, summary),
      weighting = CASE WHEN ${weighting !== undefined} THEN ${weighting ?? null}::int ELSE weighting END,
      revision = revision + ${Number(rises)}
    WHERE poll = ${poll} AND number = ${wave} AND revision = ${revision} RETURNING revision`.execute(
    trx,
  )
  return rows.length > 0
}

/** Whether a weighting of this number has been made of the wave. */
export async function hasWeighting(
  db: Kysely<unknown>,
  poll: string,
  wave: number,
  number: number,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM poll.weighting WHERE poll = ${poll} AND wave = ${wave} AND number = ${number}`.execute(
    db,
  )
  return rows.length > 0
}
