import { firstStage, type LinearDesign } from './design.ts'
import type { SurveyFault } from './fault.ts'
import { hadamard } from './hadamard.ts'
import { ok, refuse, type Result } from './result.ts'

/** What replicates multiply weights by, units × replicates, and how much each of them counts. */
export interface ReplicateFactors {
  readonly factors: Float64Array
  readonly replicates: number
  readonly scale: number
  readonly rscales: Float64Array
  readonly unitOf: Int32Array
  readonly units: number
}

/** The units of each stratum of the first stage, in order of first appearance. */
function unitsByStratum(design: LinearDesign): number[][] {
  const stage = firstStage(design)
  const strata: number[][] = Array.from({ length: stage.strata }, () => [])
  for (let unit = 0; unit < stage.units; unit += 1)
    strata[stage.stratumOfUnit[unit] ?? 0]?.push(unit)
  return strata
}

/**
 * Leaves out each unit of the first stage in turn, the others of its stratum standing in for it.
 * @returns a fault for a stratum of one unit, unless the design has a rule for it
 */
export function jackknife(
  design: LinearDesign,
  method: 'JK1' | 'JKn',
): Result<ReplicateFactors, SurveyFault> {
  const stage = firstStage(design)
  const strata = unitsByStratum(design)
  const columns: { unit: number; stratum: number; scale: number; lonely: boolean }[] = []
  for (const [stratum, units] of strata.entries()) {
    const n = units.length
    const size = stage.population[stratum] ?? Number.POSITIVE_INFINITY
    const left = size === Number.POSITIVE_INFINITY ? 1 : (size - n) / size
    if (n === 1 && left > 0) {
      if (design.lonely === 'fail')
        return refuse({
          code: 'survey.stratum-single',
          column: stage.name,
          stage: 1,
          stratum: stage.stratumNames[stratum] ?? '',
          row: stage.unitOf.indexOf(units[0] ?? 0),
        })
      if (design.lonely === 'adjust' && strata.length > 1)
        columns.push({
          unit: units[0] ?? 0,
          stratum,
          scale: (strata.length - 1) / strata.length,
          lonely: true,
        })
      continue
    }
    for (const unit of units)
      columns.push({ unit, stratum, scale: (left * (n - 1)) / n, lonely: false })
  }
  const replicates = columns.length
  const factors = new Float64Array(stage.units * replicates).fill(1)
  for (const [r, { unit, stratum, lonely }] of columns.entries()) {
    const units = strata[stratum] ?? []
    if (lonely) {
      for (let other = 0; other < stage.units; other += 1)
        factors[other * replicates + r] = other === unit ? 0 : strata.length / (strata.length - 1)
      continue
    }
    for (const other of units)
      factors[other * replicates + r] = other === unit ? 0 : units.length / (units.length - 1)
  }
  const rscales = Float64Array.from(columns, ({ scale }) => scale)
  const averaged = design.lonely === 'average' ? stage.units / replicates : 1
  const common = { factors, replicates, unitOf: stage.unitOf, units: stage.units }
  // Without strata R keeps the one factor in the scale.
  return method === 'JK1'
    ? ok({ ...common, scale: rscales[0] ?? 1, rscales: new Float64Array(replicates).fill(1) })
    : ok({ ...common, scale: averaged, rscales })
}

/**
 * Takes one unit of each pair of a stratum, in balance over the replicates.
 * @param rho Fay's coefficient: what is left of the other one's weight, 0 for BRR
 * @returns a fault for a stratum of which a unit is left without a pair
 */
export function halfSamples(
  design: LinearDesign,
  rho: number,
): Result<ReplicateFactors, SurveyFault> {
  const stage = firstStage(design)
  const strata = unitsByStratum(design)
  const pairs: [number, number][] = []
  // Pairs are numbered by the strata's names, as R does, so that replicates come in the same order.
  const order = strata
    .map((units, stratum) => ({ units, name: stage.stratumNames[stratum] ?? '' }))
    .sort((one, other) => compareNames(one.name, other.name))
  // Strata that are split into pairs come before those that are one.
  for (const large of [true, false])
    for (const { units, name } of order) {
      if (units.length > 2 !== large) continue
      if (units.length % 2 === 1)
        return refuse({ code: 'survey.pairs-incomplete', stratum: name, clusters: units.length })
      for (let i = 0; i < units.length; i += 2) pairs.push([units[i] ?? 0, units[i + 1] ?? 0])
    }
  const signs = hadamard(pairs.length)
  const replicates = signs.size
  const factors = new Float64Array(stage.units * replicates)
  for (const [pair, [one, other]] of pairs.entries())
    for (let r = 0; r < replicates; r += 1) {
      const first = signs.at(pair + 1, r)
      factors[one * replicates + r] = first ? 2 - rho : rho
      factors[other * replicates + r] = first ? rho : 2 - rho
    }
  return ok({
    factors,
    replicates,
    scale: 1 / (replicates * (1 - rho) ** 2),
    rscales: new Float64Array(replicates).fill(1),
    unitOf: stage.unitOf,
    units: stage.units,
  })
}

function compareNames(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

/**
 * Draws as many units of each stratum as it has, with replacement, or from its finite population.
 * @param random numbers in [0, 1)
 * @source Canty and Davison 1999; R survey, bootweights()
 */
export function bootstrap(
  design: LinearDesign,
  replicates: number,
  random: () => number,
): ReplicateFactors {
  const stage = firstStage(design)
  const strata = unitsByStratum(design)
  const factors = new Float64Array(stage.units * replicates)
  for (const [stratum, units] of strata.entries()) {
    const n = units.length
    const size = stage.population[stratum] ?? Number.POSITIVE_INFINITY
    const pool = Number.isFinite(size)
      ? shuffled(
          Array.from({ length: Math.round(size) }, (_, i) => units[i % n] ?? 0),
          random,
          0,
        )
      : units
    for (let r = 0; r < replicates; r += 1) {
      const drawn = Number.isFinite(size)
        ? shuffled(pool, random, n).slice(0, n)
        : Array.from({ length: n }, () => units[Math.floor(random() * n)] ?? 0)
      for (const unit of drawn)
        factors[unit * replicates + r] = (factors[unit * replicates + r] ?? 0) + 1
    }
  }
  // The harmonic mean of the strata's sizes corrects for drawing as many as there are.
  const mean = 1 / (strata.reduce((sum, units) => sum + 1 / units.length, 0) / strata.length)
  return {
    factors,
    replicates,
    scale: mean / ((mean - 1) * (replicates - 1)),
    rscales: new Float64Array(replicates).fill(1),
    unitOf: stage.unitOf,
    units: stage.units,
  }
}

/**
 * Draws one unit fewer of each stratum than it has, with replacement, and scales them up.
 * @param random numbers in [0, 1)
 * @source Rao and Wu 1988
 */
export function rescaledBootstrap(
  design: LinearDesign,
  replicates: number,
  random: () => number,
): ReplicateFactors {
  const stage = firstStage(design)
  const factors = new Float64Array(stage.units * replicates)
  for (const units of unitsByStratum(design)) {
    const n = units.length
    for (let r = 0; r < replicates; r += 1)
      for (let draw = 0; draw < n - 1; draw += 1) {
        const at = (units[Math.floor(random() * n)] ?? 0) * replicates + r
        factors[at] = (factors[at] ?? 0) + n / (n - 1)
      }
  }
  return {
    factors,
    replicates,
    scale: 1 / (replicates - 1),
    rscales: new Float64Array(replicates).fill(1),
    unitOf: stage.unitOf,
    units: stage.units,
  }
}

/**
 * Draws half of the units at every stage that adds to the variance, below those that were drawn.
 * @param random numbers in [0, 1)
 * @source Preston 2009, "Rescaled bootstrap for stratified multistage sampling"
 */
export function multistageBootstrap(
  design: LinearDesign,
  replicates: number,
  random: () => number,
): ReplicateFactors {
  const finest = design.stages[design.depth - 1] ?? firstStage(design)
  const factors = new Float64Array(finest.units * replicates)
  const chain: Int32Array[] = design.stages.slice(0, design.depth).map((stage) => {
    const codes = new Int32Array(finest.units)
    for (let row = 0; row < design.rows; row += 1)
      codes[finest.unitOf[row] ?? 0] = stage.unitOf[row] ?? 0
    return codes
  })
  for (let r = 0; r < replicates; r += 1) {
    const total = new Float64Array(finest.units).fill(1)
    let carried = new Float64Array(1).fill(1)
    let kept = new Uint8Array(1).fill(1)
    let fraction = new Float64Array(1).fill(1)
    for (let level = 0; level < design.depth; level += 1) {
      const stage = design.stages[level] ?? firstStage(design)
      const byStratum: number[][] = Array.from({ length: stage.strata }, () => [])
      for (let unit = 0; unit < stage.units; unit += 1)
        byStratum[stage.stratumOfUnit[unit] ?? 0]?.push(unit)
      const shift = new Float64Array(stage.units)
      const nextCarried = new Float64Array(stage.units)
      const nextKept = new Uint8Array(stage.units)
      const nextFraction = new Float64Array(stage.units)
      for (const [stratum, units] of byStratum.entries()) {
        const parent = stage.parentOfStratum[stratum] ?? 0
        const alive = kept[parent] === 1
        const n = units.length
        const half = alive ? Math.floor(n / 2) : 0
        const sampled = n / (stage.population[stratum] ?? Number.POSITIVE_INFINITY)
        const lambda =
          half === 0 ? 0 : Math.sqrt(((fraction[parent] ?? 1) * half * (1 - sampled)) / (n - half))
        const chosen = new Set(shuffled(units, random, half).slice(0, half))
        for (const unit of units) {
          const keep = chosen.has(unit)
          shift[unit] =
            (carried[parent] ?? 1) * (-lambda + (keep ? lambda * (n / Math.max(half, 1)) : 0))
          nextCarried[unit] = keep ? (carried[parent] ?? 1) * Math.sqrt(n / half) : 0
          nextKept[unit] = Number(keep)
          nextFraction[unit] = (fraction[parent] ?? 1) * sampled
        }
      }
      const codes = chain[level]
      for (let unit = 0; unit < finest.units; unit += 1)
        total[unit] = (total[unit] ?? 0) + (shift[codes?.[unit] ?? 0] ?? 0)
      carried = nextCarried
      kept = nextKept
      fraction = nextFraction
    }
    for (let unit = 0; unit < finest.units; unit += 1)
      factors[unit * replicates + r] = total[unit] ?? 1
  }
  return {
    factors,
    replicates,
    scale: 1,
    rscales: new Float64Array(replicates).fill(1 / (replicates - 1)),
    unitOf: finest.unitOf,
    units: finest.units,
  }
}

/**
 * Each unit gets its own row of a Hadamard matrix and its successor's, the last one the first's, so
 * that neighbours are compared in a circle; replicates weigh 4 / count.
 */
export function successiveDifferences(design: LinearDesign, wanted: number): ReplicateFactors {
  const stage = firstStage(design)
  const signs = hadamard(wanted - 1)
  const replicates = signs.size
  const factors = new Float64Array(stage.units * replicates)
  for (let unit = 0; unit < stage.units; unit += 1) {
    const first = 1 + (unit % (replicates - 1))
    const second = unit === stage.units - 1 ? 1 : 1 + ((unit + 1) % (replicates - 1))
    const stratum = stage.stratumOfUnit[unit] ?? 0
    const size = stage.population[stratum] ?? Number.POSITIVE_INFINITY
    const left = Math.sqrt(
      Number.isFinite(size) ? (size - (stage.sampled[stratum] ?? 0)) / size : 1,
    )
    for (let r = 0; r < replicates; r += 1) {
      const one = signs.at(first, r) ? 1 : -1
      const other = signs.at(second, r) ? 1 : -1
      factors[unit * replicates + r] = 1 + left * (2 ** -1.5 * one - 2 ** -1.5 * other)
    }
  }
  return {
    factors,
    replicates,
    scale: 4 / replicates,
    rscales: new Float64Array(replicates).fill(1),
    unitOf: stage.unitOf,
    units: stage.units,
  }
}

/** The first `count` of a fresh shuffle by Fisher and Yates; the input stays as it is. */
function shuffled(items: readonly number[], random: () => number, count: number): number[] {
  const copy = [...items]
  for (let i = 0; i < count; i += 1) {
    const j = i + Math.floor(random() * (copy.length - i))
    const kept = copy[i] ?? 0
    copy[i] = copy[j] ?? 0
    copy[j] = kept
  }
  return copy
}
