import { clustersOf, type Tie } from './cluster.ts'
import type { Block, Cluster } from './interval.ts'
import { shareOf, sumBetween, type Observed, type Series } from './side.ts'

/** Periods are cut into blocks of about this many days. */
const blockDays = 28

/** Outlets' counts by blocks of days, those of outlets that copy each other taken together. */
export function clusteredCounts(outlets: readonly Observed[], ties: readonly Tie[]): Cluster[] {
  const articles = outlets.map(
    ({ outlet, now, before }) => [outlet, shareOf(now).total + shareOf(before).total] as const,
  )
  const names = clustersOf(new Map(articles), ties)
  const clusters = new Map<string, Cluster>()
  for (const { outlet, now, before } of outlets) {
    const name = names.get(outlet) ?? outlet
    const [mine, earlier] = [blocksOf(now), blocksOf(before)]
    const known = clusters.get(name)
    clusters.set(
      name,
      known === undefined
        ? { now: mine, before: earlier }
        : { now: added(known.now, mine), before: added(known.before, earlier) },
    )
  }
  return [...clusters.values()]
}

function added(one: readonly Block[], other: readonly Block[]): Block[] {
  return one.map(({ hits, total }, at) => ({
    hits: hits + other[at]!.hits,
    total: total + other[at]!.total,
  }))
}

/** Blocks of equal length as far as days allow; short periods have at least four. */
function blocksOf({ hits, total }: Series): Block[] {
  const days = total.length
  const count = Math.min(days, Math.max(4, Math.round(days / blockDays)))
  return Array.from({ length: count }, (_, block) => {
    const [from, to] = [
      Math.round((block * days) / count),
      Math.round(((block + 1) * days) / count),
    ]
    return { hits: sumBetween(hits, from, to), total: sumBetween(total, from, to) }
  })
}
