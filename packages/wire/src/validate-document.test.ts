import { expect, test } from 'vitest'

import { type NinjsVersion, ninjsVersions } from './ninjs-version.ts'
import { judgeNinjs, validateNinjs } from './validate-ninjs.ts'
import { validateDocument } from './validate-document.ts'

test.each([
  ['no uri', {}, '/uri', 'required'],
  [
    'a field that the standard has not',
    { uri: 'urn:a:1', weather: 'fine' },
    '/weather',
    'additionalProperties',
  ],
  ['a date without zone', { uri: 'urn:a:1', expires: '2026-11-02T10:00:00' }, '/expires', 'format'],
  ['urgency beyond nine', { uri: 'urn:a:1', urgency: 10 }, '/urgency', 'maximum'],
  [
    'an association without name',
    { uri: 'urn:a:1', associations: [{ uri: 'urn:a:2' }] },
    '/associations/0/name',
    'required',
  ],
  [
    'a headline without value',
    { uri: 'urn:a:1', headlines: [{ role: 'main' }] },
    '/headlines/0/value',
    'required',
  ],
  ['a type of no news', { uri: 'urn:a:1', type: 'poem' }, '/type', 'enum'],
  [
    'rights both linked and encoded',
    { uri: 'urn:a:1', rightsInfo: { linkedRights: 'urn:r:1', encodedRights: 'x' } },
    '/rightsInfo',
    'oneOf',
  ],
])('%s is found where it is', (_name, value, at, rule) => {
  expect(validateNinjs(value)).toContainEqual(expect.objectContaining({ at, rule }))
})

test('a valid item has no findings', () => {
  const dates = { expectedStartDate: '2026-11', endDate: '2026-12-01T00:00:00Z' }
  expect(
    validateNinjs({
      uri: 'urn:a:1',
      type: 'event',
      eventDetails: { dates },
      places: [{ geoJSON: { type: 'Point', coordinates: [74.6, 42.9] } }],
    }),
  ).toEqual([])
})

test.each([
  ['Point', [74.6]],
  ['LineString', [[1, 2]]],
  [
    'Polygon',
    [
      [
        [1, 2],
        [3, 4],
        [1, 2],
      ],
    ],
  ],
  ['Circle', [1, 2]],
])('a %s of %j is no place', (type, coordinates) => {
  expect(
    validateNinjs({ uri: 'urn:a:1', places: [{ geoJSON: { type, coordinates } }] }),
  ).not.toEqual([])
})

const since: readonly [string, object, NinjsVersion, NinjsVersion?][] = [
  ['urgency', { urgency: 3 }, '1.1', '1.0'],
  ['a title', { title: 'x' }, '1.2', '1.1'],
  ['a type of component', { type: 'component' }, '1.2', '1.1'],
  ['a genre', { genre: [{ name: 'x', code: 'y' }] }, '1.3', '1.2'],
  ['a headline of its own', { headline_sub: 'x' }, '1.3', '1.2'],
  ['rights', { rightsinfo: { linkedrights: 'urn:a:r' } }, '1.4', '1.3'],
  ['contacts', { person: [{ contactinfo: [{ value: 'x' }] }] }, '1.5', '1.4'],
  ['a digital source', { digitalsourcetype: { name: 'x' } }, '1.6', '1.5'],
  ['an expiry', { expires: '2026-11-02T10:00:00Z', headlines: [] }, '2.1', '2.0'],
  ['a symbol', { organisations: [{ symbols: [{ symbol: 'x' }] }] }, '2.1', '2.0'],
  ['a digital source of 2.x', { digitalsourcetype: { uri: 'urn:a:s' }, people: [] }, '2.2', '2.1'],
  ['an event', { type: 'event', eventDetails: {} }, '3.0', '2.2'],
  ['a digital source of 3.x', { digitalSourceType: { uri: 'urn:a:s' } }, '3.1', '3.0'],
  ['advice', { advices: [{ role: 'publish', importance: { code: 'x' } }] }, '1.x-dev', '1.5'],
]

test.each(since)(
  '%s came with a version, and no older one takes it',
  (_what, fields, from, before) => {
    const item = { uri: 'urn:a:1', ...fields }
    expect(validateNinjs(item, from)).toEqual([])
    expect(validateNinjs(item, before)).not.toEqual([])
  },
)

test.each(ninjsVersions)('an item without uri is none in %s', (version) => {
  expect(validateNinjs({}, version)).toContainEqual(
    expect.objectContaining({ at: '/uri', rule: 'required' }),
  )
  expect(validateNinjs({ uri: 'urn:a:1' }, version)).toEqual([])
})

test.each([
  ['the version it states', { uri: 'urn:a:1', $standard: { version: '1.3' } }, '1.3'],
  [
    'the schema it names',
    { uri: 'urn:a:1', standard: { schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json' } },
    '2.1',
  ],
  [
    'its names: 3.x',
    { uri: 'urn:a:1', headlines: [], versionCreated: '2026-11-02T10:00:00Z' },
    '3.1',
  ],
  [
    'its names: 2.x',
    { uri: 'urn:a:1', headlines: [], versioncreated: '2026-11-02T10:00:00Z' },
    '2.2',
  ],
  ['its names: 1.x', { uri: 'urn:a:1', headline: 'x' }, '1.6'],
  ['a uri that only older ones took', { uri: '17', headline: 'x' }, '1.4'],
  ['advice, which is being developed', { uri: 'urn:a:1', headline: 'x', advices: [] }, '1.x-dev'],
])('an item is judged by %s', (_what, item, version) => {
  expect(judgeNinjs(item)).toEqual({ version, findings: [] })
})

test('an association of 2.0 is whatever has a name', () => {
  const item = { uri: 'urn:a:1', associations: [{ name: 'x', weather: 'fine' }] }
  expect(validateNinjs(item, '2.0')).toEqual([])
  expect(validateNinjs(item, '2.1')).not.toEqual([])
})

test('a document is judged with line and column, each item of a list by its own version', async () => {
  const text = '[{"uri": "urn:a:1", "headline": "x"},\n {"uri": "urn:a:2",\n  "pubStatus": "lost"}]'
  const { versions, findings } = await validateDocument(new TextEncoder().encode(text))
  expect(versions).toEqual(['1.6', '3.1'])
  expect(findings).toEqual([
    {
      at: '/1/pubStatus',
      rule: 'enum',
      expected: 'usable | withheld | canceled',
      line: 3,
      column: 3,
    },
  ])
})

test('lines of items are judged each in its line', async () => {
  const text = '{"uri": "urn:a:1"}\n{"uri": 1}\n{"uri": "urn:a:3"\n'
  const { format, findings } = await validateDocument(new TextEncoder().encode(text))
  expect(format).toBe('ninjs-lines')
  expect(findings).toMatchObject([
    { at: '/uri', rule: 'type', line: 2, column: 2 },
    { rule: 'wire.truncated', line: 3 },
  ])
})
