import { createHash } from 'node:crypto'

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { exif, iim, jpeg, photoshop, pictureData, segment, xmp } from '../eval/photo-file.ts'
import { newsItems } from '../eval/news-item.ts'
import { WireWriteError, type WireWarning } from './fault.ts'
import type { NewsItem } from './ninjs.ts'
import { captionsOf, wordsIn } from './photo/caption.ts'
import { dataSets, type DataSet } from './photo/iim.ts'
import { imageResources } from './photo/image-resource.ts'
import { photoBlocks } from './photo-blocks.ts'
import { settledText } from './photo/photo-field.ts'
import { cutText } from './photo/write-iim.ts'
import { readPhoto } from './read-photo.ts'
import { withoutControls } from './sanitise.ts'
import { writePhoto, type WritePhotoOptions } from './write-photo.ts'

function written(
  bytes: Uint8Array,
  item: NewsItem,
  options?: WritePhotoOptions,
): { readonly bytes: Uint8Array; readonly warnings: readonly WireWarning[] } {
  const photo = writePhoto(bytes, item, options)
  if (!photo.ok) throw new Error(JSON.stringify(photo.fault))
  return photo.value
}

function itemOf(bytes: Uint8Array): NewsItem {
  const photo = readPhoto(bytes)
  if (!photo.ok) throw new Error(JSON.stringify(photo.fault))
  expect(photo.value.warnings).toEqual([])
  return photo.value.item
}

function resourcesOf(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const { resources } = photoBlocks(bytes, 'jpeg', 1_000_000, () => undefined)
  return new Map(imageResources(resources, () => undefined).map(({ id, data }) => [id, data]))
}

const iimOf = (bytes: Uint8Array): readonly DataSet[] =>
  dataSets(resourcesOf(bytes).get(0x404), () => undefined)
const wordsOf = (bytes: Uint8Array, number: number): string[] =>
  iimOf(bytes)
    .filter((set) => set.record === 2 && set.number === number)
    .map(({ value }) => Buffer.from(value).toString())

const captioned: NewsItem = {
  uri: 'urn:newsml:kol.example:photo:1',
  type: 'picture',
  language: 'ky',
  descriptions: [
    { role: 'caption', contentType: 'text/plain', value: 'Бишкекте өрт өчүрүлдү' },
    wordsIn('zh-Hans', '比什凯克火灾\n已扑灭 <图> & “话”', 'caption'),
    wordsIn('ru', 'Пожар в Бишкеке потушен', 'caption'),
  ],
}

test('captions in Kyrgyz and Chinese survive XMP and IIM there and back', () => {
  const { bytes, warnings } = written(jpeg(), captioned)
  expect(warnings).toEqual([])
  expect(captionsOf(itemOf(bytes))).toEqual(captionsOf(captioned))
  expect(wordsOf(bytes, 120)).toEqual(['Бишкекте өрт өчүрүлдү'])
  expect(wordsOf(bytes, 135)).toEqual(['ky'])
})

test('the first language asked for is for everybody and for IIM, others are left out', () => {
  const { bytes } = written(jpeg(), captioned, { languages: ['zh-Hans', 'ky'] })
  expect(captionsOf(itemOf(bytes))).toEqual([
    { language: 'zh-Hans', text: '比什凯克火灾\n已扑灭 <图> & “话”' },
    { language: 'ky', text: 'Бишкекте өрт өчүрүлдү' },
  ])
  expect(wordsOf(bytes, 120)).toEqual(['比什凯克火灾\n已扑灭 <图> & “话”'])
})

const text = fc
  .string({
    unit: fc.constantFrom(...Array.from('\n <>&"\'аөүңЖзя是图，。𠮷👨‍👩‍👧é\u0301ٹہ\u0000\r\t]')),
    maxLength: 300,
  })
  .map((one) => settledText(withoutControls(one)))
  .filter((one) => one !== '')
const anyText = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 200 })
  .map((one) => settledText(withoutControls(one)))
  .filter((one) => one !== '')

test('captions of any letters survive XMP and IIM there and back', () => {
  fc.assert(
    fc.property(fc.oneof(text, anyText), fc.oneof(text, anyText), (ky, zh) => {
      const item: NewsItem = {
        uri: 'urn:a:1',
        type: 'picture',
        language: 'ky',
        descriptions: [
          { role: 'caption', contentType: 'text/plain', value: ky },
          wordsIn('zh-Hans', zh, 'caption'),
        ],
      }
      const { bytes } = written(jpeg(), item)
      expect(captionsOf(itemOf(bytes))).toEqual([
        { language: 'ky', text: ky },
        { language: 'zh-Hans', text: zh },
      ])
      const [caption = ''] = wordsOf(bytes, 120)
      expect(caption).toBe(cutText(ky, 2000))
    }),
    { numRuns: 300 },
  )
})

test('IIM is UTF-8, says so, and its digest is right', () => {
  const { bytes } = written(jpeg(), captioned)
  const resources = resourcesOf(bytes)
  const block = resources.get(0x404) ?? new Uint8Array()
  expect(iimOf(bytes)[0]).toEqual({
    record: 1,
    number: 90,
    value: Uint8Array.of(0x1b, 0x25, 0x47),
  })
  expect(Buffer.from(resources.get(0x425) ?? [])).toEqual(createHash('md5').update(block).digest())
})

test('what IIM has no room for is cut at the border of a sign, and stays whole in XMP', () => {
  const credit = `${'Көл-Сүрөт '.repeat(2)}👨‍👩‍👧`
  const { bytes, warnings } = written(jpeg(), {
    uri: 'urn:a:1',
    type: 'picture',
    infoSources: [{ name: credit, role: 'creditline' }],
  })
  expect(warnings).toEqual([{ code: 'wire.photo-cut', field: 'credit', limit: 32 }])
  expect(wordsOf(bytes, 110)).toEqual(['Көл-Сүрөт Көл-Сүр'])
  expect(itemOf(bytes).infoSources).toEqual([{ name: credit, role: 'creditline' }])
})

test('a cut text is a beginning of whole letters, as long as there is room', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 4, max: 60 }),
      (whole, octets) => {
        const cut = cutText(whole, octets)
        expect(whole.startsWith(cut)).toBe(true)
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(octets)
        expect(cut.isWellFormed()).toBe(true)
      },
    ),
  )
})

const profile = segment(
  0xe2,
  'ICC_PROFILE\0',
  Uint8Array.from({ length: 500 }, (_, n) => n % 256),
)
const seal = segment(0xeb, 'JP', 'c2pa')
const foreign = segment(0xe1, 'http://example.org/\0', 'x')
const other = segment(0xed, 'Adobe_CM\0', 'y')
const camera = exif(
  [[0x010f, 2, 'Camera']],
  [
    [0x9003, 2, '2026:11:02 10:00:00'],
    [0x9011, 2, '+06:00'],
    [0x927c, 7, [...Buffer.from('serial 4711')]],
  ],
  [
    [1, 2, 'N'],
    [2, 5, [42, 1, 52, 1, 3000, 100]],
    [3, 2, 'E'],
    [4, 5, [74, 1, 36, 1, 0, 1]],
  ],
)
const before = jpeg(
  camera,
  photoshop([0x3ed, Uint8Array.of(1, 2, 3)], [0x404, iim([2, 118, Buffer.from('Desk')])]),
  xmp(
    '<crs:Look><rdf:Seq><rdf:li>a</rdf:li></rdf:Seq></crs:Look>',
    'crs:Tint="4" xmlns:q="urn:q#" q:own="5" photoshop:Credit="Old"',
  ),
  profile,
  seal,
  foreign,
  other,
)

test('all other segments and the picture stay byte for byte', () => {
  const { bytes, warnings } = written(before, captioned)
  for (const part of [camera, profile, seal, foreign, other, pictureData])
    expect(Buffer.from(bytes).includes(Buffer.from(part))).toBe(true)
  expect(Buffer.from(bytes).subarray(-pictureData.length).equals(pictureData)).toBe(true)
  expect(warnings).toEqual([{ code: 'wire.photo-seal-broken' }])
})

test('resources, data sets and properties of others stay, those of an item are its own', () => {
  const { bytes } = written(before, captioned)
  expect(resourcesOf(bytes).get(0x3ed)).toEqual(Uint8Array.of(1, 2, 3))
  expect(wordsOf(bytes, 118)).toEqual(['Desk'])
  const said = Buffer.from(bytes).toString()
  expect(said).toContain('crs:Tint="4"')
  expect(said).toContain('<crs:Look><rdf:Seq><rdf:li>a</rdf:li></rdf:Seq></crs:Look>')
  expect(said).toMatch(/q:own="5"/)
  expect(said).not.toContain('Credit')
})

test('writing the same item once more changes nothing', () => {
  const once = written(before, captioned).bytes
  expect(Buffer.from(written(once, captioned).bytes).equals(Buffer.from(once))).toBe(true)
})

test("the place and the maker's notes go only where that is asked for", () => {
  const kept = written(jpeg(camera), captioned).bytes
  expect(itemOf(kept).places).toHaveLength(1)
  expect(Buffer.from(kept).includes('serial 4711')).toBe(true)
  const placed: NewsItem = {
    ...captioned,
    places: [{ rel: 'created', name: 'Бишкек', geoJSON: { type: 'Point', coordinates: [74, 42] } }],
  }
  const without = { place: true, makerNotes: true }
  const gone = written(jpeg(camera), placed, { without }).bytes
  expect(itemOf(gone).places).toEqual([{ rel: 'created', name: 'Бишкек' }])
  expect(Buffer.from(gone).includes('serial 4711')).toBe(false)
  expect(itemOf(gone).contentCreated).toBe('2026-11-02T10:00:00+06:00')
})

test('words that one segment has no room for survive in several', () => {
  const item: NewsItem = {
    ...captioned,
    descriptions: [
      { role: 'caption', contentType: 'text/plain', value: '长'.repeat(60_000) },
      wordsIn('ru', 'Пожар '.repeat(20_000).trim(), 'caption'),
    ],
    subjects: Array.from({ length: 400 }, (_, n) => ({ name: `сөз ${n}`, rel: 'keyword' })),
  }
  const { bytes } = written(jpeg(), item)
  expect(captionsOf(itemOf(bytes))).toEqual(captionsOf(item))
  expect(itemOf(bytes).subjects).toEqual(item.subjects)
})

test.each([
  ['a text', Buffer.from('text'), 'wire.photo-not-jpeg'],
  ['a JPEG that breaks off in its head', Buffer.from(before).subarray(0, 300), 'wire.photo-broken'],
])('%s is not written into', (_, bytes, code) => {
  expect(writePhoto(bytes, captioned)).toMatchObject({ ok: false, fault: { code } })
})

test('an item without a usable uri cannot be written', () => {
  expect(() => writePhoto(jpeg(), { ...captioned, uri: 'none' })).toThrow(WireWriteError)
})

test('any item keeps what the table says survives', () => {
  fc.assert(
    fc.property(newsItems, (item) => {
      const { bytes } = written(jpeg(), item)
      const photo = readPhoto(bytes)
      if (!photo.ok) throw new Error(JSON.stringify(photo.fault))
      const back = photo.value.item
      const plain = (one: string | undefined): string | undefined =>
        one === undefined ? undefined : settledText(one) || undefined
      expect(back.uri).toBe(item.uri)
      expect(back.copyrightNotice).toBe(plain(item.copyrightNotice))
      expect(back.usageTerms).toBe(plain(item.usageTerms))
      expect(back.copyrightHolder).toBe(plain(item.copyrightHolder))
      expect(back.language).toBe(item.language)
      const kind = item.digitalSourceType
      if (kind?.uri !== undefined) expect(back.digitalSourceType).toEqual({ uri: kind.uri })
      expect(back.genres?.[0]?.name).toBe(plain(item.genres?.[0]?.name))
      if (plain(item.title) !== undefined) expect(back.title).toBe(plain(item.title))
      expect(back.edNote).toBe(plain(item.edNote))
      for (const name of ['contentCreated', 'versionCreated', 'urgency'] as const)
        expect(back[name]).toBe(item[name])
      for (const name of ['embargoedUntil', 'expires'] as const)
        expect(Date.parse(back[name] ?? '')).toEqual(
          Math.floor(Date.parse(item[name] ?? '') / 1000) * 1000,
        )
      expect(captionsOf(back).map((caption) => caption.text)).toEqual(
        captionsOf(item).map((caption) => settledText(caption.text)),
      )
    }),
    { numRuns: 200 },
  )
})
