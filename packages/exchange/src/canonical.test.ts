import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText, digestOf, digestOfValue, isCanonical } from './canonical.ts'

describe('the canonical form', () => {
  test.each<[string, unknown, string]>([
    [
      'sorts members by UTF-16 code units',
      { ö: 1, z: 2, '\u{1F600}': 3, '\uFB33': 4 },
      '{"z":2,"ö":1,"\u{1F600}":3,"\uFB33":4}',
    ],
    [
      'sorts members that look like numbers as texts',
      { 10: 'b', 9: 'c', 1: 'a', '': 'd' },
      '{"":"d","1":"a","10":"b","9":"c"}',
    ],
    ['sorts at every level', { b: [{ d: 1, c: 2 }], a: {} }, '{"a":{},"b":[{"c":2,"d":1}]}'],
    ['writes minus zero as zero', [-0], '[0]'],
    [
      'writes numbers in their shortest form',
      [1e21, 1e-7, 4.5, 0.002, 100, 123456789012345680000],
      '[1e+21,1e-7,4.5,0.002,100,123456789012345680000]',
    ],
    [
      'escapes only what JSON has to',
      'ң"\\/\u007f\u2028\n\u0001',
      '"ң\\"\\\\/\u007f\u2028\\n\\u0001"',
    ],
    ['leaves letters as they were composed', ['é', 'e\u0301'], '["é","e\u0301"]'],
    ['knows null, true and false', [null, true, false], '[null,true,false]'],
  ])('%s', (_rule, value, text) => {
    expect(canonicalText(value)).toBe(text)
  })

  test.each<[string, unknown]>([
    ['NaN', NaN],
    ['an infinity', [Infinity]],
    ['a lone surrogate', { a: '\ud800' }],
    ['a lone surrogate in a name', { '\udc00': 1 }],
    ['undefined', { a: undefined }],
    ['a function', [() => 1]],
    ['a big integer', 1n],
  ])('does not exist for %s', (_what, value) => {
    expect(() => canonicalText(value)).toThrow(expect.objectContaining({ name: 'CanonicalError' }))
  })

  test('does not exist for a value nested without end', () => {
    const value: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))
    expect(() => canonicalText(value)).toThrow(expect.objectContaining({ code: 'canonical.depth' }))
    expect(isCanonical('[]', value)).toBe(false)
  })

  test('is the same however the members were ordered', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(canonicalText(reordered(value))).toBe(canonicalText(value))
      }),
    )
  })

  test('reads back as the same value, and is its own canonical form', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalText(value)
        const read: unknown = JSON.parse(text)
        // JSON has no minus zero.
        expect(read).toEqual(JSON.parse(JSON.stringify(value)))
        expect(isCanonical(text, read)).toBe(true)
      }),
    )
  })

  test('is told from every other spelling of the same value', () => {
    for (const text of [
      '{"b":1,"a":2}',
      '{"a": 1}',
      '{"a":1,"a":1}',
      '[1.0]',
      '"\\u0041"',
      '[1]\n',
    ]) {
      expect(isCanonical(text, JSON.parse(text))).toBe(false)
    }
  })
})

describe('a digest', () => {
  test('is of the canonical bytes', () => {
    const value = { title: 'Жаңылык', n: 1 }
    expect(digestOfValue(value)).toBe(digestOf(Buffer.from('{"n":1,"title":"Жаңылык"}')))
    expect(digestOf('')).toBe(
      'sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
  })
})

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([member, content]) => [member, reordered(content)]),
  )
}
