import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tellableBases, type BasePlace } from './small-base.ts'

test('few are not told, nor the one place from which they could be worked out', () => {
  const line: BasePlace[] = [[0, 0], [0, 1], [0, 2]] // prettier-ignore
  expect(tellableBases([[40, 30, 3]], [line])).toEqual([[40, null, null]])
  expect(tellableBases([[40, 2, 3]], [line])).toEqual([[40, null, null]])
  expect(tellableBases([[40, 30, 0]], [line])).toEqual([[40, 30, 0]])
})

test('no line has a single place left out beside others that are told', () => {
  const tables = fc.array(fc.array(fc.nat(12), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }) // prettier-ignore
  fc.assert(
    fc.property(tables, (counts) => {
      const lines: BasePlace[][] = [0, 1, 2].flatMap((at) => [
        [0, 1, 2].map((column): BasePlace => [at, column]),
        [0, 1, 2].map((row): BasePlace => [row, at]),
      ])
      const told = tellableBases(counts, lines)
      for (const line of lines) {
        const hidden = line.filter(([row, column]) => told[row]?.[column] === null)
        const open = line.filter(([row, column]) => (told[row]?.[column] ?? 0) > 0)
        expect(hidden.length === 1 && open.length > 0).toBe(false)
      }
      for (const [row, line] of counts.entries())
        for (const [column, count] of line.entries())
          if (count > 0 && count < 5) expect(told[row]?.[column]).toBeNull()
    }),
  )
})
