/* oxlint-disable no-control-regex -- control codes are what these wires are made of */

/** Where the parts of a message stand among its bytes. */
export interface WireMessage {
  readonly format: 'iptc-7901' | 'anpa-1312'
  /** Offset of its first byte. */
  readonly offset: number
  readonly header: Uint8Array
  readonly text: Uint8Array
  /** After the text: when the message was sent. */
  readonly trailer: Uint8Array
  /** Whether the end of the text was there. */
  readonly ended: boolean
}

const startOfHeader = 0x01
const startOfText = 0x02
const endOfText = 0x03
const endOfTransmission = 0x04

/** Bytes that a line carries before a message: nothing, filling, line ends. */
const filling = new Set([0x00, 0x04, 0x0a, 0x0d, 0x16, 0x20, 0x7f])
const maxFilling = 256

/** Teleprinters had no control codes for it. */
const teleprinterStart = /^[\s\0]*ZCZC\b/

/**
 * What format of the old wires the bytes are in; `undefined` where they are in none.
 * @source IPTC 7901; ANPA 1312
 */
export function recogniseWire(bytes: Uint8Array): WireMessage['format'] | undefined {
  let at = 0
  while (at < maxFilling && filling.has(bytes[at] ?? -1)) at += 1
  if (bytes[at] === startOfHeader) return formatOf(binary(bytes.subarray(at + 1, at + 512)))
  return teleprinterStart.test(binary(bytes.subarray(0, maxFilling))) ? 'iptc-7901' : undefined
}

/** ANPA's header has a selector after its number and format codes in its second line. */
const anpaHeader =
  /^[a-z]{1,2}\d{3,5}\s*[\u001F\u001E\u001C]|^[^\r\n]*[\r\n]+[a-z] [a-z ]?[\u0013\u0014]?[\u0011\u0012]/i
const iptcHeader = /^\s*[\p{L}]{1,12}[-_ ]?\d{1,6}\b/u

function formatOf(header: string): WireMessage['format'] | undefined {
  if (anpaHeader.test(header)) return 'anpa-1312'
  return iptcHeader.test(header) || header.includes('\u0002') ? 'iptc-7901' : undefined
}

/** Bytes as text of as many letters. */
function binary(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** The messages of a transmission, in their order. */
export function* messagesOf(
  bytes: Uint8Array,
  format: WireMessage['format'],
): Generator<WireMessage> {
  if (!bytes.includes(startOfHeader)) {
    yield* teleprinterMessages(bytes, format)
    return
  }
  let start = bytes.indexOf(startOfHeader)
  while (start !== -1) {
    const next = bytes.indexOf(startOfHeader, start + 1)
    const end = next === -1 ? bytes.length : next
    const text = offsetOf(bytes, startOfText, start, end)
    const textEnd = offsetOf(bytes, endOfText, Math.max(text, start), end)
    const sent = offsetOf(bytes, endOfTransmission, start, end)
    const stop = textEnd === -1 ? (sent === -1 ? end : sent) : textEnd
    yield {
      format,
      offset: start,
      header: bytes.subarray(start + 1, text === -1 ? stop : Math.min(text, stop)),
      text: text === -1 ? new Uint8Array() : bytes.subarray(Math.min(text + 1, stop), stop),
      trailer:
        textEnd === -1
          ? new Uint8Array()
          : bytes.subarray(textEnd + 1, sent > textEnd ? sent : end),
      ended: textEnd !== -1,
    }
    start = next
  }
}

function offsetOf(bytes: Uint8Array, code: number, start: number, end: number): number {
  const at = bytes.subarray(start, end).indexOf(code)
  return at === -1 ? -1 : start + at
}

/** Without control codes the first line is the header, the second the keywords. */
function* teleprinterMessages(
  bytes: Uint8Array,
  format: WireMessage['format'],
): Generator<WireMessage> {
  const says = binary(bytes)
  const starts = [...says.matchAll(/ZCZC[ \t]*/g)].flatMap(({ index, 0: found }) => {
    const offset = lineBefore(says, index, /[\s\0]/)
    return offset === undefined ? [] : [[offset, index + found.length]]
  })
  for (const [index, [offset = 0, start = 0]] of starts.entries()) {
    const limit = starts[index + 1]?.[0] ?? bytes.length
    const end = teleprinterEnd(says.slice(start, limit))
    const stop = end === undefined ? limit : start + end
    const lines = /^[^\r\n]*(?:\r\n|\n|\r)?(?:[^\r\n]*(?:\r\n|\n|\r)?)/.exec(
      says.slice(start, stop),
    )
    const text = start + (lines?.[0].length ?? 0)
    yield {
      format,
      offset,
      header: bytes.subarray(start, text),
      text: bytes.subarray(text, stop),
      trailer: new Uint8Array(),
      ended: end !== undefined,
    }
  }
}

/**
 * Where the white space before a word begins with a line, if the word is the first of one. The space
 * is looked at once: a pattern that begins with a line's end tries each of a million empty lines.
 */
function lineBefore(says: string, word: number, space: RegExp): number | undefined {
  let line: number | undefined
  let at = word
  for (; at > 0 && space.test(says.charAt(at - 1)); at -= 1)
    if (/[\r\n]/.test(says.charAt(at - 1))) line = at - 1
  return at === 0 ? 0 : line
}

/** Where the line begins that ends a message, with the empty ones before it. */
function teleprinterEnd(says: string): number | undefined {
  for (const { index } of says.matchAll(/NNNN(?=\s|$)/g)) {
    const line = lineBefore(says, index, /\s/)
    if (line === undefined) continue
    let at = index + 4
    while (at < says.length && /[^\S\r\n]/.test(says.charAt(at))) at += 1
    if (at === says.length || /[\r\n]/.test(says.charAt(at))) return line
  }
  return undefined
}
