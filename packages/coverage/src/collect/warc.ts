import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { ByteQueue } from './byte-queue.ts'

/** A page in a web archive. */
export interface WarcPage {
  /** Its record, counted from 1. */
  readonly number: number
  readonly url: string
  /** When it was fetched, as written. */
  readonly date: string
  readonly contentType: string
  readonly body: Buffer
}

/** A record that is no page to take, or where the archive breaks off. */
export interface WarcRefusal {
  readonly number: number
  readonly code: 'bulk.too-large' | 'bulk.warc-broken' | 'bulk.encoding-broken'
  /** Bytes: where the record begins, how large it is. */
  readonly at: number
  readonly length?: number
}

const longestLine = 64 * 1024
const mostHeaders = 200

/**
 * Reads the pages of a web archive that is already unpacked: successful answers in HTML, and HTML
 * stored as such. Other records pass silently. Takes the memory of one page.
 * @param limit bytes of one page
 * @source ISO 28500 (WARC 1.0 and 1.1)
 */
export async function* readWarc(
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<WarcPage | WarcRefusal> {
  const queue = new ByteQueue(bytes)
  for (let number = 1; ; number += 1) {
    const first = await firstLine(queue)
    if (first === undefined) return
    const at = queue.position
    const headers = /^WARC\/1\.\d$/.test(first) ? await headersOf(queue) : undefined
    const length = Number(headers?.get('content-length') ?? Number.NaN)
    if (headers === undefined || !Number.isSafeInteger(length) || length < 0) {
      yield { number, code: 'bulk.warc-broken', at }
      return
    }
    const type = headers.get('warc-type')
    const url = (headers.get('warc-target-uri') ?? '').replace(/^<|>$/g, '')
    const date = headers.get('warc-date') ?? ''
    if (type !== 'response' && type !== 'resource') {
      if (await queue.skip(length)) continue
      yield { number, code: 'bulk.warc-broken', at }
      return
    }
    if (length > limit) {
      yield { number, code: 'bulk.too-large', at, length }
      if (await queue.skip(length)) continue
      return
    }
    const block = await queue.bytes(length)
    if (block.length < length) {
      yield { number, code: 'bulk.warc-broken', at, length }
      return
    }
    const page =
      type === 'response'
        ? answerOf(block, limit)
        : { contentType: headers.get('content-type') ?? '', body: block }
    if (page === 'broken') yield { number, code: 'bulk.encoding-broken', at, length }
    else if (page !== undefined && isHtml(page.contentType)) yield { number, url, date, ...page }
  }
}

function isHtml(contentType: string): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType)
}

/** The next line that is not empty: two empty ones end each record. */
async function firstLine(queue: ByteQueue): Promise<string | undefined> {
  for (;;) {
    const line = await queue.line(longestLine)
    if (line === undefined) return (await queue.bytes(1)).length === 0 ? undefined : ''
    if (line !== '') return line
  }
}

async function headersOf(queue: ByteQueue): Promise<Map<string, string> | undefined> {
  const headers = new Map<string, string>()
  for (let count = 0; count <= mostHeaders; count += 1) {
    const line = await queue.line(longestLine)
    if (line === undefined) return undefined
    if (line === '') return headers
    addHeader(headers, line)
  }
  return undefined
}

function addHeader(headers: Map<string, string>, line: string): void {
  const colon = line.indexOf(':')
  if (colon > 0)
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
}

/** The body of a stored HTTP answer without its codings; undefined for one that is no success. */
function answerOf(
  block: Buffer,
  limit: number,
): { contentType: string; body: Buffer } | 'broken' | undefined {
  const gap = /\r?\n\r?\n/.exec(block.subarray(0, longestLine).toString('latin1'))
  if (gap === null) return 'broken'
  const [status = '', ...lines] = block.subarray(0, gap.index).toString('latin1').split(/\r?\n/)
  if (!/^HTTP\/\d(?:\.\d)?\s+200\b/.test(status)) return undefined
  const headers = new Map<string, string>()
  for (const line of lines) addHeader(headers, line)
  const contentType = headers.get('content-type') ?? 'text/html'
  const raw = block.subarray(gap.index + gap[0].length)
  // Some tools take the chunks apart and leave the header.
  const chunked = /chunked/i.test(headers.get('transfer-encoding') ?? '')
  const whole = (chunked ? joinChunks(raw) : undefined) ?? raw
  const body = decoded(whole, headers.get('content-encoding')?.toLowerCase() ?? '', limit)
  return body === undefined ? 'broken' : { contentType, body }
}

/** @source RFC 9112, section 7.1 */
function joinChunks(raw: Buffer): Buffer | undefined {
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const end = raw.indexOf('\r\n', at)
    const size = /^([\da-f]{1,8})\s*(?:;.*)?$/i.exec(raw.subarray(at, end).toString('latin1'))?.[1]
    if (end === -1 || size === undefined) return undefined
    const length = Number.parseInt(size, 16)
    if (length === 0) return Buffer.concat(parts)
    parts.push(raw.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
}

function decoded(bytes: Buffer, encoding: string, limit: number): Buffer | undefined {
  const options = { maxOutputLength: limit }
  try {
    // A header may speak of a coding that the archive's maker has already undone.
    if (/gzip/.test(encoding) && bytes[0] === 0x1f && bytes[1] === 0x8b)
      return gunzipSync(bytes, options)
    if (encoding === 'br') return brotliDecompressSync(bytes, options)
    if (encoding === 'deflate') return inflateSync(bytes, options)
    return bytes
  } catch (cause) {
    if (cause instanceof Error && typeof Reflect.get(cause, 'code') === 'string') return undefined
    throw cause
  }
}
