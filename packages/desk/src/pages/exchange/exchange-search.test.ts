import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from '../../search-string.ts'
import { languageName } from '@suyab/language/display-name'
import {
  isNarrowed,
  joinFacets,
  parseExchangeSearch,
  toggled,
  type ExchangeSearch,
} from './exchange-search.ts'

const values = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 })
const search: fc.Arbitrary<ExchangeSearch> = fc.record(
  {
    partner: values,
    language: values,
    topic: values,
    kind: values,
    state: values,
    unread: fc.constant('1' as const),
    q: fc.string({ minLength: 1 }),
    item: fc.string({ minLength: 1 }),
  },
  { requiredKeys: [] },
)

test('the address holds every filter, the words searched for and the open item', () => {
  fc.assert(
    fc.property(search, (wanted) => {
      expect(parseExchangeSearch(parseSearch(stringifySearch({ ...wanted })))).toEqual(wanted)
    }),
  )
})

test('what an address may not say is left out', () => {
  expect(parseExchangeSearch({ partner: [1, '', 'a', 'a'], unread: 'yes', q: ['a'] })).toEqual({
    partner: ['a'],
  })
})

test('a filter chosen twice is as it was before, and an open item does not narrow the list', () => {
  const before: ExchangeSearch = { kind: ['text'], item: 'tag:a' }
  expect(toggled(toggled(before, 'kind', ['picture']), 'kind', ['picture'])).toEqual(before)
  expect(isNarrowed(toggled(before, 'kind', ['text']))).toBe(false)
  expect(isNarrowed(before)).toBe(true)
})

test('a language is one choice of the list, whichever country its items name', () => {
  const facets = [
    { value: 'ky', count: 5 },
    { value: 'ru', count: 4 },
    { value: 'ru-RU', count: 3 },
  ]
  const [russian, ...others] = joinFacets(facets, ({ value }) => languageName(value, 'ky'))
  expect(russian).toMatchObject({ count: 7, values: ['ru', 'ru-RU'] })
  expect(others.map(({ values }) => values)).toEqual([['ky']])
  const chosen = toggled({ language: ['ru'] }, 'language', russian?.values ?? [])
  expect(chosen).toEqual({ language: ['ru', 'ru-RU'] })
  expect(toggled(chosen, 'language', russian?.values ?? [])).toEqual({})
})
