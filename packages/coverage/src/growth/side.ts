import type { DayNumber } from './day.ts'
import type { Watched } from './panel.ts'

/** Counts of every day of a period, from `first` on. */
export interface Series {
  readonly first: DayNumber
  readonly hits: Float64Array
  readonly total: Float64Array
}

/** One outlet's days in both periods compared. */
export interface Observed {
  readonly outlet: string
  readonly now: Series
  readonly before: Series
}

/** Hits and all articles: what the first are of the second is the share. */
export interface Share {
  readonly hits: number
  readonly total: number
}

export interface Side {
  readonly now: Share
  readonly before: Share
  /** Of now to before. */
  readonly ratio: number
}

/** What an outlet published in both periods, and how it was seen. */
export interface Seen {
  readonly watched: Watched
  readonly now: Share
  readonly before: Share
}

/** What a period's days come to. */
export function shareOf({ hits, total }: Series): Share {
  return { hits: sumBetween(hits, 0, hits.length), total: sumBetween(total, 0, total.length) }
}

/** What outlets come to together, with the ratio of their shares. */
export function sideOf(outlets: readonly { now: Share; before: Share }[]): Side {
  const sum = (period: 'now' | 'before'): Share => {
    let [hits, total] = [0, 0]
    for (const one of outlets) {
      hits += one[period].hits
      total += one[period].total
    }
    return { hits, total }
  }
  const [now, before] = [sum('now'), sum('before')]
  return { now, before, ratio: (now.hits * before.total) / (now.total * before.hits) }
}

/** The sum from one place up to another, which is left out. */
export function sumBetween(values: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at += 1) sum += values[at]!
  return sum
}
