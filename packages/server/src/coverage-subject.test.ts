import { expect, test } from 'vitest'
import { subjectOf } from './coverage-subject.ts'

const youth = { id: 'youth', names: { en: 'Youth', ru: 'Молодёжь' } }
const ai = { id: 'artificial-intelligence', names: { en: 'Artificial intelligence', ky: 'Жасалма интеллект' } } // prettier-ignore

test.each([
  [
    'concept:youth@2 duplicates:once',
    [youth],
    undefined,
    { en: 'Youth', ru: 'Молодёжь' },
  ],
  [
    'concept:artificial-intelligence@1 AND concept:youth@1 country:KG',
    [ai, youth],
    undefined,
    { en: 'Artificial intelligence AND Youth country:KG' },
  ],
  ['bridge OR "new road" duplicates:all', [], undefined, { ky: 'bridge OR "new road"' }],
  ['concept:youth@2', [youth], 'Жаштар', { ky: 'Жаштар' }],
])('a figure of %s is of what its reader would call it', (query, concepts, name, subject) => {
  expect(subjectOf(query, concepts, { name, language: 'ky' })).toEqual(subject)
}) // prettier-ignore
