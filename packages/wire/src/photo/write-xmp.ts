import { withoutControls } from '../sanitise.ts'
import type { Place } from '../ninjs.ts'
import { type XmlAttribute, XmlElement, xmlNamespace } from '../xml/element.ts'
import { append, printXml } from '../xml/build.ts'
import { elementsOf } from '../xml/find.ts'
import { photoFields, type PhotoField, type PhotoText } from './photo-field.ts'
import type { ItemSaid } from './words-of-item.ts'
import { descriptionsOf, propertyName, rdfNamespace, xmpNamespaces } from './xmp.ts'

const metaNamespace = 'adobe:ns:meta/'
const noteNamespace = xmpNamespaces.get('xmpNote') ?? ''

/** Properties that say what an item says; writing replaces all of them. */
const replaced = new Set([
  ...photoFields.flatMap(({ xmp }) => (xmp === undefined ? [] : [xmp])),
  'dc:language',
  'plus:CopyrightOwner',
  'Iptc4xmpExt:LocationCreated',
  'Iptc4xmpExt:LocationShown',
  'photoshop:LegacyIPTCDigest',
  'xmpNote:HasExtendedXMP',
])

/** An XMP packet, and what of it had no room in one segment. */
export interface XmpPackets {
  readonly main: Uint8Array
  readonly extended?: Uint8Array
}

/**
 * Puts an item's words into a packet: those of the file's own properties that an item has no word
 * for stay, all others are the item's.
 * @source ISO 16684-1; IPTC Photo Metadata Standard 2024.1
 */
export function xmpWith(
  roots: readonly XmlElement[],
  said: ItemSaid,
  withoutPlace: boolean,
): XmlElement {
  const root = element('x', metaNamespace, 'xmpmeta')
  const rdf = rdfElement('RDF')
  append(root, rdf)
  let about = ''
  for (const description of roots.flatMap(descriptionsOf)) {
    const gone = (namespace: string, name: string): boolean => {
      const property = propertyName(namespace, name)
      return replaced.has(property) || (withoutPlace && property.startsWith('exif:GPS'))
    }
    about ||= description.attributes.find(({ name }) => name === 'about')?.value ?? ''
    const kept = rdfElement('Description', [rdfAttribute('about', about)])
    kept.attributes = [
      ...kept.attributes,
      ...description.attributes.filter(
        ({ namespace, name }) =>
          namespace !== '' && namespace !== rdfNamespace && !gone(namespace, name),
      ),
    ]
    append(kept, ...elementsOf(description).filter(({ namespace, name }) => !gone(namespace, name)))
    if (kept.children.length > 0 || kept.attributes.length > 1) append(rdf, kept)
  }
  const own = rdfElement('Description', [rdfAttribute('about', about)])
  append(own, ...propertiesOf(said, withoutPlace))
  append(rdf, own)
  return root
}

/**
 * The packet as bytes. What is longer than `limit` bytes gives its longest properties to a second
 * packet; nothing where even that does not help. `name` is the digest of the second one.
 */
export function printXmp(
  root: XmlElement,
  limit: number,
  name: (extended: Uint8Array) => string,
): XmpPackets | undefined {
  const whole = print(root, true)
  if (whole.length <= limit) return { main: whole }
  const long = element('x', metaNamespace, 'xmpmeta')
  const rdf = rdfElement('RDF')
  append(long, rdf)
  const properties = descriptionsOf(root)
    .flatMap((description) => elementsOf(description))
    .map((property) => ({ property, size: sizeOf(property) }))
    .toSorted((a, b) => b.size - a.size)
  let rest = properties.reduce((sum, { size }) => sum + size, 0)
  const moved = rdfElement('Description', [rdfAttribute('about', '')])
  append(rdf, moved)
  // Namespaces, attributes and the marks of the packet need room as well.
  for (const { property, size } of properties) {
    if (rest <= limit / 2) break
    const from = property.parent
    from?.children.splice(from.children.indexOf(property), 1)
    append(moved, property)
    rest -= size
  }
  const extended = print(long, false)
  const [first] = descriptionsOf(root)
  if (first !== undefined)
    first.attributes = [
      ...first.attributes,
      {
        name: 'HasExtendedXMP',
        prefix: 'xmpNote',
        namespace: noteNamespace,
        value: name(extended),
      },
    ]
  const main = print(root, false)
  return main.length <= limit ? { main, extended } : undefined
}

function sizeOf(of: XmlElement): number {
  let size = 2 * of.name.length + 32
  for (const { name, value } of of.attributes)
    size += name.length + 16 + 2 * Buffer.byteLength(value)
  for (const child of of.children)
    size += typeof child === 'string' ? Math.ceil(1.1 * Buffer.byteLength(child)) : sizeOf(child)
  return size
}

/** Room for programs that change a packet in its place. */
const padding = `${' '.repeat(99)}\n`.repeat(20)

function print(root: XmlElement, padded: boolean): Uint8Array {
  const xml = printXml(root, prefixesOf(root)).replace(/^<\?xml[^>]*>\n/, '')
  const packet = (room: string): Uint8Array =>
    Buffer.from(
      `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${xml}${room}<?xpacket end="w"?>`,
    )
  return packet(padded ? padding : '')
}

/** A prefix for each namespace in the tree: the known one, else its own unless that is taken. */
function prefixesOf(root: XmlElement): Map<string, string> {
  const prefixes = new Map<string, string>([
    [metaNamespace, 'x'],
    [rdfNamespace, 'rdf'],
  ])
  const used = new Set(['x', 'rdf', 'xml', 'xmlns'])
  const known = new Map([...xmpNamespaces].map(([prefix, uri]) => [uri, prefix]))
  const add = (namespace: string, own: string): void => {
    if (namespace === '' || namespace === xmlNamespace || prefixes.has(namespace)) return
    const wanted = known.get(namespace) ?? own
    const free =
      wanted !== '' && !used.has(wanted) && (known.has(namespace) || !xmpNamespaces.has(wanted))
    const prefix = free ? wanted : `ns${prefixes.size}`
    used.add(prefix)
    prefixes.set(namespace, prefix)
  }
  const visit = (of: XmlElement): void => {
    add(of.namespace, of.prefix)
    for (const { namespace, prefix } of of.attributes) add(namespace, prefix)
    for (const child of elementsOf(of)) visit(child)
  }
  visit(root)
  return prefixes
}

function element(prefix: string, namespace: string, name: string): XmlElement {
  const made = new XmlElement(name, prefix, undefined, 0)
  made.namespace = namespace
  return made
}

function rdfElement(name: string, attributes: readonly XmlAttribute[] = []): XmlElement {
  const made = element('rdf', rdfNamespace, name)
  made.attributes = attributes
  return made
}

function rdfAttribute(name: string, value: string): XmlAttribute {
  return { name, prefix: 'rdf', namespace: rdfNamespace, value }
}

/** A property by its name with its prefix. */
function property(name: string, ...children: readonly (XmlElement | string)[]): XmlElement {
  const [prefix = '', local = ''] = name.split(':')
  const made = element(prefix, xmpNamespaces.get(prefix) ?? '', local)
  append(made, ...children)
  return made
}

function list(kind: 'Bag' | 'Seq' | 'Alt', members: readonly XmlElement[]): XmlElement {
  const made = rdfElement(kind)
  append(made, ...members)
  return made
}

function member(text: string, language = ''): XmlElement {
  const made = rdfElement(
    'li',
    language === ''
      ? []
      : [{ name: 'lang', prefix: 'xml', namespace: xmlNamespace, value: language }],
  )
  append(made, withoutControls(text))
  return made
}

function propertiesOf(said: ItemSaid, withoutPlace: boolean): XmlElement[] {
  const fields = photoFields.flatMap((field) => {
    const texts = said.words.get(field.name)
    return field.xmp === undefined || texts === undefined ? [] : [fieldOf(field, field.xmp, texts)]
  })
  const language = said.words.get('language')
  if (language !== undefined)
    fields.push(
      property(
        'dc:language',
        list(
          'Bag',
          language.map(({ text }) => member(text)),
        ),
      ),
    )
  const owners = said.words.get('owners')
  if (owners !== undefined)
    fields.push(
      property(
        'plus:CopyrightOwner',
        list(
          'Seq',
          owners.map(({ text }) =>
            structure([property('plus:CopyrightOwnerName', withoutControls(text))]),
          ),
        ),
      ),
    )
  for (const [name, places] of [
    ['LocationCreated', said.created],
    ['LocationShown', said.shown],
  ] as const) {
    const members = places
      .map((place) => placeOf(place, withoutPlace && name === 'LocationCreated'))
      .filter((parts) => parts.length > 0)
      .map(structure)
    if (members.length > 0) fields.push(property(`Iptc4xmpExt:${name}`, list('Bag', members)))
  }
  return fields
}

function fieldOf({ form }: PhotoField, name: string, texts: readonly PhotoText[]): XmlElement {
  if (form === 'languages')
    return property(
      name,
      list(
        'Alt',
        texts.map(({ text, language }) => member(text, language)),
      ),
    )
  if (form === 'text') return property(name, withoutControls(texts[0]?.text ?? ''))
  return property(
    name,
    list(
      form === 'bag' ? 'Bag' : 'Seq',
      texts.map(({ text }) => member(text)),
    ),
  )
}

function structure(parts: readonly XmlElement[]): XmlElement {
  const made = rdfElement('li', [rdfAttribute('parseType', 'Resource')])
  append(made, ...parts)
  return made
}

function placeOf({ name, uri, contactInfo, geoJSON }: Place, withoutPoint: boolean): XmlElement[] {
  const address = contactInfo?.find((contact) => contact.address !== undefined)?.address
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['Sublocation', address?.lines?.join(', ')],
    ['City', address?.locality],
    ['ProvinceState', address?.area],
    ['CountryName', address?.country],
  ]
  const made = parts.flatMap(([part, text]) =>
    text === undefined ? [] : [property(`Iptc4xmpExt:${part}`, withoutControls(text))],
  )
  if (name !== undefined)
    made.push(property('Iptc4xmpExt:LocationName', list('Alt', [member(name, 'x-default')])))
  if (uri !== undefined) made.push(property('Iptc4xmpExt:LocationId', list('Bag', [member(uri)])))
  const coordinates: unknown = geoJSON?.['type'] === 'Point' ? geoJSON['coordinates'] : undefined
  if (!withoutPoint && Array.isArray(coordinates)) {
    const [east, north] = coordinates as unknown[]
    if (typeof east === 'number' && typeof north === 'number')
      made.push(
        property('exif:GPSLatitude', degrees(north, 'N', 'S')),
        property('exif:GPSLongitude', degrees(east, 'E', 'W')),
      )
  }
  return made
}

/** Degrees and minutes as XMP writes them, to a millionth of a minute. */
function degrees(value: number, positive: string, negative: string): string {
  const millionths = Math.round(Math.abs(value) * 60_000_000)
  const whole = Math.floor(millionths / 60_000_000)
  const minutes = ((millionths - whole * 60_000_000) / 1_000_000).toFixed(6)
  return `${whole},${minutes}${value < 0 ? negative : positive}`
}
