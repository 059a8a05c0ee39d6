import { dayText } from './day.ts'
import type { Influence } from './influence.ts'
import type { RatioInterval } from './interval.ts'
import type { Seen, Side } from './side.ts'

/** What a reader of a growth should know before using it. Parts are of 1. */
export type GrowthWarning =
  /** Outlets came or went; `outside` is the part of the articles that are not the panel's, the larger of both periods'. */
  | { code: 'coverage.turnover'; come: number; gone: number; outside: number }
  /** All outlets' ratio of shares lies outside the panel's interval: the list of outlets says something else. */
  | { code: 'coverage.panel-apart'; share: number }
  | { code: 'coverage.outage'; outlet: string; from: string; to: string }
  /** Articles a day changed for good, from one rate to another. */
  | { code: 'coverage.volume-change'; outlet: string; day: string; from: number; to: number }
  | { code: 'coverage.small-count'; hits: number; hitsBefore: number }
  /** So few outlets, or so few large ones, that what is between them is hardly known. */
  | { code: 'coverage.few-outlets'; clusters: number; effective: number }
  /** Without this one the value is another. */
  | { code: 'coverage.one-outlet'; outlet: string; without: number | null }

const fewHits = 30
const fewClusters = 10
const fewEffective = 5
const largeTurnover = 0.05
const largeOutside = 0.1
const largeInfluence = 0.1

interface Found {
  readonly seen: readonly Seen[]
  readonly share: Side
  readonly panel: Side
  readonly clusters: number
  readonly interval: RatioInterval
  readonly influence: readonly Influence[]
}

/** Everything there is to warn of, what concerns the whole first, then outlets by their size. */
export function warningsOf(found: Found): GrowthWarning[] {
  const { panel, share, clusters, interval, influence } = found
  const warnings: GrowthWarning[] = turnover(found)
  if (share.ratio < interval.low || share.ratio > interval.high) {
    warnings.push({ code: 'coverage.panel-apart', share: share.ratio })
  }
  const [hits, hitsBefore] = [panel.now.hits, panel.before.hits]
  if (Math.min(hits, hitsBefore) < fewHits) {
    warnings.push({ code: 'coverage.small-count', hits, hitsBefore })
  }
  const effective = interval.effectiveClusters
  if (clusters < fewClusters || effective < fewEffective) {
    warnings.push({ code: 'coverage.few-outlets', clusters, effective })
  }
  const [first] = influence
  if (first !== undefined && clusters > 1) {
    const { without } = first
    const change = without === null ? Infinity : Math.abs(without / interval.ratio - 1)
    if (change > largeInfluence) warnings.push({ code: 'coverage.one-outlet', ...first })
  }
  return [...warnings, ...brokenOutlets(found.seen)]
}

function turnover({ seen, share, panel }: Found): GrowthWarning[] {
  const come = seen.filter((one) => one.before.total === 0 && one.now.total > 0).length
  const gone = seen.filter((one) => one.now.total === 0 && one.before.total > 0).length
  const outside = Math.max(
    1 - panel.now.total / share.now.total,
    1 - panel.before.total / share.before.total,
  )
  const large = (come + gone) / seen.length >= largeTurnover || outside >= largeOutside
  return large ? [{ code: 'coverage.turnover', come, gone, outside }] : []
}

function brokenOutlets(seen: readonly Seen[]): GrowthWarning[] {
  return seen
    .toSorted((a, b) => b.now.total + b.before.total - a.now.total - a.before.total)
    .flatMap(({ watched: { outlet, outages, changes } }) => [
      ...outages.map(({ from, to }): GrowthWarning => ({
        code: 'coverage.outage',
        outlet,
        from: dayText(from),
        to: dayText(to),
      })),
      ...changes.map(({ day, from, to }): GrowthWarning => ({
        code: 'coverage.volume-change',
        outlet,
        day: dayText(day),
        from,
        to,
      })),
    ])
}
