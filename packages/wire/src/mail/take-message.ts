import { createHash } from 'node:crypto'

import type { Warn } from '../fault.ts'
import { maxHtmlLength, textOfHtml } from '../sanitise.ts'
import { recognisePhoto } from '../photo-blocks.ts'
import { readPhoto } from '../read-photo.ts'
import { asUri, encodeIllegal } from '../uri.ts'
import {
  addressesOf,
  bytesOf,
  fileName,
  headerText,
  quotedPrintable,
  textIn,
} from './mail-words.ts'
import { mailHtml } from './mail-text.ts'
import { parameterOf, type MimePart, type MimeReader } from './mime-part.ts'

/** A file that a message carries. */
export interface MailFile {
  /** `ni:///sha-256;…`, RFC 6920. */
  readonly uri: string
  readonly bytes: Uint8Array
}

type Raw = Record<string, unknown>

/** Messages in messages: what is deeper is a file. */
const maxMessages = 5
const maxFiles = 500

/** Bytes of text that are shown; longer texts are files. */
const maxShown = 384 * 1024

/** Reads parts of a message into fields of an item. */
export class MessageTaker {
  readonly files: MailFile[] = []
  readonly #text: string
  readonly #reader: MimeReader
  readonly #warn: Warn

  constructor(text: string, reader: MimeReader, warn: Warn) {
    this.#text = text
    this.#reader = reader
    this.#warn = warn
  }

  /** The fields of ninjs that the message gives; `host` is its sender's. */
  fields(message: MimePart, level = 0): { fields: Raw; host: string } {
    const header = (name: string): string => message.headers.get(name)?.[0] ?? ''
    const words = (name: string): string => headerText(header(name), this.#warn)
    const from = addressesOf(header('from') || header('sender'), this.#warn)
    const replies = addressesOf(header('reply-to'), this.#warn)
    const shown = this.#shown(message, level)
    const subject = words('subject')
    const date = words('date')
      .replaceAll(/\([^()]*\)/g, ' ')
      .trim()
    const parents = [
      ...new Set(`${header('in-reply-to')} ${header('references')}`.match(/<[^<>\s]{1,300}>/g)),
    ]
    const html = shown.html.join('<hr />')
    const text = textOfHtml(html)
    const keywords = words('keywords')
      .split(/[,;，；]/)
      .map((name) => name.trim())
      .filter(Boolean)
    const person =
      (rel: string) =>
      (one: { name: string; address: string }): Raw => ({
        name: one.name,
        rel,
        ...(one.address === '' ? {} : { contactInfo: [{ type: 'email', value: one.address }] }),
      })
    const said: Raw = {
      uri: midOf(header('message-id')),
      type: 'text',
      firstCreated: date === '' ? undefined : date,
      versionCreated: date === '' ? undefined : date,
      language: words('content-language').split(',')[0],
      headlines:
        subject === '' ? undefined : [{ role: 'main', contentType: 'text/plain', value: subject }],
      by: from[0]?.name,
      people: [...from.map(person('author')), ...replies.map(person('reply-to'))],
      infoSources: words('organization') === '' ? undefined : [{ name: words('organization') }],
      subjects: keywords.slice(0, 100).map((name) => ({ name, rel: 'keyword' })),
      bodies:
        html === ''
          ? undefined
          : [
              { role: 'html5', contentType: 'text/html', value: html },
              ...(text === '' ? [] : [{ role: 'text', contentType: 'text/plain', value: text }]),
            ],
      associations: shown.bound.map((one, at) => ({ name: `attachment-${at + 1}`, ...one })),
      altIds: parents.slice(0, 50).map((one) => ({ role: 'in-reply-to', value: one.slice(1, -1) })),
    }
    const fields = Object.fromEntries(
      Object.entries(said).filter(
        ([, value]) =>
          value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
      ),
    )
    return { fields, host: /@([a-z\d.-]+)$/i.exec(from[0]?.address ?? '')?.[1] ?? '' }
  }

  #shown(message: MimePart, level: number): { html: string[]; bound: Raw[] } {
    const html: string[] = []
    const bound: Raw[] = []
    let shownBytes = 0
    const walk = (part: MimePart): void => {
      if (part.type === 'multipart/alternative' && part.parts.length > 0) {
        const best =
          part.parts.findLast((one) => holds(one, 'text/html')) ??
          part.parts.findLast((one) => holds(one, 'text/plain')) ??
          part.parts.at(-1)
        for (const one of part.parts)
          if (one === best || !/^text\/|^multipart\//.test(one.type)) walk(one)
      } else if (part.parts.length > 0) for (const one of part.parts) walk(one)
      else if (part.type.startsWith('message/rfc822') && level < maxMessages)
        bound.push(this.#nested(part, level))
      else if (isText(part) && shownBytes + part.end - part.start <= maxShown) {
        shownBytes += part.end - part.start
        html.push(this.#html(part))
      } else if (bound.length < maxFiles) bound.push(this.#file(part))
      else this.#warn({ code: 'wire.field-unknown', at: 'attachments' })
    }
    walk(message)
    return { html: html.filter((one) => one !== ''), bound }
  }

  #nested(part: MimePart, level: number): Raw {
    const inner = this.#reader.message(part.start, part.end)
    const { fields } = this.fields(inner, level + 1)
    const digest = uriOf(bytesOf(this.#text.slice(part.start, part.end)))
    return { uri: digest, ...fields, rel: 'message' }
  }

  #bytes(part: MimePart): Buffer {
    const raw = this.#text.slice(part.start, part.end)
    const way = (part.headers.get('content-transfer-encoding')?.[0] ?? '').trim().toLowerCase()
    if (way === 'base64') return Buffer.from(raw, 'base64')
    return way === 'quoted-printable' ? quotedPrintable(bytesOf(raw)) : bytesOf(raw)
  }

  #html(part: MimePart): string {
    const type = part.headers.get('content-type')?.[0] ?? ''
    const bytes = this.#bytes(part)
    const isHtml = part.type === 'text/html'
    const named =
      parameterOf(type, 'charset') ||
      (isHtml
        ? (/<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)/i.exec(
            bytes.subarray(0, 4_096).toString('latin1'),
          )?.[1] ?? '')
        : '')
    const text = textIn(bytes, named, this.#warn)
    if (isHtml)
      return text.length > maxHtmlLength ? text : text.replaceAll(/<!--[^]*?(?:-->|$)/g, '')
    const flowed = parameterOf(type, 'format').toLowerCase() === 'flowed'
    return mailHtml(text, flowed, parameterOf(type, 'delsp').toLowerCase() === 'yes')
  }

  #file(part: MimePart): Raw {
    const bytes = this.#bytes(part)
    const uri = uriOf(bytes)
    this.files.push({ uri, bytes })
    const disposition = part.headers.get('content-disposition')?.[0] ?? ''
    const type = part.headers.get('content-type')?.[0] ?? ''
    const title = fileName(
      parameterOf(disposition, 'filename') || parameterOf(type, 'name'),
      this.#warn,
    )
    const caption = headerText(part.headers.get('content-description')?.[0] ?? '', this.#warn)
    const kind = /^(image|audio|video)\//.exec(part.type)?.[1]
    const cid = part.headers.get('content-id')?.[0]?.replaceAll(/[<>]/g, '').trim()
    const { renditions, ...words } = this.#photo(bytes)
    return {
      ...words,
      uri,
      rel: cid !== undefined && !/^\s*attachment/i.test(disposition) ? 'inline' : 'attachment',
      ...(kind === undefined ? {} : { type: kind === 'image' ? 'picture' : kind }),
      ...(title === '' || words['title'] !== undefined ? {} : { title }),
      ...(caption === '' || words['descriptions'] !== undefined
        ? {}
        : { descriptions: [{ role: 'caption', contentType: 'text/plain', value: caption }] }),
      ...(cid === undefined || cid === ''
        ? {}
        : { altIds: [{ role: 'cid', value: cid.slice(0, 500) }] }),
      renditions: renditions ?? [
        { name: 'original', href: uri, contentType: part.type, sizeInBytes: bytes.length },
      ],
    }
  }

  /** What a photo's own file says of it, and its rendition with its size; nothing of other files. */
  #photo(bytes: Uint8Array): Raw {
    if (recognisePhoto(bytes) === undefined) return {}
    const read = readPhoto(bytes)
    if (!read.ok) return {}
    for (const warning of read.value.warnings)
      this.#warn('at' in warning ? { ...warning, at: `attachment${warning.at}` } : warning)
    const { standard: _standard, altIds: _altIds, ...said } = read.value.item
    return said
  }
}

function holds(part: MimePart, type: string): boolean {
  return part.type === type || part.parts.some((one) => holds(one, type))
}

/** Text that is shown; a multipart whose boundary never comes is read as text too. */
function isText({ type, headers }: MimePart): boolean {
  const disposition = headers.get('content-disposition')?.[0] ?? ''
  if (/^\s*attachment/i.test(disposition)) return false
  const isPlain = type === 'text/plain' && parameterOf(disposition, 'filename') !== ''
  return (
    !isPlain && (type === 'text/plain' || type === 'text/html' || type.startsWith('multipart/'))
  )
}

function uriOf(bytes: Uint8Array): string {
  return `ni:///sha-256;${createHash('sha256').update(bytes).digest('base64url')}`
}

/** The URI of a message. @source RFC 2392 */
function midOf(header: string): string | undefined {
  const id = /<([^<>\s]{1,500})>/.exec(header)?.[1]
  return id === undefined
    ? undefined
    : asUri(`mid:${encodeIllegal(id).replaceAll(/[[\]#?/%]/g, encodeURIComponent)}`)
}
