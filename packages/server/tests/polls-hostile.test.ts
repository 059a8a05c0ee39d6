import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { forgetUploads } from '@suyab/poll/upload-store'
import { readWave } from './read-wave.ts'
import { openFolderBlobs } from '@suyab/store/blob'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { savOf, youthData, youthDeclaration } from '../../poll/tests/poll-file.ts'
import { codeOf, startTestNode, type Answer, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let analyst: Desk

beforeAll(async () => {
  at = await startTestNode()
  analyst = await at.signIn('analyst')
}, 60_000)
afterAll(() => at.stop())

const upload = (bytes: Buffer): Promise<Answer> =>
  analyst.ask('POST', '/api/poll-uploads?name=file', bytes)

async function blobsKept(folder: string): Promise<string[]> {
  const kept: string[] = []
  for await (const { digest } of (await openFolderBlobs(join(folder, 'blobs'))).list()) kept.push(digest) // prettier-ignore
  return kept
}

test('a file that is cut, lies about its length or is none is refused, and nothing of it stays', async () => {
  const whole = savOf(youthData())
  const half = await upload(whole.subarray(0, Math.floor(whole.length / 2)))
  expect(half.status).toBe(422)
  expect(codeOf(half)).toMatch(/^sav\./)
  const longer = Buffer.from(whole)
  longer.writeInt32LE(61, 80)
  const lying = await upload(longer)
  // Its two counts of rows contradict each other.
  expect([lying.status, codeOf(lying)]).toEqual([422, 'sav.count-unbelievable'])
  const huge = Buffer.from(whole)
  huge.writeInt32LE(2_000_000_000, 80)
  expect((await upload(huge)).status).toBe(422)
  for (const [bytes, code] of [
    ['', 'csv.empty'],
    ['%PDF-1.7 \0', 'poll.format-unknown'],
    ['a,b\n1\n', 'csv.row-uneven'],
    ['a,b\n', 'poll.no-rows'],
    ['PK\u0003\u0004 nothing', 'xlsx.malformed'],
  ] as const) {
    const answer = await upload(Buffer.from(bytes, 'latin1'))
    expect([answer.status, codeOf(answer)]).toEqual([422, code])
  }
  expect((await at.store.pool.query('SELECT FROM poll.upload')).rowCount).toBe(0)
  expect(await blobsKept(at.folder)).toEqual([])
})

test('names that are code elsewhere are names here', async () => {
  const names = ['__proto__', 'constructor', '<img src=x onerror=alert(1)>', "'; drop table poll.wave; --", '=1+1', 'toString'] // prettier-ignore
  const header = names.map((name) => `"${name}"`).join(',')
  const lines = Array.from({ length: 12 }, (_one, row) => names.map((_name, place) => (row + place) % 3).join(',')) // prettier-ignore
  const data = await upload(Buffer.from([header, ...lines].join('\n')))
  expect(data.json['variables']).toMatchObject(names.map((name) => ({ name, distinct: 3 })))
  await analyst.ask('POST', '/api/polls', { id: 'names', names: { en: 'Names' }, languages: ['en'] }) // prettier-ignore
  const declaration = { ...youthDeclaration, design: { stages: [], country: '__proto__' } }
  const body = { upload: data.json['upload'], declaration, leaveOut: ['toString'] }
  const wave = await analyst.ask('POST', '/api/polls/names/waves', body)
  expect(wave.json).toMatchObject({
    countries: ['0', '1', '2'],
    questions: names.slice(0, -1).map((name) => ({ name, answered: 12 })),
  })
  const html = await analyst.ask('GET', '/api/polls/names/waves/1/codebook?format=html')
  expect(html.bytes.toString()).toContain('&lt;img src=x')
  expect(html.bytes.toString()).not.toContain('<img')
  const csv = await analyst.ask('GET', '/api/polls/names/waves/1/codebook?format=csv')
  expect(csv.bytes.toString()).toContain("\n'=1+1,")
  const sav = await analyst.ask('GET', '/api/polls/names/waves/1/data?format=sav')
  expect(sav.json).toMatchObject({ fault: { code: 'sav.name-unusable' } })
  const noPoll = { id: '../x', names: { en: 'X' }, languages: ['en'] }
  expect(codeOf(await analyst.ask('POST', '/api/polls', noPoll))).toBe('request.schema')
})

test('a text that no table can hold is refused before anything is kept', async () => {
  const names = { en: 'zero \0 in it' }
  const refused = await analyst.ask('POST', '/api/polls', { id: 'zero', names, languages: ['en'] })
  expect(codeOf(refused)).toBe('request.schema')
  const youth = youthData()
  const variables = youth.variables.map((one) => (one.name === 'age' ? { ...one, label: 'A\0ge' } : one)) // prettier-ignore
  const data = await upload(savOf({ ...youth, variables }))
  await analyst.ask('POST', '/api/polls', { id: 'zero', names: { en: 'Z' }, languages: ['en'] })
  const body = { upload: data.json['upload'], declaration: youthDeclaration, leaveOut: ['respondent_name'] } // prettier-ignore
  const wave = await analyst.ask('POST', '/api/polls/zero/waves', body)
  expect(wave.json).toMatchObject({
    faults: [{ code: 'poll.text-unusable', data: { column: 'age' } }],
  })
  await analyst.ask('DELETE', `/api/poll-uploads/${String(data.json['upload'])}`)
  expect((await at.store.pool.query('SELECT FROM poll.upload')).rowCount).toBe(0)
})

test.each(['upload', 'answers'])(
  'an import that is killed while its %s are on their way leaves all of a wave or nothing',
  async (purpose) => {
    const folder = await mkdtemp(join(tmpdir(), 'suyab-kill-'))
    try {
      const rows = Array.from({ length: 60_000 }, (_one, row) => `${row % 7},${row % 5},${(row % 9) + 1}`) // prettier-ignore
      await writeFile(join(folder, 'data.csv'), ['a,b,w', ...rows].join('\n'))
      const declaration = { ...youthDeclaration, design: { stages: [], weight: 'w' } }
      await writeFile(join(folder, 'declaration.json'), JSON.stringify({ declaration, leaveOut: [] })) // prettier-ignore
      const { host = '', user = '', database = '', port = 5432 } = at.store.connection
      const poll = `killed-${purpose}`
      const program = fileURLToPath(new URL('../src/cli.ts', import.meta.url))
      const child = spawn(
        process.execPath,
        [program, 'poll', 'import', join(folder, 'data.csv'), '--poll', poll, '--name', 'en=K', '--language', 'en', '--declaration', join(folder, 'declaration.json')], // prettier-ignore
        {
          stdio: 'ignore',
          env: {
            PATH: process.env['PATH'],
            SUYAB_DATA: folder,
            DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
          },
        },
      )
      const gone = new Promise((resolve) => child.once('exit', resolve))
      const seen = async (): Promise<boolean> => {
        const found = await at.store.pool.query('SELECT FROM poll.upload WHERE purpose = $1', [
          purpose,
        ])
        return (found.rowCount ?? 0) > 0
      }
      while (child.exitCode === null && !(await seen())) await sleep(2)
      child.kill('SIGKILL')
      await gone
      const { rows: waves } = await at.store.pool.query<{ number: number }>('SELECT number FROM poll.wave WHERE poll = $1', [poll]) // prettier-ignore
      const blobs = await openFolderBlobs(join(folder, 'blobs'))
      await forgetUploads(at.store.db, blobs, new Date(Date.now() + 1000))
      expect(await blobsKept(folder)).toHaveLength(waves.length)
      if (waves.length > 0) {
        const wave = await readWave(at.store.db, blobs, poll, 1)
        expect(wave).toMatchObject({ ok: true, value: { dataSet: { rows: 60_000 } } })
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  60_000,
)
