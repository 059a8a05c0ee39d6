import { expect, test } from 'vitest'
import { declarationOf, newDraft } from './declaration-draft.ts'
import { parseWaveSearch } from './polls-search.ts'
import { isOtherThanDeclared, policyAsked, policyOf, withoutPopulation } from './table-policy.ts'

const plain = declarationOf({ ...newDraft('en'), country: 'country' }, [])
const countries = ['KG', 'KZ']
const populations = { KG: 1_600_000, KZ: 3_400_000 }
type Pooling = NonNullable<typeof plain.design.pooling>
const wave = (pooling?: Pooling) => ({
  countries,
  declaration: { ...plain, design: { ...plain.design, ...(pooling && { pooling }) } },
})
const byPeople = wave({ kind: 'population', populations })

test('countries together stand for what is declared unless the address says something else', () => {
  expect(policyOf(wave(), {})).toBeUndefined()
  expect(policyOf(wave({ kind: 'equal' }), {})).toBe('equal')
  expect(policyOf(byPeople, { policy: 'by-n' })).toBe('by-n')
  expect(policyOf(byPeople, { policy: 'none' })).toBeUndefined()
  // Of one country there is nothing to put together.
  expect(policyOf(byPeople, { country: ['KG'] })).toBeUndefined()
  expect(parseWaveSearch({ policy: 'none' })).toEqual({ policy: 'none' })
})

test('the declared numbers of people need not be asked with, and others are', () => {
  expect(policyAsked(byPeople, {})).toEqual({ policy: 'population' })
  expect(withoutPopulation(byPeople, {})).toEqual([])
  const people = ['KG:5', 'KZ:6']
  expect(policyAsked(byPeople, { people })).toEqual({ policy: 'population', populations: { KG: 5, KZ: 6 } }) // prettier-ignore
  expect(policyAsked(byPeople, { people, policy: 'equal' })).toEqual({ policy: 'equal' })
  expect(withoutPopulation(wave(), { policy: 'population' })).toEqual(countries)
  expect(withoutPopulation(byPeople, { people: ['KG:5'] })).toEqual(['KZ'])
  expect(withoutPopulation(byPeople, { people: ['KG:5'], policy: 'none' })).toEqual([])
})

test('another policy, or other numbers of people, are not what figures are protected for', () => {
  expect(isOtherThanDeclared(byPeople, { policy: 'population' })).toBe(false)
  expect(isOtherThanDeclared(byPeople, { policy: 'population', populations })).toBe(false)
  expect(isOtherThanDeclared(byPeople, { policy: 'population', populations: { ...populations, KZ: 6 } })).toBe(true) // prettier-ignore
  expect(isOtherThanDeclared(byPeople, { policy: 'equal' })).toBe(true)
  expect(isOtherThanDeclared(byPeople, {})).toBe(false)
  expect(isOtherThanDeclared(wave({ kind: 'equal' }), { policy: 'equal' })).toBe(false)
  expect(isOtherThanDeclared(wave(), { policy: 'equal' })).toBe(false)
})
