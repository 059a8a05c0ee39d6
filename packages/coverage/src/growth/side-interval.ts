import type { Tie } from './cluster.ts'
import { clusteredCounts } from './clustered-counts.ts'
import type { Growth } from './growth.ts'
import type { Steps } from '../turns.ts'
import { ratioIntervalSteps, type Block, type Cluster } from './interval.ts'
import { seeded } from '../seeded.ts'
import type { Observed } from './side.ts'

/** The intervals of the ratios that stand beside the panel's; null where there is no ratio. */
export interface SideIntervals {
  readonly raw: Growth['interval'] | null
  readonly share: Growth['interval'] | null
}

/**
 * How far the ratios of all outlets may err: of hits over hits, and of shares. Outlets are a sample
 * here as they are for the panel's interval; that their list changed is in none of them. To be
 * left between its resamples.
 * @param observed all outlets' days in both periods
 * @param level of the intervals
 * @param seed of the generator: the same counts have the same intervals
 */
export function* sideIntervalSteps(
  observed: readonly Observed[],
  ties: readonly Tie[],
  level: number,
  seed = 1,
): Steps<SideIntervals> {
  const clusters = clusteredCounts(observed, ties)
  yield
  const intervalOf = function* (some: readonly Cluster[]): Steps<Growth['interval'] | null> {
    const interval = yield* ratioIntervalSteps(some, seeded(seed), level)
    return interval === undefined ? null : { low: interval.low, high: interval.high, level }
  }
  const hitsAlone = clusters.map(({ now, before }) => ({ now: alone(now), before: alone(before) }))
  return { raw: yield* intervalOf(hitsAlone), share: yield* intervalOf(clusters) }
}

/** Hits over the same total in each period: the ratio of shares is then that of hits. */
function alone(blocks: readonly Block[]): Block[] {
  return blocks.map(({ hits }) => ({ hits, total: 1 / blocks.length }))
}
