/** What is kept of a text to find its copies. */
export interface Sketch {
  /** The number of its distinct shingles, about. */
  readonly size: number
  /**
   * The last 16 bits of the least hash of each of {@link slots} parts; equal parts are as frequent as
   * shared shingles.
   */
  readonly least: Uint16Array
  /** One hash of all numbers in it: what differs between the days of a table of rates. */
  readonly numbers: number
}

/** Parts of a sketch, and how many of them make a band: texts that share a band are compared. */
export const slots = 192
export const rows = 3
/** Units of a shingle: a letter is one, a Chinese character two. */
const shingleUnits = 8
/** Longer texts are looked at so far, in UTF-16 units. */
const longest = 200_000
const empty = 0xffffffff

/**
 * The sketch of a text, by the characters that are letters and digits alone: titles, spaces,
 * quotation marks and spelling of capitals make no difference.
 * @source Broder: On the resemblance and containment of documents, 1997; Shrivastava, Li: Densifying
 * one permutation hashing via rotation for fast near neighbor search, 2014; Li, König: b-bit minwise
 * hashing, 2010
 */
export function sketchOf(text: string): Sketch {
  const plain = text.slice(0, longest).normalize('NFKC').toLowerCase()
  const least = new Uint32Array(slots).fill(empty)
  const size = eachShingle(lettersOf(plain), (hash) => {
    const slot = hash % slots
    const rest = mixed(hash)
    if (rest < least[slot]!) least[slot] = rest
  })
  densify(least)
  const numbers = [...new Set(plain.match(/\p{Nd}+/gu))].sort().join(' ')
  return { size, least: Uint16Array.from(least), numbers: hashOf(numbers) }
}

/** The bands of a sketch: texts of which half is the same share one of them but for one in 10,000. */
export function bandsOf({ size, least }: Sketch): number[] {
  if (size === 0) return []
  return Array.from({ length: slots / rows }, (_, band) => {
    let hash = band
    for (let row = 0; row < rows; row += 1) hash = mixed(hash ^ least[band * rows + row]!)
    return band * 2 ** 32 + hash
  })
}

/** What two texts have in common. */
export interface Overlap {
  /** Shared shingles, as a part of all. */
  readonly resemblance: number
  /** Shared shingles, as a part of the smaller text's. */
  readonly containment: number
  /** The smaller text's size, as a part of the larger one's. */
  readonly sizes: number
}

export function overlapOf(one: Sketch, other: Sketch): Overlap {
  const [small, large] = [Math.min(one.size, other.size), Math.max(one.size, other.size)]
  if (small === 0) return { resemblance: 0, containment: 0, sizes: 0 }
  let same = 0
  for (let slot = 0; slot < slots; slot += 1) {
    if (one.least[slot] === other.least[slot]) same += 1
  }
  const resemblance = same / slots
  const shared = (resemblance / (1 + resemblance)) * (small + large)
  return { resemblance, containment: Math.min(1, shared / small), sizes: small / large }
}

const letter = /[\p{L}\p{M}\p{N}]/u
/** Of each code of one unit: 0 not asked yet, 1 a letter or digit, 2 none. */
const kinds = new Uint8Array(0x10000)

function isLetter(code: number): boolean {
  if (code > 0xffff) return letter.test(String.fromCodePoint(code))
  kinds[code] ||= letter.test(String.fromCharCode(code)) ? 1 : 2
  return kinds[code] === 1
}

/** The code points of a text that are letters and digits. */
function lettersOf(text: string): Uint32Array {
  const letters = new Uint32Array(text.length)
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at)!
    if (code > 0xffff) at += 1
    if (isLetter(code)) letters[count++] = code
  }
  return letters.subarray(0, count)
}

/** Gives the hash of each distinct shingle, and how many there are. */
function eachShingle(codes: Uint32Array, give: (hash: number) => void): number {
  const seen = new Seen(codes.length)
  let [end, held, hash] = [0, 0, 0]
  for (let from = 0; from < codes.length; from += 1) {
    while (end < codes.length && held < shingleUnits) held += unitsOf(codes[end++]!)
    // The last shingles of a text are shorter; a text shorter than one shingle is one.
    if (held < shingleUnits && from > 0) break
    hash = 0x811c9dc5
    for (let at = from; at < end; at += 1) hash = Math.imul(hash ^ codes[at]!, 0x01000193)
    hash = mixed(hash >>> 0)
    if (seen.add(hash)) give(hash)
    held -= unitsOf(codes[from]!)
  }
  return seen.size
}

function unitsOf(code: number): number {
  return code >= 0x2e80 && code < 0xa000 ? 2 : 1
}

/** A set of hashes in an array, several times as fast as one of objects. */
class Seen {
  size = 0
  #zero = false
  readonly #table: Uint32Array
  readonly #mask: number

  /** @param most how many it may hold */
  constructor(most: number) {
    const places = 2 ** Math.ceil(Math.log2(2 * most + 2))
    this.#table = new Uint32Array(places)
    this.#mask = places - 1
  }

  /** Whether it was not there yet. */
  add(hash: number): boolean {
    if (hash === 0) {
      if (this.#zero) return false
      this.#zero = true
      this.size += 1
      return true
    }
    let at = hash & this.#mask
    for (let other = this.#table[at]!; other !== 0; other = this.#table[at]!) {
      if (other === hash) return false
      at = (at + 1) & this.#mask
    }
    this.#table[at] = hash
    this.size += 1
    return true
  }
}

/** A slot that no shingle fell into takes what stands in the next that has one, marked by the way. */
function densify(least: Uint32Array): void {
  if (least.every((value) => value === empty)) return
  const filled = Uint32Array.from(least)
  for (let slot = 0; slot < slots; slot += 1) {
    if (filled[slot] !== empty) continue
    let steps = 1
    while (filled[(slot + steps) % slots] === empty) steps += 1
    least[slot] = mixed(filled[(slot + steps) % slots]! + steps)
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return mixed(hash >>> 0)
}

/** @source Appleby: MurmurHash3, the finaliser of its 32-bit form */
function mixed(word: number): number {
  let hash = word
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
