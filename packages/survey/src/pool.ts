import type { Categorical } from './column.ts'
import type { Adjustment, SurveyDesign } from './design.ts'
import type { SurveyFault } from './fault.ts'
import { ok, refuse, type Result } from './result.ts'

/**
 * What a figure for several countries together stands for: all their people (`population`, with each
 * country's number), countries as equals (`equal`), or the samples as they fell out (`by-n`).
 */
export type PoolingPolicy =
  | { readonly kind: 'population'; readonly populations: Readonly<Record<string, number>> }
  | { readonly kind: 'equal' }
  | { readonly kind: 'by-n' }

/**
 * Rescales weights country by country so that estimates over all of them follow the policy.
 * @returns a fault without a policy: there is no neutral one; or where a country's population is missing
 */
export function pooledDesign<Design extends SurveyDesign>(
  design: Design,
  country: Categorical,
  policy: PoolingPolicy | undefined,
): Result<Design, SurveyFault> {
  if (policy === undefined) return refuse({ code: 'survey.pooling-policy-missing' })
  if (country.codes.length !== design.rows)
    return refuse({
      code: 'survey.length-differs',
      column: country.name,
      have: country.codes.length,
      expected: design.rows,
    })
  const sums = new Float64Array(country.levels.length)
  const counts = new Float64Array(country.levels.length)
  for (let row = 0; row < design.rows; row += 1) {
    const code = country.codes[row] ?? -1
    if (code < 0)
      return refuse({ code: 'survey.group-missing', column: country.name, row, count: 1 })
    sums[code] = (sums[code] ?? 0) + (design.weights[row] ?? 0)
    counts[code] = (counts[code] ?? 0) + 1
  }
  const factors = new Float64Array(country.levels.length)
  for (const [code, level] of country.levels.entries()) {
    if (counts[code] === 0) continue
    const whole =
      policy.kind === 'equal'
        ? 1
        : policy.kind === 'by-n'
          ? (counts[code] ?? 0)
          : Object.hasOwn(policy.populations, level)
            ? policy.populations[level]
            : undefined
    if (whole === undefined || !(whole > 0))
      return refuse({ code: 'survey.pooling-population-missing', country: level })
    factors[code] = whole / (sums[code] ?? 1)
  }
  const factorOf = (row: number): number => factors[country.codes[row] ?? 0] ?? 1
  return ok(rescaled(design, factorOf))
}

/** The design with each row's weight multiplied, and what the variance knows of weights with it. */
function rescaled<Design extends SurveyDesign>(
  design: Design,
  factorOf: (row: number) => number,
): Design {
  // What was one array stays one: the quick ways of tables look for that.
  const done = new Map<Float64Array, Float64Array>()
  const times = (values: Float64Array): Float64Array => {
    const known = done.get(values) ?? values.map((value, row) => value * factorOf(row))
    done.set(values, known)
    return known
  }
  const weights = times(design.weights)
  if (design.kind === 'replicate') {
    if (!design.combined) return { ...design, weights }
    const { replicates } = design
    const factors = design.factors.map((value, at) => value * factorOf(Math.floor(at / replicates)))
    return { ...design, weights, factors }
  }
  return {
    ...design,
    weights,
    adjustments: design.adjustments.map((one) => adjusted(one, times, factorOf)),
  }
}

function adjusted(
  adjustment: Adjustment,
  times: (values: Float64Array) => Float64Array,
  factorOf: (row: number) => number,
): Adjustment {
  if (adjustment.kind === 'parts')
    throw new RangeError('countries are pooled before samples are put one below the other')
  if (adjustment.kind === 'post-strata')
    return { ...adjustment, before: times(adjustment.before), after: times(adjustment.after) }
  if (adjustment.kind === 'raking')
    return {
      ...adjustment,
      margins: adjustment.margins.map((margin) => ({ ...margin, after: times(margin.after) })),
    }
  return {
    ...adjustment,
    base: times(adjustment.base),
    factor: adjustment.factor.map((value, row) => value * Math.sqrt(factorOf(row))),
  }
}
