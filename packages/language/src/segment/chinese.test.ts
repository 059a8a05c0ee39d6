import fc from 'fast-check'
import { expect, test } from 'vitest'
import { query, terms } from '../term.ts'
import { chineseWords } from './chinese.ts'

function finds(asked: string, text: string): boolean {
  const found = new Set(terms(text, 'zh-Hans'))
  const wanted = query(asked, 'zh-Hans')
  return wanted.length > 0 && wanted.every((term) => found.has(term))
}

test('the words of Chinese are those of a dictionary', () => {
  expect(chineseWords('外交部在比什凯克宣布。')).toEqual(['外交部', '在', '比什凯克', '宣布'])
  expect(chineseWords('AI 大会 2026')).toEqual(['大会'])
})

test('index terms are in the order of the text', () => {
  expect(terms('国家庭院', 'zh-Hans')).toEqual(['国', '国家', '家', '庭', '庭院', '院'])
})

test.each([
  ['智能', '人工智能大会开幕'],
  ['人工智能', '第三届人工智能大会'],
  ['能源', '国家能源局发布数据'],
  ['阿坦巴耶娃', '记者阿坦巴耶娃报道'],
  ['水', '洪水已经退去'],
])('%s is found in %s', (query, text) => {
  expect(finds(query, text)).toBe(true)
})

test('a word is not found across the border of two others', () => {
  expect(finds('家庭', '国家庭院整修一新')).toBe(false)
})

test('a text is found while its last word is still being typed', () => {
  expect(finds('量子计', '量子计算机投入使用')).toBe(true)
})

const chinese = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from('国家庭院人工智能大会在北京举行吉尔吉斯斯坦总统的了和水𠀀々')),
      fc.constantFrom(' ', '，', 'A', '7'),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

test('every text is found by itself', () => {
  fc.assert(
    fc.property(chinese, (text) => {
      const found = new Set(terms(text, 'zh-Hans'))
      expect(query(text, 'zh-Hans').filter((term) => !found.has(term))).toEqual([])
    }),
  )
})

test('words hold every character of the runs, once and in order', () => {
  fc.assert(
    fc.property(chinese, (text) => {
      expect(chineseWords(text).join('')).toBe(text.replaceAll(/[ ，A7]/g, ''))
    }),
  )
})
