import { describe, expect, test } from 'vitest'
import { comparerFor } from './collation.ts'
import { profileOf, quoted } from './profile.ts'
import { directionOf, exchangeLanguages, scriptOf } from './tag.ts'

test.each(exchangeLanguages)('%s has a row that agrees with its tag', (tag) => {
  expect(profileOf(tag)).toMatchObject({
    tag,
    script: scriptOf(tag),
    direction: directionOf(tag),
  })
})

test.each([
  ['uz-Cyrl-UZ', 'uz-Cyrl'],
  ['uz', 'uz'],
  ['zh-TW', 'zh-Hant'],
  ['zh', 'zh-Hans'],
  ['zh_CN', 'zh-Hans'],
  ['fa-AF', 'fa'],
  ['KY-kg', 'ky'],
  ['tr', undefined],
])('the row of %s is %s', (tag, row) => {
  expect(profileOf(tag)?.tag).toBe(row)
})

test('a quotation within a quotation has the inner marks', () => {
  expect(quoted(`Ал ${quoted('ооба', 'ky', 1)} деди`, 'ky')).toBe('«Ал „ооба“ деди»')
  expect(quoted('好', 'zh-Hant')).toBe('「好」')
})

describe('a list is sorted as the dictionary of its language is', () => {
  test.each([
    ['ky', ['нан', 'ңң', 'окуу', 'өлкө', 'пахта', 'ус', 'үй', 'фарш']],
    ['kk', ['ала', 'әже', 'бал', 'газ', 'ғалым', 'кітап', 'қала', 'ұя', 'үй', 'һәм', 'ыдыс', 'іс']],
    ['tg', ['гап', 'ғам', 'дил', 'иқлим', 'ӣ', 'йод', 'ҳаво', 'чой', 'ҷаҳон', 'шаҳр']],
    ['uz', ['olma', 'sabr', 'uzum', 'zar', 'oʻrik', 'gʻoz', 'shahar', 'choy']],
    ['uz-Cyrl', ['аср', 'ём', 'ой', 'юлдуз', 'яхши', 'ўрик', 'қиш', 'ғоз', 'ҳаво']],
    ['be', ['ежа', 'ёлка', 'жук', 'зіма', 'ім', 'йод', 'уль', 'ўсход', 'фарба']],
    ['ru', ['ёж', 'ель', 'жук']],
    ['ky', ['№ 5', '2-орун', '10-орун', 'Бишкек', 'бишкектик', 'Wi-Fi']],
  ])('%s: %j', (language, sorted) => {
    expect(sorted.toReversed().toSorted(comparerFor(language))).toEqual(sorted)
  })

  test('the digraph counts as one letter whichever apostrophe it is written with', () => {
    expect(['o’rik', 'zar', "g'oz"].toSorted(comparerFor('uz'))).toEqual(['zar', 'o’rik', "g'oz"])
  })
})
