import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apart, bandOf, gapsOf, lineOf, scaleOf, stepsOf, ticksOf } from './chart-scale.ts'

describe('ticks', () => {
  test.each([
    [67, [20, 40, 60]],
    [4, [1, 2, 3, 4]],
    [0.9, [0.2, 0.4, 0.6, 0.8]],
    [1250, [500, 1000]],
    [0, []],
  ])('up to %d are %j', (max, ticks) => {
    expect(ticksOf(max)).toEqual(ticks)
  })

  test('are two to five, evenly apart, and none above the maximum', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (max) => {
        const ticks = ticksOf(max)
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(5)
        expect(ticks.at(-1)!).toBeLessThanOrEqual(max * (1 + 1e-9))
      }),
    )
  })
})

test('months that are left out take one step, and the line breaks there', () => {
  const months = ['2024-01', '2024-02', '2026-01', '2026-02']
  expect(stepsOf(months)).toEqual([0, 1, 3, 4])
  expect([...gapsOf(months)]).toEqual([2])
  const points = months.map((_, x) => ({ x, y: 0 }))
  expect(lineOf(points, gapsOf(months))).toBe('M0 0L1 0M2 0L3 0')
})

test('a month without a value breaks line and band', () => {
  const points = [{ x: 0, y: 1 }, { x: 1, y: 1 }, null, { x: 3, y: 1 }, { x: 4, y: 1 }]
  expect(lineOf(points)).toBe('M0 1L1 1M3 1L4 1')
  expect(bandOf(points, points).match(/Z/g)).toHaveLength(2)
})

test('values above the maximum stay in the frame', () => {
  const frame = { width: 100, height: 50, left: 0, right: 0, top: 10, bottom: 0 }
  const { x, y } = scaleOf(['2025-01', '2025-02'], 20, frame)
  expect([x(0), x(1), y(0), y(20), y(40)]).toEqual([0, 100, 50, 10, 10])
})

test('labels keep their order and their distance', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 4 }), (places) => {
      const moved = apart(places, 30)
      const ordered = places.map((_, at) => at).sort((a, b) => places[a]! - places[b]!)
      for (const [rank, at] of ordered.entries()) {
        expect(moved[at]).toBeGreaterThanOrEqual(places[at]!)
        if (rank > 0) expect(moved[at]! - moved[ordered[rank - 1]!]!).toBeGreaterThanOrEqual(30)
      }
    }),
  )
})
