import { decode } from '../decode.ts'
import type { Warn } from '../fault.ts'
import type { Limits } from '../limits.ts'
import type { PhotoBlocks } from '../photo-blocks.ts'
import { textOf, type XmlElement } from '../xml/element.ts'
import { elementsOf, languageOf } from '../xml/find.ts'
import { parseXml } from '../xml/tree.ts'

export const rdfNamespace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

/** The schemas whose words are a picture's, by the prefixes they are known by. */
export const xmpNamespaces: ReadonlyMap<string, string> = new Map([
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['photoshop', 'http://ns.adobe.com/photoshop/1.0/'],
  ['Iptc4xmpCore', 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/'],
  ['Iptc4xmpExt', 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/'],
  ['xmpRights', 'http://ns.adobe.com/xap/1.0/rights/'],
  ['xmp', 'http://ns.adobe.com/xap/1.0/'],
  ['plus', 'http://ns.useplus.org/ldf/xmp/1.0/'],
  ['exif', 'http://ns.adobe.com/exif/1.0/'],
  ['xmpNote', 'http://ns.adobe.com/xmp/note/'],
])
const prefixes = new Map([...xmpNamespaces].map(([prefix, uri]) => [uri, prefix]))

/** A value of XMP: words, a list, or a structure whose fields have their prefixes. */
export type XmpValue =
  | { readonly kind: 'text'; readonly text: string; readonly language: string }
  | { readonly kind: 'list'; readonly members: readonly XmpValue[] }
  | { readonly kind: 'structure'; readonly fields: ReadonlyMap<string, XmpValue> }

/** The name of a property with the prefix it is known by; in braces where it is not known. */
export function propertyName(namespace: string, name: string): string {
  return `${prefixes.get(namespace) ?? `{${namespace}}`}:${name}`
}

/** The XML of a picture's packets; of one that is not well-formed nothing, with a warning. */
export function xmpRoots(
  { xmp, extended }: PhotoBlocks,
  limits: Limits,
  warn: Warn,
): readonly XmlElement[] {
  return [xmp, extended].flatMap((packet) => {
    const root = packet === undefined ? undefined : parseXmp(packet, limits, warn)
    return root === undefined ? [] : [root]
  })
}

function parseXmp(packet: Uint8Array, limits: Limits, warn: Warn): XmlElement | undefined {
  let end = packet.length
  while (end > 0 && packet[end - 1] === 0) end -= 1
  const text = decode(packet.subarray(0, end), undefined, warn)
  const root = text.ok ? parseXml(text.value.trimStart(), limits, warn) : text
  if (root.ok) return root.value
  warn({ code: 'wire.photo-damaged', part: 'xmp' })
  return undefined
}

/** The descriptions of a packet: the elements that hold properties. */
export function descriptionsOf(root: XmlElement): XmlElement[] {
  const rdf =
    root.name === 'RDF'
      ? root
      : elementsOf(root).find(({ name, namespace }) => name === 'RDF' && namespace === rdfNamespace)
  return rdf === undefined
    ? []
    : elementsOf(rdf).filter(
        ({ name, namespace }) => name === 'Description' && namespace === rdfNamespace,
      )
}

/** The properties of a packet by their names; of two of a name the first. @source ISO 16684-1 */
export function xmpProperties(root: XmlElement): Map<string, XmpValue> {
  const properties = new Map<string, XmpValue>()
  for (const description of descriptionsOf(root))
    for (const [name, value] of fieldsOf(description))
      if (!properties.has(name)) properties.set(name, value)
  return properties
}

function fieldsOf(element: XmlElement): Map<string, XmpValue> {
  const fields = new Map<string, XmpValue>()
  for (const { namespace, name, prefix, value } of element.attributes)
    if (namespace !== rdfNamespace && prefix !== 'xml' && namespace !== '')
      fields.set(propertyName(namespace, name), { kind: 'text', text: value, language: '' })
  for (const child of elementsOf(element)) {
    const name = propertyName(child.namespace, child.name)
    if (child.namespace !== rdfNamespace && !fields.has(name)) fields.set(name, valueOf(child))
  }
  return fields
}

function valueOf(element: XmlElement): XmpValue {
  const language = languageOf(element)
  for (const child of elementsOf(element)) {
    if (child.namespace !== rdfNamespace) continue
    if (['Bag', 'Seq', 'Alt'].includes(child.name))
      return {
        kind: 'list',
        members: elementsOf(child)
          .filter(({ name, namespace }) => name === 'li' && namespace === rdfNamespace)
          .map(valueOf),
      }
    if (child.name === 'Description') return structure(child)
    if (child.name === 'value') return valueOf(child)
  }
  const own = (name: string): string | undefined =>
    element.attributes.find((one) => one.namespace === rdfNamespace && one.name === name)?.value
  const resource = own('resource')
  if (resource !== undefined) return { kind: 'text', text: resource, language }
  const fields = fieldsOf(element)
  if (own('parseType') === 'Resource' || (fields.size > 0 && element.children.length === 0))
    return { kind: 'structure', fields }
  return { kind: 'text', text: textOf(element), language }
}

function structure(element: XmlElement): XmpValue {
  return { kind: 'structure', fields: fieldsOf(element) }
}
