/** Numbers of a file in the byte order it has; what lies outside reads as 0. */
export class ByteReader {
  readonly bytes: Uint8Array
  readonly little: boolean

  constructor(bytes: Uint8Array, little = false) {
    this.bytes = bytes
    this.little = little
  }

  u16(at: number): number {
    const a = this.bytes[at] ?? 0
    const b = this.bytes[at + 1] ?? 0
    return this.little ? (b << 8) | a : (a << 8) | b
  }

  u32(at: number): number {
    const first = this.u16(at)
    const second = this.u16(at + 2)
    return this.little ? second * 65_536 + first : first * 65_536 + second
  }

  /** Latin-1 letters from one offset to another. */
  letters(from: number, to: number): string {
    const { buffer, byteOffset, length } = this.bytes
    return Buffer.from(buffer, byteOffset, length).toString('latin1', from, Math.min(to, length))
  }
}

/** Whether the bytes at an offset are these Latin-1 letters. */
export function startsWith(bytes: Uint8Array, letters: string, at = 0): boolean {
  if (at + letters.length > bytes.length) return false
  for (let index = 0; index < letters.length; index += 1)
    if (bytes[at + index] !== letters.charCodeAt(index)) return false
  return true
}
