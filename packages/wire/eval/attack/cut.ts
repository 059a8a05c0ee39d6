import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { xmp, jpeg, exif, iim, photoshop } from '../photo-file.ts'
import { raw, type Attack } from './attack.ts'

const fixture = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, '../../fixtures', name))

/** A document of each format. */
const whole: readonly (readonly [string, () => Uint8Array])[] = [
  ['ninjs 3.1', () => fixture('ninjs-3.1-ur.json')],
  ['ninjs 1.4', () => fixture('ninjs-1.4-zh.json')],
  ['JSON Feed', () => fixture('json-feed-zh.json')],
  ['RSS', () => fixture('rss-ru.xml')],
  ['Atom', () => fixture('atom-ky.xml')],
  ['NewsML-G2', () => fixture('newsml-g2/news-message-ky.xml')],
  ['NewsML 1', () => fixture('newsml-1/zh-package.txt')],
  ['NITF', () => fixture('nitf/en-media.txt')],
  ['NITF in UTF-16', () => fixture('nitf/ky-utf-16.txt')],
  ['IPTC 7901', () => fixture('iptc-7901/ru-designated.txt')],
  ['ANPA 1312', () => fixture('anpa-1312/zh-gbk.txt')],
  ['iCalendar', () => fixture('icalendar/zh-zones.ics')],
  ['email', () => fixture('email/zh-mixed.eml')],
  ['mailbox', () => fixture('email/en-box.mbox')],
  ['WordPress', () => fixture('wordpress/ky-export.xml')],
  ['page', () => fixture('newspaper-page/zh-01.txt')],
  [
    'photo',
    () =>
      jpeg(
        xmp('<dc:title><rdf:Alt><rdf:li xml:lang="ky">Көл</rdf:li></rdf:Alt></dc:title>'),
        photoshop([0x0404, iim([2, 120, raw('a lake')], [2, 25, raw('water')])]),
        exif([[0x010e, 2, 'a lake']]),
      ),
  ],
]

const cuts = 40

/** Each document broken off at forty places, and with one byte in a hundred made another. */
export const cutAttacks: readonly Attack[] = whole.flatMap(([format, bytesOf]) => [
  ...Array.from({ length: cuts }, (_, n): Attack => [
    `${format}: it breaks off after ${n}/${cuts}`,
    () => {
      const bytes = bytesOf()
      return bytes.subarray(0, Math.floor((bytes.length * n) / cuts))
    },
    '',
  ]),
  ...Array.from({ length: 10 }, (_, n): Attack => [
    `${format}: one byte of a hundred is another (${n + 1})`,
    () => {
      const bytes = Uint8Array.from(bytesOf())
      for (let at = n; at < bytes.length; at += 97 + n) bytes[at] = (at * 31 + n * 7) % 256
      return bytes
    },
    '',
  ]),
])
