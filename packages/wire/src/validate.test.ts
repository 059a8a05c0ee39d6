import { expect, test } from 'vitest'

import { validateNinjs } from './validate.ts'

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
