import { generateRssFeed } from 'feedsmith'

import {
  channelParts,
  entryParts,
  htmlSafeLine,
  type Channel,
  type ChannelEntry,
  type DatedChannel,
  type EntryParts,
} from './channel.ts'
import { coordinates, fullEntry } from './feed/entry-parts.ts'
import { mediaContents } from './feed/media-rss.ts'
import { documentInParts, mapped } from './records/write-parts.ts'

/**
 * The entries as an RSS 2.0 document: the full text in `content:encoded`, files as Media RSS,
 * language and rights per item as Dublin Core, translations as Atom links.
 * @throws WireWriteError where an item has no usable uri
 * @source RSS 2.0.11, https://www.rssboard.org/rss-specification
 */
export function writeRss(channel: Channel, entries: readonly ChannelEntry[]): string {
  const parts = entries.map(entryParts)
  return rssDocument(channelParts(channel, parts), parts)
}

/**
 * As {@link writeRss}, of any number of entries as they come; the channel says when it was updated.
 * @throws WireWriteError where an item has no usable uri
 */
export async function* writeRssParts(
  channel: DatedChannel,
  entries: AsyncIterable<ChannelEntry>,
): AsyncGenerator<string> {
  const head = channelParts(channel, [])
  const documentOf = (parts: readonly EntryParts[]): string => rssDocument(head, parts)
  const parts = mapped(entries, entryParts)
  yield* documentInParts(['item'], documentOf([fullEntry]), parts, documentOf)
}

function rssDocument(head: ReturnType<typeof channelParts>, parts: readonly EntryParts[]): string {
  return generateRssFeed({
    title: htmlSafeLine(head.title),
    link: head.link,
    description: htmlSafeLine(head.description),
    ...(head.language === '' ? {} : { language: head.language }),
    ...(head.rights === '' ? {} : { copyright: htmlSafeLine(head.rights) }),
    lastBuildDate: head.updated,
    atom: { links: [{ href: head.self, rel: 'self', type: 'application/rss+xml' }] },
    items: parts.map(rssItem),
  })
}

type RssItem = NonNullable<Parameters<typeof generateRssFeed>[0]['items']>[number]

function rssItem(entry: EntryParts): RssItem {
  const { latitude, longitude } = coordinates(entry)
  const links = entry.translations.map(({ href, language }) => ({
    href,
    rel: 'alternate',
    hreflang: language,
  }))
  return {
    title: htmlSafeLine(entry.headline),
    guid: { value: entry.uri, isPermaLink: false },
    ...(entry.link === '' ? {} : { link: entry.link }),
    ...(entry.summary === '' ? {} : { description: htmlSafeLine(entry.summary) }),
    ...(entry.html === '' ? {} : { content: { encoded: entry.html } }),
    ...(entry.published === undefined ? {} : { pubDate: entry.published }),
    categories: entry.subjects.map(({ name = '' }) => ({ name })),
    dc: {
      ...(entry.language === '' ? {} : { languages: [entry.language] }),
      ...(entry.by === '' ? {} : { creators: [htmlSafeLine(entry.by)] }),
      ...(entry.rights === '' ? {} : { rights: [htmlSafeLine(entry.rights)] }),
    },
    atom: {
      ...(links.length === 0 ? {} : { links }),
      ...(entry.updated === undefined ? {} : { updated: entry.updated }),
    },
    ...(entry.media.length === 0 ? {} : { media: { contents: mediaContents(entry.media) } }),
    ...(latitude === undefined || longitude === undefined
      ? {}
      : { georss: { point: { lat: latitude, lng: longitude } } }),
  }
}
