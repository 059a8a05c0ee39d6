import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { overlappingWaves } from '../../poll/tests/overlapping-waves.ts'
import { savOf, youthDeclaration } from '../../poll/tests/poll-file.ts'
import { readWave } from './read-wave.ts'
import { codeOf, startTestNode, type Answer, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let analyst: Desk

const design = {
  stages: [{ stratum: 'stratum', cluster: 'place' }],
  weight: 'weight',
  nested: true,
  person: 'person',
}
const asked = { stub: 'q1', chosen: ['1'], waves: [1, 2] }
const files = overlappingWaves()

beforeAll(async () => {
  at = await startTestNode({ clock: true })
  analyst = await at.signIn('analyst')
}, 60_000)
afterAll(() => at.stop())

async function settled(answer: Promise<Answer>): Promise<Answer> {
  const given = await answer
  if (given.status !== 200) throw new Error(`${given.status} ${given.bytes.toString()}`)
  return given
}

async function newPoll(id: string): Promise<void> {
  await settled(analyst.ask('POST', '/api/polls', { id, names: { en: id }, languages: ['en'] }))
}

async function wave(poll: string, file: 0 | 1, overlap?: string, own: object = design, leaveOut: string[] = []): Promise<Answer> {
  const upload = await settled(analyst.ask('POST', '/api/poll-uploads?name=a.sav', savOf(files[file])))
  const sample = { ...youthDeclaration.sample, ...(overlap && { overlap }) }
  const declaration = { ...youthDeclaration, names: { en: `${poll} ${file}` }, sample, design: own }
  const body = { upload: upload.json['upload'], declaration, leaveOut, numbers: ['q1'] }
  return analyst.ask('POST', `/api/polls/${poll}/waves`, body)
} // prettier-ignore

async function everythingKept(): Promise<Buffer> {
  const entries = await readdir(join(at.folder, 'blobs'), { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)) // prettier-ignore
  return Buffer.concat(await Promise.all(paths.map(async (path) => readFile(path))))
}

async function changed(poll: string): Promise<Answer> {
  return analyst.ask('POST', `/api/polls/${poll}/change`, asked)
}

test('people of a panel are found again, and neither the answers nor the files of a poll name them', async () => {
  await newPoll('panel')
  await settled(wave('panel', 0))
  await settled(wave('panel', 1, 'panel'))
  const answer = await settled(changed('panel'))
  expect(answer.json).toMatchObject({ changes: [{ overlap: 'panel', shared: 230, p: expect.any(Number) }] }) // prettier-ignore
  const kept = await everythingKept()
  expect(kept.includes('q1')).toBe(true)
  expect(kept.includes('-new-')).toBe(false)
  for (const number of [1, 2]) {
    const read = await readWave(at.store.db, at.node.context.blobs, 'panel', number)
    if (!read.ok) throw new Error(read.fault.code)
    expect(read.value.dataSet.variables.map(({ name }) => name)).not.toContain('person')
    expect(new Set(read.value.people).size).toBe(read.value.dataSet.rows)
    const page = await settled(analyst.ask('GET', `/api/polls/panel/waves/${number}`))
    const book = await settled(analyst.ask('GET', `/api/polls/panel/waves/${number}/codebook?format=csv`)) // prettier-ignore
    const data = await settled(analyst.ask('GET', `/api/polls/panel/waves/${number}/data?format=csv`)) // prettier-ignore
    for (const text of [book.bytes.toString(), data.bytes.toString(), JSON.stringify(page.json['questions'])]) {
      expect(text).not.toContain('suyab_person')
      expect(text).not.toContain(read.value.people?.[0] ?? '')
    }
  }
}) // prettier-ignore

test('a codebook says how the sample stands to the wave before', async () => {
  const path = '/api/polls/panel/waves/2/codebook?language=ru&format='
  const [html, ddi] = await Promise.all(['html', 'ddi'].map(async (format) => settled(analyst.ask('GET', `${path}${format}`)))) // prettier-ignore
  for (const book of [html, ddi]) expect(book?.bytes.toString()).toContain('Снова опрошены люди')
})

test('the same person has another mark in another poll', async () => {
  await newPoll('other')
  await settled(wave('other', 0))
  const [one, other] = await Promise.all(
    ['panel', 'other'].map(async (poll) => readWave(at.store.db, at.node.context.blobs, poll, 1)),
  )
  if (one?.ok !== true || other?.ok !== true) throw new Error('both polls have a wave')
  const known = new Set(one.value.people)
  expect(other.value.people?.filter((mark) => known.has(mark))).toEqual([])
})

test('a panel without anyone of the wave before is refused while it can be put right, and nothing is kept', async () => {
  await newPoll('unmatched')
  await settled(wave('unmatched', 0))
  const strangers = { ...design, person: 'stranger' }
  const data = files[1]
  const variables = data.variables.map((one) => (one.name === 'house' ? { ...one, name: 'stranger' } : one)) // prettier-ignore
  const columns = data.columns.map((column, place) => {
    if (data.variables[place]?.name !== 'house' || column.kind !== 'text') return column
    return { ...column, codes: Int32Array.from(column.codes, (_, row) => row), texts: Array.from(column.codes, (_, row) => `s${row}`) } // prettier-ignore
  })
  const upload = await settled(analyst.ask('POST', '/api/poll-uploads?name=a.sav', savOf({ ...data, variables, columns }))) // prettier-ignore
  const sample = { ...youthDeclaration.sample, overlap: 'panel' }
  const body = { upload: upload.json['upload'], declaration: { ...youthDeclaration, sample, design: strangers }, leaveOut: ['person'], numbers: ['q1'] } // prettier-ignore
  const refused = await analyst.ask('POST', '/api/polls/unmatched/waves', body)
  expect([refused.status, codeOf(refused)]).toEqual([422, 'poll.panel-unmatched'])
  const poll = await settled(analyst.ask('GET', '/api/polls/unmatched'))
  expect(poll.json['waves']).toHaveLength(1)
})

test('how a sample stands to the one before can be said later, and what tells people apart cannot', async () => {
  const path = '/api/polls/panel/waves/2'
  const { declaration } = (await settled(analyst.ask('GET', path))).json as { declaration: { sample: object; design: object } } // prettier-ignore
  const as = (overlap: string, own: object = declaration.design): object => ({
    declaration: { ...declaration, sample: { ...declaration.sample, overlap }, design: own },
  })
  await settled(analyst.ask('PATCH', path, as('same-clusters')))
  expect((await settled(changed('panel'))).json).toMatchObject({ changes: [{ overlap: 'same-clusters', shared: 24 }] }) // prettier-ignore
  await settled(analyst.ask('PATCH', path, as('fresh')))
  expect((await settled(changed('panel'))).json).toMatchObject({ changes: [{ overlap: 'fresh', shared: null }] }) // prettier-ignore
  const other = await analyst.ask('PATCH', path, as('panel', { ...design, person: 'house' }))
  expect(codeOf(other)).toBe('poll.person-fixed')
  const rows = await analyst.ask('PATCH', path, as('same-clusters', { ...design, stages: [] }))
  expect(codeOf(rows)).toBe('poll.clusters-undeclared')
  await settled(analyst.ask('PATCH', path, as('panel')))
})

test('a panel says what tells its people apart', async () => {
  await newPoll('undeclared')
  const { person: _person, ...without } = design
  const refused = await wave('undeclared', 0, 'panel', without, ['person'])
  expect(codeOf(refused)).toBe('poll.person-undeclared')
  const crossed = await wave('undeclared', 0, undefined, { ...design, stages: [{ cluster: 'person' }] }) // prettier-ignore
  expect(codeOf(crossed)).toBe('poll.column-left-out')
})
