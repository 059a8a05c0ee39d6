/** How far a figure may be from the reference: relative for figures, absolute for p-values. */
export const TOLERANCE = {
  estimate: 1e-9,
  error: 1e-8,
  interval: 1e-7,
  likelihood: 1e-4,
  p: 1e-6,
  saddlepoint: 0.05,
  weights: 1e-6,
} as const

type Expected = number | null | string | readonly Expected[]
type Given = number | undefined | null | readonly Given[] | Float64Array

/** The worst distance between what is expected and what is given; infinite where one is missing. */
export function distance(
  expected: Expected,
  given: Given,
  absolute = false,
  floor = 1e-12,
): number {
  if (Array.isArray(expected)) {
    const list = expected as readonly Expected[]
    const have = given as ArrayLike<Given> | undefined | null
    if (have === undefined || have === null || typeof have === 'number') {
      return list.length === 1
        ? distance(list[0] ?? null, given, absolute, floor)
        : Number.POSITIVE_INFINITY
    }
    if (have.length !== list.length) return Number.POSITIVE_INFINITY
    return Math.max(0, ...list.map((item, index) => distance(item, have[index], absolute, floor)))
  }
  if (typeof given === 'object' && given !== null && given.length === 1)
    return distance(expected, given[0], absolute, floor)
  const missing =
    given === undefined || given === null || (typeof given === 'number' && Number.isNaN(given))
  if (expected === null || expected === 'NaN' || expected === 'NA')
    return missing ? 0 : Number.POSITIVE_INFINITY
  if (missing || typeof given !== 'number') return Number.POSITIVE_INFINITY
  if (expected === 'Inf') return given === Number.POSITIVE_INFINITY ? 0 : Number.POSITIVE_INFINITY
  const difference = Math.abs(Number(expected) - given)
  if (difference === 0) return 0
  // What is 0 up to rounding in both is the same.
  if (Math.abs(Number(expected)) < floor && Math.abs(given) < floor) return 0
  return absolute ? difference : difference / Math.max(Math.abs(Number(expected)), Number.MIN_VALUE)
}

/** Collects what of a case is off. */
export class Check {
  readonly off: string[] = []

  figure(
    what: string,
    expected: unknown,
    given: unknown,
    tolerance: number,
    absolute = false,
  ): void {
    if (expected === undefined) return
    const far = distance(expected as Expected, given as Given, absolute)
    if (far <= tolerance) return
    this.off.push(
      `${what}: ${far.toExponential(1)} > ${tolerance} (${short(expected)} / ${short(given)})`,
    )
  }
}

function short(value: unknown): string {
  const text =
    JSON.stringify(ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value) ??
    'undefined'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
