import { conceptCode } from './concept-code.ts'
import { headlineRoles, plainWords, preferredWords } from './item-text.ts'
import {
  listed,
  object,
  olderItem,
  olderRendition,
  type Renaming,
  renamed,
} from './ninjs-renaming.ts'
import { isFields, type Fields } from './ninjs-value.ts'
import { contentTypeOfSuffix, looksLikeHtml } from './ninjs-words.ts'
import type { Association, NewsItem, Words } from './ninjs.ts'

/** A concept by scheme and code, with those of its other members that are named. */
function concept(more: Renaming): (value: unknown) => Fields | undefined {
  return (value) => {
    if (!isFields(value)) return undefined
    const { uri, literal } = value
    const kept = { ...renamed(value, { name: 'name', ...more }), ...conceptCode({ uri, literal }) }
    return Object.keys(kept).length === 0 ? undefined : kept
  }
}

const related = listed(concept({ rel: 'rel' }))
const item: Renaming = {
  ...olderItem,
  by: 'byline',
  representationType: [
    'representationtype',
    (value) => (value === 'full' ? 'complete' : 'incomplete'),
  ],
  people: ['person', related],
  organisations: [
    'organisation',
    listed(
      concept({
        rel: 'rel',
        symbols: ['symbols', listed(object({ exchange: 'exchange', symbol: 'ticker' }))],
      }),
    ),
  ],
  places: ['place', listed(concept({ rel: 'rel', geoJSON: 'geometry_geojson' }))],
  subjects: ['subject', related],
  genres: ['genre', listed(concept({}))],
  events: ['event', related],
  objects: ['object', related],
  infoSources: ['infosource', listed(concept({ role: 'rel' }))],
  trustIndicators: [
    'trustindicator',
    listed((value) => {
      if (!isFields(value)) return undefined
      const kept = {
        ...conceptCode({ uri: value['role'] }),
        ...renamed(value, { title: 'title', href: 'href' }),
      }
      return Object.keys(kept).length === 0 ? undefined : kept
    }),
  ],
}
const rendition: Renaming = { ...olderRendition, contentType: 'mimetype' }

/**
 * The item, as a reader of 3.1 leaves it, in the words of ninjs 1.4.
 * @source IPTC ninjs 1.4, https://iptc.org/std/ninjs/
 */
export function ninjs1Document(of: NewsItem): Fields {
  return {
    ...written(of),
    $standard: {
      name: 'ninjs',
      version: '1.4',
      schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_1.4.json',
    },
  }
}

function written(of: NewsItem | Association): Fields {
  const { renditions = [], altIds = [], associations = [], bodies = [] } = of
  // Counts are those of the item here: they tell of the first body that is written.
  const counted = bodies.find(({ value }) => value.trim() !== '')
  return {
    ...renamed(of, item),
    ...suffixed('headline', of.headlines ?? [], preferredWords(of.headlines, headlineRoles)),
    ...suffixed('description', of.descriptions ?? []),
    ...renamed(counted, { charCount: 'charcount', wordCount: 'wordcount' }),
    ...suffixed('body', bodies),
    ...keyed('renditions', renditions, (one) => [keyOf(one.name), renamed(one, rendition)]),
    ...keyed('associations', associations, (one) => [keyOf(one.name ?? ''), written(one)]),
    ...keyed('altids', altIds, (one) => [one.role ?? 'id', one.value]),
  }
}

/** A key as the standard asks: it begins with a letter, digit or underscore of ASCII. */
function keyOf(name: string): string {
  // A number as a key would lose its place among the others.
  return /^\w/.test(name) && !/^\d+$/.test(name) ? name : `_${name}`
}

/** A list as an object by keys; what has a key that is taken gets it with a number. */
function keyed<Member>(
  name: string,
  list: readonly Member[],
  entry: (member: Member) => readonly [key: string, value: unknown],
): Fields {
  const kept = new Map<string, unknown>()
  for (const member of list) {
    const [key, value] = entry(member)
    if (value !== undefined)
      kept.set(
        free(kept, key, (count) => `${key}_${count}`),
        value,
      )
  }
  return kept.size === 0 ? {} : { [name]: Object.fromEntries(kept) }
}

function free(
  taken: ReadonlyMap<string, unknown>,
  first: string,
  next: (count: number) => string,
): string {
  let key = first
  for (let count = 2; taken.has(key); count += 1) key = next(count)
  return key
}

/**
 * Headlines, descriptions or bodies by the name of their role and type: `body_html`,
 * `description_caption`. The chosen one of the headlines has no suffix and is plain text.
 */
function suffixed(kind: string, list: readonly Words[], chosen?: Words): Fields {
  const kept = new Map<string, string>()
  for (const words of list) {
    if (words.value.trim() === '') continue
    const plain = words === chosen ? plainWords(words) : undefined
    if (plain === undefined) put(kept, kind, words)
    // A reader has to guess what a headline is: one that looks like markup says that it is none.
    else if (looksLikeHtml(plain))
      put(kept, kind, { role: 'main', contentType: 'text/plain', value: plain }, 'main_text')
    else kept.set(kind, plain)
  }
  return Object.fromEntries(kept)
}

function put(kept: Map<string, string>, kind: string, words: Words, suffix?: string): void {
  const { role = 'main', contentType, value } = words
  const type = suffixOf(contentType)
  const name =
    role.replaceAll(/\W+/g, '_').replaceAll(/_+/g, '_').replaceAll(/^_|_$/g, '') || 'main'
  const isSaid = contentTypeOfSuffix(name.split('_').at(-1) ?? '') === undefined
  const first =
    suffix ??
    (name === 'main' || name === type
      ? type
      : contentType === undefined && isSaid
        ? name
        : `${name}_${type}`)
  const key = free(kept, `${kind}_${first}`, (count) => `${kind}_${name}_${count}_${type}`)
  kept.set(key, value)
}

function suffixOf(contentType: string | undefined): string {
  const [type = ''] = (contentType ?? 'text/plain').toLowerCase().split(';')
  if (type === 'text/plain') return 'text'
  if (type.includes('xhtml')) return 'xhtml'
  if (type.includes('html')) return 'html'
  return /^application\/nitf\+xml$/.test(type) ? 'nitf' : type.replaceAll(/\W+/g, '_')
}
