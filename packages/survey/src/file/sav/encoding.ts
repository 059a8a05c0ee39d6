import { SavStop } from './fault.ts'

const byNumber: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10_000: 'macintosh',
  10_007: 'x-mac-cyrillic',
  20_866: 'koi8-r',
  20_932: 'euc-jp',
  20_936: 'gbk',
  21_866: 'koi8-u',
  28_600: 'iso-8859-10',
  28_603: 'iso-8859-13',
  28_604: 'iso-8859-14',
  28_605: 'iso-8859-15',
  28_606: 'iso-8859-16',
  51_932: 'euc-jp',
  51_936: 'gbk',
  51_949: 'euc-kr',
  54_936: 'gb18030',
  65_001: 'utf-8',
}

/**
 * The web's name of a Windows code page, as record 7/3 gives it; none for the marks of plain ASCII.
 * @source the SPSS system file's machine integer record: 1 EBCDIC, 2 and 3 ASCII, else a code page
 */
export function encodingOfNumber(number: number): string | undefined {
  if (number >= 1250 && number <= 1258) return `windows-${number}`
  if (number >= 28_591 && number <= 28_599) return `iso-8859-${number - 28_590}`
  return byNumber[number]
}

/** The web's name of an encoding by any of the names that programs write, none if unknown here. */
export function encodingOfName(name: string): string | undefined {
  const plain = name.trim().toLowerCase()
  const number = /^(?:cp|windows|ibm|codepage|x-cp|ms|win)?[-_ ]?(\d{3,5})$/.exec(plain)
  const known = number === null ? undefined : encodingOfNumber(Number(number[1]))
  for (const label of [known, plain, plain.replaceAll('_', '-')]) {
    if (label === undefined) continue
    try {
      return new TextDecoder(label).encoding
    } catch (error) {
      // The platform says by a RangeError that it does not know the label.
      if (!(error instanceof RangeError)) throw error
    }
  }
  return undefined
}

/** Turns a file's bytes into texts; bytes that are none in its encoding are refused. */
export class TextReader {
  readonly encoding: string
  readonly #decoder: InstanceType<typeof TextDecoder>
  /** The file names no encoding, so that only ASCII can be read for sure. */
  readonly #unknown: boolean

  constructor(encoding: string | undefined) {
    this.#unknown = encoding === undefined
    this.encoding = encoding ?? 'us-ascii'
    this.#decoder = new TextDecoder(encoding ?? 'utf-8', { fatal: true, ignoreBOM: true })
  }

  /** The text, or none where the bytes are none in this encoding. */
  read(bytes: Uint8Array): string | undefined {
    try {
      return this.#unknown && !isAscii(bytes) ? undefined : this.#decoder.decode(bytes)
    } catch (error) {
      // A fatal decoder says by a TypeError that the bytes are no text.
      if (error instanceof TypeError) return undefined
      throw error
    }
  }

  /** The text, its padding dropped. */
  demand(bytes: Uint8Array, offset: number, record: string): string {
    const text = this.read(trimEnd(bytes))
    if (text !== undefined) return text
    throw this.fault(offset, record)
  }

  fault(offset: number, record: string, place: { row?: number; column?: string } = {}): SavStop {
    return this.#unknown
      ? new SavStop({
          code: 'sav.encoding-missing',
          offset,
          record,
          rule: 'The file does not say in which encoding its letters are; name one.',
          ...place,
        })
      : new SavStop({
          code: 'sav.text-undecodable',
          offset,
          record,
          rule: `These bytes are no text in ${this.encoding}.`,
          ...place,
        })
  }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80)
}

/** The bytes without the blanks and zeros that fill up a field. */
export function trimEnd(bytes: Uint8Array): Uint8Array {
  let length = bytes.length
  while (length > 0 && (bytes[length - 1] === 0x20 || bytes[length - 1] === 0)) length -= 1
  return bytes.subarray(0, length)
}

/**
 * How many bytes at the end are the beginning of a letter that was cut off, as happens where a
 * program fills a field to its last byte. UTF-8 only.
 */
export function brokenTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? back : 0
    }
  }
  return 0
}
