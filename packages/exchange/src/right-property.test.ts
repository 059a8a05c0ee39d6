import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyQuestion } from '../tests/question-arbitrary.ts'
import { decide, grantFrom, type Question } from './right.ts'
import { rightsSentenceParts } from './right-sentence.ts'

const FAR = new Date('2099-01-01T00:00:00Z')

test('a permit holds to the millisecond before the moment it names, and no longer', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const decision = decide(question)
      fc.pre(decision.permit && decision.until !== undefined)
      const { until } = decision
      expect(until > question.time).toBe(true)
      expect(decide({ ...question, time: new Date(until.getTime() - 1) }).permit).toBe(true)
      expect(decide({ ...question, time: until }).permit).toBe(false)
    }),
    { numRuns: 300 },
  )
})

test('a permit that names no moment holds for ever', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const endless = withoutEnds(question)
      fc.pre(decide(endless).permit)
      expect(decide(endless)).not.toHaveProperty('until')
      expect(decide({ ...endless, time: FAR }).permit).toBe(true)
    }),
    { numRuns: 300 },
  )
})

function withoutEnds(question: Question): Question {
  const { until: _, endedAt: _ended, ...agreement } = question.agreement
  const { expires: _expires, ...item } = question.item
  const grants = agreement.grants.map(({ days: _days, ...grant }) => grant)
  return { ...question, agreement: { ...agreement, grants }, item }
}

test('what the item itself restricts never turns a no into a yes', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      fc.pre(decide(question).permit)
      const { rights: _, ...item } = question.item
      expect(decide({ ...question, item }).permit).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('a killed item is refused to every question', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const item = { ...question.item, state: 'killed' as const }
      expect(decide({ ...question, item })).toEqual({
        permit: false,
        reason: { code: 'right.killed' },
      })
    }),
  )
})

test('the sentence says that one may exactly where some output could', () => {
  fc.assert(
    fc.property(anyQuestion, ({ agreement, item, time }) => {
      const grant = grantFrom(agreement, item.from ?? item.issuer)
      fc.pre(grant !== undefined)
      const { may, mayNot, territory, media, translateInto } = rightsSentenceParts(
        agreement,
        grant,
        item,
        time,
      )
      expect([...may, ...mayNot.map(({ use }) => use)].toSorted()).toEqual([
        'adapt',
        'pass-on',
        'publish',
        'translate',
      ])
      for (const place of territory ?? ['KG', 'CN', 'US']) {
        for (const medium of media ?? (['web', 'print'] as const)) {
          const use = { type: 'publish', medium } as const
          expect(decide({ agreement, item, time, use, place }).permit).toBe(may.includes('publish'))
        }
      }
      for (const into of translateInto ?? []) {
        const use = { type: 'translate', into } as const
        expect(decide({ agreement, item, time, use }).permit).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
