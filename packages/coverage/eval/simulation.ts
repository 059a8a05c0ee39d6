import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../eval/data-folder.ts'
import { normal, poisson, type Random } from '../src/seeded.ts'

/** How two years of the press are made up; shares and rates are per article. */
export interface World {
  readonly outlets: number
  /** What the topic's share is multiplied with from one year to the next. */
  readonly growth: number
  /** How much outlets differ in their share, and in their growth: σ of a log-normal law. */
  readonly differ: { readonly share: number; readonly growth: number }
  /** Mean size of the shared events of a year, as a multiple of the usual share; six a year. */
  readonly bursts: number
  /** Part of an outlet's articles on the topic that it has in common with others of its chain. */
  readonly syndicated: number
}

export interface SimulatedOutlet {
  readonly chain: number
  readonly years: readonly [before: SimulatedYear, now: SimulatedYear]
}

/** Counts of each block of days. */
export interface SimulatedYear {
  readonly hits: Float64Array
  readonly total: Float64Array
}

export const yearDays = 364
const weekday = [1.15, 1.2, 1.2, 1.15, 1.1, 0.6, 0.6]
const topicShare = 0.02
const longestChain = 5

/** Stories a day of every source that has one a day or more, as Media Cloud saw them. */
export function realVolumes(): number[] {
  const path = join(dataFolder, 'coverage/mediacloud/sources-stories-per-day.csv')
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split(',')[1]))
    .filter((volume) => volume >= 1)
}

/** Two years of outlets whose volumes are drawn from the real ones. */
export function simulated(
  world: World,
  volumes: readonly number[],
  blockDays: number,
  random: Random,
): SimulatedOutlet[] {
  const { differ, growth, syndicated } = world
  const events = [eventFactors(world.bursts, random), eventFactors(world.bursts, random)] as const
  const outlets: SimulatedOutlet[] = []
  for (let chain = 0; outlets.length < world.outlets; chain += 1) {
    const size = 1 + Math.floor(random() * longestChain)
    const common = logNormal(differ.growth, random)
    for (let one = 0; one < size && outlets.length < world.outlets; one += 1) {
      const volume = volumes[Math.floor(random() * volumes.length)]!
      const share = topicShare * logNormal(differ.share, random)
      const own = logNormal(differ.growth, random)
      const change = growth * ((1 - syndicated) * own + syndicated * common)
      outlets.push({
        chain,
        years: [
          yearOf(volume, share, events[0], blockDays, random),
          yearOf(volume, share * change, events[1], blockDays, random),
        ],
      })
    }
  }
  return outlets
}

/** One year of an outlet with so many articles a day and such a share of them on the topic. */
export function yearOf(
  volume: number,
  share: number,
  events: Float64Array,
  blockDays: number,
  random: Random,
): SimulatedYear {
  const blocks = yearDays / blockDays
  const year = { hits: new Float64Array(blocks), total: new Float64Array(blocks) }
  for (let block = 0; block < blocks; block += 1) {
    let [all, topic] = [0, 0]
    for (let day = block * blockDays; day < (block + 1) * blockDays; day += 1) {
      all += weekday[day % 7]!
      topic += weekday[day % 7]! * events[day]!
    }
    const hits = poisson(volume * share * topic, random)
    year.hits[block] = hits
    year.total[block] = hits + poisson(volume * Math.max(0, all - share * topic), random)
  }
  return year
}

/** What shared events multiply the topic's share with, on each day of a year. */
export function eventFactors(size: number, random: Random): Float64Array {
  const factors = new Float64Array(yearDays).fill(1)
  for (let event = 0; event < 6; event += 1) {
    const [first, days] = [Math.floor(random() * yearDays), 3 + Math.floor(random() * 5)]
    const height = -Math.log(1 - random()) * size
    for (let day = first; day < Math.min(yearDays, first + days); day += 1) {
      factors[day]! += 1.5 * height * Math.exp((first - day) / 4)
    }
  }
  return factors
}

/** Of mean 1. */
function logNormal(sigma: number, random: Random): number {
  return Math.exp(sigma * normal(random) - (sigma * sigma) / 2)
}
