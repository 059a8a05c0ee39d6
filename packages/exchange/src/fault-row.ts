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

/** A fault's data without its code, flat and short enough to be kept and shown; foreign texts lose U+0000. */
export function faultData(fault: object): FaultData {
  const data: FaultData = {}
  for (const [key, value] of Object.entries(fault) as [string, unknown][]) {
    const name = key.slice(0, 100).replaceAll('\0', '').toWellFormed()
    if (name === 'code') continue
    if (typeof value === 'number' || typeof value === 'boolean' || value === null)
      data[name] = value
    else {
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      data[name] = text.slice(0, 300).replaceAll('\0', '').toWellFormed()
    }
  }
  return data
}
