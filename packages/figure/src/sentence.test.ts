import { placeholdersOf, pluralCategories, type Message } from '@suyab/language/message'
import { exchangeLanguages } from '@suyab/language/tag'
import { expect, test } from 'vitest'
import { catalogue } from './catalogue.ts'
import { makeFigure, type Figure, type FigureParts } from './figure.ts'
import { sentenceOf, valueIn } from './sentence.ts'

function figure(over: Partial<FigureParts> = {}): Figure {
  const made = makeFigure({
    subject: { en: 'AI in the press', 'zh-Hans': '人工智能报道', ru: 'ИИ в прессе' },
    value: 1.721,
    unit: { kind: 'growth', decimals: 0 },
    base: { of: 'article', count: 5082, against: 5221 },
    interval: { low: 0.95, high: 2.2, level: 0.95 },
    source: {
      name: { en: 'Press archive', 'zh-Hans': '报刊库', ru: 'Архив прессы' },
      method: 'coverage.growth/1',
      query: { id: 'ai', version: 1, asked: 'concept:ai' },
      data: { version: 'a', at: '2026-01-02T20:00:00Z' },
    },
    warnings: [],
    ...over,
  })
  if (!made.ok) throw new Error(made.fault.code)
  return made.value
}

test.each([
  ['en', 'AI in the press: 72% more (95% confidence interval: 5% less to 120% more; base: 5,082 articles, compared with 5,221 articles). Source: Press archive, data as of 2 January 2026.'],
  ['zh-Hans', '人工智能报道：增加72%（95%置信区间：减少5%至增加120%；基数：5082篇报道，对比期5221篇报道）。来源：报刊库，数据截至2026年1月2日。'],
  ['ru', 'ИИ в прессе: больше на 72 % (доверительный интервал 95 %: меньше на 5 % – больше на 120 %; база: 5082 статьи, для сравнения: 5221 статья). Источник: Архив прессы, данные на 2 января 2026 г.'],
])('a figure says its value, interval, base and source in %s', (language, sentence) => {
  expect(sentenceOf(figure(), language).replaceAll(/\s/g, ' ')).toBe(sentence)
}) // prettier-ignore

test.each(exchangeLanguages)('no placeholder is left over in %s', (language) => {
  expect(sentenceOf(figure(), language)).not.toMatch(/[{}]|undefined|NaN/)
})

test.each(exchangeLanguages)(
  'every message in %s has the places and forms it needs',
  (language) => {
    const { nouns, ...words } = catalogue[language]
    const { nouns: theirs, ...english } = catalogue.en
    for (const [key, message] of Object.entries(words)) {
      const places = placeholdersOf(english[key as keyof typeof english]).sort()
      expect([key, ...placeholdersOf(message).sort()]).toEqual([key, ...places])
    }
    expect(Object.keys(nouns)).toEqual(Object.keys(theirs))
    const forms = pluralCategories(language)
    for (const message of Object.values<Message>(nouns)) {
      expect(placeholdersOf(message)).toEqual(['count'])
      // What has one form for every number says it once.
      const said = Object.keys(message)
      expect(said.length === 1 || forms.every((form) => said.includes(form))).toBe(true)
    }
  },
)

test('the day of the data is the one in the reader’s time zone', () => {
  expect(sentenceOf(figure(), 'en', 'Asia/Bishkek')).toContain('3 January 2026')
})

test('what was counted completely has no interval', () => {
  expect(sentenceOf(figure({ interval: null }), 'en')).not.toContain('interval')
})

test.each<[number, Parameters<typeof valueIn>[1], string, string]>([
  [0.7213, { kind: 'share', decimals: 1 }, 'fa', '۷۲٫۱ درصد'],
  [-0.031, { kind: 'points', decimals: 1 }, 'ru', '−3,1 п. п.'],
  [0.999, { kind: 'growth', decimals: 0 }, 'ky', 'өзгөрүү жок'],
  [0.6, { kind: 'growth', decimals: 0 }, 'hi', '40 प्रतिशत कम'],
  [21, { kind: 'count', of: 'outlet', decimals: 0 }, 'ru', '21 издание'],
  [2_000_000, { kind: 'count', of: 'article', decimals: 0 }, 'ru', '2 млн статей'],
  [20_000, { kind: 'count', of: 'article', decimals: 0 }, 'zh-Hans', '2万篇报道'],
  [41.26, { kind: 'mean', of: 'y', decimals: 1 }, 'en', '41.3 years'],
  [2.4, { kind: 'multiple', decimals: 1 }, 'ky', '2,4 эсе'],
])('%d as %j in %s is "%s"', (value, unit, language, said) => {
  expect(valueIn(value, unit, language).replaceAll(/\s/g, ' ')).toBe(said)
})
