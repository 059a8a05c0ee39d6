import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { queryTerms, terms } from './term.ts'

function finds(query: string, text: string): boolean {
  const there = terms(text, 'und')
  const { exact, prefix } = queryTerms(query, 'und')
  return (
    exact.every((term) => there.includes(term)) &&
    (prefix === undefined || there.some((term) => term.startsWith(prefix)))
  )
}

describe('a search finds', () => {
  test.each([
    ['Chinese inside running text', '人工智能', '世界人工智能大会在上海开幕'],
    ['one Chinese character', '湖', '伊塞克湖畔'],
    ['Chinese beside Latin letters', 'AI 大会', '2026年AI大会'],
    ['another case', 'бишкек ', 'БИШКЕК шаары'],
    ['ё written as е', 'самолет ', 'Самолёт приземлился'],
    ['a word being typed', 'Ысык-Кө', 'Ысык-Көлдө форум өтөт'],
    ['a stressed vowel', 'замок ', 'За́мок на горе'],
    ['Arabic ya and kaf in Persian', 'کتابی ', 'كتابي'],
    ['Arabic with vowel marks', 'سلام ', 'سَلَامٌ'],
    ['Persian with a zero-width non-joiner', 'میرود ', 'او می‌رود'],
    ['Urdu he in either form', 'شہر ', 'شهر'],
    ['Persian digits', '2026 ', 'سال ۲۰۲۶'],
    ['Devanagari digits', '150 ', 'कुल १५० लोग'],
    ['full-width digits and letters', 'AI 2026 ', 'ＡＩ２０２６ ＡＩ ２０２６'],
    ['a number with separators', '1234567 ', '1,234,567 people'],
    ['a number grouped by lakhs', '1234567 ', '12,34,567 लोग'],
    ['a decimal comma', '3.5 ', '3,5 млрд'],
    ['Latin look-alikes inside a Cyrillic word', 'союз ', 'Coюз'],
    ['Hindi with or without the nukta', 'ज़रूरत ', 'जरूरत'],
    ['Uzbek with any apostrophe', "o'zbek ", 'Oʻzbek tili'],
    ['an English possessive', 'china ', 'China’s press'],
    ['a Latin letter with a diacritic', 'cafe ', 'Café'],
  ])('%s', (_rule, query, text) => {
    expect(finds(query, text)).toBe(true)
  })
})

describe('a search does not find', () => {
  test.each([
    ['another Chinese word with the same characters', '能智', '人工智能'],
    ['a word when only its beginning is there and the query has ended it', 'Биш ', 'Бишкек'],
    ['и for й', 'мой ', 'мои друзья'],
    ['a Latin name with a Cyrillic ending under a look-alike', 'СOVIDдин ', 'COVIDдин'],
    ['3.5 for 35', '35 ', '3,5 млрд'],
  ])('%s', (_rule, query, text) => {
    expect(finds(query, text)).toBe(false)
  })
})

test('a query that has no word in it asks for nothing', () => {
  expect(queryTerms(' — «» ', 'ru')).toEqual({ exact: [] })
})

test('every text is found by itself, and no term is too long for the index', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(finds(text, text)).toBe(true)
      for (const term of terms(text, 'und')) expect(Buffer.byteLength(term)).toBeLessThan(2046)
    }),
  )
})
