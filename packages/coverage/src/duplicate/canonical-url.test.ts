import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalUrl } from './canonical-url.ts'

test.each([
  ['http://m.Example.org:80/a/?utm_source=x&id=7#top', 'https://example.org/a?id=7'],
  ['https://www.example.org', 'https://example.org/'],
  ['https://example.org/index.php', 'https://example.org/'],
  ['https://example.org//news///1/', 'https://example.org/news/1'],
  ['https://example.org/a?b=2&a=1&fbclid=z', 'https://example.org/a?a=1&b=2'],
  ['https://amp.example.org/a', 'https://example.org/a'],
  ['https://example.org/a/amp/', 'https://example.org/a'],
  ['https://example.org/a.amp', 'https://example.org/a'],
  ['https://example.org/a-amp.html', 'https://example.org/a.html'],
  ['https://example.org/amp/a', 'https://example.org/a'],
  ['https://example.org/a?amp=1', 'https://example.org/a'],
  ['https://example.org/camp', 'https://example.org/camp'],
  ['https://example-org.cdn.ampproject.org/c/s/www.example.org/a/amp', 'https://example.org/a'],
  ['https://www.google.com/amp/s/example.org/a', 'https://example.org/a'],
  ['https://бишкек.рф/жаңылык', 'https://xn--90aiiib5f.xn--p1ai/%D0%B6%D0%B0%D2%A3%D1%8B%D0%BB%D1%8B%D0%BA'],
  ['https://example.org/%d0%b6%7Ea', 'https://example.org/%D0%B6~a'],
  ['https://example.org./a', 'https://example.org/a'],
  ['https://example.org:8080/a', 'https://example.org:8080/a'],
  ['https://example.cn/a.html?from=timeline&isappinstalled=0', 'https://example.cn/a.html'],
  ['https://example.cn/flights?from=FRU', 'https://example.cn/flights?from=FRU'],
  ['https://m.kg/', 'https://m.kg/'],
  ['https://m.www.example.org/', 'https://example.org/'],
]) ('%s is %s', (address, canonical) => {
  expect(canonicalUrl(address)).toBe(canonical)
}) // prettier-ignore

test.each(['', 'ftp://example.org/a', 'mailto:a@example.org', 'javascript:alert(1)', '/a', 'https://'])(
  '"%s" is no address of the web',
  (address) => {
    expect(canonicalUrl(address)).toBeUndefined()
  },
) // prettier-ignore

test('an address without end is none', () => {
  expect(canonicalUrl(`https://example.org${'/amp'.repeat(100_000)}`)).toBeUndefined()
})

test('a canonical address is its own', () => {
  const part = fc.constantFrom('a', 'amp', 'index.html', '%7e', '', '.amp', 'жаз', '..', 'm.', 'x-amp.html') // prettier-ignore
  const made = fc
    .tuple(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.array(part))
    .map(([url, parts]) => url.replace(/(?=[?#]|$)/, `/${parts.join('/')}`))
  fc.assert(
    fc.property(made, (address) => {
      const once = canonicalUrl(address)
      if (once !== undefined) expect(canonicalUrl(once)).toBe(once)
    }),
    { numRuns: 500 },
  )
})
