import { oneScript } from './one-script.ts'
import { normalForm } from '../normal-form.ts'

// Soft hyphens, joiners, direction marks and the Arabic tatweel are inside words and mean nothing.
const invisible = /[\p{Cf}\p{Variation_Selector}\u034F\u0640]/gu
const joinerKept = /[\p{Cf}\p{Variation_Selector}\u034F\u0640](?<!\u200C)/gu
/** Stress and other loose accents, Arabic vowel and Koranic marks, the nukta. */
const looseMarks =
  /[\u0300-\u036F\u0483-\u0487\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u093C]/gu
const latinWithMark = /[\u00C0-\u024F\u1E00-\u1EFF]/gu
const otherDigit = /(?![0-9])\p{Nd}/gu

const letterForms: Readonly<Record<string, string>> = {
  ß: 'ss', ς: 'σ', ı: 'i', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe',
  // Arabic, Persian and Urdu keyboards write the same letter in different ways.
  ي: 'ی', ى: 'ی', ئ: 'ی', ې: 'ی', ك: 'ک', ڪ: 'ک', أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ؤ: 'و',
  ة: 'ه', ۀ: 'ه', ۂ: 'ه', ہ: 'ه', ۃ: 'ه', ە: 'ه',
  // Hindi is written with or without the dot, and with either nasal sign.
  'ँ': 'ं',
} // prettier-ignore
const letterForm = new RegExp(`[${Object.keys(letterForms).join('')}]`, 'gu')

/**
 * A word in the spelling that grammars are written for: small letters of one script, digits 0 to 9,
 * no marks that some writers leave out; of the signs that mean nothing only the Persian joiner is
 * left, which shows where a word ends and its ending begins.
 */
export function plainWord(word: string, language: string): string {
  const whole = normalForm(word, 'NFKC').replace(joinerKept, '').replace(otherDigit, latinDigit)
  const lower = oneScript(whole, language).toLowerCase()
  const bare = lower
    .replace(latinWithMark, (letter) => letter.normalize('NFD').replace(looseMarks, ''))
    .replace(looseMarks, '')
  return withApostrophes(withoutIo(bare, language))
}

/** Without what the alphabet of one language has and a neighbour's keyboard has not. */
export function foldedForms(word: string): string {
  return normalForm(
    word.replace(invisible, '').replace(letterForm, (letter) => letterForms[letter] ?? letter),
    'NFC',
  )
}

/** A letter of its own in Tajik and Uzbek, elsewhere a way of writing е that many do without. */
function withoutIo(word: string, language: string): string {
  if (language === 'tg' || language === 'uz' || !word.includes('ё')) return word
  return word.replaceAll('ё', 'е')
}

const apostrophe = /['’ʼʻ‘`´ʹʽ]/u
const apostrophes = /['’ʼʻ‘`´ʹʽ]/gu

/** China's is China; Uzbek oʻ and gʻ are letters, whichever of the signs they were typed with. */
function withApostrophes(word: string): string {
  if (!apostrophe.test(word)) return word
  return word
    .replace(/(?<=[a-z].*)['’ʼ]s$/u, '')
    .replace(/(?<=[og])['’ʼʻ‘`´ʹʽ]/gu, '\uE000')
    .replace(apostrophes, '')
    .replaceAll('\uE000', 'ʻ')
}

/** Unicode encodes the digits of each script as ten neighbours, zero first. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let below = 0
  while (below < 10 && /\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1
  return String(below % 10)
}

/** 12,345 and 12'345 are one number, 3,5 and 3.5 another. */
export function foldedNumber(number: string): string {
  const digits = normalForm(number, 'NFKC').replace(otherDigit, latinDigit)
  return /^\d{1,3}(?:[,٬'’]\d{2,3})*[,٬'’]\d{3}(?:[.٫]\d+)?$/u.test(digits)
    ? digits.replace(/[,٬'’]/gu, '').replace('٫', '.')
    : digits.replace(/[,٫]/gu, '.').replace(/[٬'’]/gu, '')
}
