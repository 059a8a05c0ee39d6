import type { Digest } from '@suyab/store/blob'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { sql, type Kysely } from 'kysely'
import type { PollFault } from './fault.ts'
import type { Poll, Wave, WaveDeclaration } from './poll.ts'
import { disownAnswers } from './upload-store.ts'
import type { WaveSummary } from './wave-summary.ts'

/** A poll in a list, with its waves, the first one first. */
export interface PollOverview extends Poll {
  readonly createdAt: string
  readonly waves: readonly WaveOverview[]
}

export interface WaveOverview extends Pick<
  Wave,
  'number' | 'declaration' | 'respondents' | 'revision' | 'weighting' | 'importedAt'
> {
  readonly countries: WaveSummary['countries']
}

interface PollRow extends Poll {
  created_at: Date
}
interface WaveRow {
  poll: string
  number: number
  declaration: WaveDeclaration
  respondents: number
  revision: number
  weighting: number | null
  imported_at: Date
  countries: string[]
}

/** All polls, or the one with this id, the newest fieldwork first. */
export async function listPolls(db: Kysely<unknown>, id?: string): Promise<PollOverview[]> {
  const { rows: polls } = await sql<PollRow>`
    SELECT id, names, languages, created_at FROM poll.poll
    WHERE ${id ?? null}::text IS NULL OR id = ${id ?? null} ORDER BY created_at DESC, id`.execute(
    db,
  )
  const { rows: waves } = await sql<WaveRow>`
    SELECT poll, number, declaration, respondents, revision, weighting, imported_at,
      summary::json -> 'countries' AS countries
    FROM poll.wave WHERE ${id ?? null}::text IS NULL OR poll = ${id ?? null}
    ORDER BY poll, number`.execute(db)
  const overviews = polls.map(({ created_at: createdAt, ...poll }) => ({
    ...poll,
    createdAt: createdAt.toISOString(),
    waves: waves
      .filter((wave) => wave.poll === poll.id)
      .map(({ imported_at: importedAt, poll: _poll, ...wave }) => ({
        ...wave,
        importedAt: importedAt.toISOString(),
      })),
  }))
  const newest = ({ waves: own, createdAt }: PollOverview): string =>
    own.reduce((last, { declaration }) => (declaration.fieldwork.to > last ? declaration.fieldwork.to : last), '') || createdAt // prettier-ignore
  return overviews.toSorted((one, other) => (newest(other) < newest(one) ? -1 : 1))
}

/** The key by which a poll's people are found again, where it has one. */
export async function readPersonKey(
  db: Kysely<unknown>,
  id: string,
): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ key: Uint8Array | null }>`
    SELECT person_key AS key FROM poll.poll WHERE id = ${id}`.execute(db)
  return rows[0]?.key ?? undefined
}

/** Keeps the key that marks were made with; false where the poll has got another one meanwhile. */
export async function keepPersonKey(
  trx: Kysely<unknown>,
  id: string,
  key: Uint8Array,
): Promise<boolean> {
  const { rows } = await sql<{ isKept: boolean }>`
    UPDATE poll.poll SET person_key = coalesce(person_key, ${key}) WHERE id = ${id}
    RETURNING person_key = ${key} AS "isKept"`.execute(trx)
  return rows[0]?.isKept === true
}

/** False where there is one of this id. */
export async function addPoll(db: Kysely<unknown>, poll: Poll, now: Date): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO poll.poll (id, names, languages, created_at)
    VALUES (${poll.id}, ${JSON.stringify(poll.names)}::jsonb, ${[...poll.languages]}, ${now})
    ON CONFLICT (id) DO NOTHING RETURNING id`.execute(db)
  return rows.length > 0
}

/**
 * Changes a poll's names or languages. Its waves' questionnaires get the new languages, whose texts are
 * missing at first; texts of a language that goes stay in them.
 */
export async function changePoll(
  trx: Kysely<unknown>,
  id: string,
  { names, languages }: Partial<Omit<Poll, 'id'>>,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE poll.poll SET
      names = coalesce(${names === undefined ? null : JSON.stringify(names)}::jsonb, names),
      languages = coalesce(${languages === undefined ? null : [...languages]}::text[], languages)
    WHERE id = ${id} RETURNING id`.execute(trx)
  if (rows.length === 0) return false
  if (languages !== undefined)
    await sql`
      UPDATE poll.wave SET revision = revision + 1,
        questionnaire = jsonb_set(questionnaire, '{languages}', ${JSON.stringify(languages)}::jsonb)
      WHERE poll = ${id}`.execute(trx)
  return true
}

/** Takes a poll away, or one wave of it; its answers are on the list of what is to be erased. */
export async function removePoll(
  trx: Kysely<unknown>,
  id: string,
  wave?: number,
): Promise<Result<undefined, PollFault>> {
  const { rows: polls } = await sql`SELECT FROM poll.poll WHERE id = ${id} FOR UPDATE`.execute(trx)
  if (polls.length === 0) return refuse({ code: 'poll.unknown', data: { poll: id } })
  const { rows } = await sql<{ blob: Digest }>`
    DELETE FROM poll.wave WHERE poll = ${id} AND (${wave ?? null}::int IS NULL OR number = ${wave ?? null})
    RETURNING blob`.execute(trx)
  if (wave !== undefined && rows.length === 0)
    return refuse({ code: 'poll.wave-unknown', wave, data: { poll: id } })
  await disownAnswers(
    trx,
    rows.map(({ blob }) => blob),
  )
  if (wave === undefined) await sql`DELETE FROM poll.poll WHERE id = ${id}`.execute(trx)
  return ok(undefined)
}
