import { SavStop, type SavFaultCode } from './fault.ts'

/** Reads the fields of one record that is wholly at hand, and knows where each stands in the file. */
export class RecordReader {
  readonly bytes: Uint8Array
  readonly #view: DataView
  readonly #little: boolean
  readonly #record: string
  readonly #start: number
  at = 0

  /** @param start the record's offset in the file */
  constructor(bytes: Uint8Array, little: boolean, record: string, start: number) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#little = little
    this.#record = record
    this.#start = start
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  int(): number {
    this.need(4)
    this.at += 4
    return this.#view.getInt32(this.at - 4, this.#little)
  }

  double(): number {
    this.need(8)
    this.at += 8
    return this.#view.getFloat64(this.at - 8, this.#little)
  }

  /** A whole number in eight bytes; beyond 2^53 it comes near enough to be refused. */
  long(): number {
    this.need(8)
    this.at += 8
    return Number(this.#view.getBigInt64(this.at - 8, this.#little))
  }

  byte(): number {
    this.need(1)
    this.at += 1
    return this.bytes[this.at - 1] ?? 0
  }

  take(length: number): Uint8Array {
    if (length < 0) this.stop('sav.count-unbelievable', `A length of ${length} is below zero.`)
    this.need(length)
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  need(length: number): void {
    if (length > this.left) {
      const rule = `The record ends ${length - this.left} bytes before its field does.`
      this.stop('sav.record-malformed', rule)
    }
  }

  stop(code: SavFaultCode, rule: string): never {
    throw new SavStop({ code, offset: this.#start + this.at, record: this.#record, rule })
  }
}
