import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOf, must } from '../tests/sample.ts'
import { maximize } from './linear-program.ts'
import {
  attack,
  complementarySuppression,
  tableRelations,
  type Relation,
  type TableCell,
} from './suppression.ts'

test('the simplex method finds the optimum of a textbook problem', () => {
  // Three products, three machines (Chvátal 1983, chapter 1): 5x + 4y + 3z at most 13.
  const outcome = maximize(
    {
      rows: [
        Float64Array.of(2, 3, 1, 1, 0, 0),
        Float64Array.of(4, 1, 2, 0, 1, 0),
        Float64Array.of(3, 4, 2, 0, 0, 1),
      ],
      right: Float64Array.of(5, 11, 8),
    },
    Float64Array.of(5, 4, 3, 0, 0, 0),
  )
  expect(outcome.kind === 'optimal' && outcome.value).toBeCloseTo(13, 10)
})

test('what cannot be met and what has no end are told apart', () => {
  const rows = [Float64Array.of(1, 1), Float64Array.of(1, 1)]
  expect(maximize({ rows, right: Float64Array.of(1, 2) }, Float64Array.of(1, 0)).kind).toBe(
    'infeasible',
  )
  expect(
    maximize({ rows: [Float64Array.of(1, -1)], right: Float64Array.of(0) }, Float64Array.of(1, 0))
      .kind,
  ).toBe('unbounded')
  const bounded = maximize(
    { rows: [Float64Array.of(1, -1)], right: Float64Array.of(0), upper: Float64Array.of(3, 9) },
    Float64Array.of(1, 0),
  )
  expect(bounded.kind === 'optimal' && bounded.value).toBe(3)
})

/** A two-way table with totals, and which inner cells a rule hides. */
function tableOf(
  counts: readonly (readonly number[])[],
  hidden: (row: number, column: number) => boolean,
): { cells: TableCell[]; relations: Relation[] } {
  const rows = counts.map((_, r) => `r${r}`)
  const columns = (counts[0] ?? []).map((_, c) => `c${c}`)
  const cells: TableCell[] = []
  for (const [r, row] of [...rows, 'total'].entries())
    for (const [c, column] of [...columns, 'total'].entries()) {
      const inner = (i: number, j: number): boolean =>
        (r === rows.length || i === r) && (c === columns.length || j === c)
      const value = counts.reduce(
        (sum, line, i) =>
          sum + line.reduce((part, count, j) => part + (inner(i, j) ? count : 0), 0),
        0,
      )
      const hide = r < rows.length && c < columns.length && hidden(r, c)
      cells.push({
        id: `${row}|${column}`,
        value,
        hidden: hide,
        width: hide ? Math.max(2, value / 2) : 0,
      })
    }
  return { cells, relations: tableRelations('', rows, columns) }
}

function hiddenAfter(cells: readonly TableCell[], relations: readonly Relation[]): Set<string> {
  const added = must(complementarySuppression(cells, relations))
  return new Set([...cells.filter((cell) => cell.hidden).map(({ id }) => id), ...added])
}

test('one hidden cell of a table with totals takes three others with it', () => {
  const { cells, relations } = tableOf(
    [
      [5, 20, 30],
      [40, 50, 60],
      [70, 80, 90],
    ],
    (r, c) => r === 0 && c === 0,
  )
  const hidden = hiddenAfter(cells, relations)
  expect(hidden.size).toBe(4)
  const own = attack(cells, relations, hidden).find(({ id }) => id === 'r0|c0')
  expect((own?.most ?? 0) - (own?.least ?? 0)).toBeGreaterThanOrEqual(2.5)
})

test('no hidden cell can be worked out from all published ones more narrowly than its width', () => {
  const counts = fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: columns, maxLength: columns }),
        { minLength: rows, maxLength: rows },
      ),
    )
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 60 }), (table, limit) => {
      const { cells, relations } = tableOf(table, (r, c) => (table[r]?.[c] ?? 0) < limit)
      fc.pre(cells.some((cell) => cell.hidden) && cells.some((cell) => cell.value > 0))
      const hidden = hiddenAfter(cells, relations)
      const widths = new Map(cells.map(({ id, width }) => [id, width]))
      const values = new Map(cells.map(({ id, value }) => [id, value]))
      for (const { id, least, most } of attack(cells, relations, hidden)) {
        const value = values.get(id) ?? 0
        expect(least).toBeLessThanOrEqual(value + 1e-6)
        expect(most).toBeGreaterThanOrEqual(value - 1e-6)
        expect(most - least).toBeGreaterThanOrEqual((widths.get(id) ?? 0) * (1 - 1e-6))
      }
    }),
    { numRuns: 60 },
  )
})

test('a published difference between two waves counts as something to work it out from', () => {
  const cells: TableCell[] = [
    { id: 'before', value: 12, hidden: true, width: 6 },
    { id: 'after', value: 40, hidden: false, width: 0 },
    { id: 'change', value: 28, hidden: false, width: 0, signed: true },
  ]
  const relations: Relation[] = [
    [
      ['change', -1],
      ['after', 1],
      ['before', -1],
    ],
  ]
  const [own] = attack(cells, relations, new Set(['before']))
  expect(own).toEqual({ id: 'before', least: 12, most: 12 })
  const hidden = hiddenAfter(cells, relations)
  expect(hidden.size).toBe(2)
  const after = attack(cells, relations, hidden).find(({ id }) => id === 'before')
  expect((after?.most ?? 0) - (after?.least ?? 0)).toBeGreaterThanOrEqual(6)
})

test('totals shared by two tables tie their cells together', () => {
  const rows = ['yes', 'no']
  const relations = [
    ...tableRelations('sex:', rows, ['f', 'm']),
    ...tableRelations('age:', rows, ['y', 'o']),
  ].map((relation): Relation =>
    relation.map(([id, coefficient]) => [id.replace(/^\w+:(.*\|total)$/, '$1'), coefficient]),
  )
  const value = { 'sex:yes|f': 3, 'sex:yes|m': 60, 'sex:no|f': 50, 'sex:no|m': 80, 'age:yes|y': 30, 'age:yes|o': 33, 'age:no|y': 60, 'age:no|o': 70 } // prettier-ignore
  const totals = { 'yes|total': 63, 'no|total': 130, 'total|total': 193, 'sex:total|f': 53, 'sex:total|m': 140, 'age:total|y': 90, 'age:total|o': 103 } // prettier-ignore
  const cells = Object.entries({ ...value, ...totals }).map(([id, count]) => ({
    id,
    value: count,
    hidden: id === 'sex:yes|f',
    width: id === 'sex:yes|f' ? 4 : 0,
  }))
  const hidden = hiddenAfter(cells, relations)
  const own = attack(cells, relations, hidden).find(({ id }) => id === 'sex:yes|f')
  expect((own?.most ?? 0) - (own?.least ?? 0)).toBeGreaterThanOrEqual(4)
})

test('in three dimensions a cell is not hidden behind one that another total gives away', () => {
  const levels = ['a', 'b', 'all']
  const leaf = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(leaf, fc.integer({ min: 5, max: 40 }), (counts, limit) => {
      const value = (key: readonly string[]): number => {
        const at = key.indexOf('all')
        if (at >= 0) return value(key.with(at, 'a')) + value(key.with(at, 'b'))
        return counts[key.reduce((sum, part) => sum * 2 + Number(part === 'b'), 0)] ?? 0
      }
      const keys = levels.flatMap((x) => levels.flatMap((y) => levels.map((z) => [x, y, z])))
      const cells = keys.map((key) => {
        const hidden = value(key) < limit && !key.includes('all')
        return { id: key.join('|'), value: value(key), hidden, width: hidden ? 6 : 0 }
      })
      const relations = keys.flatMap((key) =>
        key.flatMap((part, at): Relation[] =>
          part === 'all'
            ? [
                [
                  [key.join('|'), -1],
                  [key.with(at, 'a').join('|'), 1],
                  [key.with(at, 'b').join('|'), 1],
                ],
              ]
            : [],
        ),
      )
      fc.pre(cells.some((cell) => cell.hidden))
      const hidden = hiddenAfter(cells, relations)
      const widths = new Map(cells.map(({ id, width }) => [id, width]))
      for (const { id, least, most } of attack(cells, relations, hidden))
        expect(most - least).toBeGreaterThanOrEqual((widths.get(id) ?? 0) * (1 - 1e-6))
    }),
    { numRuns: 60 },
  )
})

test('a cell that everything around it gives away cannot be hidden', () => {
  const cells: TableCell[] = [
    { id: 'part', value: 4, hidden: true, width: 2 },
    { id: 'whole', value: 4, hidden: false, width: 0, cost: Number.POSITIVE_INFINITY },
  ]
  expect(
    faultOf(
      complementarySuppression(cells, [
        [
          ['whole', -1],
          ['part', 1],
        ],
      ]),
    ),
  ).toMatchObject({ code: 'survey.cell-unprotectable', cell: 'part' })
})
