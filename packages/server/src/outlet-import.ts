import { isDeepStrictEqual } from 'node:util'
import { opmlSteps } from '@suyab/coverage/outlet/opml'
import type { Outlet } from '@suyab/coverage/outlet/outlet'
import { outletCsvSteps } from '@suyab/coverage/outlet/outlet-csv'
import type { OutletList } from '@suyab/coverage/outlet/outlet-list'
import { holdOutlets, listOutlets, putOutlet } from '@suyab/coverage/outlet/registry'
import { inTurns } from '@suyab/coverage/turns'
import { inTransaction } from '@suyab/store/transaction'
import type { Kysely } from 'kysely'
import type { OutletImport, OutletImportBody } from './api-coverage-outlets.ts'
import { recordAudit, type Actor } from './audit.ts'

/** Reads a list of outlets from a file's text; the thread does other things in between. */
export async function readOutletList({
  format,
  text,
  defaults,
}: Pick<OutletImportBody, 'format' | 'text' | 'defaults'>): Promise<OutletList> {
  const plain = text.replace(/^\uFEFF/u, '')
  if (format === 'csv') return inTurns(outletCsvSteps(plain))
  if (defaults === undefined) throw new TypeError('OPML says too little without defaults')
  return inTurns(opmlSteps(plain, defaults))
}

/** What a list would change in the registry. */
export async function compareOutlets(
  db: Kysely<unknown>,
  { outlets, faults }: OutletList,
): Promise<OutletImport> {
  const held = new Map((await listOutlets(db)).map((one) => [one.id, one]))
  const rows = outlets.map((outlet): OutletImport['rows'][number] => {
    const before = held.get(outlet.id)
    if (before === undefined) return { outlet, change: 'new', fields: [] }
    const fields = changedFields(before, outlet)
    return { outlet, change: fields.length === 0 ? 'same' : 'changed', fields }
  })
  return { rows, faults, applied: false }
}

/** The fields in which an outlet would be another. */
export function changedFields(before: Outlet, after: Outlet): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter(
    (name) => !isDeepStrictEqual(Reflect.get(before, name), Reflect.get(after, name)),
  )
}

/** Writes what a list changes, all of it or nothing. */
export async function importOutlets(
  db: Kysely<unknown>,
  list: OutletList,
  actor: Actor,
  now: Date,
): Promise<OutletImport> {
  return inTransaction(db, async (trx) => {
    await holdOutlets(
      trx,
      list.outlets.map(({ id }) => id),
    )
    const compared = await compareOutlets(trx, list)
    // In one order, so that two who bring in the same new outlets do not wait for one another.
    const changes = compared.rows
      .filter(({ change }) => change !== 'same')
      .toSorted((one, other) => (one.outlet.id < other.outlet.id ? -1 : 1))
    for (const { outlet } of changes) await putOutlet(trx, outlet, now)
    const added = changes.filter(({ change }) => change === 'new').length
    const data = { added, changed: changes.length - added, refused: list.faults.length }
    if (changes.length > 0) await recordAudit(trx, actor, 'outlet.import', undefined, data, now)
    return { ...compared, applied: true }
  })
}
