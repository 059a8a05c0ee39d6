import { encode, many, times, type Attack } from './attack.ts'
import { g2, rdf, rss, atom, wordpress } from './xml-document.ts'

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
