import {
  exifDirectory,
  gpsDirectory,
  makerNote,
  tiffEntries,
  tiffReader,
  type TiffEntry,
} from './exif.ts'
import type { ByteReader } from './byte-reader.ts'

/** What is taken out of a picture's EXIF. */
export interface Without {
  /** The place it was taken at. */
  readonly place?: boolean
  /** What the camera's maker keeps there, often the camera's number. */
  readonly makerNotes?: boolean
}

/**
 * A copy of an EXIF block without the place or the maker's notes: their bytes are overwritten with
 * zeros and their entries taken out of the directory; all else stays where it is.
 * @source Exif 2.32, 4.6.3; TIFF 6.0
 */
export function withoutParts(tiff: Uint8Array, { place, makerNotes }: Without): Uint8Array {
  const copy = Uint8Array.from(tiff)
  const reader = tiffReader(copy)
  if (reader === undefined) return copy
  const first = reader.u32(4)
  if (place === true) {
    const gps = entryOf(reader, first, gpsDirectory)
    if (gps !== undefined) {
      const directory = reader.u32(gps.value)
      for (const entry of tiffEntries(reader, directory)) blank(copy, entry.value, entry.length)
      blank(copy, directory, 6 + 12 * reader.u16(directory))
      removeEntry(reader, first, gps)
    }
  }
  if (makerNotes === true) {
    const exif = entryOf(reader, first, exifDirectory)
    const directory = exif === undefined ? 0 : reader.u32(exif.value)
    const notes = entryOf(reader, directory, makerNote)
    if (notes !== undefined) {
      blank(copy, notes.value, notes.length)
      removeEntry(reader, directory, notes)
    }
  }
  return copy
}

function entryOf(reader: ByteReader, directory: number, tag: number): TiffEntry | undefined {
  return tiffEntries(reader, directory).find((entry) => entry.tag === tag)
}

function blank(bytes: Uint8Array, at: number, length: number): void {
  // The head of the structure stays, whatever an offset claims.
  if (at >= 8) bytes.fill(0, at, at + length)
}

/** Entries behind it, and where the next directory is, move up. */
function removeEntry(reader: ByteReader, directory: number, { entry }: TiffEntry): void {
  const { bytes, little } = reader
  const count = reader.u16(directory)
  const end = Math.min(directory + 2 + count * 12 + 4, bytes.length)
  bytes.copyWithin(entry, entry + 12, end)
  bytes.fill(0, end - 12, end)
  new DataView(bytes.buffer, bytes.byteOffset).setUint16(directory, count - 1, little)
}
