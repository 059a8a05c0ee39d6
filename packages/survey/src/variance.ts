import type { LinearDesign } from './design.ts'
import type { SurveyFault } from './fault.ts'
import { project } from './projection.ts'
import { ok, refuse, type Result } from './result.ts'
import type { Stage } from './stage.ts'

/**
 * Covariance matrix of totals, given each row's weighted share in them.
 * @param influence one column of `design.rows` numbers per statistic, weight included, 0 outside the
 * domain
 * @param active 1 for the rows that count; a stratum without any adds nothing and cannot fail
 * @returns k × k, row by row
 * @source R survey, svyrecvar(); Särndal, Swensson and Wretman 1992, chapters 4 and 5
 */
export function linearCovariance(
  design: LinearDesign,
  influence: readonly Float64Array[],
  active: Uint8Array | undefined,
): Result<Float64Array, SurveyFault> {
  const k = influence.length
  const total = new Float64Array(k * k)
  if (k === 0) return ok(total)
  const calibrated = design.adjustments.length > 0
  const columns = calibrated ? influence.map((column) => project(design, column)) : influence
  const finest = stageAt(design, design.depth - 1)
  let sums = new Float64Array(finest.units * k)
  for (const [j, column] of columns.entries())
    for (let row = 0; row < design.rows; row += 1) {
      const value = column[row] ?? 0
      if (value === 0) continue
      const at = (finest.unitOf[row] ?? 0) * k + j
      sums[at] = (sums[at] ?? 0) + value
    }
  // A calibrated design keeps all its rows, for the residuals of the others are not 0.
  const present = calibrated ? undefined : active
  for (let index = design.depth - 1; index >= 0; index -= 1) {
    const stage = stageAt(design, index)
    const fault = addStage(design, index, sums, k, present, total)
    if (fault !== undefined) return refuse(fault)
    if (index > 0) sums = sumsByParent(stage, sums, k, stageAt(design, index - 1).units)
  }
  return ok(total)
}

/** Adds one stage's part of the variance to the total. */
function addStage(
  design: LinearDesign,
  index: number,
  sums: Float64Array,
  k: number,
  active: Uint8Array | undefined,
  total: Float64Array,
): SurveyFault | undefined {
  const stage = stageAt(design, index)
  const { sampled, strata } = stage
  const single = new Uint8Array(strata)
  let singles = 0
  for (let stratum = 0; stratum < strata; stratum += 1)
    if ((sampled[stratum] ?? 0) < 2 && correction(stage, stratum) > 1e-7) {
      single[stratum] = 1
      singles += 1
    }
  const present = singles > 0 ? presentStrata(design, stage, active) : undefined
  const upscale =
    singles > 0 && design.lonely === 'average' ? averaging(stage, single, present) : undefined
  if (singles > 0 && (design.lonely === 'fail' || design.lonely === 'average'))
    for (let stratum = 0; stratum < strata; stratum += 1)
      // Where all strata are lonely there is no other one to take the average of.
      if (
        single[stratum] === 1 &&
        present?.[stratum] === 1 &&
        (upscale === undefined ||
          upscale[stage.parentOfStratum[stratum] ?? 0] === Number.POSITIVE_INFINITY)
      )
        return {
          code: 'survey.stratum-single',
          column: stage.name,
          stage: index + 1,
          stratum: stage.stratumNames[stratum] ?? '',
          row: firstRowOf(stage, stratum),
        }
  const means = meansByStratum(stage, sums, k)
  const centre =
    singles > 0 && design.lonely === 'adjust' ? meansByParent(stage, sums, k, present) : undefined
  const weightOf = multipliers(design, index)
  const difference = new Float64Array(k)
  const add = (stratum: number, weight: number): void => {
    const factor =
      weight *
      (weightOf?.[stage.parentOfStratum[stratum] ?? 0] ?? 1) *
      (upscale?.[stage.parentOfStratum[stratum] ?? 0] ?? 1) *
      correction(stage, stratum) *
      ((sampled[stratum] ?? 0) > 1 ? (sampled[stratum] ?? 0) / ((sampled[stratum] ?? 0) - 1) : 1)
    for (let i = 0; i < k; i += 1) {
      const left = (difference[i] ?? 0) * factor
      if (left === 0) continue
      for (let j = 0; j <= i; j += 1)
        total[i * k + j] = (total[i * k + j] ?? 0) + left * (difference[j] ?? 0)
    }
  }
  for (let unit = 0; unit < stage.units; unit += 1) {
    const stratum = stage.stratumOfUnit[unit] ?? 0
    const lonely = single[stratum] === 1
    if (lonely && (centre === undefined || present?.[stratum] !== 1)) continue
    const base = lonely ? (stage.parentOfStratum[stratum] ?? 0) * k : stratum * k
    const around = lonely ? centre : means
    for (let j = 0; j < k; j += 1)
      difference[j] = (sums[unit * k + j] ?? 0) - (around?.[base + j] ?? 0)
    add(stratum, 1)
  }
  for (let i = 0; i < k; i += 1)
    for (let j = 0; j < i; j += 1) total[j * k + i] = total[i * k + j] ?? 0
  return undefined
}

/** 1 − n / N of a stratum. */
function correction(stage: Stage, stratum: number): number {
  const size = stage.population[stratum] ?? Number.POSITIVE_INFINITY
  if (size === Number.POSITIVE_INFINITY) return 1
  const left = (size - (stage.sampled[stratum] ?? 0)) / size
  return left < 1e-7 ? 0 : left
}

/** Product of the sampling fractions of the stages before, per unit of the stage before. */
function multipliers(design: LinearDesign, index: number): Float64Array | undefined {
  let product: Float64Array | undefined
  for (let level = 0; level < index; level += 1) {
    const stage = stageAt(design, level)
    const next = new Float64Array(stage.units)
    for (let unit = 0; unit < stage.units; unit += 1) {
      const stratum = stage.stratumOfUnit[unit] ?? 0
      const fraction =
        (stage.sampled[stratum] ?? 0) / (stage.population[stratum] ?? Number.POSITIVE_INFINITY)
      next[unit] = fraction * (product?.[stage.parentOfStratum[stratum] ?? 0] ?? 1)
    }
    product = next
  }
  return product
}

function meansByStratum(stage: Stage, sums: Float64Array, k: number): Float64Array {
  const means = new Float64Array(stage.strata * k)
  for (let unit = 0; unit < stage.units; unit += 1) {
    const base = (stage.stratumOfUnit[unit] ?? 0) * k
    for (let j = 0; j < k; j += 1)
      means[base + j] = (means[base + j] ?? 0) + (sums[unit * k + j] ?? 0)
  }
  for (let stratum = 0; stratum < stage.strata; stratum += 1)
    for (let j = 0; j < k; j += 1)
      means[stratum * k + j] = (means[stratum * k + j] ?? 0) / (stage.sampled[stratum] ?? 1)
  return means
}

/** Mean over all units below each unit of the stage before: the centre of the rule `adjust`. */
function meansByParent(
  stage: Stage,
  sums: Float64Array,
  k: number,
  present: Uint8Array | undefined,
): Float64Array {
  const means = new Float64Array(stage.parents * k)
  const counts = new Float64Array(stage.parents)
  for (let unit = 0; unit < stage.units; unit += 1) {
    const stratum = stage.stratumOfUnit[unit] ?? 0
    if (present?.[stratum] === 0) continue
    const parent = stage.parentOfStratum[stratum] ?? 0
    counts[parent] = (counts[parent] ?? 0) + 1
    for (let j = 0; j < k; j += 1)
      means[parent * k + j] = (means[parent * k + j] ?? 0) + (sums[unit * k + j] ?? 0)
  }
  for (let parent = 0; parent < stage.parents; parent += 1)
    for (let j = 0; j < k; j += 1)
      means[parent * k + j] = (means[parent * k + j] ?? 0) / (counts[parent] ?? 1)
  return means
}

/** What scales the other strata up for the lonely ones, per unit of the stage before. */
function averaging(
  stage: Stage,
  single: Uint8Array,
  present: Uint8Array | undefined,
): Float64Array {
  const all = new Float64Array(stage.parents)
  const lonely = new Float64Array(stage.parents)
  for (let stratum = 0; stratum < stage.strata; stratum += 1) {
    if (present?.[stratum] !== 1) continue
    const parent = stage.parentOfStratum[stratum] ?? 0
    all[parent] = (all[parent] ?? 0) + 1
    if (single[stratum] === 1) lonely[parent] = (lonely[parent] ?? 0) + 1
  }
  return all.map((count, parent) => {
    const others = count - (lonely[parent] ?? 0)
    return count > 0 ? count / others : 1
  })
}

function presentStrata(
  design: LinearDesign,
  stage: Stage,
  active: Uint8Array | undefined,
): Uint8Array {
  const present = new Uint8Array(stage.strata)
  for (let row = 0; row < design.rows; row += 1)
    if (active === undefined || active[row] === 1)
      present[stage.stratumOfUnit[stage.unitOf[row] ?? 0] ?? 0] = 1
  return present
}

function firstRowOf(stage: Stage, stratum: number): number {
  return stage.unitOf.findIndex((unit) => stage.stratumOfUnit[unit] === stratum)
}

function sumsByParent(
  stage: Stage,
  sums: Float64Array,
  k: number,
  parents: number,
): Float64Array<ArrayBuffer> {
  const result = new Float64Array(parents * k)
  for (let unit = 0; unit < stage.units; unit += 1) {
    const parent = stage.parentOfStratum[stage.stratumOfUnit[unit] ?? 0] ?? 0
    for (let j = 0; j < k; j += 1)
      result[parent * k + j] = (result[parent * k + j] ?? 0) + (sums[unit * k + j] ?? 0)
  }
  return result
}

function stageAt(design: LinearDesign, index: number): Stage {
  const stage = design.stages[index]
  if (stage === undefined) throw new RangeError(`the design has no stage ${index + 1}`)
  return stage
}
