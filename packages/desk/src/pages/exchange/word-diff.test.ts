import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffParagraphs, diffWords, type DiffPiece } from './word-diff.ts'

function shown(pieces: readonly DiffPiece[]): string {
  const marks = { same: ['', ''], added: ['[+', ']'], removed: ['[-', ']'] } as const
  return pieces.map(({ text, change }) => marks[change][0] + text + marks[change][1]).join('')
}

const text = (side: string | DiffPiece[]): string =>
  typeof side === 'string' ? side : side.map((piece) => piece.text).join('')

describe('words', () => {
  test.each([
    [
      'ky',
      'аларга 1 240 окуучу жазылган',
      'аларга 1 420 окуучу жазылган',
      'аларга 1 [-240][+420] окуучу жазылган',
    ],
    ['en', 'the same words', 'the same words', 'the same words'],
    ['en', '', 'new', '[+new]'],
    ['en', 'old', '', '[-old]'],
  ])('%s: %s → %s', (language, older, newer, expected) => {
    expect(shown(diffWords(older, newer, language))).toBe(expected)
  })

  test('are found in Chinese, so that only what changed is marked', () => {
    const pieces = diffWords('近六成学生报名参加', '近八成学生报名参加', 'zh-Hans')
    const same = pieces.filter((piece) => piece.change === 'same')
    expect(text(same)).toContain('学生报名参加')
    expect(text(pieces.filter((piece) => piece.change === 'added'))).toContain('八')
  })

  test('what is the same or removed is the older text, what is the same or added the newer one', () => {
    const texts = fc.array(fc.constantFrom('学', '生', 'мектеп', ' ', 'ачылды', '1', '.'), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const pieces = diffWords(a.join(''), b.join(''), 'ky')
        const join = (leave: DiffPiece['change']): string =>
          pieces
            .filter((piece) => piece.change !== leave)
            .map((piece) => piece.text)
            .join('')
        expect(join('added')).toBe(a.join(''))
        expect(join('removed')).toBe(b.join(''))
      }),
    )
  })
})

describe('paragraphs', () => {
  test('a changed paragraph stands beside its older self, an added one alone', () => {
    const older = ['Мектеп ачылды, аларга 1 240 окуучу жазылды.', 'Экинчи абзац өзгөргөн жок.']
    const newer = [
      'Мектеп ачылды, аларга 1 420 окуучу жазылды.',
      'Таптакыр жаңы нерсе.',
      'Экинчи абзац өзгөргөн жок.',
    ]
    expect(diffParagraphs(older, newer, 'ky').map((row) => row.change)).toEqual([
      'changed',
      'added',
      'same',
    ])
  })

  test('the rows hold every paragraph of both versions once and in order', () => {
    const paragraphs = fc.array(
      fc.constantFrom('один два три', 'один два четыре', 'пять', '学生报名'),
      {
        maxLength: 8,
      },
    )
    fc.assert(
      fc.property(paragraphs, paragraphs, (older, newer) => {
        const rows = diffParagraphs(older, newer, 'ru')
        expect(rows.flatMap((row) => ('older' in row ? [text(row.older)] : []))).toEqual(older)
        expect(rows.flatMap((row) => ('newer' in row ? [text(row.newer)] : []))).toEqual(newer)
      }),
    )
  })
})
