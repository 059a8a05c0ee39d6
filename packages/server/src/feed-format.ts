import type { Channel } from '@suyab/wire/channel'
import { WireWriteError } from '@suyab/wire/fault'
import type { NewsItem } from '@suyab/wire/ninjs'
import { writeAtom } from '@suyab/wire/write-atom'
import { writeIcalendar } from '@suyab/wire/write-icalendar'
import { writeJsonFeed } from '@suyab/wire/write-json-feed'
import { writeNewsMessage } from '@suyab/wire/write-newsml-g2'
import { writeNinjs } from '@suyab/wire/write-ninjs'
import { writeRss } from '@suyab/wire/write-rss'
import type { FeedOut } from './api.ts'

export type FeedFormat = FeedOut['format']

/** Every format of a feed, with its media type. */
export const feedContentTypes: Readonly<Record<FeedFormat, string>> = {
  ninjs: 'application/json',
  'ninjs-2.1': 'application/json',
  'ninjs-1.4': 'application/json',
  'newsml-g2': 'application/vnd.iptc.g2.newsmessage+xml',
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  'json-feed': 'application/feed+json',
  icalendar: 'text/calendar; charset=utf-8',
}

/** The formats a feed may have. */
export const feedFormats: readonly FeedFormat[] = Object.keys(feedContentTypes).filter(
  (one): one is FeedFormat => one in feedContentTypes,
)

/**
 * The items as a document of the format, undefined where it has none for no items. The same items
 * give the same document at any time: a reader asks whether it changed.
 */
export function writeFeed(
  format: FeedFormat,
  items: readonly NewsItem[],
  channel: Channel,
  now: Date,
): string | undefined {
  const entries = items.map((item) => ({ item }))
  const sent = newest(items) ?? now.toISOString()
  switch (format) {
    case 'ninjs':
      return listOf(items.map((item) => writeNinjs(item, '3.1')))
    case 'ninjs-2.1':
      return listOf(items.map((item) => writeNinjs(item, '2.1')))
    case 'ninjs-1.4':
      return listOf(items.map((item) => writeNinjs(item, '1.4')))
    case 'newsml-g2':
      return items.length === 0 ? undefined : writeNewsMessage(items, { sent })
    case 'rss':
      return writeRss(channel, entries)
    case 'atom':
      return writeAtom(channel, entries)
    case 'json-feed':
      return writeJsonFeed(channel, entries)
    case 'icalendar': {
      const options = { stamped: sent, title: channel.title }
      return writeIcalendar(
        items.filter((item) => isForCalendar(item, options)),
        options,
      )
    }
    default:
      throw new TypeError(`no such format: ${String(format satisfies never)}`)
  }
}

function listOf(documents: readonly string[]): string {
  return `[${documents.join(',')}]`
}

/** The latest date of a version. */
function newest(items: readonly NewsItem[]): string | undefined {
  return items
    .flatMap(({ versionCreated }) => versionCreated ?? [])
    .map((date) => new Date(date).toISOString())
    .toSorted()
    .at(-1)
}

/** Whether a calendar has a place for it: an event with a day, or a task. */
function isForCalendar(item: NewsItem, options: { stamped: string; title: string }): boolean {
  try {
    writeIcalendar([item], options)
    return true
  } catch (error) {
    if (error instanceof WireWriteError) return false
    throw error
  }
}
