import { OFFSET_LIFE, SKEW } from './limit.ts'

/** How far a partner's clock is ahead of ours, in milliseconds; negative where it is behind. */
export interface Offset {
  readonly ms: number
  /** Half the round trip: the true offset lies within `ms` ± `error`. */
  readonly error: number
  /** By our clock. */
  readonly measuredAt: Date
}

/**
 * Measures a partner's clock by an answer: ours when the request left and the answer came, theirs
 * when it answered. A long poll answers at the end of its wait and so measures with a large error,
 * which costs nothing: only the lower end of the interval is used.
 */
export function measureOffset(sent: Date, received: Date, theirs: Date): Offset {
  const middle = (sent.getTime() + received.getTime()) / 2
  return {
    ms: theirs.getTime() - middle,
    error: Math.max(0, (received.getTime() - sent.getTime()) / 2),
    measuredAt: received,
  }
}

/**
 * The moment of our clock from which an item may be seen: never before the sender's clock shows
 * the embargo's end. Without a measurement of the last fifteen minutes, ten minutes later than our
 * own clock says.
 */
export function visibleFrom(
  embargoedUntil: string | undefined,
  offset: Offset | undefined,
  now: Date,
): Date {
  if (embargoedUntil === undefined) return new Date(0)
  const until = Date.parse(embargoedUntil)
  const moment = offset === undefined ? undefined : until - Math.floor(offset.ms - offset.error)
  // Judged at the moment of release, so that what was released is not hidden again when the
  // measurement grows old.
  return moment !== undefined && offset !== undefined && isFresh(offset, now, moment)
    ? new Date(moment)
    : new Date(until + SKEW)
}

/** Whether an embargo is over. */
export function mayShow(
  embargoedUntil: string | undefined,
  offset: Offset | undefined,
  now: Date,
): boolean {
  return now.getTime() >= visibleFrom(embargoedUntil, offset, now).getTime()
}

function isFresh({ measuredAt }: Offset, now: Date, moment: number): boolean {
  // A measurement from our own future means that our clock was set back since.
  if (measuredAt.getTime() > now.getTime()) return false
  return Math.min(now.getTime(), moment) - measuredAt.getTime() <= OFFSET_LIFE
}
