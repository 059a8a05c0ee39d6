import { questionOf } from '../derivation.ts'
import type { SignedRow } from '../agreement-row.ts'
import type { Grant } from '../agreement.ts'
import { decide, grantFrom, mediaOf, territoryOf, usesOf, type Decision } from '../right.ts'
import type { RightsView } from './item-view.ts'
import type { Circumstances } from './list-filter.ts'
import type { LoadedRow } from './row-description.ts'
import { decideRow, faultOf } from './row-state.ts'

/**
 * The rights of an item in parts, what grant and item both leave: for a partner's item, or what of ours stands on one, the terms
 * under which it came; for our own, the terms under which each partner may have it.
 */
export function rightsOf(
  row: LoadedRow,
  source: LoadedRow | undefined,
  { signed, now }: Circumstances,
): RightsView[] {
  const views: RightsView[] = []
  const foreign = row.own ? source : row
  if (foreign !== undefined && !foreign.own) {
    const came = signed.find(({ id }) => id === foreign.agreement)
    const grant = came && grantFrom(came.agreement, came.partner)
    if (came !== undefined && grant !== undefined) {
      views.push(viewOf(came, grant, foreign, decideRow(foreign, came, { type: 'read' }, now)))
    }
  }
  if (!row.own) return views
  for (const one of signed) {
    const grant = one.agreement.grants.find(({ to }) => to === one.partner)
    if (grant !== undefined) views.push(viewOf(one, grant, row, decideOffer(row, one, grant, now)))
  }
  return views
}

/** Whether an item of ours may go into the log of an agreement now. */
export function decideOffer(
  row: LoadedRow,
  { agreement }: SignedRow,
  grant: Grant,
  now: Date,
): Decision {
  const { embargoed_until: embargo } = row
  return decide({
    agreement,
    item: {
      ...questionOf(row),
      from: grant.from,
      ...(embargo === null ? {} : { embargoedUntil: embargo.toISOString() }),
    },
    use: { type: 'offer' },
    time: now,
  })
}

function viewOf({ id }: SignedRow, grant: Grant, row: LoadedRow, decision: Decision): RightsView {
  const { rights } = questionOf(row)
  const uses = usesOf(grant, rights)
  const territory = territoryOf(grant, rights)
  const media = mediaOf(grant, rights)
  return {
    agreement: id,
    from: grant.from,
    to: grant.to,
    permit: decision.permit,
    ...(decision.permit ? {} : { reason: faultOf(decision.reason) }),
    publish: uses.publish,
    translate: typeof uses.translate === 'boolean' ? uses.translate : [...uses.translate],
    adapt: uses.adapt,
    passOn: uses.passOn,
    ...(decision.permit && decision.until !== undefined
      ? { until: decision.until.toISOString() }
      : {}),
    ...(territory === undefined ? {} : { territory: [...territory] }),
    ...(media === undefined ? {} : { media: [...media] }),
    credit: grant.credit,
  }
}
