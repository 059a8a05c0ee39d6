import type { AbbreviationKind } from './abbreviations.ts'
import type { Following, Grammar, Stop } from './stop.ts'

const timeZone = /^(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|IST)\b/u
/** The longest abbreviation, with the number before it. */
const nearest = 40
const vowels = /[аеёиоуыэюяіїўөүұәӣӯaeiouyʻ'’‘`àâáäåãéèêëíîïóôöõúûüøıаеёAEIOUYАЕЁИОУЫЭЮЯІЇӨҮҰӘӢӮ]/u

const lastToken =
  /(?<=^|[\s"«“”„([{（【「『《、，,;:：；»)\]–—/]|(?<!\p{L})['‘’])[^\s"«“”„([{（【「『《、，,;:：；»)\]–—/]*$/u

/** Does a single full stop before a capital, a number or a letter without case end the sentence? */
export function isFullStopEnd(stop: Stop, following: Following, grammar: Grammar): boolean {
  const before = stop.line.slice(Math.max(stop.start, stop.at - nearest), stop.at)
  const token = lastToken.exec(before)![0]
  const rest = before.slice(0, before.length - token.length)
  const isFirst = rest.trim() === '' && stop.at - before.length === stop.start
  if (/^\p{Nd}+$/u.test(token)) return isNumberEnd(token, rest, isFirst, stop, following)
  // I. Introduction, а. Биринчи: what counts a line is no sentence.
  if (isFirst && /^(?:[IVXІХ]{1,5}|\p{L})$/u.test(token)) return false
  const kind = kindOf(token, rest, stop, following, grammar)
  if (kind === undefined) return true
  if (kind === 'closing')
    return (
      !/^[ap]\.m$/iu.test(token) || !timeZone.test(stop.line.slice(following.at, following.at + 5))
    )
  const number = /\p{N}/u.test(following.first)
  if (kind === 'numeric' || kind === 'unit') return !number
  // (1950 г.) Бишкек
  if (/[)\]]/u.test(stop.closers) && stop.opening !== undefined && stop.opening > stop.start)
    return isBeginning(stop, following, grammar)
  if (stop.closers !== '') return true
  if (kind === 'title') return false
  if (number || following.lead !== '') return false
  return isBeginning(stop, following, grammar)
}

/** Родился, паведамляецца: Russian and Belarusian verbs that no name looks like. */
const reflexive = /\p{L}{3}(?:[тл]ся|ўся|цца|лась|лася|лись|ліся)$/u

function isBeginning({ line }: Stop, { at }: Following, { beginnings }: Grammar): boolean {
  const word = wordAfter(line, at)
  return beginnings.has(word) || reflexive.test(word)
}

/** The word that begins at a place, in small letters; none where it is an abbreviation itself. */
export function wordAfter(line: string, at: number): string {
  const found = /^[\p{L}\p{M}'’ʻ‘ʼ`-]+(?![\p{L}\p{M}.])/u.exec(line.slice(at, at + 24))
  return found === null ? '' : plain(found[0])
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[’ʻ‘ʼ`]/gu, "'")
}

/** 1. Киришүү; 12. 03. 2025; Жыйынтык: 1. Биринчиси */
function isNumberEnd(
  token: string,
  rest: string,
  isFirst: boolean,
  { line }: Stop,
  { first, at }: Following,
): boolean {
  if (token.length <= 3 && (isFirst || /[:;：；]\s+$/u.test(rest))) return false
  if (token.length > 2 || !/\p{Nd}/u.test(first)) return true
  const next = /^\p{Nd}+/u.exec(line.slice(at, at + 5))![0]
  const dotted = line[at + next.length] === '.'
  return !(next.length <= 2 && dotted) && !(next.length === 4 && /\p{Nd}\.\s*$/u.test(rest))
}

/** Hindi names the letters of Latin abbreviations: पी. चिदंबरम, जी.डी.पी. */
const hindiLetters: ReadonlySet<string> = new Set(
  'ए बी सी डी ई एफ एफ़ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई जेड ज़ेड'.split(' '),
)

/** What an abbreviation is, by its language's list or by its shape; undefined for a word. */
function kindOf(
  token: string,
  rest: string,
  stop: Stop,
  following: Following,
  { abbreviations, tag }: Grammar,
): AbbreviationKind | 'unit' | undefined {
  const whole = spaced(token, rest)
  const name = plain(whole)
  if (isInitial(token) && /^\p{Lu}[\p{M}'’ʻ‘]*$/u.test(token) && !/^[IVX]$/u.test(token))
    return 'open'
  if (/\p{N}\s?$/u.test(rest) && abbreviations.units.has(name)) return 'unit'
  const listed =
    abbreviations.kinds.get(name) ??
    abbreviations.kinds.get(plain(token)) ??
    abbreviations.kinds.get(withoutNumber(plain(token)))
  if (listed !== undefined) return listed
  // Пётр I. Россия: a Latin numeral among other letters is no initial.
  if (/^[IVX]$/u.test(token) && /\p{Script=Cyrillic}/u.test(following.first)) return undefined
  if (isInitial(token) || (tag === 'uz' && /^(?:Ya|Yu|Yo|Ye|Sh|Ch)$/u.test(token))) return 'open'
  if (/^(?:\p{L}\p{M}*){1,3}(?:[.-](?:\p{L}\p{M}*){1,3})+$/u.test(token) && token.includes('.'))
    return 'open'
  // A single vowel is a word: dedi u, гуфт ӯ.
  if (/^\p{L}$/u.test(token)) return tag === 'zh' || vowels.test(token) ? undefined : 'open'
  if (tag === 'hi' && hindiLetters.has(token)) return 'open'
  // млрд, стр, Дж: what has no vowel is no word.
  const vowelless =
    /^\p{L}?\p{Ll}{1,4}$/u.test(token) &&
    /^[\p{Script=Cyrillic}\p{Script=Latin}]+$/u.test(token) &&
    !vowels.test(token)
  return vowelless && !abbreviations.units.has(name) ? 'open' : undefined
}

/** т. д. as т.д: single letters with stops before the last one. */
function spaced(token: string, rest: string): string {
  if (!/^\p{L}{1,3}$/u.test(token)) return token
  const earlier = /(?:(?<![\p{L}\p{M}])\p{L}\.\s?){1,3}$/u.exec(rest)
  return earlier === null ? token : earlier[0].replaceAll(/\s/gu, '') + token
}

/** 2025-ж as ж */
function withoutNumber(token: string): string {
  return token.replace(/^[\p{N}.,–-]+/u, '')
}

/** А, Дж, J.R.R, Ж.-Ж, Oʻ */
function isInitial(token: string): boolean {
  return /^(?:\p{Lu}[\p{Ll}\p{M}'’ʻ‘]?[.-]+)*(?:\p{Lu}[\p{M}'’ʻ‘]*|Дж|Дз)$/u.test(token)
}
