import { palladiusOf, pinyinOf, soundsChinese, spokenName, spokenPinyin } from './name/chinese.ts'
import { spellsForeignName } from './name/foreign-hanzi.ts'
import { placeIn, placeNamed } from './name/gazetteer.ts'
import { hanziSpelling } from './name/hanzi-spelling.ts'
import { latinOf, wireLatin, type LatinSystem } from './name/latin.ts'
import { hasSurname } from './name/surname.ts'
import { dividedPlace } from './name/place-generic.ts'
import { hasRespelling, respelled } from './name/respelling.ts'
import { uzbekCyrillic, uzbekLatin } from './name/uzbek.ts'
import { primaryOf } from './tag.ts'
import { isNameConcept, type Concept } from './termbase/concept.ts'
import { findTerms, type TermIndex, type TermMention } from './termbase/term-index.ts'
import { normalForm } from './normal-form.ts'

export { palladiusOf, pinyinOf, spokenName, spokenPinyin, type SpokenName } from './name/chinese.ts'
export { spellsForeignName } from './name/foreign-hanzi.ts'
export { hanziSpelling } from './name/hanzi-spelling.ts'
export { latinOf, wireLatin, type LatinSystem } from './name/latin.ts'
export { mandarinSyllables } from './name/mandarin.ts'
export { uzbekCyrillic, uzbekLatin } from './name/uzbek.ts'

export type NameKind = 'person' | 'place' | 'organisation'

/** A name to be given in another language. */
export interface NameRequest {
  /** In its dictionary form. */
  readonly name: string
  /** BCP 47; `uz-Cyrl` asks for and says Uzbek in Cyrillic, `zh-Latn` says Pinyin. */
  readonly from: string
  readonly to: string
  readonly kind: NameKind
  /** What the newsroom has decided; asked first. */
  readonly termIndex?: TermIndex
  /**
   * Which Latin letters a Cyrillic name gets in English: BGN/PCGN without diacritics as a wire
   * prints it (the default), BGN/PCGN to the letter, or the country's own system where it has one.
   */
  readonly latin?: 'wire' | 'bgn' | 'national'
}

/** Where an answer comes from. */
export type NameSource =
  | { readonly by: 'term-base'; readonly concept: string }
  | { readonly by: 'gazetteer' }
  /** Rules in the order they were applied: `palladius`, `pinyin`, `ky-bgn`, `hanzi-table`, … */
  | { readonly by: 'rule'; readonly systems: readonly string[] }
  /** Both languages write it alike. */
  | { readonly by: 'same' }

/** A name in the language asked for, or why there is none. */
export type NameAnswer =
  | {
      readonly known: true
      readonly text: string
      /** The language and script of the text; a Latin form where no rule reaches the language. */
      readonly language: string
      readonly source: NameSource
      /** A rule's result that an editor should look at before it is printed. */
      readonly review: boolean
    }
  | { readonly known: false; readonly why: NameGap }

/**
 * `foreign-in-hanzi`: the characters spell a foreign name, which Pinyin would mangle.
 * `chinese-in-cyrillic`: a Chinese name, whose own characters no table of sounds gives.
 * `organisation`: its name is words, to be translated and not spelled.
 * `no-rule`: nothing here leads from the one language to the other.
 * `too-long`: a text of more than 1,000 UTF-16 units is nobody's name.
 */
export type NameGap =
  | 'foreign-in-hanzi'
  | 'chinese-in-cyrillic'
  | 'organisation'
  | 'no-rule'
  | 'too-long'

/** In UTF-16 units, far above the longest name of any place. */
const longestName = 1000

/**
 * A person's, place's or organisation's name in another language, with where it comes from: the
 * term base, then the gazetteer, then transliteration by rule.
 *
 * @example
 * nameIn({ name: '习近平', from: 'zh', to: 'ru', kind: 'person' })
 * // { known: true, text: 'Си Цзиньпин', source: { by: 'rule', systems: ['palladius'] }, … }
 */
export function nameIn(request: NameRequest): NameAnswer {
  const { from, to, kind } = request
  if (request.name.length > longestName) return { known: false, why: 'too-long' }
  const name = normalForm(request.name, 'NFC').trim()
  const decided = request.termIndex && termBaseName(name, from, to, request.termIndex)
  if (decided !== undefined) return decided
  if (primaryOf(from) === primaryOf(to) && primaryOf(from) !== 'uz') {
    return { known: true, text: name, language: to, source: { by: 'same' }, review: false }
  }
  if (kind !== 'person') {
    const place = gazetteerName(name, from, to)
    if (place !== undefined) {
      return { known: true, text: place, language: to, source: { by: 'gazetteer' }, review: false }
    }
  }
  if (primaryOf(from) === 'zh') return chineseName(name, from, to, kind)
  if (!hasRespelling(from)) return { known: false, why: 'no-rule' }
  const cyrillic = primaryOf(from) === 'uz' ? uzbekCyrillic(name) : name
  return primaryOf(to) === 'zh'
    ? nameInHanzi(cyrillic, from, kind)
    : cyrillicName(cyrillic, request)
}

/**
 * The names that a text mentions, by the term base and in whatever form they are inflected: terms
 * of concepts whose subject is a person, place or organisation, and proper nouns.
 */
export function findNames(text: string, language: string, index: TermIndex): TermMention[] {
  return findTerms(text, language, index).filter(({ concept }) => isNameConcept(concept))
}

function termBaseName(
  name: string,
  from: string,
  to: string,
  index: TermIndex,
): NameAnswer | undefined {
  for (const { concept, start, end } of findTerms(name, from, index)) {
    if (start !== 0 || end !== name.length) continue
    const text = preferredTerm(concept, to)
    if (text === undefined) continue
    const source: NameSource = { by: 'term-base', concept: concept.id }
    return { known: true, text, language: to, source, review: false }
  }
  return undefined
}

function preferredTerm(concept: Concept, language: string): string | undefined {
  const terms = concept.terms.filter(
    (term) => primaryOf(term.language) === primaryOf(language) && term.status !== 'deprecated',
  )
  const term = terms.find(({ status }) => status === 'preferred') ?? terms[0]
  if (term === undefined || primaryOf(language) !== 'uz') return term?.text
  return isCyrillicUzbek(language) ? uzbekCyrillic(term.text) : uzbekLatin(term.text)
}

function gazetteerName(name: string, from: string, to: string): string | undefined {
  const direct = placeNamed(name, from)
  if (direct !== undefined) return placeIn(direct, to)
  if (primaryOf(from) !== 'zh') return undefined
  const { base, pattern } = dividedPlace(name, to)
  const place = base === name ? undefined : placeNamed(base, from)
  const text = place && placeIn(place, to)
  return text && pattern.replace('*', text)
}

function chineseName(name: string, from: string, to: string, kind: NameKind): NameAnswer {
  if (kind === 'organisation') return { known: false, why: 'organisation' }
  const { base, pattern, shortened } =
    kind === 'place'
      ? dividedPlace(name, to)
      : {
          base: name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ''),
          pattern: '*',
          shortened: false,
        }
  const isPinyin = /^zh-latn/iu.test(from)
  if (!isPinyin && spellsForeignName(base, kind)) return { known: false, why: 'foreign-in-hanzi' }
  const spoken = isPinyin ? spokenPinyin(base) : spokenName(base, kind)
  if (spoken === undefined) return { known: false, why: 'no-rule' }
  const primary = primaryOf(to)
  // Without a surname that is known, where the name is to be cut is a guess.
  const unsure = shortened || (kind === 'person' && !isPinyin && !hasSurname(base))
  if (primary === 'en') {
    return byRule(pattern.replace('*', pinyinOf(spoken)), to, ['pinyin'], unsure)
  }
  const russian = palladiusOf(spoken)
  const cyrillic = respelled(russian, 'ru', to)
  // Persian, Urdu and Hindi have no rule of their own: Pinyin is what their editors look up.
  if (cyrillic === undefined) return byRule(pinyinOf(spoken), 'zh-Latn', ['pinyin'], true)
  const systems = primary === 'ru' ? ['palladius'] : ['palladius', `${primary}-letters`]
  const review = unsure || primary === 'be' || primary === 'tg' || primary === 'uz'
  const written = primary === 'uz' && !isCyrillicUzbek(to) ? uzbekLatin(cyrillic) : cyrillic
  return byRule(pattern.replace('*', written), to, systems, review)
}

function nameInHanzi(cyrillic: string, from: string, kind: NameKind): NameAnswer {
  if (kind === 'organisation') return { known: false, why: 'organisation' }
  const russian = respelled(cyrillic, from, 'ru')
  if (russian === undefined) return { known: false, why: 'no-rule' }
  if (kind === 'person' && soundsChinese(russian)) {
    return { known: false, why: 'chinese-in-cyrillic' }
  }
  const hanzi = hanziSpelling(russian, kind)
  return hanzi === undefined
    ? { known: false, why: 'no-rule' }
    : byRule(hanzi, 'zh-Hans', ['hanzi-table'], true)
}

function cyrillicName(cyrillic: string, { from, to, latin = 'wire' }: NameRequest): NameAnswer {
  const primary = primaryOf(from)
  const respelling = respelled(cyrillic, from, to)
  if (respelling !== undefined) {
    const toLatin = primaryOf(to) === 'uz' && !isCyrillicUzbek(to)
    const systems = [
      ...(primary === primaryOf(to) ? [] : [`${primaryOf(to)}-letters`]),
      ...(primaryOf(to) === 'uz' ? [toLatin ? 'uz-latin' : 'uz-cyrillic'] : []),
    ]
    const text = toLatin ? uzbekLatin(respelling) : respelling
    return byRule(text, to, systems, primary !== primaryOf(to) && respelling !== cyrillic)
  }
  const system = latinSystem(primary, latin)
  const letters = system === undefined ? uzbekLatin(cyrillic) : latinOf(cyrillic, system)
  const text = latin === 'wire' ? wireLatin(letters) : letters
  const reaches = primaryOf(to) === 'en'
  return byRule(text, reaches ? to : `${primary}-Latn`, [system ?? 'uz-latin'], !reaches)
}

const bgn: Readonly<Record<string, LatinSystem>> = {
  ru: 'ru-bgn',
  be: 'be-bgn',
  ky: 'ky-bgn',
  kk: 'kk-bgn',
  tg: 'tg-bgn',
}
/** Kyrgyzstan and Tajikistan have no Latin system of their own, Uzbekistan writes in it. */
const national: Readonly<Record<string, LatinSystem>> = {
  ru: 'ru-passport',
  be: 'be-national',
  kk: 'kk-national',
}

function latinSystem(primary: string, latin: 'wire' | 'bgn' | 'national'): LatinSystem | undefined {
  return latin === 'national' ? (national[primary] ?? bgn[primary]) : bgn[primary]
}

function isCyrillicUzbek(language: string): boolean {
  return /^uz-cyrl/iu.test(language)
}

function byRule(
  text: string,
  language: string,
  systems: readonly string[],
  review: boolean,
): NameAnswer {
  return { known: true, text, language, source: { by: 'rule', systems }, review }
}
