import { inflateSync } from 'node:zlib'

import type { Warn } from './fault.ts'
import { joinBytes } from './line.ts'
import { ByteReader, startsWith } from './photo/byte-reader.ts'
import { readExif } from './photo/exif.ts'
import {
  app1,
  app11,
  app13,
  exifMark,
  extendedXmp,
  isApp,
  jpegHead,
  jpegSize,
  photoshopMark,
  xmpMark,
} from './photo/jpeg.ts'

/** Pictures whose words can be read. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'tiff'

/** The blocks of words in a picture's file. */
export interface PhotoBlocks {
  readonly format: PhotoFormat
  /** Pixels as stored, before the picture is turned. */
  readonly size: { readonly width: number; readonly height: number } | undefined
  /** A TIFF structure. */
  readonly exif?: Uint8Array | undefined
  readonly xmp?: Uint8Array | undefined
  readonly extended?: Uint8Array | undefined
  /** Photoshop's image resources. */
  readonly resources?: Uint8Array | undefined
  /** IIM that stands outside of them. */
  readonly iim?: Uint8Array | undefined
  /** Whether the file has content credentials (C2PA). */
  readonly sealed?: boolean
}

const pngMark = '\u0089PNG\r\n\u001A\n'

/** The kind of picture by its first bytes; nothing for anything else. */
export function recognisePhoto(bytes: Uint8Array): PhotoFormat | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (startsWith(bytes, pngMark)) return 'png'
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'webp'
  if (startsWith(bytes, 'II*\0') || startsWith(bytes, 'MM\0*')) return 'tiff'
  return undefined
}

/** The blocks of a picture, as far as its file can be read; `limit` bounds what is unpacked. */
export function photoBlocks(
  bytes: Uint8Array,
  format: PhotoFormat,
  limit: number,
  warn: Warn,
): PhotoBlocks {
  switch (format) {
    case 'jpeg':
      return jpegBlocks(bytes, limit, warn)
    case 'png':
      return pngBlocks(bytes, limit, warn)
    case 'webp':
      return webpBlocks(bytes, limit, warn)
    case 'tiff':
      return tiffBlocks(bytes, limit, warn)
    default:
      throw new TypeError(`no such format: ${String(format satisfies never)}`)
  }
}

function damaged(warn: Warn, part: string): void {
  warn({ code: 'wire.photo-damaged', part })
}

function jpegBlocks(bytes: Uint8Array, limit: number, warn: Warn): PhotoBlocks {
  const head = jpegHead(bytes)
  if (head.damaged) damaged(warn, 'jpeg')
  const parts = (marker: number, mark: string): Uint8Array[] =>
    head.segments
      .filter((segment) => isApp(bytes, segment, marker, mark))
      .map(({ payload, end }) => bytes.subarray(payload + mark.length, end))
  const [xmp] = parts(app1, xmpMark)
  const guid = xmp === undefined ? undefined : extensionOf(xmp)
  const extended = guid === undefined ? undefined : extendedXmp(bytes, head, guid, limit)
  if (guid !== undefined && extended === undefined) damaged(warn, 'xmp')
  const resources = parts(app13, photoshopMark)
  return {
    format: 'jpeg',
    size: jpegSize(bytes, head),
    exif: parts(app1, exifMark)[0],
    xmp,
    extended,
    resources:
      resources.length === 0
        ? undefined
        : joinBytes(
            resources,
            resources.reduce((sum, { length }) => sum + length, 0),
          ),
    sealed: head.segments.some((segment) => isApp(bytes, segment, app11, 'JP')),
  }
}

/** The name of the packet's rest, where it has one. */
function extensionOf(xmp: Uint8Array): string | undefined {
  const said = new ByteReader(xmp).letters(0, xmp.length)
  return /HasExtendedXMP\s*(?:=\s*["']|>)\s*([\dA-F]{32})/.exec(said)?.[1]
}

/** @source PNG, third edition, 11.3 */
function pngBlocks(bytes: Uint8Array, limit: number, warn: Warn): PhotoBlocks {
  const reader = new ByteReader(bytes)
  const found: { exif?: Uint8Array; xmp?: Uint8Array | undefined; sealed?: boolean } = {}
  let size: PhotoBlocks['size']
  let hasXmp = false
  let at = 8
  for (let count = 0; at + 12 <= bytes.length; count += 1) {
    const length = reader.u32(at)
    const end = at + 8 + length
    const name = reader.letters(at + 4, at + 8)
    if (end + 4 > bytes.length || count >= 100_000) {
      damaged(warn, 'png')
      break
    }
    const data = bytes.subarray(at + 8, end)
    if (name === 'IHDR') size = { width: reader.u32(at + 8), height: reader.u32(at + 12) }
    else if (name === 'eXIf') found.exif ??= data
    else if (name === 'caBX') found.sealed = true
    else if (name === 'iTXt' && startsWith(data, 'XML:com.adobe.xmp\0')) {
      // Only the first counts: to unpack thousands of others would take minutes.
      if (!hasXmp) {
        hasXmp = true
        found.xmp = internationalText(data, limit)
        if (found.xmp === undefined) damaged(warn, 'xmp')
      }
    } else if (name === 'IEND') break
    at = end + 4
  }
  return { format: 'png', size, ...found }
}

function internationalText(data: Uint8Array, limit: number): Uint8Array | undefined {
  const flags = data.indexOf(0) + 1
  const language = data.indexOf(0, flags + 2)
  const keyword = language === -1 ? -1 : data.indexOf(0, language + 1)
  if (keyword === -1) return undefined
  const text = data.subarray(keyword + 1)
  if (data[flags] === 0) return text.length > limit ? undefined : text
  try {
    return inflateSync(text, { maxOutputLength: limit })
  } catch (cause) {
    // What cannot be unpacked, or unpacks to more than anything of the kind may hold.
    if (cause instanceof Error && 'code' in cause) return undefined
    throw cause
  }
}

/** @source RFC 9649 */
function webpBlocks(bytes: Uint8Array, limit: number, warn: Warn): PhotoBlocks {
  const reader = new ByteReader(bytes, true)
  const found: { exif?: Uint8Array; xmp?: Uint8Array; sealed?: boolean } = {}
  let size: PhotoBlocks['size']
  let at = 12
  for (let count = 0; at + 8 <= bytes.length; count += 1) {
    const name = reader.letters(at, at + 4)
    const length = reader.u32(at + 4)
    const start = at + 8
    if (start + length > bytes.length || count >= 100_000) {
      damaged(warn, 'webp')
      break
    }
    const data = bytes.subarray(start, start + length)
    if (name === 'VP8X')
      size = {
        width: (reader.u32(start + 4) % 0x1_00_00_00) + 1,
        height: (reader.u32(start + 6) >>> 8) + 1,
      }
    else if (name === 'VP8 ')
      size ??= { width: reader.u16(start + 6) & 0x3fff, height: reader.u16(start + 8) & 0x3fff }
    else if (name === 'VP8L') {
      const packed = reader.u32(start + 1)
      size ??= { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
    } else if (name === 'EXIF')
      found.exif ??= startsWith(data, exifMark) ? data.subarray(exifMark.length) : data
    else if (name === 'XMP ') {
      if (data.length > limit) damaged(warn, 'xmp')
      else found.xmp ??= data
    } else if (name === 'C2PA') found.sealed = true
    at = start + length + (length % 2)
  }
  return { format: 'webp', size, ...found }
}

function tiffBlocks(bytes: Uint8Array, limit: number, warn: Warn): PhotoBlocks {
  const exif = readExif(bytes)
  if (exif === undefined) damaged(warn, 'tiff')
  const { width, height, iim, resources } = exif ?? {}
  const isLong = (exif?.xmp?.length ?? 0) > limit
  if (isLong) damaged(warn, 'xmp')
  return {
    format: 'tiff',
    size: width === undefined || height === undefined ? undefined : { width, height },
    exif: bytes,
    xmp: isLong ? undefined : exif?.xmp,
    iim,
    resources,
  }
}
