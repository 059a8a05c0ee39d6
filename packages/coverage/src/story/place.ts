import { countries } from '@suyab/language/country'
import { regionName } from '@suyab/language/display-name'
import { stem } from '@suyab/language/stem'
import { primaryOf } from '@suyab/language/tag'
import { placeRows, placeScripts, type PlaceScript } from './place-table.ts'
import { plainOf, type Word } from './word.ts'

/** A name of one or several words, to be met at a word of a text. */
interface Entry {
  readonly code: string
  readonly parts: readonly string[]
  /** Its parts are whole words and not beginnings of words. */
  readonly whole: boolean
}

/** Names of countries that are everyday words of some of the languages. */
const EVERYDAY: ReadonlySet<string> = new Set([
  'ML',
  'TG',
  'TD',
  'GU',
  'NU',
  'TO',
  'OM',
  'HM',
  'IO',
])

const scripts: Readonly<Record<PlaceScript, RegExp>> = {
  Han: /\p{Script=Han}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Latin: /\p{Script=Latin}/u,
  Arabic: /\p{Script=Arabic}/u,
  Devanagari: /\p{Script=Devanagari}/u,
}

/** Letters by which entries are found. */
const keyLength = 2

let beginnings: ReadonlyMap<string, readonly Entry[]> | undefined
const namesByLanguage = new Map<string, ReadonlyMap<string, readonly Entry[]>>()

/**
 * The places that words of a text name or belong to (Америка, American, 美方 are `US`), each with how
 * often: codes of ISO 3166-1 and, for towns, lands and unions, of the table.
 */
export function placesOf(
  text: string,
  words: readonly Word[],
  language: string,
): Map<string, number> {
  const found = new Map<string, number>()
  const add = (code: string): void => void found.set(code, (found.get(code) ?? 0) + 1)
  if (scripts.Han.test(text)) for (const code of hanPlaces(text)) add(code)
  beginnings ??= byKey(tableEntries())
  const names = countryNames(language)
  const [plain, stems] = [words.map(({ plain }) => plain), words.map(({ stem }) => stem)]
  for (let at = 0; at < words.length; at += 1) {
    const isSmall = words[at]!.standing === 'small'
    // English writes what is a country's with a capital, and turkey and china without.
    const known =
      isSmall && primaryOf(language) === 'en' ? undefined : entryAt(beginnings, plain, at)
    const entry =
      known !== undefined && !(known.whole && isSmall)
        ? known
        : isSmall
          ? undefined
          : entryAt(names, stems, at)
    if (entry === undefined) continue
    add(entry.code)
    // The Korea of South Korea is named.
    at += entry.parts.length - 1
  }
  return found
}

function entryAt(
  entries: ReadonlyMap<string, readonly Entry[]>,
  words: readonly string[],
  at: number,
): Entry | undefined {
  return entries.get(words[at]!.slice(0, keyLength))?.find(({ parts, whole }) =>
    parts.every((part, place) => {
      const word = words[at + place]
      return word !== undefined && (whole ? word === part : word.startsWith(part))
    }),
  )
}

function tableEntries(): Entry[] {
  return placeRows.flatMap(({ code, begins }) =>
    placeScripts
      .filter((script) => script !== 'Han')
      .flatMap((script) => begins[script])
      .map((begin) => ({
        code,
        parts: begin
          .replace(/^=/u, '')
          .split(/[_\s-]/u)
          .map(plainOf),
        whole: begin.startsWith('='),
      })),
  )
}

/** What `Intl` calls the countries that the table leaves out, by the stems of their words. */
function countryNames(language: string): ReadonlyMap<string, readonly Entry[]> {
  const primary = primaryOf(language)
  const known = namesByLanguage.get(primary)
  if (known !== undefined) return known
  const own = new Set(placeRows.map(({ code }) => code))
  const entries = countries()
    .filter((code) => !own.has(code) && !EVERYDAY.has(code))
    .flatMap((code): Entry[] => {
      const name = regionName(code, primary)
      const parts = (name.match(/[\p{L}\p{M}]+/gu) ?? []).map((word) => stem(word, primary))
      return name === code || name.length < 4 || parts.length === 0 || parts.length > 4
        ? []
        : [{ code, parts, whole: true }]
    })
  const made = byKey(entries)
  namesByLanguage.set(primary, made)
  return made
}

function byKey(entries: readonly Entry[]): Map<string, Entry[]> {
  // The longest first: South Korea before any Korea.
  const sorted = entries.toSorted((a, b) => lengthOf(b) - lengthOf(a))
  return Map.groupBy(sorted, ({ parts }) => parts[0]!.slice(0, keyLength))
}

function lengthOf({ parts }: Entry): number {
  return parts.join(' ').length
}

let hanNames: RegExp | undefined
const hanCodes = new Map<string, string[]>()

function hanPlaces(text: string): string[] {
  if (hanNames === undefined) {
    for (const { code, begins } of placeRows) {
      // 俄 and 印 alone stand in headlines, and in too many other words.
      for (const name of begins.Han.filter((name) => !name.startsWith('='))) put(name, code)
    }
    const own = new Set(placeRows.map(({ code }) => code))
    for (const code of countries()) {
      const name = regionName(code, 'zh')
      if (!own.has(code) && /^\p{Script=Han}{2,}$/u.test(name)) put(name, code)
    }
    const names = [...hanCodes.keys()].sort((a, b) => b.length - a.length)
    hanNames = new RegExp(names.join('|'), 'gu')
  }
  return (text.match(hanNames) ?? []).flatMap((name) => hanCodes.get(name) ?? [])
}

function put(name: string, code: string): void {
  hanCodes.set(name, [...(hanCodes.get(name) ?? []), code])
}
