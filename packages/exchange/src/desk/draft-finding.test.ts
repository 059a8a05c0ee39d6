import { describe, expect, test } from 'vitest'
import { findingsOf, numbersIn } from './draft-finding.ts'

const field = (name: string, value: string, sourceText: string | null = null) => ({
  field: name,
  value,
  sourceText,
  confirmed: false,
  sourceChanged: false,
})

function codes(translated: string, source: string): string[] {
  const fields = [field('headline', 'h'), field('p1', translated, source), field('p2', 'end')]
  return findingsOf({ kind: 'text', fields, pictures: 0, members: 0 }).map(({ code }) => code)
}

describe('a translated paragraph', () => {
  test.each([
    ['has the same number in other digits', 'В 2026 году', 'در سال ۲۰۲۶', []],
    ['groups its digits in its own way', '1 234 567 адам', '1,234,567 people', []],
    ['has a decimal comma', '3,5 %', '3.5%', []],
    ['lost a number', 'несколько человек', '35 people', ['draft.number-missing']],
    ['has another number', '53 человека', '35 people', ['draft.number-missing']],
    ['is empty', '', '35 people', ['draft.untranslated']],
    ['is the source itself', 'people', 'people', ['draft.same-as-source']],
  ])('%s', (_rule, translated, source, expected) => {
    expect(codes(translated, source)).toEqual(expected)
  })
})

describe('a draft cannot be published', () => {
  test.each([
    ['a text without a headline', 'text', [field('p1', 'x')], 'draft.headline-missing'],
    [
      'a text without a body',
      'text',
      [field('headline', 'h'), field('p1', ' ')],
      'draft.body-missing',
    ],
    ['a picture without one', 'picture', [field('headline', 'h')], 'draft.picture-missing'],
    ['a package of nothing', 'package', [field('headline', 'h')], 'draft.members-missing'],
    [
      'an event without a beginning',
      'event',
      [field('headline', 'h'), field('event.start', '')],
      'draft.start-missing',
    ],
    [
      'an event on no date',
      'event',
      [field('headline', 'h'), field('event.start', 'soon')],
      'draft.date-unreadable',
    ],
    [
      'an urgency of ten',
      'text',
      [field('headline', 'h'), field('p1', 'x'), field('urgency', '10')],
      'draft.urgency-unknown',
    ],
  ] as const)('%s', (_rule, kind, fields, code) => {
    const found = findingsOf({ kind, fields, pictures: 0, members: 0 })
    expect(found.filter(({ blocks }) => blocks).map((finding) => finding.code)).toEqual([code])
  })
})

test('numbers are found inside words and beside Chinese', () => {
  expect([...numbersIn('2026年有5G和3.5万人')]).toEqual(['2026', '5', '3.5'])
})
