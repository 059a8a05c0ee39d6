import iconv from 'iconv-lite'
import { detect } from 'jschardet'

import type { Warn, WireFault } from './fault.ts'
import { ok, refuse, type Result } from './result.ts'

const marks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  // Without a byte order mark `<`, `{` or `[` and a zero beside it tell.
  ['utf-32le', [0x3c, 0, 0, 0]],
  ['utf-32be', [0, 0, 0, 0x3c]],
  ['utf-16le', [0x3c, 0, 0x3f, 0]],
  ['utf-16be', [0, 0x3c, 0, 0x3f]],
  ['utf-16le', [0x7b, 0]],
  ['utf-16be', [0, 0x7b]],
  ['utf-16le', [0x5b, 0]],
  ['utf-16be', [0, 0x5b]],
]

/** Enough bytes for a guess; more makes guessing slow and no better. */
const sampleBytes = 32 * 1024

/**
 * Turns bytes into text: by byte order mark, then by valid UTF-8, then by the charset that the
 * XML declaration or the transport names, at last by a guess that is reported.
 */
export function decode(
  bytes: Uint8Array,
  contentType: string | undefined,
  warn: Warn,
): Result<string, WireFault> {
  const said = saidOf(bytes, contentType)
  if (said.settled !== undefined) return ok(decodeAs(bytes, said.settled, warn))
  if (!said.escaping) {
    const text = asUtf8(bytes, false)
    if (text !== undefined) return ok(text)
  }
  const encoding = otherEncoding(bytes, said, warn)
  return encoding.ok ? ok(decodeAs(bytes, encoding.value, warn)) : encoding
}

/** Turns the bytes of a long document into text as they come. */
export interface StreamDecoder {
  readonly write: (bytes: Uint8Array) => string
  readonly end: () => string
}

/** As {@link decode}, by the beginning of a document, which comes again as its first bytes. */
export function streamDecoder(
  head: Uint8Array,
  contentType: string | undefined,
  warn: Warn,
): Result<StreamDecoder, WireFault> {
  const said = saidOf(head, contentType)
  const isUtf8 = said.settled === undefined && !said.escaping && asUtf8(head, true) !== undefined
  const encoding = isUtf8
    ? ok('utf-8')
    : said.settled === undefined
      ? otherEncoding(head, said, warn)
      : ok(said.settled)
  if (!encoding.ok) return encoding
  const decoder = iconv.getDecoder(encoding.value)
  let isDamaged = false
  const checked = (text: string): string => {
    if (!isDamaged && text.includes('\uFFFD')) {
      isDamaged = true
      warn({ code: 'wire.encoding-damaged', encoding: encoding.value })
    }
    return text
  }
  return ok({
    write: (bytes) =>
      checked(decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))),
    end: () => checked(decoder.end() ?? ''),
  })
}

/** What a document says of its encoding; `settled` where that needs no look at its letters. */
interface SaidEncoding {
  readonly settled: string | undefined
  readonly isMarked: boolean
  readonly named: string | undefined
  readonly escaping: boolean
}

function saidOf(bytes: Uint8Array, contentType: string | undefined): SaidEncoding {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0]
  const named = declared(bytes) ?? /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1]
  return {
    settled: marked === 'utf-8' ? undefined : marked,
    isMarked: marked !== undefined,
    named,
    escaping: named !== undefined && /^(?:iso-2022|hz|utf-?7)/i.test(named),
  }
}

/** The encoding of what is no UTF-8. */
function otherEncoding(
  bytes: Uint8Array,
  { named, isMarked }: SaidEncoding,
  warn: Warn,
): Result<string, WireFault> {
  if (named !== undefined && iconv.encodingExists(named)) return ok(named)
  const guess = detect(Buffer.from(bytes.subarray(0, sampleBytes))).encoding
  if (guess && guess !== 'ascii' && iconv.encodingExists(guess)) {
    warn({ code: 'wire.encoding-guessed', encoding: guess })
    return ok(guess)
  }
  if (!isMarked && bytes.includes(0))
    return refuse({ code: 'wire.encoding-unknown', encoding: named ?? '' })
  warn({ code: 'wire.encoding-guessed', encoding: 'utf-8' })
  return ok('utf-8')
}

function asUtf8(bytes: Uint8Array, isCut: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut })
  } catch (cause) {
    // The decoder's way to say that these bytes are no UTF-8; anything else is broken machinery.
    if (cause instanceof TypeError || cause instanceof RangeError) return undefined
    throw cause
  }
}

function decodeAs(bytes: Uint8Array, encoding: string, warn: Warn): string {
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
  if (text.includes('\uFFFD')) warn({ code: 'wire.encoding-damaged', encoding })
  return text
}

/** The encoding in an XML declaration, which is ASCII in every encoding that gets this far. */
function declared(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 256))
  return /<\?xml[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1]
}
