import { terms } from '@suyab/language/term'
import { headlineOf, summaryOf } from '@suyab/wire/item-text'
import { parseMediaReference } from '@suyab/wire/media-reference'
import type { NewsItem, Rendition, Words } from '@suyab/wire/ninjs'
import { readItemRights } from '../item-rights.ts'
import { digestOfReference } from '../media-row.ts'
import type { ItemRights } from '../right.ts'

/** The columns of exchange.item that an item's payload decides; null and empty without a payload. */
export interface ItemColumns {
  readonly headline: string | null
  readonly summary: string | null
  readonly subjects: string[]
  readonly topics: string[]
  /** `sha-256:…` of the picture to show small. */
  readonly thumbnail: string | null
  /** A tsvector in its text form: quoted terms without positions. */
  readonly search: string | null
  readonly expires: Date | null
  readonly rights: ItemRights | null
}

/** A text of 100,000 characters has some 8,000 distinct terms; more is no news. */
const mostTerms = 20_000
const mostTopics = 100
const widestSummary = 400

/** What the list shows and searches of an item. Texts are cut, not refused. */
export function itemColumns(item: NewsItem): ItemColumns {
  const subjects = distinct((item.subjects ?? []).map((subject) => subject.name))
  const topics = distinct(
    (item.subjects ?? []).flatMap((subject) => [subject.uri, subject.literal]),
  )
  return {
    headline: shortened(headlineOf(item), 1000),
    summary: shortened(summaryOf(item), widestSummary),
    subjects,
    topics,
    thumbnail: thumbnailOf(item),
    search: searchVector(searchText(item)),
    expires: item.expires === undefined ? null : new Date(item.expires),
    rights: readItemRights(item.rightsInfo?.encodedRights) ?? null,
  }
}

/**
 * The terms of a text as PostgreSQL reads a tsvector. Same as array_to_tsvector, but a value that
 * can be inserted like any other. Words keep their endings, whatever their language: who searches
 * the list does not say in which language.
 */
export function searchVector(text: string): string {
  return [...new Set(terms(text, 'und'))].slice(0, mostTerms).map(quotedLexeme).join(' ')
}

/** A term as a lexeme in the text form of a tsvector or tsquery. */
export function quotedLexeme(term: string): string {
  return `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

function thumbnailOf(item: NewsItem): string | null {
  const own = smallEnough(item.renditions)
  if (own !== undefined) return own
  for (const association of item.associations ?? []) {
    if (association.type !== undefined && association.type !== 'picture') continue
    const digest = smallEnough(association.renditions)
    if (digest !== undefined) return digest
  }
  return null
}

/** The smallest picture that is still sharp at 160 CSS pixels on a dense screen, else the widest. */
function smallEnough(renditions: readonly Rendition[] = []): string | undefined {
  const pictures = renditions
    .filter(({ contentType }) => contentType === undefined || contentType.startsWith('image/'))
    .flatMap(({ href, width = 0 }) => {
      const reference = parseMediaReference(href ?? '')
      return reference === undefined ? [] : [{ digest: digestOfReference(reference), width }]
    })
    .sort((a, b) => a.width - b.width)
  return (pictures.find(({ width }) => width >= 320) ?? pictures.at(-1))?.digest
}

function searchText(item: NewsItem): string {
  const named = [
    ...(item.subjects ?? []),
    ...(item.places ?? []),
    ...(item.people ?? []),
    ...(item.organisations ?? []),
  ]
  // What is an item by itself is found as one; here its words would be found after its kill.
  const pictures = (item.associations ?? []).filter(({ uri }) => uri === undefined)
  return [
    item.title,
    item.by,
    item.located,
    item.slugline,
    ...[
      ...(item.headlines ?? []),
      ...(item.descriptions ?? []),
      ...(item.bodies ?? []),
      ...pictures.flatMap(({ headlines = [], descriptions = [] }) => [
        ...headlines,
        ...descriptions,
      ]),
    ].map(plain),
    ...named.map(({ name }) => name),
  ]
    .filter((text) => text !== undefined)
    .join('\n')
}

function plain({ contentType, value }: Words): string {
  return /html|xml/i.test(contentType ?? '')
    ? value.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&(?:#\w+|\w+);/g, ' ')
    : value
}

function shortened(text: string, length: number): string | null {
  const line = text.replaceAll('\0', '').replaceAll(/\s+/g, ' ').trim()
  if (line === '') return null
  return line.length <= length ? line : `${line.slice(0, length - 1).toWellFormed()}…`
}

function distinct(values: readonly (string | undefined)[]): string[] {
  const found = values
    .map((value) => value?.replaceAll('\0', '').trim())
    .filter((value) => value !== undefined)
    .filter((value) => value !== '')
  return [...new Set(found)].slice(0, mostTopics)
}
