import { expect, test } from 'vitest'
import type { CountRow } from '../archive/count.ts'
import { dayNumber, dayText } from '../growth/day.ts'
import { constantPanel } from './panel.ts'

const period = { from: '2025-01-01', to: '2025-12-31' }
const [first, last] = [dayNumber(period.from), dayNumber(period.to)]

/** Two articles on every day of a year of which something holds. */
function published(outlet: string, on: (day: number) => boolean): CountRow[] {
  return Array.from({ length: last - first + 1 }, (_, at) => at)
    .filter(on)
    .map((at) => ({ outlet, day: dayText(first + at), articles: 2 }))
}

test('the panel are the outlets that were seen without a break from the first day to the last', async () => {
  const rows = [
    ...published('steady', () => true),
    ...published('weekly', (at) => at % 7 === 3),
    ...published('late', (at) => at >= 60),
    ...published('ended', (at) => at < 300),
    ...published('silent for three weeks', (at) => at < 100 || at > 120),
  ]
  const archive = { count: () => Promise.resolve(rows) }
  const every = { sql: '1', parameters: {} }
  expect(await constantPanel(archive, every, period)).toEqual(['steady', 'weekly'])
  // What is asked only of the time in which it was there has it without a break.
  const late = { count: () => Promise.resolve(rows.filter(({ outlet }) => outlet === 'late')) }
  expect(await constantPanel(late, every, {})).toEqual(['late'])
})
