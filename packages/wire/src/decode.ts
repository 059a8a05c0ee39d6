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
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0]
  if (marked !== undefined && marked !== 'utf-8') return ok(decodeAs(bytes, marked, warn))
  const named = declared(bytes) ?? /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1]
  const escaping = named !== undefined && /^(?:iso-2022|hz|utf-?7)/i.test(named)
  if (!escaping) {
    const text = asUtf8(bytes)
    if (text !== undefined) return ok(text)
  }
  if (named !== undefined && iconv.encodingExists(named)) return ok(decodeAs(bytes, named, warn))
  const sample = bytes.subarray(0, sampleBytes)
  const guess = detect(Buffer.from(sample)).encoding
  if (guess && guess !== 'ascii' && iconv.encodingExists(guess)) {
    warn({ code: 'wire.encoding-guessed', encoding: guess })
    return ok(decodeAs(bytes, guess, warn))
  }
  if (marked === undefined && bytes.includes(0))
    return refuse({ code: 'wire.encoding-unknown', encoding: named ?? '' })
  warn({ code: 'wire.encoding-guessed', encoding: 'utf-8' })
  return ok(decodeAs(bytes, 'utf-8', warn))
}

function asUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined
  const text = bufferOf(bytes).toString('utf8')
  return text.startsWith('\uFEFF') ? text.slice(1) : text
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
