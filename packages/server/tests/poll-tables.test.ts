import { parseFigure } from '@suyab/figure/figure'
import { inventedDesign, inventedWave } from '../../poll/tests/invented-wave.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PollTable, WeightingRow } from '../src/api-poll-table.ts'
import { savOf, youthDeclaration } from '../../poll/tests/poll-file.ts'
import { ask, codeOf, startTestNode, type Answer, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let analyst: Desk
let translator: Desk
let viewer: Desk

const wave = '/api/polls/youth/waves/1'
const margin = (f: number): object => ({
  variables: ['country', 'gender'],
  targets: { 'kg|f': f, 'kg|m': 1 - f, 'kz|f': 0.52, 'kz|m': 0.48 },
  source: 'Census 2022',
})
const question = { stub: 'q1', banner: ['gender', 'work'], rows: 'countries', chosen: ['1'], policy: 'equal' } // prettier-ignore

beforeAll(async () => {
  at = await startTestNode({ clock: true })
  analyst = await at.signIn('analyst')
  translator = await at.signIn('translator')
  viewer = await at.signIn('viewer')
  const poll = { id: 'youth', names: { en: 'Youth' }, languages: ['en', 'ru', 'ky'] }
  await settled(analyst.ask('POST', '/api/polls', poll))
  for (const [number, seed] of [[1, 5], [2, 6]] as const) {
    const data = savOf(inventedWave({ countries: ['kg', 'kz'], perCountry: 300, seed }))
    const upload = await settled(analyst.ask('POST', `/api/poll-uploads?name=${number}.sav`, data))
    const design = { ...inventedDesign, lonely: 'adjust' }
    const body = { upload: upload.json['upload'], declaration: { ...youthDeclaration, names: { en: `Wave ${number}` }, design }, leaveOut: [] } // prettier-ignore
    await settled(analyst.ask('POST', '/api/polls/youth/waves', body))
  } // prettier-ignore
}, 90_000)
afterAll(() => at.stop())

async function settled(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.bytes.toString()}`)
  return answer
}

async function table(): Promise<PollTable> {
  return (await settled(analyst.ask('POST', `${wave}/table`, question)))
    .json as unknown as PollTable
}

test('a weighting is tried, put on record and taken into force; it is outdated once the data mean something else', async () => {
  const recipe = { method: 'rake', margins: [margin(0.5)] }
  const tried = await settled(analyst.ask('POST', `${wave}/weightings`, { recipe, dry: true }))
  expect(tried.json['number']).toBeNull()
  const body = { recipe, note: 'first', dry: false }
  expect((await translator.ask('POST', `${wave}/weightings`, body)).status).toBe(403)
  const made = await settled(analyst.ask('POST', `${wave}/weightings`, body))
  expect(made.json['number']).toBe(1)
  const before = await table()
  await settled(analyst.ask('PATCH', wave, { weighting: 1 }))
  const after = await table()
  expect(after.rows[0]?.cells[0]?.value).not.toBe(before.rows[0]?.cells[0]?.value)
  const list = await settled(analyst.ask('GET', `${wave}/weightings`))
  const [row] = list.json as unknown as WeightingRow[]
  expect(row).toMatchObject({ number: 1, note: 'first', outdated: false })
  const recoding = { name: 'older', label: { en: 'Older' }, of: 'age', rule: { kind: 'values', categories: [{ value: 1, label: { en: 'yes' }, from: [3] }, { value: 0, label: { en: 'no' }, from: [1, 2] }], rest: 'refuse' }, reason: 'test' } // prettier-ignore
  await settled(analyst.ask('POST', `${wave}/recodings`, { recoding, dry: false }))
  const later = await settled(analyst.ask('GET', `${wave}/weightings`))
  expect((later.json as unknown as WeightingRow[])[0]?.outdated).toBe(true)
})

test('a target that cannot be met is refused with the range that it could have', async () => {
  const recipe = { method: 'rake', margins: [{ variables: ['gender'], targets: { f: 0.97, m: 0.03 }, source: 'x' }], cap: 1.2 } // prettier-ignore
  const answer = await analyst.ask('POST', `${wave}/weightings`, { recipe, dry: true })
  expect(answer.status).toBe(422)
  expect(answer.json).toMatchObject({
    fault: { code: 'survey.targets-infeasible', data: { column: 'gender', least: expect.any(Number), most: expect.any(Number) } }, // prettier-ignore
  })
})

test('tables are not for translators, and no filter comes down to a few people', async () => {
  expect((await translator.ask('POST', `${wave}/table`, question)).status).toBe(403)
  const only = [{ variable: 'work', values: ['seeks'] }, { variable: 'age', values: ['3'] }, { variable: 'gender', values: ['f'] }] // prettier-ignore
  const narrow = await analyst.ask('POST', `${wave}/table`, { ...question, banner: [], countries: ['kg'], only }) // prettier-ignore
  expect(codeOf(narrow)).toBe('poll.filter-too-narrow')
})

test('a table tells how far it is and what is wrong', async () => {
  const lines = await ask(at.node.port, 'POST', `${wave}/table`, question, {
    cookie: analyst.cookie,
    accept: 'application/x-ndjson',
  })
  const said = lines.bytes.toString().trim().split('\n').map((line): object => JSON.parse(line) as object) // prettier-ignore
  expect(said[0]).toMatchObject({ progress: { part: expect.any(Number) } })
  expect(said.at(-1)).toHaveProperty('table')
  const wrong = await analyst.ask('POST', `${wave}/table`, { ...question, stub: 'q99' })
  expect(codeOf(wrong)).toBe('poll.column-unknown')
  expect((await viewer.ask('POST', `${wave}/table`, question)).status).toBe(403)
  const shape = await analyst.ask('POST', `${wave}/table`, { ...question, rows: 'people' })
  expect(codeOf(shape)).toBe('request.schema')
})

test('a shown cell is a figure that goes stale with its wave, a hidden one is none', async () => {
  const cell = { question, row: 'kg', column: { group: 'all', value: '' } }
  const made = await settled(analyst.ask('POST', `${wave}/figure`, cell))
  const figure = parseFigure(made.json)
  expect(figure.ok && figure.value.value).toBe((await table()).rows[0]?.cells[0]?.value)
  const fresh = await settled(analyst.ask('POST', '/api/poll-figures/stale', { figure: made.json }))
  expect(fresh.json).toEqual({ stale: [] })
  await settled(analyst.ask('PATCH', wave, { weighting: null }))
  const stale = await settled(analyst.ask('POST', '/api/poll-figures/stale', { figure: made.json }))
  expect(stale.json).toEqual({ stale: ['data'] })
  const hidden = { question, row: 'kg', column: { group: 'work', value: 'seeks' } }
  const refused = await analyst.ask('POST', `${wave}/figure`, hidden)
  expect([refused.status, codeOf(refused)]).toEqual([409, 'poll.cell-hidden'])
})

test.for(['xlsx', 'csv', 'html', 'figures'])('tables go out as %s', async (format) => {
  const file = await settled(analyst.ask('POST', `${wave}/table-file?format=${format}&language=ru`, [question, question])) // prettier-ignore
  expect(file.headers.get('content-disposition')).toContain('youth-1.')
  expect(file.bytes.length).toBeGreaterThan(500)
  if (format === 'figures')
    for (const line of file.bytes.toString().trim().split('\n'))
      expect(parseFigure(line).ok).toBe(true)
})

test('two waves are compared under a policy', async () => {
  const asked = { stub: 'q1', chosen: ['1'], waves: [1, 2], policy: 'equal' }
  const answer = await settled(analyst.ask('POST', '/api/polls/youth/change', asked))
  expect(answer.json).toMatchObject({ changes: [{ from: 1, to: 2, p: expect.any(Number) }] })
  const bare = await analyst.ask('POST', '/api/polls/youth/change', { ...asked, policy: undefined })
  expect(codeOf(bare)).toBe('survey.pooling-policy-missing')
  const twice = await analyst.ask('POST', '/api/polls/youth/change', { stub: 'q1', chosen: ['1'], waves: [1, 1], policy: 'equal' }) // prettier-ignore
  expect([twice.status, codeOf(twice)]).toEqual([400, 'request.schema'])
})
