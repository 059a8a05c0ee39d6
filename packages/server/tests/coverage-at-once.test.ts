import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, startTestNode, type Answer, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let one: Desk
let other: Desk

beforeAll(async () => {
  at = await startTestNode()
  one = await at.signIn('analyst')
  other = await at.signIn('administrator')
}, 60_000)
afterAll(() => at.stop())

const outlets = '/api/coverage/outlets'
const concepts = '/api/coverage/concepts'
const rounds = Array.from({ length: 8 }, (_, round) => round)
const outlet = (id: string, country = 'KG'): object => ({
  id,
  names: { en: 'Paper' },
  country,
  languages: ['ky'],
  timeZone: 'Asia/Bishkek',
  observedSince: '2025-01-01',
})
const statuses = (answers: readonly Answer[]): string[] =>
  answers
    .map((answer) => `${answer.status} ${codeOf(answer) ?? ''}`.trim())
    .sort((a, b) => a.localeCompare(b))

describe('two people at once', () => {
  test('who make a version of the same concept are told apart: one version is kept, the other moved', async () => {
    await one.ask('POST', concepts, { id: 'rain', names: { en: 'Rain' }, definition: 'Rain.' })
    const ended: string[][] = []
    for (const round of rounds) {
      const base = round + 1
      const answers = await Promise.all([
        one.ask('PATCH', `${concepts}/rain`, { base, definition: `One ${round}` }),
        other.ask('PATCH', `${concepts}/rain`, { base, definition: `Other ${round}` }),
      ])
      ended.push(statuses(answers))
    }
    expect(ended).toEqual(rounds.map(() => ['200', '409 concept.moved']))
  }, 30_000)
})
