import type { Estimate } from './concept.ts'

/** The standard normal quantile for 95 %. */
const z = 1.959963984540054

/**
 * A share with its 95 % interval by Wilson's score method.
 * @param cases may be an effective number of cases, and so no integer; none gives 0 to 1
 * @source Wilson (1927), JASA 22; Brown, Cai and DasGupta (2001), Statistical Science 16
 */
export function wilson(share: number, cases: number): Estimate {
  if (!(cases > 0)) return { value: share, low: 0, high: 1 }
  const spread = (z * z) / cases
  const middle = (share + spread / 2) / (1 + spread)
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / cases + spread / (4 * cases))
  return {
    value: share,
    low: share === 0 ? 0 : Math.max(0, middle - half),
    high: share === 1 ? 1 : Math.min(1, middle + half),
  }
}

/**
 * The quotient of two independent quantities of 0 and more, from an estimate of each: an interval
 * that needs no symmetry of theirs. Its end is infinite where the divisor may be 0.
 * @source Donner and Zou (2012), Statistical Methods in Medical Research 21 (MOVER-R)
 */
export function quotient(over: Estimate, under: Estimate): Estimate {
  const { value: a, low: la, high: ha } = over
  const { value: b, low: lb, high: hb } = under
  const product = a * b
  const root = (x: number): number => Math.sqrt(Math.max(0, x))
  const low =
    (product - root(product ** 2 - la * hb * (2 * a - la) * (2 * b - hb))) / (hb * (2 * b - hb))
  const high =
    (product + root(product ** 2 - ha * lb * (2 * a - ha) * (2 * b - lb))) / (lb * (2 * b - lb))
  return {
    value: a / b,
    low: Number.isFinite(low) ? Math.max(0, low) : 0,
    high: lb > 0 && Number.isFinite(high) ? high : Infinity,
  }
}
