/** A Hadamard matrix: `at` says whether an entry is +1. The first row and column are all +1. */
export interface Hadamard {
  readonly size: number
  readonly at: (row: number, column: number) => boolean
}

/**
 * The smallest Hadamard matrix with more than `balanced` rows that doubling and Paley's construction
 * over prime fields reach.
 * @source Sylvester 1867; Paley 1933
 */
export function hadamard(balanced: number): Hadamard {
  for (let size = 1; ; size += size < 4 ? size : 4) {
    if (size <= balanced) continue
    const found = ofSize(size)
    if (found !== undefined) return { size, at: (row, column) => found[row]?.[column] === 1 }
  }
}

function ofSize(size: number): Int8Array[] | undefined {
  if (size === 1) return [Int8Array.of(1)]
  if (size === 2) return [Int8Array.of(1, 1), Int8Array.of(1, -1)]
  if (size % 4 !== 0) return undefined
  if (isPrime(size - 1)) return paley(size - 1)
  const half = ofSize(size / 2)
  if (half === undefined) return undefined
  return Array.from({ length: size }, (_, row) =>
    Int8Array.from({ length: size }, (_unused, column) => {
      const sign = row >= size / 2 && column >= size / 2 ? -1 : 1
      return sign * (half[row % (size / 2)]?.[column % (size / 2)] ?? 1)
    }),
  )
}

/** Paley's first construction for a prime that leaves 3 by 4. */
function paley(prime: number): Int8Array[] {
  const squares = new Set(Array.from({ length: prime - 1 }, (_, i) => ((i + 1) * (i + 1)) % prime))
  const size = prime + 1
  const rows = Array.from({ length: size }, (_, row) =>
    Int8Array.from({ length: size }, (_unused, column) => {
      if (row === 0) return 1
      if (column === 0) return -1
      if (row === column) return 1
      return squares.has((((column - row) % prime) + prime) % prime) ? 1 : -1
    }),
  )
  // Normalised so that the first column, too, is all +1.
  for (const row of rows)
    if (row[0] === -1) for (let i = 0; i < size; i += 1) row[i] = -(row[i] ?? 0)
  return rows
}

function isPrime(value: number): boolean {
  if (value < 2) return false
  for (let divisor = 2; divisor * divisor <= value; divisor += 1)
    if (value % divisor === 0) return false
  return true
}
