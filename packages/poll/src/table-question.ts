import { ok, refuse, type Result } from '@suyab/survey/result'
import { z } from 'zod'
import type { TableQuestion } from './table.ts'
import { recipeShape } from './weighting-recipe.ts'
import type { WeightingRecipe } from './weighting.ts'

/** Where a question from outside is not one. `at` is a JSON pointer. */
export interface ShapeFault {
  readonly code: 'request.schema'
  readonly at: string
  readonly expected: string
}

const name = z.string().min(1).max(200)
const value = z.string().max(500)
const policy = z.enum(['population', 'equal', 'by-n'])
const populations = z.record(value, z.number().positive())

const questionShape = z.strictObject({
  stub: name,
  banner: z.array(name).max(20),
  rows: z.enum(['answers', 'countries']),
  chosen: z.array(value).max(300).optional(),
  countries: z.array(value).min(1).max(300).optional(),
  only: z
    .array(z.strictObject({ variable: name, values: z.array(value).min(1).max(300) }))
    .max(20)
    .optional(),
  policy: policy.optional(),
  populations: populations.optional(),
  base: z.enum(['respondents', 'answers']).optional(),
  exclusive: z.array(value).max(20).optional(),
  interval: z.enum(['logit', 'beta', 'wilson', 'likelihood', 'asin', 'mean', 'xlogit']).optional(),
  level: z.number().min(0.5).max(0.999).optional(),
  adjustment: z.enum(['none', 'holm', 'bonferroni', 'benjamini-hochberg']).optional(),
})

const changeShape = z.strictObject({
  stub: name,
  chosen: z.array(value).min(1).max(300),
  // A wave beside itself is no sample that was drawn independently.
  waves: z
    .array(z.int().min(1))
    .min(2)
    .max(50)
    .refine((given) => new Set(given).size === given.length, 'each wave once'),
  countries: z.array(value).min(1).max(300).optional(),
  policy: policy.optional(),
  populations: populations.optional(),
})

/** A change as it is asked: an answer's share in two waves or more. */
export interface ChangeQuestion extends Pick<
  TableQuestion,
  'stub' | 'countries' | 'policy' | 'populations'
> {
  readonly chosen: readonly string[]
  readonly waves: readonly number[]
}

/** Reads a question from outside. */
export function parseTableQuestion(input: unknown): Result<TableQuestion, ShapeFault> {
  const read = questionShape.safeParse(input)
  return read.success ? ok(plainOf<TableQuestion>(read.data)) : refuse(shapeFault(read.error))
}

/** Reads a recipe from outside. */
export function parseRecipe(input: unknown): Result<WeightingRecipe, ShapeFault> {
  const read = recipeShape().safeParse(input)
  return read.success ? ok(read.data) : refuse(shapeFault(read.error))
}

/** Reads a comparison of waves from outside. */
export function parseChange(input: unknown): Result<ChangeQuestion, ShapeFault> {
  const read = changeShape.safeParse(input)
  return read.success ? ok(plainOf<ChangeQuestion>(read.data)) : refuse(shapeFault(read.error))
}

function shapeFault({ issues: [issue] }: z.ZodError): ShapeFault {
  const at = (issue?.path ?? []).map((step) => `/${String(step)}`).join('')
  return { code: 'request.schema', at, expected: issue?.message ?? '' }
}

/** The parsed value has no member that is there and undefined: JSON has no such thing. */
function plainOf<Value>(read: object): Value {
  return Object.fromEntries(
    Object.entries(read).filter(([, member]) => member !== undefined),
  ) as Value
}
