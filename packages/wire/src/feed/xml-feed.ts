import { bylineOf } from './byline.ts'
import { baseOf, markupOf, noMarkup, resolved, type Markup } from './content.ts'
import type { FeedElement } from './element.ts'
import type { Entry, Inherited } from './entry.ts'
import type { FeedMarkup } from './markup.ts'
import { mediaOfEntry } from './media.ts'
import { placesOf } from './place.ts'
import type { ReadHint } from '../read-hint.ts'
import type { Subject } from '../ninjs.ts'
import { lineOf } from './entry.ts'
import { squeezed } from '../long-text.ts'
import { withoutControls } from '../sanitise.ts'
import { asUri } from '../uri.ts'

/** What a feed says about itself. */
export interface FeedHead extends Inherited {
  readonly title: string
  readonly description: string
  readonly link: string
  readonly updated: string
}

/** The feed's own words; what they leave open is what the transport said. */
export function headOf(markup: FeedMarkup, hint: ReadHint): FeedHead {
  const { root, text } = markup
  const url = hint.url === undefined ? undefined : asUri(hint.url)
  const channel = root.first('channel') ?? root
  const self = linkOf(channel, 'self') || linkOf(channel, 'self', 'atom:link')
  const document = url ?? (/^https?:/i.test(self) ? self : '')
  const link = resolved(ownLinkOf(channel), baseOf(channel, document))
  const words = (...names: readonly string[]): string => lineOf(firstMarkup(channel, text, names))
  return {
    title: words('title', 'dc:title'),
    description: words(
      'description',
      'subtitle',
      'tagline',
      'info',
      'dc:description',
      'itunes:summary',
      'itunes:subtitle',
      'abstract',
    ),
    link,
    url: self || url || link,
    base: document || (/^https?:/i.test(link) ? link : ''),
    language:
      channel.firstText('language', 'dc:language') || channel.language() || (hint.language ?? ''),
    rights: words('copyright', 'rights', 'dc:rights', 'media:copyright'),
    by: bylineOf(
      channel,
      'author',
      'managingeditor',
      'webmaster',
      'itunes:author',
      'itunes:owner',
      'dc:creator',
      'dc:publisher',
    ),
    updated:
      channel.lastText(
        'updated',
        'lastbuilddate',
        'pubdate',
        'published',
        'dc:date',
        'modified',
        'dcterms:modified',
        'dcterms:issued',
      ) || channel.attribute('lastmod'),
  }
}

/** Where an entry stands: in which feed, which of its kind, and in which text. */
export interface EntryPlace {
  readonly head: FeedHead
  readonly format: 'rss' | 'rdf' | 'atom'
  readonly text: string
  readonly at: string
}

/** The parts of an entry of RSS, RDF or Atom. */
export function entryOf(node: FeedElement, place: EntryPlace): Entry {
  const { head, text } = place
  const resolve = (address: string): string =>
    address === '' ? '' : resolved(address, baseOf(node, head.base))
  const title = saying(node, ['title', 'dc:title', 'media:title'])
  const { summary, content } = textsOf(node)
  const source = node.first('source')
  const guid = node.firstText('id', 'guid') || node.attribute('rdf:about')
  const link = resolve(entryLinkOf(node))
  return {
    at: place.at,
    id: place.format === 'atom' ? resolve(guid) : guid,
    link,
    title: markupOf(title, text),
    ...differing(markupOf(summary, text), markupOf(content, text)),
    summaryBase: summary === undefined ? '' : baseOf(summary, head.base),
    contentBase: content === undefined ? '' : baseOf(content, head.base),
    language:
      node.firstText('dc:language', 'language') ||
      languageOf(content ?? summary ?? title ?? node, node),
    by: bylineOf(
      node,
      'author',
      'dc:creator',
      'itunes:author',
      'itunes:owner',
      'dc:author',
      'dc:publisher',
    ),
    rights: lineOf(
      firstMarkup(node, text, ['rights', 'dc:rights', 'copyright', 'media:copyright']),
    ),
    published: node.lastText(
      'pubdate',
      'published',
      'issued',
      'dcterms:issued',
      'dc:date',
      'dc:date.taken',
      'prism:publicationdate',
    ),
    updated:
      node.lastText(
        'updated',
        'atom:updated',
        'modified',
        'dcterms:modified',
        'prism:modificationdate',
      ) || node.attribute('lastmod'),
    created: node.lastText('created', 'dcterms:created'),
    expires: node.lastText('expirationdate', 'dcterms:valid', 'prism:expirationdate'),
    subjects: subjectsOf(node),
    places: placesOf(node),
    media: mediaOfEntry(node, resolve),
    source: sourceOf(source, text),
    sourceLink:
      source === undefined ? '' : resolved(sourceLinkOf(source), baseOf(source, head.base)),
    translations: translationsOf(node, link, resolve),
  }
}

/** The nearest `xml:lang` up to the entry; what the feed says is asked for elsewhere. */
function languageOf(element: FeedElement, entry: FeedElement): string {
  for (let at: FeedElement | undefined = element; at !== undefined; at = at.parent) {
    const own = at.given('xml:lang')
    // Left empty on purpose: the language is not known, whatever stands further out.
    if (own !== undefined) return own === '' ? 'und' : own
    if (at === entry) break
  }
  return ''
}

function firstMarkup(element: FeedElement, text: string, names: readonly string[]): Markup {
  for (const name of names)
    for (const found of element.all(name)) {
      const markup = markupOf(found, text)
      if (markup.value !== '') return markup
    }
  return noMarkup
}

/** The address of the first link with that relation; the parser gives relations in any case. */
function linkOf(element: FeedElement, relation: string, name = 'link'): string {
  return (
    element
      .all(name)
      .find(
        (link) => link.attribute('rel').toLowerCase() === relation && link.attribute('href') !== '',
      )
      ?.attribute('href') ?? ''
  )
}

function alternatesOf(element: FeedElement, name = 'link'): readonly FeedElement[] {
  return element
    .all(name)
    .filter(
      (link) => /^(?:alternate)?$/i.test(link.attribute('rel')) && link.attribute('href') !== '',
    )
}

/** The page of a feed or an entry: Atom's alternate, of several the one in its own language. */
function ownLinkOf(element: FeedElement): string {
  const alternates = alternatesOf(element)
  const own = alternates.find((link) => link.attribute('hreflang') === '') ?? alternates[0]
  return (
    own?.attribute('href') ||
    element.firstText('link') ||
    linkOf(element, 'alternate', 'atom:link') ||
    element.attribute('href')
  )
}

function entryLinkOf(node: FeedElement): string {
  const own = ownLinkOf(node)
  if (own !== '') return own
  const guid = node.first('guid')
  const address = guid?.text.trim() ?? ''
  const isLink = guid?.attribute('ispermalink').toLowerCase() !== 'false'
  return isLink && /^https?:/i.test(address) ? address : ''
}

function translationsOf(
  node: FeedElement,
  link: string,
  resolve: (address: string) => string,
): Entry['translations'] {
  return [...alternatesOf(node), ...alternatesOf(node, 'atom:link')].flatMap((found) => {
    const language = found.attribute('hreflang')
    const href = resolve(found.attribute('href'))
    return language === '' || href === link ? [] : [{ href, language }]
  })
}

const summaryNames = [
  'summary',
  'description',
  'tagline',
  'abstract',
  'dc:description',
  'itunes:summary',
  'itunes:subtitle',
]
const contentNames = ['content:encoded', 'fullitem', 'xhtml:body', 'content', 'body', 'xhtml:div']

/** RSS has a description and at times the full text; Atom a summary and content. */
function textsOf(node: FeedElement): {
  summary: FeedElement | undefined
  content: FeedElement | undefined
} {
  const content = saying(node, contentNames)
  const summary = saying(node, summaryNames) ?? groupSummary(node)
  const other = summary?.name === 'summary' ? saying(node, ['description']) : undefined
  if (summary === undefined || other === undefined || content !== undefined)
    return { summary, content }
  // Of two texts the first one in the document is the summary.
  return other.start < summary.start
    ? { summary: other, content: summary }
    : { summary, content: other }
}

/** Of some entries all words stand with their film. */
function groupSummary(node: FeedElement): FeedElement | undefined {
  return [node, ...node.all('media:group')]
    .map((holder) => saying(holder, ['media:description']))
    .find((found) => found !== undefined)
}

/** The first element of these names that holds something. */
function saying(node: FeedElement, names: readonly string[]): FeedElement | undefined {
  for (const name of names)
    for (const found of node.all(name))
      if (found.children.length > 0 || found.text.trim() !== '') return found
  return undefined
}

/** A summary that is the content again says nothing. */
function differing(summary: Markup, content: Markup): { summary: Markup; content: Markup } {
  return { summary: summary.value === content.value ? noMarkup : summary, content }
}

/** Atom's source is the feed that an entry was taken from; RSS's a name with an address. */
function sourceOf(source: FeedElement | undefined, text: string): Markup {
  if (source === undefined) return noMarkup
  const title = source.first('title')
  return title === undefined ? { value: source.text.trim(), form: 'html' } : markupOf(title, text)
}

function sourceLinkOf(source: FeedElement): string {
  return ownLinkOf(source) || source.attribute('url') || source.firstText('id')
}

function subjectsOf(node: FeedElement): Subject[] {
  const categories = node.all('category').map((category) => {
    const text = category.text.trim()
    const code = category.attribute('term') || text
    const label = category.attribute('label') || text || code
    const scheme = category.attribute('scheme') || category.attribute('domain')
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
  const listed = ['dc:subject', 'media:keywords', 'itunes:keywords']
    .flatMap((name) => node.all(name))
    .flatMap(({ text }) => text.split(/[,;]/))
    .map((name) => ({ name: clean(name) }))
  const media = node.all('media:category').map((category) => {
    const label = clean(category.attribute('label'))
    const text = clean(category.text)
    const scheme = clean(category.attribute('scheme'))
    return {
      name: label || text,
      ...(scheme === '' ? {} : { creator: scheme }),
      ...(label === '' || label === text ? {} : { literal: text }),
    }
  })
  const itunes = node
    .all('itunes:category')
    .flatMap((found) => [found, ...found.all('itunes:category')])
    .map((found) => ({ name: clean(found.attribute('text') || found.text) }))
  const byKey = new Map<string, Subject>()
  for (const subject of [...categories, ...listed, ...media, ...itunes])
    if (subject.name !== '' && !byKey.has(subject.name)) byKey.set(subject.name, subject)
  return [...byKey.values()]
}

function clean(value: string): string {
  return squeezed(withoutControls(value)).trim()
}
