import type { PageTable } from './newspaper-page.ts'

/** A line of one column, as it stands on the page. */
export interface PageLine {
  /** In the document, from 1. */
  readonly number: number
  readonly text: string
  /** White space stands before it in its column, as before a paragraph's first line. */
  readonly indent: boolean
  /** The sign that the line's end put into a word; '' for none. */
  readonly hyphen: '' | '-' | '‐' | '¬' | '\u00AD'
  /** In cells: a Han sign has two. */
  readonly width: number
  /** White space or another column's end stands before it. */
  readonly first: boolean
  /** Its letters were spaced out. */
  readonly spaced: boolean
  /** Set beside a large letter, so that it is shorter than its column. */
  readonly beside?: boolean
  readonly table?: PageTable
}

const wide = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u
/** As wide as a Han sign beside one, as a letter beside letters. */
const ambiguous = /[“”‘’—…]/u
export const hanPattern: RegExp = /\p{Script=Han}/u

/** Radicals that stand for whole signs in broken fonts and that Unicode does not fold. */
const radicals: ReadonlyMap<string, string> = new Map(
  [
    ...'⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻩黄⻬齐⻮齿⻰龙⻳龟⻨麦⺼肉⻑長⻒長⺮竹⻗雨⺶羊⺹老⻡首⻭齿⻯竜⺩王⻊足⻍辶'.matchAll(
      /(.)(.)/gu,
    ),
  ].map(([, from, to]) => [from!, to!]),
)

const latinTwins = 'AaBCcEeHKMOoPpTXxy'
const cyrillicTwins = 'АаВСсЕеНКМОоРрТХху'

/** Ligatures and radicals as ordinary letters, nothing that cannot be seen but soft hyphens. */
export function cleanText(text: string): string {
  return (
    text
      .replace(/[\uFB00-\uFB06\u2F00-\u2FDF\u2E9F\u2EF3]/gu, (sign) => sign.normalize('NFKC'))
      .replace(/[\u2E80-\u2EF2]/gu, (sign) => radicals.get(sign) ?? sign)
      .replace(/[\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF\uFFFE]/gu, '')
      .replace(/[\u00A0\u2000-\u200A\u202F]/gu, ' ')
      .replace(/\t/gu, '    ')
      // oxlint-disable-next-line no-control-regex -- what a PDF's text carries besides its letters
      .replace(/[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]/gu, '')
  )
}

/** Rules and ornaments in a line of their own, which are white space to a reader. */
const ornament = /^[ \t]*[_=~*·•❝❞❖◇─━—–-]{3,}[ \t]*$|^[ \t]*[❝❞❖]{1,2}[ \t]*$/gmu

/** The same within a row of columns. */
const rule = /(?<=^| {2})[_=~*─━]{3,}(?= {2}|$)/gmu

/** A text whose rules and ornaments are white space. */
export function withoutOrnaments(text: string): string {
  return text.replace(ornament, '').replace(rule, (found) => ' '.repeat(found.length))
}

/** Latin letters that only look Cyrillic, in words that are. */
export function mendTwins(text: string): string {
  return text.replace(/[A-Za-z\u0400-\u04FF]+/gu, (word) => {
    if (!/[\u0400-\u04FF]/u.test(word) || !/[A-Za-z]/u.test(word)) return word
    const mended = Array.from(word, (sign) => {
      const at = latinTwins.indexOf(sign)
      return at === -1 ? sign : cyrillicTwins[at]!
    }).join('')
    return /[A-Za-z]/u.test(mended) ? word : mended
  })
}

/** Cells of a fixed-width face: Han signs and full-width forms have two. */
export function widthOf(text: string): number {
  const isHan = hanPattern.test(text)
  let width = 0
  for (const sign of text) width += wide.test(sign) || (isHan && ambiguous.test(sign)) ? 2 : 1
  return width
}

/** A Han name of two signs that was spread out: 周  岭. */
export function closeNames(text: string): string {
  return text.replace(
    /(?<!(?:^|\s)\p{Script=Han}\s{1,4})(?<![\p{Script=Han}])(\p{Script=Han}) {1,3}(\p{Script=Han})(?=$|[\s）)、，。摄])(?!\s+(?!摄)\p{Script=Han}(?:\s|$))/gu,
    '$1$2',
  )
}

const lone = /^\S(?: {1,6}\S)* *$/u

/** Whether every letter stands alone, at least three of them (in Chinese two). */
export function isSpaced(text: string): boolean {
  const signs = text.trim().split(/ +/u)
  if (signs.some((sign) => Array.from(sign).length > 1 && !/^\p{L}\p{P}$/u.test(sign))) return false
  if (signs.every((sign) => hanPattern.test(sign) || /^[\p{P}\d]/u.test(sign)))
    return signs.length >= 2
  return signs.length >= 3 && signs.filter((sign) => /\p{L}/u.test(sign)).length >= 3
}

/** Letters spaced out for show, closed up; wider gaps part words. */
export function closeUp(text: string): string {
  const trimmed = text.trim()
  if (hanPattern.test(trimmed)) return trimmed.replace(/\s+/gu, '')
  const gaps = trimmed.match(/ +/gu)?.map((gap) => gap.length) ?? []
  const between = Math.min(...gaps)
  return trimmed.replace(/ +/gu, (gap) => (gap.length > between ? ' ' : ''))
}

/** Makes a line of its text, which holds no other column's. */
export function makeLine(raw: string, number: number, first: boolean): PageLine {
  const lead = /^(?: *\u3000[ \u3000]*| {1,8}(?=\S))/u.exec(raw)?.[0] ?? ''
  let text = raw.trim()
  const end = /\p{L}\p{M}*([-‐¬\u00AD])$|(?<=\d)(-)$/u.exec(text)
  const hyphen = (end?.[1] ?? end?.[2] ?? '') as PageLine['hyphen']
  text = text.slice(0, text.length - hyphen.length).replaceAll('\u00AD', '') + hyphen
  const spaced = lone.test(text) && isSpaced(text) && !/\s摄$/u.test(text)
  const indent = lead !== ''
  const width = widthOf(text) + (lead.includes('\u3000') ? 4 : lead.length)
  const closed = spaced ? closeUp(text) : closeNames(text)
  return { number, text: closed, indent, hyphen, width, first, spaced }
}

const ends = /[.!?…。！？][\p{Pe}\p{Pf}"'“”’»]*$/u

/** Whether a sentence ends with the text. */
export function endsSentence(text: string): boolean {
  return ends.test(text)
}
