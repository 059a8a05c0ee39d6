import { expect, test } from 'vitest'
import { decisionTable, questionOf } from '../tests/decision-table.ts'
import { withinQuota } from './quota.ts'
import { decide } from './right.ts'

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
