import { squeezed } from '../long-text.ts'
import iconv from 'iconv-lite'

import type { Warn } from '../fault.ts'
import { wireDecoder } from '../wire-text/decode-wire.ts'

/** Bytes of a Latin-1 text that stands for them. */
export function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}

/** Text of bytes by the charset a message names; where it names none or lies, by their letters. */
export function textIn(bytes: Uint8Array, charset: string, warn: Warn): string {
  const name = (charset.split('*', 1)[0] ?? '').trim().toLowerCase()
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (name.startsWith('iso-2022-') && name !== 'iso-2022-kr' && name !== 'iso-2022-cn')
    return new TextDecoder('iso-2022-jp').decode(bytes)
  const isAscii = !whole.some((byte) => byte >= 0x80)
  if (isAscii && !/utf-?7|utf-?16|utf-?32|^hz/.test(name)) return whole.toString('latin1')
  const says = /^(?:|us-ascii|ascii|unknown-8bit|x-unknown|default)$/.test(name) ? '' : name
  if (says !== '' && iconv.encodingExists(says)) {
    const text = iconv.decode(whole, says)
    if (!text.includes('\uFFFD') || !/^utf-?8$/.test(says)) {
      if (text.includes('\uFFFD')) warn({ code: 'wire.encoding-damaged', encoding: says })
      return text
    }
  }
  // Escapes of ISO 2022 are no part of mail without a charset.
  return wireDecoder(whole, undefined, warn)(whole)
}

const encodedWord = /=\?([\w.:*-]{1,60})\?([BbQq])\?([^?]*)\?=/g

/**
 * A header's text with its encoded words and raw letters read. Words of one charset are joined
 * before they are decoded, as old mailers cut characters in two. @source RFC 2047
 */
export function headerText(raw: string, warn: Warn): string {
  const text = raw.length > 100_000 ? raw.slice(0, 100_000) : raw
  const parts: string[] = []
  let held: { charset: string; bytes: Buffer[] } | undefined
  let end = 0
  const release = (): void => {
    if (held !== undefined) parts.push(textIn(Buffer.concat(held.bytes), held.charset, warn))
    held = undefined
  }
  const plain = (between: string): void => {
    if (between !== '') parts.push(textIn(bytesOf(between), '', warn))
  }
  for (const { 0: whole, 1: charset = '', 2: way = '', 3: words = '', index } of text.matchAll(
    encodedWord,
  )) {
    const between = text.slice(end, index)
    const name = charset.toLowerCase()
    if (held === undefined || between.trim() !== '' || held.charset !== name) {
      const isFirst = held === undefined
      release()
      if (isFirst || between.trim() !== '') plain(between)
      held = { charset: name, bytes: [] }
    }
    held.bytes.push(
      /b/i.test(way)
        ? Buffer.from(words, 'base64')
        : quotedPrintable(bytesOf(words.replaceAll('_', ' '))),
    )
    end = index + whole.length
  }
  release()
  plain(text.slice(end))
  return squeezed(parts.join('')).trim()
}

/** Bytes of quoted-printable. @source RFC 2045 section 6.7 */
export function quotedPrintable(bytes: Uint8Array): Buffer {
  const out = Buffer.alloc(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte !== 0x3d) {
      out[length] = byte
      length += 1
      continue
    }
    let soft = at + 1
    while (bytes[soft] === 0x20 || bytes[soft] === 0x09) soft += 1
    if (bytes[soft] === 0x0d && bytes[soft + 1] === 0x0a) at = soft + 1
    else if (bytes[soft] === 0x0a || soft >= bytes.length) at = soft
    else {
      const high = hex(bytes[at + 1])
      const low = hex(bytes[at + 2])
      const isHex = high !== undefined && low !== undefined
      out[length] = isHex ? high * 16 + low : byte
      length += 1
      if (isHex) at += 2
    }
  }
  return out.subarray(0, length)
}

function hex(byte: number | undefined): number | undefined {
  if (byte === undefined) return undefined
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const small = byte | 0x20
  return small >= 0x61 && small <= 0x66 ? small - 0x57 : undefined
}

/** A file's name of a parameter: RFC 2231, encoded words, or raw. */
export function fileName(raw: string, warn: Warn): string {
  const extended = /^([\w.:-]{1,40})'[\w-]{0,40}'(.*)$/.exec(raw)
  if (extended === null) return headerText(raw, warn).slice(0, 500)
  const bytes = quotedPrintable(bytesOf((extended[2] ?? '').replaceAll(/%(?=[\da-f]{2})/gi, '=')))
  return textIn(bytes, extended[1] ?? '', warn).slice(0, 500)
}

export interface Address {
  readonly name: string
  readonly address: string
}

/** The header without the mark of a quotation that never ends, which would be looked for from each mark in it. */
function closedQuotations(raw: string): string {
  const pattern = /"(?:\\[^]|[^"\\])*("?)|<[^<>]*>|\([^()]*\)/g
  for (const { 0: found, 1: end, index } of raw.matchAll(pattern))
    if (end === '') return raw.slice(0, index) + found.replaceAll('"', ' ')
  return raw
}

/** More addresses of one header tell nobody more. */
const maxAddresses = 50

/** The addresses of a header, names decoded. @source RFC 5322 section 3.4 */
export function addressesOf(raw: string, warn: Warn): Address[] {
  const found: Address[] = []
  const pattern = /(?:"(?:\\[^]|[^"\\])*"|<[^<>]*>|\([^()]*\)|[^",<>();])+/g
  for (const [part] of closedQuotations(raw.slice(0, 20_000)).matchAll(pattern)) {
    if (found.length >= maxAddresses) break
    const bracket = /<([^<>]*)>/.exec(part)?.[1]
    const comment = /\(([^()]*)\)/.exec(part)?.[1] ?? ''
    const bare = part.replaceAll(/<[^<>]*>|\([^()]*\)/g, ' ').trim()
    const address = (bracket ?? (bare.includes('@') ? bare : '')).trim()
    const named = bracket === undefined ? comment : bare || comment
    const name = headerText(named.replace(/^"([^]*)"$/, '$1').replaceAll(/\\([^])/g, '$1'), warn)
    if (address !== '' || name !== '') found.push({ name: name || address, address })
  }
  return found
}
