import type { FoundRecord, RecordScanner } from './record-cutter.ts'

/** Finds the objects of a JSON list, be it the document or a field of the document. */
export class JsonRecords implements RecordScanner {
  readonly #lists: ReadonlySet<string>
  #at = 0
  #depth = 0
  #inString = false
  /** The last string that stood in the outermost object, where it began while it is read. */
  #name = ''
  #nameStart = 0
  /** How deep the members of the list stand. */
  #level: number | undefined
  /** Whether the list has ended. */
  #isOver = false
  #opened = ''
  #start = 0

  constructor(lists: readonly string[]) {
    this.#lists = new Set(lists)
  }

  get at(): number {
    return this.#at
  }

  dropped(length: number): void {
    this.#at -= length
    this.#start -= length
    this.#nameStart -= length
  }

  led(records: string): string {
    return records.replace(/^\s*,/, (found) => `${found.slice(0, -1)} `)
  }

  closing(): { tail: string; levels: number } {
    return { tail: this.#level === 1 ? ']' : ']}', levels: 0 }
  }

  next(held: string): FoundRecord | undefined {
    const pattern = /["{}[\]]/g
    for (;;) {
      if (this.#inString && !this.#skipString(held)) return undefined
      pattern.lastIndex = this.#at
      const match = pattern.exec(held)
      if (match === null) {
        this.#at = held.length
        return undefined
      }
      this.#at = match.index + 1
      const [sign] = match
      if (sign === '"') {
        this.#inString = true
        this.#nameStart = this.#at
      } else if (sign === '{' || sign === '[') this.#enter(sign, match.index)
      else {
        this.#depth -= 1
        if (this.#depth === this.#level && sign === '}' && !this.#isOver)
          return { start: this.#start, end: this.#at, name: '' }
        if (this.#depth < (this.#level ?? 0)) this.#isOver = true
      }
    }
  }

  #enter(sign: string, index: number): void {
    if (this.#depth === 0) this.#opened = sign
    const isList =
      this.#depth === 0 ||
      (this.#depth === 1 && this.#opened === '{' && this.#lists.has(this.#name))
    this.#depth += 1
    if (sign === '[' && isList && this.#level === undefined) this.#level = this.#depth
    else if (sign === '{' && this.#depth - 1 === this.#level && !this.#isOver) this.#start = index
  }

  #skipString(held: string): boolean {
    const pattern = /["\\]/g
    for (;;) {
      pattern.lastIndex = this.#at
      const match = pattern.exec(held)
      if (match === null) {
        this.#at = held.length
        return false
      }
      if (match[0] === '"') {
        this.#at = match.index + 1
        this.#inString = false
        if (this.#depth === 1) this.#name = held.slice(Math.max(0, this.#nameStart), match.index)
        return true
      }
      // What is escaped has not come yet.
      if (match.index + 1 >= held.length) {
        this.#at = match.index
        return false
      }
      this.#at = match.index + 2
    }
  }
}
