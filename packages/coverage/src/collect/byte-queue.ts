/** Bytes as they come, asked for in the pieces a format is made of. */
export class ByteQueue {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)
  #ended = false
  /** Bytes taken so far. */
  position = 0

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** A line without its end; undefined at the end of the bytes, or where it is longer than `limit`. */
  async line(limit: number): Promise<string | undefined> {
    for (;;) {
      const end = this.#held.indexOf(0x0a)
      if (end !== -1 && end <= limit) {
        const text = this.#take(end + 1).toString('utf8')
        return text.replace(/\r?\n$/, '')
      }
      if (this.#held.length > limit || !(await this.#more())) return undefined
    }
  }

  /** So many bytes; fewer only at the end. */
  async bytes(count: number): Promise<Buffer> {
    const parts: Buffer[] = []
    let missing = count
    while (missing > 0) {
      if (this.#held.length === 0 && !(await this.#more())) break
      const part = this.#take(Math.min(missing, this.#held.length))
      parts.push(part)
      missing -= part.length
    }
    return Buffer.concat(parts)
  }

  /** Leaves so many bytes out, in memory of one piece. False where they end before. */
  async skip(count: number): Promise<boolean> {
    let missing = count
    while (missing > 0) {
      if (this.#held.length === 0 && !(await this.#more())) return false
      missing -= this.#take(Math.min(missing, this.#held.length)).length
    }
    return true
  }

  #take(count: number): Buffer {
    const taken = this.#held.subarray(0, count)
    this.#held = this.#held.subarray(count)
    this.position += count
    return taken
  }

  async #more(): Promise<boolean> {
    if (this.#ended) return false
    const next = await this.#source.next()
    if (next.done === true) {
      this.#ended = true
      return false
    }
    this.#held =
      this.#held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#held, next.value])
    return true
  }
}
