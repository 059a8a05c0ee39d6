import type { DataSet } from '@suyab/survey/file/data-set'
import type { Numeric } from '@suyab/survey/column'
import { checkedWeights, sampleDesign, type LinearDesign, type SurveyDesign } from '@suyab/survey/design' // prettier-ignore
import { givenReplicates, replicateDesign, type ReplicateMethod } from '@suyab/survey/replicate-weights' // prettier-ignore
import { ok, refuse, type Result } from '@suyab/survey/result'
import { categoricalAt, numericAt } from './answers.ts'
import type { PollFault } from './fault.ts'
import type { DesignDeclaration, ReplicateDeclaration, ReplicateRule } from './design.ts'
import { seeded } from '@suyab/survey/seeded'
import type { StageSpec } from '@suyab/survey/stage'
import { ofStatistics } from './table-fault.ts'

/** Factors of replicates that are held at once, units × replicates. */
const mostFactors = 2 ** 28

/**
 * The sample that a declaration describes, with the columns it names.
 * @returns a fault that names column, row and rule: weights must be complete and positive, clusters lie
 * in one stratum unless `nested`, populations fit the sample
 */
export function designOf(
  declaration: DesignDeclaration,
  dataSet: DataSet,
): Result<SurveyDesign, PollFault> {
  if (declaration.replicates !== undefined) {
    if (declaration.stages.length > 0 || declaration.make !== undefined)
      return unusable('Replicate weights came with the data, so there are no stages beside them.')
    return replicatesGiven(declaration, declaration.replicates, dataSet)
  }
  const linear = stagesOf(declaration, dataSet)
  if (!linear.ok || declaration.make === undefined) return linear
  return replicatesMade(linear.value, declaration.make)
}

function stagesOf(
  { stages, weight, nested, lonely }: DesignDeclaration,
  dataSet: DataSet,
): Result<LinearDesign, PollFault> {
  const specs: StageSpec[] = []
  for (const { cluster, stratum, population, fraction } of stages) {
    const columns: { -readonly [Part in keyof StageSpec]: StageSpec[Part] } = {}
    for (const [part, name] of [['cluster', cluster], ['stratum', stratum]] as const) {
      if (name === undefined) continue
      const column = categoricalAt(dataSet, name)
      if (!column.ok) return column
      columns[part] = column.value
    } // prettier-ignore
    for (const [part, name] of [['population', population], ['fraction', fraction]] as const) {
      if (name === undefined) continue
      const column = numericAt(dataSet, name)
      if (!column.ok) return column
      columns[part] = column.value
    } // prettier-ignore
    specs.push(columns)
  }
  const weights = weight === undefined ? ok(undefined) : numericAt(dataSet, weight)
  if (!weights.ok) return weights
  // Sizes of all stages give the weights; otherwise no weight means that all weigh the same.
  const sized =
    specs.length > 0 && specs.every((one) => one.population ?? one.fraction) ? undefined : equal(dataSet.rows) // prettier-ignore
  const given = weights.value ?? sized
  return ofStatistics(
    sampleDesign(
      {
        stages: specs.length === 0 ? [{}] : specs,
        ...(given === undefined ? {} : { weights: given }),
        ...(nested === undefined ? {} : { nested }),
        ...(lonely === undefined ? {} : { lonely: lonely === 'refuse' ? 'fail' : lonely }),
      },
      dataSet.rows,
    ),
  )
}

function equal(rows: number): Numeric {
  return { name: '', values: new Float64Array(rows).fill(1) }
}

function replicatesGiven(
  { weight }: DesignDeclaration,
  { columns, method, rho, scale, rscales, combined, degrees, mse }: ReplicateDeclaration,
  dataSet: DataSet,
): Result<SurveyDesign, PollFault> {
  const factor = scale ?? usualScale(method, columns.length, rho, rscales !== undefined)
  if (factor === undefined)
    return unusable(
      method === 'Fay'
        ? "Fay's replicates need rho, from 0 up to but not 1."
        : `Replicates of method ${method} need a scale.`,
    )
  if (rscales !== undefined && rscales.length !== columns.length)
    return unusable(`There are ${columns.length} replicates and ${rscales.length} rscales.`)
  if (dataSet.rows * columns.length > mostFactors) return tooMany(dataSet.rows * columns.length)
  const base = weight === undefined ? ok(equal(dataSet.rows)) : numericAt(dataSet, weight)
  if (!base.ok) return base
  const weights = ofStatistics(checkedWeights(base.value, dataSet.rows))
  if (!weights.ok) return weights
  const replicates: Float64Array[] = []
  for (const name of columns) {
    const column = numericAt(dataSet, name)
    if (!column.ok) return column
    const row = column.value.values.findIndex((value) => !(value >= 0))
    if (row >= 0)
      return refuse({
        code: Number.isNaN(column.value.values[row] ?? Number.NaN) ? 'survey.weight-missing' : 'survey.weight-negative', // prettier-ignore
        column: name,
        row: row + 1,
      })
    replicates.push(column.value.values)
  }
  return ofStatistics(
    givenReplicates({
      weights: weights.value,
      replicates,
      combined,
      scale: factor,
      ...(rscales === undefined ? {} : { rscales: Float64Array.from(rscales) }),
      ...(mse === undefined ? {} : { mse }),
      ...(degrees === undefined ? {} : { degrees }),
    }),
  )
}

/** @source R survey, svrepdesign(): the scales of its types */
function usualScale(
  method: ReplicateDeclaration['method'],
  count: number,
  rho: number | undefined,
  hasScales: boolean,
): number | undefined {
  switch (method) {
    case 'JK1':
      return (count - 1) / count
    case 'BRR':
      return 1 / count
    case 'Fay':
      return rho !== undefined && rho >= 0 && rho < 1 ? 1 / (count * (1 - rho) ** 2) : undefined
    case 'bootstrap':
      return 1 / (count - 1)
    case 'successive-difference':
      return 4 / count
    case 'JKn':
      return hasScales ? 1 : undefined
    case 'other':
      return undefined
    default:
      return method satisfies never
  }
}

function replicatesMade(
  design: LinearDesign,
  { method, rho, replicates, seed = 1, mse }: ReplicateRule,
): Result<SurveyDesign, PollFault> {
  const units = design.stages[0]?.units ?? 0
  const count = replicates ?? 0
  let how: ReplicateMethod
  switch (method) {
    case 'JK1':
    case 'JKn':
    case 'BRR':
      how = { method }
      break
    case 'Fay':
      if (rho === undefined || !(rho >= 0 && rho < 1))
        return unusable("Fay's replicates need rho, from 0 up to but not 1.")
      how = { method, rho }
      break
    case 'SDR':
    case 'bootstrap':
    case 'subbootstrap':
    case 'mrb':
      if (!Number.isInteger(count) || count < 2)
        return unusable(`Replicates of method ${method} need their number, at least 2.`)
      how = method === 'SDR' ? { method, replicates: count } : { method, replicates: count, random: seeded(seed) } // prettier-ignore
      break
    default:
      return method satisfies never
  }
  const columns = how.method === 'JK1' || how.method === 'JKn' ? units : count
  const rows = method === 'SDR' || method === 'mrb' ? design.rows : units
  if (rows * columns > mostFactors) return tooMany(rows * columns)
  return ofStatistics(replicateDesign(design, how, mse))
}

function unusable(rule: string): Result<never, PollFault> {
  return refuse({ code: 'poll.replicate-invalid', rule })
}

function tooMany(count: number): Result<never, PollFault> {
  return refuse({ code: 'poll.replicates-too-many', data: { count, most: mostFactors } })
}
