import type { ItemSketch } from '../item-sketch.ts'
import { textOfHtml } from '../sanitise.ts'
import { asUri } from '../uri.ts'
import { attributeOf, childrenNamed, elementsOf, languageOf, lineOf } from '../xml/find.ts'
import type { XmlElement } from '../xml/element.ts'
import { nitfHtml } from './nitf-html.ts'

const types: Readonly<Record<string, string>> = {
  image: 'picture',
  audio: 'audio',
  video: 'video',
  text: 'text',
}

const kept = new Set(['uri', 'name', 'rel', 'type', 'copyrightNotice'])

/** Takes a `media` element: the item's own files, or something bound to the item. */
export function takeMedia(media: XmlElement, sketch: ItemSketch): void {
  const renditions = childrenNamed(media, 'media-reference').flatMap((reference, index) =>
    renditionOf(reference, index, sketch),
  )
  if (attributeOf(media, 'class') === 'own') {
    for (const rendition of renditions) sketch.add('renditions', rendition, media)
    return
  }
  const data = new Map(
    childrenNamed(media, 'media-metadata').map((one) => [
      attributeOf(one, 'name'),
      attributeOf(one, 'value'),
    ]),
  )
  for (const name of data.keys()) if (!kept.has(name)) sketch.lost(media, `media-metadata[${name}]`)
  for (const child of elementsOf(media)) if (child.name === 'media-object') sketch.lost(child)
  const first = childrenNamed(media, 'media-reference')[0]
  const uri = data.get('uri') ?? firstUri(renditions)
  const known = sketch.get('associations')
  const ordinal = (Array.isArray(known) ? known.length : 0) + 1
  const type = data.get('type') ?? types[attributeOf(media, 'media-type').toLowerCase()]
  const notice = data.get('copyrightNotice') ?? attributeOf(first, 'copyright')
  const holder = attributeOf(first, 'source-credit')
  const by = childrenNamed(media, 'media-producer').map(lineOf).join(', ')
  const language = languageOf(media)
  sketch.add(
    'associations',
    {
      name: data.get('name') ?? `media-${ordinal}`,
      uri: uri ?? `urn:association:${ordinal}`,
      ...given('type', type),
      ...given('rel', data.get('rel')),
      ...given('language', language),
      ...given('copyrightNotice', notice),
      ...given('copyrightHolder', holder),
      ...given('by', by),
      ...captionsOf(media),
      ...(renditions.length === 0 ? {} : { renditions }),
    },
    media,
  )
}

function given(name: string, value: string | undefined): Record<string, string> {
  return value === undefined || value === '' ? {} : { [name]: value }
}

function firstUri(renditions: readonly Record<string, unknown>[]): string | undefined {
  return renditions.map(({ href }) => href).find((href) => typeof href === 'string')
}

function renditionOf(
  reference: XmlElement,
  index: number,
  sketch: ItemSketch,
): Record<string, unknown>[] {
  const source = attributeOf(reference, 'source')
  const name = attributeOf(reference, 'name')
  if (source === '' && name === '') return []
  const href = source === '' ? undefined : asUri(source)
  // Agencies name a file that travels beside the document: it has no address of its own.
  if (source !== '' && href === undefined) sketch.lost(reference, 'source')
  const isSeconds = /^sec|^$/i.test(attributeOf(reference, 'time-unit-of-measure'))
  const attributes = new Map(reference.attributes.map((one) => [one.name, one.value.trim()]))
  return [
    {
      name: name || `rendition-${index + 1}`,
      ...given('href', href),
      ...given('contentType', attributes.get('mime-type')),
      ...given('width', attributes.get('width')),
      ...given('height', attributes.get('height')),
      ...given('duration', isSeconds ? attributes.get('time') : undefined),
      ...given('format', attributes.get('coding')),
      ...given('title', attributes.get('alternate-text') || lineOf(reference)),
    },
  ]
}

/** A caption is a description, except where its class says that it is a headline. */
function captionsOf(media: XmlElement): Record<string, unknown> {
  const headlines: unknown[] = []
  const descriptions: unknown[] = []
  for (const caption of childrenNamed(media, 'media-caption')) {
    const value = textOfHtml(nitfHtml(caption))
    if (value === '') continue
    const kind = attributeOf(caption, 'class')
    if (kind === 'headline') headlines.push({ role: 'main', contentType: 'text/plain', value })
    else descriptions.push({ role: kind || 'caption', contentType: 'text/plain', value })
  }
  return {
    ...(headlines.length === 0 ? {} : { headlines }),
    ...(descriptions.length === 0 ? {} : { descriptions }),
  }
}
