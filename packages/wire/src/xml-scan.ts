import type { Warn, WireFault } from './fault.ts'
import type { Limits } from './limits.ts'
import { positionAt } from './position.ts'

/** What one linear pass over a feed's markup found before any parser is let near it. */
export interface XmlScan {
  /** Local name of the root element, as written; empty when there is none. */
  readonly root: string
  /** What makes the document unfit to be parsed at all. */
  readonly fatal?: WireFault
  /** The document ends inside its root element. */
  readonly truncated?: WireFault
}

const namePattern = /[^\s/>=<]+/y
const pairwise = new Set(['link', 'enclosure', 'content', 'category', 'subject', 'thumbnail'])

/**
 * Checks nesting, number of elements, length of tags, repeated elements and entity declarations.
 * Lenient as the parser is: closing tags that match nothing are passed over.
 */
export function scanXml(text: string, limits: Limits, warn: Warn): XmlScan {
  const open: string[] = []
  const scopes: number[] = []
  let namespaces = 0
  let inForce = 0
  let root = ''
  let elements = 0
  let repeats = 0
  let index = text.indexOf('<')
  const fatal = (
    offset: number,
    fault:
      | { code: 'wire.too-deep' | 'wire.too-many-elements' | 'wire.tag-too-long'; limit: number }
      | { code: 'wire.entity-unsafe'; entity: string },
  ): XmlScan => ({ root, fatal: { ...fault, ...positionAt(text, offset) } })
  const truncated = (): XmlScan => ({
    root,
    truncated: {
      code: 'wire.truncated',
      open: open.at(-1) ?? 'markup',
      ...positionAt(text, text.length),
    },
  })
  while (index !== -1) {
    const skipped = skipOpaque(text, index)
    if (skipped === 'open') return truncated()
    if (skipped !== undefined) {
      index = text.indexOf('<', skipped)
      continue
    }
    if (text.startsWith('<!', index)) {
      const end = declarationEnd(text, index)
      if (end - index > limits.tag)
        return fatal(index, { code: 'wire.tag-too-long', limit: limits.tag })
      const unsafe = unsafeEntity(text.slice(index, end), warn)
      if (unsafe !== undefined) return fatal(index, { code: 'wire.entity-unsafe', entity: unsafe })
      index = text.indexOf('<', end)
      continue
    }
    const closing = text.charAt(index + 1) === '/'
    namePattern.lastIndex = index + (closing ? 2 : 1)
    const name = namePattern.exec(text)?.[0]
    if (name === undefined) {
      index = text.indexOf('<', index + 1)
      continue
    }
    const tag = tagEnd(text, namePattern.lastIndex, limits)
    if (tag.end - index > limits.tag || tag.attributes > limits.repeats)
      return fatal(index, { code: 'wire.tag-too-long', limit: limits.tag })
    if (tag.open) return truncated()
    if (closing) {
      const at = open.lastIndexOf(name)
      if (at !== -1) {
        for (const scope of scopes.splice(at)) inForce -= scope
        open.length = at
      }
    } else {
      elements += 1
      if (elements > limits.elements)
        return fatal(index, { code: 'wire.too-many-elements', limit: limits.elements })
      const local = name.slice(name.indexOf(':') + 1)
      if (root === '') root = local
      if (local === 'item' || local === 'entry') repeats = 0
      else if (pairwise.has(local)) repeats += 1
      if (repeats > limits.repeats)
        return fatal(index, { code: 'wire.too-many-elements', limit: limits.repeats })
      namespaces += tag.namespaces
      if (namespaces > limits.namespaces)
        return fatal(index, { code: 'wire.too-many-elements', limit: limits.namespaces })
      if (inForce + tag.namespaces > limits.openNamespaces)
        return fatal(index, { code: 'wire.too-many-elements', limit: limits.openNamespaces })
      if (!tag.selfClosed) {
        open.push(name)
        scopes.push(tag.namespaces)
        inForce += tag.namespaces
      }
      if (open.length > limits.depth)
        return fatal(index, { code: 'wire.too-deep', limit: limits.depth })
    }
    index = text.indexOf('<', tag.end)
  }
  return open.length > 0 ? truncated() : { root }
}

/** The end of a comment, CDATA section or processing instruction that starts here. */
function skipOpaque(text: string, index: number): number | 'open' | undefined {
  for (const [start, end] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!text.startsWith(start, index)) continue
    const at = text.indexOf(end, index + start.length)
    return at === -1 ? 'open' : at + end.length
  }
  return undefined
}

function declarationEnd(text: string, start: number): number {
  let brackets = 0
  let quote = ''
  for (let index = start + 2; index < text.length; index += 1) {
    const unit = text.charAt(index)
    if (quote !== '') {
      if (unit === quote) quote = ''
    } else if (unit === '"' || unit === "'") quote = unit
    else if (unit === '[') brackets += 1
    else if (unit === ']') brackets -= 1
    else if (unit === '>' && brackets <= 0) return index + 1
  }
  return text.length
}

const entityPattern = /<!ENTITY\s+(%\s+)?([^\s"'>]+)\s+(?:"([^"]*)"|'([^']*)'|([^>]*))/gi

/**
 * The first entity that reads from elsewhere or is made of other entities. Plain ones are only
 * reported: the parser never expands them.
 */
function unsafeEntity(declaration: string, warn: Warn): string | undefined {
  for (const match of declaration.matchAll(entityPattern)) {
    const [, parameter, name = '', double, single, external] = match
    const value = double ?? single ?? ''
    if (parameter !== undefined || external !== undefined || /&(?!#)|%/.test(value)) return name
    warn({ code: 'wire.entity-declared', entity: name })
  }
  return undefined
}

interface Tag {
  readonly end: number
  readonly selfClosed: boolean
  readonly open: boolean
  readonly attributes: number
  /** Declarations of namespaces among the attributes. */
  readonly namespaces: number
}

function tagEnd(text: string, start: number, limits: Limits): Tag {
  let quote = ''
  let attributes = 0
  let namespaces = 0
  const last = Math.min(text.length, start + limits.tag + 1)
  for (let index = start; index < last; index += 1) {
    const unit = text.charAt(index)
    if (quote !== '') {
      if (unit === quote) quote = ''
    } else if ((unit === '"' || unit === "'") && /[=\s]/.test(text.charAt(index - 1))) quote = unit
    else if (unit === ':' || unit === '=') {
      if (text.startsWith('xmlns', index - 5)) namespaces += 1
      if (unit === '=') attributes += 1
    } else if (unit === '>')
      return {
        end: index + 1,
        selfClosed: text.charAt(index - 1) === '/',
        open: false,
        attributes,
        namespaces,
      }
  }
  return { end: last, selfClosed: false, open: true, attributes, namespaces }
}
