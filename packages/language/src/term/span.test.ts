import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { terms } from '../term.ts'
import { termSpans } from './span.ts'

test.each([
  ['ky', 'Бишкекте 2026-жылы', ['Бишкекте', '2026', 'жылы']],
  [
    'zh-Hans',
    '发展人工智能，',
    ['发', '发展', '展', '人', '人工', '工', '工智', '智', '智能', '能'],
  ],
  ['zh-Hans', '人工\u200c智', ['人', '人工\u200c', '工\u200c', '工\u200c智', '智']],
  ['zh-Hans', 'AI時代', ['AI', '時', '時代', '代']],
  ['fa', 'هوش مصنوعی،', ['هوش', 'مصنوعی']],
  ['hi', '«युवा» रोज़गार', ['युवा', 'रोज़गार']],
  ['uz', 'togʻ, oʻzbek', ['togʻ', 'oʻzbek']],
  ['en', 'the ﬁrst ½ of Ｇ７', ['the', 'ﬁrst', '½', '½', 'of', 'Ｇ７']],
  ['ur', 'ﷺ اور', ['ﷺ', 'ﷺ', 'ﷺ', 'ﷺ', 'اور']],
])('in %s every term of “%s” stands for its own part of the text', (language, text, parts) => {
  expect(termSpans(text, language).map(({ start, end }) => text.slice(start, end))).toEqual(parts)
})

test('the terms with places are the terms of the text, in order, within it', () => {
  const some = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom('人工', '智能', ' ', 'gʻ', 'ʻ', 'жаш', '3,5', 'е\u0301', '\u200c', 'ﬁ', 'AI')).map((parts) => parts.join('')),
  ) // prettier-ignore
  fc.assert(
    fc.property(some, fc.constantFrom('zh-Hans', 'uz', 'ky', 'fa', 'und'), (text, language) => {
      const spans = termSpans(text, language)
      expect(spans.map(({ term }) => term)).toEqual(terms(text, language))
      let before = 0
      for (const { start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(before)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        before = start
      }
    }),
    { numRuns: 500 },
  )
})
