import { expect, test } from 'vitest'

import { hrefsOf, mapHrefs, mediaHref, parseMediaReference } from './media-reference.ts'
import type { NewsItem } from './ninjs.ts'
import { isUri } from './uri.ts'

// The example of RFC 6920, section 8.1: the digest of "Hello World!".
const digest = 'f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk'
const hexadecimal = '7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069'

test.each([
  ['base64url', digest],
  ['hexadecimal digits', hexadecimal],
  ['bytes', Uint8Array.from(Buffer.from(hexadecimal, 'hex'))],
])('a digest given as %s makes the same URI', (_name, given) => {
  const href = mediaHref(given) ?? ''
  expect(href).toBe(`ni:///sha-256;${digest}`)
  expect(isUri(href)).toBe(true)
  expect(parseMediaReference(href)).toEqual({ algorithm: 'sha-256', digest })
})

test.each([`ni://a.example/sha-256;${digest}`, `ni:///sha-256;${digest}?ct=image/jpeg`])(
  '%s names the same bytes',
  (href) => {
    expect(parseMediaReference(href)?.digest).toBe(digest)
  },
)

test.each([
  'https://a.example/1.jpg',
  'ni:///sha-256;short',
  `ni:///sha-256-120;${digest}`,
  `ni:///sha-256;${digest}x`,
])('%s names no digest', (href) => {
  expect(parseMediaReference(href)).toBeUndefined()
})

test.each(['', 'xyz', new Uint8Array(31)])('%j is no digest', (given) => {
  expect(mediaHref(given)).toBeUndefined()
})

test('mapping reaches every rendition and leaves the item as it was', () => {
  const item: NewsItem = {
    uri: 'urn:a:1',
    renditions: [{ name: 'main', href: 'https://a.example/1' }, { name: 'none' }],
    associations: [
      {
        name: 'p',
        uri: 'urn:a:2',
        associations: [
          {
            name: 'q',
            uri: 'urn:a:3',
            renditions: [{ name: 'main', href: 'https://a.example/2' }],
          },
        ],
      },
    ],
    plannedCoverage: [{ renditions: [{ name: 'main', href: 'https://a.example/3' }] }],
  }
  const before = structuredClone(item)
  const mapped = mapHrefs(item, (href) => href.replace('https:', 'http:'))
  expect(item).toEqual(before)
  expect(hrefsOf(mapped)).toEqual([
    'http://a.example/1',
    'http://a.example/2',
    'http://a.example/3',
  ])
  expect(hrefsOf(mapHrefs(item, () => undefined))).toEqual([])
})
