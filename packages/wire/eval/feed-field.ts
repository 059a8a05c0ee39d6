/**
 * What the feed suite calls a field, in our terms. A path of the suite's names leads to one of our
 * fields, or to nothing where we have none: then nothing is measured.
 */
import { isFields, isList } from '../src/ninjs/value.ts'
import type { NewsItem } from '../src/ninjs.ts'
import type { ReadFeed } from '../src/read-feed.ts'
import { isHtml } from '../src/sanitise.ts'

/** How a field's values are compared. */
export type FieldKind =
  | 'text'
  | 'html'
  | 'line'
  | 'byline'
  | 'date'
  | 'uri'
  | 'type'
  | 'language'
  | 'format'
  | 'number'

/** One of our fields: its name, how it is compared, what it holds; one of several will do. */
export interface FeedField {
  readonly name: string
  readonly kind: FieldKind
  readonly values: readonly (string | number | undefined)[]
  /** Whether there is an entry to hold it: of one that was left out nothing is as expected. */
  readonly isRead?: boolean
}

type Steps = readonly (string | number)[]

/** The field that the suite's path names; `undefined` where we have no such field. */
export function fieldAt(steps: Steps, feed: ReadFeed): FeedField | undefined {
  const [root, ...rest] = steps
  if (root === 'version') return { name: 'feed.format', kind: 'format', values: [feed.format] }
  if (root === 'feed' || root === 'channel') return feedField(rest, feed)
  if (root !== 'entries' && root !== 'items') return undefined
  const [index, ...inner] = rest
  if (index === undefined)
    return { name: 'feed.entries', kind: 'number', values: [feed.items.length] }
  if (typeof index !== 'number') return undefined
  const item = feed.items[index]?.item
  const field = entryField(inner, item ?? { uri: '' })
  return field === undefined ? undefined : { ...field, isRead: item !== undefined }
}

function feedField(steps: Steps, feed: ReadFeed): FeedField | undefined {
  const name = shortened(steps)
  const field = (own: string, kind: FieldKind, value: string | undefined): FeedField => ({
    name: `feed.${own}`,
    kind,
    values: [value],
  })
  if (name === 'title') return field('title', 'line', feed.title)
  if (/^(?:description|subtitle|tagline|info)$/.test(name))
    return field('description', 'line', feed.description)
  if (name === 'link') return field('link', 'uri', feed.link)
  if (name === 'rights' || name === 'copyright') return field('rights', 'line', feed.rights)
  if (/^(?:updated|modified|published|date)(?:_parsed)?$/.test(name))
    return field('updated', 'date', feed.updated)
  if (name === 'language') return field('language', 'language', feed.language)
  return undefined
}

/** `title_detail.value` is the title. */
function shortened(steps: Steps): string {
  return steps.join('.').replace(/^(\w+?)_detail\.value$/, '$1')
}

type Finder = (
  item: NewsItem,
  index: number,
  path: string,
) => readonly [name: string, kind: FieldKind, ...values: (string | number | undefined)[]]

const entryFields: readonly (readonly [pattern: RegExp, find: Finder])[] = [
  [/^title$/, (item) => ['title', 'line', item.headlines?.[0]?.value]],
  [/^(?:description|summary)$/, (item) => ['summary', 'html', ...summariesOf(item)]],
  [/^content\.(\d+)\.value$/, (item) => ['content', 'html', ...contentsOf(item)]],
  [
    /^content\.0\.type$/,
    (item) => ['content type', 'type', item.bodies?.[0]?.contentType ?? 'text/plain'],
  ],
  [/^summary_detail\.type$/, (item) => ['summary type', 'type', summaryTypeOf(item)]],
  [
    /^(?:language|(?:title|summary)_detail\.language|content\.0\.language)$/,
    (item) => ['language', 'language', item.language],
  ],
  [/^link$/, (item) => ['link', 'uri', altOf(item, 'link'), item.uri]],
  [/^(?:id|guid)$/, (item) => ['id', 'uri', altOf(item, 'id'), item.uri]],
  [/^(?:rights|copyright)$/, (item) => ['rights', 'line', item.copyrightNotice]],
  [/^(?:author|author_detail\.name)$/, (item) => ['author', 'byline', item.by]],
  [/^authors\.(\d+)\.name$/, (item, index) => ['author', 'byline', item.by?.split(', ')[index]]],
  [
    /^(?:tags\.(\d+)\.term|category)$/,
    (item, index) => [
      'category',
      'line',
      item.subjects?.[index]?.literal,
      item.subjects?.[index]?.name,
      item.subjects?.[index]?.uri,
    ],
  ],
  [
    /^tags\.(\d+)\.label$/,
    (item, index) => ['category label', 'line', item.subjects?.[index]?.name],
  ],
  [
    /^tags\.(\d+)\.scheme$/,
    (item, index) => ['category scheme', 'text', item.subjects?.[index]?.creator],
  ],
  [/^tags$/, (item) => ['categories', 'number', item.subjects?.length ?? 0]],
  [/^published(?:_parsed)?$/, (item) => ['published', 'date', item.firstCreated]],
  [/^(?:updated|modified|date)(?:_parsed)?$/, (item) => ['updated', 'date', item.versionCreated]],
  [/^created(?:_parsed)?$/, (item) => ['created', 'date', item.contentCreated, item.firstCreated]],
  [/^expired(?:_parsed)?$/, (item) => ['expired', 'date', item.expires]],
  [
    /^(?:enclosures|media_content|media_thumbnail)\.(\d+)\.(?:href|url)$/,
    (item, index) => ['medium', 'uri', filesOf(item)[index]?.href],
  ],
  [
    /^(?:enclosures|media_content)\.(\d+)\.type$/,
    (item, index) => ['medium type', 'text', filesOf(item)[index]?.contentType],
  ],
  [
    /^(?:enclosures\.(\d+)\.length|media_content\.(\d+)\.filesize)$/,
    (item, index) => ['medium size', 'text', said(filesOf(item)[index]?.sizeInBytes)],
  ],
  [
    /^media_credit\.(\d+)\.content$/,
    (item) => [
      'medium credit',
      'line',
      ...[item, ...(item.associations ?? [])].flatMap(({ by }) => by?.split(', ') ?? []),
    ],
  ],
  [/^image\.href$/, (item) => ['medium', 'uri', ...filesOf(item).map(({ href }) => href)]],
  [/^source\.title$/, (item) => ['source', 'line', item.infoSources?.[0]?.name]],
  [/^source\.(?:link|id|href)$/, (item) => ['source address', 'uri', item.infoSources?.[0]?.uri]],
  [/^where\.type$/, (item) => ['place', 'text', shapeOf(item)?.type]],
  [
    /^where\.coordinates(?:\.(\d+))?$/,
    (item, index, path) => [
      'place',
      'text',
      positionsOf(item, path.endsWith('s') ? undefined : index),
    ],
  ],
]

function entryField(steps: Steps, item: NewsItem): FeedField | undefined {
  const path = shortened(steps)
  for (const [pattern, find] of entryFields) {
    const match = pattern.exec(path)
    if (match === null) continue
    const [name, kind, ...values] = find(item, Number(match[1] ?? match[2] ?? 0), path)
    return { name: `entry.${name}`, kind, values }
  }
  return undefined
}

function said(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value)
}

function altOf(item: NewsItem, role: string): string | undefined {
  return item.altIds?.find((one) => one.role === role)?.value
}

function contentsOf(item: NewsItem): string[] {
  return (item.bodies ?? []).map(({ value }) => value)
}

/** The suite takes the content where there is no summary. */
function summariesOf(item: NewsItem): string[] {
  const own = (item.descriptions ?? []).map(({ value }) => value)
  return own.length > 0 ? own : contentsOf(item)
}

function summaryTypeOf(item: NewsItem): string {
  const words = item.descriptions?.[0] ?? item.bodies?.[0]
  return words !== undefined && isHtml(words) ? 'text/html' : 'text/plain'
}

function filesOf(item: NewsItem): { href?: string; contentType?: string; sizeInBytes?: number }[] {
  return [
    ...(item.renditions ?? []),
    ...(item.associations ?? []).flatMap((one) => one.renditions ?? []),
  ]
}

function shapeOf(item: NewsItem): { type: string; coordinates: readonly unknown[] } | undefined {
  const shape = item.places?.[0]?.geoJSON
  if (!isFields(shape) || !isList(shape['coordinates'])) return undefined
  return { type: String(shape['type']), coordinates: shape['coordinates'] }
}

/** The suite's coordinates begin with the longitude too; they are compared as JSON. */
function positionsOf(item: NewsItem, index: number | undefined): string | undefined {
  const coordinates = shapeOf(item)?.coordinates
  return JSON.stringify(index === undefined ? coordinates : coordinates?.[index])
}
