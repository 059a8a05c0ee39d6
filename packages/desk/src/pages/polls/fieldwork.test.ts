import { expect, test } from 'vitest'
import { fieldworkSaid } from './wave-facts.tsx'

test.for([
  ['en', '3–28 September 2026', '28 September – 2 October 2026', '30 December 2025 – 5 January 2026'],
  ['ru', '3–28 сентября 2026', '28 сентября – 2 октября 2026', '30 декабря 2025'],
  ['ky', '2026-жылдын 3–28-сентябры', '2026-жылдын 28-сентябры – 2-октябрь', '2025-жылдын 30-декабры – 2026'],
  ['zh-Hans', '2026年9月3日–28日', '2026年9月28日 – 10月2日', '2025年12月30日 – 2026年1月5日'],
] as const)('days of fieldwork share what they can, and say every year, in %s', ([language, month, year, years]) => {
  const said = (from: string, to: string) => fieldworkSaid({ language }, { from, to })
  expect(said('2026-09-03', '2026-09-28')).toContain(month)
  expect(said('2026-09-28', '2026-10-02')).toContain(year)
  expect(said('2025-12-30', '2026-01-05')).toContain(years)
}) // prettier-ignore

test('a day is not taken for the end of its year', () => {
  expect(fieldworkSaid({ language: 'ky' }, { from: '2026-05-01', to: '2026-05-26' })).toBe('2026-жылдын 1–26-майы')
}) // prettier-ignore
