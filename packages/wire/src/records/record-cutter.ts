import type { WireFault, WireWarning } from '../fault.ts'

/** A record in the text held: offsets of its first code unit and behind its last. */
export interface FoundRecord {
  start: number
  end: number
  /** The element's name as written; empty where records have none. */
  readonly name: string
}

/** Finds the records of a document whose text comes in pieces. */
export interface RecordScanner {
  /** The next record that is whole; nothing while it is not. */
  next: (held: string) => FoundRecord | undefined
  /** Looks again at a record that is too long, for others within it; whether there are. */
  parted?: () => boolean
  /** Where it will look on. */
  readonly at: number
  /** The text held has lost so many code units at its beginning. */
  dropped: (length: number) => void
  /** What closes a document that begins with this head, and how many elements it has open. */
  closing: (head: string) => { readonly tail: string; readonly levels: number }
  /** The records of a batch without what parts them from those before. */
  led: (records: string) => string
}

/** A document of a few records, and what sets a place in it right for the whole document. */
export interface RecordBatch {
  readonly text: string
  readonly placed: <Said extends WireFault | WireWarning>(said: Said) => Said
  /** Each record as a batch of its own, for when one of them spoils the others. */
  readonly apart: () => Iterable<RecordBatch>
  /** How many records it is of. */
  readonly count: number
}

/** Code units of the records of one batch, at least. */
const batchLength = 256 * 1024
/** Of what stands before the first record, which every batch repeats. */
const maxHead = 1024 * 1024

/**
 * Cuts a document of any number of records, as its text comes, into documents of a few, each with
 * what stands before the first record. Holds one batch and `limit` code units; a record that is
 * longer is left out with a fault.
 */
export class RecordCutter {
  readonly #scanner: RecordScanner
  readonly #limit: number
  #held = ''
  /** What has come and was not looked into. */
  #incoming = ''
  #head: Head | undefined
  /** Where the last record of the batch ends. */
  #end = 0
  #marks: { readonly name: string; readonly end: number }[] = []
  #skips = false
  #isOver = false
  #before: ReadonlyMap<string, number> = new Map()
  #count = 0
  #breaks = 0
  #column = 0

  constructor(scanner: RecordScanner, limit: number) {
    this.#scanner = scanner
    this.#limit = limit
  }

  /** Whether nothing more can come of the document. */
  get isOver(): boolean {
    return this.#isOver
  }

  *push(text: string): Generator<RecordBatch | WireFault> {
    if (this.#isOver) return
    this.#incoming += text
    // To look into a text that was put together writes it anew: seldom enough that all is linear.
    if (this.#incoming.length * 4 >= this.#held.length) yield* this.#cut()
  }

  *#cut(): Generator<RecordBatch | WireFault> {
    this.#held += this.#incoming
    this.#incoming = ''
    for (;;) {
      const found = this.#scanner.next(this.#held)
      if (found === undefined) break
      if (this.#skips) {
        this.#skips = false
        // One that began before what was let go is the one that was too long.
        this.#drop(found.start < 0 ? found.end : found.start)
        if (found.start < 0) continue
        found.end -= found.start
        found.start = 0
      }
      let { end } = found
      if (this.#head === undefined) {
        this.#begin(found.start)
        end -= found.start
      }
      this.#end = end
      this.#marks.push({ name: found.name, end })
      if (end >= batchLength + 4 * (this.#head?.text.length ?? 0)) yield this.#batch()
    }
    if (this.#skips) this.#drop(this.#scanner.at)
    if (this.#held.length - this.#end <= this.#limit) return
    if (!this.#skips && this.#scanner.parted?.() === true) {
      yield* this.#cut()
      return
    }
    if (this.#marks.length > 0) yield this.#batch()
    if (!this.#skips) yield { code: 'wire.too-large', bytes: this.#held.length, limit: this.#limit }
    if (this.#head === undefined || this.#head.text.length > maxHead) {
      this.#isOver = true
      this.#held = ''
      return
    }
    this.#skips = true
    this.#drop(this.#scanner.at)
  }

  /** The last records, and the end of the document as it is. */
  *end(): Generator<RecordBatch | WireFault> {
    if (!this.#isOver) yield* this.#cut()
    if (this.#marks.length > 0) yield this.#batch()
    if (this.#head === undefined || this.#isOver) return
    const { text } = this.#head
    if (this.#skips) {
      yield {
        code: 'wire.truncated',
        line: this.#breaks + 1,
        column: this.#column + 1,
        open: 'record',
      }
      return
    }
    yield {
      text: text + this.#scanner.led(this.#held),
      placed: this.#placer(this.#origin()),
      apart: () => [],
      count: 0,
    }
  }

  #begin(start: number): void {
    const text = this.#held.slice(0, start)
    this.#head = { text, ...this.#scanner.closing(text), ...extentOf(text) }
    this.#drop(start)
  }

  #batch(): RecordBatch {
    const head = this.#head ?? { text: '', tail: '' }
    const records = this.#held.slice(0, this.#end)
    const marks = this.#marks
    const origin = this.#origin()
    const documentOf = (text: string): string => head.text + this.#scanner.led(text) + head.tail
    const placer = (at: Origin): RecordBatch['placed'] => this.#placer(at)
    const apart = function* (): Generator<RecordBatch> {
      let from = 0
      let at = origin
      for (const { name, end } of marks) {
        const text = records.slice(from, end)
        yield { text: documentOf(text), placed: placer(at), apart: () => [], count: 1 }
        at = behind(at, text, [name])
        from = end
      }
    }
    const count = marks.length
    const batch = { text: documentOf(records), placed: placer(origin), apart, count }
    const names = marks.map(({ name }) => name)
    this.#marks = []
    this.#before = behind(origin, '', names).before
    this.#count += names.length
    this.#drop(this.#end)
    this.#end = 0
    return batch
  }

  #origin(): Origin {
    return {
      breaks: this.#breaks,
      column: this.#column,
      count: this.#count,
      before: this.#before,
    }
  }

  #drop(length: number): void {
    const { breaks, column } = extentOf(this.#held.slice(0, length))
    this.#column = breaks === 0 ? this.#column + column : column
    this.#breaks += breaks
    this.#held = this.#held.slice(length)
    this.#scanner.dropped(length)
  }

  #placer({ breaks, column: fromColumn, count, before }: Origin): RecordBatch['placed'] {
    const head = this.#head ?? { breaks: 0, column: 0, levels: 0 }
    return (said) => {
      if ('line' in said) {
        const inHead = said.line - 1 < head.breaks
        const isFirst = said.line - 1 === head.breaks
        const column = 'column' in said ? said.column : 0
        if (inHead || (isFirst && column <= head.column)) return said
        const line = said.line - head.breaks + breaks
        return isFirst
          ? { ...said, line, column: column - head.column + fromColumn }
          : { ...said, line }
      }
      if (!('at' in said)) return said
      return { ...said, at: placeOf(said.at, head.levels, count, before) }
    }
  }
}

interface Head {
  readonly text: string
  readonly tail: string
  readonly levels: number
  readonly breaks: number
  readonly column: number
}

/** What of the whole document stands before a record: ends of lines, code units, records. */
interface Origin {
  readonly breaks: number
  readonly column: number
  readonly count: number
  readonly before: ReadonlyMap<string, number>
}

/** The origin of what follows on this text and the records of these names. */
function behind(origin: Origin, text: string, names: readonly string[]): Origin {
  const { breaks, column } = extentOf(text)
  const before = new Map(origin.before)
  for (const name of names) before.set(name, (before.get(name) ?? 0) + 1)
  return {
    breaks: origin.breaks + breaks,
    column: breaks === 0 ? origin.column + column : column,
    count: origin.count + names.length,
    before,
  }
}

/** Ends of lines, and code units behind the last. */
function extentOf(text: string): { breaks: number; column: number } {
  let breaks = 0
  let last = 0
  for (const { index, 0: found } of text.matchAll(/\r\n|\n|\r/g)) {
    breaks += 1
    last = index + found.length
  }
  return { breaks, column: text.length - last }
}

/** A JSON pointer to a member of a list, or a path of elements, as it is in the whole document. */
function placeOf(
  at: string,
  levels: number,
  count: number,
  before: ReadonlyMap<string, number>,
): string {
  const [, list = '', index, rest = ''] = /^(\/[A-Za-z_]+)?\/(\d+)((?:\/.*)?)$/s.exec(at) ?? []
  if (index !== undefined) return `${list}/${Number(index) + count}${rest}`
  const steps = at.split('/')
  const [, name = '', number = '1'] = /^([^[]+)(?:\[(\d+)\])?$/.exec(steps[levels + 1] ?? '') ?? []
  if (levels === 0 || name === '' || !before.has(name)) return at
  steps[levels + 1] = `${name}[${Number(number) + (before.get(name) ?? 0)}]`
  return steps.join('/')
}
