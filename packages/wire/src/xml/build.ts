import { withoutControls } from '../sanitise.ts'
import { type XmlAttribute, XmlElement, xmlNamespace } from './element.ts'

/** An attribute's value; `undefined` leaves it out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element of a namespace with attributes and children; `undefined` children are left out. */
export function build(
  namespace: string,
  name: string,
  attributes: Attributes,
  children: readonly (XmlElement | string | undefined)[],
): XmlElement {
  const element = new XmlElement(name, '', undefined, 0)
  element.namespace = namespace
  element.attributes = Object.entries(attributes).flatMap(([key, value]): XmlAttribute[] => {
    if (value === undefined) return []
    const xml = key.startsWith('xml:')
    return [
      {
        name: xml ? key.slice(4) : key,
        prefix: xml ? 'xml' : '',
        namespace: xml ? xmlNamespace : '',
        value: String(value),
      },
    ]
  })
  append(element, ...children)
  return element
}

/** Adds children to an element, in this order. */
export function append(
  element: XmlElement,
  ...children: readonly (XmlElement | string | undefined)[]
): void {
  for (const child of children) {
    if (child === undefined || child === '') continue
    if (typeof child !== 'string') child.parent = element
    element.children.push(child)
  }
}

/**
 * The document of a root element. Prefixes are those given; a namespace that is no default of an
 * outer element is declared where it begins. Elements of the root's namespace that hold no text
 * stand on lines of their own.
 */
export function printXml(root: XmlElement, prefixes: ReadonlyMap<string, string>): string {
  const declared = [...prefixes]
    .map(([uri, prefix]) => ` xmlns:${prefix}="${escape(uri)}"`)
    .join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${print(root, '', { prefixes, block: root.namespace }, declared, 0)}\n`
}

interface Style {
  readonly prefixes: ReadonlyMap<string, string>
  /** The namespace whose white space means nothing. */
  readonly block: string
}

function print(
  element: XmlElement,
  outer: string,
  style: Style,
  declared: string,
  depth: number,
): string {
  const { prefixes } = style
  const prefix = prefixes.get(element.namespace)
  const name = prefix === undefined ? element.name : `${prefix}:${element.name}`
  const ownDefault = prefix === undefined && element.namespace !== outer
  const inner = prefix === undefined ? element.namespace : outer
  const attributes = element.attributes
    .map(({ prefix: own, namespace, name: local, value }) => {
      const known = namespace === '' ? '' : own === 'xml' ? 'xml' : prefixes.get(namespace)
      return known === undefined
        ? ''
        : ` ${known === '' ? local : `${known}:${local}`}="${escapeAttribute(value)}"`
    })
    .join('')
  const open = `<${name}${ownDefault ? ` xmlns="${escape(element.namespace)}"` : ''}${declared}${attributes}`
  if (element.children.length === 0) return `${open}/>`
  const block =
    element.namespace === style.block &&
    element.children.every((child) => typeof child !== 'string')
  const gap = block ? `\n${'  '.repeat(depth + 1)}` : ''
  const content = element.children
    .map(
      (child) =>
        gap +
        (typeof child === 'string' ? escape(child) : print(child, inner, style, '', depth + 1)),
    )
    .join('')
  return `${open}>${content}${block ? `\n${'  '.repeat(depth)}` : ''}</${name}>`
}

function escape(text: string): string {
  return withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

function escapeAttribute(text: string): string {
  return escape(text)
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n]/g, (found) => `&#${found.charCodeAt(0)};`)
}
