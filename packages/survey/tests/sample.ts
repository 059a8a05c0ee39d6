import { categorical, numeric, type Categorical, type Numeric } from '../src/column.ts'
import { sampleDesign, type LinearDesign } from '../src/design.ts'
import type { StageSpec } from '../src/stage.ts'
import type { Result } from '../src/result.ts'

export function must<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.fault))
}

export function faultOf(result: Result<unknown, { readonly code: string }>): {
  readonly code: string
} {
  if (result.ok) throw new Error('expected a fault')
  return result.fault
}

export function groups(name: string, values: readonly (string | number | null)[]): Categorical {
  return must(categorical(name, values))
}

export function numbers(name: string, values: readonly (number | null)[]): Numeric {
  return must(numeric(name, values))
}

/** A sample drawn element by element with the weights given. */
export function simpleSample(weights: readonly number[], stage: StageSpec = {}): LinearDesign {
  return must(
    sampleDesign({ stages: [stage], weights: numbers('weight', weights) }, weights.length),
  )
}

/** Survival after cardiac arrest by ambulance company (Levy and Lemeshow, "Sampling of populations"). */
export function cardiacArrests(): { design: LinearDesign; arrests: Numeric; alive: Numeric } {
  return {
    design: must(
      sampleDesign(
        {
          stages: [
            {
              cluster: groups('ambulance', [1, 2, 1, 2, 1, 2]),
              stratum: groups('area', [1, 1, 2, 2, 3, 3]),
            },
          ],
          weights: numbers('weight', [1, 1, 1, 1, 1, 1]),
          nested: true,
        },
        6,
      ),
    ),
    arrests: numbers('arrests', [120, 78, 185, 228, 670, 530]),
    alive: numbers('alive', [25, 24, 30, 49, 80, 70]),
  }
}

/** Swedish municipalities in clusters (Särndal, Swensson and Wretman, "Model assisted survey sampling"). */
export function municipalities(): { design: LinearDesign; y: Numeric } {
  const each = (values: readonly number[]): number[] => [...values, ...values, ...values]
  const place = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3]
  return {
    design: must(
      sampleDesign(
        {
          stages: [
            {
              cluster: groups('cluster', each([19, 45, 47, 50, 31])),
              population: numbers('clusters', each([50, 50, 50, 50, 50])),
            },
            {
              cluster: groups('municipality', place),
              population: numbers('municipalities', each([5, 8, 5, 9, 7])),
            },
          ],
        },
        15,
      ),
    ),
    y: numbers('y', [41, 49, 31, 39, 49, 49, 49, 31, 41, 51, 49, 45, 35, 61, 33]),
  }
}
