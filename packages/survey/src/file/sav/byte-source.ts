import { SavStop } from './fault.ts'

export type Bytes = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** Takes bytes piece by piece from a stream, holding no more of it than was asked for. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array> | Iterator<Uint8Array>
  #chunk: Uint8Array = new Uint8Array(0)
  #at = 0
  #offset = 0
  readonly #limit: number

  /** @param limit bytes of the whole stream */
  constructor(bytes: Bytes, limit: number) {
    const chunks = bytes instanceof Uint8Array ? [bytes] : bytes
    this.#chunks =
      Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
    this.#limit = limit
  }

  /** Bytes taken so far. */
  get offset(): number {
    return this.#offset
  }

  /**
   * The next `length` bytes, no matter in how many chunks they come.
   * @throws SavStop `sav.cut-short` where the stream ends before
   */
  async take(length: number, record: string): Promise<Uint8Array> {
    if (this.#chunk.length - this.#at >= length) return this.#cut(length)
    const parts: Uint8Array[] = []
    let missing = length
    while (missing > 0) {
      if (this.#at === this.#chunk.length && !(await this.#next())) {
        const had = length - missing
        const rule = `The file ends after ${had} of the ${length} bytes that belong here.`
        throw new SavStop({ code: 'sav.cut-short', offset: this.#offset, record, rule })
      }
      const part = this.#cut(Math.min(missing, this.#chunk.length - this.#at))
      parts.push(part)
      missing -= part.length
    }
    return join(parts, length)
  }

  /** The rest of the chunk at hand, or the next one; nothing at the end of the stream. */
  async chunk(): Promise<Uint8Array | undefined> {
    while (this.#at === this.#chunk.length) if (!(await this.#next())) return undefined
    return this.#cut(this.#chunk.length - this.#at)
  }

  /** Lets go of a stream that is not read to its end. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  #cut(length: number): Uint8Array {
    const part = this.#chunk.subarray(this.#at, this.#at + length)
    this.#at += length
    this.#offset += length
    return part
  }

  async #next(): Promise<boolean> {
    const { done, value } = await this.#chunks.next()
    if (done === true) return false
    // A subclass whose slices share its memory must not come further.
    this.#chunk = new Uint8Array(value.buffer, value.byteOffset, value.length)
    this.#at = 0
    if (this.#offset + value.length > this.#limit) {
      const rule = `The file is longer than the limit of ${this.#limit} bytes.`
      throw new SavStop({ code: 'sav.too-large', offset: this.#offset, record: 'file', rule })
    }
    return true
  }
}

/** The parts as one array. */
export function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
