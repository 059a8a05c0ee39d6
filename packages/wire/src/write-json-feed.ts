import { generateJsonFeed } from 'feedsmith'

import {
  channelParts,
  entryParts,
  type Channel,
  type ChannelEntry,
  type EntryParts,
} from './channel.ts'
import { isFields } from './ninjs/value.ts'
import { inGroups, mapped } from './records/write-parts.ts'

/**
 * The entries as a JSON Feed 1.1 document. What the format has no word for, rights and
 * translations, stands in its extension `_suyab`.
 * @throws WireWriteError where an item has no usable uri
 * @source JSON Feed 1.1, https://jsonfeed.org/version/1.1
 */
export function writeJsonFeed(channel: Channel, entries: readonly ChannelEntry[]): string {
  const parts = entries.map(entryParts)
  return JSON.stringify(feedOf(jsonHead(channel), parts))
}

/**
 * As {@link writeJsonFeed}, of any number of entries as they come.
 * @throws WireWriteError where an item has no usable uri
 */
export async function* writeJsonFeedParts(
  channel: Channel,
  entries: AsyncIterable<ChannelEntry>,
): AsyncGenerator<string> {
  const head = jsonHead(channel)
  yield JSON.stringify(feedOf(head, [])).slice(0, -']}'.length)
  let gap = ''
  for await (const group of inGroups(mapped(entries, entryParts))) {
    yield gap + JSON.stringify(feedOf(head, group).items).slice(1, -1)
    gap = ','
  }
  yield ']}'
}

type JsonHead = Omit<Parameters<typeof generateJsonFeed>[0], 'items'> & Record<string, unknown>

/** The document as an object whose list of items, which the format demands, comes last. */
function feedOf(head: JsonHead, parts: readonly EntryParts[]): { items: unknown } {
  const generated: unknown = generateJsonFeed({ ...head, items: parts.map(jsonItem) })
  if (!isFields(generated)) throw new TypeError('a JSON Feed is an object')
  const { items = [], ...rest } = generated
  return { ...rest, items }
}

function jsonHead(channel: Channel): JsonHead {
  const head = channelParts(channel, [])
  return {
    title: head.title,
    home_page_url: head.link,
    feed_url: head.self,
    description: head.description,
    ...(head.language === '' ? {} : { language: head.language }),
    ...(head.rights === '' ? {} : { _suyab: { copyright_notice: head.rights } }),
  }
}

function jsonItem(entry: EntryParts): { id: string } & Record<string, unknown> {
  const picture = entry.media.find(({ medium }) => medium === 'image')
  const own = {
    ...(entry.rights === '' ? {} : { copyright_notice: entry.rights }),
    ...(entry.translations.length === 0
      ? {}
      : {
          translations: entry.translations.map(({ href, language }) => ({ url: href, language })),
        }),
  }
  return {
    id: entry.uri,
    ...(entry.link === '' ? {} : { url: entry.link }),
    title: entry.headline,
    ...(entry.html === ''
      ? { content_text: entry.summary || entry.headline }
      : { content_html: entry.html }),
    ...(entry.summary === '' ? {} : { summary: entry.summary }),
    ...(picture === undefined ? {} : { image: picture.href }),
    ...(entry.published === undefined ? {} : { date_published: entry.published }),
    ...(entry.updated === undefined ? {} : { date_modified: entry.updated }),
    ...(entry.by === '' ? {} : { authors: [{ name: entry.by }] }),
    ...(entry.language === '' ? {} : { language: entry.language }),
    tags: entry.subjects.map(({ name }) => name ?? ''),
    attachments: entry.media.map((medium) => ({
      url: medium.href,
      mime_type: medium.contentType ?? fallbackTypes[medium.medium],
      ...(medium.title === undefined ? {} : { title: medium.title }),
      ...(medium.sizeInBytes === undefined ? {} : { size_in_bytes: medium.sizeInBytes }),
      ...(medium.duration === undefined ? {} : { duration_in_seconds: medium.duration }),
    })),
    ...(Object.keys(own).length === 0 ? {} : { _suyab: own }),
  }
}

/** The format asks every attachment for a type. */
const fallbackTypes = {
  image: 'image/*',
  audio: 'audio/*',
  video: 'video/*',
  document: 'application/octet-stream',
} as const
