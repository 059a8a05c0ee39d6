import { createHash } from 'node:crypto'

import type { Warn, WireFault, WireWarning } from './fault.ts'
import { limitsOf } from './limits.ts'
import { joinBytes } from './line.ts'
import type { NewsItem } from './ninjs.ts'
import { type Without, withoutParts } from './hidden-place.ts'
import { dataSets, iimDecoder, printDataSets } from './photo/iim.ts'
import {
  iimDigest,
  iimDigestResource,
  iimResource,
  imageResource,
  type ImageResource,
  imageResources,
} from './photo/image-resource.ts'
import {
  app1,
  app13,
  exifMark,
  extendedXmpMark,
  isApp,
  jpegHead,
  photoshopMark,
  xmpMark,
} from './photo/jpeg.ts'
import { photoBlocks, type PhotoBlocks, recognisePhoto } from './photo-blocks.ts'
import { type ItemSaid, wordsOfItem } from './photo/words-of-item.ts'
import { iimWith } from './photo/write-iim.ts'
import { printXmp, xmpWith } from './photo/write-xmp.ts'
import { xmpRoots } from './photo/xmp.ts'
import { ok, refuse, type Result } from './result.ts'
import { ninjsDocument } from './write-ninjs.ts'

export interface WritePhotoOptions {
  /**
   * Languages of captions and titles (BCP 47) to write; the first of them that there is, is for
   * everybody, and the one that IIM holds. Without it all, the item's own first.
   */
  readonly languages?: readonly string[]
  /** What is taken out of the picture; nothing unless asked for. */
  readonly without?: Without
}

/** A picture with its words, and what had to be left out of it. */
export interface WrittenPhoto {
  readonly bytes: Uint8Array
  readonly warnings: readonly WireWarning[]
}

/** A segment's payload, its length without the two bytes that say it. */
const maxPayload = 0xffff - 2

/**
 * Writes an item's words into a JPEG, as XMP and as IIM in UTF-8 with the digest that keeps them
 * together. What they say of an item is replaced, properties and data sets that an item has no word
 * for stay; all other segments and the picture itself stay byte for byte.
 * @throws WireWriteError where the item has no usable uri
 * @source IPTC Photo Metadata Standard 2024.1; MWG Guidelines for handling image metadata 2.0
 */
export function writePhoto(
  jpeg: Uint8Array,
  item: NewsItem,
  options: WritePhotoOptions = {},
): Result<WrittenPhoto, WireFault> {
  const limits = limitsOf(undefined)
  if (jpeg.length > limits.pictureBytes)
    return refuse({ code: 'wire.too-large', bytes: jpeg.length, limit: limits.pictureBytes })
  if (recognisePhoto(jpeg) !== 'jpeg') return refuse({ code: 'wire.photo-not-jpeg' })
  const head = jpegHead(jpeg)
  if (head.damaged) return refuse({ code: 'wire.photo-broken' })
  const warnings: WireWarning[] = []
  const warn: Warn = (warning) => {
    if (!warnings.some((one) => JSON.stringify(one) === JSON.stringify(warning)))
      warnings.push(warning)
  }
  const said = wordsOfItem(ninjsDocument(item), options.languages)
  const { without = {} } = options
  const blocks = photoBlocks(jpeg, 'jpeg', limits.bytes, warn)
  const xmp = xmpSegments(blocks, said, without.place === true, warn)
  if (!xmp.ok) return xmp
  const made = [...xmp.value, ...photoshopSegments(blocks, said, warn)]
  const parts: Uint8Array[] = [jpeg.subarray(0, 2)]
  let isOpening = true
  for (const segment of head.segments) {
    const isExif = isApp(jpeg, segment, app1, exifMark)
    // Behind the file's own heads, before all that counts offsets from its own place.
    if (isOpening && segment.marker !== 0xe0 && !isExif) {
      parts.push(...made)
      isOpening = false
    }
    const isOld =
      isApp(jpeg, segment, app1, xmpMark) ||
      isApp(jpeg, segment, app1, extendedXmpMark) ||
      isApp(jpeg, segment, app13, photoshopMark)
    if (isOld) continue
    const whole = jpeg.subarray(segment.start, segment.end)
    if (!isExif || (without.place !== true && without.makerNotes !== true)) parts.push(whole)
    else {
      const tiff = segment.payload + exifMark.length
      parts.push(
        jpeg.subarray(segment.start, tiff),
        withoutParts(jpeg.subarray(tiff, segment.end), without),
      )
    }
  }
  if (isOpening) parts.push(...made)
  parts.push(jpeg.subarray(head.end))
  // A seal covers all of the file but itself.
  if (blocks.sealed === true) warn({ code: 'wire.photo-seal-broken' })
  return ok({ bytes: joined(parts), warnings })
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return joinBytes(
    parts,
    parts.reduce((sum, { length }) => sum + length, 0),
  )
}

function segment(marker: number, mark: string, ...payload: readonly Uint8Array[]): Uint8Array {
  const body = joined([Buffer.from(mark, 'latin1'), ...payload])
  const opening = Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff)
  return joined([opening, body])
}

function xmpSegments(
  blocks: PhotoBlocks,
  said: ItemSaid,
  withoutPlace: boolean,
  warn: Warn,
): Result<Uint8Array[], WireFault> {
  const limits = limitsOf(undefined)
  const roots = xmpRoots(blocks, limits, warn)
  const limit = maxPayload - xmpMark.length
  const nameOf = (extended: Uint8Array): string =>
    createHash('md5').update(extended).digest('hex').toUpperCase()
  const packets = printXmp(xmpWith(roots, said, withoutPlace), limit, nameOf)
  if (packets === undefined || (packets.extended?.length ?? 0) > limits.bytes)
    return refuse({ code: 'wire.too-large', bytes: packets?.extended?.length ?? limit + 1, limit })
  const segments = [segment(app1, xmpMark, packets.main)]
  const { extended } = packets
  if (extended !== undefined) {
    const step = maxPayload - extendedXmpMark.length - 40
    for (let offset = 0; offset < extended.length; offset += step) {
      const numbers = new Uint8Array(8)
      new DataView(numbers.buffer).setUint32(0, extended.length)
      new DataView(numbers.buffer).setUint32(4, offset)
      segments.push(
        segment(
          app1,
          extendedXmpMark,
          Buffer.from(nameOf(extended), 'latin1'),
          numbers,
          extended.subarray(offset, offset + step),
        ),
      )
    }
  }
  return ok(segments)
}

function photoshopSegments(blocks: PhotoBlocks, said: ItemSaid, warn: Warn): Uint8Array[] {
  const resources = imageResources(blocks.resources, warn)
  const before = resources.find(({ id }) => id === iimResource)?.data
  const sets = dataSets(before, warn)
  const iim = printDataSets(iimWith(sets, iimDecoder(sets, warn), said, warn))
  const made: readonly ImageResource[] = [
    imageResource(iimResource, iim),
    imageResource(iimDigestResource, iimDigest(iim)),
  ]
  const kept = resources.filter(({ id }) => id !== iimResource && id !== iimDigestResource)
  const block = joined([...made, ...kept].map(({ whole }) => whole))
  const step = maxPayload - photoshopMark.length
  const segments: Uint8Array[] = []
  for (let offset = 0; offset < block.length; offset += step)
    segments.push(segment(app13, photoshopMark, block.subarray(offset, offset + step)))
  return segments
}
