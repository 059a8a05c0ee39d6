import { encode, many, times, type Attack } from './attack.ts'

const atom = (inside: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:a:0</id><title>x</title><entry><id>urn:a:1</id><title>t</title>${inside}</entry></feed>`
const rdf = (inside: string): string =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="http://a/"><title>x</title></channel><item rdf:about="http://a/1"><title>t</title>${inside}</item></rdf:RDF>`
const rss = (inside: string): string =>
  `<rss version="2.0"><channel><title>x</title><item><guid>urn:a:1</guid><title>t</title>${inside}</item></channel></rss>`
const wordpress = (inside: string): string =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>x</title><item><title>t</title><guid>http://a/1</guid><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type>${inside}</item></channel></rss>`
const g2 = (inside: string): string =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1" standard="NewsML-G2" standardversion="2.35"><itemMeta><itemClass qcode="ninat:text"/><provider literal="x"/><versionCreated>2026-11-23T00:00:00Z</versionCreated></itemMeta><contentMeta><headline>t</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${inside}</body></html></inlineXML></contentSet></newsItem>`

const formats: readonly (readonly [string, (inside: string) => string])[] = [
  ['RSS', rss],
  ['RSS 1.0', rdf],
  ['Atom', atom],
  ['WordPress', wordpress],
  ['NewsML-G2', g2],
]

/** Attacks that any format of XML may carry. */
export const xmlAttacks: readonly Attack[] = formats.flatMap(([format, of]) => {
  const named = (name: string, text: () => string, answer: string): Attack => [
    `${format}: ${name}`,
    () => encode(text()),
    answer,
  ]
  return [
    named(
      'nested entities',
      () => `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${of('<p>&b;</p>')}`,
      'wire.entity-unsafe',
    ),
    named(
      'ten entities each made of ten of the one before',
      () =>
        `<!DOCTYPE x [<!ENTITY a0 "haha">${many(10, (n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`)}]>${of('<p>&a10;</p>')}`,
      'wire.entity-unsafe',
    ),
    named(
      'one entity of 100 kB, used 100,000 times',
      () => `<!DOCTYPE x [<!ENTITY a "${times('x', 100_000)}">]>${of(times('&a;', 100_000))}`,
      '',
    ),
    named(
      'an entity from a file',
      () => `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${of('<p>&a;</p>')}`,
      'wire.entity-unsafe',
    ),
    named(
      'an entity from the network',
      () => `<!DOCTYPE x [<!ENTITY a PUBLIC "p" "http://127.0.0.1/a">]>${of('<p>&a;</p>')}`,
      'wire.entity-unsafe',
    ),
    named(
      'a parameter entity that calls home',
      () => `<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1/a.dtd"> %a;]>${of('<p>x</p>')}`,
      'wire.entity-unsafe',
    ),
    named(
      'a DTD and a style sheet from elsewhere',
      () =>
        `<?xml-stylesheet href="http://127.0.0.1/a.xsl"?><!DOCTYPE x SYSTEM "http://127.0.0.1/a.dtd">${of('<p>x</p>')}`,
      '',
    ),
    named(
      'inclusion of a file',
      () =>
        of(
          '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
        ),
      '',
    ),
    named('a DOCTYPE of 8 MB', () => `<!DOCTYPE x [${times('<!-- x -->', 800_000)}]>${of('')}`, ''),
    named(
      '10,000 declared entities',
      () => `<!DOCTYPE x [${many(10_000, (n) => `<!ENTITY a${n} "x">`)}]>${of('<p>&a1;</p>')}`,
      '',
    ),
    named('100,000 nested tags', () => of(times('<b>', 100_000)), 'wire.too-deep'),
    named(
      '100,000 nested tags, closed',
      () => of(times('<b>', 100_000) + times('</b>', 100_000)),
      'wire.too-deep',
    ),
    named('a million elements', () => of(times('<br/>', 1_000_000)), 'wire.too-many-elements'),
    named(
      '150,000 elements with namespaces of their own',
      () => of(many(150_000, (n) => `<a${n % 999}:b xmlns:a${n % 999}="urn:${n}"/>`)),
      '',
    ),
    named(
      '400 namespaces, 90 deep',
      () =>
        of(
          many(90, (n) => `<b ${many(400, (m) => `xmlns:a${n}x${m}="urn:${m}" `)}>`) +
            times('</b>', 90),
        ),
      '',
    ),
    named('an attribute of 15 MB', () => of(`<p class="${times('x', 15_000_000)}"/>`), 'wire'),
    named('an attribute never closed', () => of(`<p class="${times('x', 4_000_000)}`), 'wire'),
    named('10,000 attributes', () => of(`<p ${many(10_000, (n) => `a${n}="b" `)}/>`), 'wire'),
    named(
      '400 attributes, the same again and again',
      () => of(times(`<p ${many(400, (n) => `a${n}="b" `)}/>`, 2_000)),
      '',
    ),
    named('a text of 12 MB', () => of(`<p>${times('көл ', 1_500_000)}</p>`), ''),
    named('a CDATA section of 12 MB', () => of(`<![CDATA[${times('көл ', 1_500_000)}]]>`), ''),
    named('100,000 CDATA sections', () => of(times('<![CDATA[x]]>', 100_000)), ''),
    named('100,000 comments', () => of(times('<!-- x -->', 100_000)), ''),
    named('100,000 processing instructions', () => of(times('<?a b?>', 100_000)), ''),
    named('a million ampersands', () => of(`<p>${times('&', 1_000_000)}</p>`), ''),
    named('a million references', () => of(`<p>${times('&#x43A;', 1_000_000)}</p>`), ''),
    named('100,000 unknown entities', () => of(`<p>${times('&nobody;', 100_000)}</p>`), ''),
    named('a reference of a megabyte', () => of(`<p>&#${times('9', 1_000_000)};</p>`), ''),
    named('a million angle brackets', () => of(times('<', 1_000_000)), ''),
    named('8 million carriage returns', () => of(`<p>${times('\r', 8_000_000)}</p>`), ''),
    named('8 million blanks and tabs', () => of(`<p>${times(' \tx', 4_000_000)}</p>`), ''),
    named('7 million controls', () => of(`<p>${times('\u0085', 7_000_000)}</p>`), ''),
    named(
      'a million scripts that never end',
      () => of(`<![CDATA[${times('<script ', 1_000_000)}]]>`),
      '',
    ),
    named('a million tags within a text', () => of(`<![CDATA[${times('<b>', 3_000_000)}]]>`), ''),
    named(
      '2 million paragraphs within a text',
      () => of(`<![CDATA[${times('<p>x', 2_000_000)}]]>`),
      '',
    ),
    named('a million closing tags', () => of(times('</x>', 1_000_000)), ''),
    named('a million ends of CDATA', () => of(times(']]>', 1_000_000)), ''),
    named('zeros', () => of('<p>\u0000</p>'), ''),
    named('a reference to nothing', () => of('<p>&#0;&#xD800;&#x110000;</p>'), ''),
    named('a mark of byte order within', () => of('<p>\uFEFFx\uFEFF</p>'), ''),
    named('a mark of byte order after blanks', () => ` \n\uFEFF${of('<p>x</p>')}`, ''),
    named('two marks of byte order', () => `\uFEFF\uFEFF${of('<p>x</p>')}`, ''),
    named(
      'two languages in one item',
      () => of('<p xml:lang="ky">Көл</p><p xml:lang="zh">湖</p>'),
      '',
    ),
    [
      `${format}: it says UTF-16 and is UTF-8`,
      () => encode(`<?xml version="1.0" encoding="utf-16"?>${of('<p>Көл</p>')}`),
      '',
    ],
    [
      `${format}: it says UTF-7`,
      () => encode(`<?xml version="1.0" encoding="utf-7"?>${of('<p>+ADw-script+AD4-</p>')}`),
      '',
    ],
    [
      `${format}: half of its letters are of another encoding`,
      () =>
        Buffer.concat([
          encode(of('<p>Көл ').slice(0, -30)),
          Uint8Array.of(0xcf, 0xf0, 0xe8, 0xff, 0xfe, 0x81, 0xc0, 0xaf),
          encode(`</p>${of('')}`),
        ]),
      '',
    ],
    [
      `${format}: UTF-16 with half a letter at the end`,
      () => Buffer.from(`\uFEFF${of('<p>Көл</p>')}\uD83D`, 'utf16le').subarray(0, -1),
      '',
    ],
    named(
      'a script, a frame and a handler',
      () =>
        of(
          '<p onclick="x">x</p><script>alert(1)</script><iframe src="http://a/"></iframe><img src="x" onerror="y"/>',
        ),
      '',
    ),
    named(
      'addresses of the machine itself',
      () =>
        of(
          '<link href="file:///etc/passwd"/><enclosure url="http://127.0.0.1:1/x" type="image/png"/><img src="http://169.254.169.254/x"/>',
        ),
      '',
    ),
  ]
})

/** Attacks on what each format has of its own. */
export const markupAttacks: readonly Attack[] = [
  [
    'RSS: 30,000 entries',
    () =>
      encode(
        `<rss><channel>${times('<item><title>x</title><description>y</description></item>', 30_000)}</channel></rss>`,
      ),
    '',
  ],
  [
    'RSS: 60,000 empty entries',
    () => encode(`<rss><channel>${times('<item/>', 60_000)}</channel></rss>`),
    '',
  ],
  [
    'Atom: 30,000 entries',
    () =>
      encode(
        `<feed xmlns="http://www.w3.org/2005/Atom">${many(30_000, (n) => `<entry><id>urn:a:${n}</id><title>x</title></entry>`)}</feed>`,
      ),
    '',
  ],
  [
    'Atom: XHTML of 190,000 elements',
    () =>
      encode(
        atom(
          `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${times('<b>x</b>', 190_000)}</div></content>`,
        ),
      ),
    '',
  ],
  [
    'Atom: content of base64 that is none',
    () => encode(atom(`<content mode="base64">${times('%A', 2_000_000)}</content>`)),
    '',
  ],
  [
    'RSS: 100,000 words of a subject',
    () =>
      encode(
        rss(
          `<dc:subject xmlns:dc="http://purl.org/dc/elements/1.1/">${many(100_000, (n) => `a${n},`)}</dc:subject>`,
        ),
      ),
    '',
  ],
  ['RSS: a title of 12 MB', () => encode(rss(`<title>${times('x ', 6_000_000)}</title>`)), ''],
  [
    'RSS: an address of 8 MB',
    () => encode(rss(`<link>http://a/${times('ө', 4_000_000)}</link>`)),
    '',
  ],
  [
    'RSS: a language of a megabyte',
    () => encode(rss(`<language>${times('ky-', 300_000)}</language>`)),
    '',
  ],
  [
    'RSS: dates without zones, and dates of nothing',
    () =>
      encode(
        rss(
          '<pubDate>Mon, 23 Nov 2026 10:00</pubDate><dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-99-99</dc:date>',
        ),
      ),
    'taken',
  ],
  [
    'RSS: HTML in HTML in HTML',
    () => encode(rss(`<description>${times('&amp;', 1_000_000)}lt;script&amp;gt;</description>`)),
    '',
  ],
  [
    'RSS: HTML of 190,000 attributes',
    () => encode(rss(`<description><![CDATA[<p ${times('a=b ', 190_000)}>x</p>]]></description>`)),
    '',
  ],
  [
    'RSS: HTML of 200,000 tables',
    () =>
      encode(rss(`<description><![CDATA[${times('<table><tr><td>', 200_000)}]]></description>`)),
    '',
  ],
  [
    'RSS: a megabyte of HTML in every one of 15 entries',
    () =>
      encode(
        `<rss><channel>${times(`<item><description><![CDATA[${times('<i>x</i>', 125_000)}]]></description></item>`, 15)}</channel></rss>`,
      ),
    '',
  ],
  [
    'WordPress: 100,000 files without a post',
    () =>
      encode(
        wordpress('').replace(
          '<item>',
          `${many(20_000, (n) => `<item><wp:post_type>attachment</wp:post_type><wp:post_id>${n}</wp:post_id><wp:post_parent>${n}</wp:post_parent><wp:attachment_url>http://a/${n}.jpg</wp:attachment_url></item>`)}<item>`,
        ),
      ),
    'taken',
  ],
  [
    'WordPress: 100,000 shortcodes',
    () =>
      encode(
        wordpress(
          `<content:encoded><![CDATA[${times('[a b="c"][/a]', 100_000)}]]></content:encoded>`,
        ),
      ),
    '',
  ],
  [
    'WordPress: 4 million short codes',
    () =>
      encode(
        wordpress(`<content:encoded><![CDATA[${times('[a]', 4_000_000)}]]></content:encoded>`),
      ),
    '',
  ],
  [
    'WordPress: a million open brackets',
    () =>
      encode(
        wordpress(`<content:encoded><![CDATA[${times('[caption ', 500_000)}]]></content:encoded>`),
      ),
    '',
  ],
  [
    'WordPress: 60,000 entries',
    () =>
      encode(
        `${wordpress('').split('<item>')[0]}${many(60_000, (n) => `<item><title>x</title><guid>http://a/${n}</guid><wp:post_type>post</wp:post_type></item>`)}</channel></rss>`,
      ),
    '',
  ],
  [
    'WordPress: 100,000 beginnings of entries',
    () => encode(`${wordpress('').split('<item>')[0]}${times('<item>', 500_000)}`),
    '',
  ],
  [
    'WordPress: 100,000 beginnings of CDATA',
    () => encode(wordpress(times('<![CDATA[', 500_000))),
    '',
  ],
  [
    'NewsML-G2: 30,000 items in a message',
    () =>
      encode(
        `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-11-23T00:00:00Z</sent></header><itemSet>${many(30_000, (n) => `<newsItem guid="urn:a:${n}" version="1"><itemMeta><itemClass qcode="ninat:text"/></itemMeta></newsItem>`)}</itemSet></newsMessage>`,
      ),
    '',
  ],
  [
    'NewsML-G2: 100,000 subjects',
    () =>
      encode(
        g2('').replace(
          '<headline>',
          `${many(100_000, (n) => `<subject qcode="a:${n}"/>`)}<headline>`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: 60,000 pictures',
    () =>
      encode(
        g2('').replace(
          '<inlineXML',
          `${many(60_000, (n) => `<remoteContent href="http://a/${n}"/>`)}<inlineXML`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: 60,000 links',
    () =>
      encode(
        g2('').replace(
          '</itemMeta>',
          `${many(60_000, (n) => `<link rel="a:b" residref="urn:a:${n}"/>`)}</itemMeta>`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: 60,000 asserts that name each other',
    () =>
      encode(
        g2('').replace(
          '<contentSet>',
          `${many(60_000, (n) => `<assert qcode="a:${n}"><name>x</name><sameAs qcode="a:${n + 1}"/></assert>`)}<contentSet>`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: 60,000 catalogues',
    () =>
      encode(
        g2('').replace(
          '<itemMeta>',
          `${many(60_000, (n) => `<catalog><scheme alias="a${n}" uri="http://a/"/></catalog>`)}<itemMeta>`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: catalogues of elsewhere',
    () =>
      encode(
        g2('').replace(
          '<itemMeta>',
          `${many(10_000, () => '<catalogRef href="http://127.0.0.1/catalog.xml"/>')}<itemMeta>`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: 100,000 unknown attributes',
    () =>
      encode(
        g2('').replace(
          '<headline>',
          `${many(30_000, (n) => `<subject a${n}="b" c="d" e="f"/>`)}<headline>`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: a package of 60,000',
    () =>
      encode(
        `<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta><groupSet root="r"><group id="r" role="a:b">${many(60_000, (n) => `<itemRef residref="urn:b:${n}"/>`)}</group></groupSet></packageItem>`,
      ),
    '',
  ],
  [
    'NewsML-G2: groups that hold each other',
    () =>
      encode(
        `<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta><groupSet root="a"><group id="a" role="a:b"><groupRef idref="b"/><groupRef idref="b"/></group><group id="b" role="a:b"><groupRef idref="a"/><groupRef idref="a"/></group></groupSet></packageItem>`,
      ),
    '',
  ],
  [
    'NewsML-G2: groups that double 30 times',
    () =>
      encode(
        `<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta><groupSet root="g0">${many(30, (n) => `<group id="g${n}" role="a:b"><groupRef idref="g${n + 1}"/><groupRef idref="g${n + 1}"/></group>`)}<group id="g30" role="a:b"><itemRef residref="urn:b:1"/></group></groupSet></packageItem>`,
      ),
    '',
  ],
  [
    'NewsML-G2: 40,000 concepts in a knowledge item',
    () =>
      encode(
        `<knowledgeItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1"><itemMeta><itemClass qcode="cinat:concept"/></itemMeta><conceptSet>${many(40_000, (n) => `<concept><conceptId qcode="a:${n}"/><name>x</name></concept>`)}</conceptSet></knowledgeItem>`,
      ),
    '',
  ],
  [
    'NewsML-G2: an event that recurs every second without end',
    () =>
      encode(
        `<conceptItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1"><itemMeta><itemClass qcode="cinat:concept"/></itemMeta><concept><conceptId qcode="a:1"/><name>x</name><eventDetails><dates><start>0001-01-01T00:00:00Z</start><rRule freq="SECONDLY" byday="MO TU"/></dates></eventDetails></concept></conceptItem>`,
      ),
    '',
  ],
  [
    'NewsML-G2: inline data of 12 MB',
    () =>
      encode(
        g2('').replace(
          '<inlineXML',
          `<inlineData contenttype="text/plain">${times('көл ', 1_500_000)}</inlineData><inlineXML`,
        ),
      ),
    '',
  ],
]
