import type { ByteReader } from './photo/byte-reader.ts'
import { startsWith } from './photo/byte-reader.ts'
import { exifDirectory, gpsDirectory, makerNote, tiffReader, typeSizes } from './photo/exif.ts'
import { app1, exifMark, isApp, jpegHead } from './photo/jpeg.ts'
import type { PhotoBlocks } from './photo-blocks.ts'

/** What is taken out of a picture's EXIF. */
export interface Without {
  /** The place it was taken at. */
  readonly place?: boolean
  /** What the camera's maker keeps there, often the camera's number. */
  readonly makerNotes?: boolean
}

/** More entries than any camera's directory has; the rest is no directory. */
const maxEntries = 4_000

/** More EXIF blocks than any camera writes; nothing of the others is kept. */
const mostBlocks = 4

/** An entry as it stands, whatever its numbers claim. */
interface RawEntry {
  readonly at: number
  readonly tag: number
  /** Where its value begins, and how many bytes of it lie within the file. */
  readonly value: number
  readonly length: number
}

/**
 * A copy of an EXIF block without the place or the maker's notes: their bytes are overwritten with
 * zeros and their entries taken out of the directory; all else stays where it is. Entries whose
 * types or lengths lie go all the same: what one reader passes over, another may show.
 * @source Exif 2.32, 4.6.3; TIFF 6.0
 */
export function withoutParts(tiff: Uint8Array, { place, makerNotes }: Without): Uint8Array {
  const copy = Uint8Array.from(tiff)
  const reader = tiffReader(copy)
  if (reader === undefined) return copy
  const first = reader.u32(4)
  if (place === true) {
    for (;;) {
      const gps = entryOf(reader, first, gpsDirectory)
      if (gps === undefined) break
      const directory = reader.u32(gps.at + 8)
      for (const { value, length } of rawEntries(reader, directory)) blank(copy, value, length)
      blank(copy, directory, 6 + 12 * Math.min(reader.u16(directory), maxEntries))
      removeEntry(reader, first, gps)
    }
  }
  if (makerNotes === true) {
    const exif = entryOf(reader, first, exifDirectory)
    const directory = exif === undefined ? 0 : reader.u32(exif.at + 8)
    const notes = entryOf(reader, directory, makerNote)
    if (notes !== undefined) {
      blank(copy, notes.value, notes.length)
      removeEntry(reader, directory, notes)
    }
  }
  return copy
}

/** Names that XMP gives a position, with whatever prefix: of an attribute, or of an element. */
const xmpPlace = /\bGPS\w*\s*=\s*(["'])|<(?:[\w.-]+:)?GPS[^<>]*>/g

/** Where the values of positions stand in XMP, in their order; offsets in letters. One pass. */
function* placesIn(xmp: string): Generator<readonly [start: number, end: number]> {
  const pattern = new RegExp(xmpPlace)
  for (let found = pattern.exec(xmp); found !== null; found = pattern.exec(xmp)) {
    const [tag, quote] = found
    const start = pattern.lastIndex
    let stop: number
    if (quote !== undefined) {
      const end = quote === '"' ? /["<]/g : /['<]/g
      end.lastIndex = start
      stop = end.exec(xmp)?.index ?? xmp.length
      yield [start, stop]
    } else {
      const [name = ''] = /^[\w.:-]+/.exec(tag.slice(1)) ?? []
      stop = tag.endsWith('/>') ? start : elementEnd(xmp, name, start)
      yield* valuesIn(xmp, found.index, stop)
    }
    pattern.lastIndex = stop
  }
}

/** Where an element's own end tag begins; all that follows is its where it has none. */
function elementEnd(xmp: string, name: string, from: number): number {
  for (let at = xmp.indexOf(`</${name}`, from); at !== -1; at = xmp.indexOf(`</${name}`, at + 1))
    if (!/[\w.-]/.test(xmp.charAt(at + 2 + name.length))) return at
  return xmp.length
}

const markup = /<!--|<!\[CDATA\[|\]\]>|<[^<>]*>?|[^<\]]+|\]/g
const attribute = /(?<![\w.:-])([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/dg
/** What is about the markup and says nothing of a place. */
const aboutMarkup = /^(?:xmlns(?::.*)?|xml:.*|rdf:(?:parseType|datatype))$/

/**
 * All words from a start tag on, within elements and as attributes: a value may stand in `rdf:value`,
 * in a list, with qualifiers beside it.
 * @source XMP specification part 1, 7.4 to 7.9
 */
function* valuesIn(
  xmp: string,
  from: number,
  to: number,
): Generator<readonly [start: number, end: number]> {
  const pattern = new RegExp(markup)
  pattern.lastIndex = from
  for (let found = pattern.exec(xmp); found !== null; found = pattern.exec(xmp)) {
    const { 0: token, index } = found
    if (index >= to) return
    const end = Math.min(pattern.lastIndex, to)
    if (token === '<!--') {
      const close = xmp.indexOf('-->', end)
      const stop = close === -1 || close > to ? to : close
      yield [end, stop]
      pattern.lastIndex = Math.max(stop, end) + 3
    } else if (token === '<![CDATA[' || token === ']]>') continue
    else if (!token.startsWith('<')) yield [index, end]
    else
      for (const { 1: name = '', indices } of token.matchAll(attribute)) {
        const value = indices?.[2] ?? indices?.[3]
        if (value !== undefined && !aboutMarkup.test(name))
          yield [index + value[0], index + value[1]]
      }
  }
}

/**
 * A copy of a JPEG without the place it was taken at: the GPS parts of its EXIF go, in its XMP the
 * values are overwritten with blanks. Every other byte stays as and where it was.
 * @source Exif 2.32, 4.6.3; XMP specification part 2, 2.3 (exif:GPS…)
 */
export function withoutPlace(jpeg: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(jpeg)
  let blocks = 0
  for (const segment of jpegHead(copy).segments) {
    if (segment.marker !== app1) continue
    const { payload, end } = segment
    if (isApp(copy, segment, app1, exifMark)) {
      const tiff = payload + exifMark.length
      blocks += 1
      if (blocks > mostBlocks) copy.fill(0, tiff, end)
      else copy.set(withoutParts(copy.subarray(tiff, end), { place: true }), tiff)
    } else copy.set(blankXmp(copy.subarray(payload, end)), payload)
  }
  return copy
}

function blankXmp(block: Uint8Array): Uint8Array {
  const blank = Uint8Array.from(block)
  for (const [start, end] of placesIn(lettersOf(block))) blank.fill(0x20, start, end)
  return blank
}

/** Whether a picture's EXIF or XMP names the place it was taken at. */
export function namesPlace({
  exif,
  xmp,
  extended,
}: Pick<PhotoBlocks, 'exif' | 'xmp' | 'extended'>): boolean {
  if (exif !== undefined) {
    const marked = startsWith(exif, exifMark) ? exif.subarray(exifMark.length) : exif
    const reader = tiffReader(marked)
    if (reader !== undefined && entryOf(reader, reader.u32(4), gpsDirectory) !== undefined)
      return true
  }
  return [xmp, extended].some((packet) => packet !== undefined && namesPlaceIn(lettersOf(packet)))
}

function namesPlaceIn(xmp: string): boolean {
  for (const [start, end] of placesIn(xmp)) if (xmp.slice(start, end).trim() !== '') return true
  return false
}

function lettersOf({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1')
}

function rawEntries(reader: ByteReader, directory: number): RawEntry[] {
  const size = reader.bytes.length
  if (directory < 8 || directory + 2 > size) return []
  const count = Math.min(reader.u16(directory), maxEntries)
  const entries: RawEntry[] = []
  for (let index = 0; index < count; index += 1) {
    const at = directory + 2 + index * 12
    if (at + 12 > size) break
    const claimed = (typeSizes[reader.u16(at + 2)] ?? 1) * reader.u32(at + 4)
    const value = claimed > 4 ? reader.u32(at + 8) : at + 8
    const length = claimed > 4 ? Math.max(0, Math.min(claimed, size - value)) : 4
    entries.push({ at, tag: reader.u16(at), value, length })
  }
  return entries
}

function entryOf(reader: ByteReader, directory: number, tag: number): RawEntry | undefined {
  return rawEntries(reader, directory).find((entry) => entry.tag === tag)
}

function blank(bytes: Uint8Array, at: number, length: number): void {
  // The head of the structure stays, whatever an offset claims.
  if (at >= 8) bytes.fill(0, at, at + length)
}

/** Entries behind it, and where the next directory is, move up. */
function removeEntry(reader: ByteReader, directory: number, { at }: RawEntry): void {
  const { bytes, little } = reader
  const count = reader.u16(directory)
  // A directory that was overwritten because a place pointed to it has no entries any more.
  if (count === 0) return
  const end = Math.min(directory + 2 + count * 12 + 4, bytes.length)
  bytes.copyWithin(at, at + 12, end)
  bytes.fill(0, end - 12, end)
  new DataView(bytes.buffer, bytes.byteOffset).setUint16(directory, count - 1, little)
}
