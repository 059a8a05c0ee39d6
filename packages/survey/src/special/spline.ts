/** A cubic spline through points with increasing x: value, slope and higher terms at each. */
export interface Spline {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly b: Float64Array
  readonly c: Float64Array
  readonly d: Float64Array
}

/**
 * The spline whose ends follow the cubics through the four outermost points.
 * @source Forsythe, Malcolm and Moler 1977, "Computer methods for mathematical computations", chapter 4
 */
export function cubicSpline(xs: ArrayLike<number>, ys: ArrayLike<number>): Spline {
  const x = Float64Array.from(xs)
  const y = Float64Array.from(ys)
  const n = x.length
  const at = (values: Float64Array, index: number): number => values[index] ?? 0
  const b = new Float64Array(n)
  const c = new Float64Array(n)
  const d = new Float64Array(n)
  if (n < 3) {
    const slope = n === 2 ? (at(y, 1) - at(y, 0)) / (at(x, 1) - at(x, 0)) : 0
    b.fill(slope)
    return { x, y, b, c, d }
  }
  const last = n - 1
  d[0] = at(x, 1) - at(x, 0)
  c[1] = (at(y, 1) - at(y, 0)) / at(d, 0)
  for (let i = 1; i < last; i += 1) {
    d[i] = at(x, i + 1) - at(x, i)
    b[i] = 2 * (at(d, i - 1) + at(d, i))
    c[i + 1] = (at(y, i + 1) - at(y, i)) / at(d, i)
    c[i] = at(c, i + 1) - at(c, i)
  }
  b[0] = -at(d, 0)
  b[last] = -at(d, last - 1)
  c[0] = 0
  c[last] = 0
  if (n > 3) {
    const first = at(c, 2) / (at(x, 3) - at(x, 1)) - at(c, 1) / (at(x, 2) - at(x, 0))
    const final =
      at(c, last - 1) / (at(x, last) - at(x, last - 2)) -
      at(c, last - 2) / (at(x, last - 1) - at(x, last - 3))
    c[0] = (first * at(d, 0) ** 2) / (at(x, 3) - at(x, 0))
    c[last] = (-final * at(d, last - 1) ** 2) / (at(x, last) - at(x, last - 3))
  }
  for (let i = 1; i < n; i += 1) {
    const t = at(d, i - 1) / at(b, i - 1)
    b[i] = at(b, i) - t * at(d, i - 1)
    c[i] = at(c, i) - t * at(c, i - 1)
  }
  c[last] = at(c, last) / at(b, last)
  for (let i = last - 1; i >= 0; i -= 1) c[i] = (at(c, i) - at(d, i) * at(c, i + 1)) / at(b, i)
  b[last] = (at(y, last) - at(y, last - 1)) / at(d, last - 1) + at(d, last - 1) * (at(c, last - 1) + 2 * at(c, last)) // prettier-ignore
  for (let i = 0; i < last; i += 1) {
    b[i] = (at(y, i + 1) - at(y, i)) / at(d, i) - at(d, i) * (at(c, i + 1) + 2 * at(c, i))
    d[i] = (at(c, i + 1) - at(c, i)) / at(d, i)
    c[i] = 3 * at(c, i)
  }
  c[last] = 3 * at(c, last)
  d[last] = at(d, last - 1)
  return { x, y, b, c, d }
}

/** The spline's value at a point. */
export function splineAt({ x, y, b, c, d }: Spline, point: number): number {
  let i = 0
  while (i < x.length - 1 && point >= (x[i + 1] ?? 0)) i += 1
  const step = point - (x[i] ?? 0)
  return (y[i] ?? 0) + step * ((b[i] ?? 0) + step * ((c[i] ?? 0) + step * (d[i] ?? 0)))
}

/** Straight lines through points with increasing x; undefined outside of them. */
export function linearAt(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  point: number,
): number | undefined {
  const n = x.length
  if (n === 0 || !(point >= (x[0] ?? 0)) || !(point <= (x[n - 1] ?? 0))) return undefined
  let low = 0
  let high = n - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (point < (x[middle] ?? 0)) high = middle
    else low = middle
  }
  if (point === (x[high] ?? 0)) return y[high]
  if (point === (x[low] ?? 0)) return y[low]
  const share = (point - (x[low] ?? 0)) / ((x[high] ?? 0) - (x[low] ?? 0))
  return (y[low] ?? 0) + ((y[high] ?? 0) - (y[low] ?? 0)) * share
}
