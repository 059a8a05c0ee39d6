import { join } from 'node:path'
import type { Article } from '@suyab/coverage/article'
import { Groups } from '@suyab/coverage/duplicate/group'
import { sketchOf } from '@suyab/coverage/duplicate/sketch'
import { growthOf } from '@suyab/coverage/growth/growth'
import { identify } from '@suyab/language/identify'
import { wallDay } from '@suyab/language/zone'
import { expect, test } from 'vitest'
import { inventedPress } from './demo-press.ts'

const until = new Date('2026-11-23T12:00:00Z')
const press = inventedPress(join(import.meta.dirname, '../sample/press'), until)
const articles = [...press.articles()]
const dayOf = ({ published, timeZone }: Article): string => wallDay(published, timeZone)
const days = articles.map(dayOf)
const growing =
  /интеллект|intelligence|intellekt|人工智能|зеҳни сунъ|هوش مصنوعی|مصنوعی ذہانت|कृत्रिम|інтэлект/i

test('the invented press has more than 20,000 articles of three years in ten countries and eleven languages', () => {
  expect(articles.length).toBeGreaterThan(20_000)
  expect(new Set(articles.map(({ country }) => country)).size).toBe(10)
  expect(new Set(articles.map(({ language }) => language)).size).toBe(11)
  expect(new Set(articles.map(({ link }) => link)).size).toBe(articles.length)
  expect([days[0], days.at(-1)]).toEqual(['2023-11-23', '2026-11-22'])
})

test('the invented press is the same when it is told again', () => {
  const again = inventedPress(join(import.meta.dirname, '../sample/press'), until)
  expect([...again.articles()].slice(0, 500)).toEqual(articles.slice(0, 500))
})

test('every invented article says so, at an address that nobody can have', () => {
  const endings = new Set(articles.map(({ text, language }) => `${language} ${text.split('\n').at(-1)}`)) // prettier-ignore
  expect(endings.size).toBe(11)
  expect(articles.every(({ link }) => new URL(link).host.endsWith('.example'))).toBe(true)
})

test('every text is told in its language, with nothing left to be filled in', () => {
  expect(articles.filter(({ title, text }) => /[{}]/.test(title + text))).toEqual([])
  const some = articles.filter((_, at) => at % 40 === 0)
  const taken = some.map(({ title, text, language }) => [language, identify(`${title}\n${text}`).language]) // prettier-ignore
  // So many names of towns make it doubt, never mistake one for another.
  expect(taken.filter(([own, found]) => found !== own && found !== 'und')).toEqual([])
})

test('the growth of the topic that was planted is found, and the outage is warned of', () => {
  const counts = articles.map((article) => ({
    outlet: article.outlet,
    day: dayOf(article),
    hits: growing.test(article.title) ? 1 : 0,
    total: 1,
  }))
  const found = growthOf({
    period: { from: '2025-11-23', to: '2026-11-22' },
    against: { from: '2024-11-23', to: '2025-11-22' },
    counts,
  })
  if (!found.ok) throw new Error(found.fault.code)
  const { interval, warnings } = found.value
  expect(interval.low).toBeLessThan(1.9)
  expect(interval.high).toBeGreaterThan(1.9)
  expect(warnings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['coverage.outage', 'coverage.turnover']),
  )
})

test('what several outlets print is an agency’s text, and few other articles look like copies', () => {
  const groups = new Groups()
  const month = articles.filter((_, at) => days[at]!.startsWith('2025-10'))
  for (const { link, outlet, published, text } of month)
    groups.add({ id: link, outlet, published: Date.parse(published), sketch: sketchOf(text) })
  const byLink = new Map(month.map((one) => [one.link, one]))
  const copies = month.flatMap((one) => {
    const first = groups.groupOf(one.link)!.first.id
    return first === one.link ? [] : [{ one, same: byLink.get(first)!.text === one.text }]
  })
  const agency = copies.filter(({ same }) => same)
  expect(agency.length / month.length).toBeGreaterThan(0.03)
  expect((copies.length - agency.length) / month.length).toBeLessThan(0.02)
})
