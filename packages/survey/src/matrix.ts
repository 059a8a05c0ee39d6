/** Small dense matrices, row by row in one Float64Array; what estimation needs and no more. */

/** A symmetric positive semidefinite matrix factored with pivoting, and its rank. */
export interface Factor {
  readonly size: number
  readonly rank: number
  /** Lower triangle of the factor in pivoted order. */
  readonly lower: Float64Array
  readonly order: Int32Array
  readonly scale: Float64Array
}

/**
 * Cholesky's factor with complete pivoting of a symmetric positive semidefinite matrix, scaled to a
 * unit diagonal first so that rank does not hang on units.
 * @param tolerance of the rank, on the scaled pivots
 */
export function factorize(matrix: Float64Array, size: number, tolerance = 1e-13): Factor {
  const scale = new Float64Array(size)
  for (let i = 0; i < size; i += 1) {
    const diagonal = matrix[i * size + i] ?? 0
    scale[i] = diagonal > 0 ? 1 / Math.sqrt(diagonal) : 0
  }
  const work = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < size; j += 1)
      work[i * size + j] = (matrix[i * size + j] ?? 0) * (scale[i] ?? 0) * (scale[j] ?? 0)
  const order = Int32Array.from({ length: size }, (_, index) => index)
  const lower = new Float64Array(size * size)
  let rank = 0
  for (; rank < size; rank += 1) {
    let best = rank
    for (let i = rank + 1; i < size; i += 1)
      if ((work[i * size + i] ?? 0) > (work[best * size + best] ?? 0)) best = i
    const pivot = work[best * size + best] ?? 0
    if (!(pivot > tolerance)) break
    if (best !== rank) swap(work, lower, order, size, rank, best)
    const root = Math.sqrt(pivot)
    lower[rank * size + rank] = root
    for (let i = rank + 1; i < size; i += 1)
      lower[i * size + rank] = (work[i * size + rank] ?? 0) / root
    for (let i = rank + 1; i < size; i += 1) {
      const left = lower[i * size + rank] ?? 0
      if (left === 0) continue
      for (let j = rank + 1; j < size; j += 1)
        work[i * size + j] = (work[i * size + j] ?? 0) - left * (lower[j * size + rank] ?? 0)
    }
  }
  return { size, rank, lower, order, scale }
}

function swap(
  work: Float64Array,
  lower: Float64Array,
  order: Int32Array,
  size: number,
  one: number,
  other: number,
): void {
  for (let k = 0; k < size; k += 1) {
    exchange(work, one * size + k, other * size + k)
    exchange(lower, one * size + k, other * size + k)
  }
  for (let k = 0; k < size; k += 1) exchange(work, k * size + one, k * size + other)
  const kept = order[one] ?? 0
  order[one] = order[other] ?? 0
  order[other] = kept
}

function exchange(values: Float64Array, one: number, other: number): void {
  const kept = values[one] ?? 0
  values[one] = values[other] ?? 0
  values[other] = kept
}

/** Solves A x = b by A's factor; unknowns beyond its rank are 0. */
export function solveFactor(factor: Factor, right: ArrayLike<number>): Float64Array {
  const { size, rank, lower, order, scale } = factor
  const y = new Float64Array(rank)
  for (let i = 0; i < rank; i += 1) {
    const at = order[i] ?? 0
    let sum = (right[at] ?? 0) * (scale[at] ?? 0)
    for (let k = 0; k < i; k += 1) sum -= (lower[i * size + k] ?? 0) * (y[k] ?? 0)
    y[i] = sum / (lower[i * size + i] ?? 1)
  }
  const x = new Float64Array(size)
  for (let i = rank - 1; i >= 0; i -= 1) {
    let sum = y[i] ?? 0
    for (let k = i + 1; k < rank; k += 1)
      sum -= (lower[k * size + i] ?? 0) * (x[order[k] ?? 0] ?? 0)
    x[order[i] ?? 0] = sum / (lower[i * size + i] ?? 1)
  }
  for (let i = 0; i < size; i += 1) x[i] = (x[i] ?? 0) * (scale[i] ?? 0)
  return x
}

/** The inverse of a symmetric positive definite matrix by its factor. */
export function inverseOf(factor: Factor): Float64Array {
  const { size } = factor
  const inverse = new Float64Array(size * size)
  const unit = new Float64Array(size)
  for (let j = 0; j < size; j += 1) {
    unit.fill(0)
    unit[j] = 1
    inverse.set(solveFactor(factor, unit), j * size)
  }
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < i; j += 1) {
      const mean = ((inverse[i * size + j] ?? 0) + (inverse[j * size + i] ?? 0)) / 2
      inverse[i * size + j] = mean
      inverse[j * size + i] = mean
    }
  return inverse
}

/** A · B for A of n × m and B of m × p. */
export function product(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  n: number,
  m: number,
  p: number,
): Float64Array {
  const result = new Float64Array(n * p)
  for (let i = 0; i < n; i += 1)
    for (let k = 0; k < m; k += 1) {
      const left = a[i * m + k] ?? 0
      if (left === 0) continue
      for (let j = 0; j < p; j += 1)
        result[i * p + j] = (result[i * p + j] ?? 0) + left * (b[k * p + j] ?? 0)
    }
  return result
}

/** G · V · Gᵀ for G of n × m and V of m × m: the covariance of linear combinations. */
export function sandwich(
  g: ArrayLike<number>,
  v: ArrayLike<number>,
  n: number,
  m: number,
): Float64Array {
  const left = product(g, v, n, m, m)
  const result = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) {
      let sum = 0
      for (let k = 0; k < m; k += 1) sum += (left[i * m + k] ?? 0) * (g[j * m + k] ?? 0)
      result[i * n + j] = sum
    }
  return result
}

/** Eigenvalues of a symmetric matrix, largest first, by Jacobi's rotations. */
export function symmetricEigenvalues(matrix: Float64Array, size: number): Float64Array {
  const a = Float64Array.from(matrix)
  for (let sweep = 0; sweep < 100; sweep += 1) {
    let off = 0
    let total = 0
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1) {
        const square = (a[i * size + j] ?? 0) ** 2
        total += square
        if (i !== j) off += square
      }
    if (off <= total * 1e-32) break
    for (let p = 0; p < size - 1; p += 1)
      for (let q = p + 1; q < size; q += 1) rotate(a, size, p, q)
  }
  return Float64Array.from({ length: size }, (_, i) => a[i * size + i] ?? 0)
    .sort()
    .reverse()
}

function rotate(a: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q] ?? 0
  if (apq === 0) return
  const theta = ((a[q * size + q] ?? 0) - (a[p * size + p] ?? 0)) / (2 * apq)
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < size; k += 1) {
    const akp = a[k * size + p] ?? 0
    const akq = a[k * size + q] ?? 0
    a[k * size + p] = c * akp - s * akq
    a[k * size + q] = s * akp + c * akq
  }
  for (let k = 0; k < size; k += 1) {
    const apk = a[p * size + k] ?? 0
    const aqk = a[q * size + k] ?? 0
    a[p * size + k] = c * apk - s * aqk
    a[q * size + k] = s * apk + c * aqk
  }
}

/**
 * Eigenvalues of A⁻¹ B for A symmetric positive definite and B symmetric, largest first.
 * @param factor of A at full rank
 */
export function pencilEigenvalues(factor: Factor, b: Float64Array): Float64Array {
  const { size, lower, order, scale } = factor
  // L⁻¹ S P B Pᵀ S L⁻ᵀ is symmetric and has the same eigenvalues.
  const half = new Float64Array(size * size)
  for (let j = 0; j < size; j += 1)
    for (let i = 0; i < size; i += 1) {
      const from = order[i] ?? 0
      let sum =
        (b[from * size + (order[j] ?? 0)] ?? 0) * (scale[from] ?? 0) * (scale[order[j] ?? 0] ?? 0)
      for (let k = 0; k < i; k += 1) sum -= (lower[i * size + k] ?? 0) * (half[k * size + j] ?? 0)
      half[i * size + j] = sum / (lower[i * size + i] ?? 1)
    }
  const whole = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < size; j += 1) {
      let sum = half[i * size + j] ?? 0
      for (let k = 0; k < j; k += 1) sum -= (lower[j * size + k] ?? 0) * (whole[i * size + k] ?? 0)
      whole[i * size + j] = sum / (lower[j * size + j] ?? 1)
    }
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < i; j += 1) {
      const mean = ((whole[i * size + j] ?? 0) + (whole[j * size + i] ?? 0)) / 2
      whole[i * size + j] = mean
      whole[j * size + i] = mean
    }
  return symmetricEigenvalues(whole, size)
}

/**
 * Rank of an n × m matrix by Householder reflections; a column counts as dependent once less than
 * `tolerance` of its length is left.
 * @source LINPACK dqrdc with limited pivoting, as R's qr() decides ranks
 */
export function rankOf(values: Float64Array, n: number, m: number, tolerance = 1e-5): number {
  const columns = Array.from({ length: m }, (_, j) =>
    Float64Array.from({ length: n }, (_unused, i) => values[i * m + j] ?? 0),
  )
  const basis: Float64Array[] = []
  for (const column of columns) {
    if (basis.length === n) break
    const before = Math.sqrt(dot(column, column))
    if (before === 0) continue
    removeDirections(column, basis)
    let after = Math.sqrt(dot(column, column))
    // Where little is left, rounding has tilted it: once more is enough.
    if (after < before * 0.01) {
      removeDirections(column, basis)
      after = Math.sqrt(dot(column, column))
    }
    if (after < before * tolerance) continue
    for (let i = 0; i < n; i += 1) column[i] = (column[i] ?? 0) / after
    basis.push(column)
  }
  return basis.length
}

function removeDirections(column: Float64Array, basis: readonly Float64Array[]): void {
  for (const direction of basis) {
    const share = dot(direction, column)
    for (let i = 0; i < column.length; i += 1)
      column[i] = (column[i] ?? 0) - share * (direction[i] ?? 0)
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  // Four sums at once, so that additions don't wait for each other.
  let one = 0
  let two = 0
  let three = 0
  let four = 0
  const whole = a.length - (a.length % 4)
  for (let i = 0; i < whole; i += 4) {
    one += (a[i] ?? 0) * (b[i] ?? 0)
    two += (a[i + 1] ?? 0) * (b[i + 1] ?? 0)
    three += (a[i + 2] ?? 0) * (b[i + 2] ?? 0)
    four += (a[i + 3] ?? 0) * (b[i + 3] ?? 0)
  }
  for (let i = whole; i < a.length; i += 1) one += (a[i] ?? 0) * (b[i] ?? 0)
  return one + two + three + four
}
