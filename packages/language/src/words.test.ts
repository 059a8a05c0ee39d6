import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordPieces } from './words.ts'

test('the pieces of a text are the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('zh-Hans', 'ky', 'ur'),
      (text, tag) => {
        expect(
          wordPieces(text, tag)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      },
    ),
  )
})

test('words are found where a language writes no spaces', () => {
  const words = wordPieces('乡村学校开办兴趣班。', 'zh-Hans').filter((piece) => piece.word)
  expect(words.length).toBeGreaterThan(2)
  expect(words.map((piece) => piece.text)).toContain('学校')
})
