import { encode, many, raw, times, type Attack } from './attack.ts'
import { anpa, iptc, newsml, nitf } from './old-document.ts'

/** Attacks on the readers of NITF, NewsML 1, IPTC 7901 and ANPA 1312. */
export const oldAttacks: readonly Attack[] = [
  ...(
    [
      ['NITF', nitf],
      [
        'NewsML 1',
        (body: string) => newsml(`<ContentItem><DataContent>${body}</DataContent></ContentItem>`),
      ],
    ] as const
  ).flatMap(([format, of]): [string, () => Uint8Array, string][] => [
    [
      `${format}: nested entities`,
      () =>
        encode(
          `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${of('<p>&b;</p>').replace(/^<\?.*?\?>/, '')}`,
        ),
      'wire.entity-unsafe',
    ],
    [
      `${format}: an entity from a file`,
      () =>
        encode(
          `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${of('<p>&a;</p>').replace(/^<\?.*?\?>/, '')}`,
        ),
      'wire.entity-unsafe',
    ],
    [
      `${format}: an entity from the network`,
      () =>
        encode(
          `<!DOCTYPE x [<!ENTITY a PUBLIC "p" "http://a.example/">]>${of('<p>&a;</p>').replace(/^<\?.*?\?>/, '')}`,
        ),
      'wire.entity-unsafe',
    ],
    [
      `${format}: 100,000 nested elements`,
      () => encode(of(times('<em>', 100_000))),
      'wire.too-deep',
    ],
    [
      `${format}: a million elements`,
      () => encode(of(times('<br/>', 1_000_000))),
      'wire.too-many-elements',
    ],
    [
      `${format}: an attribute of 8 MB`,
      () => encode(of(`<p class="${times('x', 8_000_000)}"/>`)),
      'wire.tag-too-long',
    ],
    [
      `${format}: 10,000 attributes`,
      () => encode(of(`<p ${many(10_000, (n) => `a${n}="b" `)}/>`)),
      'wire.tag-too-long',
    ],
    [`${format}: a text of 12 MB`, () => encode(of(`<p>${times('көл ', 1_500_000)}</p>`)), 'taken'],
    [`${format}: 100,000 paragraphs`, () => encode(of(times('<p>x</p>', 100_000))), 'taken'],
    [
      `${format}: a comment never closed`,
      () =>
        encode(
          of(`<!-- ${times('x', 4_000_000)}`).replace(/<\/body.content>.*|<\/DataContent>.*/, ''),
        ),
      'wire',
    ],
    [`${format}: it breaks off`, () => encode(of('<p>x').slice(0, -60)), 'wire'],
    [
      `${format}: a script`,
      () => encode(of('<p>x</p><script>alert(1)</script><p onclick="x">y</p>')),
      'taken',
    ],
    [
      `${format}: a million ampersands`,
      () => encode(of(`<p>${times('&', 1_000_000)}</p>`)),
      'taken',
    ],
    [
      `${format}: 15 million ends of lines`,
      () => encode(of(`<p>${times('\n', 15_000_000)}</p>`)),
      'taken',
    ],
    [
      `${format}: 15 million carriage returns`,
      () => encode(of(`<p>${times('\r', 15_000_000)}</p>`)),
      'taken',
    ],
    [
      `${format}: 15 million letters and ends of lines`,
      () => encode(of(times('x\n', 7_500_000))),
      'taken',
    ],
    [`${format}: zeros`, () => encode(of('<p>\u0000</p>')), 'wire.xml-syntax'],
    [
      `${format}: a character reference to nothing`,
      () => encode(of('<p>&#0;</p>')),
      'wire.xml-syntax',
    ],
    [
      `${format}: an encoding that the bytes are not`,
      () => Uint8Array.of(...encode(of('<p>').slice(0, 60)), 0xff, 0xfe),
      'wire',
    ],
    [`${format}: 20,000 tables in cells`, () => encode(of(times('<table><tr><td>', 30))), 'wire'],
  ]),
  [
    'NITF: 100,000 names in the text',
    () => encode(nitf(`<p>${many(60_000, (n) => `<person>n${n}</person>`)}</p>`)),
    'taken',
  ],
  [
    'NITF: 100,000 unknown elements',
    () =>
      encode(
        nitf(
          '',
          many(100_000, (n) => `<x${n}/>`),
        ),
      ),
    'taken',
  ],
  [
    'NITF: 100,000 pictures',
    () =>
      encode(
        nitf(times('<media media-type="image"><media-reference source="x"/></media>', 60_000)),
      ),
    'taken',
  ],
  [
    'NITF: 100,000 keywords',
    () => encode(nitf('', `<key-list>${times('<keyword key="x"/>', 100_000)}</key-list>`)),
    'taken',
  ],
  [
    'NITF: 100,000 identities',
    () =>
      encode(
        nitf(
          '',
          many(100_000, (n) => `<doc-id id-string="${n}"/>`),
        ),
      ),
    'taken',
  ],
  [
    'NITF: an identity of 200 kB',
    () => encode(nitf('').replace('urn:a:1', `urn:${times('x', 200_000)}`)),
    'taken',
  ],
  [
    'NITF: dates of nothing',
    () => encode(nitf('<p>x</p>', '<date.issue norm="99999999T999999Z"/>')),
    'taken',
  ],
  [
    'NewsML 1: 60,000 items',
    () => encode(`<NewsML>${times('<NewsItem><NewsComponent/></NewsItem>', 60_000)}</NewsML>`),
    'taken',
  ],
  [
    'NewsML 1: items in items',
    () => encode(newsml(times('<NewsItem><NewsComponent>', 45))),
    'wire',
  ],
  [
    'NewsML 1: 60,000 components',
    () =>
      encode(
        newsml(times('<NewsComponent><ContentItem Href="http://a/"/></NewsComponent>', 60_000)),
      ),
    'taken',
  ],
  [
    'NewsML 1: 60,000 captions',
    () =>
      encode(
        newsml(
          times(
            '<NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent>x</DataContent></ContentItem></NewsComponent>',
            40_000,
          ),
        ),
      ),
    'taken',
  ],
  [
    'NewsML 1: 60,000 topics',
    () =>
      encode(
        `<NewsML><TopicSet>${many(40_000, (n) => `<Topic Duid="t${n}"><FormalName>${n}</FormalName></Topic>`)}</TopicSet></NewsML>`,
      ),
    'wire.feed-without-entries',
  ],
  [
    'NewsML 1: a topic that is itself',
    () =>
      encode(
        newsml(
          '<DescriptiveMetadata><TopicOccurrence Topic="#__proto__"/></DescriptiveMetadata><ContentItem><DataContent>x</DataContent></ContentItem>',
        ),
      ),
    'taken',
  ],
  [
    'NewsML 1: base64 that is none',
    () =>
      encode(
        newsml(
          `<ContentItem><Encoding Notation="Base64"><DataContent>${times('%%', 100_000)}</DataContent></Encoding></ContentItem>`,
        ),
      ),
    'taken',
  ],
  ['NewsML 1: no item', () => encode('<NewsML/>'), 'wire.feed-without-entries'],
  ...(
    [
      ['7901', iptc],
      ['1312', anpa],
    ] as const
  ).flatMap(([format, of]): [string, () => Uint8Array, string][] => [
    [`${format}: a line of 12 MB`, () => raw(of(times('x', 12_000_000))), 'wire.too-large'],
    [
      `${format}: a line of 8 MB of blanks`,
      () => raw(of(`a${times(' ', 8_000_000)}b`)),
      'wire.too-large',
    ],
    [
      `${format}: 8 MB of ends of lines`,
      () => raw(of(`a${times('\n', 8_000_000)}b`)),
      'wire.too-large',
    ],
    [`${format}: 49,000 short lines`, () => raw(of(times('x\r\n', 49_000))), 'taken'],
    [`${format}: 49,000 paragraphs`, () => raw(of(times('\tx\r\n', 49_000))), 'taken'],
    [`${format}: 170,000 columns`, () => raw(of(times('a    b', 170_000))), 'taken'],
    [`${format}: 500,000 column breaks`, () => raw(of(times('a\u001F', 500_000))), 'taken'],
    [`${format}: 340,000 fonts`, () => raw(of(times('\u0012a\u0013', 340_000))), 'taken'],
    [
      `${format}: a million instructions never ended`,
      () => raw(of(times('\u000C', 1_000_000))),
      'wire',
    ],
    [`${format}: a million equals signs`, () => raw(of(times('=', 1_000_000))), 'taken'],
    [`${format}: 49,000 heads`, () => raw(of(times('head =\r\n', 49_000))), 'taken'],
    [`${format}: 340,000 escape sequences`, () => raw(of(times('\u001B)N', 340_000))), 'wire'],
    [`${format}: 250,000 shifts`, () => raw(of(times('\u000Ea\u000Fa', 250_000))), 'taken'],
    [`${format}: an escape at the end`, () => raw(of('text \u001B$')), 'taken'],
    [
      `${format}: a megabyte of double bytes`,
      () => raw(of(`\u001B$)A\u000E${times('0!', 500_000)}`)),
      'taken',
    ],
    [
      `${format}: accents without letters`,
      () => raw(of(`\u001B-R${times('\u00C1', 1_000_000)}`)),
      'wire',
    ],
    [`${format}: bytes of no encoding`, () => raw(of(times('\u00FF\u0081', 500_000))), 'taken'],
    [
      `${format}: HTML in a text`,
      () => raw(of('<script>alert(1)</script><img src=x onerror=alert(1)>')),
      'taken',
    ],
    [`${format}: 200,000 beginnings`, () => raw(times(of('x').slice(0, 12), 200_000)), 'wire'],
    [`${format}: it breaks off in its header`, () => raw(of('x').slice(0, 11)), 'wire'],
    [
      `${format}: a header of 8 MB`,
      () => raw(of('x').split('\u0002')[0] + times('y ', 4_000_000)),
      'wire',
    ],
    [`${format}: notes of 100 kB`, () => raw(of(`(Eds: ${times(' ', 100_000)}x`)), 'taken'],
  ]),
  ['a teleprinter that repeats itself', () => raw(times('ZCZC\r\n', 500_000)), 'wire'],
  [
    'a teleprinter that never ends',
    () => raw(`ZCZC abc1 3 g 9\r\nx\r\n${times('NNNN ', 1_000_000)}`),
    'wire',
  ],
  ['only a beginning of a header', () => Uint8Array.of(0x16, 0x16, 0x01), 'wire'],
  ['only filling', () => new Uint8Array(100_000).fill(0x16), 'wire'],
]
