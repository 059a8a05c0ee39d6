import type { Agreement } from '../agreement.ts'
import { differences } from '../agreement-difference.ts'
import { agreementState } from '../agreement-errand.ts'
import type { Terms } from '../agreement-terms.ts'
import { signedRow, type AgreementRow } from '../agreement-row.ts'
import { verifyAgreement } from '../agreement-signature.ts'
import { memberOf } from '../partner-client.ts'
import { Refusal } from '../refusal.ts'
import type { Db } from '../row.ts'

export interface AgreementView {
  id: string
  state: 'invited' | 'active' | 'ended' | 'not-started' | 'over'
  partner: { id: string; names: Readonly<Record<string, string>> } | null
  agreement: Agreement | null
  invitation?: { link: string; createdAt: string; expiresAt: string; terms: Terms }
  proposal?: { by: 'us' | 'them'; agreement: Agreement; changes: string[]; at: string }
  ended?: { at: string; by: string; reason: string }
  editions: { edition: number; signedAt: string }[]
}

/** All agreements, the ones that wait for somebody first. */
export async function listAgreements(db: Db, now: Date): Promise<AgreementView[]> {
  const rows = await db
    .selectFrom('exchange.agreement')
    .selectAll()
    .orderBy('created_at', 'desc')
    .execute()
  const views = await Promise.all(rows.map((row) => viewOf(db, row, now)))
  const waits = (view: AgreementView): number =>
    view.proposal?.by === 'them' ? 0 : view.state === 'invited' ? 1 : view.state === 'ended' ? 3 : 2
  return views.toSorted((a, b) => waits(a) - waits(b))
}

export async function findAgreement(db: Db, id: string, now: Date): Promise<AgreementView> {
  const row = await db
    .selectFrom('exchange.agreement')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('agreement.unknown', { agreement: id })
  return viewOf(db, row, now)
}

async function viewOf(db: Db, row: AgreementRow, now: Date): Promise<AgreementView> {
  const signed = signedRow(row, '')
  const partner =
    row.partner === null
      ? undefined
      : await db
          .selectFrom('exchange.newsroom')
          .select(['id', 'names'])
          .where('id', '=', row.partner)
          .executeTakeFirst()
  const editions = await db
    .selectFrom('exchange.agreement_edition')
    .select(['edition', 'signed_at'])
    .where('agreement', '=', row.id)
    .orderBy('edition')
    .execute()
  return {
    id: row.id,
    state: signed === undefined ? 'invited' : agreementState(signed.agreement, now),
    partner: partner ?? null,
    agreement: row.document,
    ...invitationOf(row),
    ...proposalOf(row),
    ...(row.ended_at === null
      ? {}
      : {
          ended: {
            at: row.ended_at.toISOString(),
            by: row.ended_by ?? '',
            reason: row.end_reason ?? '',
          },
        }),
    editions: editions.map(({ edition, signed_at }) => ({
      edition,
      signedAt: signed_at.toISOString(),
    })),
  }
}

function invitationOf(row: AgreementRow): Pick<AgreementView, 'invitation'> {
  const { invitation_link: link, invitation_expires: expires, created_at: created } = row
  if (link === null || expires === null || row.document !== null) return {}
  return {
    invitation: {
      link,
      createdAt: created.toISOString(),
      expiresAt: expires.toISOString(),
      // It was checked as an agreement when it was written.
      terms: row.invitation as Terms,
    },
  }
}

function proposalOf(row: AgreementRow): Pick<AgreementView, 'proposal'> {
  const { proposal_by: by, proposal_at: at, document } = row
  if (by === null || at === null || document === null) return {}
  const offered = verifyAgreement(memberOf(row.proposal, 'jws'))
  if (!offered.ok) return {}
  const { agreement } = offered.value
  const changes = differences(document, agreement).map((change) => JSON.stringify(change))
  return { proposal: { by, agreement, changes, at: at.toISOString() } }
}
