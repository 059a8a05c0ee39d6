import { describe, expect, test } from 'vitest'
import { findingsOf } from './draft-finding.ts'

const field = (name: string, value: string, sourceText: string | null = null) => ({
  field: name,
  value,
  sourceText,
  confirmed: false,
  sourceChanged: false,
})

function findings(translated: string, source: string, from = 'en', to = 'ru') {
  const fields = [field('headline', 'h'), field('p1', translated, source), field('p2', 'end')]
  const about = { language: to, sourceLanguage: from, pictures: 0, members: 0 } as const
  return findingsOf({ kind: 'text', fields, ...about })
}

function codes(translated: string, source: string, from?: string, to?: string): string[] {
  return findings(translated, source, from, to).map(({ code }) => code)
}

describe('a translated paragraph', () => {
  test.each([
    ['has the same number in other digits', 'В 2026 году', 'در سال ۲۰۲۶', []],
    ['says a share in another way', 'более 80 % школ', '超过八成的学校', [], 'zh'],
    ['counts in another scale', '140 млн человек', '1.4亿人', [], 'zh'],
    ['lost the bound', '80 школ', '超过80所学校', ['draft.bound-lost'], 'zh'],
    ['says a number too many', '35 человек', 'people', ['draft.number-added']],
    ['groups its digits in its own way', '1 234 567 адам', '1,234,567 people', []],
    ['has a decimal comma', '3,5 %', '3.5%', []],
    ['lost a number', 'несколько человек', '35 people', ['draft.number-missing']],
    ['has another number', '53 человека', '35 people', ['draft.number-differs']],
    ['is empty', '', '35 people', ['draft.untranslated']],
    ['is the source itself', 'people', 'people', ['draft.same-as-source']],
  ] as [string, string, string, string[], string?][])(
    '%s',
    (_rule, translated, source, expected, from) => {
      expect(codes(translated, source, from)).toEqual(expected)
    },
  )

  test('is shown the words of both sides', () => {
    const [found] = findings('53 школы', '超过35所学校', 'zh')
    expect(found).toMatchObject({
      code: 'draft.number-differs',
      data: { source: '超过35所', text: '53' },
      blocks: false,
    })
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
    const language = { language: 'ru', sourceLanguage: 'en' }
    const found = findingsOf({ kind, fields, ...language, pictures: 0, members: 0 })
    expect(found.filter(({ blocks }) => blocks).map((finding) => finding.code)).toEqual([code])
  })
})
