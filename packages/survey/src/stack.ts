import { replicateDegrees } from './degrees.ts'
import { sampleDesign, type DesignSpec, type LinearDesign, type ReplicateDesign } from './design.ts'
import type { SurveyFault } from './fault.ts'
import { ok, type Result } from './result.ts'

/**
 * Samples one below the other as one, for figures that are compared between them: units of the same
 * name in two of them are one unit, so that errors know what the samples share. Each keeps its weights,
 * its domain, and what its weights were fitted to.
 * @param spec stages over the rows of all parts together
 * @source R survey, svydesign() of data that were bound by rows
 */
export function stackedDesign(
  parts: readonly LinearDesign[],
  spec: Omit<DesignSpec, 'weights'>,
): Result<LinearDesign, SurveyFault> {
  const weights = joined(parts.map((part) => part.weights))
  // Weights were checked when each was drawn up, and fitted ones may be anything.
  const ones = { name: '', values: new Float64Array(weights.length).fill(1) }
  const design = sampleDesign({ ...spec, weights: ones }, weights.length)
  if (!design.ok) return design
  const isFitted = parts.some(({ adjustments }) => adjustments.length > 0)
  let from = 0
  const own = parts.map(({ rows, adjustments }) => {
    from += rows
    return { from: from - rows, to: from, adjustments }
  })
  return ok({
    ...design.value,
    weights,
    adjustments: isFitted ? [{ kind: 'parts', parts: own }] : [],
    domain: joinedDomain(parts),
  })
}

/** Whether replicates of two samples were made alike, so that one by one they can be the same draw. */
export function areReplicatesAlike(one: ReplicateDesign, other: ReplicateDesign): boolean {
  return (
    one.replicates === other.replicates &&
    one.scale === other.scale &&
    one.mse === other.mse &&
    one.rscales.every((scale, r) => scale === other.rscales[r])
  )
}

/**
 * The same for samples with replicate weights: replicate by replicate one draw over all of them.
 * @throws RangeError where they were not made alike, see `areReplicatesAlike`
 */
export function stackedReplicates(parts: readonly ReplicateDesign[]): ReplicateDesign {
  const [first] = parts
  if (first === undefined || parts.some((part) => !areReplicatesAlike(first, part)))
    throw new RangeError('replicates of samples that are put together are made alike')
  const { replicates } = first
  const combined = parts.some((part) => part.combined)
  const alike = combined ? parts.map(asWeights) : parts
  let units = 0
  let from = 0
  const unitOf = new Int32Array(alike.reduce((sum, { rows }) => sum + rows, 0))
  for (const part of alike) {
    for (const [row, unit] of part.unitOf.entries()) unitOf[from + row] = unit + units
    units += part.units
    from += part.rows
  }
  const bare = {
    ...first,
    rows: unitOf.length,
    weights: joined(alike.map(({ weights }) => weights)),
    unitOf,
    units,
    factors: joined(alike.map(({ factors }) => factors)),
    replicates,
    combined,
    domain: joinedDomain(alike),
  }
  const degreesGiven = parts.every((part) => part.degreesGiven)
  return {
    ...bare,
    degreesGiven,
    degrees: degreesGiven
      ? Math.min(...parts.map(({ degrees }) => degrees))
      : replicateDegrees({ ...bare, domain: undefined }),
  }
}

/** The same replicates as whole weights, row by row. */
function asWeights(design: ReplicateDesign): ReplicateDesign {
  const { rows, replicates, unitOf, weights, factors, combined } = design
  if (combined && design.units === rows) return design
  const whole = new Float64Array(rows * replicates)
  for (let row = 0; row < rows; row += 1)
    for (let r = 0; r < replicates; r += 1)
      whole[row * replicates + r] =
        (factors[(unitOf[row] ?? 0) * replicates + r] ?? 0) * (combined ? 1 : (weights[row] ?? 0))
  const own = Int32Array.from({ length: rows }, (_, row) => row)
  return { ...design, factors: whole, combined: true, unitOf: own, units: rows }
}

function joinedDomain(
  parts: readonly { readonly rows: number; readonly domain: Uint8Array | undefined }[],
): Uint8Array | undefined {
  if (parts.every(({ domain }) => domain === undefined)) return undefined
  const whole = new Uint8Array(parts.reduce((sum, { rows }) => sum + rows, 0)).fill(1)
  let from = 0
  for (const { rows, domain } of parts) {
    if (domain !== undefined) whole.set(domain, from)
    from += rows
  }
  return whole
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let from = 0
  for (const part of parts) {
    whole.set(part, from)
    from += part.length
  }
  return whole
}
