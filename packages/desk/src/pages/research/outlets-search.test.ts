import { comparerFor } from '@suyab/language/collation'
import type { OutletOverview, OutletState } from '@suyab/server/api'
import { expect, test } from 'vitest'
import { chosenOutlets, ownName, parseOutletsSearch, type OutletsSearch } from './outlets-search.ts'

function outlet(
  id: string,
  country: string,
  state: OutletState,
  rate: number,
  names: Record<string, string> = { ky: id },
): OutletOverview {
  return {
    outlet: {
      id,
      names,
      country,
      languages: ['ky', 'ru'],
      feeds: [],
      sitemaps: [],
      timeZone: 'UTC',
      observedSince: '2026-01-01',
      pace: 2,
    },
    state,
    failing: [],
    volume: { first: '2026-01-01', daily: [rate], marks: { outages: [], changes: [] } },
  }
}

const all = [
  outlet('b.example', 'KZ', 'well', 3),
  outlet('a.example', 'KG', 'failing', 1, { ru: 'Весть', ky: 'Кабар' }),
  outlet('c.example', 'KG', 'well', 2),
]
const words = {
  compare: comparerFor('en'),
  region: (code: string) => code,
}
const ids = (search: OutletsSearch): string[] =>
  chosenOutlets(all, search, words).map(({ outlet: { id } }) => id.slice(0, 1))

test('outlets stand by country and name unless told, and what asks for a person comes first by state', () => {
  expect(ids({})).toEqual(['c', 'a', 'b'])
  expect(ids({ sort: 'state' })).toEqual(['a', 'c', 'b'])
  expect(ids({ sort: '-rate' })).toEqual(['b', 'c', 'a'])
})

test('every filter narrows, and a name is found in any of its languages', () => {
  expect(ids({ country: 'KG', state: 'well' })).toEqual(['c'])
  expect(ids({ q: 'весть' })).toEqual(['a'])
  expect(ids({ language: 'zh-Hans' })).toEqual([])
})

test('an outlet is called what it calls itself in the language it mostly writes in', () => {
  expect(ownName(all[1]!.outlet)).toEqual({ text: 'Кабар', language: 'ky' })
})

test('an address that says nonsense is the whole list', () => {
  expect(parseOutletsSearch({ state: 'angry', sort: '--rate', q: '', country: ['KG'] })).toEqual({})
  expect(parseOutletsSearch({ state: 'silent', sort: '-rate' })).toEqual({
    state: 'silent',
    sort: '-rate',
  })
})
