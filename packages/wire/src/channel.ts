import { directionOf } from '@suyab/language/tag'
import { bodyHtmlOf, headlineOf, kindOf, subjectsOf, summaryOf } from './item-text.ts'
import type { Association, NewsItem, Place, Rendition, Subject } from './ninjs.ts'
import { escapeHtml, textOfHtml, withoutControls } from './sanitise.ts'
import { ninjsDocument } from './write-ninjs.ts'

/** What a feed says about itself. */
export interface Channel {
  readonly title: string
  /** The page that the feed belongs to. */
  readonly link: string
  /** Where the feed itself is found. */
  readonly self: string
  readonly description?: string
  readonly language?: string
  readonly rights?: string
  /** RFC 3339; the newest version among the entries where it is left out. */
  readonly updated?: string
}

/** A channel whose entries are not known when its head is written. */
export type DatedChannel = Channel & { readonly updated: string }

/** An item in a feed, with what only its publisher knows. */
export interface ChannelEntry {
  readonly item: NewsItem
  /** The item's page. */
  readonly link?: string
  /** The same story in other languages. */
  readonly translations?: readonly { readonly href: string; readonly language: string }[]
}

/** A file of an entry, as all three feed formats can name it. */
export interface EntryMedium {
  readonly href: string
  readonly contentType?: string
  readonly medium: 'image' | 'audio' | 'video' | 'document'
  readonly width?: number
  readonly height?: number
  readonly sizeInBytes?: number
  readonly duration?: number
  readonly title?: string
  readonly caption?: string
  readonly credit?: string
  readonly rights?: string
}

/** What the three writers put into their own elements; empty text means absent. */
export interface EntryParts {
  readonly uri: string
  readonly link: string
  readonly headline: string
  readonly summary: string
  /** Safe HTML, with language and direction where that is right to left. */
  readonly html: string
  readonly language: string
  readonly by: string
  readonly rights: string
  readonly published: Date | undefined
  readonly updated: Date | undefined
  readonly subjects: readonly Subject[]
  readonly point: Place | undefined
  readonly media: readonly EntryMedium[]
  readonly translations: readonly { readonly href: string; readonly language: string }[]
}

/** The channel's own words without what XML cannot hold, and its date. */
export function channelParts(
  channel: Channel,
  entries: readonly EntryParts[],
): Required<Omit<Channel, 'updated'>> & { readonly updated: Date } {
  const times = entries.map(({ updated }) => updated?.getTime() ?? 0)
  const newest = times.reduce((latest, time) => Math.max(latest, time), 0)
  return {
    title: withoutControls(channel.title),
    link: withoutControls(channel.link),
    self: withoutControls(channel.self),
    description: withoutControls(channel.description ?? channel.title),
    language: withoutControls(channel.language ?? ''),
    rights: withoutControls(channel.rights ?? ''),
    updated: channel.updated === undefined ? new Date(newest) : new Date(channel.updated),
  }
}

/**
 * An entry's parts in the terms that feeds share.
 * @throws WireWriteError where the item has no usable uri
 */
export function entryParts(entry: ChannelEntry): EntryParts {
  const item = ninjsDocument(entry.item)
  const language = item.language ?? ''
  // A picture's caption belongs to the picture, a story's summary to the story.
  const isText = kindOf(item) === 'text' || item.bodies !== undefined
  const html = bodyHtmlOf(item)
  const link = entry.link ?? item.altIds?.find(({ role }) => role === 'link')?.value ?? ''
  return {
    uri: item.uri,
    link: withoutControls(link),
    headline: headlineOf(item),
    summary: isText ? summaryOf(item) : '',
    html: html === '' ? '' : directed(html, language),
    language,
    by: item.by ?? '',
    rights: item.copyrightNotice ?? item.copyrightHolder ?? '',
    published: dateOf(item.firstCreated ?? item.versionCreated),
    updated: dateOf(item.versionCreated ?? item.firstCreated),
    subjects: subjectsOf(item).filter(({ name }) => name !== undefined),
    point: item.places?.find((place) => place.geoJSON?.['type'] === 'Point'),
    media: mediaOf(item),
    translations: entry.translations ?? [],
  }
}

function dateOf(value: string | undefined): Date | undefined {
  return value === undefined ? undefined : new Date(value)
}

function directed(html: string, language: string): string {
  if (directionOf(language) === 'ltr' || /^<div[^>]* dir="rtl"/.test(html)) return html
  return `<div lang="${escapeHtml(language)}" dir="rtl">${html}</div>`
}

/** A title for elements whose text many readers take as HTML: escaped where it would be lost. */
export function htmlSafeLine(text: string): string {
  return textOfHtml(text).replaceAll(/\s+/g, ' ') === text.replaceAll(/\s+/g, ' ').trim()
    ? text
    : escapeHtml(text)
}

function mediaOf(item: Partial<NewsItem> | Association): EntryMedium[] {
  const own = best(item.renditions ?? [])
  const medium = own === undefined ? [] : [mediumOf(own, item)]
  return [...medium, ...(item.associations ?? []).flatMap(mediaOf)]
}

/** The largest rendition that anyone can fetch; `ni:` names bytes, not a place. */
function best(renditions: readonly Rendition[]): Rendition | undefined {
  return renditions
    .filter(({ href }) => href !== undefined && /^https?:/i.test(href))
    .toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0]
}

function mediumOf(rendition: Rendition, owner: Partial<NewsItem> | Association): EntryMedium {
  const { href = '', contentType, width, height, sizeInBytes, duration } = rendition
  const kind = contentType?.split('/')[0] ?? owner.type ?? 'picture'
  // Who wrote a story and whose it is says nothing about a picture that it carries itself.
  const isStory = kindOf(owner) === 'text' || owner.bodies !== undefined
  const title = isStory ? '' : (rendition.title ?? headlineOf(owner))
  const caption = isStory ? '' : summaryOf(owner)
  const rights = owner.copyrightNotice ?? owner.copyrightHolder
  return {
    href,
    medium: mediums[kind] ?? 'document',
    ...(contentType === undefined ? {} : { contentType }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(sizeInBytes === undefined ? {} : { sizeInBytes }),
    ...(duration === undefined ? {} : { duration }),
    ...(title === '' ? {} : { title }),
    ...(caption === '' ? {} : { caption }),
    ...(owner.by === undefined || isStory ? {} : { credit: owner.by }),
    ...(rights === undefined || isStory ? {} : { rights }),
  }
}

const mediums: Readonly<Record<string, EntryMedium['medium']>> = {
  image: 'image',
  picture: 'image',
  graphic: 'image',
  audio: 'audio',
  video: 'video',
}
