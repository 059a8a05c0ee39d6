import { expect, test } from 'vitest'
import {
  formatMessage,
  messageParts,
  placeholdersOf,
  pluralCategories,
  pluralCategory,
} from './message.ts'

const files = {
  one: '{count} файл',
  few: '{count} файла',
  many: '{count} файлов',
  other: '{count} файла',
}

test.each([
  [1, '1 файл'],
  [3, '3 файла'],
  [11, '11 файлов'],
  [21, '21 файл'],
  [1420, '1 420 файлов'],
])('Russian counts %i as "%s"', (count, expected) => {
  expect(formatMessage(files, { count }, 'ru').replaceAll(/\s/g, ' ')).toBe(expected)
})

test('Kyrgyz and Tajik have plurals of their own, wherever it runs', () => {
  expect([0, 1, 2, 21].map((count) => pluralCategory('ky', count))).toEqual([
    'other',
    'one',
    'other',
    'other',
  ])
  expect([0, 1, 2].map((count) => pluralCategory('tg', count))).toEqual(['one', 'one', 'other'])
  expect(pluralCategories('zh-Hans')).toEqual(['other'])
})

test('a form that a language lacks falls back to the one for everything else', () => {
  expect(formatMessage({ other: '{count}条' }, { count: 1 }, 'zh-Hans')).toBe('1条')
})

test('a placeholder without a value is left to be seen', () => {
  expect(formatMessage('{who} is here', {}, 'en')).toBe('{who} is here')
})

test('a value that looks like a placeholder is not read again', () => {
  expect(formatMessage('{a} and {b}', { a: '{b}', b: 'x' }, 'en')).toBe('{b} and x')
})

test('parts keep their place in the sentence, and placeholders are named once', () => {
  const bold = { bold: true }
  expect(messageParts<typeof bold>('a {x} b', { x: bold }, 'en')).toEqual(['a ', bold, ' b'])
  expect(placeholdersOf({ one: '{count} {x}', other: '{count} {y} {x}' })).toEqual([
    'count',
    'x',
    'y',
  ])
})
