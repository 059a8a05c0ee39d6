const encoder = new TextEncoder()

/** The text in UTF-8. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Gathers bytes, numbers with the smallest byte first. */
export class ByteSink {
  #bytes: Uint8Array
  #view: DataView
  #length = 0

  constructor(capacity: number = 4096) {
    this.#bytes = new Uint8Array(capacity)
    this.#view = new DataView(this.#bytes.buffer)
  }

  get length(): number {
    return this.#length
  }

  int(value: number): void {
    this.#room(4)
    this.#view.setInt32(this.#length, value, true)
    this.#length += 4
  }

  long(value: number): void {
    this.#room(8)
    this.#view.setBigInt64(this.#length, BigInt(value), true)
    this.#length += 8
  }

  double(value: number): void {
    this.#room(8)
    this.#view.setFloat64(this.#length, value, true)
    this.#length += 8
  }

  byte(value: number): void {
    this.#room(1)
    this.#bytes[this.#length] = value
    this.#length += 1
  }

  bytes(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** A few bytes out of many. */
  copy(bytes: Uint8Array, at: number, length: number): void {
    this.#room(length)
    for (let index = 0; index < length; index += 1)
      this.#bytes[this.#length + index] = bytes[at + index] ?? 0
    this.#length += length
  }

  /** The bytes, filled up with blanks; what is longer than the field was refused before. */
  padded(bytes: Uint8Array, length: number): void {
    this.bytes(bytes)
    for (let left = length - bytes.length; left > 0; left -= 1) this.byte(0x20)
  }

  /** Sets a byte that was written before. */
  patch(at: number, value: number): void {
    this.#bytes[at] = value
  }

  /** What was gathered up to `length`; the rest stays for the next time. */
  drain(length: number = this.#length): Uint8Array {
    const drained = this.#bytes.slice(0, length)
    this.#bytes.copyWithin(0, length, this.#length)
    this.#length -= length
    return drained
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const bytes = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
    bytes.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer)
  }
}
