import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { itemPolicy, toOdrl } from '../src/odrl.ts'
import { decide, grantFrom, type Question } from '../src/right.ts'
import { decisionTable, questionOf } from './decision-table.ts'
import { evaluatePolicy } from './odrl-evaluator.ts'
import { odrlRequest } from './odrl-evaluator-request.ts'
import { anyQuestion } from './question-arbitrary.ts'

type Answer = 'permit' | 'deny'

function decided(question: Question): Answer {
  return decide(question).permit ? 'permit' : 'deny'
}

/** The policy as somebody else reads it: from its text. */
function evaluate(policy: unknown, question: Question): Answer {
  return evaluatePolicy(JSON.parse(JSON.stringify(policy)), odrlRequest(question))
}

/** By the agreement's policy, if it can know: not an item's state, nor what it restricts itself. */
function byAgreement(question: Question): Answer | undefined {
  const { agreement, item, use } = question
  if (item.state !== 'usable') return undefined
  const narrowed = item.rights !== undefined && use.type !== 'read' && use.type !== 'offer'
  return narrowed ? undefined : evaluate(toOdrl(agreement), question)
}

/** By the item's own policy, which speaks to the receiver; without a grant there is none. */
function byItem(question: Question): Answer | undefined {
  const { agreement, item, use } = question
  const grant = grantFrom(agreement, item.from ?? item.issuer)
  if (grant === undefined || use.type === 'offer') return undefined
  return evaluate(itemPolicy(agreement, grant, item), question)
}

const table = decisionTable()
const questions = table.rows.map((row) => ({ row, question: questionOf(row, table) }))

test('the agreement as ODRL gives every row of the table its answer', () => {
  const asked = questions.filter(({ question }) => byAgreement(question) !== undefined)
  for (const { row, question } of asked) {
    const expected = row.expect === 'permit' ? 'permit' : 'deny'
    expect({ row, answer: byAgreement(question) }).toEqual({ row, answer: expected })
  }
  expect({ asked: asked.length, outside: questions.length - asked.length }).toEqual({
    asked: 341,
    outside: 42,
  })
})

test('the item as ODRL gives every row of the table its answer', () => {
  const asked = questions.filter(({ question }) => byItem(question) !== undefined)
  for (const { row, question } of asked) {
    const expected = row.expect === 'permit' ? 'permit' : 'deny'
    expect({ row, answer: byItem(question) }).toEqual({ row, answer: expected })
  }
  expect({ asked: asked.length, outside: questions.length - asked.length }).toEqual({
    asked: 346,
    outside: 37,
  })
})

test('only a state of an item that is being offered is beyond both policies', () => {
  const beyond = questions.filter(
    ({ question }) => byAgreement(question) === undefined && byItem(question) === undefined,
  )
  expect(beyond.map(({ row }) => [row.use?.type, row.expect])).toEqual([
    ['offer', { code: 'right.killed' }],
    ['offer', { code: 'right.withheld' }],
  ])
})

test('decision and ODRL agree on any question under any agreement', () => {
  const answers = { permit: 0, deny: 0 }
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const answer = decided(question)
      for (const other of [byAgreement(question), byItem(question)]) {
        if (other === undefined) continue
        answers[answer] += 1
        if (other !== answer) throw new Error(`ODRL says ${other}, the decision ${answer}`)
      }
    }),
    { numRuns: 6000 },
  )
  // Agreement on refusals alone would prove little.
  expect(answers.permit).toBeGreaterThan(1000)
  expect(answers.deny).toBeGreaterThan(1000)
})

test('beyond the quota ODRL lets the sender put nothing more into its log', () => {
  const grant = { quota: { items: 3, per: 'week' } }
  const question = questionOf(
    { rule: 'quota', grant, use: { type: 'offer' }, expect: 'permit' },
    table,
  )
  const request = odrlRequest(question)
  const nth = (n: number): Answer =>
    evaluatePolicy(toOdrl(question.agreement), {
      ...request,
      contextValues: { ...request.contextValues, 'urn:x-suyab:rights:itemsThisWeek': n },
    })
  expect([1, 2, 3, 4].map(nth)).toEqual(['permit', 'permit', 'permit', 'deny'])
})
