import type { FeedElement } from './element.ts'
import type { Association, NewsType, Rendition } from '../ninjs.ts'
import { textOfHtml } from '../sanitise.ts'
import { asUri } from '../uri.ts'

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

/** Media of an RSS or Atom entry: enclosures, Media RSS, thumbnails, the picture of a podcast. */
export function mediaOfEntry(entry: FeedElement, resolve: (address: string) => string): Medium[] {
  const holders = [entry, ...entry.all('media:group')]
  const contents = holders.flatMap((holder) =>
    holder.all('media:content').map((content) => mediaContent(content, [holder, entry], resolve)),
  )
  const enclosures = [
    ...entry.all('enclosure').map((node) => enclosure(node, 'url', resolve)),
    ...[...entry.all('link'), ...entry.all('atom:link')]
      .filter((link) => link.attribute('rel') === 'enclosure')
      .map((node) => enclosure(node, 'href', resolve)),
  ]
  const found = [...contents, ...enclosures].filter((one) => one !== undefined)
  if (found.length > 0) return unique(found)
  const thumbnails = holders
    .flatMap((holder) => holder.all('media:thumbnail'))
    .map((node) => thumbnail(node, 'url', resolve))
  const pictures = [
    ...entry.all('itunes:image'),
    ...entry.all('itunes:link').filter((link) => link.attribute('rel') === 'image'),
  ].map((node) => thumbnail(node, node.attribute('href') === '' ? 'url' : 'href', resolve))
  return unique([...thumbnails, ...pictures].filter((one) => one !== undefined))
}

/** One of each address; two that name the same are taken together. */
export function unique(media: readonly Medium[]): Medium[] {
  if (media.length < 2) return [...media]
  const byHref = new Map<string, Medium>()
  for (const medium of media) byHref.set(medium.href, { ...medium, ...byHref.get(medium.href) })
  return [...byHref.values()]
}

type Resolve = (address: string) => string

function enclosure(node: FeedElement, name: string, resolve: Resolve): Medium | undefined {
  const href = asUri(resolve(node.attribute(name)))
  if (href === undefined) return undefined
  return {
    href,
    ...typeOf(node.attribute('type'), href),
    ...sized('sizeInBytes', node.attribute('length')),
    ...told('title', node.attribute('title')),
  }
}

function thumbnail(node: FeedElement, name: string, resolve: Resolve): Medium | undefined {
  const href = asUri(resolve(node.attribute(name) || node.text.trim()))
  if (href === undefined) return undefined
  return {
    href,
    medium: 'image',
    ...typeOf('', href),
    ...sized('width', node.attribute('width')),
    ...sized('height', node.attribute('height')),
  }
}

function mediaContent(
  node: FeedElement,
  holders: readonly FeedElement[],
  resolve: Resolve,
): Medium | undefined {
  const href = asUri(resolve(node.attribute('url')))
  if (href === undefined) return undefined
  const inherited = (name: string): string => {
    const own = node.firstText(name)
    return own || (holders.map((holder) => holder.firstText(name)).find(Boolean) ?? '')
  }
  return {
    href,
    ...typeOf(node.attribute('type'), href),
    ...told('medium', node.attribute('medium')),
    ...sized('width', node.attribute('width')),
    ...sized('height', node.attribute('height')),
    ...sized('sizeInBytes', node.attribute('filesize')),
    ...sized('duration', node.attribute('duration')),
    ...told('title', plain(inherited('media:title'))),
    ...told('caption', plain(inherited('media:description') || inherited('media:text'))),
    ...told('credit', credits([node, ...holders])),
    ...told('rights', plain(inherited('media:copyright'))),
  }
}

/** Every file of an entry names them again. */
const maxCredits = 20

/** All who are named where the first of the holders names anyone. */
function credits(holders: readonly FeedElement[]): string {
  const named = holders.map((holder) => holder.all('media:credit')).find((one) => one.length > 0)
  return (named ?? [])
    .slice(0, maxCredits)
    .map(({ text }) => plain(text.trim()))
    .filter((name) => name !== '')
    .join(', ')
}

function plain(text: string): string {
  return text === '' ? '' : textOfHtml(text)
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
