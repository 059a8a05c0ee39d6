import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lettered, letterOf, markText, type Finding } from './finding-mark.ts'

const lost: Finding = {
  field: 'p2',
  code: 'quantity.bound-lost',
  data: { source: 'более 80 процентов', text: '80 пайызы' },
  blocks: true,
}
const headline: Finding = { field: 'headline', code: 'draft.headline-missing', blocks: true }

function letters(language: string): string[] {
  return lettered([lost, headline], ['headline', 'p1', 'p2'], language).map(
    ({ letter, code }) => `${letter} ${code}`,
  )
}

test('findings are lettered in the order of the text, in the reader’s letters', () => {
  expect(letters('ky')).toEqual(['а draft.headline-missing', 'б quantity.bound-lost'])
  expect(letters('zh-Hans')[0]).toBe('甲 draft.headline-missing')
  expect(letterOf(27, 'en')).toBe('bb')
})

test('a finding marks its place in the source and in the text', () => {
  const marks = lettered([lost], ['p2'], 'ky')
  expect(markText('По их словам, более 80 процентов записей', marks, 'source')).toMatchObject([
    { text: 'По их словам, ' },
    { text: 'более 80 процентов', mark: { letter: 'а' } },
    { text: ' записей' },
  ])
  expect(markText('жазуулардын 80 пайызы мурда', marks, 'text')[1]).toMatchObject({
    text: '80 пайызы',
  })
})

test('two findings on the same words mark two places, never one inside the other', () => {
  const twice = lettered(
    [
      { field: 'p1', code: 'a', data: { text: '12' }, blocks: false },
      { field: 'p1', code: 'b', data: { text: '12' }, blocks: false },
    ],
    ['p1'],
    'en',
  )
  expect(markText('12 of 12', twice, 'text').map(({ mark }) => mark?.letter)).toEqual([
    'a',
    undefined,
    'b',
  ])
})

test('the marked pieces joined are the text', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (text, sought) => {
      const marks = lettered(
        sought.map((one) => ({ field: 'p1', code: 'x', data: { text: one }, blocks: false })),
        ['p1'],
        'en',
      )
      expect(
        markText(text, marks, 'text')
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
