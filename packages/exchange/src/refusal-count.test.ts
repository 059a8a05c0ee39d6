import { expect, test } from 'vitest'
import { RefusalCount } from './refusal-count.ts'

const start = Date.parse('2026-11-23T09:00:00Z')
const after = (seconds: number): Date => new Date(start + seconds * 1000)

test('a kind of refusal is reported at once and then with how often it came', () => {
  const counts = new RefusalCount()
  expect(counts.count('a unsigned', after(0))).toBe(1)
  expect(counts.count('a unsigned', after(1))).toBe(0)
  expect(counts.count('a unsigned', after(2))).toBe(0)
  expect(counts.count('a unsigned', after(11))).toBe(3)
})

test('a name invented each time is not reported each time', () => {
  const counts = new RefusalCount()
  const reported = Array.from({ length: 5000 }, (_, index) => counts.count(`${index}`, after(0)))
  expect(reported.filter((times) => times > 0)).toHaveLength(1001)
})
