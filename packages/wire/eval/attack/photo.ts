import { deflateSync } from 'node:zlib'

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
} from '../photo-file.ts'
import { many, raw, times, type Attack } from './attack.ts'

const extendedMark = 'http://ns.adobe.com/xmp/extension/\0'
const guid = 'ABCDEF0123456789ABCDEF0123456789'

/** A part of a packet that goes on over many segments, with the length and offset it claims. */
function extended(total: number, offset: number, part: Uint8Array): Uint8Array {
  const numbers = Buffer.alloc(8)
  numbers.writeUInt32BE(total, 0)
  numbers.writeUInt32BE(offset, 4)
  return segment(0xe1, extendedMark, Buffer.concat([raw(guid), numbers, part]))
}

const continued = xmp(
  '',
  `xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${guid}"`,
)

const packed = (text: string): Uint8Array => packetInPng(deflateSync(text), 1)
const ones = (length: number): Uint8Array => new Uint8Array(length).fill(1)
const bag = (inside: string): string => `<dc:subject><rdf:Bag>${inside}</rdf:Bag></dc:subject>`
const big = (text: string): Uint8Array =>
  segment(0xe1, xmpSegmentMark, Buffer.from(packet(text)).subarray(0, 65_000))

/** A JPEG of many parts of one long packet. */
function long(text: string): Uint8Array {
  const bytes = Buffer.from(packet(text))
  const parts = Array.from({ length: Math.ceil(bytes.length / 60_000) }, (_, n) =>
    extended(bytes.length, n * 60_000, bytes.subarray(n * 60_000, (n + 1) * 60_000)),
  )
  return jpeg(continued, ...parts)
}

/** Attacks on the reader of pictures. */
export const photoAttacks: readonly Attack[] = [
  ['photo: a mark and nothing else', () => Uint8Array.of(0xff, 0xd8, 0xff), ''],
  [
    'photo: 60 MB of fill bytes',
    () => Buffer.concat([Uint8Array.of(0xff, 0xd8), new Uint8Array(60_000_000).fill(0xff)]),
    '',
  ],
  ['photo: 60 MB of a picture', () => Buffer.concat([jpeg(), new Uint8Array(60_000_000)]), 'taken'],
  [
    'photo: more than allowed',
    () => Buffer.concat([jpeg(), new Uint8Array(68_000_000)]),
    'wire.too-large',
  ],
  [
    'photo: a length that lies',
    () => Buffer.concat([Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff), raw(xmpSegmentMark)]),
    '',
  ],
  [
    'photo: a length of nothing',
    () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0, 0, 0xff, 0xe1, 0, 1),
    '',
  ],
  [
    'photo: a million empty segments',
    () =>
      Buffer.concat([
        Uint8Array.of(0xff, 0xd8),
        Buffer.alloc(4_000_000, Uint8Array.of(0xff, 0xe2, 0, 2)),
      ]),
    '',
  ],
  [
    'photo: a million restarts',
    () =>
      Buffer.concat([
        Uint8Array.of(0xff, 0xd8),
        Buffer.alloc(2_000_000, Uint8Array.of(0xff, 0xd0)),
      ]),
    '',
  ],
  [
    'photo: 900 packets of XMP',
    () => jpeg(...Array.from({ length: 900 }, () => big(times(' ', 60_000)))),
    '',
  ],
  [
    'photo: an archive behind the picture',
    () => Buffer.concat([jpeg(), raw('PK\u0003\u0004'), ones(1_000_000)]),
    'taken',
  ],
  [
    'photo: an archive in the words',
    () =>
      jpeg(
        segment(0xed, 'Photoshop 3.0\0', raw(`PK\u0003\u0004${times('PK\u0001\u0002', 10_000)}`)),
      ),
    'taken',
  ],
  [
    'photo: XMP that is an entity bomb',
    () =>
      jpeg(
        segment(
          0xe1,
          xmpSegmentMark,
          `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${packet('<dc:title>&b;</dc:title>')}`,
        ),
      ),
    'taken',
  ],
  [
    'photo: XMP that reads a file',
    () =>
      jpeg(
        segment(
          0xe1,
          xmpSegmentMark,
          `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${packet('<dc:title>&a;</dc:title>')}`,
        ),
      ),
    'taken',
  ],
  ['photo: XMP of 10,000 levels', () => jpeg(xmp(times('<a>', 10_000))), 'taken'],
  [
    'photo: XMP of zeros',
    () => jpeg(segment(0xe1, xmpSegmentMark, new Uint8Array(60_000))),
    'taken',
  ],
  [
    'photo: XMP in UTF-16 without its end',
    () =>
      jpeg(
        segment(
          0xe1,
          xmpSegmentMark,
          Buffer.from(`\uFEFF${packet('')}`, 'utf16le').subarray(0, 333),
        ),
      ),
    'taken',
  ],
  ['photo: extended XMP of 12 MB', () => long(bag(times('<rdf:li>x</rdf:li>', 650_000))), 'taken'],
  [
    'photo: extended XMP, one text of 15 MB',
    () =>
      long(
        `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${times('көл ', 2_100_000)}</rdf:li></rdf:Alt></dc:description>`,
      ),
    'taken',
  ],
  [
    'photo: extended XMP of 100,000 languages',
    () =>
      long(
        `<dc:description><rdf:Alt>${many(100_000, (n) => `<rdf:li xml:lang="x-a${n}">y</rdf:li>`)}</rdf:Alt></dc:description>`,
      ),
    'taken',
  ],
  [
    'photo: extended XMP of 60,000 persons',
    () =>
      long(
        `<Iptc4xmpExt:PersonInImage><rdf:Bag>${many(60_000, (n) => `<rdf:li>p${n}</rdf:li>`)}</rdf:Bag></Iptc4xmpExt:PersonInImage>`,
      ),
    'taken',
  ],
  [
    'photo: extended XMP of 100,000 unknown properties',
    () => long(many(100_000, (n) => `<photoshop:X${n}>y</photoshop:X${n}>`)),
    'taken',
  ],
  [
    'photo: extended XMP that claims 4 GB',
    () => jpeg(continued, extended(0xff_ff_ff_ff, 0, ones(100))),
    'taken',
  ],
  [
    'photo: extended XMP far beyond its end',
    () => jpeg(continued, extended(100, 0xff_ff_ff_00, ones(100))),
    'taken',
  ],
  [
    'photo: extended XMP whose parts lie on each other',
    () =>
      jpeg(continued, ...Array.from({ length: 800 }, () => extended(48_000_000, 0, ones(60_000)))),
    'taken',
  ],
  ['photo: extended XMP that is not there', () => jpeg(continued), 'taken'],
  [
    'photo: image resources that lie',
    () =>
      jpeg(segment(0xed, 'Photoshop 3.0\0', raw('8BIM\u0004\u0004\0\0\u00FF\u00FF\u00FF\u00FF'))),
    'taken',
  ],
  [
    'photo: 5,000 image resources a segment',
    () =>
      jpeg(
        ...Array.from({ length: 300 }, () =>
          photoshop(...Array.from({ length: 5_000 }, () => [0x0404, new Uint8Array()] as const)),
        ),
      ),
    'taken',
  ],
  [
    'photo: 40 MB of image resources',
    () =>
      jpeg(...Array.from({ length: 650 }, () => segment(0xed, 'Photoshop 3.0\0', ones(65_000)))),
    'taken',
  ],
  [
    'photo: 100,000 keywords of IIM',
    () =>
      jpeg(
        ...Array.from({ length: 50 }, () =>
          photoshop([
            0x0404,
            iim(...Array.from({ length: 2_000 }, () => [2, 25, raw('x')] as const)),
          ]),
        ),
      ),
    'taken',
  ],
  [
    'photo: IIM with lengths of lengths',
    () => jpeg(photoshop([0x0404, Uint8Array.of(0x1c, 2, 120, 0x80, 4, 0xff, 0xff, 0xff, 0xff)])),
    'taken',
  ],
  [
    'photo: IIM in an encoding that nobody knows',
    () => jpeg(photoshop([0x0404, iim([1, 90, raw('\u001B%X')], [2, 120, ones(60_000)])])),
    'taken',
  ],
  [
    'photo: EXIF of 60,000 entries',
    () =>
      jpeg(
        segment(
          0xe1,
          'Exif\0\0',
          Buffer.concat([raw('II*\0\u0008\0\0\0\u00FF\u00FF'), ones(65_000)]),
        ),
      ),
    'taken',
  ],
  [
    'photo: EXIF that points to itself',
    () =>
      jpeg(
        segment(
          0xe1,
          'Exif\0\0',
          raw('II*\0\u0008\0\0\0\u0001\0\u0069\u0087\u0004\0\u0001\0\0\0\u0008\0\0\0\u0008\0\0\0'),
        ),
      ),
    'taken',
  ],
  [
    'photo: EXIF with offsets beyond its end',
    () => jpeg(segment(0xe1, 'Exif\0\0', raw('II*\0\u00FF\u00FF\u00FF\u00FF'))),
    'taken',
  ],
  [
    'photo: EXIF with a text of 4 GB',
    () =>
      jpeg(
        segment(
          0xe1,
          'Exif\0\0',
          raw(
            'II*\0\u0008\0\0\0\u0001\0\u000E\u0001\u0002\0\u00FF\u00FF\u00FF\u00FF\u0008\0\0\0\0\0\0\0',
          ),
        ),
      ),
    'taken',
  ],
  [
    'photo: EXIF with dates and points of nothing',
    () =>
      jpeg(
        exif(
          [[0x0132, 2, '9999:99:99 99:99:99']],
          [[0x9003, 2, '    :  :     :  :  ']],
          [
            [1, 2, 'X'],
            [2, 5, [1, 0, 1, 0, 1, 0]],
            [4, 5, [9, 0]],
          ],
        ),
      ),
    'taken',
  ],
  [
    'photo: a TIFF whose directories go in a circle',
    () => raw('II*\0\u0008\0\0\0\0\0\u0008\0\0\0'),
    '',
  ],
  [
    'photo: a TIFF of 60 MB',
    () => Buffer.concat([tiff([[0x0100, 3, [9]]]), new Uint8Array(60_000_000)]),
    '',
  ],
  [
    'photo: a PNG that unpacks to 100 MB',
    () => png(['IHDR', ones(13)], ['iTXt', packed(times('<a/>', 25_000_000))]),
    'taken',
  ],
  [
    'photo: a PNG that unpacks to 100 MB, 20 times',
    () =>
      png(
        ['IHDR', ones(13)],
        ...Array.from({ length: 20 }, () => ['iTXt', packed(times('<a/>', 25_000_000))] as const),
      ),
    'taken',
  ],
  [
    'photo: a PNG that unpacks to 15 MB, 50 times',
    () =>
      png(
        ['IHDR', ones(13)],
        ...Array.from(
          { length: 50 },
          () => ['iTXt', packed(packet(times('<a/>', 3_900_000)))] as const,
        ),
      ),
    'taken',
  ],
  [
    'photo: a PNG of a million empty chunks',
    () =>
      Buffer.concat([
        png(['IHDR', ones(13)]),
        Buffer.alloc(
          12_000_000,
          Buffer.concat([new Uint8Array(4), raw('tEXt'), new Uint8Array(4)]),
        ),
      ]),
    'taken',
  ],
  [
    'photo: a PNG with a chunk of 4 GB',
    () =>
      Buffer.concat([png(['IHDR', ones(13)]), Uint8Array.of(0xff, 0xff, 0xff, 0xff), raw('iTXt')]),
    'taken',
  ],
  [
    'photo: a WebP with a chunk of 4 GB',
    () =>
      Buffer.concat([webp(['VP8X', ones(10)]), raw('XMP '), Uint8Array.of(0xff, 0xff, 0xff, 0xff)]),
    'taken',
  ],
  [
    'photo: a WebP of a million empty chunks',
    () =>
      Buffer.concat([
        webp(),
        Buffer.alloc(8_000_000, Buffer.concat([raw('ABCD'), new Uint8Array(4)])),
      ]),
    'taken',
  ],
  [
    'photo: a WebP with 15 MB of XMP',
    () =>
      webp(
        ['VP8X', ones(10)],
        ['XMP ', Buffer.from(packet(bag(times('<rdf:li>x</rdf:li>', 800_000))))],
      ),
    'taken',
  ],
  [
    'photo: a WebP with 50 MB of XMP',
    () => webp(['VP8X', ones(10)], ['XMP ', Buffer.from(packet(times('<a>x</a>', 6_000_000)))]),
    '',
  ],
]
