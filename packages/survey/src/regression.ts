import { degreesOfFreedom } from './degrees.ts'
import type { Categorical, Numeric } from './column.ts'
import { tTest, type TTest } from './contrast.ts'
import { rowsHeld, type SurveyDesign } from './design.ts'
import { baseOf, type Base, type Estimate, type MissingRule } from './estimate.ts'
import type { SurveyFault } from './fault.ts'
import { factorize, inverseOf, solveFactor, type Factor } from './matrix.ts'
import { replicateCovariance, replicateWeights } from './replication.ts'
import { ok, refuse, type Result } from './result.ts'
import { linearCovariance } from './variance.ts'

/** Linear, logistic and log-linear regression. */
export type Family = 'gaussian' | 'binomial' | 'poisson'

/** What the effect of one variable differs by along another; the variables stand as terms of their own, too. */
export interface Interaction {
  readonly name: string
  readonly between: readonly (Numeric | Categorical)[]
}

export interface RegressionSpec {
  readonly response: Numeric
  /** Numeric terms enter as they are, categorical ones as differences from their first level. */
  readonly terms: readonly (Numeric | Categorical | Interaction)[]
  readonly family?: Family
  readonly missing?: MissingRule
}

/** Coefficients with design-based errors; `degrees` are those left for the tests. */
export interface Regression extends Estimate {
  readonly tests: readonly TTest[]
  readonly rounds: number
}

/**
 * Regression with design-based errors.
 * @returns a fault where terms are collinear, where the fit does not settle or where categories
 * separate the response
 * @source R survey, svyglm(); Binder 1983; McCullagh and Nelder 1989
 */
export function regression(
  design: SurveyDesign,
  spec: RegressionSpec,
): Result<Regression, SurveyFault> {
  const { response, terms, family = 'gaussian' } = spec
  const variables = terms.flatMap((term) => ('between' in term ? term.between : [term]))
  const base = baseOf(design, [response, ...variables], spec.missing)
  if (!base.ok) return base
  const wrong = wrongResponse(response, base.value, family)
  if (wrong !== undefined) return refuse(wrong)
  const { names, columns } = modelMatrix(terms, design.rows)
  const weights = rescaled(design, base.value)
  const fit = fitModel(columns, response.values, weights, family)
  if (!fit.ok) return fit
  const p = columns.length
  const spread = spreadOf(design, columns, response.values, base.value, family, fit.value)
  if (!spread.ok) return spread
  const degrees = degreesOfFreedom(design, base.value.active) + 1 - p
  if (degrees <= 0)
    return refuse({ code: 'survey.degrees-exhausted', degrees: degrees + p - 1, needed: p })
  const { covariance, replicatesDropped } = spread.value
  const values = fit.value.beta
  let population = 0
  for (let row = 0; row < design.rows; row += 1)
    if (base.value.active[row] === 1) population += design.weights[row] ?? 0
  return ok({
    names,
    values,
    covariance,
    degrees,
    respondents: base.value.respondents,
    missing: base.value.missing,
    population,
    replicatesDropped,
    tests: Array.from(values, (value, j) =>
      tTest(value, Math.sqrt(covariance[j * p + j] ?? 0), degrees),
    ),
    rounds: fit.value.rounds,
  })
}

/**
 * Tests whether the means of two groups differ.
 * @param group with exactly two levels in the domain; the difference is second less first
 * @source R survey, svyttest()
 */
export function meanDifference(
  design: SurveyDesign,
  column: Numeric,
  group: Categorical,
  missing?: MissingRule,
): Result<TTest, SurveyFault> {
  if (group.levels.length !== 2)
    return refuse({
      code: 'survey.categories-too-few',
      column: group.name,
      count: group.levels.length,
    })
  const fit = regression(design, {
    response: column,
    terms: [group],
    ...(missing === undefined ? {} : { missing }),
  })
  if (!fit.ok) return fit
  const test = fit.value.tests[1]
  if (test === undefined) throw new RangeError('a group of two levels has one difference')
  return ok(test)
}

interface Fit {
  readonly beta: Float64Array
  readonly factor: Factor
  /** Working weights of the last step, prior weight included. */
  readonly working: Float64Array
  readonly eta: Float64Array
  readonly rounds: number
}

interface NamedColumn {
  readonly name: string
  readonly values: Float64Array
}

function modelMatrix(
  terms: RegressionSpec['terms'],
  rows: number,
): { names: string[]; columns: Float64Array[] } {
  const columns: NamedColumn[] = [
    { name: '(Intercept)', values: new Float64Array(rows).fill(1) },
    ...terms.flatMap((term) =>
      'between' in term ? term.between.map(columnsOf).reduce(productsOf) : columnsOf(term),
    ),
  ]
  return { names: columns.map(({ name }) => name), columns: columns.map(({ values }) => values) }
}

function columnsOf(term: Numeric | Categorical): NamedColumn[] {
  if ('values' in term) return [term]
  return term.levels.slice(1).map((level, index) => ({
    name: `${term.name}${level}`,
    values: Float64Array.from(term.codes, (code) => Number(code === index + 1)),
  }))
}

/** The first factor varies fastest. */
function productsOf(one: readonly NamedColumn[], other: readonly NamedColumn[]): NamedColumn[] {
  return other.flatMap((right) =>
    one.map((left) => ({
      name: `${left.name}:${right.name}`,
      values: left.values.map((value, row) => value * (right.values[row] ?? 0)),
    })),
  )
}

function wrongResponse(
  { name, values }: Numeric,
  { active }: Base,
  family: Family,
): SurveyFault | undefined {
  if (family === 'gaussian') return undefined
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? 0
    if (active[row] === 1 && (value < 0 || (family === 'binomial' && value > 1)))
      return { code: 'survey.response-invalid', column: name, row, value }
  }
  return undefined
}

/** Weights with mean 1 over the domain, 0 for rows that do not enter. */
function rescaled(design: SurveyDesign, { active }: Base, from = design.weights): Float64Array {
  let sum = 0
  for (let row = 0; row < design.rows; row += 1)
    if (design.domain === undefined || design.domain[row] === 1) {
      sum += design.weights[row] ?? 0
    }
  const mean = sum / rowsHeld(design)
  return from.map((weight, row) => (active[row] === 1 ? weight / mean : 0))
}

function fitModel(
  columns: readonly Float64Array[],
  y: Float64Array,
  weights: Float64Array,
  family: Family,
  start?: Float64Array,
): Result<Fit, SurveyFault> {
  const rows = y.length
  const eta = start === undefined ? startOf(y, weights, family) : predictor(columns, start, weights)
  let deviance = devianceOf(eta, y, weights, family)
  let beta: Float64Array = new Float64Array(columns.length)
  const working = new Float64Array(rows)
  const answer = new Float64Array(rows)
  for (let round = 1; round <= 50; round += 1) {
    for (let row = 0; row < rows; row += 1) {
      const w = weights[row] ?? 0
      if (w === 0) continue
      const { mu, slope, variance } = linkAt(eta[row] ?? 0, family)
      working[row] = (w * slope * slope) / variance
      answer[row] = (eta[row] ?? 0) + ((y[row] ?? 0) - mu) / slope
    }
    const solved = weightedLeastSquares(columns, answer, working)
    if (!solved.ok) return solved
    beta = solved.value.beta
    const next = predictor(columns, beta, weights)
    eta.set(next)
    const reached = devianceOf(eta, y, weights, family)
    // The stopping rule of R's glm(), so that errors agree in their last digits, too.
    const settled = Math.abs(reached - deviance) / (Math.abs(reached) + 0.1) < 1e-8
    deviance = reached
    if (family === 'gaussian' || settled) {
      if (family === 'binomial' && separated(eta, weights))
        return refuse({ code: 'survey.regression-separated', column: '' })
      return ok({ beta, factor: solved.value.factor, working, eta, rounds: round })
    }
  }
  return refuse({ code: 'survey.regression-not-converged', rounds: 50 })
}

function weightedLeastSquares(
  columns: readonly Float64Array[],
  answer: Float64Array,
  working: Float64Array,
): Result<{ beta: Float64Array; factor: Factor }, SurveyFault> {
  const p = columns.length
  const gram = new Float64Array(p * p)
  for (let row = 0; row < answer.length; row += 1) {
    const w = working[row] ?? 0
    if (w === 0) continue
    for (let i = 0; i < p; i += 1) {
      const left = w * (columns[i]?.[row] ?? 0)
      if (left === 0) continue
      for (let j = 0; j <= i; j += 1)
        gram[i * p + j] = (gram[i * p + j] ?? 0) + left * (columns[j]?.[row] ?? 0)
    }
  }
  for (let i = 0; i < p; i += 1)
    for (let j = 0; j < i; j += 1) gram[j * p + i] = gram[i * p + j] ?? 0
  const factor = factorize(gram, p)
  if (factor.rank < p)
    return refuse({
      code: 'survey.targets-collinear',
      column: String(factor.order[factor.rank] ?? 0),
    })
  const beta = new Float64Array(p)
  // Once more on the residuals takes out what the normal equations lost.
  for (let turn = 0; turn < 3; turn += 1) {
    const right = new Float64Array(p)
    for (let row = 0; row < answer.length; row += 1) {
      const w = working[row] ?? 0
      if (w === 0) continue
      let residual = answer[row] ?? 0
      for (let j = 0; j < p; j += 1) residual -= (beta[j] ?? 0) * (columns[j]?.[row] ?? 0)
      for (let j = 0; j < p; j += 1)
        right[j] = (right[j] ?? 0) + w * residual * (columns[j]?.[row] ?? 0)
    }
    const step = solveFactor(factor, right)
    for (let j = 0; j < p; j += 1) beta[j] = (beta[j] ?? 0) + (step[j] ?? 0)
  }
  return ok({ beta, factor })
}

function spreadOf(
  design: SurveyDesign,
  columns: readonly Float64Array[],
  y: Float64Array,
  base: Base,
  family: Family,
  fit: Fit,
): Result<{ covariance: Float64Array; replicatesDropped: number }, SurveyFault> {
  const p = columns.length
  if (design.kind === 'replicate') {
    const thetas = new Float64Array(design.replicates * p).fill(Number.NaN)
    for (let r = 0; r < design.replicates; r += 1) {
      const weights = rescaled(design, base, replicateWeights(design, r))
      const replicate = fitModel(columns, y, weights, family, fit.beta)
      if (replicate.ok) thetas.set(replicate.value.beta, r * p)
    }
    const { covariance, dropped } = replicateCovariance(design, thetas, fit.beta)
    if (dropped === design.replicates)
      return refuse({ code: 'survey.replicates-invalid', rule: 'empty', have: 0 })
    return ok({ covariance, replicatesDropped: dropped })
  }
  const inverse = inverseOf(fit.factor)
  const influence = columns.map(() => new Float64Array(design.rows))
  const scores = new Float64Array(p)
  for (let row = 0; row < design.rows; row += 1) {
    const w = fit.working[row] ?? 0
    if (w === 0) continue
    const { mu, slope } = linkAt(fit.eta[row] ?? 0, family)
    const residual = (((y[row] ?? 0) - mu) / slope) * w
    for (let j = 0; j < p; j += 1) scores[j] = residual * (columns[j]?.[row] ?? 0)
    for (let i = 0; i < p; i += 1) {
      let sum = 0
      for (let j = 0; j < p; j += 1) sum += (scores[j] ?? 0) * (inverse[j * p + i] ?? 0)
      const column = influence[i]
      if (column !== undefined) column[row] = sum
    }
  }
  const covariance = linearCovariance(design, influence, base.active)
  return covariance.ok ? ok({ covariance: covariance.value, replicatesDropped: 0 }) : covariance
}

function predictor(
  columns: readonly Float64Array[],
  beta: Float64Array,
  weights: Float64Array,
): Float64Array {
  const eta = new Float64Array(weights.length)
  for (const [j, column] of columns.entries()) {
    const slope = beta[j] ?? 0
    for (let row = 0; row < eta.length; row += 1)
      if (weights[row] !== 0) eta[row] = (eta[row] ?? 0) + slope * (column[row] ?? 0)
  }
  return eta
}

function startOf(y: Float64Array, weights: Float64Array, family: Family): Float64Array {
  return y.map((value, row) => {
    const w = weights[row] ?? 0
    if (w === 0) return 0
    if (family === 'gaussian') return value
    if (family === 'poisson') return Math.log(value + 0.1)
    const mu = (w * value + 0.5) / (w + 1)
    return Math.log(mu / (1 - mu))
  })
}

function linkAt(eta: number, family: Family): { mu: number; slope: number; variance: number } {
  if (family === 'gaussian') return { mu: eta, slope: 1, variance: 1 }
  if (family === 'poisson') {
    const mu = Math.max(Math.exp(eta), Number.EPSILON)
    return { mu, slope: mu, variance: mu }
  }
  const bounded = Math.max(-30, Math.min(30, eta))
  const mu = 1 / (1 + Math.exp(-bounded))
  const slope = mu * (1 - mu)
  return { mu, slope, variance: slope }
}

function devianceOf(
  eta: Float64Array,
  y: Float64Array,
  weights: Float64Array,
  family: Family,
): number {
  let sum = 0
  for (let row = 0; row < y.length; row += 1) {
    const w = weights[row] ?? 0
    if (w === 0) continue
    const value = y[row] ?? 0
    const { mu } = linkAt(eta[row] ?? 0, family)
    if (family === 'gaussian') sum += w * (value - mu) ** 2
    else if (family === 'poisson') sum += 2 * w * (entropy(value, mu) - (value - mu))
    else sum += 2 * w * (entropy(value, mu) + entropy(1 - value, 1 - mu))
  }
  return sum
}

function entropy(value: number, mean: number): number {
  return value === 0 ? 0 : value * Math.log(value / mean)
}

/** A fitted probability at 0 or 1 up to 1e-9: some of the responses are told apart without error. */
function separated(eta: Float64Array, weights: Float64Array): boolean {
  for (let row = 0; row < eta.length; row += 1)
    if (weights[row] !== 0 && Math.abs(eta[row] ?? 0) > 20) return true
  return false
}
