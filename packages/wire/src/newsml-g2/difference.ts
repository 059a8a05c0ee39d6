import { isFields, isList, type Fields } from '../ninjs/value.ts'
import { XmlElement } from '../xml/element.ts'
import { ninjsNamespace } from './vocabulary.ts'

/**
 * The fields of `wanted` that `found` has not or has otherwise; `null` for those it should not
 * have. Empty where the two are the same.
 */
export function difference(
  wanted: Fields,
  found: Fields,
  except: readonly string[] = [],
): Record<string, unknown> {
  const differing: Record<string, unknown> = {}
  for (const name of new Set([...Object.keys(wanted), ...Object.keys(found)]))
    if (!except.includes(name) && !isSame(wanted[name], found[name]))
      differing[name] = wanted[name] ?? null
  return differing
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((member, at) => isSame(member, other[at]))
  if (!isFields(one) || !isFields(other)) return false
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => isSame(one[name], other[name]))
}

/** Longer ones would burst the limit of a tag; they go to the item's own extension. */
const maxAttribute = 8_192

/** Says in our extension what an element cannot: in an attribute, where it is not too long. */
export function extendAttribute(element: XmlElement, fields: Fields): void {
  if (Object.keys(fields).length === 0) return
  const value = jsonForXml(fields)
  if (value.length > maxAttribute) return
  element.attributes = [
    ...element.attributes,
    { name: 'ninjs', prefix: 'suyab', namespace: ninjsNamespace, value },
  ]
}

/** Says in our extension what an element cannot: in an element after all others. */
export function extendElement(element: XmlElement, fields: Fields): void {
  if (Object.keys(fields).length === 0) return
  const child = new XmlElement('ninjs', 'suyab', element, 0)
  child.namespace = ninjsNamespace
  child.children.push(jsonForXml(fields))
  element.children.push(child)
}

// oxlint-disable-next-line no-control-regex -- these very characters are to be found
const illegal = /[\u007F-\u009F\uFFFE\uFFFF]/g

/** JSON in which every character that XML cannot hold is escaped. */
function jsonForXml(fields: Fields): string {
  return JSON.stringify(fields).replaceAll(
    illegal,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
