import { deflateSync } from 'node:zlib'
import { createHash } from 'node:crypto'

import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'

import {
  exif,
  iim,
  jpeg,
  packet,
  packetInPng,
  photoshop,
  png,
  segment,
  tiff,
  webp,
  xmp,
  xmpSegmentMark,
} from '../eval/photo-file.ts'
import { processorTime } from '../eval/processor-time.ts'
import { captionsOf } from './photo/caption.ts'
import type { ReadItem } from './read-items.ts'
import { readPhoto } from './read-photo.ts'
import { read } from './read.ts'

function taken(bytes: Uint8Array): ReadItem {
  const photo = readPhoto(bytes)
  if (!photo.ok) throw new Error(JSON.stringify(photo.fault))
  return photo.value
}

const said = (text: string): Uint8Array => new TextEncoder().encode(text)
const md5 = (bytes: Uint8Array): Uint8Array => createHash('md5').update(bytes).digest()
const utf8 = [1, 90, Uint8Array.of(0x1b, 0x25, 0x47)] as const

const full = xmp(
  `
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Өрт</rdf:li></rdf:Alt></dc:title>
  <dc:description><rdf:Alt>
    <rdf:li xml:lang="x-default">Бишкекте өрт өчүрүлдү</rdf:li>
    <rdf:li xml:lang="ky">Бишкекте өрт өчүрүлдү</rdf:li>
    <rdf:li xml:lang="zh-hans">比什凯克火灾
扑灭 &lt;图&gt;</rdf:li>
    <rdf:li xml:lang="ur">بشکیک میں آگ</rdf:li></rdf:Alt></dc:description>
  <dc:creator><rdf:Seq><rdf:li>Асан Үсөнов</rdf:li></rdf:Seq></dc:creator>
  <dc:subject><rdf:Bag><rdf:li>өрт</rdf:li><rdf:li>Бишкек</rdf:li></rdf:Bag></dc:subject>
  <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Көл</rdf:li></rdf:Alt></dc:rights>
  <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Басма үчүн гана</rdf:li></rdf:Alt></xmpRights:UsageTerms>
  <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Өрт өчүргүчтөр</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
  <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Гүлнара Осмонова</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
  <Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><Iptc4xmpExt:City>Бишкек</Iptc4xmpExt:City><Iptc4xmpExt:CountryName>Кыргызстан</Iptc4xmpExt:CountryName></rdf:li></rdf:Bag></Iptc4xmpExt:LocationShown>`,
  `photoshop:Headline="Базарда өрт" photoshop:Credit="Көл/Сүрөт" photoshop:City="Бишкек" photoshop:DateCreated="2026-11-02T10:00:00+06:00" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture" Iptc4xmpExt:DigImageGUID="urn:newsml:kol.example:photo:1" photoshop:AuthorsPosition="Staff"`,
)

test('a picture of XMP becomes an item with its captions by language', () => {
  const { item, warnings } = taken(jpeg(full))
  expect(captionsOf(item)).toEqual([
    { language: 'ky', text: 'Бишкекте өрт өчүрүлдү' },
    { language: 'zh-Hans', text: '比什凯克火灾\n扑灭 <图>' },
    { language: 'ur', text: 'بشکیک میں آگ' },
  ])
  expect(item).toMatchObject({
    uri: 'urn:newsml:kol.example:photo:1',
    type: 'picture',
    language: 'ky',
    title: 'Өрт',
    by: 'Асан Үсөнов',
    located: 'Бишкек',
    contentCreated: '2026-11-02T10:00:00+06:00',
    copyrightNotice: '© Көл',
    usageTerms: 'Басма үчүн гана',
    digitalSourceType: { uri: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture' },
    infoSources: [{ name: 'Көл/Сүрөт', role: 'creditline' }],
    people: [
      { name: 'Асан Үсөнов', rel: 'creator' },
      { name: 'Гүлнара Осмонова', rel: 'shown' },
    ],
    places: [
      { name: 'Бишкек', rel: 'city' },
      {
        name: 'Бишкек',
        rel: 'shown',
        contactInfo: [{ address: { locality: 'Бишкек', country: 'Кыргызстан' } }],
      },
    ],
    subjects: [
      { name: 'өрт', rel: 'keyword' },
      { name: 'Бишкек', rel: 'keyword' },
    ],
    renditions: [{ name: 'original', contentType: 'image/jpeg', width: 300, height: 200 }],
  })
  expect(item.descriptions?.find(({ role }) => role === 'alt')?.value).toBe('Өрт өчүргүчтөр')
  expect(item.descriptions?.find(({ value }) => value.includes('dir="rtl"'))).toBeDefined()
  expect(warnings).toEqual([{ code: 'wire.field-unknown', at: '/xmp/photoshop:AuthorsPosition' }])
})

test.each([
  ['UTF-8 as it says', [utf8, [2, 120, said('火灾扑灭')]], '火灾扑灭', []],
  ['UTF-8 though it says nothing', [[2, 120, said('өрт өчүрүлдү')]], 'өрт өчүрүлдү', []],
  [
    'windows-1251',
    [[2, 120, iconv.encode('Пожар на рынке потушен, пострадавших нет', 'windows-1251')]],
    'Пожар на рынке потушен, пострадавших нет',
    ['wire.encoding-guessed'],
  ],
  [
    'GBK',
    [[2, 120, iconv.encode('比什凯克市场的大火已经被扑灭，没有人员伤亡', 'gbk')]],
    '比什凯克市场的大火已经被扑灭，没有人员伤亡',
    ['wire.encoding-guessed'],
  ],
] as const)('words of IIM are read in %s', (_, sets, caption, codes) => {
  const { item, warnings } = taken(jpeg(photoshop([0x404, iim(...sets)])))
  expect(captionsOf(item)).toEqual([{ text: caption }])
  expect(warnings.map(({ code }) => code)).toEqual(codes)
})

const older = xmp(
  '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Old</rdf:li><rdf:li xml:lang="en">Old</rdf:li><rdf:li xml:lang="ky">Эски</rdf:li></rdf:Alt></dc:description>',
)

test('XMP goes before IIM while the digest says that IIM is as it was', () => {
  const block = iim(utf8, [2, 120, said('New')])
  const photo = taken(jpeg(older, photoshop([0x404, block], [0x425, md5(block)])))
  expect(captionsOf(photo.item)[0]).toEqual({ language: 'en', text: 'Old' })
  expect(photo.warnings).toEqual([
    { code: 'wire.photo-conflict', field: 'caption', taken: 'xmp', other: 'iim' },
  ])
})

test('IIM that was changed after its digest was made goes before XMP', () => {
  const block = iim(utf8, [2, 120, said('New')])
  const photo = taken(jpeg(older, photoshop([0x404, block], [0x425, md5(said('before'))])))
  expect(captionsOf(photo.item)).toEqual([
    { language: 'en', text: 'New' },
    { language: 'ky', text: 'Эски' },
  ])
  expect(photo.warnings).toEqual([
    { code: 'wire.photo-conflict', field: 'caption', taken: 'iim', other: 'xmp' },
  ])
})

test('a text that IIM had to cut is no conflict', () => {
  const long = 'Көлдүн жээгинде '.repeat(30).trim()
  const photo = taken(
    jpeg(
      xmp(`<photoshop:Headline>${long}</photoshop:Headline>`),
      photoshop([0x404, iim(utf8, [2, 105, said(long).subarray(0, 255)])]),
    ),
  )
  expect(photo.item.headlines?.[0]?.value).toBe(long)
  expect(photo.warnings.filter(({ code }) => code === 'wire.photo-conflict')).toEqual([])
})

const camera = exif(
  [
    [0x010e, 2, 'Ala-Too'],
    [0x0112, 3, [6]],
    [0x013b, 2, 'Asan; Aizada'],
  ],
  [
    [0x9003, 2, '2026:11:02 10:00:00'],
    [0x9011, 2, '+06:00'],
    [0x927c, 7, [1, 2, 3, 4, 5, 6, 7, 8]],
  ],
  [
    [1, 2, 'N'],
    [2, 5, [42, 1, 52, 1, 3000, 100]],
    [3, 2, 'E'],
    [4, 5, [74, 1, 36, 1, 0, 1]],
  ],
)

test('EXIF gives place, time with its zone, makers, and the picture as it is turned', () => {
  const { item, warnings } = taken(jpeg(camera))
  expect(warnings).toEqual([])
  expect(item).toMatchObject({
    by: 'Asan, Aizada',
    contentCreated: '2026-11-02T10:00:00+06:00',
    places: [{ rel: 'created', geoJSON: { type: 'Point', coordinates: [74.6, 42.875] } }],
    renditions: [{ width: 200, height: 300 }],
  })
  expect(captionsOf(item)).toEqual([{ text: 'Ala-Too' }])
})

test('a time of XMP without a zone takes that of the camera', () => {
  const { item } = taken(jpeg(camera, xmp('', 'photoshop:DateCreated="2026-11-02T10:00:00.25"')))
  expect(item.contentCreated).toBe('2026-11-02T10:00:00.25+06:00')
})

const described = packet(
  '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Көл</rdf:li></rdf:Alt></dc:description>',
)
/** A PNG of 300 by 200 pixels with this text. */
function pngWith(text: Uint8Array): Uint8Array {
  const size = Uint8Array.of(0, 0, 1, 44, 0, 0, 0, 200, 8, 2, 0, 0, 0)
  return png(['IHDR', size], ['iTXt', text], ['IEND', new Uint8Array()])
}

test.each([
  ['PNG', 'image/png', pngWith(packetInPng(said(described), 0))],
  ['PNG with packed words', 'image/png', pngWith(packetInPng(deflateSync(described), 1))],
  [
    'WebP',
    'image/webp',
    webp(['VP8X', Uint8Array.of(4, 0, 0, 0, 43, 1, 0, 199, 0, 0)], ['XMP ', said(described)]),
  ],
  [
    'TIFF',
    'image/tiff',
    tiff([
      [0x100, 4, [300]],
      [0x101, 3, [200]],
      [0x2bc, 7, [...said(described)]],
    ]),
  ],
])('a %s is read like a JPEG', async (_, contentType, bytes) => {
  const document = await read(bytes)
  expect(document).toMatchObject({ format: 'photo', faults: [] })
  const [photo] = document.items
  expect(photo?.item.renditions).toMatchObject([{ contentType, width: 300, height: 200 }])
  expect(captionsOf(photo?.item ?? {})).toEqual([{ text: 'Көл' }])
})

const extension = 'http://ns.adobe.com/xmp/extension/\0'
const lying = Buffer.alloc(8)
lying.writeUInt32BE(0xff_ff_ff_f0)

test.each([
  ['a length that leads out of the file', jpeg(Uint8Array.of(0xff, 0xe1, 0xff, 0xff))],
  ['100,000 segments', jpeg(...Array.from({ length: 100_000 }, () => segment(0xe5, '', '')))],
  [
    'words of four gigabytes, it says',
    jpeg(
      xmp(
        '<xmpNote:HasExtendedXMP xmlns:xmpNote="http://ns.adobe.com/xmp/note/">0123456789ABCDEF0123456789ABCDEF</xmpNote:HasExtendedXMP>',
      ),
      segment(0xe1, `${extension}0123456789ABCDEF0123456789ABCDEF`, lying),
    ),
  ],
  ['words that unpack to 64 MB', pngWith(packetInPng(deflateSync(Buffer.alloc(2 ** 26)), 1))],
  ['nested tags without end', jpeg(segment(0xe1, xmpSegmentMark, '<a>'.repeat(20_000)))],
  ['resources of no kind', jpeg(segment(0xed, 'Photoshop 3.0\0', 'PKPK'.repeat(3_000)))],
  [
    'data sets without end',
    jpeg(photoshop([0x404, Buffer.alloc(60_000, '\u001C\u0002\u0019\0\0', 'latin1')])),
  ],
  [
    'a directory that points to itself',
    jpeg(
      segment(
        0xe1,
        'Exif\0\0',
        Buffer.from('II*\0\b\0\0\0\u0001\0\u0069\u0087\u0004\0\u0001\0\0\0\b\0\0\0', 'latin1'),
      ),
    ),
  ],
  ['a file that breaks off', jpeg(full).subarray(0, 700)],
])('%s costs less than a second', (_, bytes) => {
  const seconds = processorTime()
  const photo = readPhoto(bytes)
  expect(seconds()).toBeLessThan(1)
  expect(photo.ok).toBe(true)
})

test('no bytes make the reader throw', () => {
  const whole = Buffer.from(
    jpeg(camera, full, photoshop([0x404, iim(utf8, [2, 120, said('Көл')])])),
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }),
      fc.nat(whole.length),
      (changes, end) => {
        const bytes = Uint8Array.from(whole.subarray(0, end))
        for (const [at, byte] of changes) if (at < end) bytes[at] = byte
        expect(typeof readPhoto(bytes).ok).toBe('boolean')
      },
    ),
    { numRuns: 400 },
  )
})
