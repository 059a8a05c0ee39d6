import { encode, type Attack } from './attack.ts'

const rss = (inside: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${inside}</channel></rss>`
const item = (inside: string): string => rss(`<item><title>t</title>${inside}</item>`)
const ninjs = (inside: string): string => `{"uri":"urn:a:1",${inside}}`

const billion = `<!DOCTYPE rss [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
  .join('')}]>`

/** Attacks on the readers of feeds and of ninjs. */
export const feedAttacks: readonly Attack[] = [
  ['nothing', () => new Uint8Array(), 'wire.empty'],
  ['white space', () => encode(' \n\t '), 'wire.empty'],
  ['a byte order mark alone', () => Uint8Array.of(0xef, 0xbb, 0xbf), 'wire.empty'],
  ['zeros', () => new Uint8Array(100_000), 'wire.format-unknown'],
  [
    'a picture that breaks off',
    () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0),
    'taken',
  ],
  ['a web page', () => encode('<!doctype html><html><body>x</body></html>'), 'wire.format-unknown'],
  ['more bytes than allowed', () => new Uint8Array(17 * 1024 * 1024), 'wire.too-large'],
  [
    'nested entities',
    () => encode(billion + rss('<item><title>&j;</title></item>')),
    'wire.entity-unsafe',
  ],
  [
    'an entity from a file',
    () => encode(`<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${item('&x;')}`),
    'wire.entity-unsafe',
  ],
  [
    'an entity from the network',
    () => encode(`<!DOCTYPE rss [<!ENTITY x PUBLIC "p" "http://a.example/">]>${item('&x;')}`),
    'wire.entity-unsafe',
  ],
  [
    'a parameter entity',
    () => encode(`<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://a.example/x.dtd"> %x;]>${item('')}`),
    'wire.entity-unsafe',
  ],
  [
    'a long entity, used often',
    () =>
      encode(`<!DOCTYPE rss [<!ENTITY x "${'x'.repeat(100_000)}">]>${item('&x;'.repeat(10_000))}`),
    'taken',
  ],
  ['100,000 nested tags', () => encode('<rss>'.repeat(100_000)), 'wire.too-deep'],
  [
    '100,000 nested tags, each with a namespace',
    () => encode('<a xmlns:b="c">'.repeat(100_000)),
    'wire',
  ],
  ['100,000 nested tags in an entry', () => encode(item('<a>'.repeat(100_000))), 'wire.too-deep'],
  // Where the next begins an entry has ended, so that each of these is empty.
  ['nested entries', () => encode(rss('<item>'.repeat(100_000))), 'wire.entry-empty'],
  [
    'an attribute of 8 MB',
    () => encode(item(`<a b="${'x'.repeat(8_000_000)}"/>`)),
    'wire.tag-too-long',
  ],
  ['a tag name of 8 MB', () => encode(item(`<${'a'.repeat(8_000_000)}/>`)), 'wire.tag-too-long'],
  [
    'an attribute never closed',
    () => encode(`<rss a="${'x'.repeat(4_000_000)}`),
    'wire.tag-too-long',
  ],
  [
    '10,000 attributes',
    () => encode(item(`<a ${Array.from({ length: 10_000 }, (_, n) => `b${n}="c"`).join(' ')}/>`)),
    'wire.tag-too-long',
  ],
  ['a million elements', () => encode(item('<a/>'.repeat(1_000_000))), 'wire.too-many-elements'],
  [
    '50,000 enclosures in an entry',
    () =>
      encode(
        item(Array.from({ length: 50_000 }, (_, n) => `<enclosure url="http://a/${n}"/>`).join('')),
      ),
    'wire.too-many-elements',
  ],
  ['a comment never closed', () => encode(`<rss><!-- ${'x'.repeat(4_000_000)}`), 'wire.truncated'],
  [
    'CDATA never closed',
    () => encode(`<rss><channel><item><title><![CDATA[${'x'.repeat(4_000_000)}`),
    'wire.truncated',
  ],
  ['a declaration never closed', () => encode(`<!DOCTYPE rss [${'<'.repeat(1_000_000)}`), 'wire'],
  ['a million open angle brackets', () => encode(`<rss>${'<'.repeat(1_000_000)}`), 'wire'],
  ['a million processing instructions', () => encode(`${'<?a?>'.repeat(1_000_000)}<rss/>`), 'wire'],
  ['a million quotes', () => encode(`<rss ${'"'.repeat(1_000_000)}>`), 'wire'],
  [
    'a million ampersands',
    () => encode(item(`<description>${'&'.repeat(1_000_000)}</description>`)),
    'taken',
  ],
  [
    'a date of a megabyte',
    () => encode(item(`<pubDate>${'1:'.repeat(500_000)}</pubDate>`)),
    'taken',
  ],
  [
    'an encoding that nobody knows',
    () =>
      encode('<?xml version="1.0" encoding="x-nobody"?><rss><item><title>x</title></item></rss>'),
    'taken',
  ],
  [
    'an encoding that the bytes are not',
    () =>
      Uint8Array.of(
        ...encode('<?xml version="1.0" encoding="utf-8"?><rss><channel><title>'),
        0xff,
        0xfe,
        0xc0,
      ),
    'wire.truncated',
  ],
  [
    'half a UTF-16 letter',
    () => Uint8Array.of(0xff, 0xfe, 0x3c, 0x00, 0x72),
    'wire.format-unknown',
  ],
  [
    'two byte order marks',
    () => Uint8Array.of(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, ...encode(item(''))),
    'taken',
  ],
  [
    'HTML of 100,000 levels in an entry',
    () => encode(item(`<description><![CDATA[${'<div>'.repeat(100_000)}]]></description>`)),
    'taken',
  ],
  [
    'HTML of a million open tags in an item',
    () => encode(ninjs(`"body_html":"${'<b'.repeat(1_000_000)}"`)),
    'taken',
  ],
  ['100,000 nested lists', () => encode('['.repeat(100_000)), 'wire.too-deep'],
  ['100,000 nested objects', () => encode('{"a":'.repeat(100_000)), 'wire.too-deep'],
  [
    'packages in packages',
    () => encode('{"uri":"urn:a:1","associations":[{"associations":['.repeat(40)),
    'wire',
  ],
  ['JSON that breaks off', () => encode('{"uri": "urn:a'), 'wire.truncated'],
  ['JSON with a trailing comma', () => encode('{"uri": "urn:a:1",\n}'), 'wire.json-syntax'],
  ['a string of 8 MB', () => encode(ninjs(`"headline":"${'x'.repeat(8_000_000)}"`)), 'taken'],
  ['a uri of 8 MB', () => encode(`{"uri":"urn:${'x'.repeat(8_000_000)}"}`), 'wire.uri-missing'],
  ['a number beyond all numbers', () => encode(ninjs('"urgency":1e999999')), 'taken'],
  [
    'a prototype',
    () => encode(ninjs('"__proto__":{"uri":1},"associations":{"__proto__":{"uri":"urn:a:2"}}')),
    'taken',
  ],
  [
    '100,000 items without identity',
    () => encode(`[${'{},'.repeat(100_000)}{}]`),
    'wire.uri-missing',
  ],
  [
    'a JSON Feed whose items are no items',
    () => encode('{"version":"https://jsonfeed.org/version/1.1","items":[1,null,"x",[]]}'),
    'wire.entry-empty',
  ],
  [
    'lines of which one is broken',
    () => encode(`${ninjs('"title":"a"')}\n{"uri":\n${ninjs('"title":"b"')}`),
    'wire.truncated',
  ],
]
