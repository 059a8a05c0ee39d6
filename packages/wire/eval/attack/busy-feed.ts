import { encode, type Attack } from './attack.ts'

const rss = (inside: string): string => `<rss><channel>${inside}</channel></rss>`
const item = (inside: string): string => rss(`<item><title>t</title>${inside}</item>`)
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('')

/** What a reader of feeds could be kept busy with; one thing alone each. */
const attacks: readonly (readonly [name: string, text: () => string])[] = [
  [
    'sections of CDATA that never end, in a title with an element',
    () => `<rss><channel><title><b/>${'<![CDATA['.repeat(1_000_000)}`,
  ],
  ['closing tags that match nothing', () => item('<a>'.repeat(90) + '</b>'.repeat(2_000_000))],
  [
    'names of photographers for every picture',
    () =>
      item(
        times(400, (n) => `<media:content url="http://a/${n}"/>`) +
          '<media:credit>x &amp; y</media:credit>'.repeat(100_000),
      ),
  ],
  [
    'empty titles for every picture',
    () =>
      item(
        times(400, (n) => `<media:content url="http://a/${n}"/>`) +
          '<media:title/>'.repeat(150_000),
      ),
  ],
  [
    'namespaces declared again and again',
    () =>
      `<rss>${times(90, (n) => `<a${n} xmlns:p${n}="u:${n}">`)}${times(100_000, (n) => `<q:b xmlns:q="u:${n}"/>`)}`,
  ],
  [
    'bases within bases',
    () => item(times(90, (n) => `<content xml:base="${'a/'.repeat(1_000)}${n}">`)),
  ],
  ['markup that is none', () => rss(`<title><b/>${'<a \'"'.repeat(500_000)}</title>`)],
  [
    'quotes without end within markup',
    () => item(`<content><b/>${'<i "'.repeat(60_000)}</content>`),
  ],
  [
    'keywords without end',
    () => item(`<itunes:keywords>${'a,'.repeat(1_000_000)}</itunes:keywords>`),
  ],
  ['coordinates without end', () => item(`<georss:line>${'1 '.repeat(2_000_000)}</georss:line>`)],
  ['authors without end', () => item('<author>a@b.example (x)</author>'.repeat(150_000))],
  ['an address without end', () => item(`<author>${'a@'.repeat(500_000)}</author>`)],
]

/** Attacks that keep a reader of feeds busy. */
export const busyFeedAttacks: readonly Attack[] = attacks.map(([name, text]) => [
  `feed: ${name}`,
  () => encode(text()),
  '',
])
