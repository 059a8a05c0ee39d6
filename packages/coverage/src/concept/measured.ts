import type { Calibration, Estimate } from './concept.ts'
import { precisionOf, recallOf, type JudgedHit, type JudgedOthers } from './calibrate.ts'

/** What people said of an article: it is about the concept, it is not, one cannot tell. */
export type Verdict = 'about' | 'not' | 'unsure'

/** Where an article to be judged was drawn from. */
export type Stratum = 'hit' | 'near' | 'rest'

/** An article of a round, and what was said of it. */
export interface RoundItem {
  readonly article: string
  readonly stratum: Stratum
  readonly word?: string
  readonly weight: number
  readonly verdicts: readonly Verdict[]
}

/** How many articles there were to draw from, by stratum. */
export type StratumSizes = Readonly<Record<Stratum, number>>

/** What a round of judgements has come to so far. */
export interface Measured {
  /** Undefined until a hit was judged. */
  readonly precision?: Estimate
  /** Undefined until something of every stratum was judged. */
  readonly recall?: Estimate
  readonly drawn: StratumSizes
  /** Decided, one way or the other. */
  readonly judged: StratumSizes
  /** Judged, and nobody can tell, or people disagree evenly: they count for nothing. */
  readonly undecided: number
  /** Whether enough was judged for the list to count as calibrated. */
  readonly enough: boolean
}

/** Judgements on each side (hits, others) below which a list does not count as calibrated. */
export const fewestJudged = 20

/** What most of those who could tell said; undefined where nobody could, or as many said the other. */
export function verdictOf(verdicts: readonly Verdict[]): boolean | undefined {
  const about = verdicts.filter((verdict) => verdict === 'about').length
  const not = verdicts.filter((verdict) => verdict === 'not').length
  return about === not ? undefined : about > not
}

/** What the judgements of a round say of the list that it was drawn for. */
export function measure(items: readonly RoundItem[], sizes: StratumSizes): Measured {
  const drawn = { hit: 0, near: 0, rest: 0 }
  const judged = { hit: 0, near: 0, rest: 0 }
  const about = { near: 0, rest: 0 }
  const hits: JudgedHit[] = []
  const undecided = { hit: 0, near: 0, rest: 0 }
  for (const { article, stratum, word = '', weight, verdicts } of items) {
    drawn[stratum] += 1
    const isAbout = verdictOf(verdicts)
    if (isAbout === undefined) {
      if (verdicts.length > 0) undecided[stratum] += 1
      continue
    }
    judged[stratum] += 1
    if (stratum === 'hit') hits.push({ article, word, weight, isAbout })
    else if (isAbout) about[stratum] += 1
  }
  const others = (['near', 'rest'] as const).map(
    (stratum): JudgedOthers => ({
      size: sizes[stratum],
      judged: judged[stratum],
      about: about[stratum],
    }),
  )
  const precision = hits.length === 0 ? undefined : precisionOf(hits)
  const isWhole = others.every(({ size, judged }) => size === 0 || judged > 0)
  const recall = precision === undefined || !isWhole ? undefined : recallOf(precision, sizes.hit, others)
  // Of fewer than twenty, those are enough of which anything can be said.
  const isEnough = (decided: number, there: number): boolean =>
    decided >= Math.min(fewestJudged, there)
  const enough =
    recall !== undefined &&
    isEnough(judged.hit, sizes.hit - undecided.hit) &&
    isEnough(judged.near + judged.rest, sizes.near + sizes.rest - undecided.near - undecided.rest)
  return {
    ...(precision && { precision }),
    ...(recall && { recall }),
    drawn,
    judged,
    undecided: undecided.hit + undecided.near + undecided.rest,
    enough,
  }
} // prettier-ignore

/** A round's result as a calibration, where enough was judged. */
export function calibrationOf(
  { precision, recall, judged, enough }: Measured,
  on: string,
): Calibration | undefined {
  if (!enough || precision === undefined || recall === undefined) return undefined
  return {
    precision,
    recall,
    judgements: { hits: judged.hit, others: judged.near + judged.rest },
    on,
  }
}
