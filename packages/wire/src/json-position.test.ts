import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { jsonPlaces, placeOf } from './json-position.ts'
import { isFields, isList, pointer } from './ninjs/value.ts'

test('a member is where its name is, a missing one where its object is', () => {
  const text = '{"a": [1, {"b\\"/": "x,:]"}],\n "c": {}}'
  const places = jsonPlaces(text)
  expect(placeOf(places, '/a/1')).toBe(10)
  expect(placeOf(places, '/a/1/b"~1')).toBe(11)
  expect(placeOf(places, '/c/missing')).toBe(30)
})

function pointersOf(value: unknown, at = ''): string[] {
  const inner = isList(value)
    ? value.flatMap((member, index) => pointersOf(member, pointer(at, index)))
    : isFields(value)
      ? Object.entries(value).flatMap(([key, member]) => pointersOf(member, pointer(at, key)))
      : []
  return [at, ...inner]
}

test('every value of every text has its place', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
      const places = jsonPlaces(JSON.stringify(value, undefined, indent))
      expect([...places.keys()].toSorted()).toEqual([...new Set(pointersOf(value))].toSorted())
    }),
  )
})
