import { squeezed } from './long-text.ts'
import type { Entry, Inherited, Markup } from './feed-entry.ts'
import { mediaOfEntry } from './feed-media.ts'
import { attributeOf, childrenOf, firstText, nodesOf, textOf } from './feed-node.ts'
import type { RawFeed } from './feed-stream.ts'
import { isFields } from './ninjs-value.ts'
import type { Place, Subject } from './ninjs.ts'
import { textOfHtml, withoutControls } from './sanitise.ts'
import { asUri } from './uri.ts'

type Node = Readonly<Record<string, unknown>>

/** What an XML feed says about itself. */
export interface FeedHead extends Inherited {
  readonly title: string
  readonly link: string
  readonly updated: string
}

/** The feed's own words; `url` is where it was fetched from. */
export function headOf(raw: RawFeed, url: string | undefined): FeedHead {
  const { meta } = raw
  const link = textOf(meta['link'])
  const rootAttributes = nodesOf(meta['@'])
    .map((attribute) => (isFields(attribute) ? textOf(attribute['xml:lang']) : ''))
    .find((found) => found !== '')
  return {
    title: textOfHtml(textOf(meta['title'])),
    link,
    url: textOf(meta['xmlurl']) || url || link,
    language:
      firstText(meta, 'language', 'rss:language', 'dc:language') ||
      attributeOf({ '@': meta['rss:@'] }, 'xml:lang') ||
      attributeOf({ '@': meta['atom:@'] }, 'xml:lang') ||
      (rootAttributes ?? ''),
    rights: firstText(meta, 'copyright', 'dc:rights', 'atom:rights', 'media:copyright'),
    by: '',
    updated: firstText(
      meta,
      'atom:updated',
      'rss:lastbuilddate',
      'rss:pubdate',
      'dc:date',
      'atom:modified',
    ),
  }
}

/** The parts of an entry of RSS, RDF or Atom. */
export function entryOf(node: Node, raw: RawFeed, index: number): Entry {
  const type = textOf(raw.meta['#type']) || 'rss'
  const native = (name: string): readonly unknown[] => nodesOf(node[`${type}:${name}`])
  const author = native('author')[0]
  const alternates = nodesOf(node['atom:link']).filter(
    (found) => attributeOf(found, 'rel') === 'alternate' && attributeOf(found, 'href') !== '',
  )
  // The parser takes the last alternate, which may be a translation.
  const own = alternates.find((found) => attributeOf(found, 'hreflang') === '') ?? alternates[0]
  const link =
    type === 'atom' && own !== undefined ? attributeOf(own, 'href') : textOf(node['link'])
  return {
    at: `/entries/${index}`,
    id: textOf(node['guid']),
    link,
    title: titleOf(native('title')[0] ?? node['dc:title'] ?? node['title']),
    ...textsOf(node, native),
    language:
      firstText(node, 'dc:language', `${type}:language`) ||
      attributeOf({ '@': node[`${type}:@`] }, 'xml:lang') ||
      attributeOf(native('content')[0], 'xml:lang') ||
      attributeOf(native('title')[0], 'xml:lang'),
    by:
      textOf(node['author']) ||
      textOf(isFields(author) ? author['name'] : undefined) ||
      textOf(raw.meta['author']),
    rights: firstText(node, `${type}:rights`, 'dc:rights', `${type}:copyright`, 'media:copyright'),
    published: firstText(
      node,
      `${type}:pubdate`,
      `${type}:published`,
      `${type}:issued`,
      'dcterms:issued',
      'dcterms:created',
      `${type}:created`,
      'dc:date',
      'dc:date.taken',
      'prism:publicationdate',
    ),
    updated: firstText(
      node,
      `${type}:updated`,
      'atom:updated',
      `${type}:modified`,
      'dcterms:modified',
      'prism:modificationdate',
    ),
    subjects: subjectsOf(node, native),
    places: placesOf(node),
    media: mediaOfEntry(node),
    source: textOf(isFields(node['source']) ? node['source']['title'] : undefined),
    translations: translationsOf(alternates, link),
  }
}

function translationsOf(alternates: readonly unknown[], link: string): Entry['translations'] {
  return alternates.flatMap((found) => {
    const language = attributeOf(found, 'hreflang')
    const href = attributeOf(found, 'href')
    return language === '' || href === link ? [] : [{ href, language }]
  })
}

function titleOf(node: unknown): Markup {
  const type = attributeOf(node, 'type') || attributeOf(node, 'mode')
  return { value: textOf(node), form: /^(?:text|text\/plain)$/i.test(type) ? 'text' : 'html' }
}

/** RSS has a description and at times the full text; Atom a summary and content. */
function textsOf(
  node: Node,
  native: (name: string) => readonly unknown[],
): { summary: Markup; content: Markup } {
  const encoded = markupOf([...nodesOf(node['content:encoded']), ...nodesOf(node['xhtml:body'])])
  const content = markupOf([...native('content'), ...native('body'), ...nodesOf(node['xhtml:div'])])
  const summary = markupOf([
    ...native('summary'),
    ...native('description'),
    ...native('tagline'),
    ...nodesOf(node['dc:description']),
    ...nodesOf(node['itunes:summary']),
    ...nodesOf(node['description']),
  ])
  const full = encoded.value === '' ? content : encoded
  return { summary: summary.value === full.value ? nothing : summary, content: full }
}

const nothing: Markup = { value: '', form: 'text' }

function markupOf(nodes: readonly unknown[]): Markup {
  const node = nodes.find((found) => textOf(found) !== '')
  if (node === undefined) return nothing
  const type = attributeOf(node, 'type').toLowerCase()
  const value = attributeOf(node, 'mode') === 'base64' ? fromBase64(textOf(node)) : textOf(node)
  return { value, form: type === 'text' || type === 'text/plain' ? 'text' : 'html' }
}

function fromBase64(value: string): string {
  return Buffer.from(value, 'base64').toString('utf8')
}

function subjectsOf(node: Node, native: (name: string) => readonly unknown[]): Subject[] {
  const categories = native('category').map((category) => {
    const code = attributeOf(category, 'term') || textOf(category)
    const label = attributeOf(category, 'label') || textOf(category) || code
    const scheme = attributeOf(category, 'scheme') || attributeOf(category, 'domain')
    const uri =
      /^https?:/.test(code) || scheme === '' || !/[/#:=]$/.test(scheme)
        ? asUri(code)
        : asUri(scheme + code)
    return {
      name: clean(label),
      ...(uri === undefined ? {} : { uri }),
      ...(scheme === '' ? {} : { creator: clean(scheme) }),
      ...(code === label ? {} : { literal: clean(code) }),
    }
  })
  const words = ['dc:subject', 'media:category', 'media:keywords', 'itunes:keywords']
    .flatMap((name) => nodesOf(node[name]))
    .flatMap((found) => textOf(found).split(/[,;]/))
    .map((name) => ({ name: clean(name) }))
  const itunes = nodesOf(node['itunes:category']).map((found) => ({
    name: clean(attributeOf(found, 'text')),
  }))
  const byKey = new Map(
    [...categories, ...words, ...itunes]
      .filter((subject) => subject.name !== '')
      .map((subject) => [subject.name, subject]),
  )
  return [...byKey.values()]
}

function clean(value: string): string {
  return squeezed(withoutControls(value)).trim()
}

/** Points of GeoRSS and of the older W3C vocabulary. @source OGC 17-002r1 */
function placesOf(node: Node): Place[] {
  const where = nodesOf(node['georss:where'])
  const nested = where.flatMap((found) => childrenOf(found, 'gml:point'))
  const points = [
    ...nodesOf(node['georss:point']).map(textOf),
    ...nested.flatMap((point) => childrenOf(point, 'gml:pos').map(textOf)),
    `${textOf(node['geo:lat'])} ${textOf(node['geo:long'])}`,
    ...nodesOf(node['geo:point']).map(
      (point) =>
        `${childrenOf(point, 'geo:lat').map(textOf).join('')} ${childrenOf(point, 'geo:long').map(textOf).join('')}`,
    ),
  ]
  const name = clean(textOf(node['georss:featurename']))
  const places = points.flatMap((point): Place[] => {
    const [latitude = '', longitude = ''] = point.trim().split(/[\s,]+/)
    const position = [Number(longitude), Number(latitude)]
    if (latitude === '' || longitude === '' || !position.every(Number.isFinite)) return []
    return [{ ...(name === '' ? {} : { name }), geoJSON: { type: 'Point', coordinates: position } }]
  })
  const first = places[0]
  return first === undefined ? (name === '' ? [] : [{ name }]) : [first]
}
