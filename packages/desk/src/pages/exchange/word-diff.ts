import { words } from '@suyab/language/segment'

export interface DiffPiece {
  text: string
  change: 'same' | 'added' | 'removed'
}

/** A paragraph that both versions have, or one that only one of them has. */
export type DiffRow =
  | { change: 'same'; older: string; newer: string }
  | { change: 'changed'; older: DiffPiece[]; newer: DiffPiece[] }
  | { change: 'added'; newer: string }
  | { change: 'removed'; older: string }

/** Longer than this, a table of all pairs would hold the page up; the whole then counts as changed. */
const MOST_PAIRS = 4_000_000
/** Paragraphs that share less than this of their words are two paragraphs, not one that changed. */
const KINSHIP = 0.3

/**
 * The difference of two texts by words, which are found where a language writes none apart.
 * @source the longest common subsequence, by dynamic programming
 */
export function diffWords(older: string, newer: string, language: string): DiffPiece[] {
  const a = words(older, language).map(({ start, end }) => older.slice(start, end))
  const b = words(newer, language).map(({ start, end }) => newer.slice(start, end))
  return merged(
    align(a, b, (x, y) => x === y).map(([i, j]): DiffPiece => {
      if (i === null) return { text: b[j!]!, change: 'added' }
      return { text: a[i]!, change: j === null ? 'removed' : 'same' }
    }),
  )
}

/** The paragraphs of two versions beside each other, with the words that changed inside of them. */
export function diffParagraphs(
  older: readonly string[],
  newer: readonly string[],
  language: string,
): DiffRow[] {
  const known = new Map<string, ReadonlySet<string>>()
  const wordsOf = (text: string): ReadonlySet<string> => {
    let set = known.get(text)
    if (set === undefined) {
      set = new Set(
        words(text, language)
          .filter(({ word }) => word)
          .map(({ start, end }) => text.slice(start, end)),
      )
      known.set(text, set)
    }
    return set
  }
  const kin = (x: string, y: string): boolean => x === y || share(wordsOf(x), wordsOf(y)) >= KINSHIP
  return align(older, newer, kin).map(([i, j]): DiffRow => {
    if (i === null) return { change: 'added', newer: newer[j!]! }
    if (j === null) return { change: 'removed', older: older[i]! }
    const [before, after] = [older[i]!, newer[j]!]
    if (before === after) return { change: 'same', older: before, newer: after }
    const pieces = diffWords(before, after, language)
    return {
      change: 'changed',
      older: pieces.filter((piece) => piece.change !== 'added'),
      newer: pieces.filter((piece) => piece.change !== 'removed'),
    }
  })
}

type Pair = [older: number | null, newer: number | null]

/** The places of both lists in order, those that belong together as one pair. */
function align<Value>(
  a: readonly Value[],
  b: readonly Value[],
  alike: (x: Value, y: Value) => boolean,
): Pair[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end))
    end += 1
  const [m, n] = [a.length - start - end, b.length - start - end]
  const pairs: Pair[] = Array.from({ length: start }, (_, index) => [index, index])
  if (m * n > MOST_PAIRS) {
    for (let i = 0; i < m; i += 1) pairs.push([start + i, null])
    for (let j = 0; j < n; j += 1) pairs.push([null, start + j])
  } else {
    pairs.push(...longest(a.slice(start, start + m), b.slice(start, start + n), alike, start))
  }
  for (let k = end; k > 0; k -= 1) pairs.push([a.length - k, b.length - k])
  return pairs
}

function longest<Value>(
  a: readonly Value[],
  b: readonly Value[],
  alike: (x: Value, y: Value) => boolean,
  offset: number,
): Pair[] {
  const width = b.length + 1
  // length[i * width + j]: of the longest run that a from i and b from j have in common.
  const length = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const skip = Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!)
      const take = alike(a[i]!, b[j]!) ? length[(i + 1) * width + j + 1]! + 1 : 0
      length[i * width + j] = Math.max(skip, take)
    }
  }
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const here = length[i * width + j]!
    if (
      i < a.length &&
      j < b.length &&
      here === length[(i + 1) * width + j + 1]! + 1 &&
      alike(a[i]!, b[j]!)
    ) {
      pairs.push([offset + i, offset + j])
      i += 1
      j += 1
    } else if (i < a.length && (j >= b.length || here === length[(i + 1) * width + j])) {
      pairs.push([offset + i, null])
      i += 1
    } else {
      pairs.push([null, offset + j])
      j += 1
    }
  }
  return pairs
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length
  const most = Math.max(a.size, b.size)
  return most === 0 ? 1 : both / most
}

/** Neighbours of one kind as one piece. */
function merged(pieces: readonly DiffPiece[]): DiffPiece[] {
  const list: DiffPiece[] = []
  for (const piece of pieces) {
    const last = list.at(-1)
    if (last?.change === piece.change) last.text += piece.text
    else list.push({ ...piece })
  }
  return list
}
