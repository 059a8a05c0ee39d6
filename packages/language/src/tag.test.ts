import { expect, test } from 'vitest'
import { languageName, ownLanguageName, regionName } from './display-name.ts'
import { directionOf, exchangeLanguages, isIn, pickLanguage, pickText } from './tag.ts'

test.each([
  ['fa', 'rtl'],
  ['ur-PK', 'rtl'],
  ['uz', 'ltr'],
  ['uz-Arab', 'rtl'],
  ['az-Cyrl', 'ltr'],
  ['ks-Deva', 'ltr'],
  ['zh-Hans', 'ltr'],
  ['prs', 'rtl'],
  ['uz-AF', 'rtl'],
  ['pa-PK', 'rtl'],
  ['ug_CN', 'rtl'],
  ['no tag', 'ltr'],
  ['', 'ltr'],
])('%s runs %s', (tag, direction) => {
  expect(directionOf(tag)).toBe(direction)
})

test('a variety is in its language, not the other way round', () => {
  expect(isIn('zh-Hans', 'zh')).toBe(true)
  expect(isIn('zh', 'zh-Hans')).toBe(false)
  expect(isIn('kyx', 'ky')).toBe(false)
})

test('a reader gets the first wished language that there is', () => {
  expect(pickLanguage(['kk', 'ky-KG', 'en'], ['en', 'ky'])).toBe('ky')
  expect(pickLanguage(['zh-CN'], ['ru', 'zh-Hans'])).toBe('zh-Hans')
  expect(pickLanguage(['hi'], ['ru', 'en'])).toBe('ru')
  expect(pickText({ ru: 'Степной', ky: 'Талаа' }, ['ky'])).toEqual({
    text: 'Талаа',
    language: 'ky',
  })
  expect(pickText({}, ['ky'])).toBeUndefined()
})

test('the desk’s languages name all eleven without a tag left over', () => {
  for (const reader of ['zh-Hans', 'ru', 'ky', 'en']) {
    const names = exchangeLanguages.map((tag) => languageName(tag, reader))
    expect(new Set(names).size).toBe(11)
    for (const tag of exchangeLanguages) expect(names).not.toContain(tag)
  }
  expect(exchangeLanguages.map(ownLanguageName)).toContain('Кыргызча')
})

test('house style goes before what the platform says', () => {
  expect(regionName('KG', 'ru')).toBe('Кыргызстан')
  expect(regionName('kg', 'ky')).toBe('Кыргызстан')
  expect(languageName('ky', 'zh-Hans')).toBe('吉尔吉斯文')
})

test('what is no language or country stands for itself', () => {
  expect(languageName('not a tag', 'en')).toBe('not a tag')
  expect(regionName('??', 'en')).toBe('??')
})
