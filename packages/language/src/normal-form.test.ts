import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { identify } from './identify.ts'
import { latinOf, spokenPinyin, uzbekLatin } from './name.ts'
import { normalForm } from './normal-form.ts'
import { terms } from './term.ts'
import { findTerms, indexTerms } from './termbase.ts'

test('a text as people write it has the normal form of Unicode', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(normalForm(text, 'NFC')).toBe(text.normalize('NFC'))
      expect(normalForm(text, 'NFKC')).toBe(text.normalize('NFKC'))
    }),
  )
})

test('no letter of a long text carries more than thirty marks', () => {
  expect(normalForm(`a${'\u0331'.repeat(999)}b`, 'NFD')).toBe(`a${'\u0331'.repeat(30)}b`)
})

const heaps = {
  'marks in two orders': 'а' + '\u0301\u0316'.repeat(100_000),
  'marks of half-width kana': 'а' + '\u0301\uFF9E'.repeat(100_000),
  'marks on a number': '1' + '\u0301\u0316'.repeat(100_000),
}
const index = indexTerms({
  title: '',
  language: 'en',
  concepts: [{ id: 'one', terms: [{ text: 'а', language: 'ru', status: 'preferred' }] }],
})

test.each(Object.entries(heaps))(
  'two hundred thousand %s take no longer than letters',
  (_name, text) => {
    const start = performance.now()
    identify(text)
    terms(text, 'ru')
    findTerms(text, 'ru', index)
    latinOf(text, 'ru-bgn')
    uzbekLatin(text)
    spokenPinyin(text)
    // Sorted as they are, they would take minutes.
    expect(performance.now() - start).toBeLessThan(10_000)
  },
)
