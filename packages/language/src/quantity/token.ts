import { folded, simplified } from './fold.ts'

export interface Token {
  readonly is: 'number' | 'word' | 'mark'
  readonly text: string
  /** As the lexicons write it; of a number, its digits in ASCII with its marks. */
  readonly key: string
  readonly start: number
  readonly end: number
  /** Something invisible stands before it: a space or a zero-width non-joiner. */
  readonly spaced: boolean
}

const han = '[\\p{Script=Han}〇々]'
const gap = '[\\u0020\\u00A0\\u202F\\u2009]'
const number =
  `\\p{Nd}{1,2}(?<mark>[./])\\p{Nd}{1,2}\\k<mark>\\p{Nd}{4}(?!\\p{Nd})` +
  `|(?<!\\p{Nd}[.,])\\p{Nd}{1,3}(?:${gap}\\p{Nd}{3})+(?!\\p{Nd})(?:[.,٫]\\p{Nd}+)?` +
  `|\\p{Nd}{1,3}(?:،\\p{Nd}{3})+(?!\\p{Nd})|\\p{Nd}+(?:[.,٫٬'’]\\p{Nd}+)*`
const pattern = new RegExp(
  `(?<number>${number})|(?<han>${han})` +
    `|(?<word>(?:(?!${han})[\\p{L}\\p{M}])+(?:['’ʼʻ‘\`´ʹ](?!${han})[\\p{L}\\p{M}]+)*)` +
    `|(?<mark2>[^\\s\\p{Cf}])`,
  'gu',
)

/** The words, numbers and marks of a text, each Han character a word of its own. */
export function tokens(text: string, language: string): Token[] {
  const found: Token[] = []
  let last = 0
  for (const match of text.matchAll(pattern)) {
    const written = match[0]
    const start = match.index
    const { number, word, han } = match.groups!
    found.push({
      is:
        number !== undefined ? 'number' : word !== undefined || han !== undefined ? 'word' : 'mark',
      text: written,
      key:
        han !== undefined
          ? simplified(han)
          : number !== undefined
            ? digits(number)
            : word !== undefined
              ? wordKey(word, language)
              : mark(written),
      start,
      end: start + written.length,
      spaced: start > last,
    })
    last = start + written.length
  }
  return found
}

/** UTF-16 units that no word of a lexicon has. */
const tooLong = 64

/** Folding sorts the marks of a letter, in time that grows with the square of their number. */
function wordKey(word: string, language: string): string {
  return word.length > tooLong ? word : folded(word, language)
}

function digits(number: string): string {
  return number.replace(/(?![0-9])\p{Nd}/gu, latinDigit).replace(/[\s\u00A0\u202F\u2009،]/gu, ' ')
}

/** Unicode encodes the digits of each script as ten neighbours, zero first. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0)!
  let below = 0
  while (below < 10 && /\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1
  return String(below % 10)
}

const marks: Readonly<Record<string, string>> = {
  '٪': '%', '﹪': '%', '％': '%', '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-', '－': '-', '～': '~',
  '〜': '~', '∼': '~', '：': ':', '∶': ':', '／': '/', '⁄': '/', '（': '(', '）': ')', '，': ',', '、': ',',
  '،': ',', '．': '.', '＋': '+', '＄': '$', '￥': '¥', '℃': '°c', '℉': '°f', '≧': '≥', '≦': '≤', '＞': '>',
  '＜': '<', '×': 'x',
} // prettier-ignore

function mark(written: string): string {
  return marks[written] ?? written
}
