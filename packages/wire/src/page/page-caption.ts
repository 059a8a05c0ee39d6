import type { CreditedCaption } from './newspaper-page.ts'
import { bylineOf } from './page-byline.ts'
import { endsSentence, hanPattern, type PageLine } from './page-line.ts'
import { person } from './page-person.ts'
import { joinLine, wordsOf } from './page-text.ts'
import { caption as words } from './page-words.ts'

/** More lines than these no caption has. */
const mostLines = 6
const mostLetters = 480
/** So much of the next line's width the first one fills. */
const leastFull = 0.6

/** Who took a picture, at the end of what is said of it. */
const somebody = new RegExp(`^${person}$`, 'u')

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

/** What a caption costs that ends neither with a sentence nor with a credit, or goes on behind one. */
const captionCost = {
  led: -1.5,
  credited: -1,
  open: 2,
  goesOn: 2.4,
  gap: 2,
  short: 1.5,
  alone: 0.5,
  unled: 0.6,
  sentence: 0.9,
  wordless: 1.2,
}

/** The captions that may begin with a line: so many lines each, at what cost. */
export function captionsFrom(
  lines: readonly PageLine[],
  index: number,
): { captions: CreditedCaption[]; length: number; cost: number }[] {
  const first = lines[index]!
  const led = words.lead.test(first.text)
  if (
    first.spaced ||
    (!led &&
      (first.indent || first.text.length < 6 || /^[\p{Ll}，。、；：”’）》—–-]/u.test(first.text)))
  )
    return []
  const page = wordsOf(lines.slice(index, index + mostLines))
  const found: { captions: CreditedCaption[]; length: number; cost: number }[] = []
  let { text, hyphen } = first
  let cost = led ? captionCost.led : captionCost.unled
  let column = first.width
  for (let length = 1; length <= mostLines; length += 1) {
    const last = lines[index + length - 1]!
    const next = lines[index + length]
    const credited = isCredited(text) && !/^(?:кызы|уулу)/iu.test(next?.text ?? '')
    const ended = endsSentence(text) && hyphen === ''
    if (credited || (led && (ended || next === undefined || next.first)))
      found.push({ captions: captionsIn(text), length, cost: cost + (length === 1 && isCreditLine(text, '') ? captionCost.wordless : 0) + (credited ? captionCost.credited : ended ? 0 : captionCost.open) }) // prettier-ignore
    else // A short sentence by itself where a text is cut may be a picture's.
    if (!led && ended && first.first && length < 4 && text.length <= 90 && next?.first === true)
      found.push({ captions: captionsIn(text), length, cost: cost + captionCost.alone })
    if (
      next === undefined ||
      (!led && isSigned(first, next)) ||
      next.spaced ||
      next.indent ||
      next.table !== undefined
    )
      break
    if (text.length + next.text.length > mostLetters) break
    // A head over its text is no picture's first line.
    if (!led && length === 1 && !ended && first.width < next.width * leastFull) break
    const ledNext = words.lead.test(next.text)
    if ((credited || !led) && !(led && ledNext) && (credited || ledNext)) break
    const creditNext = isCreditLine(next.text, text)
    if (next.first && !creditNext && !ledNext) break
    if (next.first) cost += creditNext ? 0 : captionCost.gap
    else if (ended && !creditNext && !ledNext) cost += captionCost.goesOn
    else if (!ended && last.width < column * 0.7) cost += captionCost.short
    column = Math.max(column, next.width)
    if (!led && /[。！？]|\p{Ll}{2}[.!?]\s+\p{Lu}/u.test(next.text)) cost += captionCost.sentence
    text = joinLine(text, hyphen, next.text, page)
    hyphen = next.hyphen
  }
  return found
}

/** Whether one of two lines tells who wrote an article, so that they are no picture's. */
function isSigned(...lines: readonly PageLine[]): boolean {
  return lines.some(({ text }) => {
    const byline = bylineOf(text)
    return byline !== undefined && byline.doubt <= 0 && byline.authors.length > 0
  })
}

/** How a list numbers its pictures: 1., (1), 1). */
const numberedLine = /^\(?(?<number>\d{1,2})[.)]\)?\s(?=[\p{Lu}«“\p{Script=Han}])/u
const leastNumbered = 2
const mostNumbered = 12
/** Longer ones are a list of what is to be done. */
const longestNumbered = 120

/** A list that numbers its pictures from 1, each in a sentence. */
export function numberedCaptions(
  lines: readonly PageLine[],
  index: number,
): { captions: CreditedCaption[]; length: number; cost: number } | undefined {
  if (numberOf(lines[index]!) !== 1) return undefined
  const texts: string[] = []
  let hyphen = ''
  let at = index
  for (; at < lines.length && texts.length <= mostNumbered; at += 1) {
    const line = lines[at]!
    const own = numberOf(line)
    const last = texts.at(-1)
    if (own === texts.length + 1) texts.push(line.text.replace(numberedLine, ''))
    else if (own !== undefined || last === undefined || endsSentence(last) || line.first || line.indent) break // prettier-ignore
    else texts[texts.length - 1] = joinLine(last, hyphen, line.text, wordsOf(lines.slice(at - 1, at + 1))) // prettier-ignore
    hyphen = line.hyphen
  }
  if (texts.length < leastNumbered) return undefined
  if (!texts.every((text) => text.length <= longestNumbered && !/[.。!?]\s*\S{3,}/u.test(text.replace(/[.。]\s*(?:Фото|Сүрөт)\s?:?.*$/u, '')))) return undefined // prettier-ignore
  return { captions: texts.flatMap((text, number) => captionsIn(text).map((one) => ({ ...one, figures: [number + 1] }))), length: at - index, cost: captionCost.led } // prettier-ignore
}

function numberOf({ text }: PageLine): number | undefined {
  const found = numberedLine.exec(text)?.groups!['number']
  return found === undefined ? undefined : Number(found)
}

function isCreditLine(text: string, before: string): boolean {
  if (text.length > 60) return false
  if (/^[（(]?(?:本组|以上|Все\s|Бардык|Сүрөттөр)/u.test(text)) return words.all.test(closed(text))
  if (/^[(]?(?:Фото|Снимк?и?|Сүрөт|Сүрөттү|Сүрөтчү)[\s:]/u.test(text)) return true
  if (/^[（(]?(?:摄影|供图)[:：/／]/u.test(text)) return true
  if (/(?:摄|供图|摄影)[）)]?$/u.test(text)) return /[记者员。\s]$|记者|通讯员|摄影/u.test(before + text) || text.length < 12 // prettier-ignore
  return false
}

function isCredited(text: string): boolean {
  if (words.all.test(closed(text))) return true
  const found = words.credit.exec(text)
  if (found === null) return false
  if (hanPattern.test(text)) return /[摄图供绘影提]/u.test(found[0])
  const name = creditOf(found) ?? ''
  // A colon tells a credit whatever follows it: «Фото: архив кружка».
  if (/(?:Фото|Сүрөт|Снимок):/u.test(found[0]) && name.length <= 40) return true
  return (
    somebody.test(name) || (!/^(?:\p{Lu}\.\s?)*\p{Lu}\.?$/u.test(name) && /\.["»)]*$/u.test(text))
  )
}

/** Parts a text into its captions: numbers, words, credits. */
export function captionsIn(text: string): CreditedCaption[] {
  let rest = words.all.test(text) ? text.trim() : closed(text.trim())
  if (!words.all.test(rest)) rest = text.trim()
  let shared: string | null = null
  const all = words.all.exec(rest)
  if (all !== null) {
    shared = creditOf(all)
    rest = rest
      .slice(0, all.index)
      .replace(/[（(]$/u, '')
      .trim()
  }
  const pieces = rest.split(/(?<=[。.！!；;\s])\s*(?=图[①-⑳]|图\s?\d+[:：]|Фото\s\d+\.\s|Сүрөт\s\d+\.\s|\d+-сүрөт\.\s)/u) // prettier-ignore
  return pieces
    .filter((piece) => piece.trim() !== '')
    .map((piece) => ({
      ...oneCaption(piece, shared),
      ...(shared === null ? {} : { forAll: true }),
    }))
}

function oneCaption(piece: string, shared: string | null): CreditedCaption {
  let text = piece.trim()
  const figures: number[] = []
  const lead = words.lead.exec(text)
  if (lead !== null) {
    const { zh, bare, sign, ru, ky, numbered, kynumbered } = lead.groups!
    figures.push(...numbersIn(zh ?? bare ?? sign ?? ru ?? ky ?? numbered ?? kynumbered ?? ''))
    text = text.slice(lead[0].length).trim()
  }
  const credited = words.credit.exec(text)
  let credit = shared
  if (
    credited !== null &&
    (!hanPattern.test(text) ||
      /[。！？”]|\s/u.test(text.slice(0, credited.index + 1)) ||
      credited.groups!['zhrole'] !== '')
  ) {
    // prettier-ignore
    credit = creditOf(credited) ?? shared
    text = text.slice(0, credited.index).trim()
  }
  return { figures, text, credit }
}

function creditOf(match: RegExpExecArray): string | null {
  const { zh, zhby, ru, ky, kyby } = match.groups!
  const found = zh ?? zhby ?? ru ?? ky ?? kyby
  return found === undefined ? null : found.replace(/\s+/gu, (zh ?? zhby) === undefined ? ' ' : '').replace(/(?<=\p{Ll}{2}|\p{Lu}{3})\.$/u, '').trim() // prettier-ignore
}

/** 1, 2–4, ①②: the numbers of figures. */
export function numbersIn(text: string): number[] {
  const numbers: number[] = []
  for (const sign of text) if (circled.includes(sign)) numbers.push(circled.indexOf(sign) + 1)
  if (numbers.length > 0) return numbers
  const han = '一二三四五六七八九十'
  if (/^[一二三四五六七八九十、]+$/u.test(text))
    return Array.from(text.replaceAll('、', ''), (sign) => han.indexOf(sign) + 1)
  for (const [, from, to] of text.matchAll(/(\d{1,2})(?:\s*[–-]\s*(\d{1,2}))?/gu)) {
    for (let number = Number(from); number <= Math.min(Number(to ?? from), 60); number += 1)
      numbers.push(number)
  }
  return numbers
}

/** Spread names closed up, as far as a credit is concerned. */
function closed(text: string): string {
  return text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han}{1,2}(?:摄|供图))/gu, '')
}
