/** Where in an EXIF block (a TIFF structure) the entry that points to the GPS directory stands. */
function gpsEntry(tiff: Buffer): { entry: number; directory: number; little: boolean } | undefined {
  if (tiff.length < 8) return undefined
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const little = order === 'II'
  const first = read32(tiff, 4, little)
  const count = first + 2 <= tiff.length ? read16(tiff, first, little) : 0
  for (let index = 0; index < count; index += 1) {
    const entry = first + 2 + index * 12
    if (entry + 12 > tiff.length) return undefined
    if (read16(tiff, entry, little) !== 0x8825) continue
    return { entry, directory: read32(tiff, entry + 8, little), little }
  }
  return undefined
}

function read16(bytes: Buffer, at: number, little: boolean): number {
  return little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)
}

function read32(bytes: Buffer, at: number, little: boolean): number {
  return little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
}

/** The bytes of one value of each TIFF type, from BYTE on. */
const typeSize = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]

/** Overwrites the GPS directory of a TIFF structure and what it points to with zeros, in place. */
function blankTiff(tiff: Buffer): void {
  const found = gpsEntry(tiff)
  if (found === undefined) return
  const { entry, directory, little } = found
  if (directory + 2 <= tiff.length) {
    const count = read16(tiff, directory, little)
    for (let index = 0; index < count; index += 1) {
      const at = directory + 2 + index * 12
      if (at + 12 > tiff.length) break
      const size = (typeSize[read16(tiff, at + 2, little)] ?? 0) * read32(tiff, at + 4, little)
      const value = read32(tiff, at + 8, little)
      if (size > 4 && value < tiff.length) tiff.fill(0, value, Math.min(value + size, tiff.length))
      tiff.fill(0, at, at + 12)
    }
    tiff.fill(0, directory, directory + 2)
  }
  // An entry of type BYTE, tag 0: readers pass over it.
  tiff.fill(0, entry, entry + 12)
  if (little) tiff.writeUInt16LE(1, entry + 2)
  else tiff.writeUInt16BE(1, entry + 2)
}

const exifMark = Buffer.from('Exif\0\0', 'latin1')
const xmpPlace =
  /((?:exif|photoshop|Iptc4xmpExt):GPS\w*\s*=\s*["'])([^"']*)|(<exif:GPS\w*[^>/]*>)([^<]*)/g

/**
 * The JPEG without the place it was taken at: the GPS parts of its EXIF and XMP blocks are
 * overwritten, every other byte stays as it was.
 * @source Exif 2.32, 4.6.3 (GPS IFD); JPEG, ITU-T T.81 annex B
 */
export function withoutGps(jpeg: Buffer): Buffer {
  const copy = Buffer.from(jpeg)
  for (let at = 2; at + 4 <= copy.length && copy[at] === 0xff;) {
    const marker = copy[at + 1] ?? 0
    // The picture itself begins: no more blocks of words.
    if (marker === 0xda) break
    const end = at + 2 + copy.readUInt16BE(at + 2)
    const block = copy.subarray(at + 4, end)
    if (marker === 0xe1 && block.subarray(0, 6).equals(exifMark)) blankTiff(block.subarray(6))
    else if (marker === 0xe1) blankXmp(block)
    at = end
  }
  return copy
}

function blankXmp(block: Buffer): void {
  const text = block.toString('latin1')
  const blank = text.replace(
    xmpPlace,
    (_all, name: string | undefined, value: string | undefined, tag = '', inner = '') =>
      name === undefined
        ? `${String(tag)}${' '.repeat(String(inner).length)}`
        : `${name}${' '.repeat(value?.length ?? 0)}`,
  )
  block.write(blank, 'latin1')
}

/** Whether a picture's EXIF or XMP block, as sharp gives them, names a place. */
export function hasGps(exif: Buffer | undefined, xmp: Buffer | undefined): boolean {
  if (exif !== undefined) {
    const tiff = exif.subarray(0, 6).equals(exifMark) ? exif.subarray(6) : exif
    if (gpsEntry(tiff) !== undefined) return true
  }
  if (xmp === undefined) return false
  return [...xmp.toString('latin1').matchAll(xmpPlace)].some(
    ([, , value, , inner]) => `${value ?? ''}${inner ?? ''}`.trim() !== '',
  )
}
