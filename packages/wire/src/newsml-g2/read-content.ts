import { anywhere, piecewise, squeezed } from '../long-text.ts'
import { integer, number } from '../ninjs/value.ts'
import { asUri } from '../uri.ts'
import { innerHtml, outerHtml } from '../xml/html.ts'
import { pathOf, textOf, type XmlElement } from '../xml/element.ts'
import { nitfHtml } from '../nitf/nitf-html.ts'
import { codeOf, type Raw, withoutUndefined } from './read-concept.ts'
import { inLanguage, linesOf } from './read-words.ts'
import { isNar, type Reading } from './reading.ts'
import { xhtmlNamespace } from './vocabulary.ts'

/** What an item's content is in ninjs, and what its markup says that the metadata did not. */
export interface Content {
  readonly bodies: readonly Raw[]
  readonly renditions: readonly Raw[]
  /** `event` elements, in an item that carries events as its content. */
  readonly events: readonly XmlElement[]
  readonly headline?: string
  readonly by?: string
  readonly summary?: string
}

/** Reads a `contentSet`: inline markup and data to bodies, remote content to renditions. */
export function readContent(
  reading: Reading,
  contentSet: XmlElement | undefined,
  known: { readonly headline?: string; readonly by?: string },
): Content {
  const bodies: Raw[] = []
  const renditions: Raw[] = []
  const events: XmlElement[] = []
  let fromNitf: NitfHead = {}
  for (const part of contentSet?.children ?? []) {
    if (typeof part === 'string' || !isNar(part)) continue
    if (part.name === 'inlineData') {
      reading.take(part)
      const body = inlineData(reading, part)
      if (body !== undefined) bodies.push(body)
    }
    if (part.name !== 'inlineXML') continue
    reading.take(part)
    const root = part.children.find((child) => typeof child !== 'string')
    if (root === undefined) continue
    if (isNar(root) && root.name === 'events') {
      reading.take(root)
      events.push(...reading.all(root, 'event'))
      continue
    }
    const { value, contentType, head } = markupOf(reading, part, root, known)
    fromNitf = { ...fromNitf, ...head }
    bodies.push(bodyOf(reading, part, value, contentType))
  }
  for (const remote of reading.all(contentSet, 'remoteContent')) {
    const rendition = readRendition(reading, remote, renditions.length)
    if (Object.keys(rendition).length > 1) renditions.push(rendition)
  }
  return { bodies, renditions, events, ...fromNitf }
}

function bodyOf(
  reading: Reading,
  element: XmlElement,
  value: string,
  contentType: string | undefined,
): Raw {
  const count = (name: string): number | undefined => numeric(reading, element, name)
  return withoutUndefined({
    contentType,
    charCount: count('charcount'),
    wordCount: count('wordcount'),
    value,
    ...reading.extension(element),
  })
}

function numeric(reading: Reading, element: XmlElement, name: string): number | undefined {
  const value = reading.attribute(element, name)
  // Nearly all are right: a path is made only for those that are not.
  if (value === undefined || /^\d{1,15}$/.test(value))
    return value === undefined ? value : Number(value)
  return integer(value, `${pathOf(element)}/@${name}`, reading.warn)
}

interface NitfHead {
  headline?: string
  by?: string
  summary?: string
}

interface Markup {
  readonly value: string
  readonly contentType: string | undefined
  readonly head?: NitfHead
}

function markupOf(
  reading: Reading,
  inline: XmlElement,
  root: XmlElement,
  known: { readonly headline?: string; readonly by?: string },
): Markup {
  const type = reading.attribute(inline, 'contenttype')
  if (root.name === 'nitf') return readNitf(reading, inline, root, known)
  const isHtml = root.namespace === xhtmlNamespace || (type ?? '').includes('html')
  const isText = /^(?:p|div|section|article|html|body|h[1-6]|ul|ol|table|span)$/.test(root.name)
  if (isHtml || (isNar(root) && isText))
    return {
      value: inLanguage(reading, inline, readXhtml(reading, inline, root, known)),
      contentType: 'text/html',
    }
  reading.takeWhole(inline)
  return { value: innerHtml(inline).trim(), contentType: type ?? 'application/xml' }
}

/**
 * XHTML, a whole document or a piece of one. A `header` that says the headline again is left out:
 * it is made of the metadata.
 */
function readXhtml(
  reading: Reading,
  inline: XmlElement,
  root: XmlElement,
  known: { readonly headline?: string },
): string {
  if (root.name !== 'html') {
    reading.takeWhole(inline)
    return innerHtml(inline).trim()
  }
  reading.take(root)
  const child = (name: string): XmlElement | undefined =>
    root.children.find((one): one is XmlElement => typeof one !== 'string' && one.name === name)
  const body = child('body')
  const head = child('head')
  if (head !== undefined) reading.takeWhole(head)
  if (body === undefined) return ''
  reading.takeWhole(body)
  return body.children
    .map((one) => {
      if (typeof one === 'string') return one.trim() === '' ? '' : innerText(one)
      const repeats =
        one.name === 'header' &&
        one.children.some(
          (part) =>
            typeof part !== 'string' &&
            /^h[1-6]$/.test(part.name) &&
            squeeze(textOf(part)) === known.headline,
        )
      if (!repeats) return outerHtml(one)
      reading.warn({ code: 'wire.field-twice', at: pathOf(one), kept: 'headlines' })
      return ''
    })
    .join('')
    .trim()
}

function innerText(text: string): string {
  return piecewise(text, anywhere, (piece) =>
    piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  )
}

function squeeze(text: string): string {
  return squeezed(text).trim()
}

/** The content of NITF is the body; its head fills what the metadata leaves open. */
function readNitf(
  reading: Reading,
  inline: XmlElement,
  nitf: XmlElement,
  known: { readonly headline?: string; readonly by?: string },
): Markup {
  const child = (parent: XmlElement | undefined, name: string): XmlElement | undefined => {
    const found = parent?.children.find(
      (one): one is XmlElement => typeof one !== 'string' && one.name === name,
    )
    if (found !== undefined) reading.take(found)
    return found
  }
  reading.take(nitf)
  const body = child(nitf, 'body')
  const bodyHead = child(body, 'body.head')
  const head: NitfHead = {}
  const fill = (name: keyof NitfHead, source: XmlElement | undefined, taken?: string): void => {
    if (source === undefined) return
    const value = linesOf(reading, source).replaceAll('\n', ' ')
    if (taken === undefined && value !== '') head[name] = value
    else if (value !== '' && value !== taken)
      reading.warn({ code: 'wire.field-twice', at: pathOf(source), kept: name })
  }
  fill('headline', child(child(bodyHead, 'hedline'), 'hl1'), known.headline)
  fill('by', child(bodyHead, 'byline'), known.by)
  fill('summary', child(bodyHead, 'abstract'))
  const content = child(body, 'body.content')
  const end = child(body, 'body.end')
  for (const part of [content, end]) if (part !== undefined) reading.takeWhole(part)
  const html = [content, end].map((part) => (part === undefined ? '' : nitfHtml(part))).join('')
  return {
    value: inLanguage(reading, inline, html.trim()),
    contentType: 'text/html',
    head,
  }
}

function inlineData(reading: Reading, data: XmlElement): Raw | undefined {
  const type = reading.attribute(data, 'contenttype')
  const encoding = codeOf(reading, data, 'encoding', 'encd')
  const raw = textOf(data)
  reading.takeWhole(data)
  if (encoding === undefined) return bodyOf(reading, data, raw, type)
  if (encoding.toLowerCase() === 'base64' && /^(?:text\/|$)/.test(type ?? '')) {
    const bytes = Uint8Array.from(atobLenient(raw), (unit) => unit.charCodeAt(0))
    return bodyOf(reading, data, new TextDecoder().decode(bytes), type)
  }
  reading.warn({
    code: 'wire.value-unusable',
    at: pathOf(data),
    expected: 'text, or text in base64',
  })
  return undefined
}

function atobLenient(raw: string): string {
  const clean = piecewise(raw, anywhere, (piece) => piece.replaceAll(/[^A-Za-z0-9+/]/g, ''))
  return atob(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0)))
}

/** A `remoteContent` or `icon` as a rendition; one without a name is named by its place. */
export function readRendition(reading: Reading, remote: XmlElement, index: number): Raw {
  const text = (name: string): string | undefined => reading.attribute(remote, name)
  const whole = (name: string): number | undefined => numeric(reading, remote, name)
  const decimal = (name: string): number | undefined => {
    const value = text(name)
    return value === undefined
      ? undefined
      : number(value, `${pathOf(remote)}/@${name}`, reading.warn)
  }
  const href = text('href')
  const address = href === undefined ? undefined : asUri(href)
  const residref = text('residref')
  if (href !== undefined && address === undefined)
    reading.warn({
      code: 'wire.value-unusable',
      at: `${pathOf(remote)}/@href`,
      expected: 'an absolute URI',
    })
  const scan = text('videoscan')
  return withoutUndefined({
    name: codeOf(reading, remote, 'rendition', 'rnd') ?? `rendition-${index + 1}`,
    href: address ?? (residref === undefined ? undefined : asUri(residref)),
    contentType: text('contenttype'),
    title: text('title'),
    width: whole('width'),
    height: whole('height'),
    sizeInBytes: whole('size'),
    duration: readDuration(reading, remote),
    format: codeOf(reading, remote, 'format', 'frmt'),
    aspectRatio: text('videoaspectratio'),
    videoCodec: codeOf(reading, remote, 'videocodec', 'vcdc'),
    frameRate: decimal('videoframerate'),
    scanType: scan === 'progressive' || scan === 'interlaced' ? scan : undefined,
    bitrate: text('videoavgbitrate') ?? text('audiobitrate'),
    ...reading.extension(remote),
  })
}

/** Seconds; a duration in other units has no place in ninjs. */
function readDuration(reading: Reading, remote: XmlElement): number | undefined {
  const value = reading.attribute(remote, 'duration')
  if (value === undefined) return undefined
  const unit = codeOf(reading, remote, 'durationunit', 'timeunit') ?? 'seconds'
  const clock = /^(\d+):(\d{2}):(\d{2}(?:\.\d+)?)$/.exec(value)
  const seconds =
    clock === null
      ? Number(value)
      : Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
  if (Number.isFinite(seconds)) {
    if (unit === 'seconds') return seconds
    if (unit === 'milliseconds') return seconds / 1000
  }
  reading.warn({
    code: 'wire.value-unusable',
    at: `${pathOf(remote)}/@duration`,
    expected: 'seconds',
  })
  return undefined
}
