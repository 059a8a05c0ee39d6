import { sentenceEnds } from './segment/sentence.ts'
import { grammarOf } from './segment/stop.ts'
import { primaryOf } from './tag.ts'

/** A stretch of a text, in UTF-16 units; `end` is after its last one. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A stretch between two borders of words; `word` is false for spaces and signs. */
export interface WordSpan extends Span {
  readonly word: boolean
}

const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/gu

/**
 * The paragraphs of a text, each with the line break and the empty lines after it; joined again they
 * are the text. Every line that holds something is a paragraph, as newsrooms send and write them.
 */
export function paragraphs(text: string): Span[] {
  const starts = [0]
  let empty = true
  let at = 0
  for (const found of text.matchAll(lineBreak)) {
    const filled = /\S/u.test(text.slice(at, found.index))
    if (filled && !empty) starts.push(at)
    if (filled) empty = false
    at = found.index + found[0].length
  }
  if (!empty && /\S/u.test(text.slice(at))) starts.push(at)
  return spansOf(text, starts)
}

/**
 * The sentences of a text, each with the white space after it; joined again they are the text. A
 * line's end is a sentence's end, so a headline or an entry of a list without a stop is a sentence. A
 * stop ends none after an abbreviation that goes with what follows, after initials, inside numbers,
 * dates and addresses, and before a small letter.
 *
 * @param language of the text, BCP 47; by signs alone for one that is none of the exchange
 * @example sentences('В 2026 г. приехал А. Саитов. Все ждали.', 'ru').length // 2
 */
export function sentences(text: string, language: string): Span[] {
  const grammar = grammarOf(language)
  const starts = [0]
  for (const { start, end } of paragraphs(text)) {
    if (start > 0) starts.push(start)
    const line = text.slice(start, end).trimEnd()
    for (const stop of sentenceEnds(line, grammar)) starts.push(start + pastSpace(line, stop))
  }
  return spansOf(text, starts)
}

const space = /\s*/uy

function pastSpace(text: string, at: number): number {
  space.lastIndex = at
  return at + space.exec(text)![0].length
}

function spansOf(text: string, starts: readonly number[]): Span[] {
  if (text === '') return []
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }))
}

/**
 * The words of a text and what stands between them; joined again they are the text. What a hyphen
 * joins is several words; an Uzbek word that ends in oʻ or gʻ is one, however it is typed. Works in
 * languages that write no spaces.
 *
 * @param language of the text, BCP 47; any is split by its script where it has no rules of its own
 * @source Unicode UAX #29, with the dictionaries of ICU
 * @example words('Bog‘ va suv', 'uz').filter(({ word }) => word).length // 3
 */
export function words(text: string, language: string): WordSpan[] {
  const isUzbek = primaryOf(language) === 'uz'
  const spans: WordSpan[] = []
  for (const { index, segment, isWordLike } of segmenterOf(language).segment(text)) {
    const span = { start: index, end: index + segment.length, word: isWordLike === true }
    const last = spans.at(-1)
    if (isUzbek && last?.word === true && isUzbekSign(text, last, span)) {
      spans.splice(-1, 1, { ...last, end: span.end })
    } else spans.push(span)
  }
  return spans
}

/** togʻ, bog‘: a sign that elsewhere is no part of a word at its end. */
function isUzbekSign(text: string, word: Span, { start, end }: Span): boolean {
  return end - start === 1 && /[‘`ʻ]/u.test(text[start]!) && /[og]/iu.test(text[word.end - 1]!)
}

const signs = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** UTF-16 units; no sign that is read is longer. */
const longestSign = 64

/**
 * Where the sign begins that a reader sees at a place of a text: a letter with its marks, a flag, a
 * family are one each. Both places in UTF-16 units.
 * @source Unicode UAX #29, grapheme clusters
 */
export function signStart(text: string, at: number): number {
  return signs.segment(text.slice(0, at + longestSign)).containing(at)?.index ?? at
}

const segmenters = new Map<string, Intl.Segmenter>()
/** Tags come from outside; more than these nobody uses at a time. */
const mostSegmenters = 32

function segmenterOf(language: string): Intl.Segmenter {
  const there = segmenters.get(language)
  if (there !== undefined) return there
  const segmenter = new Intl.Segmenter(isTag(language) ? [language, 'en'] : 'en', {
    granularity: 'word',
  })
  if (segmenters.size === mostSegmenters) segmenters.clear()
  segmenters.set(language, segmenter)
  return segmenter
}

function isTag(language: string): boolean {
  return /^[a-z]{2,8}(?:-[a-z\d]{2,8})*$/iu.test(language)
}
