import { expect, test } from 'vitest'

import { processorTime } from '../eval/processor-time.ts'
import { exif, jpeg, segment, tiff, xmp, xmpSegmentMark } from '../eval/photo-file.ts'
import { namesPlace, withoutParts, withoutPlace } from './hidden-place.ts'
import { readExif } from './photo/exif.ts'
import { photoBlocks } from './photo-blocks.ts'

const north = [1, 2, 'N'] as const
const latitude = [2, 5, [42, 1, 48, 1, 30, 1]] as const
const east = [3, 2, 'E'] as const
const longitude = [4, 5, [75, 1, 12, 1, 0, 1]] as const
const gps = [north, latitude, east, longitude]
const words = [
  [0x010e, 2, 'Суяб'],
  [0x013b, 2, 'Айгүл Токтосунова'],
] as const
const camera = [[0x9003, 2, '2026:11:02 10:00:00']] as const

const placeOf = (bytes: Uint8Array): boolean =>
  namesPlace(photoBlocks(bytes, 'jpeg', 1_000_000, () => undefined))

test('the place goes out of a picture, and every byte that is not of it stays', () => {
  const before = jpeg(
    exif(words, camera, gps),
    xmp('<dc:source>Кабар</dc:source>', 'exif:GPSLatitude="42,48.5N" exif:GPSLongitude="75,12E"'),
  )
  expect(placeOf(before)).toBe(true)
  const after = withoutPlace(before)
  expect(placeOf(after)).toBe(false)
  expect(after.length).toBe(before.length)
  const { exif: block, xmp: packet } = photoBlocks(after, 'jpeg', 1_000_000, () => undefined)
  const read = readExif(block ?? new Uint8Array())
  expect(read?.point).toBeUndefined()
  expect(read?.created).toBe('2026-11-02T10:00:00')
  expect(Buffer.from(read?.description ?? []).toString()).toBe('Суяб')
  expect(Buffer.from(packet ?? []).toString()).toContain('<dc:source>Кабар</dc:source>')
  for (const said of ['42,48.5N', '75,12E']) expect(Buffer.from(after).includes(said)).toBe(false)
})

test('a directory of the place is gone however its entry is typed', () => {
  for (const type of [1, 4, 13, 99]) {
    const block = Buffer.from(tiff(words, [], gps))
    const entry = block.indexOf(Buffer.from([0x25, 0x88]))
    block.writeUInt16LE(type, entry + 2)
    expect(namesPlace({ exif: block })).toBe(true)
    const after = Buffer.from(withoutParts(block, { place: true }))
    expect(namesPlace({ exif: after })).toBe(false)
    // The degrees themselves, wherever they stood.
    expect(after.includes(Buffer.from([42, 0, 0, 0, 1, 0, 0, 0, 48, 0, 0, 0]))).toBe(false)
  }
})

test('a second entry of the place goes with the first', () => {
  const block = Buffer.from(tiff([...words, [0x8298, 4, [8]]], [], gps))
  block.writeUInt16LE(0x8825, block.indexOf(Buffer.from([0x98, 0x82])))
  expect(namesPlace({ exif: withoutParts(block, { place: true }) })).toBe(false)
})

test('a place in XMP is found under any prefix, as attribute and as element', () => {
  for (const said of [
    xmp('', 'exif:GPSLatitude="42,48.5N"'),
    xmp("<e:GPSLongitude xmlns:e='http://ns.adobe.com/exif/1.0/'>75,12E</e:GPSLongitude>"),
    xmp('', "exif:GPSPosition='42 75'"),
  ]) {
    expect(placeOf(jpeg(said))).toBe(true)
    expect(placeOf(withoutPlace(jpeg(said)))).toBe(false)
  }
})

test('what is broken is passed over without an end', () => {
  const broken = [
    jpeg(segment(0xe1, 'Exif\0\0', Uint8Array.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 255, 255]))),
    jpeg(segment(0xe1, xmpSegmentMark, '<exif:GPSLatitude '.repeat(3_000))),
    jpeg(segment(0xe1, xmpSegmentMark, 'GPSLatitude="'.repeat(4_000))),
    Uint8Array.of(0xff, 0xd8, 0xff),
  ]
  for (const bytes of broken) {
    const seconds = processorTime()
    expect(withoutPlace(bytes).length).toBe(bytes.length)
    expect(seconds()).toBeLessThan(1)
  }
})

test.each([
  ['a tag that never ends', `<GPS${'A'.repeat(4_000_000)}`],
  ['a value that never ends', ` exif:GPSLatitude="${'4'.repeat(30_000_000)}`],
  ['a million names', '<GPSPS<GPS GPS=:"'.repeat(200_000)],
])(
  'XMP with %s is looked through in one pass',
  (_name, words) => {
    const said = namesPlace({ xmp: Buffer.from(words) })
    expect(said).toBe(words.includes('4'))
  },
  5_000,
)

test('a picture whose XMP never ends loses its place all the same', () => {
  const before = jpeg(
    segment(0xe1, xmpSegmentMark, `<x exif:GPSLatitude='42,48.5N" exif:GPSLongitude="75,12E"`),
    segment(0xe1, xmpSegmentMark, `<exif:GPSLatitude>42,48.5N</exif:GPSLatitude> GPS="7`),
  )
  const after = withoutPlace(before)
  expect(after.length).toBe(before.length)
  expect(placeOf(after)).toBe(false)
  expect(Buffer.from(after).includes('42,48.5N')).toBe(false)
})

test('a picture of three hundred EXIF blocks that are all place is answered in time', () => {
  const places = Array.from({ length: 5_000 }, () => [0x8825, 4, [0]] as const)
  const one = exif(places)
  const before = jpeg(...Array.from({ length: 300 }, () => one))
  const after = withoutPlace(before)
  expect(after.length).toBe(before.length)
  expect(placeOf(after)).toBe(false)
}, 10_000)

test.each([
  [
    'rdf:value with a qualifier',
    '<exif:GPSLatitude rdf:parseType="Resource"><rdf:value>42,48.5N</rdf:value><x:by>a</x:by></exif:GPSLatitude>',
  ],
  [
    'rdf:value of a description',
    '<exif:GPSLatitude><rdf:Description><rdf:value>42,48.5N</rdf:value></rdf:Description></exif:GPSLatitude>',
  ],
  ['rdf:value as an attribute', '<exif:GPSLatitude rdf:value="42,48.5N" x:by="a"/>'],
  [
    'rdf:value as an attribute of a description',
    "<exif:GPSLatitude><rdf:Description rdf:value='42,48.5N'/></exif:GPSLatitude>",
  ],
  ['a list', '<exif:GPSLatitude><rdf:Seq><rdf:li>42,48.5N</rdf:li></rdf:Seq></exif:GPSLatitude>'],
  ['a resource', '<exif:GPSLatitude rdf:resource="42,48.5N"></exif:GPSLatitude>'],
  ['CDATA', '<exif:GPSLatitude><![CDATA[42,48.5N]]></exif:GPSLatitude>'],
  ['a comment', '<exif:GPSLatitude><!-- 42,48.5N --></exif:GPSLatitude>'],
])('a place in XMP that stands in %s goes out, and the packet stays what it was', (_what, said) => {
  const behind = '<dc:source>Кабар</dc:source>'
  const before = jpeg(xmp(`${said}${behind}<exif:GPSLongitudeRef>E</exif:GPSLongitudeRef>`))
  expect(placeOf(before)).toBe(true)
  const after = withoutPlace(before)
  expect(after.length).toBe(before.length)
  expect(placeOf(after)).toBe(false)
  expect(Buffer.from(after).includes('42,48.5N')).toBe(false)
  const { xmp: packet } = photoBlocks(after, 'jpeg', 1_000_000, () => undefined)
  const text = Buffer.from(packet ?? []).toString()
  expect(text).toContain(behind)
  // Nothing of the markup is touched.
  const bare = (xml: string): string =>
    xml.replaceAll(/>[^<]*(?=<)|"[^"]*"|'[^']*'|\[CDATA\[[^\]]*|<!--[^]*?-->/g, '')
  expect(bare(text)).toBe(
    bare(Buffer.from(photoBlocks(before, 'jpeg', 1_000_000, () => undefined).xmp ?? []).toString()),
  )
  expect(text).toContain('xmlns')
})

test.each([
  ['elements of a place that are not closed', '<GPSa x="1">2<b>'.repeat(300_000)],
  ['comments that are not closed', '<GPSa><!-- 3 '.repeat(300_000)],
  ['attributes without an end', `<GPSa ${'b="'.repeat(1_000_001)}>1`],
  ['names that begin alike', `<GPS>${'</GPSS'.repeat(600_000)}`],
])('XMP with %s is looked through in one pass', (_what, words) => {
  const seconds = processorTime()
  withoutPlace(
    jpeg(
      ...Array.from({ length: 60 }, (_, n) =>
        segment(0xe1, xmpSegmentMark, words.slice(n * 60_000, (n + 1) * 60_000)),
      ),
    ),
  )
  namesPlace({ xmp: Buffer.from(words.replaceAll(/[\d]/g, ' ')) })
  expect(seconds()).toBeLessThan(2)
})
