import type { FoundRecord, RecordScanner } from './record-cutter.ts'

const opaque: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }

/** More code units than the beginning of a tag that tells what it is. */
const maxName = 300

/**
 * Finds the elements of some local names in the text of a document; one within another of its name
 * belongs to it, until one is too long for that. Comments, CDATA sections and quoted attributes are
 * looked past. Linear.
 */
export class XmlRecords implements RecordScanner {
  readonly #pattern: RegExp
  #at = 0
  /** What ends the comment, section or instruction that it stands in. */
  #until: string | undefined
  /** The tag of a record that it stands in. */
  #tag: { readonly name: string; readonly closes: boolean; quote: string; last: string } | undefined
  #open:
    | { readonly name: string; readonly start: number; depth: number; holds: boolean }
    | undefined
  /** Whether a record ends where the next begins, whatever is open. */
  #isFlat = false

  constructor(names: readonly string[]) {
    this.#pattern = new RegExp(
      `<(?:!--|!\\[CDATA\\[|\\?|(/?)((?:[\\w.-]{1,100}:)?(?:${names.join('|')}))(?=[\\s/><]))`,
      'g',
    )
  }

  get at(): number {
    return this.#at
  }

  dropped(length: number): void {
    this.#at -= length
    if (this.#open !== undefined) this.#open = { ...this.#open, start: this.#open.start - length }
  }

  /**
   * One that is never closed would take all that follow it: where others begin within the one it stands
   * in, they are records of their own, here and from here on. Whether there is more to find now.
   */
  parted(): boolean {
    if (this.#isFlat || this.#open?.holds !== true) return false
    this.#isFlat = true
    this.#at = this.#open.start
    this.#open = undefined
    this.#tag = undefined
    this.#until = undefined
    return true
  }

  led(records: string): string {
    return records
  }

  next(held: string): FoundRecord | undefined {
    for (;;) {
      if (this.#until !== undefined && !this.#skipOpaque(held, this.#until)) return undefined
      if (this.#tag !== undefined) {
        const ended = this.#endTag(held)
        if (ended === undefined) return undefined
        if (ended !== 'inside') return ended
      }
      this.#pattern.lastIndex = this.#at
      const match = this.#pattern.exec(held)
      if (match === null) {
        const last = held.lastIndexOf('<')
        this.#at = Math.max(this.#at, last >= held.length - maxName ? last : held.length)
        return undefined
      }
      const [found, slash, name] = match
      this.#at = this.#pattern.lastIndex
      this.#until = opaque[found]
      if (name === undefined) continue
      if (slash !== '/' && this.#open !== undefined) {
        const { start, name: former } = this.#open
        if (this.#isFlat) {
          this.#open = undefined
          this.#at = match.index
          return { start, end: match.index, name: former }
        }
        this.#open.holds = true
      }
      this.#tag = { name, closes: slash === '/', quote: '', last: '' }
      if (slash !== '/') this.#open ??= { name, start: match.index, depth: 0, holds: false }
    }
  }

  #skipOpaque(held: string, until: string): boolean {
    const found = held.indexOf(until, this.#at)
    if (found === -1) {
      this.#at = Math.max(this.#at, held.length - until.length + 1)
      return false
    }
    this.#at = found + until.length
    this.#until = undefined
    return true
  }

  /** The record that this tag ends; `inside` where it ends none. */
  #endTag(held: string): FoundRecord | 'inside' | undefined {
    const tag = this.#tag
    if (tag === undefined) return 'inside'
    for (; this.#at < held.length; this.#at += 1) {
      const unit = held.charAt(this.#at)
      if (tag.quote !== '') {
        if (unit === tag.quote) tag.quote = ''
      } else if (unit === '"' || unit === "'") tag.quote = unit
      else if (unit === '>' || unit === '<') {
        // A tag that has lost its end ends where the next begins.
        if (unit === '>') this.#at += 1
        this.#tag = undefined
        return this.#counted(tag.name, tag.closes, tag.last === '/')
      }
      tag.last = unit
    }
    return undefined
  }

  #counted(name: string, closes: boolean, isEmpty: boolean): FoundRecord | 'inside' {
    const open = this.#open
    if (open?.name !== name) return 'inside'
    if (closes) open.depth -= 1
    else if (!isEmpty) open.depth += 1
    if (open.depth > 0) return 'inside'
    this.#open = undefined
    return { start: open.start, end: this.#at, name }
  }

  closing(head: string): { tail: string; levels: number } {
    const open: string[] = []
    const bare = head.replaceAll(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>/g, '')
    for (const [, slash, name = '', rest = ''] of bare.matchAll(
      /<(\/?)([\w.:-]+)(?![\w.:-])((?:"[^"]*"|'[^']*'|[^<>"'])*)>/g,
    ))
      if (slash === '/') {
        const at = open.lastIndexOf(name)
        if (at !== -1) open.length = at
      } else if (!rest.endsWith('/')) open.push(name)
    return {
      tail: open
        .toReversed()
        .map((name) => `</${name}>`)
        .join(''),
      levels: open.length,
    }
  }
}
