import { dayText } from '../src/growth/day.ts'
import { growthOf, type DailyCount, type Growth } from '../src/growth/growth.ts'
import { ratioInterval, type Cluster } from '../src/growth/interval.ts'
import { poisson, seeded, type Random } from '../src/seeded.ts'
import { volumeOf } from '../src/growth/volume.ts'
import type { Row } from './row.ts'
import {
  eventFactors,
  realVolumes,
  simulated,
  yearDays,
  yearOf,
  type SimulatedYear,
  type World,
} from './simulation.ts'

/** Simulations of each kind; fewer for a quick look. */
const runs = Number(process.env['SUYAB_EVAL_RUNS'] ?? 1000)
const blockDays = 28

export async function run(): Promise<readonly Row[]> {
  const volumes = realVolumes()
  return [
    coverageRow(200, volumes, { least: 92, most: 97 }),
    coverageRow(30, volumes, { least: 90 }),
    ...turnoverRows(volumes),
    ...outageRows(),
  ]
}

const world: Omit<World, 'outlets'> = {
  growth: 1.5,
  differ: { share: 0.6, growth: 0.6 },
  bursts: 0.8,
  syndicated: 0.3,
}

/** How often the intervals hold the growth that the years were made with. */
function coverageRow(
  outlets: number,
  volumes: readonly number[],
  bar: Pick<Row, 'least' | 'most'>,
): Row {
  const random = seeded(outlets)
  const held = { ours: 0, poisson: 0, bootstrap: 0 }
  for (let at = 0; at < runs; at += 1) {
    const made = simulated({ ...world, outlets }, volumes, blockDays, random)
    const single = made.map(({ years: [before, now] }) => [sum(now.hits), sum(now.total), sum(before.hits), sum(before.total)] as const) // prettier-ignore
    const chains = new Map<number, Cluster>()
    for (const { chain, years } of made) {
      const [before, now] = [blocksOf(years[0]), blocksOf(years[1])]
      const known = chains.get(chain)
      const add = (one: Cluster['now'], two: Cluster['now'] | undefined): Cluster['now'] =>
        two === undefined
          ? one
          : one.map((block, b) => ({
              hits: block.hits + two[b]!.hits,
              total: block.total + two[b]!.total,
            }))
      chains.set(chain, { now: add(now, known?.now), before: add(before, known?.before) })
    }
    const ours = ratioInterval([...chains.values()], random)
    if (ours !== undefined && holds(ours.low, ours.high)) held.ours += 1
    const [low, high] = poissonInterval(single)
    if (holds(low, high)) held.poisson += 1
    const [from, to] = plainBootstrap(single, random)
    if (holds(from, to)) held.bootstrap += 1
  }
  const percent = (count: number): number => Math.round((1000 * count) / runs) / 10
  return {
    figure: `intervals that hold the growth, ${outlets} outlets, ${runs} runs`,
    value: percent(held.ours),
    unit: '%',
    ...bar,
    peers: { poisson: percent(held.poisson), 'bootstrap of outlets': percent(held.bootstrap) },
  }
}

function blocksOf({ hits, total }: SimulatedYear): Cluster['now'] {
  return Array.from(hits, (count, block) => ({ hits: count, total: total[block]! }))
}

function holds(low: number, high: number): boolean {
  return low <= world.growth && world.growth <= high
}

type Sums = readonly [hits: number, total: number, hitsBefore: number, totalBefore: number]

function ratioOf(sums: readonly Sums[], draw?: () => number): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let at = 0; at < sums.length; at += 1) {
    const one = sums[draw === undefined ? at : draw()]!
    a += one[0]
    b += one[1]
    c += one[2]
    d += one[3]
  }
  return (a * d) / (b * c)
}

function poissonInterval(sums: readonly Sums[]): [low: number, high: number] {
  const [now, before] = [sum(sums.map((one) => one[0])), sum(sums.map((one) => one[2]))]
  const reach = Math.exp(1.96 * Math.sqrt(1 / now + 1 / before))
  return [ratioOf(sums) / reach, ratioOf(sums) * reach]
}

function plainBootstrap(sums: readonly Sums[], random: Random): [low: number, high: number] {
  const draw = (): number => Math.floor(random() * sums.length)
  const ratios = Array.from({ length: 400 }, () => ratioOf(sums, draw)).sort((a, b) => a - b)
  return [ratios[9]!, ratios[389]!]
}

/** No true change, and a quarter of the outlets replaced by others that write more of the topic. */
function turnoverRows(volumes: readonly number[]): Row[] {
  const random = seeded(25)
  const times = Math.max(1, Math.round(runs / 50))
  const found: Growth[] = []
  for (let at = 0; at < times; at += 1) {
    const outlets = 60
    const counts: DailyCount[] = []
    const events = [eventFactors(0.2, random), eventFactors(0.2, random)]
    const add = (outlet: string, year: 0 | 1, share: number, volume: number): void => {
      const { hits, total } = yearOf(volume, share, events[year]!, 1, random)
      for (let day = 0; day < yearDays; day += 1) {
        if (total[day] === 0) continue
        const date = dayText(firstDay + year * yearDays + day)
        counts.push({ outlet, day: date, hits: hits[day]!, total: total[day]! })
      }
    }
    for (let one = 0; one < outlets; one += 1) {
      // Without the largest, of which one alone would decide everything.
      const volume = Math.min(200, volumes[Math.floor(random() * volumes.length)]!)
      add(`outlet ${one}`, 0, 0.02, volume)
      if (one % 4 !== 0) add(`outlet ${one}`, 1, 0.02, volume)
      else add(`newcomer ${one}`, 1, 0.05, volume * 1.5)
    }
    const growth = growthOf({
      period: { from: dayText(firstDay + yearDays), to: dayText(firstDay + 2 * yearDays - 1) },
      against: { from: dayText(firstDay), to: dayText(firstDay + yearDays - 1) },
      counts,
    })
    if (!growth.ok) throw new Error(growth.fault.code)
    found.push(growth.value)
  }
  const within = (of: (growth: Growth) => number): number =>
    Math.round((100 * found.filter((one) => of(one) >= 0.9 && of(one) <= 1.1).length) / times)
  const warned = found.filter(({ warnings }) =>
    warnings.some(({ code }) => code === 'coverage.turnover'),
  )
  return [
    {
      figure: `turnover of 25 %: growth from .90 to 1.10, ${times} runs`,
      value: within((one) => one.value),
      unit: '%',
      least: 95,
      peers: {
        'share of all': within((one) => one.share.ratio),
        raw: within((one) => one.raw.ratio),
        'median ours': medianOf(found.map((one) => one.value)),
        'median share': medianOf(found.map((one) => one.share.ratio)),
        'median raw': medianOf(found.map((one) => one.raw.ratio)),
      },
    },
    {
      figure: 'turnover of 25 %: warned of',
      value: Math.round((100 * warned.length) / times),
      unit: '%',
      least: 100,
    },
  ]
}

const firstDay = 19_723

/** A planted outage of 14 days, by the outlet's articles a day; its ends found within three days. */
function outageRows(): Row[] {
  const weekday = [1.15, 1.2, 1.2, 1.15, 1.1, 0.6, 0.6]
  const times = Math.max(1, Math.round(runs / 10))
  return [3, 5, 20, 200].flatMap((rate) => {
    const random = seeded(rate)
    let [found, falsely, silences] = [0, 0, 0]
    for (let at = 0; at < times; at += 1) {
      const start = 60 + Math.floor(random() * 600)
      const daily = Array.from({ length: 2 * yearDays }, (_, day) =>
        day >= start && day < start + 14 ? 0 : poisson(rate * weekday[day % 7]!, random),
      )
      const { outages } = volumeOf(daily, firstDay)
      const near = outages.filter(
        ({ from, to }) =>
          Math.abs(from - firstDay - start) <= 3 && Math.abs(to - firstDay - start - 13) <= 3,
      )
      found += near.length > 0 ? 1 : 0
      falsely += outages.length - near.length
      // The peer: an alarm whenever three days together have nothing.
      silences += daily.filter((count, day) => {
        const three = count + (daily[day - 1] ?? 1) + (daily[day - 2] ?? 1)
        return three === 0 && (day < start || day >= start + 16)
      }).length
    }
    return [
      {
        figure: `outage of 14 days at ${rate} a day: both ends within 3 days`,
        value: Math.round((1000 * found) / times) / 10,
        unit: '%',
        least: 95,
      },
      {
        figure: `false outages in two years at ${rate} a day`,
        value: falsely / times,
        unit: 'each',
        most: 0.05,
        peers: { 'three empty days': silences / times },
      },
    ]
  })
}

function sum(values: ArrayLike<number>): number {
  let all = 0
  for (let at = 0; at < values.length; at += 1) all += values[at]!
  return all
}

function medianOf(values: readonly number[]): number {
  return Math.round(100 * values.toSorted((a, b) => a - b)[values.length >> 1]!) / 100
}
