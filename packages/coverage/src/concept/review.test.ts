import * as fc from 'fast-check'
import { terms } from '@suyab/language/term'
import { expect, test } from 'vitest'
import type { ConceptDocument } from './concept.ts'
import { remarksOn, type ConceptRemark } from './review.ts'

function concept(words: readonly string[], except: readonly string[] = []): ConceptDocument {
  const lists = { en: { words: [...words], except: [...except] } }
  return { id: 'one', version: 1, names: { en: 'One' }, definition: 'One', lists, calibration: {} }
}

/** Each with each, as the remarks are defined. */
function plainRemarks(words: readonly string[], except: readonly string[]): ConceptRemark[] {
  const language = 'en'
  const keyOf = (word: string): string => ` ${terms(word, language).join(' ')} `
  const isFirst = (word: string, at: number): boolean =>
    words.findIndex((other) => keyOf(other) === keyOf(word)) === at
  const distinct = words.filter(isFirst)
  const twice = words.flatMap((word, at): ConceptRemark[] => {
    const before = words.find((other) => keyOf(other) === keyOf(word))!
    return isFirst(word, at)
      ? []
      : [{ code: 'concept.word-twice', language, words: [before, word] }]
  })
  const idle = distinct.flatMap((word): ConceptRemark[] => {
    const by = distinct.find((other) => other !== word && keyOf(word).includes(keyOf(other)))
    return by === undefined ? [] : [{ code: 'concept.word-idle', language, word, by }]
  })
  const excluded = except.flatMap((word): ConceptRemark[] => [
    ...(words.some((own) => keyOf(word).includes(keyOf(own)))
      ? []
      : [{ code: 'concept.except-idle', language, word } as const]),
    ...words
      .filter((own) => keyOf(own).includes(keyOf(word)))
      .map((own) => ({ code: 'concept.word-excluded', language, word: own }) as const),
  ])
  return [...twice, ...idle, ...excluded]
}

test('remarks are those that comparing each word with each would make', () => {
  const phrase = fc
    .array(fc.constantFrom('red', 'blue', 'green', 'Reds'), { minLength: 1, maxLength: 4 })
    .map((some) => some.join(' '))
  fc.assert(
    fc.property(fc.uniqueArray(phrase, { maxLength: 12 }), fc.uniqueArray(phrase, { maxLength: 6 }), (words, except) => {
      expect(remarksOn(concept(words, except), ['en'])).toEqual(plainRemarks(words, except))
    }),
    { numRuns: 500 },
  ) // prettier-ignore
})

// Each with each, these would be thousands of millions of comparisons.
const many = 60_000

test('a list without end is not compared each with each', () => {
  const words = Array.from({ length: many }, (_, at) => `w${at}`)
  expect(remarksOn(concept(words), ['en'])).toEqual([])
  const last = `x w${many - 1} y`
  expect(remarksOn(concept([...words, last], [`w${many - 1} y z`]), ['en'])).toEqual([
    { code: 'concept.word-idle', language: 'en', word: last, by: `w${many - 1}` },
  ])
})

test('a list of which nothing can be meant has 200 remarks', () => {
  const spellings = Array.from({ length: 1000 }, (_, at) =>
    Array.from('abcdefghij', (letter, bit) => ((at >> bit) & 1 ? letter.toUpperCase() : letter)).join(''),
  ) // prettier-ignore
  expect(remarksOn(concept(['ab'], spellings), ['en'])).toHaveLength(200)
  expect(remarksOn(concept(spellings, spellings), ['en'])).toHaveLength(200)
})
