/**
 * Reads pictures that this package wrote with ExifTool, which knows nothing of it, and pictures that
 * ExifTool wrote with this package. Prints one table; exits with 1 where a word was lost.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import iconv from 'iconv-lite'

import type { NewsItem } from '../src/ninjs.ts'
import { captionsOf } from '../src/photo/caption.ts'
import { withoutPlace } from '../src/hidden-place.ts'
import { readPhoto } from '../src/read-photo.ts'
import { writePhoto } from '../src/write-photo.ts'
import { exif, iim, jpeg, photoshop } from './photo-file.ts'

const tool = process.env['EXIFTOOL'] ?? 'exiftool'
const rows: { measure: string; value: string; aim: string; met: boolean }[] = []
const details: string[] = []

type Tags = Readonly<Record<string, unknown>>

/** What ExifTool finds, by group and name. */
function tagsOf(file: string, ...options: readonly string[]): Tags {
  const said = execFileSync(tool, ['-j', '-G1', '-struct', '-charset', 'utf8', ...options, file], {
    encoding: 'utf8',
  })
  const [tags] = JSON.parse(said) as Tags[]
  return tags ?? {}
}

function measure(name: string, cases: readonly (readonly [string, unknown, unknown])[]): void {
  const right = cases.filter(([, found, wanted]) => sameAs(found, wanted))
  for (const [what, found, wanted] of cases)
    if (!sameAs(found, wanted))
      details.push(`${name}, ${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`)
  const met = right.length === cases.length
  rows.push({ measure: name, value: `${right.length} of ${cases.length}`, aim: 'all', met })
}

function sameAs(found: unknown, wanted: unknown): boolean {
  return JSON.stringify(found) === JSON.stringify(wanted)
}

const captions: Readonly<Record<string, string>> = {
  'zh-Hans': '考古学家在碎叶城遗址发掘出一枚八世纪的铜钱。“这是第一枚”，领队说。𠮷野家',
  ky: 'Археологдор Суяб шаарынын чалдыбарынан сегизинчи кылымдын жез тыйынын табышты. Өңү үңүл, — дейт жетекчи.',
  ru: 'Археологи нашли в развалинах Суяба медную монету восьмого века.\nВторая строка — «подпись».',
  ur: 'ماہرین آثار قدیمہ کو سویاب کے کھنڈرات سے تانبے کا ایک سکہ ملا۔',
  fa: 'باستان‌شناسان در ویرانه‌های سویاب سکه‌ای مسی یافتند.',
  hi: 'पुरातत्वविदों को सूयाब के खंडहरों में तांबे का सिक्का मिला।',
  en: 'Archaeologists found a copper coin <of the 8th century> & more in the ruins of "Suyab".',
}
const headlines: Readonly<Record<string, string>> = {
  'zh-Hans': '碎叶城的铜钱',
  ky: 'Суябдын тыйыны',
}

/** The item in one language, with the captions in all the others. */
function itemIn(language: string): NewsItem {
  const others = Object.keys(captions).filter((one) => one !== language)
  const escaped = (text = ''): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br />')
  return {
    uri: `urn:suyab:photo:${language}`,
    type: 'picture',
    language,
    headlines: [{ role: 'main', value: headlines[language] ?? 'Suyab' }],
    descriptions: [
      { role: 'caption', contentType: 'text/plain', value: captions[language] ?? '' },
      ...others.map((tag) => ({
        role: 'caption',
        contentType: 'text/html',
        value: `<div lang="${tag}">${escaped(captions[tag])}</div>`,
      })),
    ],
    people: [
      { name: 'Айгүл Токтосунова', rel: 'creator' },
      { name: '林河声', rel: 'creator' },
    ],
    places: [
      { name: 'Токмок', rel: 'city' },
      { name: 'Кыргызстан', literal: 'KGZ', rel: 'country' },
    ],
    copyrightNotice: '© 2026 Тоо жаңырыгы',
    contentCreated: '2026-11-02T10:00:00+06:00',
    infoSources: [{ name: '河谷晨报', role: 'creditline' }],
    subjects: [
      { name: 'археология', rel: 'keyword' },
      { name: '考古', rel: 'keyword' },
    ],
  }
}

/** Languages as ExifTool hangs them on a property's name: in small letters. */
function inLanguage(tags: Tags, name: string, language: string): unknown {
  const wanted = `${name}-${language}`.toLowerCase()
  const [, found] = Object.entries(tags).find(([one]) => one.toLowerCase() === wanted) ?? []
  return found
}

function written(folder: string): void {
  for (const language of ['zh-Hans', 'ky']) {
    const file = join(folder, `${language}.jpg`)
    const picture = writePhoto(jpeg(), itemIn(language))
    if (!picture.ok) throw new Error(picture.fault.code)
    writeFileSync(file, picture.value.bytes)
    const tags = tagsOf(file)
    const caption = captions[language]
    measure(`written in ${language}, XMP by ExifTool`, [
      ['description', tags['XMP-dc:Description'], caption],
      ...Object.entries(captions).map(
        ([tag, wanted]) =>
          [`description ${tag}`, inLanguage(tags, 'XMP-dc:Description', tag), wanted] as const,
      ),
      ['headline', tags['XMP-photoshop:Headline'], headlines[language]],
      ['creator', tags['XMP-dc:Creator'], ['Айгүл Токтосунова', '林河声']],
      ['rights', tags['XMP-dc:Rights'], '© 2026 Тоо жаңырыгы'],
      ['city', tags['XMP-photoshop:City'], 'Токмок'],
      ['country', tags['XMP-photoshop:Country'], 'Кыргызстан'],
      ['country code', tags['XMP-iptcCore:CountryCode'], 'KGZ'],
      ['credit', tags['XMP-photoshop:Credit'], '河谷晨报'],
      ['subject', tags['XMP-dc:Subject'], ['археология', '考古']],
      ['date', tags['XMP-photoshop:DateCreated'], '2026:11:02 10:00:00+06:00'],
    ])
    measure(`written in ${language}, IIM by ExifTool`, [
      ['character set', tags['IPTC:CodedCharacterSet'], 'UTF8'],
      ['caption', tags['IPTC:Caption-Abstract'], caption],
      ['headline', tags['IPTC:Headline'], headlines[language]],
      // 2:80 has room for 32 octets; XMP holds the rest.
      ['by-line', tags['IPTC:By-line'], ['Айгүл Токтосунов', '林河声']],
      ['copyright', tags['IPTC:CopyrightNotice'], '© 2026 Тоо жаңырыгы'],
      ['city', tags['IPTC:City'], 'Токмок'],
      ['credit', tags['IPTC:Credit'], '河谷晨报'],
      ['keywords', tags['IPTC:Keywords'], ['археология', '考古']],
      ['date', tags['IPTC:DateCreated'], '2026:11:02'],
      ['time', tags['IPTC:TimeCreated'], '10:00:00+06:00'],
      ['digest', tags['Photoshop:IPTCDigest'], tags['File:CurrentIPTCDigest']],
    ])
    const warnings = execFileSync(tool, ['-validate', '-warning', '-a', file], { encoding: 'utf8' })
    const told = warnings.split('\n').filter((line) => /Warning|warning/.test(line))
    measure(`written in ${language}, ExifTool has nothing to say`, [
      ['warnings', told.filter((line) => !/JFIF|EXIF|JPEG|Exif/.test(line)), []],
    ])
  }
}

/** Pictures whose words ExifTool wrote. */
function read(folder: string): void {
  const file = join(folder, 'read.jpg')
  const args = [
    `-XMP-dc:Description=${captions['zh-Hans']}`,
    `-XMP-dc:Description-ky=${captions['ky']}`,
    `-XMP-dc:Description-zh-Hans=${captions['zh-Hans']}`,
    '-XMP-dc:Creator=Айгүл Токтосунова',
    '-XMP-photoshop:City=Токмок',
    '-XMP-photoshop:DateCreated=2026:11:02 10:00:00+06:00',
  ]
  writeFileSync(file, jpeg())
  execFileSync(tool, ['-q', '-overwrite_original', '-charset', 'utf8', ...args, file])
  const xmp = itemOf(file)
  measure('XMP by ExifTool, read', [
    [
      'captions',
      captionsOf(xmp),
      [
        { language: 'zh-Hans', text: captions['zh-Hans'] },
        { language: 'ky', text: captions['ky'] },
      ],
    ],
    ['by', xmp.by, 'Айгүл Токтосунова'],
    ['city', xmp.located, 'Токмок'],
    ['date', xmp.contentCreated, '2026-11-02T10:00:00+06:00'],
  ])
  writeFileSync(file, jpeg())
  const unicode = ['-IPTC:CodedCharacterSet=UTF8', `-IPTC:Caption-Abstract=${captions['ky']}`]
  execFileSync(tool, ['-q', '-overwrite_original', '-charset', 'utf8', ...unicode, file])
  measure('IIM in UTF-8 by ExifTool, read', [
    ['caption', captionsOf(itemOf(file))[0]?.text, captions['ky']],
  ])
  writeFileSync(file, jpeg())
  const camera = [
    `-EXIF:ImageDescription=${captions['ky']}`,
    '-EXIF:Artist=Айгүл Токтосунова; 林河声',
    '-EXIF:DateTimeOriginal=2026:11:02 10:00:00',
    '-EXIF:OffsetTimeOriginal=+06:00',
  ]
  execFileSync(tool, ['-q', '-overwrite_original', '-charset', 'utf8', ...camera, file])
  const exifItem = itemOf(file)
  measure('EXIF by ExifTool, read', [
    ['description', captionsOf(exifItem)[0]?.text, captions['ky']],
    ['artists', exifItem.by, 'Айгүл Токтосунова, 林河声'],
    ['date', exifItem.contentCreated, '2026-11-02T10:00:00+06:00'],
  ])
  measure(
    'EXIF user comments by ExifTool, read',
    ['zh-Hans', 'ky', 'en'].flatMap((language) =>
      ['II', 'MM'].map((order) => {
        writeFileSync(file, jpeg())
        const comment = [`-ExifByteOrder=${order}`, `-EXIF:UserComment=${captions[language]}`]
        execFileSync(tool, ['-q', '-overwrite_original', '-charset', 'utf8', ...comment, file])
        const [found] = captionsOf(itemOf(file))
        return [`${language} ${order}`, found?.text, captions[language]] as const
      }),
    ),
  )
}

/** Places that ExifTool wrote, looked for by ExifTool after this package took them out. */
function placeless(folder: string): void {
  const file = join(folder, 'placeless.jpg')
  const place = ['GPSLatitude=42.8', 'GPSLatitudeRef=N', 'GPSLongitude=75.2', 'GPSLongitudeRef=E']
  const cases = [
    ['EXIF, little end', ['-ExifByteOrder=II', ...place.map((one) => `-EXIF:${one}`)]],
    ['EXIF, big end', ['-ExifByteOrder=MM', ...place.map((one) => `-EXIF:${one}`)]],
    ['XMP', ['-XMP-exif:GPSLatitude=42.8', '-XMP-exif:GPSLongitude=75.2']],
    ['XMP, of what was made', ['-XMP-iptcExt:LocationCreated={GPSLatitude=42.8,City=Токмок}']],
  ] as const
  measure(
    'places taken out, sought by ExifTool',
    cases.map(([name, args]) => {
      writeFileSync(file, jpeg())
      const words = ['-EXIF:Artist=Aigul', '-charset', 'utf8']
      execFileSync(tool, ['-q', '-overwrite_original', ...words, ...args, file])
      const positions = (): string[] =>
        Object.entries(tagsOf(file, '-n')).flatMap(([tag, value]) =>
          /GPS/i.test(tag + JSON.stringify(value)) && /\d{2}/.test(JSON.stringify(value))
            ? [`${tag} ${JSON.stringify(value)}`]
            : [],
        )
      const before = positions().length > 0
      writeFileSync(file, withoutPlace(readFileSync(file)))
      const { 'IFD0:Artist': artist } = tagsOf(file)
      return [name, [before, positions(), artist], [true, [], 'Aigul']] as const
    }),
  )
}

function itemOf(file: string): NewsItem {
  const found = readPhoto(readFileSync(file))
  if (!found.ok) throw new Error(found.fault.code)
  return found.value.item
}

/** IIM as newsrooms wrote it before Unicode, without a word of which letters it has. */
function legacy(): void {
  const texts: Readonly<Record<string, readonly [string, string]>> = {
    'ru windows-1251': ['windows-1251', captions['ru']?.replace('\n', ' ') ?? ''],
    'ru koi8-r': ['koi8-r', 'Археологи нашли в развалинах Суяба медную монету восьмого века.'],
    'ru cp866': ['cp866', 'Археологи нашли в развалинах Суяба медную монету восьмого века.'],
    'zh gbk': ['gbk', '考古学家在碎叶城遗址发掘出一枚八世纪的铜钱。“这是第一枚”，领队说。'],
    'zh big5': ['big5', '考古學家在碎葉城遺址發掘出一枚八世紀的銅錢。「這是第一枚」，領隊說。'],
  }
  measure(
    'IIM in legacy code pages, read',
    Object.entries(texts).map(([name, [encoding, text]]) => {
      const caption = Uint8Array.from(iconv.encode(text, encoding))
      const block = iim([2, 120, caption])
      const found = readPhoto(jpeg(photoshop([0x0404, block])))
      const [first] = found.ok ? captionsOf(found.value.item) : []
      return [name, first?.text, text] as const
    }),
  )
  const cyrillic = 'Археологи нашли в развалинах Суяба медную монету.'
  measure('EXIF descriptions in legacy code pages, read', [
    [
      'windows-1251',
      ((): string | undefined => {
        const bytes = Uint8Array.from(iconv.encode(cyrillic, 'windows-1251'))
        const found = readPhoto(jpeg(exif([[0x010e, 7, [...bytes]]])))
        return found.ok ? captionsOf(found.value.item)[0]?.text : undefined
      })(),
      cyrillic,
    ],
  ])
}

let version: string | undefined
try {
  version = execFileSync(tool, ['-ver'], { encoding: 'utf8' }).trim()
} catch (cause) {
  if (!(cause instanceof Error) || Reflect.get(cause, 'code') !== 'ENOENT') throw cause
}
legacy()
if (version === undefined)
  console.log(`${tool} is missing: only legacy code pages were measured. Name it in EXIFTOOL.`)
else {
  console.log(`ExifTool ${version}`)
  const folder = mkdtempSync(join(tmpdir(), 'suyab-photo-'))
  try {
    written(folder)
    read(folder)
    placeless(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
console.table(rows)
for (const line of details) console.log(line)
process.exitCode = rows.every(({ met }) => met) ? 0 : 1
