import type { Entry } from './entry.ts'
import { noMarkup } from './content.ts'
import { unique, type Medium } from './media.ts'
import { type Fields, isFields, isList } from '../ninjs/value.ts'
import type { FeedHead } from './xml-feed.ts'
import { asUri } from '../uri.ts'

/** The feed's own words and its entries. @source JSON Feed 1.1, https://jsonfeed.org/version/1.1 */
export function partsOfJsonFeed(
  feed: Fields,
  url: string | undefined,
): { head: FeedHead; entries: Entry[] } {
  const link = said(feed['home_page_url'])
  const head: FeedHead = {
    title: said(feed['title']),
    link,
    url: said(feed['feed_url']) || url || link,
    base: '',
    language: said(feed['language']),
    rights: said(isFields(feed['_suyab']) ? feed['_suyab']['copyright_notice'] : ''),
    by: authorsOf(feed),
    description: said(feed['description']),
    updated: '',
  }
  const items = isList(feed['items']) ? feed['items'] : []
  return {
    head,
    entries: items.map((item, index) => entryOf(isFields(item) ? item : {}, `/items/${index}`)),
  }
}

function said(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

function entryOf(item: Fields, at: string): Entry {
  const html = said(item['content_html'])
  const text = said(item['content_text'])
  // The format demands a content: many writers repeat the summary or title to fill it.
  const isRepeated = text === said(item['summary']) || text === said(item['title'])
  const own = isFields(item['_suyab']) ? item['_suyab'] : {}
  return {
    at,
    id: said(item['id']),
    link: said(item['url']) || said(item['external_url']),
    title: { value: said(item['title']), form: 'text' },
    summary: { value: said(item['summary']), form: 'text' },
    content:
      html === '' ? { value: isRepeated ? '' : text, form: 'text' } : { value: html, form: 'html' },
    summaryBase: '',
    contentBase: said(item['url']),
    language: said(item['language']),
    by: authorsOf(item),
    rights: said(own['copyright_notice']),
    published: said(item['date_published']),
    updated: said(item['date_modified']),
    created: '',
    expires: '',
    subjects: (isList(item['tags']) ? item['tags'] : [])
      .map(said)
      .filter((name) => name !== '')
      .map((name) => ({ name })),
    places: [],
    media: unique([
      ...mediaOf(item, html),
      ...(isList(item['attachments']) ? item['attachments'] : []).flatMap(attachment),
    ]),
    source: noMarkup,
    sourceLink: '',
    translations: (isList(own['translations']) ? own['translations'] : []).flatMap((found) =>
      isFields(found) ? [{ href: said(found['url']), language: said(found['language']) }] : [],
    ),
  }
}

function authorsOf(holder: Fields): string {
  const authors = isList(holder['authors']) ? holder['authors'] : [holder['author']]
  return authors
    .map((author) => (isFields(author) ? said(author['name']) : said(author)))
    .filter((name) => name !== '')
    .join(', ')
}

function mediaOf(item: Fields, html: string): Medium[] {
  return [item['image'], item['banner_image']].flatMap((image) => {
    const href = asUri(said(image))
    return href === undefined || html.includes(said(image)) ? [] : [{ href, medium: 'image' }]
  })
}

function attachment(found: unknown): Medium[] {
  if (!isFields(found)) return []
  const href = asUri(said(found['url']))
  if (href === undefined) return []
  const type = said(found['mime_type']).toLowerCase()
  const size = Number(found['size_in_bytes'])
  const duration = Number(found['duration_in_seconds'])
  const title = said(found['title'])
  return [
    {
      href,
      ...(type.includes('/') ? { contentType: type } : {}),
      ...(Number.isFinite(size) && size > 0 ? { sizeInBytes: Math.round(size) } : {}),
      ...(Number.isFinite(duration) && duration > 0 ? { duration } : {}),
      ...(title === '' ? {} : { title }),
    },
  ]
}
