import { expect, test } from 'vitest'
import type { Article } from '../article.ts'
import { readArticleLine, type KnownOutlets } from './line.ts'

const now = Date.UTC(2026, 0, 1)
const line = {
  url: 'http://www.echo.example/a/?utm_source=x&id=7#top',
  outlet: 'echo',
  title: 'Бишкекте кар жаады',
  text: 'Түндөсү борбордо кар жаап, жолдор тайгак болуп калды.',
  published: '2025-03-31T23:30:00+06:00',
}

function read(given: object, known?: KnownOutlets): unknown {
  const found = readArticleLine(JSON.stringify(given), now, known)
  return found.ok ? found.value : found.fault
}

test('an article is known by its canonical address, and its language is found where it is not said', () => {
  expect(read(line)).toMatchObject({ link: 'https://echo.example/a?id=7', language: 'ky' })
  expect(read({ ...line, language: 'KY-cyrl' })).toMatchObject({ language: 'ky-Cyrl' })
})

test('the registry knows an outlet better than a line, and a line better than what holds for the rest', () => {
  const said = { ...line, country: 'kz', timeZone: 'Asia/Almaty' }
  const unsaid = { country: 'UZ', timeZone: 'Asia/Tashkent' }
  const placeOf = (outlet: string): { country: string; timeZone: string } | undefined =>
    outlet === 'echo' ? { country: 'KG', timeZone: 'Asia/Bishkek' } : undefined
  expect(read(said, { placeOf, unsaid })).toMatchObject({ country: 'KG', timeZone: 'Asia/Bishkek' })
  expect(read(said, { unsaid })).toMatchObject({ country: 'KZ', timeZone: 'Asia/Almaty' })
  expect(read(line, { unsaid })).toMatchObject({ country: 'UZ', timeZone: 'Asia/Tashkent' })
  expect(read(line)).toMatchObject({ country: 'ZZ', timeZone: '+06:00' })
})

test.each([
  ['2025-03-31', '2025-03-31T06:00:00.000Z'],
  ['2025-03-31T01:00', '2025-03-30T19:00:00.000Z'],
  ['2025-03-31 01:00:30', '2025-03-30T19:00:00.000Z'],
])('a date without a zone, %s, is of the outlet’s clocks', (published, moment) => {
  const found = read({ ...line, published, timeZone: 'Asia/Bishkek' })
  expect((found as Article).published).toBe(moment)
})

test.each([
  ['not an object', [], 'article.schema'],
  ['without an address', { ...line, url: undefined }, 'article.schema'],
  ['with an address of no page', { ...line, url: 'ftp://echo.example/a' }, 'article.address'],
  ['with a date that is none', { ...line, published: 'yesterday' }, 'article.schema'],
  ['of 2099', { ...line, published: '2099-01-01' }, 'article.published-implausible'],
  ['without words', { ...line, title: ' ', text: '' }, 'article.empty'],
  ['with a language that is none', { ...line, language: '??' }, 'article.schema'],
])('a line %s is refused with the reason', (_what, given, code) => {
  expect(read(given)).toMatchObject({ code })
})

test('what is no JSON is refused', () => {
  expect(readArticleLine('{', now)).toMatchObject({ fault: { code: 'coverage.line-not-json' } })
})
