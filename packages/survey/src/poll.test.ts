import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOf, groups, must, numbers, simpleSample } from '../tests/sample.ts'
import { adjustedP, pairwise, waveChange, waveChangeInDesign } from './comparison.ts'
import { crossTable } from './cross-table.ts'
import { inDomain, rowsOf, sampleDesign } from './design.ts'
import { checkDisclosure, DISCLOSURE_ITEMS } from './disclosure-checklist.ts'
import { baseOf, means, proportions, standardErrors } from './estimate.ts'
import { groupMeans } from './group.ts'
import { jointShares } from './joint-shares.ts'
import { multipleAnswers } from './multiple-answer.ts'
import { pooledDesign } from './pool.ts'
import { meanDifference, regression } from './regression.ts'
import { linearShares } from './share-table.ts'
import { marginOfError, topline } from './topline.ts'
import { postStratify } from './weighting/post-stratify.ts'
import { rake } from './weighting/rake.ts'

test('the fifteen p-values of Benjamini and Hochberg: four stay, three by Bonferroni', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ]
  const kept = (how: 'bh' | 'bonferroni' | 'holm'): number =>
    adjustedP(p, how).filter((value) => value <= 0.05).length
  expect([kept('bh'), kept('bonferroni'), kept('holm')]).toEqual([4, 3, 3])
})

test('adjusting never makes a p-value smaller, and Holm never larger than Bonferroni', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
      (p) => {
        const [holm, bonferroni, bh] = (['holm', 'bonferroni', 'bh'] as const).map((how) =>
          adjustedP(p, how),
        )
        for (const [at, value] of p.entries()) {
          expect(holm?.[at]).toBeGreaterThanOrEqual(value)
          expect(bonferroni?.[at]).toBeGreaterThanOrEqual(holm?.[at] ?? 1)
          expect(holm?.[at]).toBeGreaterThanOrEqual((bh?.[at] ?? 1) - 1e-12)
        }
      },
    ),
  )
})

test('a change between independent waves has both their errors, and needs to know that they are', () => {
  const before = { value: 0.4, error: 0.03, degrees: 50 }
  const after = { value: 0.5, error: 0.04, degrees: 40 }
  const change = must(waveChange(before, after, 'independent'))
  expect(change.estimate).toBeCloseTo(0.1, 14)
  expect(change.error).toBeCloseTo(0.05, 14)
  expect(change.degrees).toBeCloseTo(0.0025 ** 2 / (0.0009 ** 2 / 50 + 0.0016 ** 2 / 40), 10)
  expect(faultOf(waveChange(before, after, undefined)).code).toBe('survey.overlap-undeclared')
})

test('waves that share their PSUs are compared with the covariance', () => {
  const psu = groups('psu', [1, 2, 3, 1, 2, 3])
  const design = must(
    sampleDesign({ stages: [{ cluster: psu }], weights: numbers('w', [1, 1, 1, 1, 1, 1]) }, 6),
  )
  const wave = groups('wave', [1, 1, 1, 2, 2, 2])
  const y = numbers('y', [1, 5, 9, 2, 6, 10])
  const change = must(waveChangeInDesign(design, (whole) => groupMeans(whole, y, wave)))
  // Every PSU rises by exactly one.
  expect(change.estimate).toBeCloseTo(1, 12)
  expect(change.error).toBeLessThan(1e-12)
})

test('every pair of groups is compared once', () => {
  const design = simpleSample(Array.from({ length: 12 }, () => 1))
  const group = groups(
    'g',
    Array.from({ length: 12 }, (_, row) => row % 3),
  )
  const y = numbers(
    'y',
    Array.from({ length: 12 }, (_, row) => row % 5),
  )
  const pairs = must(pairwise(must(groupMeans(design, y, group))))
  expect(pairs.map(({ first, second }) => `${first}${second}`)).toEqual(['01', '02', '12'])
})

test('shares of respondents may pass 1, shares of answers sum to it', () => {
  const design = simpleSample([1, 2, 3, 4])
  const question = {
    name: 'worries',
    options: [
      numbers('jobs', [1, 1, 0, 0]),
      numbers('homes', [1, 1, 1, 0]),
      numbers('none', [0, 0, 0, 1]),
    ],
    exclusive: ['none'],
  }
  const people = must(multipleAnswers(design, question))
  expect(Array.from(people.values)).toEqual([0.3, 0.6, 0.4])
  const answers = must(multipleAnswers(design, question, { base: 'answers' }))
  expect(answers.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 14)
  expect(answers.values[0]).toBeCloseTo(3 / 13, 14)
})

test('"none" beside another answer, and no answer at all, are named with their row', () => {
  const design = simpleSample([1, 1, 1])
  const question = (none: number[]): Parameters<typeof multipleAnswers>[1] => ({
    name: 'worries',
    options: [numbers('jobs', [1, 1, 0]), numbers('none', none)],
    exclusive: ['none'],
  })
  expect(faultOf(multipleAnswers(design, question([0, 1, 1])))).toEqual({
    code: 'survey.exclusive-with-others',
    column: 'none',
    row: 1,
    other: 'jobs',
  })
  expect(faultOf(multipleAnswers(design, question([0, 0, 0])))).toEqual({
    code: 'survey.nothing-answered',
    column: 'worries',
    row: 2,
  })
  expect(must(multipleAnswers(design, question([0, 0, 0]), { nothing: 'keep' })).respondents).toBe(
    3,
  )
})

test('countries are pooled by the policy that was named, and not without one', () => {
  const country = groups('country', ['A', 'A', 'B', 'B', 'B', 'B'])
  const design = must(
    sampleDesign({ stages: [{ stratum: country }], weights: numbers('w', [5, 5, 1, 1, 1, 1]) }, 6),
  )
  const y = numbers('y', [1, 1, 0, 0, 0, 0])
  const mean = (policy: Parameters<typeof pooledDesign>[2]): number =>
    must(means(must(pooledDesign(design, country, policy)), [y])).values[0] ?? 0
  expect(mean({ kind: 'equal' })).toBeCloseTo(1 / 2, 14)
  expect(mean({ kind: 'by-n' })).toBeCloseTo(1 / 3, 14)
  expect(mean({ kind: 'population', populations: { A: 10, B: 90 } })).toBeCloseTo(1 / 10, 14)
  expect(faultOf(pooledDesign(design, country, undefined)).code).toBe(
    'survey.pooling-policy-missing',
  )
  expect(
    faultOf(pooledDesign(design, country, { kind: 'population', populations: { A: 10 } })),
  ).toEqual({ code: 'survey.pooling-population-missing', country: 'B' })
})

test('a topline rounds halves up, marks what is below a half, and adds before it rounds', () => {
  const line = topline(
    {
      names: ['very', 'rather', 'not', 'rare', 'never'],
      values: Float64Array.of(0.285, 0.264, 0.446, 0.005, 0),
      respondents: 1000,
    },
    { satisfied: ['very', 'rather'] },
  )
  expect(line.rows.map(({ percent }) => percent)).toEqual([29, 26, 45, 1, 0])
  expect(line.nets).toEqual([{ name: 'satisfied', percent: 55, shown: 'percent' }])
  expect(line.rounding).toBe(true)
  expect(
    topline({ names: ['a', 'b'], values: Float64Array.of(0.004, 0), respondents: 9 }).rows.map(
      ({ shown }) => shown,
    ),
  ).toEqual(['below-half', 'nobody'])
})

test('a margin of error is for samples drawn by chance', () => {
  expect(must(marginOfError('probability', 1000, 1))).toBeCloseTo(0.03099, 5)
  expect(must(marginOfError('probability', 1000, 1.5))).toBeCloseTo(0.03795, 5)
  expect(faultOf(marginOfError('opt-in', 1000, 1)).code).toBe('survey.margin-of-error-on-opt-in')
})

test('a poll says who paid, who asked, whom, how and when before it is published', () => {
  const whole = Object.fromEntries(DISCLOSURE_ITEMS.map((item) => [item, 'said']))
  expect(checkDisclosure(whole, 'probability', 0.03).ok).toBe(true)
  expect(faultOf(checkDisclosure({ ...whole, sponsor: ' ' }, 'probability', undefined))).toEqual({
    code: 'survey.disclosure-incomplete',
    items: ['sponsor'],
  })
  expect(faultOf(checkDisclosure(whole, 'opt-in', 0.03)).code).toBe(
    'survey.margin-of-error-on-opt-in',
  )
})

const rowOf = fc.record({
  psu: fc.integer({ min: 0, max: 5 }),
  q: fc.integer({ min: 0, max: 2 }),
  g: fc.integer({ min: 0, max: 2 }),
  w: fc.integer({ min: 1, max: 9 }),
})

test('a banner table has the shares and errors of each group by itself, by both of its ways', () => {
  fc.assert(
    fc.property(fc.array(rowOf, { minLength: 12, maxLength: 50 }), (rows) => {
      fc.pre(new Set(rows.map(({ psu }) => psu)).size > 2)
      const design = must(
        sampleDesign(
          {
            stages: [
              {
                cluster: groups(
                  'psu',
                  rows.map(({ psu }) => psu),
                ),
              },
            ],
            weights: numbers(
              'w',
              rows.map(({ w }) => w),
            ),
          },
          rows.length,
        ),
      )
      const stub = groups(
        'q',
        rows.map(({ q }) => q),
      )
      const banner = groups(
        'g',
        rows.map(({ g }) => g),
      )
      const base = must(baseOf(design, [stub, banner]))
      const quick = linearShares(design, stub, banner, base)
      if (quick === undefined) throw new Error('the quick way fits this design')
      const one = must(quick)
      const other = must(jointShares(design, stub, banner, base))
      for (const [l, covariance] of one.covariances.entries())
        for (const [at, value] of covariance.entries())
          expect(value).toBeCloseTo(other.covariances[l]?.[at] ?? 0, 10)
      for (const column of must(crossTable(design, stub, banner)).columns) {
        const alone = must(proportions(inDomain(design, rowsOf(banner, column.name)), stub))
        for (const [l, cell] of column.cells.entries()) {
          expect(cell.share).toBeCloseTo(alone.values[l] ?? 0, 12)
          expect(cell.error).toBeCloseTo(standardErrors(alone)[l] ?? 0, 7)
        }
        expect(column.degrees).toBe(alone.degrees)
      }
    }),
    { numRuns: 40 },
  )
})

test('the quick way of tables knows what raking and post-stratification took out of the errors', () => {
  fc.assert(
    fc.property(fc.array(rowOf, { minLength: 20, maxLength: 60 }), fc.boolean(), (rows, raking) => {
      fc.pre(new Set(rows.map(({ psu }) => psu)).size > 2)
      const plain = must(
        sampleDesign(
          {
            stages: [
              {
                cluster: groups(
                  'psu',
                  rows.map(({ psu }) => psu),
                ),
              },
            ],
            weights: numbers(
              'w',
              rows.map(({ w }) => w),
            ),
          },
          rows.length,
        ),
      )
      const sex = groups(
        'sex',
        rows.map((_, row) => row % 2),
      )
      const age = groups(
        'age',
        rows.map((_, row) => row % 3),
      )
      const design = raking
        ? must(
            rake(plain, [
              { column: sex, totals: { 0: 400, 1: 600 } },
              { column: age, totals: { 0: 300, 1: 300, 2: 400 } },
            ]),
          )
        : must(postStratify(plain, { column: age, totals: { 0: 300, 1: 300, 2: 400 } }))
      const stub = groups(
        'q',
        rows.map(({ q }) => q),
      )
      const banner = groups(
        'g',
        rows.map(({ g }) => g),
      )
      const part = inDomain(design, rowsOf(sex, '0'))
      const base = must(baseOf(part, [stub, banner]))
      const quick = linearShares(part, stub, banner, base)
      if (quick === undefined) throw new Error('the quick way fits this design')
      const one = must(quick)
      const other = must(jointShares(part, stub, banner, base))
      for (const [l, covariance] of one.covariances.entries())
        for (const [at, value] of covariance.entries())
          expect(value).toBeCloseTo(other.covariances[l]?.[at] ?? 0, 10)
    }),
    { numRuns: 30 },
  )
})

test('a column carries the letters of those that are significantly lower', () => {
  const rows = Array.from({ length: 200 }, (_, row) => ({
    g: row % 2 === 0 ? 'young' : 'old',
    yes: row % 2 === 0 ? row % 10 !== 0 : row % 10 === 1,
  }))
  const table = must(
    crossTable(
      simpleSample(rows.map(() => 1)),
      groups(
        'q',
        rows.map(({ yes }) => (yes ? 'yes' : 'no')),
      ),
      groups(
        'g',
        rows.map(({ g }) => g),
      ),
    ),
  )
  expect(table.columns.map(({ letter, name }) => `${letter} ${name}`)).toEqual(['A old', 'B young'])
  expect(table.columns.map(({ cells }) => cells.map(({ letters }) => letters))).toEqual([
    ['B', ''],
    ['', 'A'],
  ])
})

test('a regression on a group is the difference of its means', () => {
  const design = simpleSample([1, 2, 3, 4, 5, 6])
  const y = numbers('y', [3, 1, 4, 1, 5, 9])
  const group = groups('g', ['a', 'a', 'a', 'b', 'b', 'b'])
  const fit = must(regression(design, { response: y, terms: [group] }))
  const both = must(groupMeans(design, y, group))
  expect(fit.values[0]).toBeCloseTo(both.values[0] ?? 0, 12)
  expect(fit.values[1]).toBeCloseTo((both.values[1] ?? 0) - (both.values[0] ?? 0), 12)
  expect(must(meanDifference(design, y, group)).error).toBeCloseTo(
    Math.sqrt(
      (both.covariance[0] ?? 0) + (both.covariance[3] ?? 0) - 2 * (both.covariance[1] ?? 0),
    ),
    12,
  )
})

test('a logistic regression on a group is the difference of its log-odds', () => {
  const design = simpleSample(Array.from({ length: 40 }, () => 1))
  const y = numbers(
    'y',
    Array.from({ length: 40 }, (_, row) => Number(row % 20 < (row < 20 ? 5 : 12))),
  )
  const group = groups(
    'g',
    Array.from({ length: 40 }, (_, row) => (row < 20 ? 'a' : 'b')),
  )
  const fit = must(regression(design, { response: y, terms: [group], family: 'binomial' }))
  expect(fit.values[0]).toBeCloseTo(Math.log(5 / 15), 6)
  expect(fit.values[1]).toBeCloseTo(Math.log(12 / 8) - Math.log(5 / 15), 6)
})

test('collinear terms, separated answers and too few PSUs are refused', () => {
  const design = simpleSample([1, 1, 1, 1, 1, 1])
  const x = numbers('x', [1, 2, 3, 4, 5, 6])
  const y = numbers('y', [0, 0, 0, 1, 1, 1])
  expect(
    faultOf(regression(design, { response: y, terms: [x, numbers('twice', [2, 4, 6, 8, 10, 12])] }))
      .code,
  ).toBe('survey.targets-collinear')
  expect(faultOf(regression(design, { response: y, terms: [x], family: 'binomial' })).code).toBe(
    'survey.regression-separated',
  )
  const few = must(
    sampleDesign(
      {
        stages: [{ cluster: groups('psu', [1, 1, 1, 2, 2, 2]) }],
        weights: numbers('w', [1, 1, 1, 1, 1, 1]),
      },
      6,
    ),
  )
  expect(faultOf(regression(few, { response: x, terms: [y] })).code).toBe(
    'survey.degrees-exhausted',
  )
})
