import { firstStage, type ReplicateDesign, type SurveyDesign } from './design.ts'
import { rankOf } from './matrix.ts'

/**
 * Degrees of freedom: PSUs less strata among the rows of the domain; for replicates the rank of their
 * weights less one.
 * @source R survey, degf()
 */
export function degreesOfFreedom(
  design: SurveyDesign,
  active: Uint8Array | undefined = design.domain,
): number {
  if (design.kind === 'replicate') return replicateDegreesIn(design)
  const stage = firstStage(design)
  if (active === undefined) return stage.units - stage.strata
  const unitSeen = new Uint8Array(stage.units)
  const stratumSeen = new Uint8Array(stage.strata)
  let units = 0
  let strata = 0
  for (let row = 0; row < design.rows; row += 1) {
    if (active[row] === 0) continue
    const unit = stage.unitOf[row] ?? 0
    if (unitSeen[unit] === 1) continue
    unitSeen[unit] = 1
    units += 1
    const stratum = stage.stratumOfUnit[unit] ?? 0
    if (stratumSeen[stratum] === 0) {
      stratumSeen[stratum] = 1
      strata += 1
    }
  }
  return units - strata
}

/**
 * Rank of the replicate weights less one.
 * @source R survey, degf.svyrep.design()
 */
export function replicateDegrees(
  design: Omit<ReplicateDesign, 'degrees' | 'degreesGiven'>,
): number {
  const { units, replicates, factors, unitOf, weights, combined, domain } = design
  // A unit's rows are multiples of each other; their length is what the rank's tolerance sees.
  const length = new Float64Array(units)
  for (let row = 0; row < design.rows; row += 1) {
    if (domain?.[row] === 0) continue
    const unit = unitOf[row] ?? 0
    length[unit] = (length[unit] ?? 0) + (combined ? 1 : (weights[row] ?? 0) ** 2)
  }
  const matrix = factors.slice()
  for (let unit = 0; unit < units; unit += 1)
    for (let r = 0; r < replicates; r += 1)
      matrix[unit * replicates + r] =
        (matrix[unit * replicates + r] ?? 0) * Math.sqrt(length[unit] ?? 0)
  return rankOf(matrix, units, replicates) - 1
}

const inDomains = new WeakMap<Uint8Array, WeakMap<Float64Array, number>>()

/** The degrees of a domain, counted once for each. */
function replicateDegreesIn(design: ReplicateDesign): number {
  const { domain, factors } = design
  if (domain === undefined || design.degreesGiven) return design.degrees
  const known = inDomains.get(domain)?.get(factors)
  if (known !== undefined) return known
  const degrees = replicateDegrees(design)
  const own = inDomains.get(domain) ?? new WeakMap<Float64Array, number>()
  inDomains.set(domain, own.set(factors, degrees))
  return degrees
}
