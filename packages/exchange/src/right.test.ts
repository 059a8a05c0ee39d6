import { expect, test } from 'vitest'
import { decisionTable, questionOf, type Row } from '../tests/decision-table.ts'
import { withinQuota } from './quota.ts'
import { decide, InvalidMoment } from './right.ts'

const table = decisionTable()

/** As JSON, moments without empty milliseconds, as the table writes them. */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value).replaceAll('.000Z"', 'Z"')
  const parsed: unknown = JSON.parse(text)
  return parsed
}

test('the table has at least 240 rows, and quotas apart', () => {
  expect(table.rows.length).toBeGreaterThanOrEqual(240)
  expect(table.quotaRows.length).toBeGreaterThanOrEqual(12)
})

test.each(table.rows.map((row, index) => [`${index + 1} ${row.rule}`, row] as const))(
  'row %s',
  (_, row) => {
    const decision = decide(questionOf(row, table))
    const until = decision.permit ? (decision.until ?? null) : undefined
    const answer = decision.permit ? 'permit' : decision.reason
    expect(plain({ answer, ...('until' in row ? { until } : {}) })).toEqual({
      answer: row.expect,
      ...('until' in row ? { until: row.until } : {}),
    })
  },
)

test.each(table.quotaRows.map((row) => [row.rule, row] as const))('quota: %s', (_, row) => {
  const sent = row.sent.map((time) => new Date(time))
  const answer = withinQuota({ quota: row.quota }, sent, new Date(row.now), row.timeZone)
  expect(plain(answer)).toEqual(row.expect)
})

function dutiesOf(row: Omit<Row, 'rule' | 'expect'>): unknown {
  const decision = decide(questionOf({ rule: 'duties', expect: 'permit', ...row }, table))
  return decision.permit ? plain(decision.duties) : decision.reason.code
}

const EMBARGOED = { embargoedUntil: '2026-03-03T00:00:00Z' }

test('whoever publishes prints the credit line, in the language of the output', () => {
  const decision = decide(questionOf({ rule: 'credit', expect: 'permit' }, table))
  expect(decision).toHaveProperty('credit', table.agreement.grants[0]?.credit)
  expect(dutiesOf({})).toEqual([{ duty: 'attribute' }])
})

test('where no credit line was agreed there is none to print', () => {
  expect(dutiesOf({ grant: { credit: {} } })).toEqual([])
})

test('whoever passes on carries the line and the terms along', () => {
  expect(dutiesOf({ use: { type: 'pass-on' } })).toEqual([
    { duty: 'attribute' },
    { duty: 'carry-terms' },
  ])
})

test('whoever works on it before the embargo is over keeps the embargo', () => {
  const kept = [{ duty: 'keep-embargo', until: '2026-03-03T00:00:00Z' }]
  const grant = { embargo: 'send' }
  expect(dutiesOf({ grant, item: EMBARGOED, use: { type: 'translate' } })).toEqual(kept)
  expect(dutiesOf({ grant, item: EMBARGOED, use: { type: 'read' } })).toEqual(kept)
  const time = '2026-03-03T00:00:00Z'
  expect(dutiesOf({ grant, item: EMBARGOED, use: { type: 'read' }, time })).toEqual([])
})

test('without a quota there is nothing to count', () => {
  expect(withinQuota({}, [new Date(0)], new Date(0), 'Asia/Bishkek')).toEqual({ within: true })
})

test.each([
  ['an embargo', { item: { embargoedUntil: 'soon' } }],
  ['an expiry', { item: { expires: '2026-13-01T00:00:00Z' } }],
  ['the issue of an item that has days', { item: { issued: '' }, grant: { days: 3 } }],
  ['the end by one side', { agreement: { endedAt: 'yesterday' } }],
  ['the time of the question', { time: 'now' }],
])('%s that is no moment lets nothing out', (_, row) => {
  const question = questionOf({ rule: 'moments', expect: 'permit', ...row }, table)
  expect(() => decide(question)).toThrow(InvalidMoment)
})
