import { EDGE, spell, type Alphabetic } from './alphabet.ts'
import { unpackRuns, type LetterTable, type Run } from './table.ts'

/** What the letters of a text say about its language. */
export interface Reading {
  /** For each of the model's languages the logarithm of the text's probability in it. */
  readonly scores: readonly number[]
  /** The place of the likeliest language in the model. */
  readonly best: number
  /** Words read, of those that have letters of the script. */
  readonly words: number
  /**
   * How much the text is like that language, whatever other languages there are: the mean
   * log-probability of a letter, and how many of the words are among its most frequent ones.
   */
  readonly likeness: number
}

/** The probabilities of letters after one another in each of a script's languages. */
export interface LetterModel {
  readonly script: Alphabetic
  readonly languages: readonly string[]
  readonly limits: LetterTable['limits']
  readonly read: (text: string) => Reading | undefined
}

const longestRun = 5
/** What is taken from each count, and given to the runs that were never seen (absolute discounting). */
const discount = 0.7

/** Names tell little about a text's language, and most capitals begin names, but for a text's first. */
const weightOfName = 0.5
const weightOfFirst = 0.75
/** A letter counts as no less likely than this, so that one foreign name does not spoil a text. */
const leastLetter = -3.5
/** The logarithm of how seldom the exchange sees a text of a neighbour that is none of its languages. */
const priorOfNeighbour = -9
/**
 * How much the share of letters that none of the script's languages has weighs against likeness, and
 * from how many on: one foreign word has one.
 */
const weightOfStrange = 12
const leastStrange = 1.5
/** How much the share of frequent words weighs against the likeness of the letters. */
const weightOfFrequent = 0.8
/** A language that is not ours is thought to have this part of our language's share of frequent words. */
const strangersPart = 0.2

/**
 * Makes a model out of a table: interpolated probabilities of each letter after up to four others.
 * @source H. Ney, U. Essen, R. Kneser, On structuring probabilistic dependences in stochastic
 *   language modelling, 1994 (absolute discounting)
 */
export function makeLetterModel(script: Alphabetic, table: LetterTable): LetterModel {
  const size = table.languages.length
  const priors = table.languages.map((_, at) => (at < table.limits.length ? 0 : priorOfNeighbour))
  const { slots, keys, chances, rests, shorter } = chancesOf(unpackRuns(table.runs, size), size)
  const frequent = frequentWords(script, table.words)
  const evidence = table.shares.map((share) => ({
    hit: -Math.log(strangersPart),
    miss: Math.log((1 - share) / (1 - share * strangersPart)),
  }))
  const mask = keys.length - 1

  /** The place of a run's chances; -1 where the table does not have it. */
  function find(key: number): number {
    let slot = hash(key) & mask
    for (;;) {
      const there = keys[slot]!
      if (there === key) return slots[slot]!
      if (there === 0) return -1
      slot = (slot + 1) & mask
    }
  }

  const edge = Math.max(0, find(EDGE))
  const scores = new Float64Array(size)
  const ofWord = new Float64Array(size)
  const likeness = new Float64Array(size)
  const evidences = new Float64Array(size)

  function read(text: string): Reading | undefined {
    scores.set(priors)
    likeness.fill(0)
    evidences.fill(0)
    let [words, counted, letters, strange] = [0, 0, 0, 0]
    const shouted = !/\p{Ll}/u.test(text)
    spell(text, script, (word) => {
      ofWord.fill(0)
      // The longest run of letters before the next one that the table has, and its length.
      let [context, length, run, spelling] = [edge, 1, EDGE, 7]
      for (let at = 1; at < word.length; at += 1) {
        const symbol = word.symbols[at]!
        run = ((run & 0xffffff) << 6) | symbol
        spelling = Math.imul(spelling ^ symbol, 0x01000193)
        let row = -1
        for (;;) {
          row = find(run & (2 ** (6 * (length + 1)) - 1))
          if (row >= 0 || length === 0) break
          for (let language = 0; language < size; language += 1) {
            ofWord[language]! += rests[context + language]!
          }
          context = shorter[context / size]! * size
          length -= 1
        }
        if (row < 0) {
          row = 0
          length = -1
        }
        for (let language = 0; language < size; language += 1) {
          ofWord[language]! += chances[row + language]!
        }
        context = length + 1 === longestRun ? shorter[row / size]! * size : row
        length = Math.min(length + 1, longestRun - 1)
      }
      const count = word.length - 1
      const name = word.capital && !shouted
      const weight = name ? (words === 0 ? weightOfFirst : weightOfName) : 1
      const known = frequent.get(spelling) ?? 0
      for (let language = 0; language < size; language += 1) {
        const score = ofWord[language]!
        scores[language]! += weight * score
        likeness[language]! += weight * Math.max(score, leastLetter * count)
        const hit = (known & (1 << language)) !== 0
        if (hit) evidences[language]! += evidence[language]!.hit
        else if (!name) evidences[language]! += evidence[language]!.miss
      }
      letters += weight * count
      strange += weight * word.strange
      words += 1
      if (!name || known !== 0) counted += 1
    })
    if (words === 0) return undefined
    let best = 0
    for (let language = 1; language < size; language += 1) {
      if (scores[language]! > scores[best]!) best = language
    }
    const frequency = evidences[best]! / Math.sqrt(Math.max(1, counted) * Math.max(4, counted))
    return {
      scores: Array.from(scores),
      best,
      words,
      likeness:
        likeness[best]! / letters +
        weightOfFrequent * frequency -
        (strange < leastStrange ? 0 : (weightOfStrange * strange) / letters),
    }
  }

  return { script, languages: table.languages, limits: table.limits, read }
}

function hash(key: number): number {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d)
  return mixed ^ (mixed >>> 13)
}

/** Each language's most frequent words as bits, by the hash of their spelling. */
function frequentWords(script: Alphabetic, lists: readonly string[]): Map<number, number> {
  const frequent = new Map<number, number>()
  for (const [language, list] of lists.entries()) {
    spell(list, script, (word) => {
      let spelling = 7
      for (let at = 1; at < word.length; at += 1) {
        spelling = Math.imul(spelling ^ word.symbols[at]!, 0x01000193)
      }
      frequent.set(spelling, (frequent.get(spelling) ?? 0) | (1 << language))
    })
  }
  return frequent
}

interface Chances {
  /** Where in `chances` the key in the same slot of `keys` has its row; 0 in `keys` is an empty slot. */
  readonly slots: Int32Array
  readonly keys: Int32Array
  /** Rows of log-probabilities, one column for each language; the first row is that of any symbol. */
  readonly chances: Float32Array
  /** What is added for a letter that the table does not have after a run, before it is looked for after a shorter one. */
  readonly rests: Float32Array
  /** For each row that of the run without its first letter, as far as the table has it. */
  readonly shorter: Int32Array
}

function chancesOf(runs: readonly Run[], size: number): Chances {
  const capacity = 2 ** Math.ceil(Math.log2(runs.length * 2 + 2))
  const keys = new Int32Array(capacity)
  const slots = new Int32Array(capacity)
  const rows = new Map<number, number>()
  const counts = new Float64Array((runs.length + 1) * size)
  for (const [at, run] of runs.entries()) {
    rows.set(run.key, at + 1)
    counts.set(run.counts, (at + 1) * size)
  }
  // What follows each run: how often it is followed at all, and how much of that its successors keep.
  const followed = new Float64Array((runs.length + 1) * size)
  const kept = new Float64Array((runs.length + 1) * size)
  for (const [at, { key }] of runs.entries()) {
    const context = rows.get(Math.floor(key / 64)) ?? 0
    for (let language = 0; language < size; language += 1) {
      const count = counts[(at + 1) * size + language]!
      followed[context * size + language]! += count
      kept[context * size + language]! += Math.max(0, count - discount)
    }
  }
  for (const [at, { key }] of runs.entries()) {
    if (key % 64 === EDGE && key !== EDGE) continue
    for (let language = 0; language < size; language += 1) {
      const cell = (at + 1) * size + language
      followed[cell] = Math.max(followed[cell]!, counts[cell]!)
    }
  }
  const restOf = (cell: number): number =>
    followed[cell] === 0 ? 1 : Math.max(0.02, 1 - kept[cell]! / followed[cell]!)
  const shorter = new Int32Array(runs.length + 1)
  const linear = new Float64Array((runs.length + 1) * size).fill(1 / 64)
  const byLength = [...runs.entries()].sort(([, a], [, b]) => a.key - b.key)
  for (const [at, { key }] of byLength) {
    const context = rows.get(Math.floor(key / 64)) ?? 0
    let without = 0
    for (let tail = withoutFirst(key); tail > 0; tail = withoutFirst(tail)) {
      const row = rows.get(tail)
      if (row === undefined) continue
      without = row
      break
    }
    shorter[at + 1] = without
    for (let language = 0; language < size; language += 1) {
      const cell = (at + 1) * size + language
      const times = followed[context * size + language]!
      const below = linear[without * size + language]!
      if (times === 0) {
        linear[cell] = below
        continue
      }
      const share = Math.max(0, counts[cell]! - discount) / times
      linear[cell] = share + restOf(context * size + language) * below
    }
  }
  const chances = Float32Array.from(linear, Math.log)
  const rests = Float32Array.from(linear, (_, cell) => Math.log(restOf(cell)))
  for (const [key, row] of rows) {
    let slot = hash(key) & (capacity - 1)
    while (keys[slot] !== 0) slot = (slot + 1) & (capacity - 1)
    keys[slot] = key
    slots[slot] = row * size
  }
  return { slots, keys, chances, rests, shorter }
}

function withoutFirst(key: number): number {
  let size = 1
  while (size * 64 <= key) size *= 64
  return key % size
}
