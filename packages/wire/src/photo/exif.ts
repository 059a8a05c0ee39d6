import { ByteReader } from './byte-reader.ts'

/** What EXIF says in words and numbers; texts still as bytes, for none of them says its encoding. */
export interface Exif {
  readonly description?: Uint8Array
  /** What somebody noted, with how it is encoded as far as EXIF says it. */
  readonly comment?: UserComment
  readonly artist?: Uint8Array
  readonly copyright?: Uint8Array
  /** 1 to 8. */
  readonly orientation?: number
  /** `2026-11-02T10:00:00+06:00`, without a zone where none is said. */
  readonly created?: string
  readonly changed?: string
  /** Degrees, south and west below zero. */
  readonly point?: { readonly longitude: number; readonly latitude: number }
  readonly width?: number
  readonly height?: number
  /** Blocks that stand in a TIFF of its own. */
  readonly xmp?: Uint8Array
  readonly iim?: Uint8Array
  readonly resources?: Uint8Array
}

/** A text of EXIF that says its encoding: `utf-16` in whichever order its writer took. */
export interface UserComment {
  readonly encoding: 'utf-16' | 'bytes'
  readonly bytes: Uint8Array
  /** The order of the file, which its writer should have taken. */
  readonly little: boolean
}

/** An entry of a directory: where it stands and where its value does. */
export interface TiffEntry {
  readonly tag: number
  readonly type: number
  readonly count: number
  /** Offsets in bytes. */
  readonly entry: number
  readonly value: number
  readonly length: number
}

/** The bytes of one value of each TIFF type, from BYTE on; the last is IFD. */
export const typeSizes: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
const maxEntries = 2_000

export const exifDirectory = 0x8769
export const gpsDirectory = 0x8825
export const makerNote = 0x927c

/** The numbers of a TIFF structure, or nothing where it is none. */
export function tiffReader(tiff: Uint8Array): ByteReader | undefined {
  const [a, b] = tiff
  if (tiff.length < 8 || a !== b || (a !== 0x49 && a !== 0x4d)) return undefined
  const reader = new ByteReader(tiff, a === 0x49)
  return reader.u16(2) === 42 ? reader : undefined
}

/** The entries of the directory at an offset whose values lie within the file. @source TIFF 6.0 */
function tiffEntries(reader: ByteReader, directory: number): TiffEntry[] {
  const size = reader.bytes.length
  if (directory < 8 || directory + 2 > size) return []
  const count = Math.min(reader.u16(directory), maxEntries)
  const entries: TiffEntry[] = []
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12
    if (entry + 12 > size) break
    const type = reader.u16(entry + 2)
    const values = reader.u32(entry + 4)
    const length = (typeSizes[type] ?? 0) * values
    const value = length > 4 ? reader.u32(entry + 8) : entry + 8
    if (length > 0 && value + length <= size)
      entries.push({ tag: reader.u16(entry), type, count: values, entry, value, length })
  }
  return entries
}

type Directory = ReadonlyMap<number, TiffEntry>

/**
 * What a picture's EXIF block (a TIFF structure) says; nothing where it is none. Offsets that lead
 * out of the block are passed over.
 * @source CIPA DC-008 (Exif 2.32)
 */
export function readExif(tiff: Uint8Array): Exif | undefined {
  const reader = tiffReader(tiff)
  if (reader === undefined) return undefined
  const at = (directory: number): Directory =>
    new Map(tiffEntries(reader, directory).map((entry) => [entry.tag, entry]))
  const below = (tag: number): Directory => {
    const entry = first.get(tag)
    return entry === undefined ? new Map() : at(reader.u32(entry.value))
  }
  const first = at(reader.u32(4))
  const exif = below(exifDirectory)
  const bytes = (entry: TiffEntry | undefined): Uint8Array | undefined =>
    entry === undefined ? undefined : tiff.subarray(entry.value, entry.value + entry.length)
  const words = (entry: TiffEntry | undefined): Uint8Array | undefined => {
    const found = bytes(entry)
    const end = found?.indexOf(0) ?? -1
    const said = end === -1 ? found : found?.subarray(0, end)
    return said?.some((byte) => byte > 0x20) === true ? said : undefined
  }
  const whole = (entry: TiffEntry | undefined): number | undefined =>
    entry === undefined
      ? undefined
      : entry.type === 3
        ? reader.u16(entry.value)
        : reader.u32(entry.value)
  const letters = (entry: TiffEntry | undefined): string => {
    const found = words(entry)
    return found === undefined ? '' : new ByteReader(found).letters(0, 64).trim()
  }
  const date = (
    day: number,
    fraction: number,
    zone: number,
    within: Directory,
  ): string | undefined =>
    dateOf(letters(within.get(day)), letters(exif.get(fraction)), letters(exif.get(zone)))
  const orientation = whole(first.get(0x0112))
  const found = {
    description: words(first.get(0x010e)),
    comment: commentOf(bytes(exif.get(0x9286)), reader.little),
    artist: words(first.get(0x013b)),
    copyright: words(first.get(0x8298)),
    orientation:
      orientation !== undefined && orientation >= 1 && orientation <= 8 ? orientation : undefined,
    created: date(0x9003, 0x9291, 0x9011, exif),
    changed: date(0x0132, 0x9290, 0x9010, first),
    point: pointOf(reader, below(gpsDirectory), letters),
    width: whole(first.get(0x0100)),
    height: whole(first.get(0x0101)),
    xmp: bytes(first.get(0x02bc)),
    iim: bytes(first.get(0x83bb)),
    resources: bytes(first.get(0x8649)),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same object without its undefined fields
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as Exif
}

/** Eight letters say the code, nothing of them that nobody knows. */
function commentOf(value: Uint8Array | undefined, little: boolean): UserComment | undefined {
  if (value === undefined || value.length <= 8) return undefined
  const code = new ByteReader(value).letters(0, 8)
  const bytes = value.subarray(8)
  if (!bytes.some((byte) => byte > 0x20)) return undefined
  if (code.startsWith('UNICODE')) return { encoding: 'utf-16', bytes, little }
  // Japanese codes of double bytes are none that anyone wrote for decades.
  return code.startsWith('JIS') ? undefined : { encoding: 'bytes', bytes, little }
}

function dateOf(text: string, fraction: string, zone: string): string | undefined {
  const [, year = '', month = '', day = '', time = ''] =
    /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(text) ?? []
  if (year === '' || Number(month) === 0) return undefined
  const decimals = /^\d{1,9}$/.test(fraction) ? `.${fraction}` : ''
  return `${year}-${month}-${day}T${time}${decimals}${/^(?:Z|[+-]\d{2}:\d{2})$/.test(zone) ? zone : ''}`
}

function pointOf(
  reader: ByteReader,
  gps: Directory,
  letters: (entry: TiffEntry | undefined) => string,
): Exif['point'] {
  const latitude = degrees(reader, gps.get(2))
  const longitude = degrees(reader, gps.get(4))
  if (latitude === undefined || longitude === undefined) return undefined
  if (latitude > 90 || longitude > 180) return undefined
  return {
    latitude: letters(gps.get(1)).toUpperCase() === 'S' ? -latitude : latitude,
    longitude: letters(gps.get(3)).toUpperCase() === 'W' ? -longitude : longitude,
  }
}

function degrees(reader: ByteReader, entry: TiffEntry | undefined): number | undefined {
  if (entry === undefined || entry.type !== 5 || entry.count < 1) return undefined
  let sum = 0
  for (let index = 0; index < Math.min(entry.count, 3); index += 1) {
    const at = entry.value + index * 8
    const over = reader.u32(at + 4)
    if (over === 0) return undefined
    sum += reader.u32(at) / over / 60 ** index
  }
  return Number(sum.toFixed(7))
}
