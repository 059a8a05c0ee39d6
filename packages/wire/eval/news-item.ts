import * as fc from 'fast-check'

import type { NewsItem } from '../src/ninjs.ts'
import { readNinjs } from '../src/read-ninjs.ts'

/** Text as newsrooms and their worst systems write it: every script, markup, controls, blanks. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 24 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'Көлдүн жээгинде ат чабыш',
      '比什凯克举行媒体合作论坛，人们谈论"新闻"',
      'В Бишкеке открылась выставка',
      'بِشکیک میں نمائش — ایک خبر',
      'مرز ۱۲ کیلومتر است',
      'two  blanks and\na line\r\nanother\ttab',
      ' blanks around ',
      'a < b & c > d "e" \'f\' ]]> <![CDATA[x]]> &amp;lt; &nbsp;',
      '<script>alert(1)</script><b>bold</b>',
      'x\u0000y\u001Fz\u007F\u0085\u2028\uFFFE\uD800',
      '𠮷野家 👩‍🚀 e\u0301 \u202Ertl\u202C',
      'urn:a:b',
      'scheme:code',
      'https://kol.example/?a=1&b=2#x',
      '{"json": [1]}',
      '-',
    ),
  },
)
const anyHtml = fc.oneof(
  anyText,
  fc.constantFrom(
    '<p>Бир</p><p>Эки <em lang="zh" dir="ltr">三</em></p>',
    '<ol reversed start="3"><li value="2">x</li></ol><p>open',
    '<table><tr><td colspan="2">1</td></tr></table><img src="https://kol.example/a.jpg?x=1&amp;y=2" alt="a &quot;b&quot;">',
    '<ruby>北<rp>(</rp><rt>běi</rt><rp>)</rp></ruby><br><hr>',
    '<pre>  two\n   lines </pre>\n\n<p>\n after </p>',
    `${'<div>'.repeat(90)}deep`,
    '<section><header><h1>x</h1></header></section>',
    '<a href="javascript:alert(1)">x</a><a href="https://a.example/ü">y</a>',
  ),
)
const anyUri = fc.oneof(
  fc.constantFrom(
    'urn:newsml:kol.example:20261102:1',
    'https://kol.example/ky/1?a=1&b=2',
    'tag:kol.example,2026:abc',
    'http://cv.iptc.org/newscodes/mediatopic/20000065',
    "https://kol.example/it's(1)",
    'https://көл.example/жаңылык',
    `ni:///sha-256;${'B'.repeat(43)}`,
    'mailto:a@b.example',
    'not a uri',
  ),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
)
const anyDate = fc.oneof(
  fc
    .date({ min: new Date('0002-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom(
    '2026-11-02T10:00:00+06:00',
    '2026-11-02T10:00:00.123456789-09:30',
    '2026-11-02T10:00:00+23:30',
    '0000-01-01T00:00:00Z',
    '2026-11-02T10:00:00',
    '2026-11-02',
    'nonsense',
  ),
)
const anyPartialDate = fc.oneof(
  anyDate,
  fc.constantFrom('2026', '2026-11', '2026-11-31', '-0044', '12026-01'),
)
const anyInteger = fc.oneof(fc.integer({ min: -3, max: 2000 }), fc.maxSafeInteger())
const anyNumber = fc.oneof(anyInteger, fc.double({ noNaN: true, noDefaultInfinity: true }))
const anyLanguage = fc.constantFrom(
  'ky',
  'zh-Hans',
  'ru',
  'ur',
  'en-GB',
  'fa-AF',
  'und',
  'xx-bad-tag-!',
)
const anyType = fc.constantFrom(
  'text',
  'audio',
  'video',
  'picture',
  'graphic',
  'composite',
  'component',
  'event',
  'planning',
)
const pubStatus = fc.constantFrom('usable', 'withheld', 'canceled')
const contentType = fc.constantFrom(
  'text/plain',
  'text/html',
  'application/xhtml+xml',
  'application/nitf+xml',
  'text/markdown',
)

/** An object with some of its members. */
function some(members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  return fc.record(members, { requiredKeys: [] })
}

function few<Member>(member: fc.Arbitrary<Member>): fc.Arbitrary<Member[]> {
  return fc.array(member, { maxLength: 3 })
}

const point = fc
  .tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  )
  .map((coordinates) => ({ type: 'Point', coordinates }))
const geoJSON = fc.oneof(
  point,
  point.map((geometry) => ({ type: 'Feature', properties: { name: '\u007F  x ' }, geometry })),
  fc.constant({
    type: 'Polygon',
    coordinates: [
      [
        [1, 2],
        [3, 4],
        [5, 6],
        [1, 2],
      ],
    ],
  }),
)
const contact = fc.oneof(
  some({
    type: fc.oneof(anyText, fc.constantFrom('email', 'phone', 'web')),
    role: anyText,
    lang: anyText,
    name: anyText,
    value: anyText,
  }),
  some({
    type: anyText,
    address: some({
      lines: few(anyText),
      locality: anyText,
      area: anyText,
      postalCode: anyText,
      country: anyText,
    }),
  }),
)
const named = { name: anyText, uri: anyUri, literal: anyText }
const related = {
  ...named,
  rel: fc.oneof(
    anyText,
    fc.constantFrom('creator', 'contributor', 'author', 'keyword', 'service', 'facet', 'located'),
  ),
}
const contacts = { contactInfo: few(contact) }
const organisation = some({
  ...related,
  ...contacts,
  symbols: few(some({ exchange: anyText, symbolType: anyUri, symbol: anyText })),
})
const dates = some({
  startDate: anyDate,
  endDate: anyDate,
  expectedStartDate: anyPartialDate,
  expectedEndDate: anyPartialDate,
  expectedDuration: fc.oneof(anyText, fc.constantFrom('P2D', 'PT90M', 'P')),
  recurrence: some({
    recurrenceRules: few(
      some({
        frequency: fc.constantFrom('daily', 'weekly', 'yearly'),
        interval: anyInteger,
        until: anyDate,
        count: anyInteger,
      }),
    ),
  }),
})
const rendition = some({
  name: fc.oneof(anyText, fc.constantFrom('highRes', 'thumbnail', 'main')),
  href: anyUri,
  contentType: fc.constantFrom('image/jpeg', 'video/mp4'),
  title: anyText,
  width: anyInteger,
  height: anyInteger,
  sizeInBytes: anyInteger,
  duration: anyNumber,
  format: anyText,
  aspectRatio: anyText,
  videoCodec: anyText,
  frameRate: anyNumber,
  poi: some({ x: anyInteger, y: anyInteger }),
  transportProtocol: anyText,
  scanType: fc.constantFrom('progressive', 'interlaced'),
  bitrate: fc.oneof(anyText, fc.constantFrom('2500')),
})
const words = some({
  role: fc.oneof(anyText, fc.constantFrom('main', 'caption', 'summary', 'drol:x')),
  contentType,
  value: anyHtml,
})

const members = {
  type: anyType,
  representationType: fc.constantFrom('full', 'partial'),
  profile: anyText,
  version: fc.oneof(anyText, fc.constantFrom('1', '2', '007')),
  firstCreated: anyDate,
  versionCreated: anyDate,
  contentCreated: anyDate,
  embargoedUntil: anyDate,
  expires: anyDate,
  pubStatus,
  urgency: fc.integer({ min: 1, max: 9 }),
  copyrightHolder: anyText,
  copyrightNotice: anyText,
  usageTerms: anyText,
  rightsInfo: some({ langId: anyUri, linkedRights: anyUri, encodedRights: anyText }),
  digitalSourceType: some(named),
  edNote: anyText,
  language: anyLanguage,
  title: anyText,
  by: anyText,
  slugline: anyText,
  located: anyText,
  headlines: few(words),
  descriptions: few(words),
  bodies: few(
    some({
      role: anyText,
      contentType,
      charCount: anyInteger,
      wordCount: anyInteger,
      value: anyHtml,
    }),
  ),
  people: few(some({ ...related, ...contacts })),
  organisations: few(organisation),
  places: few(some({ ...related, ...contacts, geoJSON })),
  subjects: few(
    some({
      ...related,
      creator: fc.oneof(anyText, anyUri),
      relevance: fc.integer({ min: 0, max: 100 }),
      confidence: fc.integer({ min: 0, max: 100 }),
    }),
  ),
  genres: few(some(named)),
  events: few(some({ ...related, id: anyText })),
  objects: few(some(related)),
  infoSources: few(
    some({
      ...named,
      ...contacts,
      role: fc.oneof(anyText, fc.constantFrom('provider', 'hop', 'creditline', 'isrol:x')),
    }),
  ),
  eventDetails: some({
    eventStatus: anyUri,
    plannedCoverageStatus: anyUri,
    dates,
    organiser: organisation,
  }),
  plannedCoverage: few(
    some({
      uri: anyUri,
      title: anyText,
      pubStatus,
      type: anyType,
      commissioned: some({
        by: anyText,
        on: anyDate,
        references: few(some({ name: anyText, value: anyText })),
      }),
      dates,
      audiences: few(some({ audience: anyText, significance: anyInteger })),
      exclAudience: few(anyText),
      edNote: anyText,
      urgency: fc.integer({ min: 1, max: 9 }),
      language: anyLanguage,
      itemCount: some({ rangeFrom: anyInteger, rangeTo: anyInteger }),
      wordCount: anyInteger,
      renditions: few(rendition),
    }),
  ),
  renditions: few(rendition),
  altIds: few(
    some({
      role: fc.oneof(anyText, fc.constantFrom('signal', 'fileName', 'link')),
      value: fc.oneof(anyText, anyUri),
    }),
  ),
  trustIndicators: few(some({ role: anyUri, title: anyText, href: anyUri })),
}

const association = some({
  ...members,
  uri: anyUri,
  name: fc.oneof(anyText, fc.constantFrom('mainpic', 'link-1', 'association-1')),
  rel: anyText,
  associations: few(some({ ...members, uri: anyUri, name: anyText, rel: anyUri })),
})

/** Items with any of the fields that ninjs 3.1 knows, each as the reader of ninjs leaves it. */
export const newsItems: fc.Arbitrary<NewsItem> = fc
  .tuple(some({ ...members, associations: few(association) }), anyUri)
  .map(([fields, uri]) => readNinjs({ ...fields, uri }))
  .filter((read) => read.ok)
  .map((read) => (read.ok ? read.value.item : { uri: 'urn:a:a' }))
