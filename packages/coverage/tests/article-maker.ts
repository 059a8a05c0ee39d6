import { seeded } from '../src/seeded.ts'
import { parseArticle, type Article } from '../src/article.ts'

const countries = ['KG', 'KZ', 'UZ', 'TJ', 'CN', 'RU', 'IR', 'PK', 'IN', 'BY']
const words =
  'bridge market school border river harvest budget minister student factory railway museum drought election tariff'.split(
    ' ',
  )

/** An invented article, the same for the same number. */
export function makeArticle(index: number, given: Partial<Article> = {}): Article {
  const random = seeded(index)
  const country = Math.floor(random() * countries.length)
  const pick = (): string => words[Math.floor(random() * random() * words.length)] ?? ''
  const parsed = parseArticle(
    {
      link: `https://outlet-${country}.example/${index}`,
      outlet: `outlet-${country}`,
      country: countries[country],
      language: 'en',
      published: new Date(Date.UTC(2024, 0, 1) + random() * 730 * 86_400_000).toISOString(),
      timeZone: 'Asia/Bishkek',
      title: `${pick()} ${pick()} ${index}`,
      text: Array.from({ length: 30 }, pick).join(' '),
      ...given,
    },
    Date.UTC(2026, 0, 10),
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault))
  return parsed.value
}

/** Articles from one number to before another. */
export function makeArticles(from: number, to: number): Article[] {
  return Array.from({ length: to - from }, (_, index) => makeArticle(from + index))
}
