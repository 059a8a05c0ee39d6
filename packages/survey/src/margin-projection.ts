import type { Categorical } from './column.ts'
import type { LinearDesign } from './design.ts'
import type { Base } from './estimate.ts'
import type { ShareTable } from './share-table.ts'

/** A calibration that only knows categories: what it takes out of a table's errors, per category. */
export interface MarginProjection {
  readonly margins: readonly { readonly group: Int32Array; readonly groups: number }[]
  /** Per margin, categories × cells: what each weight loses of its share in a cell's error. */
  readonly shifts: readonly Float64Array[]
}

/**
 * Raking and post-stratification work on categories alone, so their projection of a table's errors can
 * be found from counts of categories by cells, without touching the rows again and again.
 * @returns undefined where the design is calibrated in another way
 */
export function marginProjection(
  design: LinearDesign,
  stub: Categorical,
  banner: Categorical,
  { active }: Base,
  { shares, populations }: ShareTable,
): MarginProjection | undefined {
  const [adjustment] = design.adjustments
  if (
    design.adjustments.length !== 1 ||
    adjustment === undefined ||
    adjustment.kind === 'regression' ||
    adjustment.kind === 'parts'
  )
    return undefined
  const margins = adjustment.kind === 'raking' ? adjustment.margins : [adjustment]
  if (margins.some(({ after }) => after !== design.weights)) return undefined
  // Post-strata take weighted means, raking plain ones (see projection.ts).
  const measure = adjustment.kind === 'raking' ? undefined : design.weights
  const rounds = adjustment.kind === 'raking' ? 10 : 1
  const q = stub.levels.length
  const cells = banner.levels.length * q
  const sums = margins.map(({ groups }) => new Float64Array(groups * cells))
  const counts = margins.map(({ groups }) => new Float64Array(groups))
  const joint = margins.map((one) =>
    margins.map((other) => new Float64Array(one.groups * other.groups)),
  )
  for (let row = 0; row < design.rows; row += 1) {
    const size = measure?.[row] ?? 1
    const cell = active[row] === 1 ? (banner.codes[row] ?? 0) * q + (stub.codes[row] ?? 0) : -1
    for (const [m, { group }] of margins.entries()) {
      const code = group[row] ?? 0
      add(counts[m], code, size)
      if (cell >= 0) add(sums[m], code * cells + cell, size)
      for (let other = 0; other < m; other += 1)
        add(
          joint[m]?.[other],
          code * (margins[other]?.groups ?? 0) + (margins[other]?.group[row] ?? 0),
          size,
        )
    }
  }
  for (const [m, { groups }] of margins.entries())
    centre(sums[m], groups, cells, q, shares, populations)
  const shifts = margins.map(({ groups }) => new Float64Array(groups * cells))
  const meeting = margins.map(({ groups }, m) =>
    Array.from({ length: groups }, (_, code) => meetingWith(joint, margins, m, code)),
  )
  for (let round = 0; round < rounds; round += 1)
    for (const [m, { groups }] of margins.entries())
      for (let code = 0; code < groups; code += 1) {
        const size = counts[m]?.[code] ?? 0
        const own = shifts[m]?.subarray(code * cells, (code + 1) * cells)
        if (size === 0 || own === undefined) continue
        const left = sums[m]?.slice(code * cells, (code + 1) * cells) ?? new Float64Array(cells)
        for (const { margin, code: other, count } of meeting[m]?.[code] ?? []) {
          const theirs = shifts[margin]
          for (let cell = 0; cell < cells; cell += 1)
            left[cell] = (left[cell] ?? 0) - count * (theirs?.[other * cells + cell] ?? 0)
        }
        // What was taken out of it before is in its size.
        for (let cell = 0; cell < cells; cell += 1) own[cell] = (left[cell] ?? 0) / size
      }
  return { margins, shifts }
}

/** The categories of other margins that have rows in common with a category: of its own country, mostly. */
function meetingWith(
  joint: readonly (readonly Float64Array[])[],
  margins: readonly { readonly groups: number }[],
  margin: number,
  code: number,
): { margin: number; code: number; count: number }[] {
  return margins.flatMap(({ groups: others }, other) => {
    if (other === margin) return []
    const groups = margins[margin]?.groups ?? 0
    return Array.from({ length: others }, (_, c) => ({
      margin: other,
      code: c,
      count: (other < margin ? joint[margin]?.[other]?.[code * others + c] : joint[other]?.[margin]?.[c * groups + code]) ?? 0,
    })).filter(({ count }) => count !== 0)
  }) // prettier-ignore
}

/** Counts by cell become sums of each row's share in the cell's error. */
function centre(
  sums: Float64Array | undefined,
  groups: number,
  cells: number,
  q: number,
  shares: Float64Array,
  populations: Float64Array,
): void {
  if (sums === undefined) return
  for (let code = 0; code < groups; code += 1)
    for (let first = 0; first < cells; first += q) {
      const population = populations[first / q] ?? 0
      let whole = 0
      for (let l = 0; l < q; l += 1) whole += sums[code * cells + first + l] ?? 0
      for (let l = 0; l < q; l += 1) {
        const at = code * cells + first + l
        sums[at] =
          population > 0 ? ((sums[at] ?? 0) - (shares[first + l] ?? 0) * whole) / population : 0
      }
    }
}

function add(values: Float64Array | undefined, at: number, value: number): void {
  if (values !== undefined) values[at] = (values[at] ?? 0) + value
}
