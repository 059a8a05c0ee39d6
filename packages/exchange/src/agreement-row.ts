import { sql, type Selectable } from 'kysely'
import type { Agreement, Grant } from './agreement.ts'
import { grantFrom, type StandingAgreement } from './right.ts'
import type { Db } from './row.ts'
import type { AgreementTable } from './tables.ts'

export type AgreementRow = Selectable<AgreementTable>

/** A signed agreement with the partner's id at hand. */
export interface SignedRow {
  readonly row: AgreementRow
  readonly id: string
  readonly partner: string
  readonly agreement: StandingAgreement
  /** Where we publish, ISO 3166-1 alpha-2; empty before the newsroom is founded. */
  readonly place: string
}

/** All agreements that both have signed, ended ones included. */
export async function loadSigned(db: Db): Promise<SignedRow[]> {
  const rows = await db
    .selectFrom('exchange.agreement')
    .selectAll()
    .select(ownCountry)
    .where('document', 'is not', null)
    .orderBy('created_at')
    .execute()
  return rows.flatMap((row) => signedRow(row, row.country ?? '') ?? [])
}

export async function findSigned(db: Db, id: string): Promise<SignedRow | undefined> {
  const row = await db
    .selectFrom('exchange.agreement')
    .selectAll()
    .select(ownCountry)
    .where('id', '=', id)
    .where('document', 'is not', null)
    .executeTakeFirst()
  return row === undefined ? undefined : signedRow(row, row.country ?? '')
}

const ownCountry = sql<string | null>`(select country from exchange.self)`.as('country')

export function signedRow(row: AgreementRow, place: string): SignedRow | undefined {
  if (row.document === null || row.partner === null) return undefined
  const agreement = standing(row.document, row.ended_at)
  return { row, id: row.id, partner: row.partner, agreement, place }
}

export function standing(agreement: Agreement, endedAt: Date | null): StandingAgreement {
  return endedAt === null ? agreement : { ...agreement, endedAt: endedAt.toISOString() }
}

/** In force: begun, not ended by either side, not over. */
export function isInForce(agreement: StandingAgreement, now: Date): boolean {
  const { from, until, endedAt } = agreement
  return (
    now >= new Date(from) &&
    (until === undefined || now < new Date(until)) &&
    (endedAt === undefined || now < new Date(endedAt))
  )
}

export function grantOf(agreement: Agreement, newsroom: string): Grant | undefined {
  return grantFrom(agreement, newsroom)
}

/** The state of an agreement as people name it. */
export function agreementState(
  agreement: SignedRow['agreement'],
  now: Date,
): 'active' | 'ended' | 'not-started' | 'over' {
  if (agreement.endedAt !== undefined && now >= new Date(agreement.endedAt)) return 'ended'
  if (isInForce(agreement, now)) return 'active'
  return now < new Date(agreement.from) ? 'not-started' : 'over'
}
