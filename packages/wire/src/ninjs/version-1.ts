import { conceptCode } from './concept-code.ts'
import { headlineRoles, plainWords, preferredWords, summaryRoles } from '../item-text.ts'
import { listed, object, olderItem, olderRendition, type Renaming, renamed } from './renaming.ts'
import { isFields, type Fields } from './value.ts'
import { contentTypeOfSuffix, looksLikeHtml } from './words.ts'
import type { Association, NewsItem, Words } from '../ninjs.ts'

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
    ...headlinesOf(of.headlines ?? []),
    ...descriptionsOf(of.descriptions ?? []),
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

/** A list as an object by keys. */
function keyed<Member>(
  name: string,
  list: readonly Member[],
  entry: (member: Member) => readonly [key: string, value: unknown],
): Fields {
  const kept = new Keys<unknown>()
  for (const member of list) {
    const [key, value] = entry(member)
    if (value !== undefined) kept.add(value, key, (count) => `${key}_${count}`)
  }
  return kept.values.size === 0 ? {} : { [name]: Object.fromEntries(kept.values) }
}

/** Values by key; what has a key that is taken gets one with a number. */
class Keys<Value> {
  readonly values = new Map<string, Value>()
  readonly #counts = new Map<string, number>()

  add(value: Value, first: string, next: (count: number) => string): void {
    let key = first
    let count = this.#counts.get(first) ?? 1
    while (this.values.has(key)) {
      count += 1
      key = next(count)
    }
    this.#counts.set(first, count)
    this.values.set(key, value)
  }
}

/**
 * Headlines by the name of their role and type: `headline_kicker_html`. The one that stands for the
 * item has no suffix and is plain text.
 */
function headlinesOf(headlines: readonly Words[]): Fields {
  const chosen = preferredWords(headlines, headlineRoles)
  const others = suffixed(
    'headline',
    headlines.filter((one) => one !== chosen),
  )
  if (chosen === undefined) return others
  const value = plainWords(chosen)
  // A reader has to guess what a headline is: one that looks like markup has to say that it is none.
  return { [looksLikeHtml(value) ? 'headline_main_text' : 'headline']: value, ...others }
}

/** Descriptions as {@link suffixed}; the one that sums the item up stays the first choice. */
function descriptionsOf(descriptions: readonly Words[]): Fields {
  const chosen = preferredWords(descriptions, summaryRoles)
  const ranks = (role: string): boolean => summaryRoles.includes(role.toLowerCase())
  return suffixed(
    'description',
    descriptions.map((one, at) => {
      const { role = '' } = one
      const name = spelled(role)
      if (one === chosen) return name === role ? one : { ...one, role: 'main' }
      const rivals = isMain(one) && chosen !== undefined && isMain(chosen)
      return name === '' || rivals || (ranks(name) && !ranks(role))
        ? { ...one, role: `${at + 1}` }
        : one
    }),
  )
}

function isMain({ role }: Words): boolean {
  return role?.toLowerCase() === 'main'
}

/** A role in the letters that the name of a field may have. */
function spelled(role: string): string {
  return role.replaceAll(/[\W_]+/g, '_').replaceAll(/^_|_$/g, '')
}

/**
 * Words by the name of their role and type: `body_html`, `description_caption`. The name that is the
 * type alone belongs to the role `main` before it does to a role of the type's name.
 */
function suffixed(kind: string, list: readonly Words[]): Fields {
  const said = list.filter(({ value }) => value.trim() !== '')
  const keys = new Keys<Words>()
  for (const words of [...said.filter(isMain), ...said.filter((one) => !isMain(one))]) {
    const [first, name, type] = suffixesOf(words, kind)
    keys.add(words, `${kind}_${first}`, (count) => `${kind}_${name}_${count}_${type}`)
  }
  const byWords = new Map([...keys.values].map(([key, words]) => [words, key]))
  return Object.fromEntries(said.map((words) => [byWords.get(words), words.value]))
}

function suffixesOf(
  { role = 'main', contentType, value }: Words,
  kind: string,
): [first: string, string, string] {
  const type = suffixOf(contentType, value)
  const name = spelled(role) || 'main'
  // Readers look for the main body by its type, and of the descriptions for that of plain text.
  const isShort = name.toLowerCase() === 'main' && (kind === 'body' || type === 'text')
  if (isShort || name === type) return [type, name, type]
  const isType = contentTypeOfSuffix(name.split('_').at(-1) ?? '') !== undefined
  return [contentType === undefined && !isType ? name : `${name}_${type}`, name, type]
}

const suffixes: readonly (readonly [RegExp, string])[] = [
  [/^text\/plain\b/, 'text'],
  [/xhtml/, 'xhtml'],
  [/html/, 'html'],
  [/^application\/nitf\+xml\b/, 'nitf'],
  [/^text\/markdown\b/, 'markdown'],
  [/[/+]xml\b/, 'xml'],
]

function suffixOf(contentType: string | undefined, value: string): string {
  const type = (contentType ?? 'text/plain').toLowerCase()
  const known = suffixes.find(([pattern]) => pattern.test(type))?.[1]
  // Readers take markup of which nobody says what it is for HTML.
  return known ?? (looksLikeHtml(value) ? 'xml' : type.replaceAll(/\W+/g, '_'))
}
