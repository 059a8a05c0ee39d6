import { expect, test } from 'vitest'
import { inventedWave } from '../../tests/invented-wave.ts'
import { poolingOf } from './pooling.ts'
import type { PolicySpec } from './request.ts'

const source = { dataSet: inventedWave(), country: 'country' }
const table = (policy?: PolicySpec) => ({ kind: 'table', stub: 'q1', banner: [], rows: 'countries', chosen: ['1'], ...(policy && { policy }) }) as const // prettier-ignore
const people = { kind: 'population', populations: { kg: 1, kz: 3, uz: 6 } } as const

test('tables are protected for the policy of their specification', () => {
  expect(poolingOf({ policy: people, requests: [table({ kind: 'equal' })] }, source)).toEqual(people) // prettier-ignore
  expect(poolingOf({ requests: [table()] }, source)).toBeUndefined()
})

test('without one they are for the policy that all of them name, whatever their order', () => {
  const other = { kind: 'population', populations: { uz: 6, kz: 3, kg: 1 } } as const
  expect(poolingOf({ requests: [table(people), table(), table(other)] }, source)).toEqual(people)
  const differing = [table(people), table({ kind: 'by-n' })]
  expect(poolingOf({ requests: differing }, source)).toBeUndefined()
  expect(poolingOf({ requests: differing.toReversed() }, source)).toBeUndefined()
})

test('numbers of people for some countries are a policy of tables of these, not of all', () => {
  const some = { kind: 'population', populations: { kg: 1, kz: 3 } } as const
  expect(poolingOf({ policy: some, requests: [table()] }, source)).toBeUndefined()
  expect(poolingOf({ policy: people, requests: [table()] }, { ...source, country: undefined })).toBeUndefined() // prettier-ignore
})
