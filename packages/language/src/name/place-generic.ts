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

/** Peoples by whom autonomous divisions are named: 凉山彝族自治州, 新疆维吾尔自治区. */
const PEOPLES =
  '维吾尔|哈萨克|柯尔克孜|蒙古|塔吉克|壮|回|藏|苗|彝|侗|瑶|白|傣|朝鲜|哈尼|土家|布依|黎|景颇|傈僳|羌|水|满|畲|土|撒拉|东乡|保安|裕固|锡伯|达斡尔|鄂温克|鄂伦春|仡佬|仫佬|毛南|佤|拉祜|纳西|怒|独龙'
const AUTONOMOUS: readonly RegExp[] = [
  new RegExp(`(?:(?:${PEOPLES})族?)+自治(?:区|州|县|旗)$`, 'u'),
  /自治(?:区|州|县|旗)$/u,
  /(?:特别行政区|地区)$/u,
]

/** A Chinese place name without its division: 河南省 is 河南 and `* Province` in English. */
export interface DividedPlace {
  readonly base: string
  /** How the language says the division, `*` for the name. */
  readonly pattern: string
  /** Was a division taken off that the pattern does not say? */
  readonly shortened: boolean
}

/**
 * Takes the division off a Chinese place name; a name of one character keeps it (赵县 is Zhaoxian).
 *
 * @example dividedPlace('河南省', 'en') // { base: '河南', pattern: '* Province', shortened: false }
 */
export function dividedPlace(hanzi: string, language: string): DividedPlace {
  for (const division of AUTONOMOUS) {
    const base = hanzi.replace(division, '')
    if (base !== hanzi && base.length > 1) return { base, pattern: '*', shortened: true }
  }
  for (const [ending, patterns] of GENERICS) {
    const base = hanzi.slice(0, -1)
    if (hanzi.endsWith(ending) && base.length > 1) {
      return { base, pattern: patterns[primaryOf(language)] ?? '*', shortened: false }
    }
  }
  return { base: hanzi, pattern: '*', shortened: false }
}
