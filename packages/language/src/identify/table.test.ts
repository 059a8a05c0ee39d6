import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packRuns, unpackRuns, type Run } from './table.ts'

/** A tree of runs: each has its beginning among the others. */
const tree = fc
  .tuple(
    fc.constantFrom(2, 8),
    fc.array(fc.array(fc.integer({ min: 1, max: 63 }), { minLength: 1, maxLength: 5 }), {
      maxLength: 20,
    }),
    fc.infiniteStream(fc.integer({ min: 0, max: 30_000 })),
  )
  .map(([languages, paths, counts]) => {
    const keys = new Set(
      paths.flatMap((path) => path.map((_, end) => path.slice(0, end + 1).reduce(keyOf, 0))),
    )
    const runs = [...keys].map((key): Run => {
      const row = Array.from({ length: languages }, () => counts.next().value as number)
      return { key, counts: row }
    })
    return { languages, runs }
  })

function keyOf(key: number, symbol: number): number {
  return key * 64 + symbol
}

test('counts that were packed come back to a tenth, small ones exactly', () => {
  fc.assert(
    fc.property(tree, ({ languages, runs }) => {
      const back = new Map(
        unpackRuns(packRuns(runs, languages), languages).map(({ key, counts }) => [key, counts]),
      )
      expect(new Set(back.keys())).toEqual(new Set(runs.map(({ key }) => key)))
      for (const { key, counts } of runs) {
        for (const [at, count] of counts.entries()) {
          const found = back.get(key)![at]!
          expect(Math.abs(found - count)).toBeLessThanOrEqual(count <= 8 ? 0 : count * 0.11)
        }
      }
    }),
  )
})
