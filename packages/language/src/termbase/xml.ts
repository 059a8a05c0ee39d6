import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element of an XML file with its place in it. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** All text inside, that of inner elements too, white space as one space. */
  readonly text: string
  /** `/tbx/text[1]/body[1]`: names, and numbers among the children of the same name. */
  readonly at: string
}

/** Why a file could not be read as XML. */
export type XmlFault =
  | { readonly code: 'xml.too-long'; readonly characters: number; readonly most: number }
  | { readonly code: 'xml.malformed'; readonly line: number; readonly message: string }
  | { readonly code: 'xml.entities'; readonly at: string }
  | { readonly code: 'xml.too-deep'; readonly most: number }
  | { readonly code: 'xml.too-many-elements'; readonly most: number }

/** 20 million characters are a term base of about 9,000 concepts in eleven languages. */
const mostCharacters = 20_000_000
const mostNested = 40
/** Twice those of such a term base; each takes half a kilobyte of memory. */
const mostElements = 1_000_000

type OrderedNode = Readonly<Record<string, unknown>>

/**
 * Reads XML into a tree. Entities of its own are refused, as is what is nested deeper than any
 * format of ours; nothing is ever fetched.
 */
export function readXml(
  text: string,
): { ok: true; value: XmlElement } | { ok: false; fault: XmlFault } {
  if (text.length > mostCharacters) {
    return {
      ok: false,
      fault: { code: 'xml.too-long', characters: text.length, most: mostCharacters },
    }
  }
  const plain = text.replace(/^\uFEFF/u, '')
  if (/<!DOCTYPE[^<>[]*\[/u.test(plain))
    return { ok: false, fault: { code: 'xml.entities', at: 'DOCTYPE' } }
  const valid = XMLValidator.validate(plain)
  if (valid !== true) {
    return {
      ok: false,
      fault: malformed(valid.err.line, valid.err.msg),
    }
  }
  const { deepest, elements } = extentOf(plain)
  if (deepest > mostNested) {
    return { ok: false, fault: { code: 'xml.too-deep', most: mostNested } }
  }
  if (elements > mostElements) {
    return { ok: false, fault: { code: 'xml.too-many-elements', most: mostElements } }
  }
  const nodes = nodesOf(plain)
  if (typeof nodes === 'string') {
    return { ok: false, fault: malformed(1, nodes) }
  }
  const root = nodes.find((node) => nameOf(node) !== undefined)
  if (root === undefined) {
    return { ok: false, fault: malformed(1, 'no root element') }
  }
  try {
    return { ok: true, value: elementOf(root, `/${localName(nameOf(root)!)}`) }
  } catch (error) {
    if (error instanceof UnknownEntity) {
      return { ok: false, fault: { code: 'xml.entities', at: error.entity } }
    }
    throw error
  }
}

/** The message may quote the file, all of it. */
function malformed(line: number, message: string): XmlFault {
  return { code: 'xml.malformed', line, message: message.slice(0, 200) }
}

/** The parser's tree; its message where it refuses what the validator let pass. */
function nodesOf(text: string): readonly OrderedNode[] | string {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
  })
  try {
    return parser.parse(text) as readonly OrderedNode[]
  } catch (error) {
    // It tells of bad input by an Error without a class of its own; anything else is broken machinery.
    if (error instanceof Error && error.constructor === Error) return error.message
    throw error
  }
}

/** Escapes text for the content of an element or an attribute in double quotes. */
export function xmlText(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** How deep elements are nested, and how many there are. */
function extentOf(text: string): { deepest: number; elements: number } {
  let [depth, deepest, elements] = [0, 0, 0]
  for (const [tag] of text.matchAll(
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<![^>]*>|<(?:[^>"']|"[^"]*"|'[^']*')*>/gu,
  )) {
    if (tag.startsWith('<!') || tag.startsWith('<?')) continue
    if (tag.startsWith('</')) {
      depth -= 1
      continue
    }
    elements += 1
    if (!tag.endsWith('/>')) depth += 1
    deepest = Math.max(deepest, depth)
  }
  return { deepest, elements }
}

function nameOf(node: OrderedNode): string | undefined {
  return Object.keys(node).find(
    (key) => key !== ':@' && !key.startsWith('#') && !key.startsWith('?'),
  )
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function elementOf(node: OrderedNode, at: string): XmlElement {
  const name = nameOf(node)!
  const inner = node[name] as readonly OrderedNode[]
  const counts = new Map<string, number>()
  const children: XmlElement[] = []
  const pieces: (string | XmlElement)[] = []
  for (const child of inner) {
    const childName = nameOf(child)
    if (childName === undefined) {
      const piece = child['#text']
      if (typeof piece === 'string') pieces.push(decoded(piece))
      continue
    }
    const local = localName(childName)
    const count = (counts.get(local) ?? 0) + 1
    counts.set(local, count)
    const element = elementOf(child, `${at}/${local}[${count}]`)
    children.push(element)
    pieces.push(element)
  }
  const attributes = Object.fromEntries(
    Object.entries((node[':@'] ?? {}) as Record<string, string>).map(([key, value]) => [
      key,
      decoded(value),
    ]),
  )
  return new ReadElement(localName(name), attributes, children, pieces, at)
}

class ReadElement implements XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly at: string
  readonly #pieces: readonly (string | XmlElement)[]

  constructor(
    name: string,
    attributes: Readonly<Record<string, string>>,
    children: readonly XmlElement[],
    pieces: readonly (string | XmlElement)[],
    at: string,
  ) {
    this.name = name
    this.attributes = attributes
    this.children = children
    this.#pieces = pieces
    this.at = at
  }

  /** Asked of few elements: kept in each, a long text would be kept once for every depth. */
  get text(): string {
    return this.#pieces
      .map((piece) => (typeof piece === 'string' ? piece : piece.text))
      .join('')
      .replace(/\s+/gu, ' ')
  }
}

class UnknownEntity extends Error {
  readonly entity: string
  constructor(entity: string) {
    super(`unknown entity ${entity}`)
    this.entity = entity
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[^;\s&]+);/giu, (entity, name: string) => {
    if (!name.startsWith('#')) {
      const character = Object.hasOwn(named, name) ? named[name] : undefined
      if (character === undefined) throw new UnknownEntity(entity)
      return character
    }
    const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) {
      throw new UnknownEntity(entity)
    }
    return String.fromCodePoint(code)
  })
}
