/** The longest term, in UTF-16 units: no word of any language, and far below what a search index takes. */
const longestTerm = 64

/** What somebody typed into a search: all of `exact` must be there, and a word that begins with `prefix`. */
export interface QueryTerms {
  readonly exact: string[]
  /** The last word, as long as it may still be unfinished. */
  readonly prefix?: string
}

/**
 * The distinct terms under which a text is found: words folded to what people mean by the same
 * word (case, ё, Arabic and Persian letter forms, vowel marks, digits of every script, Latin
 * look-alikes in Cyrillic words), and Chinese as single characters and overlapping pairs.
 * The language, BCP 47, does not change them yet: a headline may hold several scripts.
 *
 * @example terms('Бишкекте 2026-жылы', 'ky') // ['бишкекте', '2026', 'жылы']
 */
export function terms(text: string, _language: string): string[] {
  const found = new Set<string>()
  for (const word of wordsOf(text)) {
    const characters = hanCharacters(word)
    if (characters === undefined) {
      found.add(foldedWord(word))
      continue
    }
    for (const character of characters) found.add(character)
    for (const pair of pairs(characters)) found.add(pair)
  }
  found.delete('')
  return [...found]
}

/**
 * The terms to look for, made in the same way as {@link terms}, so that 智能 is found inside
 * 人工智能大会. A word counts as unfinished until something that is not part of a word follows it.
 */
export function queryTerms(text: string, _language: string): QueryTerms {
  const words = wordsOf(text)
  const open = /[\p{L}\p{M}\p{N}]$/u.test(text)
  const exact = new Set<string>()
  let prefix: string | undefined
  for (const [index, word] of words.entries()) {
    const characters = hanCharacters(word)
    if (characters !== undefined) {
      for (const term of characters.length === 1 ? characters : pairs(characters)) exact.add(term)
    } else if (open && index === words.length - 1) {
      prefix = foldedWord(word)
    } else {
      exact.add(foldedWord(word))
    }
  }
  exact.delete('')
  return prefix === undefined || prefix === ''
    ? { exact: [...exact] }
    : { exact: [...exact], prefix }
}

// Soft hyphens, joiners, direction marks and the Arabic tatweel are inside words and mean nothing.
const invisible = /[\p{Cf}\p{Variation_Selector}\u034F\u0640]/gu
const hanRun = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々〇ー]+'
const letter =
  '(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々〇ー])[\\p{L}\\p{M}\\p{N}])'
const apostrophes = "['’ʼʻ‘`´ʹ]"
/** A run of Han; a number with its separators; a word, which an apostrophe inside does not end. */
const word = new RegExp(
  `${hanRun}|\\p{Nd}+(?:[.,٫٬'’]\\p{Nd}+)*(?!${letter})|${letter}+(?:${apostrophes}${letter}+)*`,
  'gu',
)

function wordsOf(text: string): string[] {
  return text.normalize('NFKC').replace(invisible, '').match(word) ?? []
}

const isHan = new RegExp(`^${hanRun}$`, 'u')

function hanCharacters(word: string): string[] | undefined {
  return isHan.test(word) ? Array.from(word) : undefined
}

function pairs(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

function foldedWord(word: string): string {
  const digits = word.replace(/(?![0-9])\p{Nd}/gu, latinDigit)
  if (/^[0-9][0-9.,٫٬'’]*$/u.test(digits)) return foldedNumber(digits).slice(0, longestTerm)
  const lower = oneScript(digits).toLowerCase()
  const plain = withoutMarks(lower)
  return withoutApostrophes(plain)
    .slice(0, longestTerm)
    .replace(/[\uD800-\uDBFF]$/u, '')
}

/** 12,345 and 12'345 are one number, 3,5 and 3.5 another. */
function foldedNumber(number: string): string {
  return /^\d{1,3}(?:[,٬'’]\d{2,3})*[,٬'’]\d{3}(?:[.٫]\d+)?$/u.test(number)
    ? number.replace(/[,٬'’]/gu, '').replace('٫', '.')
    : number.replace(/[,٫]/gu, '.').replace(/[٬'’]/gu, '')
}

/** Unicode encodes the digits of each script as ten neighbours, zero first. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let below = 0
  while (below < 10 && /\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1
  return String(below % 10)
}

const cyrillicByLatin: Readonly<Record<string, string>> = {
  A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', I: 'І', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т', X: 'Х',
  Y: 'У', a: 'а', c: 'с', e: 'е', h: 'һ', i: 'і', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х',
  y: 'у', ë: 'ё', ö: 'ӧ', ə: 'ә', ɵ: 'ө', ү: 'ү',
} // prettier-ignore

/** A Latin letter that looks Cyrillic, inside a Cyrillic word, is a slip of the keyboard. */
function oneScript(word: string): string {
  if (!/\p{Script=Cyrillic}/u.test(word) || !/\p{Script=Latin}/u.test(word)) return word
  const latin = word.match(/\p{Script=Latin}/gu) ?? []
  // COVIDдин is a Latin name with a Cyrillic ending, which must stay as it is.
  if (latin.some((letter) => cyrillicByLatin[letter] === undefined)) return word
  return word.replace(/\p{Script=Latin}/gu, (letter) => cyrillicByLatin[letter] ?? letter)
}

const letterForms: Readonly<Record<string, string>> = {
  ё: 'е', ß: 'ss', ς: 'σ', ı: 'i', ø: 'o', ł: 'l', đ: 'd',
  // Arabic, Persian and Urdu keyboards write the same letter in different ways.
  ي: 'ی', ى: 'ی', ئ: 'ی', ې: 'ی', ك: 'ک', ڪ: 'ک', أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ؤ: 'و',
  ة: 'ه', ۀ: 'ه', ۂ: 'ه', ہ: 'ه', ۃ: 'ه', ە: 'ه',
  // Hindi is written with or without the dot, and with either nasal sign.
  'ँ': 'ं',
} // prettier-ignore
const letterForm = new RegExp(`[${Object.keys(letterForms).join('')}]`, 'gu')
/** Stress and other loose accents, Arabic vowel and Koranic marks, the nukta. */
const looseMarks =
  /[\u0300-\u036F\u0483-\u0487\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u093C]/gu

function withoutMarks(lower: string): string {
  return lower
    .replace(/\p{Script=Latin}/gu, (letter) => letter.normalize('NFD').replace(looseMarks, ''))
    .replace(looseMarks, '')
    .replace(letterForm, (letter) => letterForms[letter] ?? letter)
}

/** China's is China; Uzbek oʻ and gʻ are letters, whichever of the eight signs they were typed with. */
function withoutApostrophes(word: string): string {
  return word
    .replace(/(?<=\p{Script=Latin}.*)['’ʼ]s$/u, '')
    .replace(/(?<=[og])['’ʼʻ‘`´ʹ](?=.)/gu, 'ʻ')
    .replace(/['’ʼ‘`´ʹ]/gu, '')
}
