import type { ComparedOutletRow, CoverageGrowth, MonthlyPart } from '@suyab/server/api'
import { formatsFor } from '@suyab/language/format'
import { describe, expect, test } from 'vitest'
import { absenceOf, chartModel } from './chart-model.ts'
import { fixed, mayBeNone, times } from './growth-number.ts'
import { csvOf } from './month-table.tsx'
import { withoutOutlet } from './top-outlets.tsx'

const periods = {
  against: { from: '2024-01-01', to: '2024-02-29' },
  period: { from: '2025-01-01', to: '2025-02-28' },
}

function part(hits: number, total: number): MonthlyPart {
  const value = (10_000 * hits) / total
  return { hits, total, perTenThousand: { value, low: value / 2, high: value * 2 } }
}

function outlet(given: Partial<ComparedOutletRow>): ComparedOutletRow {
  return {
    outlet: 'echo',
    country: 'KG',
    now: { hits: 1, total: 100 },
    before: { hits: 1, total: 100 },
    steady: true,
    first: '2024-01-01',
    last: '2025-02-28',
    outages: [],
    ...given,
  }
}

function answer(outlets: ComparedOutletRow[]): CoverageGrowth {
  return {
    query: 'bridge',
    ...periods,
    growth: null,
    intervals: { raw: null, share: null },
    countries: [],
    months: ['2024-01', '2024-02', '2025-01', '2025-02'].map((month) => ({
      month,
      panel: part(10, 1000),
      all: part(12, 1200),
    })),
    outlets,
    outletCount: outlets.length,
    concepts: [],
    conceptWarnings: [],
    falseHits: 0,
    figure: null,
  }
}

describe('the list of outlets', () => {
  test.each([
    ['2024-01-01', '2025-02-28', 'silent'],
    ['2024-01-10', '2025-02-20', 'silent'],
    ['2025-01-01', '2025-02-28', 'came'],
    ['2024-01-01', '2024-02-29', 'went'],
    ['2024-02-10', '2025-01-10', 'both'],
  ])('has an outlet seen from %s to %s as one that is %s', (first, last, absence) => {
    expect(absenceOf({ first, last }, periods)).toBe(absence)
  })

  test('changes in the months in which outlets of no panel come or go', () => {
    const { cuts } = chartModel(
      answer([
        outlet({ steady: false, first: '2025-01-03' }),
        outlet({ steady: false, first: '2025-01-04' }),
        outlet({ steady: false, last: '2024-02-10' }),
        outlet({ first: '2024-01-20' }),
      ]),
    )
    expect(cuts).toEqual([
      { at: 1, come: 0, gone: 1 },
      { at: 2, come: 2, gone: 0 },
    ])
  })
})

test('a month that lacks a fiftieth of its articles is broken, of the series that lacks them', () => {
  const outages = [{ from: '2025-01-28', to: '2025-02-03', missed: 70 }]
  const { broken } = chartModel(answer([outlet({ steady: false, outages })]))
  expect([...broken.all]).toEqual([2, 3])
  expect([...broken.panel]).toEqual([])
  const small = [{ from: '2025-01-10', to: '2025-01-12', missed: 12 }]
  expect(chartModel(answer([outlet({ outages: small })])).broken.panel.size).toBe(0)
})

test('the table for machines has plain numbers, and nothing where there is no share', () => {
  const { months } = answer([])
  const empty = { ...months[0]!, panel: { hits: 0, total: 0, perTenThousand: null } }
  expect(csvOf({ months: [empty] }).split('\r\n')[1]).toBe('2024-01,,,,0,0,100,12,1200')
})

test('without an outlet the ratio is that of the others, and none where they have no hits', () => {
  const panel = { now: { hits: 30, total: 300 }, before: { hits: 10, total: 200 } }
  const mine = { now: { hits: 20, total: 100 }, before: { hits: 0, total: 0 } }
  expect(withoutOutlet(panel, outlet(mine))).toBe(1)
  const all = { now: { hits: 30, total: 100 }, before: { hits: 10, total: 100 } }
  expect(withoutOutlet(panel, outlet(all))).toBeNull()
})

test.each([
  ['en', 1.5, 2, '1.50'],
  ['ru', 1234.5, 1, '1 234,5'],
  ['fa', 1.5, 2, '۱٫۵۰'],
  ['ky', 2, 0, '2'],
])('in %s %d with %d places is %s', (language, value, places, written) => {
  const text = { formats: formatsFor(language, 'UTC') }
  expect(fixed(text, value, places).replaceAll(/\s/g, ' ')).toBe(written)
})

test('a ratio keeps its sign before it in every direction, and one that holds 1 may be none', () => {
  expect(times({ formats: formatsFor('en', 'UTC') }, 1.444)).toBe('\u2066×1.44\u2069')
  expect([mayBeNone({ low: 0.9, high: 1.1 }), mayBeNone({ low: 1.01, high: 2 })]).toEqual([true, false]) // prettier-ignore
})
