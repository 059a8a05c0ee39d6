import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewest } from './recoding-outcome.ts'
import { tellableMargins } from './small-margin.ts'
import type { MarginRow } from './weighting.ts'

const row = (category: string, respondents: number, share = 0.25): MarginRow => ({
  variables: ['sex', 'age'],
  category,
  target: 0.25,
  before: share,
  after: 0.25,
  respondents,
})

const told = (rows: readonly MarginRow[]): (number | null)[] =>
  tellableMargins(rows).map(({ respondents }) => respondents)

test('a crossing of one to four people is not counted, nor is its share; that it is nobody is told', () => {
  const made = tellableMargins([row('1|1', 3, 0.01), row('1|2', 50), row('2|1', 0), row('2|2', 60)])
  expect(made[1]).not.toHaveProperty('isFew')
  expect(made[0]).toMatchObject({
    respondents: null,
    isFew: true,
    before: null,
    after: 0.25,
    target: 0.25,
  })
  expect(made[2]).toMatchObject({ respondents: 0, before: 0.25 })
})

test('what is alone left out of all that share an answer takes the next smallest with it', () => {
  // How many women there are, and how many of each age, is known: a cell of each goes with the three.
  expect(told([row('1|1', 3), row('1|2', 50), row('2|1', 40), row('2|2', 60)])).toEqual([null, null, null, null]) // prettier-ignore
  expect(told([row('1|1', 20), row('1|2', 50), row('2|1', 40), row('2|2', 60)])).toEqual([20, 50, 40, 60]) // prettier-ignore
})

test('a share that the weighting did not bring to its target would tell how many there are', () => {
  const [first] = tellableMargins([{ ...row('1|1', 2), after: 0.1 }, row('1|2', 50)])
  expect(first).toMatchObject({ after: null, target: 0.25 })
})

test('what was left out once stays so', () => {
  const once = tellableMargins([row('1|1', 3), row('1|2', 50), row('2|1', 0), row('2|2', 60)])
  expect(tellableMargins(once)).toEqual(once)
})

test('no count of few is told, and in no known whole is one cell left out alone', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(counts, (given) => {
      const rows = given.map((count, at) => ({
        ...row(`${at % 2}|${Math.floor(at / 2) % 2}|${Math.floor(at / 4)}`, count),
        variables: ['sex', 'age', 'place'],
      }))
      const made = tellableMargins(rows)
      for (const { respondents } of made)
        if (respondents !== null && respondents > 0) expect(respondents).toBeGreaterThanOrEqual(fewest) // prettier-ignore
      for (const variable of [0, 1, 2])
        for (const line of Map.groupBy(
          made,
          ({ category }) => category.split('|')[variable],
        ).values()) {
          const hidden = line.filter(({ respondents }) => respondents === null)
          const isAlone = hidden.length === 1
          // Alone only where nobody else is in the whole, so that nothing can go with it.
          if (isAlone) expect(line.filter(({ respondents }) => (respondents ?? 0) > 0)).toEqual([])
        }
    }),
  )
})
