import type { NumberArray, TextColumn } from '../column.ts'
import { NumberColumnBuilder } from '../column.ts'

/** So many runs in one another's way are no accident: the rest is found by the platform's own map. */
const mostProbes = 256

/**
 * Grows a column of texts from bytes: each different run of bytes is read once, and every later
 * row that has the same bytes only repeats its number.
 */
export class ByteTextBuilder {
  readonly #codes: NumberColumnBuilder = new NumberColumnBuilder()
  readonly #texts: string[] = []
  readonly #read: (bytes: Uint8Array) => string
  readonly #byText = new Map<string, number>()
  /** Slots of an open hash table: a known run of bytes from 1, 0 for none. */
  #table: Int32Array = new Int32Array(64)
  #runs = 0
  /** For each run: where its bytes stand, how many they are, its hash, its text's code. */
  #index: Int32Array = new Int32Array(64 * 4)
  #arena: Uint8Array = new Uint8Array(256)
  #used = 0
  #size = 0

  /** @param read turns the bytes of a new text into letters, or throws */
  constructor(read: (bytes: Uint8Array) => string) {
    this.#read = read
  }

  /** Bytes that the different texts take. */
  get size(): number {
    return this.#size
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    let hash = 0x811c9dc5
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
    hash ^= hash >>> 15
    const mask = this.#table.length - 1
    let slot = hash & mask
    for (let probes = 0; ; probes += 1) {
      if (probes === mostProbes) {
        this.#codes.push(this.#codeOf(bytes.subarray(start, end)))
        return
      }
      const run = (this.#table[slot] ?? 0) - 1
      if (run === -1) break
      if (this.#index[run * 4 + 2] === hash && this.#equals(run, bytes, start, end)) {
        this.#codes.push(this.#index[run * 4 + 3] ?? 0)
        return
      }
      slot = (slot + 1) & mask
    }
    this.#table[slot] = this.#add(bytes, start, end, hash) + 1
    if (this.#runs * 2 > this.#table.length) this.#rehash()
  }

  done(): TextColumn {
    const codes: NumberArray = this.#codes.done().values
    this.#arena = new Uint8Array(0)
    return { kind: 'text', codes, texts: this.#texts }
  }

  #equals(run: number, bytes: Uint8Array, start: number, end: number): boolean {
    const own = this.#index[run * 4] ?? 0
    if (this.#index[run * 4 + 1] !== end - start) return false
    for (let at = start; at < end; at += 1)
      if (this.#arena[own + at - start] !== bytes[at]) return false
    return true
  }

  #codeOf(bytes: Uint8Array): number {
    const text = this.#read(bytes)
    let code = this.#byText.get(text)
    if (code === undefined) {
      code = this.#texts.push(text) - 1
      this.#byText.set(text, code)
      this.#size += bytes.length
    }
    return code
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const code = this.#codeOf(bytes.subarray(start, end))
    const length = end - start
    if (this.#used + length > this.#arena.length) {
      const arena = new Uint8Array(Math.max(this.#arena.length * 2, this.#used + length))
      arena.set(this.#arena)
      this.#arena = arena
    }
    this.#arena.set(bytes.subarray(start, end), this.#used)
    if (this.#runs * 4 === this.#index.length) {
      const index = new Int32Array(this.#index.length * 2)
      index.set(this.#index)
      this.#index = index
    }
    this.#index.set([this.#used, length, hash, code], this.#runs * 4)
    this.#used += length
    this.#codes.push(code)
    this.#runs += 1
    return this.#runs - 1
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 2)
    const mask = table.length - 1
    for (let run = 0; run < this.#runs; run += 1) {
      let slot = (this.#index[run * 4 + 2] ?? 0) & mask
      while (table[slot] !== 0) slot = (slot + 1) & mask
      table[slot] = run + 1
    }
    this.#table = table
  }
}
