import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { terms } from '@suyab/language/term'
import { precisionOf, recallOf, type JudgedHit } from './calibrate.ts'
import { quotient, wilson } from './interval.ts'
import { sampleHits, wordsFound, type Hit } from './sample.ts'

describe('the words of a list that find a text', () => {
  const list = {
    words: ['war', 'peace'],
    except: ['war memorial'],
    near: [{ words: ['battle'], to: ['army'], within: 3 }],
  }

  test.each([
    ['After the wars came peace', ['war', 'peace']],
    ['At the war memorial', []],
    ['The armies met in battle', ['battle']],
    ['A battle of words', []],
  ])('%s', (text, found) => {
    expect(wordsFound(list, 'en', terms(text, 'en'))).toEqual(found)
  })
})

describe('hits are drawn for judging', () => {
  const hits: readonly Hit[] = [
    ...Array.from({ length: 900 }, (_, at) => ({ article: `a${at}`, words: ['much'] })),
    ...Array.from({ length: 99 }, (_, at) => ({ article: `b${at}`, words: ['much', 'some'] })),
    { article: 'c', words: ['much', 'some', 'once'] },
  ]

  test('so that each word of the list is seen', () => {
    const sample = sampleHits(hits, { size: 50, seed: 1 })
    expect(sample).toHaveLength(50)
    const words = Map.groupBy(sample, ({ word }) => word)
    expect(words.get('once')?.map(({ article }) => article)).toEqual(['c'])
    expect(words.get('some')?.length).toBeGreaterThanOrEqual(4)
  })

  test('each for as many as it stands for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 1200 }), fc.integer(), (size, seed) => {
        const sample = sampleHits(hits, { size, seed })
        expect(sample).toHaveLength(Math.min(size, hits.length))
        expect(new Set(sample.map(({ article }) => article)).size).toBe(sample.length)
        expect(sample.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(hits.length)
      }),
    )
  })

  test('the same by the same seed, others by another', () => {
    const drawnBy = (seed: number): string => JSON.stringify(sampleHits(hits, { size: 30, seed }))
    expect(drawnBy(7)).toBe(drawnBy(7))
    expect(drawnBy(8)).not.toBe(drawnBy(7))
  })
})

describe('intervals', () => {
  test.each([
    [8, 10, 0.4902, 0.9433],
    [0, 20, 0, 0.1611],
    [81, 263, 0.2553, 0.3662],
  ])('of %i of %i by Wilson', (some, all, low, high) => {
    const found = wilson(some / all, all)
    expect([found.low, found.high].map((one) => Number(one.toFixed(4)))).toEqual([low, high])
  })

  test('of a quotient hold it, and are wider where its sides are less certain', () => {
    const share = fc.double({ min: 0.05, max: 0.95, noNaN: true })
    fc.assert(
      fc.property(share, share, fc.integer({ min: 20, max: 500 }), (over, under, cases) => {
        const at = (n: number): ReturnType<typeof quotient> => quotient(wilson(over, n), wilson(under, n)) // prettier-ignore
        const [few, many] = [at(cases), at(cases * 4)]
        expect(few.low <= few.value && few.value <= few.high).toBe(true)
        expect(few.low <= many.low && many.high <= few.high).toBe(true)
      }),
    )
  })
})

describe('a list is calibrated', () => {
  const hit = (isAbout: boolean, weight = 1): JudgedHit => ({
    article: '',
    word: '',
    weight,
    isAbout,
  })

  test('by hits that count for what they stand for', () => {
    expect(precisionOf([hit(true, 9), hit(false, 1)]).value).toBe(0.9)
    const [even, uneven] = [
      precisionOf([...Array.from({ length: 8 }, () => hit(true)), hit(false), hit(false)]),
      precisionOf([...Array.from({ length: 2 }, () => hit(true, 4)), hit(false), hit(false)]),
    ]
    expect(uneven.value).toBe(even.value)
    expect(uneven.high - uneven.low).toBeGreaterThan(even.high - even.low)
  })

  test('with a recall that is sure where everything was judged', () => {
    const all = { value: 1, low: 1, high: 1 }
    expect(recallOf(all, 30, [{ size: 70, judged: 70, about: 10 }])).toEqual({
      value: 0.75,
      low: 0.75,
      high: 0.75,
    })
  })

  test('with intervals that hold the truth about as often as they say', () => {
    // 2,000 found, 1,700 of them rightly; 8,000 not found, 300 of them wrongly: recall .85.
    let state = 5
    const random = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 4_294_967_296
    }
    let held = 0
    const runs = 1000
    for (let run = 0; run < runs; run += 1) {
      const hits = Array.from({ length: 150 }, () => hit(random() < 0.85, 2000 / 150))
      const about = Array.from({ length: 300 }, () => random() < 300 / 8000).filter(Boolean).length
      const { low, high } = recallOf(precisionOf(hits), 2000, [{ size: 8000, judged: 300, about }])
      if (low <= 0.85 && 0.85 <= high) held += 1
    }
    expect(held / runs).toBeGreaterThan(0.92)
    expect(held / runs).toBeLessThan(0.985)
  })
})
