import { decodeHTMLStrict } from 'entities'

import type { Warn, WireFault } from '../fault.ts'
import type { Limits } from '../limits.ts'
import { beforeReference, normalLines, piecewise } from '../long-text.ts'
import { positionAt } from '../position.ts'
import { ok, refuse, type Result } from '../result.ts'
import { declaredEntities, declarationEnd } from './declaration.ts'
import { writtenName, XmlElement, xmlNamespace } from './element.ts'
import { xmlNameAt } from './name.ts'

const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

const attributePattern = /\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const spacePattern = /\s*/y
const referencePattern = /&(?:#(\d{1,8})|#x([\da-fA-F]{1,7})|([^\s&;<"'=]{1,64}));|&/g
// oxlint-disable-next-line no-control-regex -- these very characters are to be found
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u
const predefined: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

/**
 * Parses a document that is well-formed with namespaces. Declared entities are refused where they
 * read from elsewhere or are made of others, else they stay as they are written, as unknown ones
 * and a bare `&` do, with a warning; those that HTML names give its signs, with the same. Linear
 * in the input; nothing is fetched.
 * @source XML 1.0, fifth edition; Namespaces in XML 1.0
 */
export function parseXml(text: string, limits: Limits, warn: Warn): Result<XmlElement, WireFault> {
  try {
    return ok(new Parser(text, limits, warn).document())
  } catch (cause) {
    if (cause instanceof Unfit) return refuse({ ...cause.fault, ...positionAt(text, cause.offset) })
    throw cause
  }
}

type PlacelessFault =
  | { code: 'wire.too-deep' | 'wire.too-many-elements' | 'wire.tag-too-long'; limit: number }
  | { code: 'wire.entity-unsafe'; entity: string }
  | { code: 'wire.xml-syntax'; expected: string }
  | { code: 'wire.truncated'; open: string }

class Unfit extends Error {
  readonly fault: PlacelessFault
  readonly offset: number

  constructor(fault: PlacelessFault, offset: number) {
    super(fault.code)
    this.name = 'Unfit'
    this.fault = fault
    this.offset = offset
  }
}

/** Of references that mean nothing; a document full of them is told so once. */
const maxUnknown = 100

/** The namespaces that an element declares, and what it stands in. A copy for each would be as long as all around it. */
interface Scope {
  readonly own: ReadonlyMap<string, string>
  readonly outer: Scope | undefined
}

const outermost: Scope = {
  own: new Map([
    ['xml', xmlNamespace],
    ['', ''],
  ]),
  outer: undefined,
}

class Parser {
  readonly #text: string
  readonly #limits: Limits
  readonly #warn: Warn
  #at = 0
  #elements = 0
  #unknown = 0
  #open: XmlElement | undefined
  readonly #scopes: Scope[] = [outermost]

  constructor(text: string, limits: Limits, warn: Warn) {
    this.#text = text
    this.#limits = limits
    this.#warn = warn
  }

  document(): XmlElement {
    const text = this.#text
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1
    let root: XmlElement | undefined
    while (this.#at < text.length) {
      const markup = text.indexOf('<', this.#at)
      const end = markup === -1 ? text.length : markup
      if (end > this.#at) this.#characters(end)
      if (markup === -1) break
      this.#at = markup
      const next = text.charCodeAt(markup + 1)
      if (next === 0x2f) this.#close()
      else if (next === 0x21) this.#declaration(root !== undefined)
      else if (next === 0x3f) this.#skip('?>', 'a processing instruction')
      else {
        if (root !== undefined && this.#open === undefined)
          throw this.#syntax('nothing after the root element', markup)
        const element = this.#element()
        root ??= element
      }
    }
    if (this.#open !== undefined) throw this.#truncated(this.#open.name)
    if (root === undefined) throw this.#syntax('a root element', text.length)
    return root
  }

  #characters(end: number): void {
    const start = this.#at
    const raw = this.#text.slice(start, end)
    this.#at = end
    if (this.#open === undefined) {
      if (raw.trim() !== '') throw this.#syntax('no text outside the root element', start)
      return
    }
    const gap = raw.indexOf(']]>')
    if (gap !== -1) throw this.#syntax('"]]&gt;" for "]]>"', start + gap)
    this.#append(this.#decoded(raw, start, false))
  }

  #append(value: string): void {
    const children = this.#open?.children
    if (children === undefined || value === '') return
    const last = children.length - 1
    const before = children[last]
    if (typeof before === 'string') children[last] = before + value
    else children.push(value)
  }

  #declaration(inside: boolean): void {
    const text = this.#text
    const start = this.#at
    if (text.startsWith('<!--', start)) {
      const end = text.indexOf('--', start + 4)
      if (end === -1) throw this.#truncated('comment')
      if (text.charAt(end + 2) !== '>') throw this.#syntax('no "--" inside a comment', end)
      this.#legal(text.slice(start, end), start)
      this.#at = end + 3
    } else if (text.startsWith('<![CDATA[', start) && this.#open !== undefined) {
      const end = text.indexOf(']]>', start + 9)
      if (end === -1) throw this.#truncated('CDATA')
      const raw = text.slice(start + 9, end)
      this.#legal(raw, start + 9)
      this.#append(normalLines(raw))
      this.#at = end + 3
    } else if (text.startsWith('<!DOCTYPE', start) && this.#open === undefined && !inside)
      this.#doctype()
    else throw this.#syntax('a comment, CDATA or an element', start)
  }

  #doctype(): void {
    const text = this.#text
    const start = this.#at
    const end = declarationEnd(text, start, this.#limits.tag)
    if (end === undefined) {
      if (text.length - start > this.#limits.tag) throw this.#tooLong(start)
      throw this.#truncated('DOCTYPE')
    }
    for (const { name, isUnsafe, offset } of declaredEntities(text.slice(start, end))) {
      if (isUnsafe) throw new Unfit({ code: 'wire.entity-unsafe', entity: name }, start + offset)
      this.#warn({ code: 'wire.entity-declared', entity: name })
    }
    this.#at = end
  }

  #element(): XmlElement {
    const text = this.#text
    const start = this.#at
    this.#elements += 1
    if (this.#elements > this.#limits.elements)
      throw new Unfit({ code: 'wire.too-many-elements', limit: this.#limits.elements }, start)
    if (this.#scopes.length > this.#limits.depth)
      throw new Unfit({ code: 'wire.too-deep', limit: this.#limits.depth }, start)
    const [prefix, name] = this.#qualified(start + 1)
    const element = new XmlElement(name, prefix, this.#open, start)
    const raw: { prefix: string; name: string; value: string; at: number }[] = []
    let scope = this.#scopes.at(-1) ?? outermost
    let grown: Map<string, string> | undefined
    for (;;) {
      spacePattern.lastIndex = this.#at
      const spaced = spacePattern.exec(text)?.[0] !== ''
      this.#at = spacePattern.lastIndex
      const unit = text.charAt(this.#at)
      if (unit === '') throw this.#truncated(name)
      if (unit === '>' || unit === '/') break
      if (!spaced) throw this.#syntax('a space before an attribute', this.#at)
      const at = this.#at
      const [own, local] = this.#qualified(at)
      const value = this.#value(local)
      if (this.#at - start > this.#limits.tag || raw.length > this.#limits.repeats)
        throw this.#tooLong(start)
      if (own === 'xmlns' || (own === '' && local === 'xmlns')) {
        const declared = own === '' ? '' : local
        if (grown?.has(declared) === true) throw this.#syntax('an attribute only once', at)
        if (value === '' && declared !== '') throw this.#syntax('a namespace for the prefix', at)
        if (
          (declared === 'xml') !== (value === xmlNamespace) ||
          declared === 'xmlns' ||
          value === xmlnsNamespace
        )
          throw this.#syntax('"xml" and "xmlns" for their own namespaces only', at)
        grown ??= new Map()
        grown.set(declared, value)
      } else raw.push({ prefix: own, name: local, value, at })
    }
    if (grown !== undefined) scope = { own: grown, outer: scope }
    element.namespace = this.#namespace(scope, prefix, start)
    if (raw.length > 0)
      element.attributes = raw.map(({ prefix: own, name: local, value, at }) => ({
        name: local,
        prefix: own,
        namespace: own === '' ? '' : this.#namespace(scope, own, at),
        value,
      }))
    if (element.attributes.length > 1) this.#distinct(element)
    this.#open?.children.push(element)
    const empty = text.charAt(this.#at) === '/'
    if (empty && text.charAt(this.#at + 1) !== '>')
      throw this.#syntax('">" after "/"', this.#at + 1)
    this.#at += empty ? 2 : 1
    if (!empty) {
      this.#open = element
      this.#scopes.push(scope)
    }
    return element
  }

  #distinct({ attributes, offset }: XmlElement): void {
    const names = new Set<string>()
    for (const { namespace, name } of attributes) {
      const key = `${namespace} ${name}`
      if (names.has(key)) throw this.#syntax(`the attribute ${name} only once`, offset)
      names.add(key)
    }
  }

  #namespace(scope: Scope, prefix: string, at: number): string {
    let found: string | undefined
    for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
      found = at.own.get(prefix)
      if (found !== undefined) break
    }
    if (found === undefined) throw this.#syntax(`a namespace for the prefix ${prefix}`, at)
    return found
  }

  #qualified(at: number): [prefix: string, name: string] {
    const name = xmlNameAt(this.#text, at)
    if (name === undefined) {
      if (at >= this.#text.length) throw this.#truncated('markup')
      throw this.#syntax('a name', at)
    }
    this.#at = at + name.length
    const colon = name.indexOf(':')
    if (colon === -1) return ['', name]
    const local = name.slice(colon + 1)
    if (colon === 0 || local === '' || local.includes(':') || /^[\d.\-\u00B7]/.test(local))
      throw this.#syntax('a name with at most one prefix', at)
    return [name.slice(0, colon), local]
  }

  #value(name: string): string {
    attributePattern.lastIndex = this.#at
    const match = attributePattern.exec(this.#text)
    if (match === null) {
      if (!/>/.test(this.#text.slice(this.#at))) throw this.#truncated(name)
      throw this.#syntax(`a value in quotes for the attribute ${name}`, this.#at)
    }
    const value = match[1] ?? match[2] ?? ''
    const start = attributePattern.lastIndex - value.length - 1
    this.#at = attributePattern.lastIndex
    return this.#decoded(value, start, true)
  }

  #close(): void {
    const start = this.#at
    if (this.#closesAt(start)) return
    const [prefix, name] = this.#qualified(start + 2)
    spacePattern.lastIndex = this.#at
    spacePattern.exec(this.#text)
    this.#at = spacePattern.lastIndex
    if (this.#at >= this.#text.length) throw this.#truncated(this.#open?.name ?? 'markup')
    const open = this.#open
    if (open === undefined || open.name !== name || open.prefix !== prefix)
      throw this.#syntax(
        open === undefined ? 'no closing tag' : `the closing tag of ${writtenName(open)}`,
        start,
      )
    if (this.#text.charAt(this.#at) !== '>') throw this.#syntax('">"', this.#at)
    this.#at += 1
    this.#open = open.parent
    this.#scopes.pop()
  }

  /** Whether the open element is closed here without any white space, as nearly all are. */
  #closesAt(start: number): boolean {
    const open = this.#open
    if (open === undefined || open.prefix !== '') return false
    const end = start + 2 + open.name.length
    if (this.#text.charCodeAt(end) !== 0x3e || !this.#text.startsWith(open.name, start + 2))
      return false
    this.#at = end + 1
    this.#open = open.parent
    this.#scopes.pop()
    return true
  }

  #skip(end: string, what: string): void {
    const found = this.#text.indexOf(end, this.#at + 2)
    if (found === -1) throw this.#truncated(what)
    const raw = this.#text.slice(this.#at + 2, found)
    const target = /^[^\s?]*/.exec(raw)?.[0] ?? ''
    if (target === '' || (/^xml$/i.test(target) && this.#text.slice(0, this.#at).trim() !== ''))
      throw this.#syntax(
        target === '' ? 'a name' : 'the XML declaration at the beginning of the document',
        this.#at,
      )
    this.#legal(raw, this.#at)
    this.#at = found + end.length
  }

  #legal(raw: string, start: number): void {
    const at = raw.search(illegal)
    if (at !== -1) throw this.#syntax('only characters that XML allows', start + at)
  }

  #decoded(raw: string, start: number, attribute: boolean): string {
    this.#legal(raw, start)
    // White space in an attribute is a space unless it was written as a reference.
    const plain = attribute ? raw.replaceAll(/\r\n|[\t\n\r]/g, ' ') : normalLines(raw)
    if (!plain.includes('&')) return plain
    return piecewise(plain, beforeReference, (piece) => this.#resolved(piece, start))
  }

  #resolved(plain: string, start: number): string {
    return plain.replaceAll(
      referencePattern,
      (found, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
        if (name !== undefined) {
          const value = Object.hasOwn(predefined, name) ? predefined[name] : undefined
          if (value !== undefined) return value
        } else if (decimal !== undefined || hex !== undefined) {
          const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
          const value = code > 0x10ffff ? '\u0000' : String.fromCodePoint(code)
          if (illegal.test(value)) throw this.#syntax('only characters that XML allows', start)
          return value
        }
        this.#unknown += 1
        if (this.#unknown <= maxUnknown)
          this.#warn({
            code: 'wire.entity-unknown',
            entity: name ?? '',
            ...positionAt(this.#text, start),
          })
        return name === undefined ? found : decodeHTMLStrict(found)
      },
    )
  }

  #syntax(expected: string, at: number): Unfit {
    return new Unfit({ code: 'wire.xml-syntax', expected }, at)
  }

  #truncated(open: string): Unfit {
    return new Unfit({ code: 'wire.truncated', open }, this.#text.length)
  }

  #tooLong(at: number): Unfit {
    return new Unfit({ code: 'wire.tag-too-long', limit: this.#limits.tag }, at)
  }
}
