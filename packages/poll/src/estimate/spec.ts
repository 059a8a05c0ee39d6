import { z } from 'zod'
import type { Result } from '@suyab/survey/result'
import { ok, refuse } from '@suyab/survey/result'
import { recipeShape } from '../weighting-recipe.ts'
import type { EstimateSpec } from './request.ts'

const name = z.string().min(1).max(200)
const code = z.union([z.string().max(500), z.number()]).transform(String)
const level = z.number().min(0.5).max(0.999)
const missing = z.enum(['refuse', 'drop'])
const condition = z.strictObject({ variable: name, values: z.array(code).min(1) })
const policyShape = z.strictObject({
  kind: z.enum(['population', 'equal', 'by-n']),
  populations: z.record(z.string(), z.number().positive()).optional(),
})
/** Who is counted as 1: certain answers, or numbers beyond a bound. */
const chosenShape = z.union([
  z.strictObject({ variable: name, values: z.array(code).min(1) }),
  z.strictObject({ variable: name, above: z.number() }),
  z.strictObject({ variable: name, below: z.number() }),
])

const stageShape = z.strictObject({
  cluster: name.optional(),
  stratum: name.optional(),
  population: name.optional(),
  fraction: name.optional(),
})
const designShape = z.strictObject({
  stages: z.array(stageShape).max(10).default([]),
  weight: name.optional(),
  nested: z.boolean().optional(),
  lonely: z.enum(['refuse', 'certainty', 'remove', 'adjust', 'average']).optional(),
  replicates: z
    .strictObject({
      columns: z.array(name).min(2),
      method: z.enum(['JK1', 'JKn', 'BRR', 'Fay', 'bootstrap', 'successive-difference', 'other']),
      rho: z.number().min(0).lt(1).optional(),
      scale: z.number().positive().optional(),
      rscales: z.array(z.number().min(0)).optional(),
      combined: z.boolean(),
      degrees: z.number().positive().optional(),
      mse: z.boolean().optional(),
    })
    .optional(),
  make: z
    .strictObject({
      method: z.enum(['JK1', 'JKn', 'BRR', 'Fay', 'bootstrap', 'subbootstrap', 'mrb', 'SDR']),
      rho: z.number().min(0).lt(1).optional(),
      replicates: z.int().min(2).max(10_000).optional(),
      seed: z.int().min(0).max(0xffff_ffff).optional(),
      mse: z.boolean().optional(),
    })
    .optional(),
  country: name.optional(),
  person: name.optional(),
})

const dataShape = z.union([
  z.string().min(1),
  z.strictObject({
    file: z.string().min(1),
    encoding: z.string().optional(),
    separator: z.enum([',', ';', '\t', '|']).optional(),
    missing: z.array(z.string()).optional(),
  }),
])
const sourceShape = { data: dataShape, design: designShape, weighting: recipeShape().optional() }

/** What every request may say. */
const common = {
  id: z.string().max(200).optional(),
  where: z.array(condition).optional(),
  by: z.array(name).min(1).max(5).optional(),
  missing: missing.optional(),
  level: level.optional(),
  policy: policyShape.optional(),
}
const variables = z.array(name).min(1).max(500)
const designEffect = z.enum(['without-replacement', 'with-replacement']).optional()
const numberOrChosen = z.union([name, chosenShape])
const intervals = z.enum(['logit', 'likelihood', 'asin', 'beta', 'mean', 'xlogit', 'wilson'])

const requestShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mean'), ...common, variables, designEffect }),
  z.strictObject({ kind: z.literal('total'), ...common, variables, designEffect }),
  z.strictObject({ kind: z.literal('shares'), ...common, variable: name, designEffect }),
  z.strictObject({
    kind: z.literal('proportion'),
    ...common,
    of: chosenShape,
    method: intervals.optional(),
    sampleSize: z.enum(['answered', 'all-rows']).optional(),
    boundary: z.enum(['undefined', 'last-iterate']).optional(),
    fit: z.enum(['as-r', 'exact']).optional(),
  }),
  z.strictObject({ kind: z.literal('ratio'), ...common, numerator: name, denominator: name }),
  z.strictObject({
    kind: z.literal('quantile'),
    ...common,
    variable: name,
    probabilities: z.array(z.number().min(0).max(1)).min(1),
    rule: z
      .enum(['math', 'school', 'shahvaish', 'hf1', 'hf2', 'hf3', 'hf4', 'hf5', 'hf6', 'hf7', 'hf8', 'hf9'])
      .optional(),
    interval: z.enum(['mean', 'beta', 'xlogit', 'asin', 'score', 'quantile']).optional(),
  }),
  z.strictObject({
    kind: z.literal('contrast'),
    ...common,
    variables,
    of: z.enum(['mean', 'total']).optional(),
    contrasts: z
      .array(z.strictObject({ name: z.string(), coefficients: z.record(z.string(), z.number()) }))
      .min(1),
  }),
  z.strictObject({ kind: z.literal('difference'), ...common, variable: numberOrChosen, group: name }),
  z.strictObject({
    kind: z.literal('pairwise'),
    ...common,
    variable: numberOrChosen,
    group: name,
  }),
  z.strictObject({
    kind: z.literal('association'),
    ...common,
    rows: name,
    columns: name,
    statistic: z.enum(['F', 'Chisq', 'Wald', 'adjWald', 'lincom', 'saddlepoint']).optional(),
  }),
  z.strictObject({
    kind: z.literal('regression'),
    ...common,
    response: numberOrChosen,
    terms: z
      .array(
        z.union([
          name,
          z.strictObject({ number: name }),
          z.strictObject({ categories: name }),
          z.strictObject({ interaction: z.array(name).min(2).max(4) }),
        ]),
      )
      .max(100),
    family: z.enum(['gaussian', 'binomial', 'poisson']).optional(),
  }),
  z.strictObject({
    kind: z.literal('several-answers'),
    ...common,
    set: z.union([name, z.strictObject({ name, variables, counted: code })]),
    base: z.enum(['respondents', 'answers']).optional(),
    exclusive: z.array(z.string()).optional(),
    nothing: z.enum(['refuse', 'keep']).optional(),
  }),
  z.strictObject({
    kind: z.literal('topline'),
    ...common,
    variable: name,
    nets: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  }),
  z.strictObject({
    kind: z.literal('change'),
    ...common,
    of: numberOrChosen,
    against: z.strictObject(sourceShape),
    overlap: z.enum(['independent', 'panel', 'same-clusters']),
  }),
  z.strictObject({ kind: z.literal('diagnostics'), id: z.string().max(200).optional() }),
  z.strictObject({
    kind: z.literal('table'),
    id: z.string().max(200).optional(),
    stub: name,
    banner: z.array(name).max(20),
    rows: z.enum(['answers', 'countries']),
    chosen: z.array(code).optional(),
    countries: z.array(code).min(1).optional(),
    only: z.array(condition).optional(),
    policy: policyShape.optional(),
    base: z.enum(['respondents', 'answers']).optional(),
    exclusive: z.array(z.string()).optional(),
    interval: intervals.optional(),
    level: level.optional(),
    adjustment: z.enum(['none', 'holm', 'bonferroni', 'benjamini-hochberg']).optional(),
  }),
]) // prettier-ignore

const specShape = z.strictObject({
  $schema: z.string().optional(),
  ...sourceShape,
  sample: z.enum(['probability', 'opt-in']).default('probability'),
  policy: policyShape.optional(),
  missing: missing.default('refuse'),
  level: level.default(0.95),
  requests: z.array(requestShape).min(1).max(10_000),
})

/** Where a specification is not one. `at` is a JSON pointer. */
export interface SpecFault {
  readonly code: 'estimate.schema'
  readonly at: string
  readonly rule: string
}

/** Reads a specification; foreign input. */
export function parseEstimateSpec(input: unknown): Result<EstimateSpec, readonly SpecFault[]> {
  const read = specShape.safeParse(input)
  // Zod leaves out what is not said, and its types say undefined.
  if (read.success) return ok(read.data as EstimateSpec)
  return refuse(
    read.error.issues.map(({ path, message }) => ({
      code: 'estimate.schema',
      at: path
        .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
        .join(''),
      rule: message,
    })),
  )
}

/** The JSON schema of a specification, as docs/contracts/poll-estimate.schema.json publishes it. */
export function estimateSchema(): object {
  return z.toJSONSchema(specShape, { io: 'input' })
}
