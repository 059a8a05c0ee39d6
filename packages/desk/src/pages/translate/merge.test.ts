import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeTexts } from './merge.ts'

test('changes at different places both hold', () => {
  const base = 'The bus leaves at nine from the old square.'
  const theirs = 'The bus leaves at ten from the old square.'
  const mine = 'The bus leaves at nine from the new station.'
  expect(mergeTexts(base, theirs, mine, 'en')).toEqual({
    text: 'The bus leaves at ten from the new station.',
    overlaps: 0,
  })
})

test('a language without spaces merges by its words too', () => {
  const merged = mergeTexts(
    '班车九点从广场出发。',
    '班车十点从广场出发。',
    '班车九点从车站出发。',
    'zh-Hans',
  )
  expect(merged).toEqual({ text: '班车十点从车站出发。', overlaps: 0 })
})

test('where both changed the same place, both texts stand there and the place is counted', () => {
  const merged = mergeTexts('at nine today', 'at ten today', 'at eleven today', 'en')
  expect(merged.overlaps).toBe(1)
  expect(merged.text).toContain('ten')
  expect(merged.text).toContain('eleven')
})

const words = fc
  .array(fc.constantFrom('суу', 'жол', 'тоо', 'көл', 'эл', 'үн'), { maxLength: 12 })
  .map((list) => list.join(' '))

test('a text that only one of them changed is taken as it is', () => {
  fc.assert(
    fc.property(words, words, (base, changed) => {
      expect(mergeTexts(base, changed, base, 'ky').text).toBe(changed)
      expect(mergeTexts(base, base, changed, 'ky').text).toBe(changed)
      expect(mergeTexts(base, changed, changed, 'ky')).toEqual({ text: changed, overlaps: 0 })
    }),
  )
})

test('no word that either of them added is lost', () => {
  fc.assert(
    fc.property(words, words, words, (base, theirs, mine) => {
      const merged = new Set(mergeTexts(base, theirs, mine, 'ky').text.split(' '))
      const before = new Set(base.split(' '))
      for (const word of [...theirs.split(' '), ...mine.split(' ')]) {
        if (word !== '' && !before.has(word)) expect(merged).toContain(word)
      }
    }),
  )
})
