import { createHash } from 'node:crypto'

import type { PhotoBlock, WireFault } from './fault.ts'
import { ItemSketch } from './item-sketch.ts'
import { limitsOf, type Limits, type ReadOptions } from './limits.ts'
import { madeUri } from './made-uri.ts'
import { mediaHref } from './media-reference.ts'
import { readExif, type Exif } from './photo/exif.ts'
import { dataSets, iimDecoder } from './photo/iim.ts'
import {
  iimDigest,
  iimDigestResource,
  iimResource,
  imageResources,
} from './photo/image-resource.ts'
import { type PhotoBlocks, photoBlocks, recognisePhoto } from './photo-blocks.ts'
import {
  mainText,
  settledText,
  type PhotoFieldName,
  type PhotoText,
  type PhotoWords,
} from './photo/photo-field.ts'
import { takePhoto } from './photo/photo-item.ts'
import { readIimWords } from './photo/read-iim-words.ts'
import { commentText } from './photo/user-comment.ts'
import { readXmpWords, type XmpSaid } from './photo/read-xmp-words.ts'
import { reconcile } from './photo/reconcile.ts'
import { xmpRoots } from './photo/xmp.ts'
import type { ReadItem } from './read-items.ts'
import type { ReadHint } from './read-hint.ts'
import { refuse, type Result } from './result.ts'
import { asUri } from './uri.ts'
import { wireDecoder } from './wire-text/decode-wire.ts'

const contentTypes = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  tiff: 'image/tiff',
} as const

/**
 * Reads a picture's words (XMP, IPTC IIM, EXIF) from a JPEG, PNG, WebP or TIFF into an item of
 * type picture, with its captions by language and the file as its rendition, named by its digest.
 * XMP goes before IIM, unless the digest beside IIM says that IIM was changed later; both go before
 * EXIF. What they say differently is warned of. Never throws for what the bytes are.
 * @source IPTC Photo Metadata Standard 2024.1; MWG Guidelines for handling image metadata 2.0
 */
export function readPhoto(
  bytes: Uint8Array,
  hint: ReadHint = {},
  options?: ReadOptions,
): Result<ReadItem, WireFault> {
  const limits = limitsOf(options)
  if (bytes.length > limits.pictureBytes)
    return refuse({ code: 'wire.too-large', bytes: bytes.length, limit: limits.pictureBytes })
  const format = recognisePhoto(bytes)
  if (format === undefined) return refuse({ code: 'wire.format-unknown', found: '' })
  const sketch = new ItemSketch()
  const blocks = photoBlocks(bytes, format, limits.bytes, sketch.warn)
  const iim = iimOf(blocks, sketch)
  const xmp = xmpOf(blocks, limits, sketch)
  const exif = blocks.exif === undefined ? undefined : readExif(blocks.exif)
  if (blocks.exif !== undefined && exif === undefined)
    sketch.warn({ code: 'wire.photo-damaged', part: 'exif' })
  const inXmp = ['xmp', xmp.words] as const
  const inIim = ['iim', iim.words] as const
  const order: readonly (readonly [PhotoBlock, PhotoWords])[] = iim.isNewer
    ? [inIim, inXmp, ['exif', exifWords(exif, sketch)]]
    : [inXmp, inIim, ['exif', exifWords(exif, sketch)]]
  const said = reconcile(order, sketch.warn)
  const digest = createHash('sha256').update(bytes).digest()
  takeIdentity(mainText(said.words.get('guid')), digest.toString('hex'), sketch)
  takePhoto(said, xmp.places, sketch)
  if (exif?.point !== undefined) takePoint(exif.point, sketch)
  const href = (hint.url === undefined ? undefined : asUri(hint.url)) ?? mediaHref(digest)
  sketch.add(
    'renditions',
    {
      name: 'original',
      href,
      contentType: contentTypes[format],
      ...turned(blocks.size, exif?.orientation),
      sizeInBytes: bytes.length,
    },
    '/',
  )
  return sketch.item()
}

/** The picture's own name where it is a URI; else one made of it, or of the file's digest. */
function takeIdentity(guid: string, digest: string, sketch: ItemSketch): void {
  sketch.set(
    'uri',
    madeUri(guid === '' ? digest : guid, '', () => digest),
    '/xmp/Iptc4xmpExt:DigImageGUID',
  )
  if (guid !== '' && asUri(guid) === undefined)
    sketch.add('altIds', { role: 'guid', value: guid }, '/xmp/Iptc4xmpExt:DigImageGUID')
}

/** A camera says where it stood; where XMP says so too, that stays. */
function takePoint(point: NonNullable<Exif['point']>, sketch: ItemSketch): void {
  const places = sketch.get('places')
  const told =
    Array.isArray(places) &&
    places.some(
      (place: { rel?: string; geoJSON?: unknown }) =>
        place.rel === 'created' && place.geoJSON !== undefined,
    )
  if (told) return
  sketch.add(
    'places',
    { rel: 'created', geoJSON: { type: 'Point', coordinates: [point.longitude, point.latitude] } },
    '/exif/GPS',
  )
}

/** Width and height as the picture is shown. */
function turned(
  size: PhotoBlocks['size'],
  orientation = 1,
): { readonly width?: number; readonly height?: number } {
  if (size === undefined) return {}
  return orientation >= 5 ? { width: size.height, height: size.width } : size
}

function xmpOf(blocks: PhotoBlocks, limits: Limits, sketch: ItemSketch): XmpSaid {
  return readXmpWords(xmpRoots(blocks, limits, sketch.warn), sketch)
}

function iimOf(
  blocks: PhotoBlocks,
  sketch: ItemSketch,
): { readonly words: PhotoWords; readonly isNewer: boolean } {
  const resources = imageResources(blocks.resources, sketch.warn)
  const block = resources.find(({ id }) => id === iimResource)?.data ?? blocks.iim
  if (block === undefined) return { words: new Map(), isNewer: false }
  const sets = dataSets(block, sketch.warn)
  const digest = resources.find(({ id }) => id === iimDigestResource)?.data
  // All zeros: the writer says that it keeps no digest.
  const known = digest?.length === 16 && digest.some((byte) => byte !== 0)
  return {
    words: readIimWords(sets, iimDecoder(sets, sketch.warn), sketch),
    isNewer: known && !Buffer.from(digest).equals(iimDigest(block)),
  }
}

function exifWords(exif: Exif | undefined, sketch: ItemSketch): PhotoWords {
  const words = new Map<PhotoFieldName, PhotoText[]>()
  const texts: readonly (readonly [PhotoFieldName, Uint8Array | undefined])[] = [
    ['caption', exif?.description],
    ['creators', exif?.artist],
    ['copyright', exif?.copyright],
  ]
  for (const [name, bytes] of texts) {
    if (bytes === undefined) continue
    const text = settledText(wireDecoder(bytes, undefined, sketch.warn)(bytes))
    // EXIF joins several artists with semicolons.
    const said = name === 'creators' ? text.split(';').map((one) => one.trim()) : [text]
    words.set(
      name,
      said.filter((one) => one !== '').map((one) => ({ text: one, language: '' })),
    )
  }
  const comment = exif?.comment === undefined ? '' : commentText(exif.comment, sketch.warn)
  if (comment !== '') {
    const [described] = words.get('caption') ?? []
    if (described === undefined) words.set('caption', [{ text: comment, language: '' }])
    else if (described.text !== comment) sketch.lost('/exif/UserComment')
  }
  if (exif?.created !== undefined) words.set('created', [{ text: exif.created, language: '' }])
  if (exif?.changed !== undefined) words.set('changed', [{ text: exif.changed, language: '' }])
  return words
}
