import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineSpans } from './concept-line.ts'

test.each([
  ['young people, teen', ['word:young people', 'comma:,', 'word: teen']],
  ['- youth hostel', ['dash:-', 'except: youth hostel']],
  ['teen NEAR/8 school, work', ['word:teen ', 'operator:NEAR/8', 'beside: school', 'comma:,', 'beside: work']],
  ['学生 邻近/3 毕业', ['word:学生 ', 'operator:邻近/3', 'beside: 毕业']],
  ['"rock, roll" band', ['word:"rock, roll" band']],
  ['جوانان، نوجوان', ['word:جوانان', 'comma:،', 'word: نوجوان']],
])('%j shows words, exclusions and neighbours apart', (line, spans) => {
  expect(lineSpans(line, false).map(({ is, text }) => `${is}:${text}`)).toEqual(spans)
}) // prettier-ignore

test('nothing that was typed is lost or moved by showing it', () => {
  const typed = fc.string({ unit: fc.constantFrom(...Array.from('ab -,"«»“”NEAR/8 、')) })
  fc.assert(
    fc.property(typed, (line) => {
      const shown = lineSpans(line, false).map(({ text }) => text)
      expect(shown.join('')).toBe(line)
    }),
  )
})
