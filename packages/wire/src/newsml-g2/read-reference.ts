import { asUri } from '../uri.ts'
import { pathOf, type XmlElement } from '../xml/element.ts'
import { codeOf, meaningOf, type Raw, tagOf, withoutUndefined } from './read-concept.ts'
import { readContent, readRendition } from './read-content.ts'
import { push, readContentMeta, readItemMeta, readRights } from './read-meta.ts'
import { wordsOf } from './read-words.ts'
import { languageAt, type Reading } from './reading.ts'

/** Groups in groups: deeper than any package, and a bound for groups that hold themselves. */
const maxGroups = 12

/**
 * Reads a `link` or `itemRef` into an association: where it points, and the hints about it, which
 * may be any part of the item it points to.
 */
export function readReference(
  reading: Reading,
  element: XmlElement,
  about: { readonly name: string; readonly rel?: string },
): Raw | undefined {
  const extension = reading.extension(element)
  const attribute = (name: string): string | undefined => reading.attribute(element, name)
  const href = attribute('href')
  const address = href === undefined ? undefined : asUri(href)
  const target = attribute('residref') ?? attribute('guidref') ?? href
  const uri = target === undefined ? undefined : asUri(target)
  if (uri === undefined && extension['uri'] === undefined) {
    reading.warn({
      code: 'wire.value-unusable',
      at: pathOf(element),
      expected: 'residref or href as a URI',
    })
    return undefined
  }
  const into: Raw = {
    name: about.name,
    uri,
    version: attribute('version'),
    rel: about.rel ?? meaningOf(reading, element, 'rel'),
  }
  const outer = reading.language
  readLanguage(reading, element, into)
  readItemMeta(reading, element, into)
  readRights(reading, element, into)
  const title = attribute('title')
  into['title'] ??= title
  readContentMeta(reading, element, into)
  const content = readContent(reading, reading.first(element, 'contentSet'), {})
  if (content.bodies.length > 0) into['bodies'] = content.bodies
  if (content.renditions.length > 0) into['renditions'] = content.renditions
  const contentType = attribute('contenttype')
  const isItem = contentType?.startsWith('application/vnd.iptc.') === true
  if (address !== undefined && !isItem && content.renditions.length === 0)
    if (into['type'] !== undefined && into['type'] !== 'text')
      push(into, 'renditions', { ...readRendition(reading, element, 0), name: 'main' })
  readLinks(reading, element, into)
  reading.language = outer
  return withoutUndefined({ ...into, ...extension })
}

/** The hints about another item are in its language. */
function readLanguage(reading: Reading, element: XmlElement, into: Raw): void {
  const language = reading.first(element, 'language')
  const tag = language === undefined ? undefined : reading.attribute(language, 'tag')
  if (tag !== undefined) into['language'] = tag
  reading.language = tagOf(tag ?? languageAt(element)) ?? reading.language
}

/** Every `link` of an item is one of its associations. */
export function readLinks(reading: Reading, parent: XmlElement | undefined, into: Raw): void {
  for (const [index, link] of reading.all(parent, 'link').entries()) {
    const read = readReference(reading, link, { name: `link-${index + 1}` })
    if (read !== undefined) push(into, 'associations', read)
  }
}

/** The groups of a package, from its root, as associations of associations. */
export function readGroups(reading: Reading, groupSet: XmlElement | undefined, into: Raw): void {
  if (groupSet === undefined) return
  const groups = reading.all(groupSet, 'group')
  const byId = new Map(groups.map((group) => [reading.attribute(group, 'id'), group]))
  const root = byId.get(reading.attribute(groupSet, 'root')) ?? groups[0]
  if (root === undefined) return
  const members: Package = { reading, byId, owner: String(into['uri']), seen: new Set([root]) }
  readGroup(members, root, into, 0)
  // A group that nothing refers to still holds items.
  for (const group of groups)
    if (!members.seen.has(group)) {
      members.seen.add(group)
      readGroup(members, group, into, 0)
    }
}

interface Package {
  readonly reading: Reading
  readonly byId: ReadonlyMap<string | undefined, XmlElement>
  readonly owner: string
  readonly seen: Set<XmlElement>
}

function readGroup(whole: Package, group: XmlElement, into: Raw, depth: number): void {
  const { reading } = whole
  const role = codeOf(reading, group, 'role', 'group')
  const label = role ?? reading.attribute(group, 'id') ?? 'member'
  const mode = codeOf(reading, group, 'mode', 'pgrmod')
  if (mode !== undefined && mode !== 'bag')
    reading.warn({ code: 'wire.field-unknown', at: `${pathOf(group)}/@mode` })
  let ordinal = 0
  for (const child of group.children) {
    if (typeof child === 'string') continue
    if (child.name === 'itemRef') {
      reading.take(child)
      ordinal += 1
      const about = { name: `${label}-${ordinal}`, ...(role === undefined ? {} : { rel: role }) }
      const read = readReference(reading, child, about)
      if (read !== undefined) push(into, 'associations', read)
    } else if (child.name === 'groupRef') {
      reading.take(child)
      const id = reading.attribute(child, 'idref')
      const inner = whole.byId.get(id)
      if (inner === undefined || whole.seen.has(inner) || depth >= maxGroups) {
        reading.warn({
          code: 'wire.value-unusable',
          at: pathOf(child),
          expected: 'a group of this package that is not in itself',
        })
        continue
      }
      whole.seen.add(inner)
      const inside: Raw = {
        name: id,
        uri: asUri(`${whole.owner}#${id}`),
        type: 'composite',
        rel: role,
      }
      readHeading(reading, inner, inside)
      readGroup(whole, inner, inside, depth + 1)
      push(into, 'associations', withoutUndefined(inside))
    }
  }
  if (depth === 0) readHeading(reading, group, into)
}

function readHeading(reading: Reading, group: XmlElement, into: Raw): void {
  const title = reading.first(group, 'title')
  if (title === undefined) return
  const { value } = wordsOf(reading, title, undefined)
  into['title'] ??= value
}
