import { expect, test } from 'vitest'
import { erasOf, monthsOf, monthTick, monthWithYear, ticksFor } from './outlet-months.ts'

test('an outage and a change of rate stand at the month in which they begin', () => {
  const days = ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'].map((day, at) => ({
    day,
    stored: at === 1 ? 0 : 4,
    skipped: at,
  }))
  const marks = {
    outages: [{ from: '2026-02-28', to: '2026-03-01' }],
    changes: [{ day: '2026-03-02', from: 4, to: 9 }],
  }
  expect(monthsOf(days, marks)).toEqual([
    { month: '2026-03', stored: 8, skipped: 5, silent: 0, outages: [], changes: marks.changes },
    { month: '2026-02', stored: 4, skipped: 1, silent: 1, outages: marks.outages, changes: [] },
  ])
})

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [4, [0, 2, 4]],
  [6, [0, 2, 4, 6]],
  [95, [0, 50, 100]],
])('the values at a chart’s lines are round and reach %d', (most, ticks) => {
  expect(ticksFor(most)).toEqual(ticks)
})

test('a month is called in Kyrgyz what Kyrgyz calls it, whatever the browser knows', () => {
  expect(monthTick('ky', '2026-11-01')).toBe('ноя')
  expect(monthWithYear('ky', '2026-11')).toBe('ноябрь 2026')
  expect(monthWithYear('en', '2026-11')).toBe('November 2026')
})

test('each rate stands from its first day to the next change', () => {
  const changes = [
    { day: '2026-03-01', from: 4, to: 9 },
    { day: '2026-07-01', from: 9, to: 2 },
  ]
  expect(erasOf('2026-01-01', { outages: [], changes, rate: 2 })).toEqual([
    { from: '2026-01-01', until: '2026-03-01', rate: 4 },
    { from: '2026-03-01', until: '2026-07-01', rate: 9 },
    { from: '2026-07-01', rate: 2 },
  ])
  expect(erasOf('2026-01-01', { outages: [], changes: [], rate: 2 })).toEqual([
    { from: '2026-01-01', rate: 2 },
  ])
  expect(erasOf('2026-01-01', { outages: [], changes: [] })).toEqual([])
})
