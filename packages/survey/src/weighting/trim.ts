import type { LinearDesign } from '../design.ts'
import type { SurveyFault } from '../fault.ts'
import { ok, refuse, type Result } from '../result.ts'

/**
 * Cuts weights at bounds and hands what was cut to the others in equal parts, so that the sum stays.
 * @param strict repeats until no weight is outside; a weight that was cut gets nothing
 * @returns a fault where nobody is left to take what was cut
 * @source R survey, trimWeights()
 */
export function trimWeights(
  design: LinearDesign,
  bounds: { readonly least?: number; readonly most?: number },
  strict = false,
): Result<LinearDesign, SurveyFault> {
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = bounds
  if (!(least < most)) return refuse({ code: 'survey.bounds-invalid', least, most })
  const weights = Float64Array.from(design.weights)
  const touched = new Uint8Array(weights.length)
  const isOutside = (weight: number): boolean => weight < least || weight > most
  for (;;) {
    let cutOff = 0
    let takers = 0
    const outside = new Uint8Array(weights.length)
    for (let row = 0; row < weights.length; row += 1) {
      const weight = weights[row] ?? 0
      if (isOutside(weight)) {
        outside[row] = 1
        const cut = Math.min(most, Math.max(least, weight))
        cutOff += weight - cut
        weights[row] = cut
      } else if (touched[row] === 0) takers += 1
    }
    if (!outside.includes(1)) break
    if (takers === 0) return refuse({ code: 'survey.bounds-invalid', least, most })
    for (let row = 0; row < weights.length; row += 1) {
      if (outside[row] === 1) touched[row] = 1
      else if (touched[row] === 0) weights[row] = (weights[row] ?? 0) + cutOff / takers
    }
    if (!strict) break
  }
  return ok({ ...design, weights })
}
