import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differenceOf } from './difference.ts'
import { parseListText, printListText } from './list-text.ts'
import { listKey } from './revision.ts'
import { shippedConcepts } from './shipped.ts'

test('a list is words, phrases, words near others, and what does not mean it', () => {
  const text = 'youth, "young people"\nteen, teenager NEAR/5 school\n\n- youth hostel\n'
  expect(parseListText(text, 'en')).toEqual({
    list: {
      words: ['youth', 'young people'],
      near: [{ words: ['teen', 'teenager'], to: ['school'], within: 5 }],
      except: ['youth hostel'],
    },
    faults: [],
  })
})

test('commas, dashes, quotation marks and NEAR are those of the editor’s keyboard', () => {
  expect(parseListText('青年，年轻人、「大学生」\n学生 邻近/3 毕业\n－青年旅舍', 'zh-Hans').list).toEqual({
    words: ['青年', '年轻人', '大学生'],
    near: [{ words: ['学生'], to: ['毕业'], within: 3 }],
    except: ['青年旅舍'],
  })
  expect(parseListText('جوانان، نوجوان', 'fa').list).toEqual({ words: ['جوانان', 'نوجوان'] })
}) // prettier-ignore

describe('a line that cannot be read says where and what was expected', () => {
  test.each([
    ['youth\n, teen', 2, 1, 'concept.line-no-word', ','],
    ['youth, !!!', 1, 8, 'concept.line-no-word', '!!!'],
    ['"young people', 1, 1, 'concept.line-unclosed', '"young people'],
    ['teen NEAR/5', 1, 6, 'concept.line-near', 'NEAR/5'],
    ['teen NEAR/500 school', 1, 6, 'concept.line-distance', 'NEAR/500'],
    ['teen NEAR/x school', 1, 6, 'concept.line-distance', 'NEAR/x'],
    ['a NEAR b NEAR c', 1, 10, 'concept.line-near', 'NEAR'],
    ['youth OR teen', 1, 7, 'concept.line-operator', 'OR'],
    ['- hostel NEAR/2 youth', 1, 10, 'concept.line-operator', 'NEAR/2'],
    ['= youth OR\nteen)', 2, 5, 'concept.line-query', ')'],
    ['= country:kg', 1, 2, 'concept.line-query', ''],
    ['  \n', 1, 1, 'concept.line-none', ''],
    ['- hostel', 1, 1, 'concept.line-none', ''],
  ])('%j', (text, line, position, code, found) => {
    const { list, faults } = parseListText(text, 'en')
    expect(list).toBeUndefined()
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({ line, position, code, found })
  })

  test('and every faulty line is named, not the first alone', () => {
    const { faults } = parseListText('youth\nteen OR boy\ngirl\n"x', 'en')
    expect(faults.map(({ line }) => line)).toEqual([2, 4])
  })
})

test('every list that comes along is the same after it was written out and read again', () => {
  for (const { lists } of shippedConcepts)
    for (const [language, list] of Object.entries(lists)) {
      const again = parseListText(printListText(list), language)
      expect(again.faults).toEqual([])
      expect(listKey(again.list)).toBe(listKey(list))
    }
})

test('whatever is typed is read or has faults, and what was read is read again', () => {
  const typed = fc.string({
    maxLength: 60,
    unit: fc.constantFrom(...Array.from('ab ,-"NEAR/5\nOR=«»()')),
  })
  fc.assert(
    fc.property(typed, fc.constantFrom('en', 'zh-Hans'), (text, language) => {
      const { list, faults } = parseListText(text, language)
      expect(list === undefined).toBe(faults.length > 0)
      if (list === undefined) return
      expect(listKey(parseListText(printListText(list), language).list)).toBe(listKey(list))
    }),
    { numRuns: 500 },
  )
})

test('two versions differ by lines, whatever their order', () => {
  const before = { definition: 'Young people', lists: { en: { words: ['youth', 'teen'] }, ru: { words: ['юноша'] } } } // prettier-ignore
  const after = { definition: 'Young people', lists: { en: { words: ['teen', 'girl'] } } }
  expect(differenceOf(before, after)).toEqual({
    lists: [
      { language: 'ru', added: [], removed: ['юноша'] },
      { language: 'en', added: ['girl'], removed: ['youth'] },
    ],
  })
})

test('a text of faults alone, or of words without end, is answered with the first 200 faults', () => {
  expect(parseListText(','.repeat(300_000), 'en').faults).toHaveLength(200)
  expect(parseListText('a NEAR\n'.repeat(50_000), 'en').faults).toHaveLength(200)
  expect(parseListText('aa,'.repeat(333_000), 'en')).toMatchObject({ list: { words: ['aa'] } })
  const words = Array.from({ length: 150_000 }, (_, at) => `w${at}`)
  expect(parseListText(words.join(','), 'en').faults).toMatchObject([
    { code: 'concept.line-too-many' },
  ])
})
