/** Pictures of a few bytes, with the blocks of words that a test gives them. */
const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))

export const xmpSegmentMark = 'http://ns.adobe.com/xap/1.0/\0'

/** A marker segment of a JPEG. */
export function segment(marker: number, mark: string, payload: Uint8Array | string): Uint8Array {
  const body = Buffer.concat([
    latin1(mark),
    typeof payload === 'string' ? Buffer.from(payload) : payload,
  ])
  const length = body.length + 2
  return Buffer.concat([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), body])
}

/** What stands behind a JPEG's words: a frame of 300 by 200 pixels and some data of a picture. */
export const pictureData: Uint8Array = Buffer.concat([
  Uint8Array.of(0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0),
  Uint8Array.from({ length: 200 }, (_, index) => (index * 37) % 255),
  Uint8Array.of(0xff, 0xd9),
  latin1('behind the end'),
])
const frame = segment(0xc0, '', Uint8Array.of(8, 0, 200, 1, 44, 1, 1, 0x11, 0))

/** A JPEG with these segments. */
export function jpeg(...segments: readonly Uint8Array[]): Uint8Array {
  const jfif = segment(0xe0, 'JFIF\0', Uint8Array.of(1, 2, 0, 0, 1, 0, 1, 0, 0))
  return Buffer.concat([Uint8Array.of(0xff, 0xd8), jfif, ...segments, frame, pictureData])
}

/** A packet of XMP with these properties. */
export function packet(properties: string, attributes = ''): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" ${attributes}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
}

/** A segment with a packet of XMP. */
export function xmp(properties: string, attributes = ''): Uint8Array {
  return segment(0xe1, xmpSegmentMark, packet(properties, attributes))
}

/** Data sets of IIM: record, number, value. */
export function iim(...sets: readonly (readonly [number, number, Uint8Array])[]): Uint8Array {
  return Buffer.concat(
    sets.flatMap(([record, number, value]) => [
      Uint8Array.of(0x1c, record, number, value.length >> 8, value.length & 0xff),
      value,
    ]),
  )
}

/** A segment of Photoshop's image resources, by their numbers. */
export function photoshop(...resources: readonly (readonly [number, Uint8Array])[]): Uint8Array {
  const parts = resources.flatMap(([id, data]) => {
    const head = Buffer.alloc(12)
    head.write('8BIM', 'latin1')
    head.writeUInt16BE(id, 4)
    head.writeUInt32BE(data.length, 8)
    return [head, data, new Uint8Array(data.length % 2)]
  })
  return segment(0xed, 'Photoshop 3.0\0', Buffer.concat(parts))
}

type Tag = readonly [tag: number, type: 2 | 3 | 4 | 5 | 7, values: string | readonly number[]]

/** A TIFF structure of little end: first directory, the camera's, that of the place. */
export function tiff(
  first: readonly Tag[],
  camera: readonly Tag[] = [],
  gps: readonly Tag[] = [],
): Uint8Array {
  const sizes = { 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 } as const
  const bytesOf = ([, type, values]: Tag): Buffer => {
    if (typeof values === 'string') return Buffer.from(`${values}\0`)
    const made = Buffer.alloc(values.length * (type === 5 ? 4 : sizes[type]))
    for (const [index, value] of values.entries())
      if (type === 3) made.writeUInt16LE(value, index * 2)
      else if (type === 4 || type === 5) made.writeUInt32LE(value, index * 4)
      else made.writeUInt8(value, index)
    return made
  }
  const lists: Tag[][] = [[...first], [...camera], [...gps]]
  if (camera.length > 0) lists[0]?.push([0x8769, 4, [0]])
  if (gps.length > 0) lists[0]?.push([0x8825, 4, [0]])
  const starts: number[] = []
  let at = 8
  for (const list of lists) {
    starts.push(at)
    at += list.length === 0 ? 0 : 6 + 12 * list.length
  }
  const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])
  const directories: Buffer[] = []
  const data: Buffer[] = []
  for (const list of lists) {
    if (list.length === 0) continue
    const made = Buffer.alloc(6 + 12 * list.length)
    made.writeUInt16LE(list.length, 0)
    for (const [index, tag] of list.toSorted((a, b) => a[0] - b[0]).entries()) {
      const value = bytesOf(tag)
      const entry = 2 + index * 12
      made.writeUInt16LE(tag[0], entry)
      made.writeUInt16LE(tag[1], entry + 2)
      made.writeUInt32LE(value.length / sizes[tag[1]], entry + 4)
      if (tag[0] === 0x8769) made.writeUInt32LE(starts[1] ?? 0, entry + 8)
      else if (tag[0] === 0x8825) made.writeUInt32LE(starts[2] ?? 0, entry + 8)
      else if (value.length <= 4) value.copy(made, entry + 8)
      else {
        made.writeUInt32LE(at, entry + 8)
        data.push(value)
        at += value.length
      }
    }
    directories.push(made)
  }
  return Buffer.concat([head, ...directories, ...data])
}

/** A segment with EXIF. */
export function exif(...directories: Parameters<typeof tiff>): Uint8Array {
  return segment(0xe1, 'Exif\0\0', tiff(...directories))
}

/** A PNG of these chunks, whose check sums are nothing. */
export function png(...chunks: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  return Buffer.concat([
    latin1('\u0089PNG\r\n\u001A\n'),
    ...chunks.flatMap(([name, data]) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(data.length)
      return [length, latin1(name), data, new Uint8Array(4)]
    }),
  ])
}

/** The data of an `iTXt` chunk with a packet of XMP, deflated where `packed` is 1. */
export function packetInPng(packet: Uint8Array, packed: 0 | 1): Uint8Array {
  return Buffer.concat([latin1('XML:com.adobe.xmp\0'), Uint8Array.of(packed, 0, 0, 0), packet])
}

/** A WebP of these chunks. */
export function webp(...chunks: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const parts = chunks.flatMap(([name, data]) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(data.length)
    return [latin1(name), length, data, new Uint8Array(data.length % 2)]
  })
  return Buffer.concat([latin1('RIFF\0\0\0\0WEBP'), ...parts])
}
