import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { slicePage, type Stretch } from './page-slice.ts'

type Word = Stretch & { readonly text: string }

/** The words of a page's lines, parted by two blanks or more. */
function rowsOf(lines: readonly string[]): Word[][] {
  return lines.map((line) =>
    Array.from(line.matchAll(/\S+(?: \S+)*/gu), ({ 0: text, index }) => ({
      x: index,
      end: index + text.length,
      text,
    })),
  )
}

const textOf = (lines: readonly string[]): string[] =>
  slicePage(rowsOf(lines)).map((slice) => slice.flat().map(({ text }) => text).join('|')) // prettier-ignore

test('a headline over two columns is read before them, a column beside it after', () => {
  const page = [
    '          A HEADLINE OVER TWO COLUMNS               Another head',
    'the left one        the mid one',
    'the left two        the mid two                     the side one',
    'the left three      the mid three                   the side two',
    'the left four       the mid four                    the side three',
    'the left five       the mid five                    the side four',
  ]
  expect(textOf(page)).toEqual([
    'A HEADLINE OVER TWO COLUMNS',
    'the left one|the left two|the left three|the left four|the left five',
    'the mid one|the mid two|the mid three|the mid four|the mid five',
    'Another head|the side one|the side two|the side three|the side four',
  ])
})

test('a rubric that stands alone over several columns is read before them all', () => {
  const page = [
    'old left one       old right one',
    'old left two       old right two',
    'old left three     old right three',
    '',
    '              Rubric',
    'new left one       new right one',
    'new left two       new right two',
    'new left three     new right three',
  ]
  const read = textOf(page).join('|').split('|')
  expect(read.indexOf('Rubric')).toBeGreaterThan(read.indexOf('old right three'))
  expect(read.indexOf('Rubric')).toBeLessThan(read.indexOf('new left one'))
})

test('every stretch of a page is read, and none twice', () => {
  const line = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 20 })), { maxLength: 5 })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const rows = lines.map((gaps) => {
        let at = 0
        return gaps.map(([gap, length]): Stretch => {
          const x = at + gap + 2
          at = x + length + 1
          return { x, end: at }
        })
      })
      const read = slicePage(rows).flatMap((slice) => slice.flat())
      expect(read.length).toBe(rows.flat().length)
      expect(new Set(read)).toEqual(new Set(rows.flat()))
    }),
    { numRuns: 200 },
  )
})
