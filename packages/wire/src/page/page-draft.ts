import type { CreditedCaption, PageGuess, PageTable } from './newspaper-page.ts'
import type { Byline } from './page-byline.ts'
import type { Unit } from './page-head.ts'
import { hanPattern, type PageLine } from './page-line.ts'
import type { Segment } from './page-segment.ts'
import { gramsOf } from './page-text.ts'

export type TextSegment = Extract<Segment, { is: 'text' }>

/** A stretch of an article's text, or a heading within it. */
export type Piece =
  | { readonly is: 'text'; readonly text: Passage }
  | { readonly is: 'heading'; readonly text: string }

/** A text with what it is compared by. */
export interface Passage extends TextSegment {
  readonly grams: ReadonlySet<string>
  /** The sign that cuts its words; '' where none is cut. */
  readonly hyphen: string
  /** Cells of the column that it is set in. */
  readonly set: number
  /** It begins within a sentence or a paragraph. */
  readonly within: boolean
  /** A dateline opens it. */
  readonly dated: boolean
  /** A byline closes it. */
  readonly signed: boolean
  /** Somebody speaks with its first line, and with any of its lines. */
  readonly talks: boolean
  readonly hasTalk: boolean
  /** Numbers of the figures that it refers to. */
  readonly figures: readonly number[]
}

/** An article as it grows out of the page's pieces. */
export interface Draft {
  readonly pieces: readonly Piece[]
  /** Heads over its text, and behind or beside it. */
  readonly before: readonly Unit[]
  readonly behind: readonly Unit[]
  readonly bylines: readonly Byline[]
  readonly signatures: readonly Byline[]
  /** A rubric that it shares with others. */
  readonly rubric: string | undefined
  /** Its text ends within a sentence. */
  readonly open: boolean
  readonly continuedOn: string | null
  readonly continuedFrom: string | null
}

/** What stands among the articles; `near` is the draft before it, by its index. */
export interface Placed<One> {
  readonly part: One
  readonly near: number | undefined
  /** Heads or bylines stand between. */
  readonly next: boolean
}

export interface Drafts {
  readonly drafts: readonly Draft[]
  readonly imprints: readonly string[]
  readonly guesses: readonly PageGuess[]
  readonly captions: readonly Placed<CreditedCaption>[]
  readonly tables: readonly Placed<PageTable>[]
}

/** All texts of a draft. */
export function passagesOf(draft: Draft): Passage[] {
  return draft.pieces.flatMap((piece) => (piece.is === 'text' ? [piece.text] : []))
}

export function lastPassage(draft: Draft): Passage | undefined {
  const last = draft.pieces.findLast((piece) => piece.is === 'text')
  return last?.is === 'text' ? last.text : undefined
}

/** The grams of a draft's text. */
export function gramsOfDraft(draft: Draft): Set<string> {
  const grams = new Set<string>()
  for (const passage of passagesOf(draft)) for (const gram of passage.grams) grams.add(gram)
  return grams
}

/** What a text's lines tell together. */
export function hyphenOf(lines: readonly PageLine[]): string {
  return lines.find((line) => line.hyphen !== '')?.hyphen ?? ''
}

/** The grams of a text's lines. */
export function gramsOfLines(lines: readonly PageLine[]): Set<string> {
  const grams = new Set<string>()
  for (const line of lines) for (const gram of gramsOf(line.text)) grams.add(gram)
  return grams
}

/** The width that a text's lines fill. */
export function widthOfLines(lines: readonly PageLine[]): number {
  const widths = lines.map((line) => line.width).toSorted((a, b) => b - a)
  if (!hanPattern.test(lines[0]!.text)) return widths[0]!
  return widths.find((width, at) => at + 1 < widths.length && width - widths[at + 1]! <= 1) ?? widths[0]! // prettier-ignore
}
