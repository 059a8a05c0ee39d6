import { expect, test } from 'vitest'
import type { ConceptDocument } from './concept.ts'
import { calibrationOf, measure, verdictOf, type RoundItem, type Verdict } from './measured.ts'
import { comparedLanguages, comparisonWarnings } from './comparison.ts'

const items = (stratum: RoundItem['stratum'], verdicts: readonly (Verdict | undefined)[]): RoundItem[] =>
  verdicts.map((verdict, at) => ({
    article: `${stratum}${at}`,
    stratum,
    weight: 1,
    verdicts: verdict === undefined ? [] : [verdict],
  })) // prettier-ignore
const times = (count: number, verdict: Verdict): Verdict[] =>
  Array.from({ length: count }, () => verdict)

test('precision is what part of the judged hits is about the concept, recall weighs what was missed', () => {
  const round = [
    ...items('hit', [...times(18, 'about'), ...times(2, 'not')]),
    ...items('near', [...times(2, 'about'), ...times(8, 'not')]),
    ...items('rest', times(10, 'not')),
  ]
  const measured = measure(round, { hit: 200, near: 100, rest: 10 })
  expect(measured.precision?.value).toBeCloseTo(0.9)
  // 180 found rightly, 20 missed near it, none in the rest.
  expect(measured.recall?.value).toBeCloseTo(0.9)
  expect(measured.enough).toBe(true)
  expect(calibrationOf(measured, '2026-01-31')?.judgements).toEqual({ hits: 20, others: 20 })
})

test('a list is not calibrated by fewer than twenty judgements on a side, nor with a stratum unseen', () => {
  const few = [...items('hit', times(19, 'about')), ...items('hit', [undefined]), ...items('rest', times(20, 'not'))] // prettier-ignore
  const measured = measure(few, { hit: 100, near: 0, rest: 100 })
  expect(measured.recall).toBeDefined()
  expect(calibrationOf(measured, '2026-01-31')).toBeUndefined()
  const unseen = measure(items('hit', times(30, 'about')), { hit: 100, near: 5, rest: 100 })
  expect([unseen.precision?.value, unseen.recall, unseen.enough]).toEqual([1, undefined, false])
})

test('of a language with fewer articles than that, all are enough of which people can tell', () => {
  const round = [...items('hit', [...times(5, 'about'), 'unsure']), ...items('rest', ['unsure', ...times(3, 'not')])] // prettier-ignore
  expect(measure(round, { hit: 6, near: 0, rest: 4 }).enough).toBe(true)
  expect(measure(round.slice(1), { hit: 6, near: 0, rest: 4 }).enough).toBe(false)
  expect(measure(round, { hit: 60, near: 0, rest: 4 }).enough).toBe(false)
})

test('where people cannot tell or disagree evenly, an article counts for nothing', () => {
  expect(verdictOf(['about', 'not', 'not'])).toBe(false)
  expect(verdictOf(['about', 'unsure'])).toBe(true)
  expect(verdictOf(['about', 'not'])).toBeUndefined()
  const measured = measure(items('hit', ['about', 'unsure']), { hit: 2, near: 0, rest: 0 })
  expect([measured.judged.hit, measured.undecided, measured.precision?.value]).toEqual([1, 1, 1])
})

test('a comparison between languages names those whose lists nobody measured', () => {
  const half = { value: 0.9, low: 0.8, high: 0.95 }
  const calibration = { precision: half, recall: half, judgements: { hits: 40, others: 40 }, on: '2026-01-31' } // prettier-ignore
  const list = { words: ['youth'] }
  const youth: ConceptDocument = {
    id: 'youth',
    version: 3,
    names: {},
    definition: '',
    lists: { 'zh-Hans': list, ru: list, fa: list },
    calibration: { ru: calibration },
  }
  const languages = comparedLanguages(['zh-CN', 'ru', 'prs', 'fa', 'xx'])
  expect(languages).toEqual(['zh-Hans', 'ru', 'fa'])
  expect(comparisonWarnings([youth], languages)).toEqual([
    { code: 'concept.not-calibrated', id: 'youth', version: 3, languages: ['zh-Hans', 'fa'] },
  ])
  expect(comparisonWarnings([youth], ['zh-Hans'])).toEqual([])
})
