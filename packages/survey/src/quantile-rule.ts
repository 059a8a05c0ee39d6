import { linearAt } from './special/spline.ts'

/**
 * Which value between two observations a quantile is: `math` (= hf1) the lower end of the inverse,
 * `school` (= hf2) the middle where it is flat, `shahvaish` Shah and Vaish's, hf3 to hf9 the weighted
 * rules of Hyndman and Fan.
 * @source R survey 4.5, svyquantile(qrule); Hyndman and Fan 1996; Shah and Vaish 2006
 */
export type QuantileRule =
  | 'math'
  | 'school'
  | 'shahvaish'
  | 'hf1'
  | 'hf2'
  | 'hf3'
  | 'hf4'
  | 'hf5'
  | 'hf6'
  | 'hf7'
  | 'hf8'
  | 'hf9'

/** Values with a positive weight, smallest first. */
export interface SortedSample {
  readonly x: Float64Array
  readonly w: Float64Array
}

export function sortedSample(
  values: Float64Array,
  weights: Float64Array,
  active: Uint8Array,
): SortedSample {
  const rows: number[] = []
  for (let row = 0; row < values.length; row += 1)
    if (active[row] === 1 && weights[row] !== 0) rows.push(row)
  rows.sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0))
  return {
    x: Float64Array.from(rows, (row) => values[row] ?? 0),
    w: Float64Array.from(rows, (row) => weights[row] ?? 0),
  }
}

/** The quantile of a weighted sample at a probability. */
export function quantileOf(sample: SortedSample, p: number, rule: QuantileRule): number {
  const { x, w } = sample
  const n = x.length
  if (n === 0) return Number.NaN
  if (n === 1) return x[0] ?? 0
  const cumulative = new Float64Array(n)
  const sum = accumulate(w, cumulative)
  const at = (values: Float64Array, index: number): number => values[index] ?? 0
  const joined = (points: Float64Array): number => {
    const first = at(points, 0)
    const last = at(points, n - 1)
    if (p <= first) return at(x, 0)
    if (p >= last) return at(x, n - 1)
    return linearAt(points, x, p) ?? Number.NaN
  }
  switch (rule) {
    case 'math':
    case 'hf1': {
      const { low, high, above } = around(cumulative, sum, p)
      return above <= 0 ? at(x, low) : at(x, high)
    }
    case 'school':
    case 'hf2': {
      const { low, high, above } = around(cumulative, sum, p)
      return above <= 0 ? (at(x, low) + at(x, high)) / 2 : at(x, high)
    }
    case 'hf3': {
      const merged = withoutTies(sample)
      const sums = new Float64Array(merged.w.length)
      accumulate(merged.w, sums)
      const { low, high, above } = around(sums, sum, p)
      // The even order statistic, counted from 1.
      return above <= 0 && (low + 1) % 2 === 0 ? at(merged.x, low) : at(merged.x, high)
    }
    case 'hf4': {
      const { low, high, above, below } = around(cumulative, sum, p)
      const share = above / (above + below)
      return at(x, low) * (1 - share) + at(x, high) * share
    }
    case 'hf5':
      return joined(cumulative.map((value, i) => (value - at(w, i) / 2) / sum))
    case 'hf6':
      return joined(cumulative.map((value) => value / (sum + at(w, n - 1))))
    case 'hf7':
      return joined(cumulative.map((value, i) => (value - at(w, i)) / at(cumulative, n - 2)))
    case 'hf8':
      return joined(cumulative.map((value, i) => (value - at(w, i) / 3) / (sum + at(w, n - 1) / 3)))
    case 'hf9':
      return joined(
        cumulative.map((value, i) => (value - (at(w, i) * 3) / 8) / (sum + at(w, n - 1) / 4)),
      )
    case 'shahvaish':
      break
  }
  const mean = sum / n
  const points = cumulative.map((value, i) => (value / mean + 0.5 - at(w, i) / 2) / (n + 1))
  return stepAt(points, x, p)
}

/**
 * Running sums with Neumaier's compensation: whether half the weight lies exactly below a value must not
 * hang on rounding.
 */
function accumulate(weights: Float64Array, into: Float64Array): number {
  let sum = 0
  let rest = 0
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] ?? 0
    const next = sum + weight
    rest += Math.abs(sum) >= Math.abs(weight) ? sum - next + weight : weight - next + sum
    sum = next
    into[i] = sum + rest
  }
  return sum + rest
}

/** The observations on both sides of p, and how far p is past the lower and short of the upper. */
function around(
  cumulative: Float64Array,
  sum: number,
  p: number,
): { low: number; high: number; above: number; below: number } {
  const n = cumulative.length
  let low = 0
  for (let i = 0; i < n; i += 1) if ((cumulative[i] ?? 0) <= p * sum) low = i
  const high = Math.min(low + 1, n - 1)
  return {
    low,
    high,
    above: p - (cumulative[low] ?? 0) / sum,
    below: (cumulative[high] ?? 0) / sum - p,
  }
}

function withoutTies({ x, w }: SortedSample): { x: Float64Array; w: Float64Array } {
  const values: number[] = []
  const weights: number[] = []
  for (let i = 0; i < x.length; i += 1) {
    if (values.length > 0 && values.at(-1) === x[i]) {
      weights[weights.length - 1] = (weights.at(-1) ?? 0) + (w[i] ?? 0)
    } else {
      values.push(x[i] ?? 0)
      weights.push(w[i] ?? 0)
    }
  }
  return { x: Float64Array.from(values), w: Float64Array.from(weights) }
}

/** The value of the last point at or before p, points in any order (they need not rise with x). */
function stepAt(points: Float64Array, x: Float64Array, p: number): number {
  const order = Array.from(points, (_, i) => i).sort(
    (one, other) => (points[one] ?? 0) - (points[other] ?? 0),
  )
  const first = order[0] ?? 0
  const last = order.at(-1) ?? 0
  if (p <= (points[first] ?? 0)) return x[first] ?? 0
  if (p >= (points[last] ?? 0)) return x[last] ?? 0
  let found = first
  for (const i of order) {
    if ((points[i] ?? 0) > p) break
    found = i
  }
  return x[found] ?? 0
}
