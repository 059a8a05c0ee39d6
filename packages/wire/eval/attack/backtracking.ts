import { deflateSync } from 'node:zlib'

import { encode, many, raw, times, type Attack } from './attack.ts'

const calendar = (inside: string): string =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:Google\r\n${inside}END:VCALENDAR\r\n`
const event = (inside: string): string =>
  calendar(
    `BEGIN:VEVENT\r\nUID:a@b.example\r\nDTSTAMP:20261123T000000Z\r\nSUMMARY:x\r\n${inside}END:VEVENT\r\n`,
  )
const iptc = (keywords: string, text: string): string =>
  `\u0001abc0001 3 g 9\r\n${keywords}\r\n\u0002${text}\u0003\r\n230600 GMT Nov 26\r\n\u0004`
const anpa = (text: string): string =>
  `\u0001a0001\u001Fx\r\nr i\u0013\u0011 BC-X 11-23 9\r\n\u0002${text}\u0003\r\nAP-WX-11-23-26 0500GMT\r\n\u0004`
const mail = (head: string, body: string): string =>
  `From: a <a@b.example>\r\nTo: x@y.example\r\nSubject: s\r\nMIME-Version: 1.0\r\n${head}\r\n\r\n${body}`
const nitf = (dateline: string): string =>
  `<nitf><head><docdata><doc-id id-string="urn:a:1"/></docdata></head><body><body.head><dateline>${dateline}</dateline></body.head><body.content><p>x</p></body.content></body></nitf>`
const newsml = (line: string): string =>
  `<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:a:1</PublicIdentifier></NewsIdentifier></Identification><NewsComponent><NewsLines><HeadLine>t</HeadLine><DateLine>${line}</DateLine></NewsLines><ContentItem><DataContent>x</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`
const atom = (content: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:a:0</id><title>x</title><entry><id>urn:a:1</id><title>t</title><content>${content}</content></entry></feed>`
const g2 = (headline: string): string =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>${headline}</headline></contentMeta></newsItem>`

/** Parts in parts, as deep as they may be, and many more of them behind a long text. */
function deepParts(): string {
  const outer = many(
    99,
    (n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`,
  )
  const inner = '--b99\r\nContent-Type: multipart/mixed; boundary=z\r\n\r\nx\r\n'
  const text = `--b0\r\n\r\n${times('x\r\n', 2_000_000)}\r\n`
  return mail('Content-Type: multipart/mixed; boundary=b0', text + outer + times(inner, 1_800))
}

/** A PNG whose every chunk of words unpacks to 15 MB. */
function packedPicture(): Uint8Array {
  const words = Buffer.concat([
    raw('XML:com.adobe.xmp\0\u0001\0\0\0'),
    deflateSync(Buffer.alloc(15_000_000, ' ')),
  ])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(words.length)
  const chunk = Buffer.concat([length, raw('iTXt'), words, new Uint8Array(4)])
  return Buffer.concat([
    raw('\u0089PNG\r\n\u001A\n'),
    ...Array.from({ length: 3_000 }, () => chunk),
  ])
}

/** What a pattern would look at again and again, or a loop; one thing alone each. */
const attacks: readonly (readonly [string, () => Uint8Array, string])[] = [
  [
    'teleprinter: a million empty lines',
    () => raw(`ZCZC A1 x\n${times('\n', 1_000_000)}x`),
    'wire.too-many-elements',
  ],
  [
    'teleprinter: a million carriage returns in a text',
    () => raw(`ZCZC A1 x\nk\ntext\n${times('\r', 1_000_000)}x`),
    'wire',
  ],
  ['IPTC 7901: a million strokes', () => raw(iptc(`${times('/', 900_000)}x`, 'H =\r\n\r\nx')), ''],
  [
    'IPTC 7901: a paragraph of 400,000 hard spaces',
    () => encode(iptc('k', `H =\r\n\r\nө${times('\u00A0', 400_000)}x`)),
    '',
  ],
  [
    'IPTC 7901: notes of hard spaces',
    () =>
      encode(
        iptc(
          'ө',
          `H =\r\n\r\n${times(`(${times('\u00A0', 600)}eds:${times('\u00A0', 600)}x\r\n\r\n`, 300)}`,
        ),
      ),
    '',
  ],
  [
    'ANPA 1312: a head of a million brackets',
    () => raw(anpa(`^${times('<', 900_000)}x\r\n\ttext\r\n`)),
    '',
  ],
  ['NITF: a dateline of a million dashes', () => encode(nitf(`X${times('–', 1_000_000)}x`)), ''],
  [
    'NewsML 1: a dateline of a million dashes',
    () => encode(newsml(`X${times('—', 1_000_000)}x`)),
    '',
  ],
  [
    'Atom: a name of 250,000 letters and a quotation mark',
    () => encode(atom(`<b/><${times('A', 250_000)}">`)),
    '',
  ],
  [
    'NewsML-G2: 20,000 namespaces, and 190,000 elements with one of their own',
    () =>
      encode(
        g2(
          `<x ${many(15_000, (n) => `xmlns:a${n}="u" `)}>${times('<x xmlns:q="u"/>', 190_000)}</x>`,
        ),
      ),
    '',
  ],
  [
    'email: charsets of stars',
    () =>
      raw(
        mail(
          'Content-Type: multipart/mixed; boundary=x',
          times(
            `--x\r\nContent-Type: text/plain; charset="${times(`${times('*', 9_000)}\r`, 2)}"\r\n\r\n\u00E9\r\n`,
            800,
          ),
        ),
      ),
    '',
  ],
  [
    'email: a mailbox of quotations that never end',
    () => {
      const quoted = `"${times('\\"', 9_900)}`
      return raw(
        times(
          `From a@b.c Mon Nov 23 10:00:00 2026\nSubject: s\nMIME-Version: 1.0\nFrom: ${quoted}\nReply-To: ${quoted}\n\ntext\n\n`,
          60,
        ),
      )
    },
    '',
  ],
  ['email: 1,800 parts that are too deep, behind 6 MB', () => raw(deepParts()), 'wire.too-deep'],
  [
    'calendar: a million words of an encoding',
    () => encode(event(`x\r\n${times('QUOTED-PRINTABLE', 900_000)}=\r\n`)),
    'wire.calendar-syntax',
  ],
  [
    'calendar: a tag of a megabyte',
    () => encode(event(`DESCRIPTION:<${times('a', 1_000_000)}\r\n`)),
    '',
  ],
  [
    'calendar: the name of a zone of a megabyte',
    () => encode(event(`DTSTART;TZID=${times('A', 1_000_000)}:20261123T000000\r\n`)),
    '',
  ],
  [
    'calendar: 15 MB of quoted-printable',
    () => encode(event(`DESCRIPTION;ENCODING=QUOTED-PRINTABLE:${times('ө', 7_500_000)}\r\n`)),
    '',
  ],
  [
    'calendar: 190,000 stamps of one event',
    () => encode(event(times('DTSTAMP:20261123T000000Z\r\n', 190_000))),
    '',
  ],
  [
    'calendar: 15,000 events in a zone of 100,000 lines',
    () =>
      encode(
        calendar(
          `BEGIN:VTIMEZONE\r\nTZID:zz\r\nBEGIN:STANDARD\r\n${times('X-A:b\r\n', 100_000)}DTSTART:19700101T000000\r\nTZOFFSETTO:+0600\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n${many(15_000, (n) => `BEGIN:VEVENT\r\nUID:${n}@b\r\nDTSTART;TZID=zz:20261123T000000\r\nSUMMARY:x\r\nEND:VEVENT\r\n`)}`,
        ),
      ),
    '',
  ],
  [
    'calendar: 100,000 comments behind one of a megabyte',
    () =>
      encode(
        event(`COMMENT:${times('x', 1_000_000)}\r\n${many(100_000, (n) => `COMMENT:${n}\r\n`)}`),
      ),
    '',
  ],
  ['photo: a PNG that unpacks to 15 MB, 3,000 times', packedPicture, ''],
]

/** Attacks that look small and would keep a reader busy for minutes or hours. */
export const backtrackingAttacks: readonly Attack[] = attacks.map(([name, bytes, answer]) => [
  name,
  bytes,
  answer,
])
