import { monthNames } from '@suyab/language/format'
import { stem } from '@suyab/language/stem'
import { primaryOf } from '@suyab/language/tag'
import { foldedNumber } from '@suyab/language/term/fold'

const monthsByLanguage = new Map<string, readonly (readonly string[])[]>()

const number = /(?<![\d.,:])\d{1,2}(?![\d:])/gu
/** A word that a number belongs to, with what may stand between the two. */
const wordAfter = /^(?:st|nd|rd|th)?[\s.-]*(?:of\s+|[еы]\s+)?([\p{L}\p{M}]{2,20})/u
const wordBefore = /([\p{L}\p{M}]{2,20})[\s.]*$/u
/** UTF-16 units around a number in which that word is looked for. */
const around = 30
const han = /(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]/gu
const dotted = /(?<![\d.])(\d{1,2})[./](\d{1,2})[./]\d{4}(?!\d)/gu
const iso = /(?<!\d)\d{4}-(\d{2})-(\d{2})(?!\d)/gu

/** The days that a text names by day and month, as `05-12`: 12 May, 12 мая, 5月12日, 12.05.2025. */
export function daysOf(written: string, language: string): Set<string> {
  const text = written.replace(/(?![0-9])\p{Nd}+/gu, foldedNumber)
  const found = new Set<string>()
  const put = (month: number, day: number): void => {
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31) {
      found.add(`${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
    }
  }
  for (const [, month, day] of text.matchAll(han)) put(Number(month), Number(day))
  for (const [, day, month] of text.matchAll(dotted)) put(Number(month), Number(day))
  for (const [, month, day] of text.matchAll(iso)) put(Number(month), Number(day))
  for (const { 0: day, index } of text.matchAll(number)) {
    const end = index + day.length
    const after = wordAfter.exec(text.slice(end, end + around))?.[1] ?? ''
    const before = wordBefore.exec(text.slice(Math.max(0, index - around), index))?.[1] ?? ''
    put(monthOf(after, language) || monthOf(before, language), Number(day))
  }
  return found
}

/** 1 to 12; 0 for what is no month's name. */
function monthOf(word: string, language: string): number {
  const primary = primaryOf(language)
  if (word === '') return 0
  const stemmed = stem(word, primary)
  return monthsOf(primary).findIndex((names) => names.includes(stemmed)) + 1
}

function monthsOf(primary: string): readonly (readonly string[])[] {
  const known = monthsByLanguage.get(primary)
  if (known !== undefined) return known
  const made = monthNames(primary).map(({ alone, beside }) => [
    stem(alone, primary),
    stem(beside, primary),
  ])
  monthsByLanguage.set(primary, made)
  return made
}
