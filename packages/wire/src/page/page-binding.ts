import type { CreditedCaption, PageGuess, PageTable } from './newspaper-page.ts'
import type { Byline } from './page-byline.ts'
import { datelineOf, signatureOf } from './page-dateline.ts'
import { gramsOfLines, hyphenOf, lastPassage, widthOfLines, type Draft, type Drafts, type Passage, type Piece, type Placed, type TextSegment } from './page-draft.ts' // prettier-ignore
import { headWorth, unitsOf, type Unit } from './page-head.ts'
import { figuresIn } from './page-part.ts'
import { hanPattern } from './page-line.ts'
import { oneWord } from './page-letters.ts'
import type { Display, Segment } from './page-segment.ts'
import { PageFace } from './page-face.ts'
import { joinLine, overlapOf, type PageWords } from './page-text.ts'
import { boxHead, briefsRubric, headMark, noticeHead } from './page-words.ts'

/** Readings kept at each text, fewer where a page has more texts than a page can have. */
const mostReadings = 40
const fewReadings = 4
const manyTexts = 80
/** An article of fewer lines has no headings. */
const leastParted = 6
/** Open articles that a text may go on, the latest first. */
const mostOpen = 6
/** Odds of letters from which a word is surely one, or surely two. */
const sureOdds = 3
/** A choice cheaper than the next by less than this is told as a guess. */
const sure = 1.5

/**
 * The price of what a binding takes for true, in the measure of page-head's worth: an article
 * without a head costs six.
 */
const price = {
  begins: 1, beginsWithin: 4, dated: -2.5, signedAbove: -1,
  goesOnClosed: 3.5, goesOnAnew: 1.5, goesOnIndented: 3, after: 0.4, goesOnDated: 5, goesOnSigned: 4, goesOnEnded: 3.6,
  sameColumn: -0.48, nearColumn: -0.4, otherColumn: 1.4, sameHyphen: -0.3, otherHyphen: 2.5,
  word: 2, wordLost: 3, pair: -2, alike: -5, current: -0.4, older: 0.3,
  heading: 1, headingLoud: 4, headingNotice: 3, headingCall: 1, headingApart: 1.2, headingAgain: -0.8, headingOtherColumn: 1.2, headingAlone: 1,
  headsWithin: 4.5, headsOfOther: 2.5, headless: 1, leftOpen: 3.5, headsLeft: 2, signatureUnused: 1.4, joint: 1.8, jointGap: 0.8, jointRoom: 1, nextFigure: -2, headingShort: 2, headingAsLoud: -1.5, beginsTalking: 2.5, headingTalk: -1.5, signedTwice: 2, waits: 0.15, headingUnmarked: 2.5, headingMarked: -0.5, headingAlike: 3, headingLines: 0.8, headingOther: 1.5,
} // prettier-ignore

/** One binding of the pieces so far. */
interface Reading {
  readonly cost: number
  readonly drafts: readonly Draft[]
  readonly current: number | undefined
  readonly heads: readonly Unit[]
  /** The head right before what comes next. */
  readonly head: Extract<Segment, { is: 'head' }> | undefined
  readonly bylines: readonly Byline[]
  readonly from: string | null
  readonly rubric: string | undefined
  readonly captions: readonly Placed<CreditedCaption>[]
  readonly tables: readonly Placed<PageTable>[]
  readonly guesses: readonly PageGuess[]
}

/**
 * Binds the pieces of a page into articles, those that a column, a picture or another text has cut:
 * of all bindings the one whose texts go on best and whose articles all have heads that fit.
 */
export function gatherDrafts(
  segments: readonly Segment[],
  indents: boolean,
  words: PageWords,
  language: string,
): Drafts {
  const texts = segments.filter(({ is }) => is === 'text').length
  const most = texts > manyTexts ? fewReadings : mostReadings
  const binder = new Binder(segments, indents, words, language)
  let readings: Reading[] = [{ cost: 0, drafts: [], current: undefined, heads: [], head: undefined, bylines: [], from: null, rubric: undefined, captions: [], tables: [], guesses: [] }] // prettier-ignore
  for (const [index, segment] of segments.entries()) {
    const next = readings.flatMap((one) => binder.take(one, segment, segments[index + 1]))
    readings = next.length <= most ? next : next.toSorted((a, b) => a.cost - b.cost).slice(0, most)
  }
  const ended = readings.map((one) => binder.end(one)).toSorted((a, b) => a.cost - b.cost)
  const [best] = ended
  const imprints = segments.flatMap((one) => (one.is === 'imprint' ? [one.text] : []))
  return { drafts: best!.drafts.map((draft) => closed(draft)), captions: best!.captions, tables: best!.tables, guesses: best!.guesses, imprints } // prettier-ignore
}

class Binder {
  readonly #face: PageFace
  readonly #indents: boolean
  readonly #words: PageWords
  readonly #language: string
  readonly #passages = new Map<TextSegment, Passage>()
  readonly #worths = new Map<string, number>()
  readonly #ids = new WeakMap<object, number>()
  #lastId = 0
  readonly #units = new Map<string, readonly Unit[]>()
  constructor(segments: readonly Segment[], indents: boolean, words: PageWords, language: string) {
    this.#face = new PageFace(segments)
    this.#indents = indents
    this.#words = words
    this.#language = language
  }

  /** The readings that a reading may become by a segment. */
  take(reading: Reading, segment: Segment, after: Segment | undefined): Reading[] {
    const { current } = reading
    if (segment.is === 'text') return this.#text(reading, this.#passage(segment, reading))
    if (segment.is === 'head') return [withHead(reading, segment, (lines) => this.#unitsOf(lines))]
    if (segment.is === 'byline') return signed(reading, segment, after)
    const next = reading.heads.length > 0 || reading.bylines.length > 0
    if (segment.is === 'captions')
      return [{ ...reading, captions: [...reading.captions, ...segment.captions.map((part) => ({ part, near: current, next }))] }] // prettier-ignore
    if (segment.is === 'table')
      return [{ ...reading, tables: [...reading.tables, { part: segment.table, near: current, next }] }] // prettier-ignore
    if (segment.is === 'imprint') return [reading]
    const drafts = segment.on === null || current === undefined ? reading.drafts : replaced(reading.drafts, current, (draft) => ({ ...draft, continuedOn: segment.on, open: false })) // prettier-ignore
    return [{ ...reading, drafts, from: segment.from ?? reading.from }]
  }

  /** A reading at the page's end, with the price of what has stayed open. */
  end(reading: Reading): Reading {
    const { current, heads, bylines } = reading
    let { drafts } = reading
    let { cost } = reading
    if (current !== undefined && (heads.length > 0 || bylines.length > 0)) {
      const before = drafts[current]!
      drafts = replaced(drafts, current, (draft) => ({ ...draft, behind: [...draft.behind, ...heads], signatures: [...draft.signatures, ...bylines] })) // prettier-ignore
      const taken = this.#headCost(drafts[current]!) - this.#headCost(before)
      // What stands last on a page need not be a head of what is above it.
      if (taken > price.headsLeft)
        drafts = replaced(drafts, current, (draft) => ({ ...draft, behind: before.behind }))
      cost += Math.min(taken, price.headsLeft)
    }
    return { ...reading, drafts, cost: cost + drafts.filter(({ open }) => open).length * price.leftOpen } // prettier-ignore
  }

  /** What tells a part of the page from any other; lines of several columns may have one number. */
  #idOf(part: object): number {
    const id = this.#ids.get(part) ?? (this.#lastId += 1)
    this.#ids.set(part, id)
    return id
  }

  /** The units of a head, the same for every reading that has it. */
  #unitsOf(lines: readonly Display[]): readonly Unit[] {
    const [first] = lines
    if (first === undefined) return []
    const key = `${this.#idOf(first.line)} ${lines.length}`
    const known = this.#units.get(key)
    if (known !== undefined) return known
    const units = unitsOf(lines, this.#face.pairs)
    this.#units.set(key, units)
    return units
  }

  #passage(text: TextSegment, { bylines, head }: Reading): Passage {
    const known = this.#passages.get(text)
    if (known !== undefined) return known
    const { lines } = text
    const join = (some: TextSegment['lines']): string => some.reduce((sum, line, at) => (at === 0 ? line.text : joinLine(sum, some[at - 1]!.hyphen, line.text, this.#words)), '') // prettier-ignore
    const first = lines[0]!
    const han = hanPattern.test(first.text)
    const made = {
      ...text,
      grams: gramsOfLines(lines),
      hyphen: hyphenOf(lines),
      set: widthOfLines(lines),
      within: han ? bylines.length === 0 && this.#indents && !first.indent && (head === undefined || head.alone) : /^(?:[\p{Ll}),.;:»]|[—–-]\s\p{Ll})/u.test(first.text),
      dated: datelineOf(join(lines.slice(0, 5))) !== undefined,
      signed: signatureOf(join(lines.slice(-3))) !== undefined,
      talks: this.#face.talks(first.text),
      hasTalk: lines.some((line) => this.#face.talks(line.text)),
      figures: figuresIn(lines.map((line) => line.text).join('')),
    } // prettier-ignore
    this.#passages.set(text, made)
    return made
  }

  /** The articles that a text may begin or go on. */
  #text(reading: Reading, text: Passage): Reading[] {
    const { drafts, current, heads } = reading
    const made: Reading[] = []
    for (let cut = current === undefined ? 0 : heads.length; cut >= 0; cut -= 1)
      made.push(this.#begun(reading, text, cut))
    const open = drafts.map((_, index) => index).filter((index) => drafts[index]!.open && index !== current).slice(-mostOpen) // prettier-ignore
    if (heads.length === 1)
      for (const index of [...drafts.keys()].slice(-mostOpen)) if (index !== current && isUnsigned(drafts[index]!)) made.push(this.#headed(reading, text, index)) // prettier-ignore
    for (const index of current === undefined ? open : [...open, current]) {
      made.push(this.#continued(reading, text, index))
      if (index === current && heads.length === 1) made.push(this.#headed(reading, text, index))
    }
    // What has broken off soon goes on.
    const waiting = drafts.filter((draft) => draft.open).length
    for (const [at, one] of made.entries()) {
      const goesOn = drafts[one.current!]?.open === true ? 1 : 0
      made[at] = { ...one, cost: one.cost + price.waits * (waiting - goesOn) }
    }
    const [best, second] = made.toSorted((a, b) => a.cost - b.cost)
    if (second === undefined || drafts.length === 0) return made
    const margin = second.cost - best!.cost
    if (margin >= sure) return made
    const confidence = Math.round((0.5 + margin / (2 * sure)) * 100) / 100
    const guess: PageGuess = { code: 'wire.page-join-guessed', line: text.lines[0]!.number, confidence } // prettier-ignore
    return made.map((one) => ({ ...one, guesses: [...one.guesses, guess] }))
  }

  /** The text begins an article; of the heads before it the first ones belong to the one above. */
  #begun(reading: Reading, text: Passage, cut: number): Reading {
    const { current, heads, bylines, from, rubric } = reading
    let { drafts } = reading
    let cost = reading.cost + price.begins
    if (cut > 0 && current !== undefined) {
      cost -= this.#headCost(drafts[current]!)
      drafts = replaced(drafts, current, (draft) => ({ ...draft, behind: [...draft.behind, ...heads.slice(0, cut)] })) // prettier-ignore
      cost += this.#headCost(drafts[current]!)
    }
    const own = heads.slice(cut)
    const single = bylines.length === 0 && own.length === 1
    const draft: Draft = {
      pieces: [{ is: 'text', text }],
      before: own,
      behind: [],
      bylines,
      signatures: [],
      rubric: single ? rubric : undefined,
      open: !text.ended,
      continuedOn: null,
      continuedFrom: from,
    }
    if (own.length === 0 && from === null) cost += price.headless
    if (text.within && from === null) cost += price.beginsWithin
    if (text.talks && drafts.some((one) => hasTalk(one))) cost += price.beginsTalking
    if (text.dated) cost += price.dated
    if (bylines.length > 0) cost += price.signedAbove
    cost += this.#headCost(draft)
    return { ...reading, cost, drafts: [...drafts, draft], current: drafts.length, heads: [], head: undefined, bylines: [], from: null, rubric: single ? rubric : undefined } // prettier-ignore
  }

  /** The text goes on an article; heads before it belong to the one that was read last. */
  #continued(reading: Reading, text: Passage, index: number): Reading {
    const { current, heads, bylines, from } = reading
    let { drafts } = reading
    let cost = reading.cost + this.#joinCost(drafts[index]!, text, index === current, drafts.length - index) // prettier-ignore
    if (bylines.length > 0 || from !== null) cost += price.goesOnSigned
    if (heads.length > 0 && current !== undefined) {
      if (index === current) cost += price.headsWithin
      else if (!text.within) cost += price.headsOfOther
      cost -= this.#headCost(drafts[current]!)
      drafts = replaced(drafts, current, (draft) => ({ ...draft, behind: [...draft.behind, ...heads] })) // prettier-ignore
      cost += this.#headCost(drafts[current]!)
    }
    drafts = replaced(drafts, index, (draft) => ({ ...draft, pieces: [...draft.pieces, { is: 'text', text }], signatures: [...draft.signatures, ...bylines], open: !text.ended })) // prettier-ignore
    return { ...reading, cost, drafts, current: index, heads: [], head: undefined, bylines: [], from: null } // prettier-ignore
  }

  /** The text goes on an article under a heading. */
  #headed(reading: Reading, text: Passage, index: number): Reading {
    const { head, bylines, from, rubric } = reading
    const [unit] = reading.heads
    const draft = reading.drafts[index]!
    const last = lastPassage(draft)
    const isCurrent = index === reading.current
    let cost =
      reading.cost +
      this.#joinCost(draft, text, isCurrent, isCurrent ? 0 : reading.drafts.length - index) +
      price.heading
    if (bylines.length > 0 || from !== null || rubric !== undefined) cost += price.goesOnSigned
    if (unit!.spaced || (unit!.capitals && !this.#face.loud)) cost += price.headingLoud
    if (this.#face.loud && unit!.capitals) cost += price.headingAsLoud
    if (this.#face.marked && !unit!.marked) cost += price.headingUnmarked
    // Heads with the same mark stand over the same.
    if (unit!.marked)
      cost += draft.before.some((one) => one.marked) ? price.headingAlike : price.headingMarked
    if (unit!.lines > 1) cost += price.headingLines
    if (!isCurrent) cost += price.headingOther
    // What is as short as a brief is not parted.
    if (
      draft.pieces.reduce(
        (sum, piece) => sum + (piece.is === 'text' ? piece.text.lines.length : 0),
        0,
      ) < leastParted
    )
      cost += price.headingShort
    if (text.talks && hasTalk(draft)) cost += price.headingTalk
    if (noticeHead.test(unit!.text) || boxHead.test(unit!.text)) cost += price.headingNotice
    if (unit!.text.endsWith('!')) cost += price.headingCall
    const again = draft.pieces.some((piece) => piece.is === 'heading')
    if (again) cost += price.headingAgain
    if (head?.first !== false && !again) cost += price.headingApart
    if (this.#face.close && (head?.alone !== false || text.first)) cost += price.headingAlone
    if (last !== undefined && text.lines.length >= 3 && Math.abs(last.set - text.set) > 2) cost += price.headingOtherColumn // prettier-ignore
    if (text.within || draft.open) cost += price.goesOnClosed
    const drafts = replaced(reading.drafts, index, (one) => ({ ...one, pieces: [...one.pieces, { is: 'heading', text: unit!.text }, { is: 'text', text }], open: !text.ended })) // prettier-ignore
    return { ...reading, cost, drafts, current: index, heads: [], head: undefined }
  }

  /** How ill a text goes on an article: by its sentence, its words, its column and its hyphens. */
  #joinCost(draft: Draft, text: Passage, isCurrent: boolean, age: number): number {
    const last = lastPassage(draft)
    if (last === undefined) return 0
    const first = text.lines[0]!
    const han = hanPattern.test(first.text)
    let cost = isCurrent ? price.current : price.older * (age - 1)
    const goesOn = isCurrent ? text.goesOn : undefined
    if (text.goesOn !== undefined && !isCurrent)
      cost += text.goesOn.gap ? price.jointGap : price.joint
    if (text.dated) cost += price.goesOnDated
    if (draft.continuedOn !== null || draft.signatures.length > 0 || last.signed) cost += price.goesOnEnded // prettier-ignore
    if (goesOn !== undefined) cost += goesOn.room ? price.jointRoom : 0
    else if (!draft.open) cost += text.within ? price.goesOnClosed : price.after
    else if (!text.within)
      cost += han ? (first.indent ? price.goesOnIndented : 0) : price.goesOnAnew
    if (draft.open) cost += han ? this.#pairCost(last, text) : this.#wordCost(last, text)
    const drift = Math.abs(text.set - last.set)
    if (text.lines.length >= 2 && last.lines.length >= 2) cost += drift <= 1 ? price.sameColumn : drift <= 2 ? price.nearColumn : drift > 3 ? price.otherColumn : 0 // prettier-ignore
    if (text.hyphen !== '' && last.hyphen !== '') cost += text.hyphen === last.hyphen ? price.sameHyphen : price.otherHyphen // prettier-ignore
    let alike = 0
    for (const piece of draft.pieces) if (piece.is === 'text') alike = Math.max(alike, overlapOf(text.grams, piece.text.grams)) // prettier-ignore
    // Who tells of a second figure has told of the first.
    const follows =
      text.figures.some((figure) => figure > 1) &&
      draft.pieces.some(
        (piece) =>
          piece.is === 'text' && piece.text.figures.includes(Math.min(...text.figures) - 1),
      )
    if (follows) cost += price.nextFigure
    return cost + price.alike * alike
  }

  /** Whether the letters make one word of what a hyphen has cut. */
  #wordCost(last: Passage, text: Passage): number {
    const end = last.lines.at(-1)!
    if (end.hyphen === '') return 0
    if (!text.within) return price.wordLost
    const left = /\p{L}+$/u.exec(end.text.slice(0, -1))?.[0] ?? ''
    const right = /^\p{L}+/u.exec(text.lines[0]!.text)?.[0] ?? ''
    const odds = oneWord(left, right, this.#language)
    return -price.word * Math.max(-2, Math.min(1, odds / sureOdds))
  }

  /** Whether the page has the two signs elsewhere between which a Han sentence is cut. */
  #pairCost(last: Passage, text: Passage): number {
    const pair = last.lines.at(-1)!.text.slice(-1) + text.lines[0]!.text.slice(0, 1)
    return this.#face.pairs.has(pair) ? price.pair : 0
  }

  #headCost(draft: Draft): number {
    const grams = (draft.pieces[0] as { text: Passage }).text
    const idsOf = (units: readonly Unit[]): string =>
      units.map((unit) => this.#idOf(unit)).join(' ')
    const key = `${idsOf(draft.before)}|${idsOf(draft.behind)}|${this.#idOf(grams)}|${draft.continuedFrom}`
    const known = this.#worths.get(key)
    if (known !== undefined) return known
    const worth = -headWorth(grams.grams, draft.continuedFrom !== null, draft.before, draft.behind)
    this.#worths.set(key, worth)
    return worth
  }
}

/** Whether nothing tells that an article is at its end. */
function isUnsigned(draft: Draft): boolean {
  return (
    draft.signatures.length === 0 &&
    draft.continuedOn === null &&
    lastPassage(draft)?.signed !== true
  )
}

/** Whether an article is an interview. */
function hasTalk(draft: Draft): boolean {
  return draft.pieces.some((piece) => piece.is === 'text' && piece.text.hasTalk)
}

/** A draft whose texts are whole again where they were cut and go on. */
function closed(draft: Draft): Draft {
  const pieces: Piece[] = []
  for (const piece of draft.pieces) {
    const last = pieces.at(-1)
    if (piece.is === 'text' && last?.is === 'text' && piece.text.goesOn?.line === last.text.lines.at(-1)) {
      const { text } = last
      pieces[pieces.length - 1] = { is: 'text', text: { ...text, lines: [...text.lines, ...piece.text.lines], starts: [...text.starts, ...piece.text.starts], grams: new Set([...text.grams, ...piece.text.grams]), ended: piece.text.ended, signed: piece.text.signed } }
    } else pieces.push(piece)
  }
  return { ...draft, pieces }
} // prettier-ignore

function withHead(
  reading: Reading,
  segment: Extract<Segment, { is: 'head' }>,
  unitsIn: (lines: readonly Display[]) => readonly Unit[],
): Reading {
  const at = segment.lines.findIndex(({ line }) => briefsRubric.test(line.text))
  if (at === -1) return { ...reading, heads: [...reading.heads, ...unitsIn(segment.lines)], head: segment } // prettier-ignore
  const rubric = segment.lines[at]!.line.text.replace(headMark, '').replace(/[.:]$/u, '')
  const [above, below] = [segment.lines.slice(0, at), segment.lines.slice(at + 1)]
  const units = [...unitsIn(above), ...unitsIn(below)]
  return { ...reading, rubric, heads: [...reading.heads, ...units], head: below.length === 0 ? reading.head : { ...segment, lines: below } } // prettier-ignore
}

/** A byline opens what comes or closes what has been. */
function signed(
  reading: Reading,
  segment: Extract<Segment, { is: 'byline' }>,
  after: Segment | undefined,
): Reading[] {
  const { current, drafts } = reading
  const opens = { ...reading, bylines: [...reading.bylines, segment.byline] }
  if (current === undefined || reading.heads.length > 0 || drafts[current]!.open) return [opens]
  // Who is named above an article does not sign it too.
  const again = segment.byline.authors.length > 0 && drafts[current]!.bylines.some(({ authors }) => authors.length > 0) ? price.signedTwice : 0 // prettier-ignore
  const closes = { ...reading, cost: reading.cost + again, drafts: replaced(drafts, current, (draft) => ({ ...draft, signatures: [...draft.signatures, segment.byline] })) } // prettier-ignore
  if (segment.trailing && after?.is !== 'text') return [closes]
  return [{ ...opens, cost: opens.cost + (after?.is === 'text' ? 0 : price.signatureUnused) }, { ...closes, cost: closes.cost + (after?.is === 'text' ? price.signatureUnused : 0) }] // prettier-ignore
}

function replaced(
  drafts: readonly Draft[],
  index: number,
  change: (draft: Draft) => Draft,
): Draft[] {
  return drafts.map((draft, at) => (at === index ? change(draft) : draft))
}
