export const newline = 0x0a

/** A line of a file, counted from 1; of one that is too long only its bytes are known. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly length: number }

/** Cuts bytes into lines; takes no more memory than `limit` bytes and the chunk in hand. */
export class LineSplitter {
  readonly #limit: number
  #parts: Uint8Array[] = []
  #length = 0
  #number = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  *push(chunk: Uint8Array): Generator<Line> {
    let start = 0
    for (;;) {
      const end = chunk.indexOf(newline, start)
      if (end === -1) break
      this.#take(chunk.subarray(start, end))
      yield this.#line()
      start = end + 1
    }
    this.#take(chunk.subarray(start))
  }

  *end(): Generator<Line> {
    if (this.#length > 0) yield this.#line()
  }

  #take(part: Uint8Array): void {
    this.#length += part.length
    if (this.#length > this.#limit) this.#parts = []
    else this.#parts.push(part)
  }

  #line(): Line {
    this.#number += 1
    const number = this.#number
    const length = this.#length
    const parts = this.#parts
    this.#parts = []
    this.#length = 0
    if (length > this.#limit) return { number, length }
    return { number, text: new TextDecoder().decode(joinBytes(parts, length)) }
  }
}

/** Parts of `length` bytes in all as one. */
export function joinBytes(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
