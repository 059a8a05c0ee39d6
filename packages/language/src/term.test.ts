import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { query, queryTerms, terms } from './term.ts'

/** While somebody types, in a list of texts of all languages. */
function finds(typed: string, text: string): boolean {
  const there = terms(text, 'und')
  const { exact, prefix } = queryTerms(typed)
  return (
    exact.every((term) => there.includes(term)) &&
    (prefix === undefined || there.some((term) => term.startsWith(prefix)))
  )
}

/** Asked in the language of the text. */
function isFound(asked: string, text: string, language: string): boolean {
  const there = new Set(terms(text, language))
  return query(asked, language).every((term) => there.has(term))
}

describe('a search finds', () => {
  test.each([
    ['Chinese inside running text', '人工智能', '世界人工智能大会在上海开幕'],
    ['one Chinese character', '湖', '伊塞克湖畔'],
    ['Chinese beside Latin letters', 'AI 大会', '2026年AI大会'],
    ['Chinese in traditional characters', '台湾问题', '臺灣問題'],
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
    ['a Kazakh word with a Latin i', 'тіл ', 'тiл'],
    ['a Latin name that was given a Cyrillic ending', 'covid ', 'COVIDдин айынан'],
    ['a Latin name of look-alikes with an ending', 'koica ', 'KOICAнын долбоору'],
    ['a Latin name with a Cyrillic letter in it', 'Toshkent ', 'Тoshkent shahri'],
    ['Hindi with or without the nukta', 'ज़रूरत ', 'जरूरत'],
    ['Uzbek with any apostrophe', "o'zbek ", 'Oʻzbek tili'],
    ['an Uzbek word that ends in gʻ', 'togʻ ', "tog' yoʻli"],
    ['an English possessive', 'china ', 'China’s press'],
    ['a Latin letter with a diacritic', 'cafe ', 'Café'],
  ])('%s', (_rule, typed, text) => {
    expect(finds(typed, text)).toBe(true)
  })
})

test('signs that mean nothing part no Chinese word', () => {
  for (const text of ['人工\u200B智能', '人\u{E0100}工智能', '人工\u2060智\u0301能']) {
    expect(terms(text, 'zh-Hans')).toEqual(terms('人工智能', 'zh-Hans'))
  }
})

test('half a surrogate pair takes no letter with it', () => {
  expect(terms('\uD800мектеп мек\uD800теп', 'und')).toEqual(['мектеп', 'мек', 'теп'])
})

describe('a search does not find', () => {
  test.each([
    ['another Chinese word with the same characters', '能智', '人工智能'],
    ['a word when only its beginning is there and the query has ended it', 'Биш ', 'Бишкек'],
    ['и for й', 'мой ', 'мои друзья'],
    ['a Latin word by its Cyrillic look-alike', 'сор ', 'cop'],
    ['3.5 for 35', '35 ', '3,5 млрд'],
  ])('%s', (_rule, typed, text) => {
    expect(finds(typed, text)).toBe(false)
  })
})

describe('asked in the language of the text, any form of a word finds any other', () => {
  test.each([
    ['ky', 'шайлоо мыйзамы', 'Шайлоодогу мыйзамдардын сакталышын текшеришти'],
    ['kk', 'мектеп салу', 'Ауылда жаңа мектептер салынды'],
    ['uz', 'maktab qurish', 'Tumanda maktablar qurildi'],
    ['uz', 'shahar', 'Шаҳарнинг янги кўчалари'],
    ['ru', 'подписать соглашение', 'Стороны подписали соглашения о поставках'],
    ['be', 'горад дарога', 'У гарадах рамантуюць дарогі'],
    ['tg', 'китоби нав', 'Китобҳои навро ба мактабҳо доданд'],
    ['fa', 'کتاب نوشت', 'کتاب‌های تازه‌ای می‌نویسند'],
    ['ur', 'لڑکا کتاب', 'لڑکوں نے کتابیں خریدیں'],
    ['hi', 'लड़का किताब', 'लड़कों ने किताबें खरीदीं'],
    ['en', 'election', 'The elections were held'],
    ['zh-Hans', '人工智能', '世界人工智慧與人工智能大會'],
  ])('%s: %s', (language, asked, text) => {
    expect(isFound(asked, text, language)).toBe(true)
  })
})

test('terms come in the order of the text, as often as they are in it', () => {
  expect(terms('Бишкекте 2026-жылы, Бишкекте!', 'ky')).toEqual(['бишкек', '2026', 'жыл', 'бишкек'])
})

test('words in another script than the language are folded and not stemmed', () => {
  expect(terms('Turkish Airlines учактары', 'ky')).toEqual(['turkish', 'airlines', 'учак'])
})

test('a query that has no word in it asks for nothing', () => {
  expect(queryTerms(' — «» ')).toEqual({ exact: [] })
  expect(query(' — «» ', 'ru')).toEqual([])
})

test('every text is found by itself, and no term is too long for the index', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(finds(text, text)).toBe(true)
      for (const term of terms(text, 'und')) expect(Buffer.byteLength(term)).toBeLessThan(2046)
    }),
  )
})

test('in every language too', () => {
  const languages = constantFrom('ky', 'kk', 'uz', 'ru', 'be', 'tg', 'fa', 'ur', 'hi', 'en', 'zh')
  const letters = constantFrom(
    ...'аоуыиелнргдтксбмқөүіяёЁабв کابهیرودنमकानोंाेabgoʻ’ 2٣,中國国'.split(''),
  )
  assert(
    property(languages, string({ unit: letters, maxLength: 60 }), (language, text) => {
      expect(isFound(text, text, language)).toBe(true)
    }),
  )
})
