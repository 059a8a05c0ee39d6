import type { ClickHouse } from '@suyab/store/clickhouse'
import type { ArchiveParts } from '../archive/parts.ts'
import { dated, tellRows } from './candidate.ts'
import { isEarlier } from './group.ts'
import type { Told } from './regrouping.ts'

/** A replicated table is asked to trust that its replicas find the same rows. */
const settings = { allow_nondeterministic_mutations: 1 } as const

async function eraseWhere(
  { clickhouse }: ArchiveParts,
  where: string,
  parameters: Record<string, unknown>,
): Promise<void> {
  await clickhouse.command(
    `DELETE FROM band WHERE number IN (SELECT number FROM sketch WHERE ${where})`,
    { parameters, settings },
  )
  await clickhouse.command(`DELETE FROM sketch WHERE ${where}`, { parameters })
}

/** Erases the sketches of an outlet's articles of before a day. */
export function eraseSketches(parts: ArchiveParts, outlet: string, before: string): Promise<void> {
  const where = 'outlet = {outlet:String} AND day < {before:Date}'
  return eraseWhere(parts, where, { outlet, before })
}

/** Erases the sketches of batches. */
export function eraseBatchSketches(parts: ArchiveParts, batches: readonly number[]): Promise<void> {
  return eraseWhere(parts, 'batch IN ({batches:Array(UInt32)})', { batches })
}

/** Forgets all that was found of copies; what a person has said stays. */
export async function forgetDuplicates(clickhouse: ClickHouse): Promise<void> {
  for (const table of ['sketch', 'band']) await clickhouse.command(`TRUNCATE TABLE ${table}`)
  await clickhouse.command("DELETE FROM duplicate WHERE kind != 'none'")
}

/**
 * Names groups anew whose first publication was erased: the first of those left is no copy any more.
 * @param version milliseconds since 1970
 */
export async function mendGroups({ clickhouse }: ArchiveParts, version: number): Promise<void> {
  const broken = await clickhouse.query<{ first: number; copies: number[] }>(
    `SELECT first, groupArray(number) AS copies FROM (
       SELECT number, first FROM duplicate FINAL
       WHERE kind = 'copy' AND first NOT IN (SELECT number FROM sketch)
     ) GROUP BY first`,
  )
  const never = new AbortController().signal
  for (const { copies } of broken) {
    const left = await dated(clickhouse, copies, never)
    const [first, ...others] = left.sort((a, b) => (isEarlier(a, b) ? -1 : 1))
    if (first === undefined) continue
    const told: Told[] = [
      { number: first.number, first: first.number, kind: 'none' },
      ...others.map(({ number }) => ({ number, first: first.number, kind: 'copy' as const })),
    ]
    await tellRows(clickhouse, told, version)
  }
}
