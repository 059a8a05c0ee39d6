import { ByteReader, startsWith } from './byte-reader.ts'

/** A marker segment of a JPEG; offsets in bytes, `start` is that of its marker. */
export interface JpegSegment {
  readonly marker: number
  readonly start: number
  readonly payload: number
  readonly end: number
}

/** The segments before the picture's own data. */
export interface JpegHead {
  readonly segments: readonly JpegSegment[]
  /** Where the picture's data begin, or the file breaks off. */
  readonly end: number
  /** Whether a length lied, something else stood between the segments or there were too many. */
  readonly damaged: boolean
}

export const exifMark = 'Exif\0\0'
export const xmpMark = 'http://ns.adobe.com/xap/1.0/\0'
export const extendedXmpMark = 'http://ns.adobe.com/xmp/extension/\0'
export const photoshopMark = 'Photoshop 3.0\0'

export const app1 = 0xe1
export const app11 = 0xeb
export const app13 = 0xed

/** More segments than any file has words in. */
const maxSegments = 20_000

/**
 * The segments of a JPEG from its start to where the picture's data begin. Linear in what it
 * passes over; lengths that lie end it.
 * @source JPEG, ITU-T T.81 annex B
 */
export function jpegHead(bytes: Uint8Array): JpegHead {
  const reader = new ByteReader(bytes)
  const segments: JpegSegment[] = []
  let at = 2
  for (;;) {
    if (bytes[at] !== 0xff || segments.length >= maxSegments)
      return { segments, end: at, damaged: true }
    const start = at
    // Any number of fill bytes may stand before a marker.
    while (bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda || marker === 0xd9) return { segments, end: start, damaged: false }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      segments.push({ marker, start, payload: at + 2, end: at + 2 })
      at += 2
      continue
    }
    const length = reader.u16(at + 2)
    const end = at + 2 + length
    if (marker === 0 || length < 2 || end > bytes.length)
      return { segments, end: start, damaged: true }
    segments.push({ marker, start, payload: at + 4, end })
    at = end
  }
}

/** Whether the segment is of that application and its payload begins with those letters. */
export function isApp(
  bytes: Uint8Array,
  segment: JpegSegment,
  marker: number,
  mark: string,
): boolean {
  return (
    segment.marker === marker &&
    segment.payload + mark.length <= segment.end &&
    startsWith(bytes, mark, segment.payload)
  )
}

/** Pixels as the frame header says; none where it is not there or leaves the height open. */
export function jpegSize(
  bytes: Uint8Array,
  head: JpegHead,
): { readonly width: number; readonly height: number } | undefined {
  const frame = head.segments.find(
    ({ marker }) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker),
  )
  if (frame === undefined || frame.payload + 5 > frame.end) return undefined
  const reader = new ByteReader(bytes)
  const height = reader.u16(frame.payload + 1)
  const width = reader.u16(frame.payload + 3)
  return width === 0 || height === 0 ? undefined : { width, height }
}

/**
 * The rest of an XMP packet that was too long for one segment, put together; none where parts are
 * missing or do not fit.
 * @source Adobe XMP specification part 3, 1.1.3.1
 */
export function extendedXmp(
  bytes: Uint8Array,
  head: JpegHead,
  guid: string,
  limit: number,
): Uint8Array | undefined {
  const reader = new ByteReader(bytes)
  const parts = head.segments.filter((segment) => isApp(bytes, segment, app1, extendedXmpMark))
  const opening = extendedXmpMark.length + 40
  const own = parts.filter(
    ({ payload, end }) =>
      payload + opening <= end &&
      reader.letters(payload + extendedXmpMark.length, payload + extendedXmpMark.length + 32) ===
        guid,
  )
  const [first] = own
  if (first === undefined) return undefined
  const total = reader.u32(first.payload + extendedXmpMark.length + 32)
  const held = own.reduce((sum, { payload, end }) => sum + end - payload - opening, 0)
  // The length it claims is believed only where as many bytes are there.
  if (total !== held || total > limit) return undefined
  const whole = new Uint8Array(total)
  for (const { payload, end } of own) {
    const offset = reader.u32(payload + extendedXmpMark.length + 36)
    const part = bytes.subarray(payload + opening, end)
    if (offset + part.length > total) return undefined
    whole.set(part, offset)
  }
  return whole
}
