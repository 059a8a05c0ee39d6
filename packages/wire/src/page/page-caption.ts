import type { CreditedCaption } from './newspaper-page.ts'
import { endsSentence, hanPattern, type PageLine } from './page-line.ts'
import { joinLine, wordsOf } from './page-text.ts'
import { caption as words } from './page-words.ts'

/** More lines than these no caption has. */
const mostLines = 6

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
const roleAtEnd = /(?:。|！|”|^[^。]{3,40}\s)\s*(?:(?:本报|本社|新华社)?(?:特约|见习)?(?:记者|通讯员)?)?\s*[\p{Script=Han}·\s]{0,8}$/u // prettier-ignore

/** The captions that begin with a line, and how many lines they take. */
export function captionAt(
  lines: readonly PageLine[],
  index: number,
  before: 'text' | 'head' | 'other',
): { captions: CreditedCaption[]; length: number } | undefined {
  const line = lines[index]!
  const led = words.lead.test(line.text)
  if (!led && !isUnled(lines, index, before)) return undefined
  const page = wordsOf(lines.slice(index, index + mostLines))
  let { text, hyphen } = line
  let length = 1
  while (length < mostLines) {
    const next = lines[index + length]
    if (isCredited(text) || next === undefined) break
    const creditNext = isCreditLine(next.text, text)
    if (next.first && !creditNext) break
    if (next.spaced || next.indent || next.table !== undefined) break
    if (endsSentence(text) && hyphen === '' && !creditNext) {
      const more = words.lead.test(next.text) ? 2 : creditAhead(lines, index + length)
      if (more === 0 || next.first) break
    }
    text = joinLine(text, hyphen, next.text, page)
    hyphen = next.hyphen
    length += 1
  }
  return { captions: captionsIn(text), length }
}

/** A caption without a lead-in: what ends with who took the picture. */
function isUnled(
  lines: readonly PageLine[],
  index: number,
  before: 'text' | 'head' | 'other',
): boolean {
  // prettier-ignore
  const line = lines[index]!
  if (line.indent || line.spaced || line.text.length < 6) return false
  if (hanPattern.test(line.text)) {
    if (/摄(?:影)?[）)]?$/u.test(line.text) && isCredited(line.text)) return line.text.length < 80 && !/^[（(]/u.test(line.text) // prettier-ignore
    const next = lines[index + 1]
    if (next === undefined || next.first || !/^.{0,10}(?:摄|摄影|供图)[）)]?$/u.test(next.text)) return false // prettier-ignore
    return roleAtEnd.test(line.text)
  }
  if (before === 'text' && !line.first) return false
  for (let at = index; at < Math.min(index + 3, lines.length); at += 1) {
    if (at > index && lines[at]!.first) return false
    if (/(?<!\p{L})(?:Фото|Сүрөт)\s+\p{L}[^()]{2,40}\.?$/u.test(lines[at]!.text)) return line.first
  }
  return false
}

/** Whether the sentence that a line begins in a caption is soon credited. */
function creditAhead(lines: readonly PageLine[], at: number): number {
  const line = lines[at]
  if (line === undefined || line.first) return 0
  if (isCreditLine(line.text, '')) return 1
  const next = lines[at + 1]
  if (next === undefined || next.first || endsSentence(line.text)) return 0
  return isCreditLine(next.text, line.text) && /(?:本报|记者|Фото|Сүрөт)/u.test(line.text) ? 2 : 0
}

function isCreditLine(text: string, before: string): boolean {
  if (text.length > 60) return false
  if (/^[（(]?(?:本组|以上|Все\s|Бардык|Сүрөттөр)/u.test(text)) return words.all.test(closed(text))
  if (/^(?:Фото|Снимк?и?|Сүрөт|Сүрөттү)\s/u.test(text)) return true
  if (/(?:摄|供图|摄影)[）)]?$/u.test(text)) return /[记者员。\s]$|记者|通讯员|摄影/u.test(before + text) || text.length < 12 // prettier-ignore
  return false
}

function isCredited(text: string): boolean {
  if (words.all.test(closed(text))) return true
  const found = words.credit.exec(text)
  if (found === null) return false
  return hanPattern.test(text) ? /[摄图供绘影提]/u.test(found[0]) : /\.["»)]*$/u.test(text)
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
  const { zh, ru, ky, kyby } = match.groups!
  const found = zh ?? ru ?? ky ?? kyby
  return found === undefined ? null : found.replace(/\s+/gu, zh === undefined ? ' ' : '').replace(/(?<=\p{Ll}{2}|\p{Lu}{3})\.$/u, '').trim() // prettier-ignore
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
