import type { SaidBound } from './mention.ts'
import type { Found, Passage } from './passage.ts'
import type { Draft } from './draft.ts'
import { isTime } from './unit.ts'

/** How far from a number a word still may say its bound. */
const vicinity = 4

/** How far before a number «at least» and «at most» may stand; a Chinese word is a character or two. */
const distance = 6
const chineseDistance = 10

export interface FoundBound {
  readonly bound: SaidBound
  readonly soft: boolean
  /** It may say something else altogether: «к 5», «за 5 дней». */
  readonly doubtful: boolean
  readonly start: number
  readonly end: number
}

/** «About over 200» is over 200. */
const vague = new Set<SaidBound>(['about', 'nearly'])

/** How many words may stand between a number with its unit and what bounds it after it. */
const reach = 2

/** The words that say how far a number is meant, before it, after it or inside it. */
export function boundOf(passage: Passage, draft: Draft): FoundBound | undefined {
  const { first, last } = draft
  if (draft.bound !== undefined) {
    return { bound: draft.bound, soft: draft.loose === true, doubtful: false, start: first, end: last } // prettier-ignore
  }
  const candidates = [beforeOf(passage, draft), afterOf(passage, draft), suffixOf(passage, draft)]
  const found = candidates.filter((one) => one !== undefined)
  const surest = found.find(({ soft, bound }) => !soft && !vague.has(bound)) ?? found.find(({ soft }) => !soft) ?? found[0] // prettier-ignore
  return surest
}

function beforeOf(passage: Passage, draft: Draft): FoundBound | undefined {
  const { first, kind } = draft
  let soft: FoundBound | undefined
  if (isCompared(passage, draft)) return undefined
  for (let at = first, skipped = 0; skipped <= 2; skipped += 1) {
    const found = passage.before(at, 'before')
    if (found !== undefined) {
      // «Выше в два раза» says no bound.
      const compares = kind === 'multiple' && found.phrase.steps.length === 1
      if (compares && (passage.before(at, 'rise') ?? passage.before(at, 'fall'))) return soft
      const one = bound(found.phrase.sense, found.start, first)
      if (!one.soft) return one
      soft ??= one
    }
    const filler = found ?? passage.before(at, 'filler') ?? passage.before(at, 'unit-before')
    if (filler === undefined) return soft
    at = filler.start
  }
  return soft
}

/** 高于四年前: higher than so long ago. */
function isCompared(passage: Passage, { first, last, unit }: Draft): boolean {
  if (passage.lexicon.language !== 'zh' || !isTime(unit) || !passage.is(last, '前')) return false
  return passage.is(first - 1, '于')
}

function afterOf(passage: Passage, draft: Draft): FoundBound | undefined {
  const { last } = draft
  const number = draft.numberEnd ?? last
  let soft: FoundBound | undefined
  const aside = asideEnd(passage, last)
  for (let at = Math.max(draft.first, number - 1); at <= Math.max(aside, last) + reach; at += 1) {
    if (at >= last && at < aside) at = aside
    const token = passage.token(at)
    if (token?.key === '.' && passage.pastStop(at) > at) continue
    if (token === undefined || (at >= last && token.is !== 'word' && token.key !== '-' && token.key !== '+')) break
    if (at > last && passage.at(at, 'cardinal') !== undefined) break
    const found = passage.at(at, 'after')
    // «Three times more» says no bound.
    if (draft.kind === 'multiple' && found?.phrase.steps.length === 1) continue
    if (found !== undefined && at >= last && startsNumber(passage, found.end) && belongsToNext(passage, found)) break
    if (found === undefined || found.end <= last - (passage.lexicon.ablative === undefined ? 0 : 1) || found.end < number || (found.end === number && at < number && passage.lexicon.ablative === undefined)) continue
    if (at - Math.max(aside, last) > reachOf(found.phrase.steps.length)) continue
    const one = bound(found.phrase.sense, draft.first, found.end)
    if (!one.soft) return one
    soft ??= one
  } // prettier-ignore
  return soft
}

/** «100 से 250», «чейин дээрлик 1,6»: what stands before a number may speak of that one. */
function belongsToNext(passage: Passage, { start, end }: Found): boolean {
  return passage.at(start, 'between')?.end === end || passage.before(end, 'before')?.start === start
}

function startsNumber(passage: Passage, at: number): boolean {
  const unit = passage.at(at, 'unit-before')
  const start = unit?.end ?? at
  return passage.token(start)?.is === 'number' || passage.at(start, 'cardinal') !== undefined
}

/** The token after what stands in parentheses right after a number: 300 km (180 miles). */
function asideEnd(passage: Passage, last: number): number {
  if (!passage.is(last, '(')) return last
  for (let at = last + 1; at <= last + 6; at += 1) if (passage.is(at, ')')) return at + 1
  return last
}

/** A phrase that names the case it asks for may stand farther off. */
function reachOf(words: number): number {
  return words > 1 ? reach : 1
}

function suffixOf(passage: Passage, { first, last }: Draft): FoundBound | undefined {
  const { approximative } = passage.lexicon
  const hyphen = passage.is(last, '-') && passage.joined(last) && passage.joined(last + 1)
  const word = passage.token(hyphen ? last + 1 : last - 1)
  if (approximative === undefined || word === undefined || !approximative.test(word.key)) {
    return undefined
  }
  return { bound: 'about', soft: false, doubtful: false, start: first, end: last }
}

function bound(sense: string, start: number, end: number): FoundBound {
  const said = sense.replaceAll('~', '') as SaidBound
  return { bound: said, soft: sense.startsWith('~'), doubtful: sense.startsWith('~~'), start, end }
}

/** The bounds said near a number, each at its place, by words that may belong to it. */
export function boundsNear(
  passage: Passage,
  first: number,
  last: number,
): { bound: SaidBound; at: number }[] {
  const found: { bound: SaidBound; at: number }[] = []
  for (let at = Math.max(0, first - vicinity); at < last + vicinity; at += 1) {
    const one = passage.at(at, 'hint')
    if (one !== undefined) found.push({ bound: one.phrase.sense as SaidBound, at })
  }
  const far = passage.lexicon.language === 'zh' ? chineseDistance : distance
  for (let at = first - 1; at >= Math.max(0, first - far); at -= 1) {
    if (passage.is(at, '.') || passage.is(at, '。')) break
    const sense = passage.at(at, 'before')?.phrase.sense
    if (sense === 'at-least' || sense === 'at-most') found.push({ bound: sense, at })
  }
  return found
}
