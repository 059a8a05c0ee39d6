import { generateAtomFeed } from 'feedsmith'

import {
  channelParts,
  entryParts,
  type Channel,
  type ChannelEntry,
  type DatedChannel,
  type EntryParts,
} from './channel.ts'
import { coordinates, fullEntry } from './feed/entry-parts.ts'
import { mediaContents } from './feed/media-rss.ts'
import { documentInParts, mapped } from './records/write-parts.ts'

/**
 * The entries as an Atom document: `xml:lang` per entry, rights, files as Media RSS and enclosure
 * links, translations as alternate links with their language.
 * @throws WireWriteError where an item has no usable uri
 * @source RFC 4287
 */
export function writeAtom(channel: Channel, entries: readonly ChannelEntry[]): string {
  const parts = entries.map(entryParts)
  return atomDocument(channelParts(channel, parts), parts)
}

/**
 * As {@link writeAtom}, of any number of entries as they come; the channel says when it was updated.
 * @throws WireWriteError where an item has no usable uri
 */
export async function* writeAtomParts(
  channel: DatedChannel,
  entries: AsyncIterable<ChannelEntry>,
): AsyncGenerator<string> {
  const head = channelParts(channel, [])
  const documentOf = (parts: readonly EntryParts[]): string => atomDocument(head, parts)
  const parts = mapped(entries, entryParts)
  yield* documentInParts(['entry'], documentOf([fullEntry]), parts, documentOf)
}

function atomDocument(head: ReturnType<typeof channelParts>, parts: readonly EntryParts[]): string {
  return generateAtomFeed({
    id: head.self,
    title: { value: head.title },
    updated: head.updated,
    authors: [{ name: head.title }],
    links: [
      { href: head.self, rel: 'self', type: 'application/atom+xml' },
      { href: head.link, rel: 'alternate' },
    ],
    ...(head.rights === '' ? {} : { rights: { value: head.rights } }),
    ...(head.language === '' ? {} : { xml: { lang: head.language } }),
    entries: parts.map((entry) => atomEntry(entry, head.updated)),
  })
}

type AtomEntry = NonNullable<Parameters<typeof generateAtomFeed>[0]['entries']>[number]

function atomEntry(entry: EntryParts, fallback: Date): AtomEntry {
  const { latitude, longitude } = coordinates(entry)
  return {
    id: entry.uri,
    title: { value: entry.headline, type: 'text' },
    updated: entry.updated ?? fallback,
    ...(entry.published === undefined ? {} : { published: entry.published }),
    ...(entry.language === '' ? {} : { xml: { lang: entry.language } }),
    ...(entry.by === '' ? {} : { authors: [{ name: entry.by }] }),
    ...(entry.rights === '' ? {} : { rights: { value: entry.rights, type: 'text' } }),
    ...(entry.summary === '' ? {} : { summary: { value: entry.summary, type: 'text' } }),
    ...(entry.html === '' ? {} : { content: { value: entry.html, type: 'html' } }),
    links: [
      ...(entry.link === '' ? [] : [{ href: entry.link, rel: 'alternate' }]),
      ...entry.translations.map(({ href, language }) => ({
        href,
        rel: 'alternate',
        hreflang: language,
      })),
      ...entry.media.map((medium) => ({
        href: medium.href,
        rel: 'enclosure',
        ...(medium.contentType === undefined ? {} : { type: medium.contentType }),
        ...(medium.sizeInBytes === undefined ? {} : { length: medium.sizeInBytes }),
      })),
    ],
    categories: entry.subjects.map(({ name = '', uri }) =>
      uri === undefined ? { term: name } : { term: uri, label: name },
    ),
    ...(entry.media.length === 0 ? {} : { media: { contents: mediaContents(entry.media) } }),
    ...(latitude === undefined || longitude === undefined
      ? {}
      : { georss: { point: { lat: latitude, lng: longitude } } }),
  }
}
