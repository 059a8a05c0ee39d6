import type { AgreementRow, SignedRow } from '../agreement-row.ts'
import type { Offset } from '../clock.ts'
import { OFFSET_LIFE, SKEW } from '../limit.ts'

/** What an agreement's row knows of its partner's clock. */
export function offsetOf(
  row: Pick<AgreementRow, 'clock_ms' | 'clock_at'> | undefined,
): Offset | undefined {
  return row?.clock_ms == null || row.clock_at === null
    ? undefined
    : { ms: row.clock_ms, error: 0, measuredAt: row.clock_at }
}

/**
 * How the clock that an item's embargo goes by stands: its issuer's. An agreement with a newsroom
 * that only passed it on has measured another one.
 */
export function offsetFor(signed: SignedRow | undefined, issuer: string): Offset | undefined {
  return signed?.partner === issuer ? offsetOf(signed.row) : undefined
}

/**
 * The latest embargo that is over by the partner's clock: an item may be shown when its embargo
 * ends at this moment or before. The same rule as `mayShow`, turned around so that a query can
 * compare a column with it.
 */
export function embargoLine(offset: Offset | undefined, now: Date): Date {
  const late = now.getTime() - SKEW
  if (offset === undefined || offset.measuredAt > now) return new Date(late)
  const ahead = Math.floor(offset.ms - offset.error)
  const trusted = offset.measuredAt.getTime() + OFFSET_LIFE
  return now.getTime() <= trusted
    ? new Date(now.getTime() + ahead)
    : // What was released while the measurement was fresh stays released.
      new Date(Math.max(late, trusted + ahead))
}
