import { z } from 'zod'
import type { WeightingRecipe } from './weighting.ts'

const variable = z.string().min(1).max(200)
const shape = z.strictObject({
  method: z.enum(['none', 'post-stratify', 'rake', 'calibrate']),
  margins: z
    .array(
      z.strictObject({
        variables: z.array(variable).min(1).max(5),
        targets: z.record(z.string().max(1000), z.number()),
        source: z.string().max(1000),
      }),
    )
    .max(50),
  cap: z.number().gt(1).exactOptional(),
  floor: z.number().min(0).lt(1).exactOptional(),
  infeasible: z.enum(['refuse', 'nearest']).exactOptional(),
  distance: z.enum(['linear', 'logit', 'raking']).exactOptional(),
  bounds: z.strictObject({ least: z.number(), most: z.number() }).exactOptional(),
})

/** A recipe as it is written in JSON, to be part of what else is written: a node's request, a specification. */
export function recipeShape(): z.ZodType<WeightingRecipe> {
  return shape
}
