import { expect, test } from 'vitest'
import { poisson, seeded } from '../seeded.ts'
import { volumeOf } from './volume.ts'

const weekday = [1.2, 1.2, 1.2, 1.2, 1.2, 0.5, 0.5]
/** A Monday. */
const first = 19_723

function daily(rate: (day: number) => number, days = 728, seed = 5): number[] {
  const random = seeded(seed)
  return Array.from({ length: days }, (_, day) => poisson(rate(day) * weekday[day % 7]!, random))
}

test.each([2, 5, 20, 300])('an outage of 14 days is found within 3 days at %d a day', (rate) => {
  const { outages } = volumeOf(daily((day) => (day >= 400 && day < 414 ? 0 : rate)), first)
  expect(outages).toHaveLength(1)
  expect(Math.abs(outages[0]!.from - first - 400)).toBeLessThanOrEqual(3)
  expect(Math.abs(outages[0]!.to - first - 413)).toBeLessThanOrEqual(3)
}) // prettier-ignore

test('an outage that still goes on is known on its third day', () => {
  const { outages } = volumeOf(
    daily((day) => (day < 397 ? 20 : 0), 400),
    first,
  )
  expect(outages).toEqual([{ from: first + 397, to: first + 399, rate: 0 }])
})

test('quiet weekends are no outages', () => {
  const paper = Array.from({ length: 364 }, (_, day) => (day % 7 > 4 ? 0 : 40))
  expect(volumeOf(paper, first)).toMatchObject({ outages: [], changes: [] })
})

test('an outlet that rarely publishes has no outages', () => {
  expect(volumeOf(daily(() => 0.3), first).outages).toEqual([]) // prettier-ignore
})

test('a rate that changes for good is a change and no outage', () => {
  const { outages, changes } = volumeOf(daily((day) => (day < 300 ? 10 : 25)), first) // prettier-ignore
  expect(outages).toEqual([])
  expect(changes).toHaveLength(1)
  expect(Math.abs(changes[0]!.day - first - 300)).toBeLessThanOrEqual(3)
})

test('no days have no volume', () => {
  expect(volumeOf([], first)).toEqual({ stretches: [], outages: [], changes: [] })
  expect(volumeOf([0, 0, 0], first).outages).toEqual([])
})
