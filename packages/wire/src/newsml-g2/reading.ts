import { squeezed } from '../long-text.ts'
import type { Warn, WireWarning } from '../fault.ts'
import { parseJson } from '../json-scan.ts'
import { isFields, type Fields } from '../ninjs/value.ts'
import { pathOf, textOf, type XmlAttribute, type XmlElement, xmlNamespace } from '../xml/element.ts'
import { Catalog } from './catalog.ts'
import { narNamespace, ninjsNamespace } from './vocabulary.ts'

/** Attributes that say how a document is put together, not what the news is. */
const structural = new Set('id standard standardversion conformance rank seq'.split(' '))

/**
 * One item on its way out of XML. It remembers every element and attribute that was taken, so that
 * whatever nobody asked for can be named: nothing is dropped in silence.
 */
export class Reading {
  readonly root: XmlElement
  readonly catalog: Catalog = new Catalog()
  readonly warnings: WireWarning[] = []
  readonly warn: Warn = (warning) => {
    this.warnings.push(warning)
  }
  /** The item's own language, of which a name is chosen where there are several. */
  language: string | undefined
  readonly #taken = new Set<XmlElement>()
  readonly #whole = new Set<XmlElement>()
  readonly #used = new Set<XmlAttribute>()

  constructor(root: XmlElement) {
    this.root = root
    this.#taken.add(root)
  }

  /** The child elements of that name; they count as taken. */
  all(parent: XmlElement | undefined, name: string): XmlElement[] {
    const found: XmlElement[] = []
    for (const child of parent?.children ?? []) {
      if (typeof child === 'string' || child.name !== name || !isNar(child)) continue
      this.#taken.add(child)
      found.push(child)
    }
    return found
  }

  /** The first child element of that name; further ones stay untaken. */
  first(parent: XmlElement | undefined, name: string): XmlElement | undefined {
    for (const child of parent?.children ?? []) {
      if (typeof child === 'string' || child.name !== name || !isNar(child)) continue
      this.#taken.add(child)
      return child
    }
    return undefined
  }

  /** An attribute's value without white space around it; `undefined` where it says nothing. */
  attribute(element: XmlElement, name: string): string | undefined {
    for (const one of element.attributes) {
      if (one.name !== name || one.namespace !== '') continue
      this.#used.add(one)
      return one.value.trim() || undefined
    }
    return undefined
  }

  /** Takes the element with all that is in it and gives its text on one line. */
  line(element: XmlElement): string {
    this.takeWhole(element)
    return squeezed(textOf(element)).trim()
  }

  /** The text of the first child of that name, if it says something. */
  lineOf(parent: XmlElement | undefined, name: string): string | undefined {
    const found = this.first(parent, name)
    if (found === undefined) return undefined
    const line = this.line(found)
    return line === '' ? undefined : line
  }

  take(element: XmlElement): void {
    this.#taken.add(element)
  }

  takeWhole(element: XmlElement): void {
    this.#taken.add(element)
    this.#whole.add(element)
  }

  isTaken(element: XmlElement): boolean {
    return this.#taken.has(element)
  }

  /** What the element says in ninjs, in our extension of it. */
  extension(element: XmlElement): Fields {
    const own = element.attributes.find((one) => one.namespace === ninjsNamespace)
    const child = extensionIn(element)
    if (child !== undefined) this.takeWhole(child)
    const json = own?.value ?? (child === undefined ? undefined : textOf(child))
    if (json === undefined) return nothing
    const parsed = parseJson(json, 64)
    if (parsed.ok && isFields(parsed.value)) return parsed.value
    this.warn({ code: 'wire.value-unusable', at: pathOf(child ?? element), expected: 'JSON' })
    return {}
  }

  /** Names all that was not taken, each by its path. Linear in the size of the item. */
  nameLeftovers(): void {
    this.#leftoversOf(this.root)
  }

  #leftoversOf(element: XmlElement): void {
    for (const attribute of element.attributes) {
      if (this.#used.has(attribute)) continue
      const { name, prefix, namespace } = attribute
      const known =
        namespace === xmlNamespace ||
        namespace === ninjsNamespace ||
        namespace.startsWith('http://www.w3.org/2001/XMLSchema-instance') ||
        (namespace === '' && (structural.has(name) || name === 'dir'))
      if (!known)
        this.warn({
          code: 'wire.field-unknown',
          at: `${pathOf(element)}/@${prefix === '' ? name : `${prefix}:${name}`}`,
        })
    }
    if (this.#whole.has(element)) return
    for (const child of element.children) {
      if (typeof child === 'string') continue
      if (this.#taken.has(child)) this.#leftoversOf(child)
      else this.warn({ code: 'wire.field-unknown', at: pathOf(child) })
    }
  }
}

const nothing: Fields = {}

function extensionIn(element: XmlElement): XmlElement | undefined {
  for (const one of element.children)
    if (typeof one !== 'string' && one.namespace === ninjsNamespace) return one
  return undefined
}

/** The standard's elements, also in documents that forgot to say so. */
export function isNar({ namespace }: XmlElement): boolean {
  return namespace === narNamespace || namespace === ''
}

/** The language that is in force at the element, by its own or an outer `xml:lang`. */
export function languageAt(element: XmlElement): string | undefined {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    for (const one of at.attributes)
      if (one.name === 'lang' && one.namespace === xmlNamespace)
        return one.value.trim() || undefined
  }
  return undefined
}

/** The direction that is in force at the element. */
export function directionAt(element: XmlElement): 'ltr' | 'rtl' | undefined {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    const own = at.attributes.find((one) => one.name === 'dir' && one.namespace === '')?.value
    if (own === 'ltr' || own === 'rtl') return own
  }
  return undefined
}
