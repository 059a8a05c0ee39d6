import type { SignedRow } from '../agreement-row.ts'
import type { ItemKind } from '../agreement.ts'
import { mayShow, visibleFrom } from '../clock.ts'
import { questionOf } from '../derivation.ts'
import {
  decide,
  grantFrom,
  territoryOf,
  type Decision,
  type ItemRights,
  type RightReason,
  type Use,
} from '../right.ts'
import { offsetFor } from './embargo-line.ts'
import type { DeskFault, ItemState, Role } from './item-view.ts'

/** What must be known of an item's row to say how it stands. */
export interface RowFacts {
  readonly uri: string
  readonly own: boolean
  readonly issuer: string
  readonly partner: string | null
  readonly kind: ItemKind
  readonly language: string
  readonly topics: readonly string[]
  readonly state: 'usable' | 'withheld' | 'killed'
  readonly issued: Date
  readonly embargoed_until: Date | null
  /** The end of the partner's embargo that what of ours was made from it is under, while it is. */
  readonly source_until: Date | null
  readonly expires: Date | null
  readonly rights: ItemRights | null
  readonly translation_of: string | null
  readonly translation_of_version: number | null
  /** The newest version that is known of what it is a translation of. */
  readonly source_version: number | null
  /** A partner's item that a translation of ours has not followed to its newest version. */
  readonly ours_behind: boolean
  /** Of ours: whether a partner was ever offered it. A partner's is offered to us. */
  readonly offered: boolean
  readonly taken_at: Date | null
  readonly published_at: Date | null
  readonly killed_at: Date | null
  readonly source_killed: Date | null
  readonly kept_reason: string | null
}

export interface RowStanding {
  readonly state: ItemState
  readonly until?: Date
  readonly since?: Date
  readonly reason?: DeskFault
}

/** Says how an item stands at the desk: the most pressing of what is true of it. */
export function standingOf(row: RowFacts, signed: SignedRow | undefined, now: Date): RowStanding {
  if (row.state === 'killed') return { state: 'killed', ...since(row.killed_at) }
  if (row.state === 'withheld') return { state: 'withheld', since: row.issued }
  if (isOrphaned(row)) return { state: 'withheld', ...since(row.source_killed) }
  if (!row.own) {
    const decision = decideRow(row, signed, { type: 'read' }, now)
    const reason = decision.permit ? elsewhere(row, signed) : decision.reason
    if (reason !== undefined) return { state: 'denied', reason: faultOf(reason) }
  }
  if (isEmbargoed(row, signed, now)) {
    return { state: 'embargoed', until: shownFrom(row, signed, now) }
  }
  if (isStale(row) || row.ours_behind) return { state: 'stale' }
  if (row.published_at !== null) return { state: 'published', since: row.published_at }
  if (row.taken_at !== null) return { state: 'taken', since: row.taken_at }
  return { state: row.offered ? 'offered' : 'unoffered' }
}

/** An item that may be published, but not where we publish: at this desk it is of no use. */
function elsewhere(row: RowFacts, signed: SignedRow | undefined): RightReason | undefined {
  const grant = signed && grantFrom(signed.agreement, signed.partner)
  const territory = grant && territoryOf(grant, row.rights ?? undefined)
  return territory === undefined || territory.includes(signed?.place ?? '')
    ? undefined
    : { code: 'right.territory', allowed: territory }
}

/** Stands on something that was killed, and no editor has decided to keep it. */
export function isOrphaned(row: Pick<RowFacts, 'source_killed' | 'kept_reason'>): boolean {
  return row.source_killed !== null && row.kept_reason === null
}

/** A translation whose source has moved on. */
export function isStale(row: Pick<RowFacts, 'translation_of_version' | 'source_version'>): boolean {
  return (
    row.source_version !== null &&
    row.translation_of_version !== null &&
    row.source_version > row.translation_of_version
  )
}

/** Our own stories follow our own clock; whatever stands on a partner's item follows the partner's. */
export function isEmbargoed(row: RowFacts, signed: SignedRow | undefined, now: Date): boolean {
  if (row.source_until !== null) return true
  if (row.embargoed_until === null) return false
  if (isOwnStory(row)) return now < row.embargoed_until
  return !mayShow(row.embargoed_until.toISOString(), offsetFor(signed, row.issuer), now)
}

/** Before its time a partner's item, and what of ours stands on it, is for editors only. */
export function mayKnowOf(
  row: RowFacts,
  signed: SignedRow | undefined,
  role: Role,
  now: Date,
): boolean {
  return seesEmbargoed(role) || isOwnStory(row) || !isEmbargoed(row, signed, now)
}

export function seesEmbargoed(role: Role): boolean {
  return role === 'editor' || role === 'administrator'
}

/**
 * Asks the rights for a use of a partner's item. The embargo is asked apart, by the sender's
 * clock, which the decision does not know.
 */
export function decideRow(
  row: RowFacts,
  signed: SignedRow | undefined,
  use: Use,
  now: Date,
  place?: string,
): Decision {
  if (signed === undefined) return { permit: false, reason: { code: 'right.no-grant' } }
  return decide({
    agreement: signed.agreement,
    item: questionOf(row),
    use,
    time: now,
    ...(place === undefined ? {} : { place }),
    ...(row.published_at === null ? {} : { publishedAt: row.published_at.toISOString() }),
  })
}

/** A decision's reason as the desk is told: lists and moments become text. */
export function faultOf(reason: RightReason): DeskFault {
  const { code, ...rest } = reason
  const data: Record<string, string> = {}
  for (const [key, value] of Object.entries<unknown>(rest)) {
    data[key] =
      value instanceof Date
        ? value.toISOString()
        : Array.isArray(value)
          ? value.join(' ')
          : String(value)
  }
  return Object.keys(data).length === 0 ? { code } : { code, data }
}

function isOwnStory(row: Pick<RowFacts, 'own' | 'translation_of'>): boolean {
  return row.own && row.translation_of === null
}

function shownFrom(row: RowFacts, signed: SignedRow | undefined, now: Date): Date {
  const until = row.embargoed_until
  const own =
    until === null || isOwnStory(row)
      ? until
      : visibleFrom(until.toISOString(), offsetFor(signed, row.issuer), now)
  return new Date(Math.max(own?.getTime() ?? 0, row.source_until?.getTime() ?? 0))
}

function since(moment: Date | null): { since?: Date } {
  return moment === null ? {} : { since: moment }
}
