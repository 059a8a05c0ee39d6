import { regionName } from '../display-name.ts'
import { primaryOf } from '../tag.ts'
import { foldWord } from '../termbase/token.ts'
import { placeLanguages, placeRows } from './place-table.ts'
import { uzbekCyrillic, uzbekLatin } from './uzbek.ts'

/** A place that is known by name: a region's code (ISO 3166-1) or a place of our own table. */
export type GazetteerPlace =
  | { readonly kind: 'region'; readonly code: string }
  | { readonly kind: 'place'; readonly row: number }

/** Names that are in use beside the one that is written: asked about, they are understood. */
const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
  ес: 'EU', евросоюз: 'EU', еб: 'EU', оон: 'UN', 'соединенное королевство': 'GB',
  киргизия: 'KG', кыргызия: 'KG', белоруссия: 'BY', туркмения: 'TM', туркменстан: 'TM',
  молдавия: 'MD', 'кыргыз республикасы': 'KG', 'кыргызская республика': 'KG', 吉国: 'KG',
  '吉尔吉斯共和国': 'KG', 'республика беларусь': 'BY', 'рэспубліка беларусь': 'BY',
  'российская федерация': 'RU', '俄罗斯联邦': 'RU', 'кнр': 'CN', '中华人民共和国': 'CN',
  'кытай эл республикасы': 'CN', сша: 'US', ақш: 'US', акш: 'US', aqsh: 'US',
  }), // prettier-ignore
)

/** Tags are foreign input: full, it is dropped, so that it stays bounded. */
const placesByLanguage = new Map<string, ReadonlyMap<string, GazetteerPlace>>()

/** The place that a name means in a language; undefined where the gazetteer does not know it. */
export function placeNamed(name: string, language: string): GazetteerPlace | undefined {
  const key = keyOf(name, language)
  const alias = ALIASES.get(key)
  if (alias !== undefined) return { kind: 'region', code: alias }
  return placesOf(language).get(key)
}

/** The place's name in a language of the exchange; undefined where the gazetteer has none. */
export function placeIn(place: GazetteerPlace, language: string): string | undefined {
  const primary = primaryOf(language)
  const name =
    place.kind === 'region'
      ? regionIn(place.code, language)
      : placeRows[place.row]?.[placeLanguages.indexOf(primary)]
  return name !== undefined && /^uz-cyrl/iu.test(language) && !/\p{Script=Cyrillic}/u.test(name)
    ? uzbekCyrillic(name)
    : name
}

function regionIn(code: string, language: string): string | undefined {
  const name = regionName(code, language)
  return name === code ? undefined : name
}

function placesOf(language: string): ReadonlyMap<string, GazetteerPlace> {
  const known = placesByLanguage.get(language)
  if (known !== undefined) return known
  const places = new Map<string, GazetteerPlace>()
  for (const code of regionCodes()) {
    for (const name of [plainIntlName(code, language), regionIn(code, language)]) {
      if (name !== undefined) places.set(keyOf(name, language), { kind: 'region', code })
    }
  }
  const column = placeLanguages.indexOf(primaryOf(language))
  for (const [row, names] of placeRows.entries()) {
    const name = names[column]
    if (name !== undefined) places.set(keyOf(name, language), { kind: 'place', row })
  }
  if (placesByLanguage.size > 100) placesByLanguage.clear()
  placesByLanguage.set(language, places)
  return places
}

/** What `Intl` itself says, so that Киргизия is understood though Кыргызстан is written. */
function plainIntlName(code: string, language: string): string | undefined {
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(code)
}

function regionCodes(): string[] {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  return letters
    .flatMap((first) => letters.map((second) => `${first}${second}`))
    .filter((code) => !['ZZ', 'XA', 'XB', 'QO', 'EZ'].includes(code))
    .filter((code) => english.of(code) !== undefined)
}

function keyOf(name: string, language: string): string {
  const written = primaryOf(language) === 'uz' ? uzbekLatin(name) : name
  return foldWord(written)
    .replace(/[\s\u200C-]+/gu, ' ')
    .trim()
}
