import type { Body, Rendition, Words } from '../ninjs.ts'
import type { Fields } from '../ninjs/value.ts'
import { defaultLimits } from '../limits.ts'
import { readNinjs } from '../read-ninjs.ts'
import { isHtml, textOfHtml } from '../sanitise.ts'
import { type Attributes, build } from '../xml/build.ts'
import { XmlElement } from '../xml/element.ts'
import { parseXml } from '../xml/tree.ts'
import { difference, extendAttribute } from './difference.ts'
import type { Raw } from './read-concept.ts'
import { readContent, readRendition } from './read-content.ts'
import { wordsOf } from './read-words.ts'
import { codeOf } from './read-concept.ts'
import { Reading } from './reading.ts'
import { xhtmlNamespace } from './vocabulary.ts'
import { decimal, isQCode, meaning, nar, narLines, oneLine, whole } from './write-value.ts'

/** One member of a list as a reader of ninjs would take it. */
export function normal(list: string, raw: Raw): Fields {
  const read = readNinjs({ uri: 'urn:a:a', [list]: [raw] })
  const members = read.ok ? (read.value.item as unknown as Fields)[list] : []
  const [member] = Array.isArray(members) ? (members as unknown[]) : []
  return (member ?? {}) as Fields
}

/** Roles of descriptions that IPTC has codes for. */
const descriptionRoles = new Set(['caption', 'summary'])

/** Headlines and descriptions; what is HTML or has an unknown role says so in our extension. */
export function writeWords(
  name: 'headline' | 'description',
  words: readonly Words[] | undefined,
): XmlElement[] {
  return (words ?? []).flatMap((one) => {
    const text = isHtml(one) ? textOfHtml(one.value) : one.value
    const role = roleOf(name, one.role)
    const element =
      name === 'description'
        ? narLines(name, role, text)
        : oneLine(text) === undefined
          ? undefined
          : nar(name, role, oneLine(text))
    if (element === undefined) return []
    const reading = new Reading(element)
    const scheme = name === 'headline' ? 'lbtyp' : 'drol'
    const raw = wordsOf(reading, element, codeOf(reading, element, 'role', scheme))
    extendAttribute(element, difference(one as unknown as Fields, normal(`${name}s`, raw)))
    return [element]
  })
}

function roleOf(name: string, role: string | undefined): Attributes {
  if (role === undefined) return {}
  if (name === 'description' && descriptionRoles.has(role)) return { role: `drol:${role}` }
  return isQCode(role) ? { role } : {}
}

/** An item's bodies and renditions; `undefined` where it has neither. */
export function writeContent(
  bodies: readonly Body[] | undefined,
  renditions: readonly Rendition[] | undefined,
  title: string,
): XmlElement | undefined {
  const written = (bodies ?? []).map((body) => writeBody(body, title))
  const remote = (renditions ?? []).map((one, index) => writeRendition(one, index))
  return written.length + remote.length === 0
    ? undefined
    : nar('contentSet', {}, ...written, ...remote)
}

function writeBody(body: Body, title: string): XmlElement {
  const counts = { charcount: whole(body.charCount), wordcount: whole(body.wordCount) }
  const markup = isHtml(body) ? xhtmlOf(body.value, title) : nitfOf(body)
  const element =
    markup === undefined
      ? nar('inlineData', { contenttype: body.contentType, ...counts }, body.value)
      : nar(
          'inlineXML',
          {
            contenttype: isHtml(body) ? 'application/xhtml+xml' : body.contentType,
            ...counts,
          },
          markup,
        )
  const read = readContent(new Reading(element), nar('contentSet', {}, element), {})
  extendAttribute(
    element,
    difference(body as unknown as Fields, normal('bodies', read.bodies[0] ?? {})),
  )
  return element
}

/** Levels of markup; deeper HTML would make the document deeper than readers go. */
const maxDepth = 50

/** Safe HTML as XHTML; `undefined` where the two cannot say the same. */
function xhtmlOf(html: string, title: string): XmlElement | undefined {
  const parsed = parsedOf(`<body xmlns="${xhtmlNamespace}">${html}</body>`)
  if (parsed === undefined) return undefined
  const head = build(xhtmlNamespace, 'head', {}, [build(xhtmlNamespace, 'title', {}, [title])])
  return build(xhtmlNamespace, 'html', {}, [head, parsed])
}

function nitfOf(body: Body): XmlElement | undefined {
  if (!/nitf/i.test(body.contentType ?? '')) return undefined
  const parsed = parsedOf(body.value)
  return parsed !== undefined && parsed.name === 'nitf' && isPlain(parsed) ? parsed : undefined
}

/** Whether a copy without prefixes loses nothing. */
function isPlain(element: XmlElement): boolean {
  return (
    element.prefix === '' &&
    element.attributes.every(({ prefix }) => prefix === '' || prefix === 'xml') &&
    element.children.every((child) => typeof child === 'string' || isPlain(child))
  )
}

function parsedOf(markup: string): XmlElement | undefined {
  let strict = true
  const parsed = parseXml(markup, { ...defaultLimits, depth: maxDepth, elements: 20_000 }, () => {
    strict = false
  })
  return parsed.ok && strict ? parsed.value : undefined
}

/** Names of renditions that IPTC has codes for. */
const renditionNames = new Set('highRes lowRes preview thumbnail web sd hd'.split(' '))

function writeRendition(rendition: Rendition, index: number): XmlElement {
  const { name, format, videoCodec, bitrate } = rendition
  const element = nar('remoteContent', {
    rendition: renditionNames.has(name) ? `rnd:${name}` : isQCode(name) ? name : undefined,
    href: rendition.href,
    size: whole(rendition.sizeInBytes),
    contenttype: rendition.contentType,
    title: rendition.title,
    width: whole(rendition.width),
    height: whole(rendition.height),
    duration: decimal(rendition.duration),
    ...meaning('format', format),
    ...meaning('videocodec', videoCodec),
    videoframerate: decimal(rendition.frameRate),
    videoscan: rendition.scanType,
    videoaspectratio: oneLine(rendition.aspectRatio),
    videoavgbitrate: whole(bitrate, 1),
  })
  const raw = readRendition(new Reading(element), element, index)
  extendAttribute(element, difference(rendition as unknown as Fields, normal('renditions', raw)))
  return element
}
