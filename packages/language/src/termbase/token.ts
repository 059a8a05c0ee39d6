import { normalForm } from '../normal-form.ts'

/** A word of a text with its place in UTF-16 units. */
export interface Token {
  readonly written: string
  readonly start: number
  readonly end: number
}

const unit = '(?:\\p{L}|\\p{M}|\\p{N})'
/** Joiners and apostrophes stand inside a word; an apostrophe of Uzbek may end it. */
const inner = "(?:\\u200C|\\u200D|['’ʼʻ‘`´ʹ])"
const word = new RegExp(`${unit}+(?:${inner}${unit}+|[’ʼʻ‘](?=[\\s\\p{P}]|$))*`, 'gu')

/** The words of a text in the order they stand. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(word), ({ 0: found, index: start }) => {
    const end =
      start + found.length + (endsInTypedLetter(text, start, start + found.length) ? 1 : 0)
    return { written: text.slice(start, end), start, end }
  })
}

/** The Uzbek letter gʻ typed with the sign that is also a quotation mark: tog' but not 'tog'. */
function endsInTypedLetter(text: string, start: number, end: number): boolean {
  return (
    /['`]/u.test(text[end] ?? '') &&
    /[gGoO]/u.test(text[end - 1] ?? '') &&
    !/['`]/u.test(text[start - 1] ?? '')
  )
}

const forms: Readonly<Record<string, string>> = {
  ё: 'е', ي: 'ی', ى: 'ی', ئ: 'ی', ې: 'ی', ك: 'ک', ڪ: 'ک', أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ؤ: 'و',
  ة: 'ه', ۀ: 'ه', ۂ: 'ه', ہ: 'ه', ۃ: 'ه', ە: 'ه', ھ: 'ه', 'ँ': 'ं',
} // prettier-ignore
const form = new RegExp(`[${Object.keys(forms).join('')}]`, 'gu')

/** Signs inside words that no one compares by; U+0306, the breve of й, stays. */
const meaningless =
  /\p{Cf}|\u0640|['’ʼ‘`´ʹ]|(?:(?!\u0306)[\u0300-\u036F])|[\u0610-\u061A\u064B-\u065F]|\u0670|\u093C/gu

/** Hindi writes a nasal before a consonant of its own place as a letter or as a dot. */
const nasal = /ङ्(?=[कखगघ])|ञ्(?=[चछजझ])|ण्(?=[टठडढ])|न्(?=[तथदध])|म्(?=[पफबभ])/gu

const cyrillicByLatin: Readonly<Record<string, string>> = {
  a: 'а', c: 'с', e: 'е', h: 'һ', i: 'і', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х',
  y: 'у', ö: 'ө', ü: 'ү', ə: 'ә',
} // prettier-ignore

/**
 * A word as it is compared: lower case, one letter where several are written for the same sound,
 * Latin look-alikes inside a Cyrillic word as Cyrillic, without joiners, vowel marks, nukta and
 * loose apostrophes; ʻ stays in Uzbek oʻ and gʻ.
 */
export function foldWord(written: string): string {
  const normal = normalForm(written, 'NFKC')
  return (isAcronymWithEnding(normal) ? normal.toLowerCase() : oneScript(normal.toLowerCase()))
    .replace(/(?<=[og])['’ʼ‘`´ʹ]/gu, 'ʻ')
    .replace(meaningless, '')
    .replace(form, (letter) => forms[letter] ?? letter)
    .replace(nasal, 'ं')
}

/** NATOнун, KOICAнын: a Latin name with a Cyrillic ending, however Cyrillic its letters look. */
function isAcronymWithEnding(written: string): boolean {
  return /^(?:(?=\p{Lu})\p{Script=Latin}){2,}(?:(?=\p{Ll})\p{Script=Cyrillic})+$/u.test(written)
}

function oneScript(lower: string): string {
  if (!/\p{Script=Cyrillic}/u.test(lower) || !/\p{Script=Latin}/u.test(lower)) return lower
  const latin = lower.match(/\p{Script=Latin}/gu) ?? []
  return latin.every((letter) => cyrillicByLatin[letter] !== undefined)
    ? lower.replace(/\p{Script=Latin}/gu, (letter) => cyrillicByLatin[letter] ?? letter)
    : lower
}
