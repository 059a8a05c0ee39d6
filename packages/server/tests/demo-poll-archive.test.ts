import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PollTable } from '@suyab/poll/table'
import { demoPoll } from '../src/demo-poll.ts'
import { tellPolls } from '../src/demo-poll-archive.ts'
import { deliberatelyMissing, pollCountries } from '../src/demo-poll-question.ts'
import { startTestNode, type Desk, type TestNode } from './test-node.ts'

const folder = fileURLToPath(new URL('../sample/poll', import.meta.url))
const going = new AbortController().signal
const poll = '/api/polls/youth-and-work'
let suyab: TestNode
let analyst: Desk

beforeAll(async () => {
  suyab = await startTestNode()
  await suyab.person('administrator')
  analyst = await suyab.signIn('analyst')
  await tellPolls([suyab.node], folder, going)
}, 60_000)
afterAll(() => suyab.stop())

async function ask(path: string): Promise<Record<string, unknown>> {
  const { status, json } = await analyst.ask('GET', path)
  expect(status).toBe(200)
  return json
}

test('the invented poll comes in by its files, with all that the desk is to show of it', async () => {
  expect(suyab.logged.filter((line) => line.includes('demo.poll-failed'))).toEqual([])
  const { waves } = await ask(poll)
  expect(waves).toMatchObject([
    { number: 1, sample: 'probability', countries: pollCountries, weighting: 1 },
    { number: 2, sample: 'probability', countries: pollCountries, weighting: 1 },
  ])
  const invented = demoPoll(folder)
  for (const [at, { data }] of invented.waves.entries())
    expect((await ask(`${poll}/waves/${at + 1}`))['respondents']).toBe(data.rows)
})

test('the questionnaire names the texts that it lacks on purpose, and no others', async () => {
  expect((await ask(`${poll}/waves/1/questionnaire`))['missing']).toEqual([])
  const { missing, absent } = await ask(`${poll}/waves/2/questionnaire`)
  expect(missing).toEqual(deliberatelyMissing)
  expect(absent).toEqual([])
})

test('new variables are on record with who made them and why', async () => {
  const { json } = await analyst.ask('GET', `${poll}/waves/2/recodings`)
  expect(json).toMatchObject([
    { recoding: { name: 'age_band', of: 'age' } },
    { recoding: { name: 'employed', of: 'q5' } },
    { recoding: { name: 'ai_study_work', of: '$q8' } },
  ])
  const { questions } = await ask(`${poll}/waves/2`)
  const names = Array.isArray(questions) ? questions.map(({ name }: { name: string }) => name) : []
  expect(names).toContain('age_band')
  // Numbers of interviews stay with whoever was in the field.
  expect(names).not.toContain('respondent')
})

test('its weights are in force, with what they came to', async () => {
  const { json } = await analyst.ask('GET', `${poll}/waves/2/weightings`)
  expect(json).toMatchObject([
    { number: 1, outdated: false, report: { recipe: { method: 'rake' } } },
  ])
  expect(json).toHaveProperty('0.report.countries.length', 10)
})

test('a table by country hides what is small, and tells what is declared of all countries together', async () => {
  // The numbers of people are those of the declaration.
  const question = { stub: 'q7', banner: ['q5'], rows: 'countries', chosen: ['1'], policy: 'population' } // prettier-ignore
  const { json: table, status } = await analyst.ask('POST', `${poll}/waves/2/table`, question)
  expect(status).toBe(200)
  const text = JSON.stringify(table)
  expect(text).toContain('sample-too-small')
  expect(text).toContain('complementary')
  const { rows } = table as unknown as PollTable
  const pooled = rows.find(({ value }) => value === '')
  expect(pooled?.cells[0]?.value).toBeGreaterThan(0)
  const asked = { stub: 'q7', chosen: ['1'], waves: [1, 2], policy: 'population' }
  const { json } = await analyst.ask('POST', `${poll}/change`, asked)
  expect(json).toMatchObject({ changes: [{ from: 1, to: 2, significant: true }] })
})

test('what was removed stays removed', async () => {
  const admin = await suyab.signIn('administrator')
  expect((await admin.ask('DELETE', `${poll}/waves/2`)).status).toBe(204)
  await tellPolls([suyab.node], folder, going)
  expect((await ask(poll))['waves']).toHaveLength(1)
})

test('what was broken off goes on where it was', async () => {
  await rm(join(suyab.node.context.config.dataFolder, 'poll.json'))
  await tellPolls([suyab.node], folder, going)
  expect((await ask(poll))['waves']).toMatchObject([{ number: 1 }, { number: 2 }])
  const { json } = await analyst.ask('GET', `${poll}/waves/1/recodings`)
  expect(json).toHaveLength(3)
})
