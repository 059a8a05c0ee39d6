import type { Db } from './row.ts'
import type { FaultData } from './tables.ts'

export interface ReportedFault {
  readonly partner: string | null
  readonly agreement: string | null
  readonly code: string
  readonly data: object
  readonly uri?: string | null
}

/** Counts a fault and shows it to the administrator. Values longer than 300 characters are cut. */
export async function reportFault(db: Db, fault: ReportedFault): Promise<void> {
  await db
    .insertInto('exchange.fault')
    .values({
      partner: fault.partner,
      agreement: fault.agreement,
      code: fault.code,
      data: JSON.stringify(faultData(fault.data)),
      uri: fault.uri ?? null,
    })
    .execute()
}

const KEPT_DAYS = 400
const KEPT_ROWS = 100_000

/** Forgets faults of more than 400 days ago, and those before the newest 100,000. */
export async function forgetFaults(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('exchange.fault')
    .where('at', '<', new Date(now.getTime() - KEPT_DAYS * 86_400_000))
    .execute()
  await db
    .deleteFrom('exchange.fault')
    .where('id', '<=', ({ selectFrom }) =>
      selectFrom('exchange.fault').select('id').orderBy('id', 'desc').offset(KEPT_ROWS).limit(1),
    )
    .execute()
}

const MEMBERS = 30
const DEPTH = 4

/**
 * A fault's data without its code, flat and short enough to be kept and shown: at most 30 members of
 * 300 characters. Foreign texts lose U+0000.
 */
export function faultData(fault: object): FaultData {
  const data: FaultData = {}
  const members = Object.entries(fault) as [string, unknown][]
  for (const [key, value] of members.slice(0, MEMBERS)) {
    const name = key.slice(0, 100).replaceAll('\0', '').toWellFormed()
    if (name === 'code') continue
    if (typeof value === 'number' || typeof value === 'boolean' || value === null)
      data[name] = value
    else {
      const text = typeof value === 'string' ? value : JSON.stringify(pruned(value, DEPTH))
      data[name] = text.slice(0, 300).replaceAll('\0', '').toWellFormed()
    }
  }
  return data
}

/** What is nested deeper than anyone reads could not even be written down. */
function pruned(value: unknown, left: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (left === 0) return '…'
  if (Array.isArray(value)) return value.slice(0, MEMBERS).map((one) => pruned(one, left - 1))
  const members = Object.entries(value).slice(0, MEMBERS)
  return Object.fromEntries(members.map(([name, inner]) => [name, pruned(inner, left - 1)]))
}
