import { expect, test } from 'vitest'
import { growthDates } from './growth-dates.ts'

test.each([
  ['2024', '2024-01-01', '2024-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2025-01..2025-06', '2025-01-01', '2025-06-30'],
  [' 2025-03-31 .. 2025 ', '2025-03-31', '2025-12-31'],
])('%j goes from %s to %s', (text, from, to) => {
  expect(growthDates(text)).toEqual({ from, to })
})

test.each(['', '2025..', '..2025', '2025..2024', '2024..2025..2026', '2025-02-30', '2025 bridge', '"2025"'])(
  '%j is no period that can be compared',
  (text) => {
    expect(growthDates(text)).toBeUndefined()
  },
) // prettier-ignore
