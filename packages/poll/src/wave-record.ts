import type { Digest } from '@suyab/store/blob'
import type { Questionnaire } from '@suyab/survey/file/xlsform/questionnaire'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { sql, type Kysely } from 'kysely'
import type { PollFault } from './fault.ts'
import type { Poll, Wave } from './poll.ts'
import type { Recoding } from './recoding.ts'

/** What is on record of a wave beside its answers: enough to read them anywhere. */
export interface WaveRecord {
  readonly poll: Poll
  readonly wave: Wave
  /** Where the answers are. */
  readonly blob: Digest
  /** The texts in all languages. */
  readonly questionnaire: Questionnaire
  /** Those in force, in their order. */
  readonly recodings: readonly Recoding[]
}

interface Row {
  id: string
  names: Poll['names']
  languages: string[]
  declaration: Wave['declaration']
  questionnaire: Questionnaire
  data: string
  blob: Digest
  respondents: number
  revision: number
  weighting: number | null
  imported_at: Date
  recodings: Recoding[]
}

/** Looks a wave up in the tables. */
export async function readWaveRecord(
  db: Kysely<unknown>,
  poll: string,
  wave: number,
): Promise<Result<WaveRecord, PollFault>> {
  const { rows } = await sql<Row>`
    SELECT p.id, p.names, p.languages, w.declaration, w.questionnaire, w.data, w.blob,
      w.respondents, w.revision, w.weighting, w.imported_at,
      coalesce((SELECT jsonb_agg(r.recoding ORDER BY r.id) FROM poll.recoding r
        WHERE r.poll = w.poll AND r.wave = w.number AND r.withdrawn_at IS NULL), '[]') AS recodings
    FROM poll.wave w JOIN poll.poll p ON p.id = w.poll
    WHERE w.poll = ${poll} AND w.number = ${wave}`.execute(db)
  const [row] = rows
  if (row === undefined) return refuse({ code: 'poll.wave-unknown', wave, data: { poll } })
  const { id, names, languages, blob, questionnaire, recodings, imported_at: at, ...rest } = row
  return ok({
    poll: { id, names, languages },
    wave: {
      poll: id,
      number: wave,
      declaration: rest.declaration,
      data: rest.data,
      respondents: rest.respondents,
      revision: rest.revision,
      weighting: rest.weighting,
      importedAt: at.toISOString(),
    },
    blob,
    questionnaire,
    recodings,
  })
}

/** The wave before a number, or the last one where none is told; undefined where there is none. */
export async function readFormerWave(
  db: Kysely<unknown>,
  poll: string,
  before?: number,
): Promise<WaveRecord | undefined> {
  const { rows } = await sql<{ number: number | null }>`
    SELECT max(number) AS number FROM poll.wave
    WHERE poll = ${poll} AND (${before ?? null}::int IS NULL OR number < ${before ?? null})`.execute(
    db,
  )
  const number = rows[0]?.number ?? undefined
  if (number === undefined) return undefined
  const record = await readWaveRecord(db, poll, number)
  return record.ok ? record.value : undefined
}

/** What figures name the answers by: their digest, and which change of their meaning. */
export function dataVersion({ data, revision }: Pick<Wave, 'data' | 'revision'>): string {
  return `${data}/${revision}`
}
