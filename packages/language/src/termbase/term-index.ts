import { primaryOf } from '../tag.ts'
import { simplifiedInPlace } from '../term/simplified.ts'
import type { Concept, Term, TermBase } from './concept.ts'
import type { WordShape } from './ending.ts'
import { tokensOf, type Token } from './token.ts'
import { comparable, shapesOf, takesShape } from './word-shape.ts'

/** A term where it stands in a text, however inflected; places are in UTF-16 units. */
export interface TermMention {
  readonly concept: Concept
  readonly term: Term
  readonly start: number
  readonly end: number
  /** As it is written there. */
  readonly text: string
}

/** Stems are filed under their first letters, shorter ones under all they have. */
const longestStart = 4
const longestRunStart = 2

interface Entry {
  readonly concept: Concept
  readonly term: Term
  /** The shapes of each of its words. */
  readonly words: readonly (readonly WordShape[])[]
  /** For each word, does a mark that ends a clause stand before it in the term itself: А. Пушкин? */
  readonly parted: readonly boolean[]
  /** Written in capitals alone, it is not found in small letters: США, not сша; IT, not it. */
  readonly acronym: boolean
}

interface RunEntry {
  readonly concept: Concept
  readonly term: Term
  readonly simplified: string
}

/** A term base made ready for searching; make it once and use it for many texts. */
export interface TermIndex {
  readonly termBase: TermBase
  /** By primary language, then by the beginning of a first word. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>>
  /** Terms of Chinese, which writes no spaces, by their first one or two simplified characters. */
  readonly runs: ReadonlyMap<string, readonly RunEntry[]>
}

/** Prepares the terms of a base for {@link findTerms}. */
export function indexTerms(termBase: TermBase): TermIndex {
  const words = new Map<string, Map<string, Entry[]>>()
  const runs = new Map<string, RunEntry[]>()
  for (const concept of termBase.concepts) {
    for (const term of concept.terms) {
      const primary = primaryOf(term.language)
      if (primary === 'zh') {
        const entry = { concept, term, simplified: plainRun(term.text) }
        file(runs, entry.simplified.slice(0, longestRunStart), entry)
        continue
      }
      const entry = entryOf(concept, term)
      const byStart = words.get(primary) ?? new Map<string, Entry[]>()
      words.set(primary, byStart)
      for (const start of startsOf(entry)) file(byStart, start, entry)
    }
  }
  return { termBase, words, runs }
}

function file<Filed>(under: Map<string, Filed[]>, start: string, entry: Filed): void {
  const entries = under.get(start)
  if (entries === undefined) under.set(start, [entry])
  else entries.push(entry)
}

function entryOf(concept: Concept, term: Term): Entry {
  const tokens = tokensOf(term.text)
  return {
    concept,
    term,
    words: tokens.map(({ written }) => shapesOf(written, term.language)),
    parted: tokens.map((_, at) => isParted(term.text, tokens, at)),
    acronym: /^\p{Lu}{2,}$/u.test(term.text),
  }
}

const clauseMark = /[.,;:!?…()،؛؟।۔]/u

/** Does a mark that ends a clause stand between a token and the one before it? */
function isParted(text: string, tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return before !== undefined && clauseMark.test(text.slice(before.end, tokens[at]!.start))
}

function startsOf({ words: [first] }: Entry): Set<string> {
  return new Set(
    (first ?? []).map(({ stem }) => stem.slice(0, longestStart)).filter((start) => start !== ''),
  )
}

/**
 * The terms of the base that a text holds, in the order they stand. Where one lies inside a longer
 * one only the longer is given; where several have the same place all are.
 *
 * @example findTerms('Банктын төрагасы', 'ky', index)[0]?.text // 'Банктын'
 */
export function findTerms(text: string, language: string, index: TermIndex): TermMention[] {
  const primary = primaryOf(language)
  const found =
    primary === 'zh'
      ? runMentions(text, index.runs)
      : wordMentions(text, language, index.words.get(primary) ?? new Map())
  return withoutInner(found)
}

function wordMentions(
  text: string,
  language: string,
  byStart: ReadonlyMap<string, readonly Entry[]>,
): TermMention[] {
  const tokens = tokensOf(text)
  const forms = new Map<string, string>()
  for (const { written } of tokens) {
    if (!forms.has(written)) forms.set(written, comparable(written, language))
  }
  // A text says the same words again: which terms begin with a word is asked once.
  const beginning = new Map<string, readonly Entry[]>()
  const found: TermMention[] = []
  for (const [at, { written, start }] of tokens.entries()) {
    let entries = beginning.get(written)
    if (entries === undefined) {
      entries = entriesFor(forms.get(written)!, byStart)
      beginning.set(written, entries)
    }
    for (const { concept, term, words, parted, acronym } of entries) {
      const taken = tokens.slice(at, at + words.length)
      if (taken.length < words.length || (acronym && !written.startsWith(term.text))) continue
      const others = words.slice(1)
      if (
        !others.every((shapes, next) => takesShape(forms.get(taken[next + 1]!.written)!, shapes))
      ) {
        continue
      }
      // Совет. Безопасность: two sentences hold no term together.
      if (others.some((_, next) => !parted[next + 1] && isParted(text, tokens, at + next + 1))) {
        continue
      }
      const end = taken.at(-1)!.end
      found.push({ concept, term, start, end, text: text.slice(start, end) })
    }
  }
  return found
}

/** The terms whose first word this form is. */
function entriesFor(
  form: string,
  byStart: ReadonlyMap<string, readonly Entry[]>,
): readonly Entry[] {
  const entries = new Set<Entry>()
  for (let length = 1; length <= longestStart && length <= form.length; length += 1) {
    for (const entry of byStart.get(form.slice(0, length)) ?? []) {
      if (takesShape(form, entry.words[0]!)) entries.add(entry)
    }
  }
  return [...entries]
}

/** Simplified, and letters of full width as others; every place stays what it is. */
function plainRun(text: string): string {
  return simplifiedInPlace(text).replace(/[\uFF01-\uFF5E]/gu, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  )
}

/** Traditional characters are read as simplified ones, whichever the text and the base are in. */
function runMentions(
  text: string,
  byStart: ReadonlyMap<string, readonly RunEntry[]>,
): TermMention[] {
  const plain = plainRun(text)
  const reached = new Map<RunEntry, number>()
  const found: TermMention[] = []
  for (let start = 0; start < plain.length; start += 1) {
    for (let length = 1; length <= longestRunStart; length += 1) {
      for (const entry of byStart.get(plain.slice(start, start + length)) ?? []) {
        if (!plain.startsWith(entry.simplified, start)) continue
        const end = start + entry.simplified.length
        // 人人 is in 人人人 once.
        if ((reached.get(entry) ?? 0) > start || cutsLatinWord(plain, start, end)) continue
        reached.set(entry, end)
        const { concept, term } = entry
        found.push({ concept, term, start, end, text: text.slice(start, end) })
      }
    }
  }
  return found
}

/** Does AI at this place stand inside a longer Latin word, as in AIDS? */
function cutsLatinWord(text: string, start: number, end: number): boolean {
  const latin = /[A-Za-z0-9]/
  const cut = (left: string, right: string): boolean => latin.test(left) && latin.test(right)
  return cut(text[start - 1] ?? '', text[start] ?? '') || cut(text[end - 1] ?? '', text[end] ?? '')
}

function withoutInner(found: readonly TermMention[]): TermMention[] {
  const sorted = [...found].sort((one, other) => one.start - other.start || other.end - one.end)
  const kept: TermMention[] = []
  let reach: TermMention | undefined
  for (const mention of sorted) {
    const samePlace = reach?.start === mention.start && reach.end === mention.end
    if (reach !== undefined && mention.end <= reach.end && !samePlace) continue
    kept.push(mention)
    if (reach === undefined || mention.end > reach.end) reach = mention
  }
  return kept
}
