import { isFullStopEnd, wordAfter } from './full-stop.ts'
import { followingOf, type Following, type Grammar, type Stop } from './stop.ts'

/** What is quoted within a sentence, such as a title; longer quotations end with their own stop. */
const longestTitle = 40
const caseless =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Does the sentence end at this stop, and another begin after it? */
export function isEnd(stop: Stop, grammar: Grammar): boolean {
  const following = followingOf(stop)
  const { first } = following
  if (first === '') return false
  if (/[。！？｡．]/u.test(stop.marks)) return isEastAsianEnd(stop, following)
  if (/[,;:،؛，；：、%‰\\/&=+»›)\]）】」』》〉]/u.test(first) && !/[।॥؟۔]/u.test(stop.marks))
    return false
  if (/[।॥]/u.test(stop.marks)) return !/[,;)]/u.test(first)
  if (/^[|｜]/u.test(stop.marks)) return isBarEnd(stop, following, grammar)
  if (/^[؟۔]/u.test(stop.marks)) return isArabicEnd(stop, following, grammar)
  if (isNumberPoint(stop, following)) return false
  // «…Анан келди»: what was left out before the words.
  if (isOpenedHere(stop) || isInTitle(stop)) return false
  if (continues(stop, following)) return false
  if (!following.space && stop.closers === '' && !isGlued(stop, following)) return false
  if (isAside(stop, following, grammar)) return false
  if (/[!?]/u.test(stop.marks)) return true
  if (/[…‥]|\.{2}/u.test(stop.marks)) return !caseless.test(first) || stop.closers !== ''
  return isFullStopEnd(stop, following, grammar)
}

function isOpenedHere({ line, at, inside, start }: Stop): boolean {
  if (inside === undefined || inside < start || at - inside > 2) return false
  return (
    /^(?:\S|``)$/u.test(line.slice(inside, at)) &&
    /^\s?$/u.test(line.slice(Math.max(start, inside - 1), inside))
  )
}

/** A short quotation in the midst of a sentence names something: гурт «Лепшы квас. Piano». */
function isInTitle({ line, start, inside, end }: Stop): boolean {
  if (inside === undefined || inside <= start || end - inside > longestTitle) return false
  const close = closeOf.get(line[inside]!)
  if (
    close === undefined ||
    !/[\p{L}\p{N}(]\s?$/u.test(line.slice(Math.max(start, inside - 2), inside))
  )
    return false
  return line.slice(end, inside + longestTitle).includes(close)
}

const closeOf: ReadonlyMap<string, string> = new Map([['«', '»'], ['“', '”'], ['"', '"'], ['「', '」'], ['„', '“']]) // prettier-ignore

/** A small letter goes on with the sentence: where the script has capitals, and the word has none (iPhone). */
function continues(stop: Stop, { first, at }: Following): boolean {
  if (!/\p{Ll}/u.test(first)) return false
  if (/\p{Lu}/u.test(stop.line[at + 1] ?? '')) return false
  return !caseless.test(stop.line.slice(Math.max(stop.start, stop.at - 2), stop.at))
}

/** 3.5, and 5.0 after a bracket: a point with digits at both sides. */
function isNumberPoint({ line, at, end, marks }: Stop, { space, first }: Following): boolean {
  return (
    !space &&
    end === at + marks.length &&
    marks.length === 1 &&
    /\p{Nd}/u.test(first) &&
    /\p{Nd}/u.test(line[at - 1] ?? '')
  )
}

/** A stop without a space after it ends a sentence where a name or an address would not have it. */
function isGlued({ line, at, marks, start }: Stop, { first, at: next, lead }: Following): boolean {
  const before = line.slice(Math.max(start, at - 3), at)
  const after = line.slice(next, next + 2)
  if (caseless.test(first)) {
    return han.test(first) || /[!?…]/u.test(marks) || (marks.length === 1 && /[\p{L}\p{M}]{2}$/u.test(before) && /^[\p{L}\p{M}]{2}/u.test(after)) // prettier-ignore
  }
  if (/^[!?…]/u.test(marks))
    return /[\p{Lu}\p{Nd}]/u.test(first) && (lead !== '' || /\p{L}$/u.test(before))
  if (!/^\p{Lu}[\p{Ll}\s'’ʻ]/u.test(after)) return false
  return marks.length > 1 || /^\p{Ll}{3}$|^\p{Nd}{3}$/u.test(before)
}

/**
 * What was said or asked in the middle of a sentence: «Кайда?» – Асан сурады; роман «Что делать?»
 * Чернышевского; (так!) Иванов.
 */
function isAside(stop: Stop, following: Following, grammar: Grammar): boolean {
  const { line, start, at, opening, closers, marks } = stop
  if (closers === '') return false
  const quoted = /["”»’›“']$/u.test(closers)
  // ``Ужин...'' (1992)
  if (following.lead.endsWith('(') && /\p{Nd}/u.test(following.first)) return true
  if (quoted && /^[–—―-]+\s/u.test(following.lead)) return true
  if (opening === undefined || opening < start) return false
  const before = line.slice(Math.max(start, opening - 24), opening).trimEnd()
  if (!/[\p{L}\p{N}]$/u.test(before)) return false
  if (/^\.$/u.test(marks) || at - opening > longestTitle) return false
  return !grammar.beginnings.has(wordAfter(line, following.at))
}

function isEastAsianEnd(
  { line, start, at, closers, opening, inside }: Stop,
  { lead, first, at: next }: Following,
): boolean {
  if (/[，、；：。！？,;:]/u.test(first)) return false
  if (/[）)」』】》”’]/u.test(first) && lead === '') return false
  // A bracket's sentences belong to the one that it stands in.
  if (inside !== undefined && inside >= start && /[(（]/u.test(line[inside]!)) {
    if (/[)）]/u.test(line.slice(at, at + 200))) return false
  }
  if (/[)）]$/u.test(closers) && opening !== undefined && opening > start) return false
  // “走吧！”他说。 What was said and who said it are one sentence.
  if (!/[”’」』"]$/u.test(closers) || lead !== '') return true
  return !/^[^，。！？、；：“”「」]{0,6}(?:说|說|道|问|問|喊|叫|答|表示|指出|写道|寫道)/u.test(
    line.slice(next, next + 10),
  )
}

/** Hindi is typed with a bar for want of a danda. */
function isBarEnd({ line, at, closers }: Stop, { space }: Following, { tag }: Grammar): boolean {
  return (
    tag === 'hi' &&
    (space || closers !== '') &&
    /[\p{Script=Devanagari}\s]/u.test(line[at - 1] ?? '')
  )
}

const urduLetters = new Set(
  'اے بی سی ڈی ای ایف جی ایچ آئی جے کے ایل ایم این او پی کیو آر ایس ٹی یو وی ڈبلیو ایکس وائی زیڈ'.split(
    ' ',
  ),
)

/**
 * ؟ and ۔ end a sentence but inside a number (۳۔۵), between the letters of an abbreviation
 * (پی۔ ٹی۔ آئی۔), and in what is asked aside.
 */
function isArabicEnd(stop: Stop, following: Following, grammar: Grammar): boolean {
  const { line, start, at, marks, closers } = stop
  if (/[,،؛:]/u.test(following.first)) return false
  if (isNumberPoint(stop, following)) return false
  if (marks !== '۔') return !isAside(stop, following, grammar)
  if (closers !== '') return true
  const before = line.slice(Math.max(start, at - 24), at)
  const token = /[^\s۔]*$/u.exec(before)![0]
  if (!urduLetters.has(token)) return true
  const next = /^\s*([^\s۔]{1,6})۔/u.exec(line.slice(at + 1, at + 12))?.[1]
  if (next !== undefined && urduLetters.has(next)) return false
  const earlier = /([^\s۔]{1,6})۔\s*[^\s۔]+$/u.exec(before)?.[1]
  return earlier === undefined || !urduLetters.has(earlier)
}
