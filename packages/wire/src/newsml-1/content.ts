import { normalLines, squeezed } from '../long-text.ts'
import { nitfHtml } from '../nitf/nitf-html.ts'
import { escapeHtml, maxHtmlLength } from '../sanitise.ts'
import { attributeOf, childAt, childNamed, childrenNamed, elementsOf, lineOf } from '../xml/find.ts'
import { innerHtml, outerHtml } from '../xml/html.ts'
import { textOf, XmlElement } from '../xml/element.ts'

/** What a content item holds: words, or where a file is. */
export type Content =
  | {
      readonly kind: 'words'
      readonly html: string
      readonly nitf?: XmlElement
      readonly words?: number
    }
  | {
      readonly kind: 'file'
      readonly type: string
      readonly rendition: Readonly<Record<string, unknown>>
      readonly href: string
    }
  | { readonly kind: 'unreadable' }

const types: readonly (readonly [RegExp, string])[] = [
  [/photo|image|picture/i, 'picture'],
  [/graphic|drawing|animation/i, 'graphic'],
  [/video|film/i, 'video'],
  [/audio|sound|voice/i, 'audio'],
  [/text|html|xml|plain/i, 'text'],
]

/** Reads a `ContentItem`. @source NewsML 1.2 functional specification, section 5.6 */
export function contentOf(item: XmlElement): Content {
  const mime = attributeOf(childNamed(item, 'MimeType'), 'FormalName')
  const media = attributeOf(childNamed(item, 'MediaType'), 'FormalName')
  const href = attributeOf(item, 'Href')
  if (href !== '') return fileOf(item, href, media, mime)
  const encoding = childNamed(item, 'Encoding')
  const data = childNamed(encoding ?? item, 'DataContent')
  if (data === undefined) return { kind: 'unreadable' }
  if (encoding !== undefined)
    return encodedWords(attributeOf(encoding, 'Notation'), data, media, mime)
  return wordsOf(item, data, mime)
}

function typeOf(media: string, mime: string, href: string): string {
  const named = types.find(([pattern]) => pattern.test(media))?.[1]
  const byMime = types.find(([pattern]) => pattern.test(mime))?.[1]
  const byName = /\.(?:jpe?g|png|gif|tiff?|webp)$/i.test(href) ? 'picture' : undefined
  return named ?? byMime ?? byName ?? 'component'
}

function fileOf(item: XmlElement, href: string, media: string, mime: string): Content {
  const data = childNamed(item, 'Characteristics')
  const properties = new Map(
    childrenNamed(data, 'Property').map((property) => [
      attributeOf(property, 'FormalName').toLowerCase(),
      attributeOf(property, 'Value'),
    ]),
  )
  const size = lineOf(childNamed(data, 'SizeInBytes'))
  const number = (name: string, ...from: readonly string[]): Record<string, string> => {
    const value = from
      .map((key) => properties.get(key) ?? '')
      .find((found) => /^\d+(?:\.\d+)?$/.test(found))
    return value === undefined ? {} : { [name]: value }
  }
  const format = attributeOf(childNamed(item, 'Format'), 'FormalName')
  return {
    kind: 'file',
    href,
    type: typeOf(media, mime, href),
    rendition: {
      ...(mime === '' ? {} : { contentType: mime }),
      ...(format === '' ? {} : { format }),
      ...(/^\d+$/.test(size) ? { sizeInBytes: size } : {}),
      ...number('width', 'width', 'pixelwidth', 'imagewidth'),
      ...number('height', 'height', 'pixelheight', 'imageheight'),
      ...number('duration', 'totalduration', 'duration'),
    },
  }
}

function encodedWords(notation: string, data: XmlElement, media: string, mime: string): Content {
  const isText = typeOf(media, mime, '') === 'text' || (media === '' && mime === '')
  if (!/base64/i.test(notation) || !isText) return { kind: 'unreadable' }
  const text = Buffer.from(textOf(data), 'base64').toString('utf8')
  return { kind: 'words', html: /html/i.test(mime) ? text : paragraphsHtml(text) }
}

function wordsOf(item: XmlElement, data: XmlElement, mime: string): Content {
  const count = childrenNamed(childNamed(item, 'Characteristics'), 'Property')
    .filter((property) => /^words?(?:count)?$/i.test(attributeOf(property, 'FormalName')))
    .map((property) => attributeOf(property, 'Value'))
    .find((value) => /^\d+$/.test(value))
  const words = count === undefined ? {} : { words: Number(count) }
  const nitf = childNamed(data, 'nitf')
  if (nitf !== undefined) return { kind: 'words', html: '', nitf, ...words }
  const body = childNamed(data, 'body.content') ?? childNamed(data, 'body')
  if (body !== undefined && childNamed(body, 'body.content') === undefined)
    return { kind: 'words', html: nitfOrHtml(body), ...words }
  const page = childAt(data, 'html', 'body')
  if (page !== undefined) return { kind: 'words', html: innerHtml(page), ...words }
  const elements = elementsOf(data)
  if (elements.length === 0) {
    const text = textOf(data)
    const isHtml = /html/i.test(mime) || (/^\s*</.test(text) && /<\/(?:p|div)>/i.test(text))
    return { kind: 'words', html: isHtml ? text : paragraphsHtml(text), ...words }
  }
  return { kind: 'words', html: nitfOrHtml(data), ...words }
}

/** Elements that only NITF has tell which of the two it is. */
function nitfOrHtml(element: XmlElement): string {
  const isNitf = elementsOf(element).some(({ name }) =>
    /^(?:hl[12]|block|bq|media|nitf-table)$/.test(name),
  )
  if (isNitf || element.name === 'body.content') return nitfHtml(element)
  return element.children
    .map((child) => (child instanceof XmlElement ? outerHtml(child) : escapeHtml(child)))
    .join('')
}

/** Paragraphs of plain text: empty lines part them, or each line is one. */
function paragraphsHtml(text: string): string {
  // Of what is longer only the words will stay.
  if (text.length > maxHtmlLength) return `<p>${escapeHtml(squeezed(text).trim())}</p>`
  const lines = normalLines(text)
  const parts = /\n[ \t]*\n/.test(lines) ? lines.split(/\n[ \t]*\n/) : lines.split('\n')
  return parts
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .map((part) => `<p>${escapeHtml(part)}</p>`)
    .join('')
}
