import type { WeightingReport } from '@suyab/poll/weighting'
import { addWeighting } from '@suyab/poll/weighting-store'
import type { Kysely } from 'kysely'
import { recordAudit } from './audit.ts'
import { personOf, type Importer } from './poll-import.ts'

/** Puts a weighting on record, in a transaction, and gives its number. It is in force only once that is said. */
export async function keepWeighting(
  trx: Kysely<unknown>,
  place: { readonly poll: string; readonly number: number; readonly revision: number },
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
