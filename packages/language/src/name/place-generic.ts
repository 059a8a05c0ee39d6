import { primaryOf } from '../tag.ts'

/** What kind of division a Chinese place name ends in, and how a language says it; `*` is the name. */
const GENERICS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['省', { en: '* Province', ru: 'провинция *', ky: '* провинциясы', kk: '* провинциясы', be: 'правінцыя *', uz: '* provinsiyasi', tg: 'вилояти *' }],
  ['县', { en: '* County', ru: 'уезд *', ky: '* уезди', kk: '* уезі', be: 'павет *', uz: '* uyezdi', tg: 'уезди *' }],
  ['縣', { en: '* County', ru: 'уезд *', ky: '* уезди', kk: '* уезі', be: 'павет *', uz: '* uyezdi', tg: 'уезди *' }],
  ['区', { en: '* District', ru: 'район *', ky: '* району', kk: '* ауданы', be: 'раён *', uz: '* tumani', tg: 'ноҳияи *' }],
  ['區', { en: '* District', ru: 'район *', ky: '* району', kk: '* ауданы', be: 'раён *', uz: '* tumani', tg: 'ноҳияи *' }],
  ['市', {}],
] // prettier-ignore

const AUTONOMOUS = /(?:维吾尔|壮族|回族)?自治区$/u

/** A Chinese place name without its division: 河南省 is 河南 and `* Province` in English. */
export interface DividedPlace {
  readonly base: string
  /** How the language says the division, `*` for the name. */
  readonly pattern: string
}

/**
 * Takes the division off a Chinese place name; a name of one character keeps it (赵县 is Zhaoxian).
 *
 * @example dividedPlace('河南省', 'en') // { base: '河南', pattern: '* Province' }
 */
export function dividedPlace(hanzi: string, language: string): DividedPlace {
  const autonomous = hanzi.replace(AUTONOMOUS, '')
  if (autonomous !== hanzi && autonomous.length > 1) return { base: autonomous, pattern: '*' }
  for (const [ending, patterns] of GENERICS) {
    const base = hanzi.slice(0, -1)
    if (hanzi.endsWith(ending) && base.length > 1) {
      return { base, pattern: patterns[primaryOf(language)] ?? '*' }
    }
  }
  return { base: hanzi, pattern: '*' }
}
