import { expect, test } from 'vitest'
import { decisionTable, questionOf } from '../tests/decision-table.ts'
import type { Grant } from './agreement.ts'
import { grantFrom, type ItemInQuestion } from './right.ts'
import { rightsSentenceParts, type RightsSentenceParts } from './right-sentence.ts'

const table = decisionTable()

function partsOf(
  grant: Partial<Grant>,
  item: Partial<ItemInQuestion> = {},
  time = '2026-03-02T08:00:00Z',
): RightsSentenceParts {
  const question = questionOf(
    { rule: 'sentence', grant: { ...grant }, item, expect: 'permit' },
    table,
  )
  const found = grantFrom(question.agreement, question.item.issuer)
  if (found === undefined) throw new Error('The table has lost its first grant')
  return rightsSentenceParts(question.agreement, found, question.item, new Date(time))
}

const uses = { publish: true, translate: ['ky', 'ru'], adapt: false, passOn: false }

test('it says what is allowed, until when, where, under which line, and what is not', () => {
  expect(partsOf({ uses, territory: ['KG', 'CN'], media: ['web'] })).toEqual({
    may: ['publish', 'translate'],
    mayNot: [
      { use: 'adapt', reason: { code: 'right.use-not-granted', use: 'adapt' } },
      { use: 'pass-on', reason: { code: 'right.use-not-granted', use: 'pass-on' } },
    ],
    translateInto: ['ky', 'ru'],
    until: new Date('2027-07-01T00:00:00Z'),
    territory: ['KG', 'CN'],
    media: ['web'],
    credit: { 'zh-Hans': '每日新闻', ky: '«Күнүмдүк кабар»', ru: '«Ежедневные новости»' },
    read: true,
    stays: false,
  })
})

test('under an embargo that is held nothing is allowed, and it says until when', () => {
  const parts = partsOf({ uses }, { embargoedUntil: '2026-03-03T00:00:00Z' })
  expect(parts.may).toEqual([])
  expect(parts.read).toBe(false)
  expect(parts.embargoedUntil).toEqual(new Date('2026-03-03T00:00:00Z'))
})

test('an embargo that is over is not mentioned', () => {
  const parts = partsOf({ uses }, { embargoedUntil: '2026-03-02T08:00:00Z' })
  expect(parts.may).toEqual(['publish', 'translate'])
  expect(parts).not.toHaveProperty('embargoedUntil')
})

test('of two languages that cover each other the narrower is named', () => {
  const parts = partsOf(
    { uses: { ...uses, translate: ['zh', 'ru'] } },
    { language: 'ky', rights: { uses: { translate: ['zh-Hant', 'en'] } } },
  )
  expect(parts.translateInto).toEqual(['zh-Hant'])
})

test('when everything is over, nothing has an end any more', () => {
  const parts = partsOf({ uses }, {}, '2028-01-01T00:00:00Z')
  expect(parts.may).toEqual([])
  expect(parts).not.toHaveProperty('until')
})
