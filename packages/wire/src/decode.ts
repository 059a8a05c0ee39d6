import { isUtf8 } from 'node:buffer'

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
    const text = asUtf8(bytes)
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
  const encoding =
    said.settled === undefined && !said.escaping && beginsAsUtf8(head)
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
    write: (bytes) => checked(decoder.write(bufferOf(bytes))),
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
  const named = declared(bytes) ?? /charset\s*=[\s"']*([\w.:-]+)/i.exec(contentType ?? '')?.[1]
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

function asUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined
  const text = bufferOf(bytes).toString('utf8')
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** Whether bytes are the beginning of a text in UTF-8; its last letter may be cut. */
function beginsAsUtf8(bytes: Uint8Array): boolean {
  for (let cut = 0; cut < 4; cut += 1)
    if (isUtf8(bytes.subarray(0, bytes.length - cut))) return true
  return false
}

/** The same bytes, not a copy. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function decodeAs(bytes: Uint8Array, encoding: string, warn: Warn): string {
  const text = iconv.decode(bufferOf(bytes), encoding)
  if (text.includes('\uFFFD')) warn({ code: 'wire.encoding-damaged', encoding })
  return text
}

/** The encoding in an XML declaration, which is ASCII in every encoding that gets this far. */
function declared(bytes: Uint8Array): string | undefined {
  const head = bufferOf(bytes.subarray(0, 256)).toString('latin1')
  return /<\?xml[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1]
}
