/** A function's value at a point and its derivative there. */
export interface Point {
  readonly value: number
  readonly slope: number
}

/**
 * The root of an increasing function on the whole line: Newton's steps, kept inside a bracket that is
 * first widened and then halved wherever a step would leave it.
 */
export function increasingRoot(f: (x: number) => Point, start: number): number {
  let low = Number.NEGATIVE_INFINITY
  let high = Number.POSITIVE_INFINITY
  let x = start
  let reach = 1
  for (let step = 0; step < 400; step += 1) {
    const { value, slope } = f(x)
    if (value === 0) return x
    if (value < 0) low = x
    else high = x
    let next = x - value / slope
    if (!Number.isFinite(next) || next <= low || next >= high) {
      if (low === Number.NEGATIVE_INFINITY) next = high - reach
      else if (high === Number.POSITIVE_INFINITY) next = low + reach
      else next = low + (high - low) / 2
      reach *= 2
    } else if (Math.abs(next - x) > reach) {
      next = x + Math.sign(next - x) * reach
      reach *= 2
    }
    if (Math.abs(next - x) <= 2e-16 * Math.abs(x) + 1e-300) return next
    if (high - low <= 2e-16 * Math.abs(x)) return next
    x = next
  }
  return x
}

/**
 * The root of a continuous function between two points at which its signs differ, by Brent's method.
 * @source Brent 1973, "Algorithms for minimization without derivatives", chapter 4
 */
export function bracketedRoot(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance = 1e-14,
): number {
  let a = low
  let b = high
  let fa = f(a)
  let fb = f(b)
  let c = a
  let fc = fa
  let previous = b - a
  let step = previous
  for (let turn = 0; turn < 500; turn += 1) {
    if (Math.sign(fb) === Math.sign(fc)) {
      c = a
      fc = fa
      previous = b - a
      step = previous
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b
      b = c
      c = a
      fa = fb
      fb = fc
      fc = fa
    }
    const near = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2
    const half = (c - b) / 2
    if (Math.abs(half) <= near || fb === 0) return b
    if (Math.abs(previous) >= near && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa
      let p: number
      let q: number
      if (a === c) {
        p = 2 * half * s
        q = 1 - s
      } else {
        const r = fb / fc
        const t = fa / fc
        p = s * (2 * half * t * (t - r) - (b - a) * (r - 1))
        q = (t - 1) * (r - 1) * (s - 1)
      }
      if (p > 0) q = -q
      p = Math.abs(p)
      if (2 * p < Math.min(3 * half * q - Math.abs(near * q), Math.abs(previous * q))) {
        previous = step
        step = p / q
      } else {
        step = half
        previous = half
      }
    } else {
      step = half
      previous = half
    }
    a = b
    fa = fb
    b += Math.abs(step) > near ? step : Math.sign(half) * near
    fb = f(b)
  }
  return b
}
