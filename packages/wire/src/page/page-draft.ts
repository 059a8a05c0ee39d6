import type { CreditedCaption, PageGuess, PageTable } from './newspaper-page.ts'
import type { Byline } from './page-byline.ts'
import { datelineOf, signatureOf } from './page-dateline.ts'
import { hanPattern, type PageLine } from './page-line.ts'
import { oneWord } from './page-letters.ts'
import { unitsOf, type Gap, type Unit } from './page-head.ts'
import type { Segment } from './page-segment.ts'
import { gramsOf, joinLine, overlapOf, type PageWords } from './page-text.ts'
import { boxHead, briefsRubric, noticeHead } from './page-words.ts'

export type TextSegment = Extract<Segment, { is: 'text' }>

/** A stretch of an article's text, or a heading within it. */
export type Piece =
  | { readonly is: 'text'; readonly text: TextSegment }
  | { readonly is: 'heading'; readonly text: string }

/** An article as it grows out of the page's pieces. */
export interface Draft {
  readonly index: number
  readonly pieces: Piece[]
  readonly bylines: Byline[]
  readonly signatures: Byline[]
  readonly captions: CreditedCaption[]
  readonly tables: PageTable[]
  readonly grams: Set<string>
  rubric: string | undefined
  /** Its text ends within a sentence. */
  open: boolean
  continuedOn: string | null
  continuedFrom: string | null
  column: number
  hyphen: string
}

export interface Drafts {
  readonly drafts: readonly Draft[]
  readonly gaps: readonly Gap[]
  readonly imprints: readonly string[]
  readonly guesses: readonly PageGuess[]
  readonly captions: readonly { caption: CreditedCaption; near: Draft | undefined; next: boolean }[]
  readonly tables: readonly { table: PageTable; near: Draft | undefined }[]
  /** Bylines that stand before no text. */
  readonly loose: readonly { byline: Byline; near: Draft | undefined }[]
}

/** Below this the choice between two articles is told as a guess. */
const sure = 1.5

/** Binds the pieces of a page into articles: those that a column, a picture or another text has cut. */
export function gatherDrafts(
  segments: readonly Segment[],
  indents: boolean,
  words: PageWords,
  language: string,
): Drafts {
  // prettier-ignore
  const gatherer = new Gatherer(indents, words, language)
  for (const [index, segment] of segments.entries()) gatherer.take(segment, segments[index - 1], segments[index + 1]) // prettier-ignore
  return gatherer.finish()
}

class Gatherer {
  readonly #drafts: Draft[] = []
  readonly #gaps: Gap[] = []
  readonly #imprints: string[] = []
  readonly #guesses: PageGuess[] = []
  readonly #captions: { caption: CreditedCaption; near: Draft | undefined; next: boolean }[] = []
  readonly #tables: { table: PageTable; near: Draft | undefined }[] = []
  readonly #loose: { byline: Byline; near: Draft | undefined }[] = []
  readonly #indents: boolean
  readonly #words: PageWords
  readonly #language: string
  #current: Draft | undefined
  #heads: Extract<Segment, { is: 'head' }>[] = []
  #bylines: Byline[] = []
  #from: string | null = null
  #rubric: string | undefined

  constructor(indents: boolean, words: PageWords, language: string) {
    this.#language = language
    this.#indents = indents
    this.#words = words
  }

  take(segment: Segment, before: Segment | undefined, after: Segment | undefined): void {
    if (segment.is === 'text') this.#text(segment, before)
    else if (segment.is === 'head') this.#head(segment)
    else if (segment.is === 'byline') {
      if (segment.trailing && this.#current !== undefined && after?.is !== 'text')
        this.#current.signatures.push(segment.byline)
      else this.#bylines.push(segment.byline)
    } else if (segment.is === 'captions') {
      const next = this.#heads.length > 0 || this.#bylines.length > 0
      for (const caption of segment.captions)
        this.#captions.push({ caption, near: this.#current, next })
    } else if (segment.is === 'table')
      this.#tables.push({ table: segment.table, near: this.#current })
    else if (segment.is === 'imprint') this.#imprints.push(segment.text)
    else {
      if (segment.on !== null && this.#current !== undefined) {
        this.#current.continuedOn = segment.on
        this.#current.open = false
      }
      this.#from = segment.from ?? this.#from
    }
  }

  finish(): Drafts {
    this.#closeGap(undefined)
    this.#dropBylines()
    return {
      drafts: this.#drafts,
      gaps: this.#gaps,
      imprints: this.#imprints,
      guesses: this.#guesses,
      captions: this.#captions,
      tables: this.#tables,
      loose: this.#loose,
    }
  }

  #head(segment: Extract<Segment, { is: 'head' }>): void {
    const [one] = segment.lines
    if (segment.lines.length >= 1 && briefsRubric.test(one!.line.text)) {
      this.#rubric = one!.line.text.replace(/[.:]$/u, '')
      if (segment.lines.length > 1) this.#heads.push({ ...segment, lines: segment.lines.slice(1) })
    } else this.#heads.push(segment)
  }

  #dropBylines(): void {
    for (const byline of this.#bylines) this.#loose.push({ byline, near: this.#current })
    this.#bylines = []
  }

  #text(text: TextSegment, before: Segment | undefined): void {
    const open = this.#drafts.filter((draft) => draft.open)
    const opening = text.lines.slice(0, 5).reduce((sum, line, at) => (at === 0 ? line.text : joinLine(sum, text.lines[at - 1]!.hyphen, line.text, this.#words)), '') // prettier-ignore
    const mid = this.#goesOn(text, before) && open.length > 0
    const dated = datelineOf(opening) !== undefined
    const current = this.#current
    const headed = this.#heads.length > 0
    if (dated || this.#from !== null || (this.#bylines.length > 0 && !mid)) {
      this.#begin(text)
    } else if (headed && !mid) {
      const heading = this.#headingFor(text, before)
      if (heading === undefined || current === undefined) this.#begin(text)
      else {
        current.pieces.push({ is: 'heading', text: heading.text })
        this.#heads = []
        this.#add(current, text)
      }
    } else if (current === undefined) this.#begin(text)
    else {
      this.#closeGap(undefined)
      this.#add(this.#choose(text, open, current, mid), text)
    }
  }

  /** Whether the text begins within a sentence or a paragraph. */
  #goesOn(text: TextSegment, before: Segment | undefined): boolean {
    const line = text.lines[0]!
    if (hanPattern.test(line.text)) {
      if (before?.is === 'byline' || (before?.is === 'head' && !before.alone)) return false
      return this.#indents ? !line.indent : this.#heads.length > 0 && !/^[“「『]/u.test(line.text)
    }
    return /^(?:[\p{Ll}),.;:»]|[—–-]\s\p{Ll})/u.test(line.text)
  }

  /** A single line over a text of the same column is a heading of the article above. */
  #headingFor(text: TextSegment, before: Segment | undefined): Unit | undefined {
    const current = this.#current
    const [head] = this.#heads
    if (current === undefined || current.open || this.#heads.length !== 1) return undefined
    if (before !== head || head === undefined || this.#rubric !== undefined) return undefined
    // What stands under white space is a headline, unless the article has had headings before.
    if (head.first && !current.pieces.some((piece) => piece.is === 'heading')) return undefined
    if (current.signatures.length > 0) return undefined
    const last = current.pieces.at(-1)
    if (last?.is === 'text' && signatureOf(endOf(last.text)) !== undefined) return undefined
    const units = unitsOf(head.lines)
    const [unit] = units
    if (units.length !== 1 || unit === undefined || unit.spaced || unit.capitals) return undefined
    if (head.alone || text.first || current.continuedOn !== null) return undefined
    if (noticeHead.test(unit.text) || boxHead.test(unit.text) || unit.text.endsWith('!')) return undefined // prettier-ignore
    const han = hanPattern.test(unit.text)
    const drift = Math.abs(widthOfText(text, han) - current.column)
    if (text.lines.length >= 3 && drift > (head.first ? 2 : 3)) return undefined
    return unit
  }

  #begin(text: TextSegment): void {
    const draft: Draft = {
      index: this.#drafts.length,
      pieces: [],
      bylines: this.#bylines,
      signatures: [],
      captions: [],
      tables: [],
      grams: new Set(),
      rubric: this.#heads.length === 0 ? undefined : this.#rubric,
      open: false,
      continuedOn: null,
      continuedFrom: this.#from,
      column: 0,
      hyphen: '',
    }
    if (this.#bylines.length > 0 || this.#heads.length > 1) {
      draft.rubric = undefined
      this.#rubric = this.#rubric === undefined || this.#bylines.length > 0 ? undefined : this.#rubric // prettier-ignore
    }
    this.#bylines = []
    this.#from = null
    this.#closeGap(draft)
    this.#drafts.push(draft)
    this.#add(draft, text)
  }

  #closeGap(below: Draft | undefined): void {
    const units = this.#heads.flatMap((head) => unitsOf(head.lines))
    this.#gaps.push({ units, above: this.#current?.index, below: below?.index })
    this.#heads = []
  }

  #add(draft: Draft, text: TextSegment): void {
    draft.pieces.push({ is: 'text', text })
    draft.open = !text.ended
    const han = hanPattern.test(text.lines[0]!.text)
    if (text.lines.length >= 2) draft.column = widthOfText(text, han)
    draft.hyphen = text.lines.find((line) => line.hyphen !== '')?.hyphen ?? draft.hyphen
    for (const line of text.lines) for (const gram of gramsOf(line.text)) draft.grams.add(gram)
    this.#current = draft
  }

  /** The article that the text goes on: by its column's width, its words, its hyphens and its place. */
  #choose(text: TextSegment, open: readonly Draft[], current: Draft, mid: boolean): Draft {
    if (open.length === 0) return current
    const candidates = open.includes(current) ? open : mid ? open : [...open, current]
    if (candidates.length === 1) return candidates[0]!
    const han = hanPattern.test(text.lines[0]!.text)
    const width = widthOfText(text, han)
    const grams = gramsOf(text.lines.map((line) => line.text).join(han ? '' : ' '))
    const hyphen = text.lines.find((line) => line.hyphen !== '')?.hyphen ?? ''
    const scored = candidates
      .map((draft, at) => {
        const drift = Math.abs(width - draft.column)
        let score = at === 0 ? 0.6 : 0
        if (text.lines.length >= 2) score += drift <= 1 ? 2 : drift <= 2 ? 1 : drift > 4 ? -2 : 0
        if (hyphen !== '' && draft.hyphen !== '') score += hyphen === draft.hyphen ? 0.3 : -2.5
        score += 6 * overlapOf(grams, draft.grams)
        // The letters tell whether a word that a hyphen cut goes on here.
        if (draft.open && !han) score += fits(lastLineOf(draft), text.lines[0]!, this.#language)
        if (!draft.open) score += 1
        else if (!mid && !han) score -= 0.5
        return { draft, score }
      })
      .toSorted((a, b) => b.score - a.score)
    const margin = scored[0]!.score - scored[1]!.score
    if (margin < sure)
      this.#guesses.push({
        code: 'wire.page-join-guessed',
        line: text.lines[0]!.number,
        confidence: Math.round((0.5 + margin / (2 * sure)) * 100) / 100,
      })
    return scored[0]!.draft
  }
}

function lastLineOf(draft: Draft): PageLine | undefined {
  const last = draft.pieces.at(-1)
  return last?.is === 'text' ? last.text.lines.at(-1) : undefined
}

/** How well a line goes on one whose word a hyphen has cut, by their letters. */
function fits(before: PageLine | undefined, next: PageLine, language: string): number {
  if (before === undefined || before.hyphen === '') return 0
  const left = /\p{L}+$/u.exec(before.text.slice(0, -1))?.[0] ?? ''
  const right = /^\p{L}+/u.exec(next.text)?.[0] ?? ''
  const odds = oneWord(left, right, language)
  return odds > 0 ? 2 : odds < 0 ? -2 : 0
}

/** The last lines of a text. */
function endOf(text: TextSegment): string {
  return text.lines
    .slice(-3)
    .map((line) => line.text)
    .join(' ')
}

/** The width of the column that a text is set in. */
function widthOfText(text: TextSegment, han: boolean): number {
  const widths = text.lines.map((line: PageLine) => line.width).toSorted((a, b) => b - a)
  if (!han) return widths[0]!
  return widths.find((width, at) => at + 1 < widths.length && width - widths[at + 1]! <= 1) ?? widths[0]! // prettier-ignore
}
