/**
 * What is shipped of one alphabet: how often each language writes each run of up to five letters, and
 * which words it uses most. All of it counts, none of it text.
 */
export interface LetterTable {
  /** The languages that `runs` counts, in the order of their bits: ours, then neighbours of theirs. */
  readonly languages: readonly string[]
  /** See {@link packRuns}. */
  readonly runs: string
  /** For each language its most frequent words, `|` between them. */
  readonly words: readonly string[]
  /** For each language the share of its words that are among those. */
  readonly shares: readonly number[]
  /**
   * For each of ours what a text must reach to be one of its own: `least - perWord / words`, in the
   * units of {@link import('./model.ts').Reading.likeness}.
   */
  readonly limits: readonly (readonly [least: number, perWord: number])[]
}

/** A run of letters as a number, six bits for each symbol, and its count in each language. */
export interface Run {
  readonly key: number
  readonly counts: readonly number[]
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-'
const values: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from(digits, (digit, value) => [digit, value]),
)

/** Counts up to eight are exact, above that to a tenth. */
const exact = 8
const step = 1.2

function levelOf(count: number): number {
  if (count <= exact) return Math.round(count)
  return Math.min(63, exact + Math.round(Math.log(count / exact) / Math.log(step)))
}

function countOf(level: number): number {
  return level <= exact ? level : exact * step ** (level - exact)
}

/**
 * Writes runs as one text: a tree in depth-first order, each node its depth, its last symbol, the
 * languages that have it as bits in two digits, and for each of those the count's level. Every
 * run's beginning must be among the runs.
 */
export function packRuns(runs: readonly Run[], languages: number): string {
  const path = (key: number): number[] => {
    const symbols: number[] = []
    for (let rest = key; rest > 0; rest = Math.floor(rest / 64)) symbols.unshift(rest % 64)
    return symbols
  }
  const nodes = runs
    .map(({ key, counts }) => ({ symbols: path(key), counts }))
    .sort((a, b) => compare(a.symbols, b.symbols))
  return nodes
    .map(({ symbols, counts }) => {
      const levels = counts.map(levelOf)
      let bits = 0
      for (const [at, level] of levels.entries()) if (level > 0) bits |= 1 << at
      const kept = levels.filter((level) => level > 0).map((level) => digits[level]!)
      const mask = languages > 6 ? digits[bits >> 6]! + digits[bits & 63]! : digits[bits]!
      return `${symbols.length}${digits[symbols.at(-1)!]}${mask}${kept.join('')}`
    })
    .join('')
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    if (a[at] !== b[at]) return a[at]! - b[at]!
  }
  return a.length - b.length
}

/** Reads what {@link packRuns} wrote. */
export function unpackRuns(packed: string, languages: number): Run[] {
  const runs: Run[] = []
  const prefixes = [0]
  let at = 0
  const next = (): number => values[packed[at++]!]!
  while (at < packed.length) {
    const depth = Number(packed[at++])
    const key = prefixes[depth - 1]! * 64 + next()
    prefixes[depth] = key
    const bits = languages > 6 ? next() * 64 + next() : next()
    const counts = Array.from({ length: languages }, (_, language) =>
      (bits & (1 << language)) === 0 ? 0 : countOf(next()),
    )
    runs.push({ key, counts })
  }
  return runs
}
