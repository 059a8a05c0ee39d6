/** A stretch of a line between wide gaps; `x` and `end` in signs of its line. */
export interface Stretch {
  readonly x: number
  readonly end: number
}

/** What it costs that a stretch is read right after another, though white space parts them. */
type Follow<One> = (last: One, next: One) => number

/** A part of a page that is read from above to below, by rows. */
export type Slice<One extends Stretch> = readonly (readonly One[])[]

/** Lines of a column begin so far before its edge, or hang so far over the next one's. */
const hang = 2
/** A paragraph's first line or one beside a drop capital begins so far behind it. */
const indent = 6
/** Two edges that are closer are one, which indents and crooked lines blur. */
const narrowest = 4
/** An edge that so many lines keep to is surely one. */
const leastLines = 3
/** Rows above and below a gap among which its columns are counted. */
const reach = 5
/** Beside a cut, so far from it, both columns begin anew after a gap that goes over it. */
const near = 20
/** Where more edges or rows offer themselves, the strongest are taken, so that time is bounded. */
const mostEdges = 16
const mostCuts = 48
/** So much at most a sentence that goes on takes off the price. */
const mostFollowing = 2

/** What a division of a page takes for true; a column that all lines keep to costs `leaf`. */
const price = {
  leaf: 2.1, beside: 3, astray: 0.35, indented: 0.05,
  across: 0, crossing: 4.2, overGap: 1.2, overLone: 6,
  down: 0, downTight: 1, band: -1.4,
} // prettier-ignore

/**
 * Divides a page whose text stands as on a grid into columns and bands, and gives them as they are
 * read: of all divisions by straight cuts, each through what another has left, the one that parts
 * the least, leaves lines side by side the least and makes sentences go on.
 * @source G. Nagy, S. Seth, Hierarchical representation of optically scanned documents, 1984
 */
export function slicePage<One extends Stretch>(
  rows: readonly (readonly One[])[],
  follow: Follow<One> = () => 0,
): Slice<One>[] {
  return new Slicer(rows, follow).slices()
}

/** Rows from a cut to another, columns from an edge to another. */
interface Part<One> {
  /** What is read first and last of it. */
  readonly first: One
  readonly last: One
  readonly cost: number
  readonly cut: 'none' | 'across' | 'down'
  readonly at: number
}

/** Sums over the rows before each one, of what a window of columns holds. */
interface Window<One> {
  readonly rows: readonly (readonly One[])[]
  /** The price of reading its rows as one column's. */
  readonly astray: Float64Array
  readonly runs: Int32Array
  /** The price of cutting it across lines that stand alone above several columns. */
  readonly lone: Float64Array
  readonly isAfterGap: Uint8Array
  /** The price of a cut down above each row, by the columns that all leave white space there. */
  readonly bands: Float64Array
  /** The price of reading on over gaps. */
  readonly follows: Float64Array
}

class Slicer<One extends Stretch> {
  readonly #rows: readonly (readonly One[])[]
  readonly #edges: readonly number[]
  readonly #sure: readonly number[]
  /** The column of each run of each row. */
  readonly #columns: readonly (readonly number[])[]
  /** For each edge the runs that lie across it, summed over the rows before each one. */
  readonly #crossings: readonly Float64Array[]
  /** The price of cutting at each edge across gaps. */
  readonly #gaps: readonly Float64Array[]
  readonly #windows = new Map<number, Window<One>>()
  readonly #cuts: readonly number[]
  readonly #parts = new Map<number, Part<One>>()

  readonly #follow: Follow<One>

  constructor(rows: readonly (readonly One[])[], follow: Follow<One>) {
    this.#follow = follow
    this.#rows = rows
    const edges = edgesOf(rows)
    this.#edges = edges.map(({ x }) => x)
    this.#sure = edges.filter(({ lines }) => lines >= leastLines).map(({ x }) => x)
    this.#columns = rows.map((runs) => runs.map((run) => this.#columnOf(run)))
    this.#crossings = this.#edges.map(
      (edge, column) =>
      sumsOf(rows, (runs, row) => runs.filter((run, at) => this.#columns[row]![at]! < column && run.end > edge + hang).length), // prettier-ignore
    )
    this.#gaps = this.#edges.map((edge) => sumsOf(rows, (runs, row) => (isAnew(rows[row - 1] ?? [], runs, edge) ? price.overGap : 0))) // prettier-ignore
    this.#cuts = this.#cutsOf()
  }

  slices(): Slice<One>[] {
    const found: Slice<One>[] = []
    this.#collect(0, this.#cuts.length - 1, 0, this.#edges.length, found)
    return found
  }

  #collect(top: number, bottom: number, left: number, right: number, found: Slice<One>[]): void {
    if (this.#isEmpty(top, bottom, left, right)) return
    const { cut, at } = this.#part(top, bottom, left, right)
    if (cut === 'across') {
      this.#collect(top, bottom, left, at, found)
      this.#collect(top, bottom, at, right, found)
    } else if (cut === 'down') {
      this.#collect(top, at, left, right, found)
      this.#collect(at, bottom, left, right, found)
    } else {
      const isIn = (column: number): boolean => column >= left && column < right
      const rows = this.#rows.slice(this.#cuts[top], this.#cuts[bottom])
      const columns = this.#columns.slice(this.#cuts[top], this.#cuts[bottom])
      found.push(rows.map((runs, row) => runs.filter((_, run) => isIn(columns[row]![run]!))))
    }
  }

  /** The column in which a run begins; one that begins a little before it mostly lies in it. */
  #columnOf({ x, end }: One): number {
    let column = 0
    for (const [at, edge] of this.#edges.entries()) {
      const most = end - edge > 2 * (edge - x) ? 2 * hang : hang
      if (x >= edge - most) column = at
    }
    return column
  }

  /** Rows before which a band may begin: the first, those where other columns begin or end, the end. */
  #cutsOf(): number[] {
    const signs = this.#columns.map((columns, row) => columns.map((column, at) => `${column}-${this.#edges.filter((edge) => this.#rows[row]![at]!.end > edge + hang).length}`).join()) // prettier-ignore
    const strengths = this.#rows.map((runs, row): number => {
      if (row === 0 || runs.length === 0) return 0
      if (this.#rows[row - 1]!.length === 0) return 2
      return signs[row] === signs[row - 1] ? 0 : 1
    })
    const inner = strengths
      .map((strength, row) => ({ strength, row }))
      .filter(({ strength }) => strength > 0)
      .toSorted((a, b) => b.strength - a.strength)
      .slice(0, mostCuts)
      .map(({ row }) => row)
    return [0, ...inner.toSorted((a, b) => a - b), this.#rows.length]
  }

  #window(left: number, right: number): Window<One> {
    const key = left * (mostEdges + 1) + right
    const known = this.#windows.get(key)
    if (known !== undefined) return known
    const edge = this.#edges[left]!
    const own = this.#rows.map((runs, row) => runs.filter((_, at) => this.#columns[row]![at]! >= left && this.#columns[row]![at]! < right)) // prettier-ignore
    const isAfterGap = Uint8Array.from(own, (runs, row) => runs.length > 0 && row > 0 && own[row - 1]!.length === 0 ? 1 : 0) // prettier-ignore
    const astray = (runs: readonly One[]): number => {
      let sum = Math.max(0, runs.length - 1) * price.beside
      const first = runs[0]
      if (first === undefined) return 0
      const lead = first.x - edge
      if (Math.abs(lead) > hang) sum += lead > 0 && lead <= indent ? price.indented : price.astray
      return sum
    }
    const columnsIn = (from: number, to: number): number => new Set(this.#columns.slice(Math.max(0, from), to).flat().filter((column) => column >= left && column < right)).size // prettier-ignore
    const isAtEdge = (run: One): boolean => this.#sure.some((one) => Math.abs(run.x - one) <= hang)
    const isLone = (row: number): boolean => {
      if (own[row]!.length !== 1 || (own[row - 1] ?? []).length > 0) return false
      const below = own[row + 1] ?? []
      // What keeps to a column's edge is of that column, unless a gap is below it too.
      if (isAtEdge(own[row]![0]!) && below.length > 0) return false
      return (below.length === 0 ? (own[row + 2] ?? []) : below).length > 1
    }
    let before: One | undefined
    const made: Window<One> = {
      rows: own,
      astray: sumsOf(own, astray),
      runs: Int32Array.from(sumsOf(own, (runs) => runs.length)),
      lone: sumsOf(own, (_, row) => (isLone(row) ? price.overLone : 0)),
      isAfterGap,
      bands: Float64Array.from(own, (_, row) => isAfterGap[row] === 0 ? 0 : (Math.min(columnsIn(row - reach, row), columnsIn(row, row + reach)) - 1) * price.band), // prettier-ignore
      follows: sumsOf(own, (runs, row) => {
        if (runs.length === 0) return 0
        const last = before
        before = runs.at(-1)
        return last === undefined || isAfterGap[row] === 0 ? 0 : this.#follow(last, runs[0]!)
      }),
    }
    this.#windows.set(key, made)
    return made
  }

  #isEmpty(top: number, bottom: number, left: number, right: number): boolean {
    const { runs } = this.#window(left, right)
    return runs[this.#cuts[top]!] === runs[this.#cuts[bottom]!]
  }

  /** The cheapest division of a part that is not empty. */
  #part(top: number, bottom: number, left: number, right: number): Part<One> {
    const key = ((top * (mostCuts + 2) + bottom) * (mostEdges + 1) + left) * (mostEdges + 1) + right
    const known = this.#parts.get(key)
    if (known !== undefined) return known
    const { astray, isAfterGap, bands, rows, follows, runs } = this.#window(left, right)
    const from = this.#cuts[top]!
    const to = this.#cuts[bottom]!
    let [begin, end] = [from, to - 1]
    while (runs[begin + 1] === runs[from]) begin += 1
    while (runs[end] === runs[to]) end -= 1
    const own = astray[to]! - astray[from]! + follows[to]! - follows[begin + 1]!
    let best: Part<One> = { cost: price.leaf + own, cut: 'none', at: 0, first: rows[begin]![0]!, last: rows[end]!.at(-1)! } // prettier-ignore
    const take = (cut: 'across' | 'down', at: number, price: number, one: Part<One>, two: Part<One>, isTight = false): void => {
      // Lines that no white space parts go on by themselves.
      const follow = this.#follow(one.last, two.first)
      const cost = price + one.cost + two.cost + (isTight ? Math.max(0, follow) : follow)
      if (cost < best.cost) best = { cost, cut, at, first: one.first, last: two.last }
    } // prettier-ignore
    // Two parts cost two leaves at least, or little less where sentences go on.
    const isWorth = (cost: number): boolean => cost + 2 * price.leaf - mostFollowing < best.cost
    for (let at = left + 1; at < right; at += 1) {
      if (this.#isEmpty(top, bottom, left, at) || this.#isEmpty(top, bottom, at, right)) continue
      const crossing = this.#crossings[at]![to]! - this.#crossings[at]![from]!
      const own = price.across + crossing * price.crossing + this.#over(from, to, left, at, right)
      if (!isWorth(own)) continue
      take('across', at, own, this.#part(top, bottom, left, at), this.#part(top, bottom, at, right))
    }
    for (let at = top + 1; at < bottom; at += 1) {
      if (this.#isEmpty(top, at, left, right) || this.#isEmpty(at, bottom, left, right)) continue
      const isTight = isAfterGap[this.#cuts[at]!] === 0
      const own = isTight ? price.downTight : price.down + bands[this.#cuts[at]!]!
      if (!isWorth(own)) continue
      take(
        'down',
        at,
        own,
        this.#part(top, at, left, right),
        this.#part(at, bottom, left, right),
        isTight,
      )
    }
    this.#parts.set(key, best)
    return best
  }

  /** What it costs that a cut goes over gaps below which both its sides begin anew, and lone lines. */
  #over(from: number, to: number, left: number, at: number, right: number): number {
    const { lone } = this.#window(left, right)
    const gaps = this.#gaps[at]!
    return lone[to]! - lone[from]! + gaps[to]! - gaps[Math.min(to, from + 1)]!
  }
}

/** Whether the columns on both sides of an edge begin anew with a row. */
function isAnew(above: readonly Stretch[], row: readonly Stretch[], edge: number): boolean {
  if (above.some(({ x, end }) => x < edge + near && end > edge - near)) return false
  const isLeft = row.some(
    ({ x, end }) => x < edge - hang && end <= edge + hang && end > edge - near,
  )
  return isLeft && row.some(({ x }) => x >= edge - hang && x <= edge + indent)
}

/** Where columns begin, from left to right: places at which many runs begin. */
function edgesOf(rows: readonly (readonly Stretch[])[]): { x: number; lines: number }[] {
  const counts = new Map<number, number>()
  for (const { x } of rows.flat()) counts.set(x, (counts.get(x) ?? 0) + 1)
  const sum = (x: number, weights: readonly number[]): number => weights.reduce((all, each, at) => all + each * (counts.get(x + at - 2) ?? 0), 0) // prettier-ignore
  const weights = new Map([...counts.keys()].map((x) => [x, sum(x, [1, 2, 3, 2, 1])]))
  const edges: { x: number; lines: number }[] = []
  for (const [x] of [...weights].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])) {
    if (edges.length === mostEdges) break
    if (edges.every((edge) => Math.abs(edge.x - x) >= narrowest)) edges.push({ x, lines: sum(x, [1, 1, 1, 1, 1]) }) // prettier-ignore
  }
  return edges.length === 0 ? [{ x: 0, lines: 0 }] : edges.toSorted((a, b) => a.x - b.x)
}

/** For each row, and for the end, the sum over those before it. */
function sumsOf<One>(rows: readonly One[], of: (row: One, at: number) => number): Float64Array {
  const sums = new Float64Array(rows.length + 1)
  for (const [at, row] of rows.entries()) sums[at + 1] = sums[at]! + of(row, at)
  return sums
}
