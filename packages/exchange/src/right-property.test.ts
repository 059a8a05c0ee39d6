import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyQuestion } from '../tests/question-arbitrary.ts'
import {
  decide,
  grantFrom,
  mediaOf,
  territoryOf,
  usesOf,
  type Question,
  type Use,
} from './right.ts'

/** The refusals that follow from what grant and item leave, and not from time or state. */
const OF_THE_GRANT = [
  'right.use-not-granted',
  'right.translation-language',
  'right.territory',
  'right.medium',
]
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

test('what the desk names as granted is refused by no output for want of the grant', () => {
  fc.assert(
    fc.property(anyQuestion, ({ agreement, item, time }) => {
      const grant = grantFrom(agreement, item.from ?? item.issuer)
      fc.pre(grant !== undefined)
      const uses = usesOf(grant, item.rights)
      const [place] = territoryOf(grant, item.rights) ?? ['KG']
      const [medium] = mediaOf(grant, item.rights) ?? (['web'] as const)
      const [into] = typeof uses.translate === 'boolean' ? ['ky'] : uses.translate
      fc.pre(place !== undefined && medium !== undefined && into !== undefined)
      const asked: [boolean, Use][] = [
        [uses.publish, { type: 'publish', medium }],
        [uses.translate !== false, { type: 'translate', into }],
        [uses.adapt, { type: 'adapt' }],
        [uses.passOn, { type: 'pass-on' }],
      ]
      for (const [granted, use] of asked) {
        const decision = decide({ agreement, item, time, use, place })
        if (decision.permit) expect([use.type, granted]).toEqual([use.type, true])
        else if (granted) expect(OF_THE_GRANT).not.toContain(decision.reason.code)
      }
    }),
    { numRuns: 300 },
  )
})
