import type { PollFault } from '@suyab/poll/fault'
import { readWaveRecord } from '@suyab/poll/wave-record'
import { changeWave } from '@suyab/poll/wave-store'
import type { WeightingReport } from '@suyab/poll/weighting'
import { addWeighting, recipeOf } from '@suyab/poll/weighting-store'
import { ok, type Result } from '@suyab/survey/result'
import type { Kysely } from 'kysely'
import { recordAudit } from './audit.ts'
import { personOf, type Importer } from './poll-import.ts'
import type { WeightedRecord } from './poll-table-task.ts'

/** A wave at a revision of its data. */
export interface WeighedPlace {
  readonly poll: string
  readonly number: number
  readonly revision: number
}

/** A wave with the recipe of the weighting in force. */
export async function weightedRecord(
  db: Kysely<unknown>,
  poll: string,
  number: number,
): Promise<Result<WeightedRecord, PollFault>> {
  const record = await readWaveRecord(db, poll, number)
  if (!record.ok) return record
  const recipe = await recipeOf(db, poll, number, record.value.wave.weighting)
  return ok({ record: record.value, ...(recipe === undefined ? {} : { recipe }) })
}

/** Puts a weighting on record, in a transaction, and gives its number. */
export async function keepWeighting(
  trx: Kysely<unknown>,
  place: WeighedPlace,
  report: WeightingReport,
  note: string | undefined,
  by: Importer,
): Promise<number> {
  const weighting = await addWeighting(trx, place, report, note, personOf(by), by.now)
  const { method, margins } = report.recipe
  const data = { weighting, method, margins: margins.length }
  await recordAudit(trx, by.actor, 'poll.weigh', `${place.poll}/${place.number}`, data, by.now)
  return weighting
}

/** Puts a weighting that is on record in force; false where somebody changed the wave meanwhile. */
export async function enforceWeighting(
  trx: Kysely<unknown>,
  { poll, number, revision }: WeighedPlace,
  weighting: number,
  { actor, now }: Importer,
): Promise<boolean> {
  if (!(await changeWave(trx, poll, number, revision, { weighting }))) return false
  const data = { fields: 'weighting' }
  await recordAudit(trx, actor, 'poll.wave-change', `${poll}/${number}`, data, now)
  return true
}
