import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayShow, measureOffset, visibleFrom } from './clock.ts'

const MINUTE = 60_000
const EMBARGO = '2026-11-20T12:00:00.000Z'
const END = Date.parse(EMBARGO)
const at = (minutes: number): Date => new Date(END + minutes * MINUTE)

describe('an embargo', () => {
  test('ends at once where there is none', () => {
    expect(mayShow(undefined, undefined, new Date(0))).toBe(true)
  })

  test("ends by the sender's clock where it was measured lately", () => {
    // Theirs is three minutes behind ours.
    const offset = measureOffset(at(-5), at(-5), at(-8))
    expect(mayShow(EMBARGO, offset, at(2.9))).toBe(false)
    expect(mayShow(EMBARGO, offset, at(3))).toBe(true)
  })

  test('ends ten minutes late where the clock was never measured, or long ago', () => {
    const old = measureOffset(at(-30), at(-30), at(-30))
    for (const offset of [undefined, old]) {
      expect(mayShow(EMBARGO, offset, at(9.9))).toBe(false)
      expect(mayShow(EMBARGO, offset, at(10))).toBe(true)
    }
  })

  test('does not come back when the measurement grows old', () => {
    const offset = measureOffset(at(-10), at(-10), at(-10))
    expect([0, 1, 6, 9, 11, 60].map((minutes) => mayShow(EMBARGO, offset, at(minutes)))).toEqual(
      Array(6).fill(true),
    )
  })

  test('does not trust a measurement from after the present', () => {
    const offset = measureOffset(at(5), at(5), at(5))
    expect(mayShow(EMBARGO, offset, at(1))).toBe(false)
  })

  test('never ends early, whatever the clocks and the way between them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10 * MINUTE, max: 10 * MINUTE }),
        fc.integer({ min: 0, max: 25_000 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: -40 * MINUTE, max: 20 * MINUTE }),
        (ahead, there, back, when) => {
          const sent = END - 5 * MINUTE + when
          const received = sent + there + back
          const offset = measureOffset(
            new Date(sent),
            new Date(received),
            new Date(sent + there + ahead),
          )
          const now = new Date(Math.max(received, END - ahead))
          const visible = visibleFrom(EMBARGO, offset, now).getTime()
          // What the sender's clock shows at that moment of ours.
          expect(visible + ahead).toBeGreaterThanOrEqual(END)
          // And where the measurement is fresh, late only by the answer's way back.
          const late = visible + ahead - END
          expect(visible === END + 10 * MINUTE || late <= back + 1).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
