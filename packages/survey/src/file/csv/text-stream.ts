import type { Bytes } from '../sav/byte-source.ts'
import { encodingOfName } from '../sav/encoding.ts'
import { CsvStop } from './fault.ts'

/** Bytes that are looked at to tell the encoding and the separator. */
const headLength = 65_536

export interface TextStream {
  readonly encoding: string
  /** Whether nobody named the encoding. */
  readonly isRecognised: boolean
  /** The text of the first bytes, for looking only. */
  readonly head: string
  readonly texts: AsyncIterable<string>
}

/**
 * Decodes a stream strictly. Without an encoding named it takes the byte order mark, or UTF-8 if
 * the first 64 kB are that; else it refuses and shows what the bytes would be in the usual ones.
 */
export async function textStream(
  bytes: Bytes,
  named: string | undefined,
  limit: number,
): Promise<TextStream> {
  const chunks = limited(bytes, limit)
  const parts: Uint8Array[] = []
  let length = 0
  while (length < headLength) {
    const { done, value } = await chunks.next()
    if (done === true) break
    parts.push(value)
    length += value.length
  }
  const head = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    head.set(part, at)
    at += part.length
  }
  const encoding = named === undefined ? recognise(head) : encodingOfName(named)
  if (encoding === undefined)
    throw new CsvStop({ code: 'csv.encoding-unknown', rule: `No encoding is named "${named}".` })
  return {
    encoding,
    isRecognised: named === undefined,
    head: new TextDecoder(encoding).decode(head.subarray(0, headLength), { stream: true }),
    texts: decode(head, chunks, encoding),
  }
}

async function* limited(bytes: Bytes, limit: number): AsyncGenerator<Uint8Array, void> {
  let length = 0
  for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
    length += chunk.length
    if (length > limit)
      throw new CsvStop({ code: 'csv.too-large', rule: `The file is longer than the limit of ${limit} bytes.` }) // prettier-ignore
    // Pieces of a size that is decoded at once without much memory.
    for (let at = 0; at < chunk.length; at += headLength) yield chunk.subarray(at, at + headLength)
  }
}

async function* decode(
  head: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let offset = 0
  const read = (chunk: Uint8Array | undefined): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      const rule = `Between byte ${offset} and ${offset + (chunk?.length ?? 0)} stands something that is no text in ${encoding}.`
      throw new CsvStop({ code: 'csv.text-undecodable', rule, offset })
    }
  }
  for (let at = 0; at < head.length; at += headLength) {
    yield read(head.subarray(at, at + headLength))
    offset = Math.min(at + headLength, head.length)
  }
  for await (const chunk of chunks) {
    yield read(chunk)
    offset += chunk.length
  }
  yield read(undefined)
}

function recognise(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (isTextIn(head, 'utf-8') && !head.subarray(0, 1024).includes(0)) return 'utf-8'
  const candidates =
    ['windows-1251', 'gb18030', 'windows-1256', 'windows-1252', 'koi8-r', 'utf-16le', 'utf-16be'] // prettier-ignore
      .filter((encoding) => isTextIn(head, encoding))
      .map((encoding) => ({ encoding, sample: sampleOf(head, encoding) }))
  const rule = 'The file is not in UTF-8 and has no byte order mark; name its encoding.'
  throw new CsvStop({ code: 'csv.encoding-unclear', rule, candidates })
}

function isTextIn(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** A piece of text around the first letter that is not ASCII. */
function sampleOf(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes, { stream: true })
  const first = Math.max(0, text.search(/[^\p{ASCII}]/u) - 10)
  return text.slice(first, first + 60)
}
