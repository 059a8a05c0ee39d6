/** An attribute that declares no namespace; `namespace` is empty where it has no prefix. */
export interface XmlAttribute {
  readonly name: string
  readonly prefix: string
  readonly namespace: string
  readonly value: string
}

/** An element with its children in their order; text, CDATA and character references are one. */
export class XmlElement {
  readonly name: string
  readonly prefix: string
  parent: XmlElement | undefined
  /** UTF-16 offset of its `<`. */
  readonly offset: number
  namespace = ''
  attributes: readonly XmlAttribute[] = []
  readonly children: (XmlElement | string)[] = []
  /** Names and numbers of the children, counted when a path is first asked for. */
  steps: Map<XmlElement, string> | undefined

  constructor(name: string, prefix: string, parent: XmlElement | undefined, offset: number) {
    this.name = name
    this.prefix = prefix
    this.parent = parent
    this.offset = offset
  }
}

export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

/** The element's name with its prefix. */
export function writtenName({ prefix, name }: XmlElement): string {
  return prefix === '' ? name : `${prefix}:${name}`
}

/** The element's text with that of its descendants, as it stands. */
export function textOf(element: XmlElement): string {
  const [only] = element.children
  if (element.children.length === 1 && typeof only === 'string') return only
  return element.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('')
}

/** Where an element stands, as a path of names; a number where there are others of the name. */
export function pathOf(element: XmlElement): string {
  const { parent } = element
  if (parent === undefined) return `/${writtenName(element)}`
  return `${pathOf(parent)}/${stepTo(element, parent)}`
}

/** Among so few it costs less to look than to keep what was seen. */
const few = 32

function stepTo(element: XmlElement, parent: XmlElement): string {
  const name = writtenName(element)
  if (parent.children.length > few) {
    parent.steps ??= stepsOf(parent)
    return parent.steps.get(element) ?? name
  }
  let alike = 0
  let ordinal = 0
  for (const child of parent.children) {
    if (typeof child === 'string' || child.name !== element.name || child.prefix !== element.prefix)
      continue
    alike += 1
    if (child === element) ordinal = alike
  }
  return alike === 1 ? name : `${name}[${ordinal}]`
}

function stepsOf(parent: XmlElement): Map<XmlElement, string> {
  const alike = new Map<string, XmlElement[]>()
  for (const child of parent.children) {
    if (typeof child === 'string') continue
    const name = writtenName(child)
    const found = alike.get(name)
    if (found === undefined) alike.set(name, [child])
    else found.push(child)
  }
  return new Map(
    [...alike].flatMap(([name, found]) =>
      found.map((child, index) => [child, found.length === 1 ? name : `${name}[${index + 1}]`]),
    ),
  )
}
