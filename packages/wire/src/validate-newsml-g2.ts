import { expectationOf } from './fault-expectation.ts'
import type { WireFault } from './fault.ts'
import type { Finding } from './finding.ts'
import { limitsOf, type ReadOptions } from './limits.ts'
import type { Position } from './newsml-g2/content-model.ts'
import { Schema, type SchemaType } from './newsml-g2/schema.ts'
import { narNamespace } from './newsml-g2/vocabulary.ts'
import { LineIndex } from './position.ts'
import { pathOf, textOf, type XmlAttribute, type XmlElement, xmlNamespace } from './xml/element.ts'
import { parseXml } from './xml/tree.ts'
import { settled, wrongIn } from './xml/value.ts'

const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance'
const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig'

/** Further ones say nothing new about a document that is as wrong as that. */
const maxFindings = 1_000

let schema: Schema | undefined

/**
 * All that keeps a document from being strictly valid NewsML-G2 2.35 Power, each with its place and
 * its rule in words; empty where it is valid. Elements of other namespaces are not judged.
 * @source IPTC NewsML-G2 2.35, schema of all items at conformance level Power
 */
export function validateNewsMlG2(text: string, options?: ReadOptions): Finding[] {
  const loose: Finding[] = []
  const parsed = parseXml(text, limitsOf(options), (warning) => {
    if (warning.code === 'wire.entity-unknown' && loose.length < maxFindings)
      loose.push({
        at: '',
        rule: 'well-formed',
        expected: warning.entity === '' ? '"&amp;" for "&"' : `no entity &${warning.entity};`,
        line: warning.line,
        column: warning.column,
      })
  })
  if (!parsed.ok) return [unreadable(parsed.fault)]
  schema ??= new Schema()
  const check = new Check(text, schema)
  check.root(parsed.value)
  return [...loose, ...check.findings].slice(0, maxFindings)
}

function unreadable(fault: WireFault): Finding {
  const place = 'line' in fault ? { line: fault.line, column: fault.column } : {}
  return { at: '', rule: 'well-formed', expected: expectationOf(fault), ...place }
}

class Check {
  readonly findings: Finding[] = []
  readonly #lines: LineIndex
  readonly #schema: Schema
  readonly #ids = new Set<string>()
  readonly #references: { element: XmlElement; name: string; id: string }[] = []

  constructor(text: string, known: Schema) {
    this.#lines = new LineIndex(text)
    this.#schema = known
  }

  root(root: XmlElement): void {
    const type = root.namespace === narNamespace ? this.#schema.elementType(root.name) : undefined
    if (type === undefined)
      this.#find(root, 'element-unexpected', `an element of NewsML-G2 (xmlns="${narNamespace}")`)
    else this.#element(root, this.#schema.type(type))
    for (const { element, name, id } of this.#references)
      if (!this.#ids.has(id))
        this.#find(element, 'id-unknown', `an element with the id "${id}"`, name)
  }

  #find(element: XmlElement, rule: string, expected: string, attribute?: string): void {
    if (this.findings.length >= maxFindings) return
    this.findings.push({
      at: attribute === undefined ? pathOf(element) : `${pathOf(element)}/@${attribute}`,
      rule,
      expected,
      ...this.#lines.at(element.offset),
    })
  }

  #element(element: XmlElement, type: SchemaType): void {
    this.#attributes(element, type)
    if (type.value !== undefined) {
      const child = element.children.find((one): one is XmlElement => typeof one !== 'string')
      if (child !== undefined) this.#find(child, 'element-unexpected', 'no elements, only text')
      else this.#value(element, undefined, type.value, textOf(element))
      return
    }
    if (!type.mixed) {
      const words = element.children.some(
        (one) => typeof one === 'string' && (type.content === undefined || /[^ \t\n\r]/.test(one)),
      )
      if (words) this.#find(element, 'text-unexpected', 'no text between the elements')
    }
    this.#content(element, type)
  }

  #content(element: XmlElement, { content }: SchemaType): void {
    const children = element.children.filter((one): one is XmlElement => typeof one !== 'string')
    let next: readonly number[] = content?.first ?? []
    let current: readonly number[] = []
    let lost = false
    for (const child of children) {
      const at = next.filter((one) => fits(content?.positions[one], child))
      const found = lost || at[0] === undefined ? undefined : content?.positions[at[0]]
      if (found !== undefined) {
        this.#child(child, found)
        current = at
        next = [...new Set(at.flatMap((one) => content?.follow[one] ?? []))]
        continue
      }
      if (!lost)
        this.#find(child, 'element-unexpected', this.#wanted(next, content?.positions ?? []))
      // What follows is judged for itself: its place can no longer be told.
      lost = true
      const known = content?.positions.find((one) => fits(one, child))
      if (known !== undefined) this.#child(child, known)
      else this.#lax(child)
    }
    if (lost || content === undefined) return
    const complete =
      children.length === 0 ? content.nullable : current.some((one) => content.last.has(one))
    if (!complete) this.#find(element, 'element-missing', this.#wanted(next, content.positions))
  }

  #wanted(next: readonly number[], positions: readonly Position[]): string {
    const names = next.flatMap((at) => {
      const position = positions[at]
      if (position === undefined) return []
      return [position.kind === 'element' ? position.name : 'an element of another namespace']
    })
    return names.length === 0 ? 'no further element' : [...new Set(names)].join(' | ')
  }

  #child(child: XmlElement, position: Position): void {
    if (position.kind === 'element') this.#element(child, this.#schema.type(position.type))
    else if (position.strict)
      this.#find(child, 'element-unknown', 'an element that the schema declares')
    else this.#lax(child)
  }

  /** What any element is allowed for is judged where the standard knows it, and left where not. */
  #lax(element: XmlElement): void {
    const type =
      element.namespace === narNamespace ? this.#schema.elementType(element.name) : undefined
    if (type !== undefined) {
      this.#element(element, this.#schema.type(type))
      return
    }
    for (const attribute of element.attributes) this.#xmlAttribute(element, attribute)
    for (const child of element.children) if (typeof child !== 'string') this.#lax(child)
  }

  #attributes(element: XmlElement, type: SchemaType): void {
    const seen = new Set<string>()
    for (const attribute of element.attributes) {
      const name = writtenName(attribute)
      seen.add(name)
      if (attribute.namespace === instanceNamespace) {
        if (!/^(?:schemaLocation|noNamespaceSchemaLocation|type)$/.test(attribute.name))
          this.#find(element, 'attribute-unknown', 'no such attribute', name)
        continue
      }
      const rule = type.attributes.get(name)
      if (rule !== undefined) {
        if (rule.fixed !== undefined && attribute.value !== rule.fixed)
          this.#find(element, 'value', `"${rule.fixed}"`, name)
        this.#value(element, name, rule.kind, attribute.value)
      } else if (attribute.namespace === '') {
        if (type.foreign !== 'local')
          this.#find(element, 'attribute-unknown', 'no such attribute', name)
      } else if (type.foreign !== 'other' && attribute.namespace !== xmlNamespace)
        this.#find(element, 'attribute-unknown', 'no attribute of another namespace', name)
      else if (type.foreign === undefined && attribute.namespace === xmlNamespace)
        this.#find(element, 'attribute-unknown', 'no such attribute', name)
      else this.#xmlAttribute(element, attribute)
    }
    for (const { name, required } of type.attributes.values())
      if (required && !seen.has(name)) this.#find(element, 'attribute-missing', 'present', name)
  }

  /** @source XML 1.0 section 2.10 and 2.12; XML Base; xml:id 1.0 */
  #xmlAttribute(element: XmlElement, attribute: XmlAttribute): void {
    if (attribute.namespace !== xmlNamespace) return
    const name = writtenName(attribute)
    const { value } = attribute
    if (attribute.name === 'lang') this.#value(element, name, 'lang', value)
    else if (attribute.name === 'base') this.#value(element, name, 'iri', value)
    else if (attribute.name === 'id') this.#value(element, name, 'id', value)
    else if (attribute.name === 'space' && !/^\s*(?:default|preserve)\s*$/.test(value))
      this.#find(element, 'value', 'default or preserve', name)
  }

  #value(element: XmlElement, attribute: string | undefined, kind: string, value: string): void {
    const wrong = wrongIn(kind, value)
    if (wrong !== undefined) {
      this.#find(element, 'value', wrong, attribute)
      return
    }
    const clean = settled(kind, value)
    if (kind === 'id') {
      if (this.#ids.has(clean)) this.#find(element, 'id-twice', `the id "${clean}" once`, attribute)
      this.#ids.add(clean)
    } else if (kind === 'idref' || kind === 'idrefs')
      for (const id of clean.split(' '))
        this.#references.push({ element, name: attribute ?? '', id })
  }
}

function writtenName({ prefix, namespace, name }: XmlAttribute): string {
  return namespace === xmlNamespace ? `xml:${name}` : namespace === '' ? name : `${prefix}:${name}`
}

function fits(position: Position | undefined, child: XmlElement): boolean {
  if (position === undefined) return false
  if (position.kind === 'element')
    return child.namespace === narNamespace && child.name === position.name
  switch (position.namespace) {
    case 'any':
      return true
    case 'nar':
      return child.namespace === narNamespace
    case 'dsig':
      return child.namespace === signatureNamespace
    default:
      return child.namespace !== narNamespace && child.namespace !== ''
  }
}
