import type { PageLine } from './page-line.ts'
import { leavesRoom } from './page-measure.ts'
import type { Arc, Traits } from './page-traits.ts'

/** What a stretch of a page's lines is taken for. */
export type Stretch =
  | { readonly is: 'text'; readonly from: number; readonly to: number; readonly column: number }
  | { readonly is: 'head'; readonly from: number; readonly to: number }
  | { readonly is: 'arc'; readonly from: number; readonly to: number; readonly arc: Arc }
  | { readonly is: 'fixed'; readonly from: number; readonly to: number }

/** A line whose own words tell its role: the jump to or from another page, or what cuts a text. */
export type Fixed = 'on' | 'from' | 'part'

type Kind = Stretch['is']

/** A reading of the lines up to one of them: the cheapest that ends so. */
interface Node {
  readonly cost: number
  readonly kind: Kind
  /** Cells of a text's column. */
  readonly column: number
  /** The stretch's first line. */
  readonly from: number
  readonly arc: Arc | undefined
  /** What stood before the stretch. */
  readonly before: Node | undefined
}

/** Columns narrower than this are none, and so many widths are tried. */
const narrowest = 12
const mostColumns = 48
/** So many cut words tell that a page cuts them; a part of one takes so many cells at most, mostly. */
const leastCut = 4
const syllable = 7

/**
 * The price of what a reading takes for true. Those of text weigh what its column says against what
 * its sentences say; all are compared with a line of a head, which costs about one.
 */
const price = {
  text: 0.8, head: 0.48, arc: 0.4, rareColumn: 1.4,
  /** A line is wider than its column. */
  over: 1.5, overEach: 0.4,
  /** A line leaves room for what follows, though its sentence goes on. */
  room: 2.2, roomShare: 3,
  /** Empty space, an indent, a capital, a dateline within a sentence. */
  gapInSentence: 3.5, gapAfter: 0.1, indentInSentence: 2.5, capitalInSentence: 1.8, capitalInParagraph: 0.9, nameInSentence: 0.2, capitalAfterGap: 1.2,
  /** A sentence goes on, or its word. */
  goesOn: -0.4, wordGoesOn: -0.6, wordLost: 3,
  smallAfterEnd: 2.5, smallAfterRoom: 1, smallAfterShort: 0.3, noIndentAfterGap: 1.5, noIndent: 2.4, datedWithin: 2, shortParagraph: 0.7, bylineWithin: 1.2, captionWithin: 2, spacedText: 8,
  /** A text breaks off at its column's end, or before it. */
  cutFull: 0.9, cutShort: 2.4, cutBeforeText: 0.6,
  /** A text begins within a sentence: after a gap, after a head. */
  beginsWithin: 0.8, beginsWithinUnderHead: 2, noIndentUnderHead: 1.2,
  smallHead: 1.8, manyLines: 0.9,
  bylineUnderHead: -1.4, bylineBelow: -0.6, bylineIndented: 1.2, bylineInSentence: 1.5, bylineLoose: 0.6, headNoText: 0.4, headAgain: 1.5, headTorn: 1.5, headTurned: 3, turnInSentence: 1.2, syllable: 0.8,
} // prettier-ignore
const headLines = 5
/** A line that fills less of its column may be a head. */
const shortShare = 0.85
/** So rare a width is no other text's. */
const rare = 0.2
/** A word that begins small and is cut: no capital goes on with it. */
const smallCut = /(?:^|[^\p{L}\p{M}-])\p{Ll}{2,}[-‐¬\u00AD]$/u
/** Words that are cut short with a point, which then ends no sentence. */
const abbreviated =
  /(?:^|[\s\d(])(?:\p{L}|гг|вв|ул|пр|пос|дер|им|см|мм|км|кв|кг|га|тыс|млн|млрд|руб|коп|стр|мин|сек|чел|др|пр|обл|оз|корп|вт|ср|чт|пт|сб|вс|ж|ш|б|миң)\.$/iu

/**
 * The likeliest roles of a page's lines, all weighed together: each text has a column of its own
 * width, which its lines fill as long as their sentence goes on.
 * @source R. Bellman, Dynamic Programming, 1957: the cheapest path
 */
export function readRoles(
  traits: readonly Traits[],
  fixed: ReadonlyMap<number, Fixed>,
  han: boolean,
  indents: boolean,
): Stretch[] {
  return new Reading(traits, fixed, han, indents).stretches()
}

class Reading {
  readonly #traits: readonly Traits[]
  readonly #fixed: ReadonlyMap<number, Fixed>
  readonly #han: boolean
  readonly #indents: boolean
  /** Words are cut at the ends of lines. */
  readonly #cuts: boolean
  readonly #columns: ReadonlyMap<number, number>
  /** Readings by the number of lines that they have read. */
  readonly #nodes: Node[][]

  constructor(traits: readonly Traits[], fixed: ReadonlyMap<number, Fixed>, han: boolean, indents: boolean) {
    this.#traits = traits
    this.#fixed = fixed
    this.#han = han
    this.#indents = indents
    this.#cuts = traits.filter(({ line }) => line.hyphen !== '').length >= leastCut
    this.#columns = columnsOf(traits, han)
    this.#nodes = [[{ cost: 0, kind: 'fixed', column: 0, from: 0, arc: undefined, before: undefined }], ...traits.map((): Node[] => [])] // prettier-ignore
  } // prettier-ignore

  stretches(): Stretch[] {
    for (let index = 0; index < this.#traits.length; index += 1) this.#read(index)
    const ends = this.#nodes.at(-1)!
    let node = cheapest(ends, (one) => one.cost + this.#end(one, this.#traits.length))
    const found: Stretch[] = []
    let to = this.#traits.length
    while (node !== undefined && to > 0) {
      found.push(stretchOf(node, to))
      to = node.from
      node = node.before
    }
    return found.toReversed()
  }

  /** Adds the readings that take up a line. */
  #read(index: number): void {
    const after = this.#nodes[index + 1]!
    const { arcs, display, within, line } = this.#traits[index]!
    if (this.#fixed.has(index)) {
      after.push(this.#begun('fixed', index, () => 0))
      return
    }
    const begun = this.#begun('text', index, (before) => price.text + this.#begin(index, before))
    for (const [column, rarity] of this.#columns) {
      const over = this.#over(index, column)
      const start = begun.cost + rarity * price.rareColumn + over
      const own = this.#nodes[index]!.find((node) => node.kind === 'text' && node.column === column)
      const on = own === undefined ? Infinity : own.cost + over + this.#goOn(index, column)
      if (own !== undefined && on <= start) after.push({ ...own, cost: on })
      else after.push({ ...begun, cost: start, column })
    }
    const small = within && !this.#han && !line.spaced ? price.smallHead : 0
    const start = this.#begun('head', index, () => price.head + display + small)
    const head = this.#nodes[index]!.find((node) => node.kind === 'head')
    const many = head === undefined ? 0 : Math.max(0, index + 1 - head.from - headLines)
    // A line right under a text, with white space below it, is no head's first.
    const torn = head !== undefined && line.first && head.from === index - 1 && head.before?.kind === 'text' && !this.#traits[index - 1]!.line.first ? price.headTorn : 0 // prettier-ignore
    const on = head === undefined ? Infinity : head.cost + display + torn + many * price.manyLines + (within && !this.#han ? price.goesOn : 0) // prettier-ignore
    after.push(head !== undefined && on <= start.cost ? { ...head, cost: on } : start)
    for (const arc of arcs) {
      const begin = this.#begun('arc', index, (before) => price.arc + arc.cost + this.#arc(index, arc, before)) // prettier-ignore
      this.#nodes[index + arc.length]!.push({ ...begin, arc })
    }
  }

  /** The cheapest reading in which something begins with a line; `costAfter` tells its own price. */
  #begun(kind: Kind, index: number, costAfter: (before: Node) => number): Node {
    const nodes = this.#nodes[index]!
    const costOf = (node: Node): number =>
      node.cost + this.#end(node, index, kind) + costAfter(node)
    const before = cheapest(nodes, costOf)
    if (before === undefined) throw new RangeError(`no reading ends before line ${index}`)
    return { cost: costOf(before), kind, column: 0, from: index, arc: undefined, before }
  }

  /** What it costs that a stretch ends before a line. */
  #end(node: Node, index: number, next?: Kind): number {
    const fixed = this.#fixed.get(index)
    if (node.kind === 'head') {
      if (this.#turns(index)) return price.headTurned
      if (next === 'head') return price.headAgain
      return next === undefined || (next === 'fixed' && fixed !== 'from') ? price.headNoText : 0
    }
    if (node.kind !== 'text') return 0
    const last = this.#traits[index - 1]!
    const space = next === 'text' ? price.cutBeforeText : 0
    if (last.ended || fixed === 'on') return space
    // The width of a line or two is no column's.
    const column = index - node.from > 2 || (this.#columns.get(node.column) ?? 1) < rare
    const full = last.line.hyphen !== '' || column && last.line.width >= node.column * (this.#han ? 1 : 0.8) - (this.#han ? 3 : 0) // prettier-ignore
    return space + (full ? price.cutFull : price.cutShort)
  }

  #over(index: number, column: number): number {
    const { width, spaced } = this.#traits[index]!.line
    const over = width - column - (this.#han ? 2 : 0)
    return (over > 0 ? price.over + over * price.overEach : 0) + (spaced ? price.spacedText : 0)
  }

  /** What it costs that a text begins with a line. */
  #begin(index: number, before: Node): number {
    const { within, line } = this.#traits[index]!
    const under = before.kind === 'head'
    if (this.#han) {
      if (!this.#indents || line.indent) return within ? price.beginsWithin : 0
      return under && !line.first ? price.noIndentUnderHead : price.beginsWithin
    }
    if (!within) return 0
    // What goes on from another page begins within a sentence, under a head or under none.
    const from = under ? before.from : index
    if (this.#fixed.get(from - 1) === 'from') return 0
    return under && !line.first ? price.beginsWithinUnderHead : price.beginsWithin
  }

  /** What it costs that a text goes on with a line. */
  #goOn(index: number, column: number): number {
    const last = this.#traits[index - 1]!
    const own = this.#traits[index]!
    const { line } = own
    let cost = (own.dated ? price.datedWithin * (last.ended ? 1 : 2) : 0) + own.loud
    if (own.arcs.some((arc) => arc.is === 'captions' && arc.cost < 0)) cost += price.captionWithin
    if (own.arcs.some((arc) => arc.is === 'byline' && arc.cost <= 0)) cost += price.bylineWithin
    const room = this.#room(last.line, line, column)
    if (last.ended) {
      if (line.first) cost += price.gapAfter
      if (own.within && !this.#han && /\.["»”)]*$/u.test(last.line.text)) {
        // «В 2026 г.» ends no sentence.
        const short = abbreviated.test(last.line.text)
        cost += short ? price.smallAfterShort : price.smallAfterEnd + (room > 0 ? price.smallAfterRoom : 0) // prettier-ignore
      }
      if (this.#han && this.#indents && line.first && !line.indent) cost += price.noIndentAfterGap
      if (this.#indents && room > 0 && !line.indent) cost += price.noIndent
      const alone = this.#traits[index - 2]?.ended === true && last.line.width < column * 0.6
      if (alone && !/^[—–“«-]|^\p{Script=Han}{1,6}[：:]/u.test(last.line.text))
        cost += price.shortParagraph
      return cost
    }
    if (line.first) cost += this.#turns(index) ? price.turnInSentence : price.gapInSentence
    if (room > 0) cost += price.room + price.roomShare * (room / column)
    else if (this.#leavesSyllable(last.line, column)) cost += price.syllable
    if (this.#indents && line.indent) cost += price.indentInSentence
    if (this.#han) return cost
    if (last.line.hyphen !== '') return cost + own.oddWord + (own.within ? price.wordGoesOn : /^[\p{Lu}\d]/u.test(line.text) && !smallCut.test(last.line.text) ? 0 : price.wordLost) // prettier-ignore
    if (own.within) return cost + price.goesOn
    const above = this.#traits[index - 2]
    if (!own.opens) return cost + price.nameInSentence + (last.line.first && above?.ended === true && last.line.width < column * shortShare ? price.capitalAfterGap : 0) // prettier-ignore
    const begins = above?.ended === true && leavesRoom(above.line, last.line, column, false)
    return cost + price.capitalInSentence + (begins ? price.capitalInParagraph : 0)
  }

  /** Whether another column begins with a line, above the one before. */
  #turns(index: number): boolean {
    const last = this.#traits[index - 1]
    const line = this.#traits[index]?.line
    return last !== undefined && line !== undefined && line.number < last.line.number
  }

  /** Cells that a line leaves free though what follows would have fitted. */
  #room(line: PageLine, next: PageLine, column: number): number {
    if (!leavesRoom(line, next, column, this.#han)) return 0
    // Where indents are lost a paragraph's first line is shorter by as much.
    return column - line.width
  }

  /** Whether a page that cuts words could have put a part of the next one into a line. */
  #leavesSyllable({ hyphen, width }: PageLine, column: number): boolean {
    return this.#cuts && hyphen === '' && width + syllable <= column
  }

  #arc(index: number, arc: Arc, before: Node): number {
    if (arc.is === 'captions') return 0
    const indented = this.#indents && !this.#han && this.#traits[index]!.line.indent ? price.bylineIndented : 0 // prettier-ignore
    if (before.kind === 'head') return price.bylineUnderHead + indented
    if (before.kind !== 'text') return indented
    if (!this.#traits[index - 1]!.ended) return price.bylineInSentence + indented
    // Right below a text, and set apart from what comes: who wrote it.
    const apart = this.#traits[index + arc.length]?.line.first ?? true
    return apart && !this.#traits[index]!.line.first
      ? price.bylineBelow + indented
      : price.bylineLoose + indented
  }
}

function stretchOf({ kind, column, from, arc }: Node, to: number): Stretch {
  if (kind === 'text') return { is: 'text', from, to, column }
  if (arc !== undefined) return { is: 'arc', from, to, arc }
  return kind === 'head' ? { is: 'head', from, to } : { is: 'fixed', from, to }
}

function cheapest(nodes: readonly Node[], costOf: (node: Node) => number): Node | undefined {
  let found: Node | undefined
  let least = Infinity
  for (const node of nodes) {
    const cost = costOf(node)
    if (cost < least) [least, found] = [cost, node]
  }
  return found
}

/** The widths that columns may have, each with its rarity from 0 to 1. */
function columnsOf(traits: readonly Traits[], han: boolean): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { line } of traits) {
    if (line.spaced || line.width < narrowest || line.table !== undefined) continue
    counts.set(line.width, (counts.get(line.width) ?? 0) + 1)
  }
  const near = (width: number): number => [-2, -1, 0].reduce((sum, by) => sum + (counts.get(width + by) ?? 0), 0) // prettier-ignore
  const found = [...counts.keys()]
    .map((width) => [width, near(width)] as const)
    .toSorted((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, mostColumns)
  const most = Math.max(1, ...found.map(([, count]) => count))
  const columns = new Map(found.map(([width, count]) => [width, 1 - Math.min(1, count / Math.min(most, han ? 6 : 6))])) // prettier-ignore
  return columns.size === 0 ? new Map([[narrowest, 1]]) : columns
}
