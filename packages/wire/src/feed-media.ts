import { attributeOf, childrenOf, nodesOf, textOf } from './feed-node.ts'
import type { Association, NewsType, Rendition } from './ninjs.ts'
import { textOfHtml } from './sanitise.ts'
import { asUri } from './uri.ts'

/** A file that an entry names: a picture, a recording, an attachment. */
export interface Medium {
  readonly href: string
  readonly contentType?: string
  readonly width?: number
  readonly height?: number
  readonly sizeInBytes?: number
  readonly duration?: number
  readonly title?: string
  readonly caption?: string
  readonly credit?: string
  readonly rights?: string
  /** What the feed calls it: image, audio, video, document. */
  readonly medium?: string
}

type Node = Readonly<Record<string, unknown>>

/** Media of an RSS or Atom entry: enclosures, Media RSS, thumbnails. */
export function mediaOfEntry(entry: Node): Medium[] {
  const groups = nodesOf(entry['media:group'])
  const holders: unknown[] = [entry, ...groups]
  const contents = holders.flatMap((holder) =>
    childrenOf(holder, 'media:content').map((content) => mediaContent(content, [holder, entry])),
  )
  const enclosures = [
    ...nodesOf(entry['rss:enclosure']).map((node) => enclosure(node, 'url')),
    ...nodesOf(entry['rdf:enclosure']).map((node) => enclosure(node, 'url')),
    ...[...nodesOf(entry['atom:link']), ...nodesOf(entry['atom10:link'])]
      .filter((link) => attributeOf(link, 'rel') === 'enclosure')
      .map((node) => enclosure(node, 'href')),
  ]
  const found = [...contents, ...enclosures].filter((one) => one !== undefined)
  const thumbnails =
    found.length > 0
      ? []
      : holders
          .flatMap((holder) => childrenOf(holder, 'media:thumbnail'))
          .map((node) => thumbnail(node))
          .filter((one) => one !== undefined)
  return unique([...found, ...thumbnails])
}

export function unique(media: readonly Medium[]): Medium[] {
  const byHref = new Map<string, Medium>()
  for (const medium of media) byHref.set(medium.href, { ...medium, ...byHref.get(medium.href) })
  return [...byHref.values()]
}

function enclosure(node: unknown, attribute: string): Medium | undefined {
  const href = asUri(attributeOf(node, attribute))
  if (href === undefined) return undefined
  return {
    href,
    ...typeOf(attributeOf(node, 'type'), href),
    ...sized('sizeInBytes', attributeOf(node, 'length')),
    ...told('title', attributeOf(node, 'title')),
  }
}

function thumbnail(node: unknown): Medium | undefined {
  const href = asUri(attributeOf(node, 'url') || textOf(node))
  if (href === undefined) return undefined
  return {
    href,
    medium: 'image',
    ...typeOf('', href),
    ...sized('width', attributeOf(node, 'width')),
    ...sized('height', attributeOf(node, 'height')),
  }
}

function mediaContent(node: unknown, holders: readonly unknown[]): Medium | undefined {
  const href = asUri(attributeOf(node, 'url'))
  if (href === undefined) return undefined
  const inherited = (name: string): string =>
    [node, ...holders]
      .map((holder) => childrenOf(holder, name).map(textOf).find(Boolean) ?? '')
      .find(Boolean) ?? ''
  return {
    href,
    ...typeOf(attributeOf(node, 'type'), href),
    ...told('medium', attributeOf(node, 'medium')),
    ...sized('width', attributeOf(node, 'width')),
    ...sized('height', attributeOf(node, 'height')),
    ...sized('sizeInBytes', attributeOf(node, 'filesize')),
    ...sized('duration', attributeOf(node, 'duration')),
    ...told('title', textOfHtml(inherited('media:title'))),
    ...told('caption', textOfHtml(inherited('media:description') || inherited('media:text'))),
    ...told('credit', textOfHtml(inherited('media:credit'))),
    ...told('rights', textOfHtml(inherited('media:copyright'))),
  }
}

type Told = Partial<Pick<Medium, 'title' | 'caption' | 'credit' | 'rights' | 'medium'>>

function told(name: keyof Told, value: string): Told {
  return value === '' ? {} : { [name]: value }
}

type Sized = Partial<Pick<Medium, 'width' | 'height' | 'sizeInBytes' | 'duration'>>

function sized(name: keyof Sized, value: string): Sized {
  const read = Number(value)
  if (value === '' || !Number.isFinite(read) || read <= 0 || read >= 2 ** 40) return {}
  return { [name]: name === 'duration' ? read : Math.round(read) }
}

const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
}

function typeOf(named: string, href: string): { contentType?: string } {
  if (named.includes('/')) return { contentType: named.toLowerCase() }
  const extension = /\.(\w+)(?:[?#]|$)/.exec(href)?.[1]?.toLowerCase() ?? ''
  const contentType = Object.hasOwn(types, extension) ? types[extension] : undefined
  return contentType === undefined ? {} : { contentType }
}

/** The media as associations of the entry; the first picture is its main picture. */
export function associationsOf(media: readonly Medium[]): Association[] {
  let pictures = 0
  return media.map((medium, index) => {
    const type = newsTypeOf(medium)
    if (type === 'picture') pictures += 1
    const name = type === 'picture' && pictures === 1 ? 'mainpic' : `media-${index + 1}`
    return {
      name,
      uri: medium.href,
      ...(type === undefined ? {} : { type }),
      ...(medium.title === undefined ? {} : { headlines: [{ value: medium.title }] }),
      ...(medium.caption === undefined
        ? {}
        : { descriptions: [{ role: 'caption', value: medium.caption }] }),
      ...(medium.credit === undefined ? {} : { by: medium.credit }),
      ...(medium.rights === undefined ? {} : { copyrightNotice: medium.rights }),
      renditions: [renditionOf(medium)],
    }
  })
}

/** The medium as a rendition. */
export function renditionOf(medium: Medium): Rendition {
  const { href, contentType, width, height, sizeInBytes, duration, title } = medium
  return {
    name: 'main',
    href,
    ...(contentType === undefined ? {} : { contentType }),
    ...(title === undefined ? {} : { title }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(sizeInBytes === undefined ? {} : { sizeInBytes }),
    ...(duration === undefined ? {} : { duration }),
  }
}

/** What kind of news a medium is, by its type or what the feed calls it. */
export function newsTypeOf(medium: Medium): NewsType | undefined {
  const kind = medium.contentType?.split('/')[0] ?? medium.medium
  if (kind === 'image') return 'picture'
  return kind === 'audio' || kind === 'video' ? kind : undefined
}
