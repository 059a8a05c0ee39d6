import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignParagraphs } from './source-alignment.ts'

const bound = (...texts: (string | null)[]) =>
  texts.map((sourceText, index) => ({ field: `p${index + 1}`, sourceText }))

describe('a source that moved on, beside its draft', () => {
  test.each([
    ['unchanged', bound('a', 'b'), ['a', 'b'], ['p1 a', 'p2 b']],
    ['rewritten in the middle', bound('a', 'b', 'c'), ['a', 'B', 'c'], ['p1 a', 'p2 B <b', 'p3 c']],
    ['with a new beginning', bound('a', 'b'), ['n', 'a', 'b'], ['new n', 'p1 a', 'p2 b']],
    ['shortened', bound('a', 'b', 'c'), ['a', 'c'], ['p1 a', 'p2 - <b', 'p3 c']],
    ['turned around', bound('a', 'b'), ['b', 'a'], ['p1 - <a', 'p2 b', 'new a']],
    [
      'with a paragraph of our own',
      bound('a', null, 'b'),
      ['a', 'x', 'b'],
      ['p1 a', 'p2 -', 'new x', 'p3 b'],
    ],
    ['written anew', bound('a', 'b'), ['x', 'y', 'z'], ['p1 x <a', 'p2 y <b', 'new z']],
  ])('%s', (_rule, draft, source, expected) => {
    const aligned = alignParagraphs(draft, source).map(
      ({ field = 'new', sourceText, before }) =>
        `${field} ${sourceText ?? '-'}${before === undefined ? '' : ` <${before}`}`,
    )
    expect(aligned).toEqual(expected)
  })

  test('has all its paragraphs in their order, and the draft loses none of its own', () => {
    const text = constantFrom('a', 'b', 'c', 'd')
    assert(
      property(array(text, { maxLength: 12 }), array(text, { maxLength: 12 }), (old, fresh) => {
        const draft = bound(...old)
        const aligned = alignParagraphs(draft, fresh)
        expect(aligned.flatMap(({ sourceText }) => sourceText ?? [])).toEqual(fresh)
        expect(aligned.flatMap(({ field }) => field ?? [])).toEqual(draft.map(({ field }) => field))
      }),
    )
  })
})
