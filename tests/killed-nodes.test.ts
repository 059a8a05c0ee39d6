import { expect, test } from 'vitest'
import { killNodes } from './faults/killed-nodes.ts'

test('a partner has every version once and in order, whatever was killed on the way', async () => {
  const end = await killNodes({ versions: 400, kills: 3, seed: 7, patience: 60_000 })
  expect(end.sent.statements.count).toBe(400)
  expect(end.read).toEqual(end.sent)
  expect(end.receipted).toBe(400)
  expect(end.requests.failed).toBeGreaterThan(0)
}, 180_000)
