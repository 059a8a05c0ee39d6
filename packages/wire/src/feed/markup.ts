import { decodeHTMLStrict } from 'entities'

import type { Warn, WireFault } from '../fault.ts'
import { FeedElement } from './element.ts'
import { FeedScope, outermostScope } from './names.ts'
import { nextMarkup, readAttributes } from './tag.ts'
import { withWindowsLetters } from './windows-1252.ts'
import type { Limits } from '../limits.ts'
import { normalLines } from '../long-text.ts'
import { positionAt } from '../position.ts'
import { declaredEntities, declarationEnd } from '../xml/declaration.ts'
import { ok, refuse, type Result } from '../result.ts'

/** The elements of a feed, as far as it goes. */
export interface FeedMarkup {
  readonly root: FeedElement
  /** Entries that are whole, in their order; those within another entry are not among them. */
  readonly entries: readonly FeedElement[]
  /** The text that offsets of elements count in. */
  readonly text: string
  /** Where the document ends inside its root element. */
  readonly truncated?: WireFault
}

/** What bounds the parsing: the time it is given up at, by a clock that only rises. */
export interface FeedBounds {
  readonly limits: Limits
  readonly now: () => number
  readonly deadline: number
}

/**
 * Parses the markup of an RSS, RDF or Atom document in one pass, well-formed or not: names in any
 * case, attributes without quotes, closing tags that match nothing passed over, HTML's entities
 * known. Declared entities are never expanded; those that read from elsewhere or are made of others
 * are refused. Linear in the input.
 */
export function parseFeedMarkup(
  text: string,
  bounds: FeedBounds,
  warn: Warn,
): Result<FeedMarkup, WireFault> {
  const lines = withWindowsLetters(normalLines(text))
  try {
    return ok(new Parser(lines, bounds, warn).document())
  } catch (cause) {
    if (!(cause instanceof Unfit)) throw cause
    const { fault, offset } = cause
    return refuse(offset === undefined ? fault : { ...fault, ...positionAt(lines, offset) })
  }
}

type PlacedFault = Extract<
  WireFault,
  {
    code:
      | 'wire.too-deep'
      | 'wire.too-many-elements'
      | 'wire.tag-too-long'
      | 'wire.entity-unsafe'
      | 'wire.truncated'
  }
>

class Unfit extends Error {
  readonly fault: WireFault
  readonly offset: number | undefined

  constructor(fault: WireFault, offset?: number) {
    super(fault.code)
    this.name = 'Unfit'
    this.fault = fault
    this.offset = offset
  }
}

/** How many elements pass between two looks at the clock. */
const clockStep = 1_024

const pairwise = new Set(['link', 'enclosure', 'content', 'category', 'subject', 'thumbnail'])
const nameEnd = /[\s/>=<]/g
const tagEnd = /[<>]/g
const notSpace = /\S/g

class Parser {
  readonly #text: string
  readonly #bounds: FeedBounds
  readonly #warn: Warn
  readonly #entries: FeedElement[] = []
  readonly #scopes: FeedScope[] = []
  /** How many elements of a name are open, as their closing tags say it. */
  readonly #openNames = new Map<string, number>()
  #scope: FeedScope = outermostScope
  #open: FeedElement | undefined
  #root: FeedElement | undefined
  #depth = 0
  #elements = 0
  #repeats = 0
  /** Open entries: only the outermost is one. */
  #entryDepth = 0
  #at = 0

  constructor(text: string, bounds: FeedBounds, warn: Warn) {
    this.#text = text
    this.#bounds = bounds
    this.#warn = warn
  }

  document(): FeedMarkup {
    const text = this.#text
    let isCut = false
    for (;;) {
      const markup = nextMarkup(text, this.#at)
      this.#characters(markup === -1 ? text.length : markup)
      if (markup === -1) break
      const next = text.charCodeAt(markup + 1)
      const goesOn =
        next === 0x21
          ? this.#declaration(markup)
          : next === 0x3f
            ? this.#skip('?>', markup + 2)
            : next === 0x2f
              ? this.#close(markup)
              : this.#element(markup)
      if (goesOn) continue
      isCut = true
      break
    }
    const root = this.#root
    if (root === undefined) {
      if (isCut) throw new Unfit(this.#truncated())
      throw new Unfit({ code: 'wire.xml-unreadable', reason: 'no root element' })
    }
    const parts = { root, entries: this.#entries, text }
    if (!isCut && this.#open === undefined) return parts
    const truncated = this.#truncated()
    for (let open = this.#open; open !== undefined; open = open.parent) open.end = text.length
    return { ...parts, truncated }
  }

  #characters(end: number): void {
    const open = this.#open
    const start = this.#at
    this.#at = end
    if (open === undefined || end === start) return
    const text = this.#text
    // Between elements there is little but line breaks and indents.
    if (open.text === '' && text.charCodeAt(start) <= 0x20) {
      notSpace.lastIndex = start
      if (!notSpace.test(text) || notSpace.lastIndex > end) return
    }
    const raw = text.slice(start, end)
    open.text += raw.includes('&') ? decodeHTMLStrict(raw) : raw
  }

  /** Whether the document goes on after it. */
  #skip(end: string, from: number): boolean {
    const found = this.#text.indexOf(end, from)
    if (found === -1) return false
    this.#at = found + end.length
    return true
  }

  #declaration(start: number): boolean {
    const text = this.#text
    if (text.startsWith('<!--', start)) return this.#skip('-->', start + 4)
    if (text.startsWith('<![CDATA[', start)) {
      const end = text.indexOf(']]>', start + 9)
      if (end === -1) return false
      if (this.#open !== undefined) this.#open.text += text.slice(start + 9, end)
      this.#at = end + 3
      return true
    }
    const end = declarationEnd(text, start, this.#bounds.limits.tag)
    if (end === undefined) return this.#cutTag(start)
    for (const { name, isUnsafe } of declaredEntities(text.slice(start, end))) {
      if (isUnsafe) throw this.#unfit({ code: 'wire.entity-unsafe', entity: name }, start)
      this.#warn({ code: 'wire.entity-declared', entity: name })
    }
    this.#at = end
    return true
  }

  #element(start: number): boolean {
    const text = this.#text
    const { limits } = this.#bounds
    this.#elements += 1
    if (this.#elements > limits.elements)
      throw this.#unfit({ code: 'wire.too-many-elements', limit: limits.elements }, start)
    if (this.#elements % clockStep === 0) this.#lookAtClock()
    nameEnd.lastIndex = start + 1
    if (!nameEnd.test(text)) return this.#cutTag(start)
    const nameStop = nameEnd.lastIndex - 1
    const raw = text.slice(start + 1, nameStop)
    if (raw.length > limits.tag) throw this.#tooLong(start)
    this.#leaveLost(raw, start)
    const outer = this.#scope
    let at = nameStop
    let attributes: string[] | undefined
    if (text.charCodeAt(at) !== 0x3e) {
      attributes = []
      const most = 2 * limits.repeats
      at = readAttributes(text, at, { end: start + limits.tag, most }, attributes)
      if (attributes.length > most) throw this.#tooLong(start)
      if (at === -1) return this.#cutTag(start)
      if (at - start > limits.tag) throw this.#tooLong(start)
    }
    const isEmpty = text.charCodeAt(at - 1) === 0x2f
    const scope = this.#scopeOf(raw, attributes)
    const { name, written } = scope.element(raw)
    const isEntry = name === 'item' || name === 'entry'
    const element = new FeedElement(name, written, this.#open)
    if (attributes !== undefined && attributes.length > 0) {
      for (let index = 0; index < attributes.length; index += 2)
        attributes[index] = scope.attribute(attributes[index] ?? '')
      element.attributes = attributes
    }
    this.#at = at + 1
    element.start = this.#at
    element.end = this.#at
    this.#root ??= element
    this.#open?.append(element)
    this.#countRepeats(name, isEntry, start)
    if (isEmpty) {
      if (isEntry && this.#entryDepth === 0) this.#entries.push(element)
      return true
    }
    if (isEntry) this.#entryDepth += 1
    this.#depth += 1
    if (this.#depth > limits.depth)
      throw this.#unfit({ code: 'wire.too-deep', limit: limits.depth }, start)
    this.#scopes.push(outer)
    this.#openNames.set(written, (this.#openNames.get(written) ?? 0) + 1)
    this.#scope = scope
    this.#open = element
    return true
  }

  /** Links, files and subjects of one entry are compared with each other: there may not be many. */
  #countRepeats(name: string, isEntry: boolean, start: number): void {
    if (isEntry) this.#repeats = 0
    else if (pairwise.has(name.slice(name.indexOf(':') + 1))) {
      this.#repeats += 1
      const { repeats } = this.#bounds.limits
      if (this.#repeats > repeats)
        throw this.#unfit({ code: 'wire.too-many-elements', limit: repeats }, start)
    }
  }

  #scopeOf(raw: string, attributes: readonly string[] | undefined): FeedScope {
    let declared: Map<string, string> | undefined
    if (attributes !== undefined)
      for (let index = 0; index < attributes.length; index += 2) {
        const name = attributes[index] ?? ''
        if (!/^xmlns(?::|$)/i.test(name)) continue
        declared ??= new Map()
        declared.set(
          name.slice(6).toLowerCase(),
          (attributes[index + 1] ?? '').trim().toLowerCase(),
        )
      }
    const isRoot = this.#root === undefined
    if (declared === undefined && !isRoot) return this.#scope
    const isAtom = isRoot ? /(?:^|:)feed$/i.test(raw) : this.#scope.isAtom
    if (declared === undefined && !isAtom) return this.#scope
    return new FeedScope(this.#scope, declared ?? new Map(), isAtom)
  }

  #close(start: number): boolean {
    const text = this.#text
    const open = this.#open
    nameEnd.lastIndex = start + 2
    if (!nameEnd.test(text)) return this.#cutTag(start)
    const stop = nameEnd.lastIndex - 1
    const written = text.slice(start + 2, stop).toLowerCase()
    tagEnd.lastIndex = stop
    if (!tagEnd.test(text)) return this.#cutTag(start)
    const end = tagEnd.lastIndex - 1
    if (end - start > this.#bounds.limits.tag) throw this.#tooLong(start)
    // One that has lost its end ends where the next tag begins.
    this.#at = text.charCodeAt(end) === 0x3e ? end + 1 : end
    if (open === undefined) return true
    // A closing tag that matches nothing is passed over.
    if (open.written !== written && !this.#openNames.has(written)) return true
    let closed = open
    while (closed.written !== written && closed.parent !== undefined) closed = closed.parent
    for (let at: FeedElement | undefined = open; at !== undefined; at = at.parent) {
      at.end = start
      this.#leave(at)
      if (at === closed) break
    }
    this.#open = closed.parent
    return true
  }

  /** No format has an entry right within another: where one begins so, the other has lost its end. */
  #leaveLost(raw: string, end: number): void {
    const open = this.#open
    if (open === undefined || (open.name !== 'item' && open.name !== 'entry')) return
    if (raw.length !== open.written.length || raw.toLowerCase() !== open.written) return
    open.end = end
    this.#leave(open)
    this.#open = open.parent
  }

  #leave(element: FeedElement): void {
    this.#depth -= 1
    const others = (this.#openNames.get(element.written) ?? 1) - 1
    if (others === 0) this.#openNames.delete(element.written)
    else this.#openNames.set(element.written, others)
    this.#scope = this.#scopes.pop() ?? this.#scope
    if (element.name !== 'item' && element.name !== 'entry') return
    this.#entryDepth -= 1
    if (this.#entryDepth === 0) this.#entries.push(element)
  }

  #lookAtClock(): void {
    const { now, deadline, limits } = this.#bounds
    if (now() > deadline)
      throw new Unfit({ code: 'wire.too-slow', milliseconds: limits.milliseconds })
  }

  /** A tag that never ends: too long, or cut off with the document. */
  #cutTag(start: number): false {
    if (this.#text.length - start > this.#bounds.limits.tag) throw this.#tooLong(start)
    return false
  }

  #truncated(): PlacedFault {
    return {
      code: 'wire.truncated',
      open: this.#open?.written ?? 'markup',
      ...positionAt(this.#text, this.#text.length),
    }
  }

  #tooLong(at: number): Unfit {
    return this.#unfit({ code: 'wire.tag-too-long', limit: this.#bounds.limits.tag }, at)
  }

  #unfit(
    fault:
      | { code: 'wire.too-deep' | 'wire.too-many-elements' | 'wire.tag-too-long'; limit: number }
      | { code: 'wire.entity-unsafe'; entity: string },
    at: number,
  ): Unfit {
    return new Unfit({ ...fault, ...positionAt(this.#text, at) })
  }
}
