import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groups, numbers } from '../tests/sample.ts'
import { associationTest } from './association.ts'
import { crossed } from './column.ts'
import { pairwise } from './comparison.ts'
import { intervals } from './contrast.ts'
import { crossTable } from './cross-table.ts'
import { inDomain, rowsOf, sampleDesign, type LonelyRule, type SurveyDesign } from './design.ts'
import { means, proportions, ratio, totals } from './estimate.ts'
import { groupMeans } from './group.ts'
import { multipleAnswers } from './multiple-answer.ts'
import { proportion } from './proportion.ts'
import { quantiles } from './quantile.ts'
import { regression } from './regression.ts'
import { replicateDesign } from './replicate-weights.ts'
import { calibrate } from './weighting/calibrate.ts'
import { rake } from './weighting/rake.ts'

const rowOf = fc.record({
  psu: fc.integer({ min: 0, max: 3 }),
  stratum: fc.integer({ min: 0, max: 2 }),
  w: fc.constantFrom(1e-6, 0.5, 1, 3, 1e6),
  y: fc.constantFrom(null, 0, 0, 1, 1, -5, 1e9, 1e-9),
  yes: fc.constantFrom(null, 0, 1, 1),
  q: fc.constantFrom(null, 'a', 'b', 'c'),
})

/** Every number in an answer, wherever it stands. */
function numbersIn(answer: unknown): number[] {
  if (typeof answer === 'number') return [answer]
  if (answer instanceof Float64Array) return Array.from(answer)
  if (Array.isArray(answer)) return answer.flatMap(numbersIn)
  if (typeof answer === 'object' && answer !== null) return Object.values(answer).flatMap(numbersIn)
  return []
}

test('whatever the sample looks like, an answer is a number and everything else a fault with a code', () => {
  fc.assert(
    fc.property(
      fc.array(rowOf, { minLength: 1, maxLength: 14 }),
      fc.constantFrom<LonelyRule>('fail', 'remove', 'adjust', 'average'),
      fc.boolean(),
      fc.constantFrom('refuse' as const, 'drop' as const),
      (rows, lonely, replicated, missing) => {
        const declared = sampleDesign(
          {
            stages: [
              {
                cluster: groups(
                  'psu',
                  rows.map(({ psu }) => psu),
                ),
                stratum: groups(
                  'stratum',
                  rows.map(({ stratum }) => stratum),
                ),
              },
            ],
            weights: numbers(
              'w',
              rows.map(({ w }) => w),
            ),
            nested: true,
            lonely,
          },
          rows.length,
        )
        if (!declared.ok) return
        const remade = replicated ? replicateDesign(declared.value, { method: 'JKn' }) : declared
        if (!remade.ok) return
        const y = numbers(
          'y',
          rows.map(({ y }) => y),
        )
        const yes = numbers(
          'yes',
          rows.map(({ yes }) => yes),
        )
        const q = groups(
          'q',
          rows.map(({ q }) => q),
        )
        const stratum = groups(
          'stratum',
          rows.map(({ stratum }) => stratum),
        )
        const whole: SurveyDesign = remade.value
        const raked = rake(whole, [
          {
            column: stratum,
            totals: Object.fromEntries(stratum.levels.map((level) => [level, 10])),
          },
        ])
        const calibrated = calibrate(
          whole,
          [
            {
              column: numbers(
                'one',
                rows.map(() => 1),
              ),
              total: 100,
            },
          ],
          { distance: 'raking' },
        )
        const part = inDomain(whole, rowsOf(stratum, '1'))
        for (const design of [
          whole,
          part,
          ...(raked.ok ? [raked.value] : []),
          ...(calibrated.ok ? [calibrated.value] : []),
        ]) {
          const grouped = groupMeans(design, yes, stratum, { missing })
          const mean = means(design, [y], { missing, designEffect: 'without-replacement' })
          const answers = [
            mean,
            totals(design, [y, yes], { missing }),
            proportions(design, q, { missing }),
            ratio(design, yes, y, { missing }),
            ...(['logit', 'likelihood', 'asin', 'beta', 'mean', 'xlogit', 'wilson'] as const).map(
              (method) => proportion(design, yes, { method, missing }),
            ),
            quantiles(design, y, [0.1, 0.5], { missing }),
            associationTest(design, q, crossed('s', [stratum])),
            grouped,
            ...(grouped.ok ? [pairwise(grouped.value)] : []),
            crossTable(design, q, stratum, { missing }),
            multipleAnswers(
              design,
              {
                name: 'm',
                options: [
                  yes,
                  numbers(
                    'other',
                    rows.map(() => 1),
                  ),
                ],
              },
              { missing },
            ),
            regression(design, { response: yes, terms: [y], missing, family: 'binomial' }),
            ...(mean.ok ? [{ ok: true as const, value: intervals(mean.value) }] : []),
          ]
          for (const [at, answer] of answers.entries())
            if (answer.ok)
              expect(numbersIn(answer.value).some(Number.isNaN), `answer ${at}`).toBe(false)
            else expect(answer.fault.code).toMatch(/^survey\./)
        }
      },
    ),
    { numRuns: 300 },
  )
})
