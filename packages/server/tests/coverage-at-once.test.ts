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
const concept = (id: string, word: string): object => ({
  id,
  version: 1,
  names: { en: id },
  definition: 'A concept.',
  lists: { en: { words: [word] } },
  calibration: {},
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

  test('who change different fields of an outlet both keep what they said', async () => {
    const kept: unknown[] = []
    for (const round of rounds) {
      const id = `paper-${round}`
      await one.ask('POST', outlets, outlet(id))
      await Promise.all([
        one.ask('PATCH', `${outlets}/${id}`, { owner: 'A person' }),
        other.ask('PATCH', `${outlets}/${id}`, { feeds: ['https://paper.example/feed'] }),
      ])
      kept.push((await one.ask('GET', `${outlets}/${id}`)).json['outlet'])
    }
    const both = { owner: 'A person', feeds: ['https://paper.example/feed'] }
    expect(kept).toMatchObject(rounds.map(() => both))
  }, 30_000)

  test('who add an outlet of the same id are told apart, and the first stays as it was', async () => {
    const ended: unknown[] = []
    for (const round of rounds) {
      const id = `twice-${round}`
      const answers = await Promise.all([
        one.ask('POST', outlets, outlet(id, 'KG')),
        other.ask('POST', outlets, outlet(id, 'KZ')),
      ])
      const won = answers.findIndex(({ status }) => status === 200)
      const { json } = await one.ask('GET', `${outlets}/${id}`)
      const { country } = json['outlet'] as { country: string }
      ended.push([statuses(answers), country === ['KG', 'KZ'][won]])
    }
    expect(ended).toEqual(rounds.map(() => [['200', '409 outlet.twice'], true]))
  }, 30_000)

  test('who name a concept in different languages both keep their name', async () => {
    const body = { id: 'hail', names: { en: 'Hail' }, definition: 'Hail.' }
    await one.ask('POST', concepts, body)
    const kept: unknown[] = []
    for (const round of rounds) {
      await Promise.all([
        one.ask('PATCH', `${concepts}/hail`, { base: 1, names: { en: `Hail ${round}` } }),
        other.ask('PATCH', `${concepts}/hail`, { base: 1, names: { ru: `Град ${round}` } }),
      ])
      kept.push((await one.ask('GET', `${concepts}/hail`)).json['names'])
    }
    expect(kept).toEqual(rounds.map((round) => ({ en: `Hail ${round}`, ru: `Град ${round}` })))
  }, 30_000)

  test('who bring in lists of the same outlets in other orders both have theirs taken', async () => {
    const ended: string[][] = []
    for (const round of rounds.slice(4)) {
      const list = (name: string): string[] =>
        Array.from({ length: 60 }, (_, id) => `list-${id},${name} ${round},KG,ky,UTC,2025-01-01\n`)
      const head = 'id,name:en,country,languages,time_zone,observed_since\n'
      const body = (rows: readonly string[]): object => ({
        format: 'csv',
        text: head + rows.join(''),
        apply: true,
      })
      const answers = await Promise.all([
        one.ask('POST', '/api/coverage/outlet-import', body(list('One'))),
        other.ask('POST', '/api/coverage/outlet-import', body(list('Other').toReversed())),
      ])
      ended.push(statuses(answers))
    }
    expect(ended).toEqual(ended.map(() => ['200', '200']))
  }, 60_000)

  test('who bring in files of the same concepts in other orders both have theirs taken', async () => {
    const ids = Array.from({ length: 30 }, (_, at) => `file-${at}`)
    const ended: string[][] = []
    for (const round of rounds.slice(4)) {
      const file = (of: readonly string[], word: string): object => ({
        format: 'json',
        text: JSON.stringify(of.map((id) => concept(id, `${word}${round}`))),
      })
      const answers = await Promise.all([
        one.ask('POST', '/api/coverage/concept-file', file(ids, 'one')),
        other.ask('POST', '/api/coverage/concept-file', file(ids.toReversed(), 'other')),
      ])
      ended.push(statuses(answers))
      const outcomes = JSON.parse(answers[1].bytes.toString()) as { id: string }[]
      expect(outcomes.map(({ id }) => id)).toEqual(ids.toReversed())
    }
    expect(ended).toEqual(ended.map(() => ['200', '200']))
  }, 60_000)
})
