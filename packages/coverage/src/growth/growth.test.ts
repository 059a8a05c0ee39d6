import { serialiseFigure } from '@suyab/figure/figure'
import { sentenceOf } from '@suyab/figure/sentence'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clustersOf } from './cluster.ts'
import { dayNumber, dayText, weekdayOf } from './day.ts'
import { growthFigure } from './figure.ts'
import {
  countsAtOnce,
  growthOf,
  growthSteps,
  type DailyCount,
  type Growth,
  type GrowthQuestion,
} from './growth.ts'
import { ratioInterval, ratioIntervalSteps } from './interval.ts'
import { poisson, seeded } from '../seeded.ts'

const question = {
  period: { from: '2025-01-01', to: '2025-12-31' },
  against: { from: '2024-01-01', to: '2024-12-31' },
}

interface Plan {
  readonly outlet: string
  readonly from?: string
  readonly to?: string
  readonly total?: number
  /** Of the topic, in 2024 and 2025. */
  readonly share?: readonly [before: number, now: number]
}

function countsOf(plans: readonly Plan[], seed = 1): DailyCount[] {
  const random = seeded(seed)
  const last = dayNumber('2025-12-31')
  return plans.flatMap(({ outlet, from, to, total = 20, share = [0.1, 0.15] }) => {
    const counts: DailyCount[] = []
    for (let day = dayNumber('2024-01-01'); day <= last; day += 1) {
      const text = dayText(day)
      if (text < (from ?? '') || text > (to ?? '9')) continue
      const hits = poisson(total * share[text < '2025' ? 0 : 1], random)
      counts.push({ outlet, day: text, hits, total: hits + poisson(total, random) })
    }
    return counts
  })
}

function grown(counts: readonly DailyCount[], over: Partial<GrowthQuestion> = {}): Growth {
  const growth = growthOf({ ...question, counts, ...over })
  if (!growth.ok) throw new Error(growth.fault.code)
  return growth.value
}

const twenty: Plan[] = Array.from({ length: 20 }, (_, at) => ({
  outlet: `outlet ${at}`,
  total: 5 + 2 * at,
}))

function codesOf(growth: Growth): string[] {
  return [...new Set(growth.warnings.map(({ code }) => code))]
}

test('steady outlets give one number, and nothing to warn of', () => {
  const growth = grown(countsOf(twenty))
  expect(growth.value).toBeCloseTo(growth.share.ratio, 10)
  expect(growth.interval.low).toBeLessThan(growth.value)
  expect(growth.interval.high).toBeGreaterThan(growth.value)
  expect(growth.panel.outlets).toBe(20)
  expect(growth.warnings).toEqual([])
})

test('the same question has the same answer', () => {
  const counts = countsOf(twenty)
  expect(grown(counts)).toEqual(grown(counts))
})

test('hits by themselves are compared raw, as a share of all, and in the panel', () => {
  const growth = grown([
    { outlet: 'a', day: '2024-05-01', hits: 210, total: 5218 },
    { outlet: 'a', day: '2025-05-01', hits: 352, total: 5082 },
    ...countsOf([{ outlet: 'b', share: [0, 0] }]),
    { outlet: 'b', day: '2024-05-01', hits: 1, total: 1 },
    { outlet: 'b', day: '2025-05-01', hits: 1, total: 1 },
  ])
  expect(growth.raw.ratio).toBeCloseTo(353 / 211, 10)
  expect(growth.panel).toMatchObject({ outlets: 1, now: { hits: 1 } })
})

describe('a warning', () => {
  test('names turnover, and the panel is not moved by it', () => {
    const flat = twenty.map((plan): Plan => ({ ...plan, share: [0.1, 0.1] }))
    const plans = flat.flatMap((plan, at): Plan[] =>
      at % 4 === 0
        ? [
            { ...plan, to: '2024-12-31' },
            { outlet: `new ${at}`, from: '2025-01-01', total: 60, share: [0.4, 0.4] },
          ]
        : [plan],
    )
    const growth = grown(countsOf(plans))
    expect(growth.value).toBeGreaterThan(0.9)
    expect(growth.value).toBeLessThan(1.1)
    expect(growth.share.ratio).toBeGreaterThan(1.3)
    expect(growth.warnings).toContainEqual(
      expect.objectContaining({ code: 'coverage.turnover', come: 5, gone: 5 }),
    )
    expect(codesOf(growth)).toContain('coverage.panel-apart')
  })

  test('names an outage, and its outlet leaves the panel', () => {
    const counts = countsOf(twenty).filter(
      ({ outlet, day }) => outlet !== 'outlet 7' || day < '2025-03-01' || day > '2025-03-14',
    )
    const growth = grown(counts)
    expect(growth.warnings).toEqual([
      { code: 'coverage.outage', outlet: 'outlet 7', from: '2025-03-01', to: '2025-03-14' },
    ])
    expect(growth.panel.outlets).toBe(19)
  })

  test('names small counts and few outlets', () => {
    const rare = grown(countsOf([{ outlet: 'a', total: 5, share: [0.005, 0.01] }]))
    expect(codesOf(rare)).toEqual(['coverage.small-count', 'coverage.few-outlets'])
    expect(rare.interval.high / rare.interval.low).toBeGreaterThan(2)
  })

  test('names the one outlet that the value hangs on', () => {
    const growth = grown(countsOf([...twenty, { outlet: 'huge', total: 400, share: [0.1, 0.4] }]))
    expect(growth.influence[0]?.outlet).toBe('huge')
    expect(growth.warnings).toContainEqual(
      expect.objectContaining({ code: 'coverage.one-outlet', outlet: 'huge' }),
    )
  })
})

test.each<[string, Partial<GrowthQuestion>, object]>([
  ['no article', { counts: [] }, { code: 'growth.no-panel', outlets: 0 }],
  [
    'no hit in one of the periods',
    { counts: countsOf([{ outlet: 'a', share: [0, 0.1] }]) },
    { code: 'growth.no-hits', hitsBefore: 0 },
  ],
  [
    'more hits than articles',
    { counts: [{ outlet: 'a', day: '2025-01-01', hits: 2, total: 1 }] },
    { code: 'growth.count', outlet: 'a' },
  ],
  [
    'a period that ends before it begins',
    { period: { from: '2025-12-31', to: '2025-01-01' }, counts: [] },
    { code: 'growth.period', at: 'period' },
  ],
  ['a day that is none', { against: { from: '2024-02-30x', to: '2024-03-01' }, counts: [] }, { at: 'against' }],
])('there is no growth with %s', (_what, over, fault) => {
  expect(growthOf({ ...question, counts: [], ...over })).toMatchObject({ ok: false, fault })
}) // prettier-ignore

describe('an interval', () => {
  const cluster = (hits: number, before: number): Parameters<typeof ratioInterval>[0][number] => ({
    now: Array.from({ length: 13 }, () => ({ hits, total: 100 })),
    before: Array.from({ length: 13 }, () => ({ hits: before, total: 100 })),
  })

  test('is wider where outlets disagree', () => {
    const alike = Array.from({ length: 12 }, () => cluster(30, 20))
    const apart = Array.from({ length: 12 }, (_, at) => cluster(at % 2 === 0 ? 50 : 10, 20))
    const [narrow, wide] = [alike, apart].map((some) => ratioInterval(some, seeded(3)))
    expect(narrow!.ratio).toBeCloseTo(wide!.ratio, 10)
    expect(wide!.high / wide!.low).toBeGreaterThan(2 * (narrow!.high / narrow!.low))
  })

  test('is wider where copies of one outlet are known to be copies', () => {
    const outlets = Array.from({ length: 12 }, (_, at) => cluster(15 + 2 * at, 20))
    const copied = outlets.flatMap((one) => [one, one])
    const asOne = outlets.map(({ now, before }) => ({
      now: now.map(({ hits, total }) => ({ hits: 2 * hits, total: 2 * total })),
      before: before.map(({ hits, total }) => ({ hits: 2 * hits, total: 2 * total })),
    }))
    const [naive, honest] = [copied, asOne].map((some) => ratioInterval(some, seeded(3)))
    expect(honest!.standardError).toBeGreaterThan(1.2 * naive!.standardError)
  })

  test('is never narrower than counting alone makes it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 8 }), fc.nat(), (some, seed) => {
        const clusters = some.map(([now, before]) => cluster(now, before))
        const found = ratioInterval(clusters, seeded(seed), 0.95, 60)
        const hits = some.reduce((sum, [now]) => sum + 13 * now, 0)
        const before = some.reduce((sum, [, count]) => sum + 13 * count, 0)
        if (hits === 0 || before === 0) expect(found).toBeUndefined()
        else {
          const least = Math.exp(1.95 * Math.sqrt(1 / hits + 1 / before))
          expect(found!.high / found!.ratio).toBeGreaterThan(least)
          expect(found!.ratio / found!.low).toBeGreaterThan(least)
          expect(Number.isFinite(found!.high)).toBe(true)
        }
      }),
    ) // prettier-ignore
  })
})

describe('outlets that copy each other', () => {
  const articles = new Map(Array.from({ length: 12 }, (_, at) => [`o${at}`, 100] as const))

  test('are one cluster, also by way of a third', () => {
    const groups = clustersOf(articles, [
      { one: 'o1', other: 'o2', shared: 40 },
      { one: 'o2', other: 'o3', shared: 40 },
      { one: 'o4', other: 'o5', shared: 2 },
    ])
    expect(new Set(['o1', 'o2', 'o3'].map((name) => groups.get(name))).size).toBe(1)
    expect(groups.get('o4')).not.toBe(groups.get('o5'))
  })

  test('are not all one because all take the same agency', () => {
    const names = [...articles.keys()]
    const ties = names.flatMap((one, at) =>
      names.slice(at + 1).map((other) => ({ one, other, shared: 30 })),
    )
    expect(new Set(clustersOf(articles, ties).values()).size).toBe(12)
  })
})

test('days are days of the calendar', () => {
  expect(dayText(dayNumber('2024-02-29') + 1)).toBe('2024-03-01')
  expect(['2025-03-31', '2025-04-06', '1969-12-31'].map((day) => weekdayOf(dayNumber(day)))).toEqual([0, 6, 2]) // prettier-ignore
})

test('a growth is a figure that says itself', () => {
  const growth = grown(countsOf(twenty))
  const figure = growthFigure(
    growth,
    { en: 'Articles on AI, 2025 against 2024' },
    {
      name: { en: 'Press archive' },
      query: { id: 'ai', version: 1, asked: { query: 'AI', ...question } },
      data: { version: 'v1', at: '2026-01-02T00:00:00Z' },
    },
  )
  if (!figure.ok) throw new Error(figure.fault.code)
  expect(sentenceOf(figure.value, 'en')).toMatch(
    /^Articles on AI, 2025 against 2024: [34]\d(\.\d)?% more \(95% confidence interval: /,
  )
  expect(serialiseFigure(figure.value)).toContain('"method":"coverage.growth/1"')
})

test('a growth is reckoned in steps: between outlets, resamples and some thousand days', () => {
  const counts = countsOf(twenty)
  let read = 0
  let most = 0
  const steps = growthSteps({
    ...question,
    counts: (function* () {
      for (const one of counts) {
        read += 1
        yield one
      }
    })(),
  })
  let count = 0
  for (let before = 0; ; before = read) {
    const step = steps.next()
    most = Math.max(most, read - before)
    if (step.done === true) {
      expect(step.value).toEqual(growthOf({ ...question, counts }))
      break
    }
    count += 1
  }
  expect(most).toBeLessThanOrEqual(countsAtOnce)
  expect(count).toBeGreaterThanOrEqual(1000 + twenty.length)
})

test('in a step of an interval, each cluster is drawn once at most', () => {
  const clusters = Array.from({ length: 500 }, (_, at) => ({
    now: [{ hits: 1 + (at % 7), total: 20 }],
    before: [{ hits: 1 + (at % 5), total: 20 }],
  }))
  const random = seeded(3)
  let drawn = 0
  const counting = (): number => {
    drawn += 1
    return random()
  }
  for (const steps = ratioIntervalSteps(clusters, counting, 0.95, 50); ;) {
    drawn = 0
    const step = steps.next()
    expect(drawn).toBeLessThanOrEqual(clusters.length)
    if (step.done !== true) continue
    expect(step.value).toEqual(ratioInterval(clusters, seeded(3), 0.95, 50))
    break
  }
})
