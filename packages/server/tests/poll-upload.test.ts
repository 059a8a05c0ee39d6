import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pollMigrations } from '@suyab/poll/migration'
import type { Store } from '@suyab/store/database'
import { migrate } from '@suyab/store/migration'
import { openTestStore } from '@suyab/store/test-store'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedDesign, inventedWave } from '../../poll/tests/invented-wave.ts'
import { savOf, youthData, youthDeclaration } from '../../poll/tests/poll-file.ts'
import { codeOf, startTestNode, type Answer, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let analyst: Desk

beforeAll(async () => {
  at = await startTestNode()
  analyst = await at.signIn('analyst')
})
afterAll(() => at.stop())

const name = 'answers-of-Toktogul-Asanov.sav'
const upload = (bytes: Buffer): Promise<Answer> =>
  analyst.ask('POST', `/api/poll-uploads?name=${name}`, bytes)

/** Tables and indexes in whose files a text stands, in rows that are there or no longer. */
async function filesWith({ db }: Store, text: string): Promise<string[]> {
  await sql`CHECKPOINT`.execute(db)
  const { rows } = await sql<{ file: string }>`
    SELECT oid::regclass::text AS file FROM pg_class
    WHERE pg_relation_filepath(oid) IS NOT NULL
      AND position(convert_to(${text}, 'UTF8') IN pg_read_binary_file(pg_relation_filepath(oid))) > 0
    ORDER BY 1`.execute(db)
  return rows.map(({ file }) => file)
}

test('a file’s name is in no page of the database, whether it was read in, refused, erased or waits', async () => {
  await analyst.ask('POST', '/api/polls', { id: 'youth', names: { en: 'Youth of Naryn' }, languages: ['en'] }) // prettier-ignore
  const shown = await upload(savOf(youthData()))
  expect(shown.json).toMatchObject({ name })
  const body = { upload: shown.json['upload'], declaration: youthDeclaration, leaveOut: ['respondent_name'] } // prettier-ignore
  expect((await analyst.ask('POST', '/api/polls/youth/waves', body)).status).toBe(200)
  expect(codeOf(await upload(Buffer.from('%PDF-1.7 \0', 'latin1')))).toBe('poll.format-unknown')
  const erased = await upload(savOf(youthData()))
  await analyst.ask('DELETE', `/api/poll-uploads/${String(erased.json['upload'])}`)
  expect((await upload(savOf(youthData()))).status).toBe(200)
  // What is kept is found there.
  expect(await filesWith(at.store, 'Youth of Naryn')).toContain('poll.poll')
  expect(await filesWith(at.store, 'Toktogul')).toEqual([])
  expect(at.logged.join('')).not.toContain('Toktogul')
})

test('a database of before loses the names of files, also of those that went', async () => {
  const store = await openTestStore()
  try {
    const { feature, migrations } = pollMigrations
    const from = migrations.findIndex((one) => one.name.endsWith('nameless-upload'))
    await migrate(store.db, feature, migrations.slice(0, from))
    for (const one of ['Toktogul-gone', 'Toktogul-there'])
      await sql`
        INSERT INTO poll.upload (name, digest, bytes, at) VALUES (${one}, ${one.slice(9)}, 1, now())`.execute(store.db) // prettier-ignore
    await sql`DELETE FROM poll.upload WHERE digest = 'gone'`.execute(store.db)
    expect(await filesWith(store, 'Toktogul-gone')).toEqual(['poll.upload'])
    await migrate(store.db, feature, migrations)
    expect(await filesWith(store, 'Toktogul')).toEqual([])
    const { rows } = await sql<{ digest: string }>`SELECT digest FROM poll.upload`.execute(store.db)
    expect(rows).toEqual([{ digest: 'there' }])
  } finally {
    await store.close()
  }
})

test('who leaves a download in the middle is no error, and the next one begins at once', async () => {
  await analyst.ask('POST', '/api/polls', { id: 'large', names: { en: 'Large' }, languages: ['en'] }) // prettier-ignore
  const large = await upload(savOf(inventedWave({ countries: ['kg'], perCountry: 15_000, more: 80 }))) // prettier-ignore
  const declaration = { ...youthDeclaration, design: { ...inventedDesign, lonely: 'adjust' } }
  const body = { upload: large.json['upload'], declaration, leaveOut: [] }
  expect((await analyst.ask('POST', '/api/polls/large/waves', body)).status).toBe(200)
  const before = at.logged.length
  // Several parts, of which the next is written while one is sent.
  const path = '/api/polls/large/waves/1/data?format=csv'
  for (let one = 0; one < 3; one += 1) {
    const gone = new AbortController()
    const response = await fetch(`http://localhost:${at.node.port}${path}`, {
      signal: gone.signal,
      headers: { 'suyab-desk': '1', cookie: analyst.cookie },
    })
    expect(response.status).toBe(200)
    gone.abort()
  }
  expect((await analyst.ask('GET', path)).status).toBe(200)
  expect(at.logged.slice(before).filter((line) => !line.includes('"level":"info"'))).toEqual([])
})

/** Begins to send a file, and leaves once the node is at it. */
async function leaveInTheMiddle(path: string, headers: Record<string, string> = {}): Promise<void> {
  const sent = request({
    port: at.node.port,
    method: 'POST',
    path,
    headers: {
      'suyab-desk': '1',
      cookie: analyst.cookie,
      'content-length': 2_000_000,
      ...headers,
    },
  })
  const gone = new Promise((resolve) => sent.once('close', resolve))
  sent.on('error', () => undefined)
  await new Promise((resolve) => sent.write(Buffer.alloc(1_000_000, 'a'), resolve))
  sent.destroy()
  await gone
}

test('who leaves while bringing a file leaves nothing behind, frees the place and is no error', async () => {
  const kept = await at.store.pool.query('SELECT FROM poll.upload')
  const before = at.logged.length
  const said = (): string[] => at.logged.slice(before)
  const requests = (): string[] => said().filter((line) => line.includes('"event":"request"'))
  // More than there are places.
  for (let gone = 1; gone <= 6; gone += 1) {
    await leaveInTheMiddle(`/api/poll-uploads?name=${name}`)
    while (requests().length < gone) await sleep(5)
  }
  await leaveInTheMiddle('/api/polls', { 'content-type': 'application/json' })
  while (requests().length < 7) await sleep(5)
  for (const line of requests()) expect(line).toContain('"status":400')
  expect(said().filter((line) => !line.includes('"level":"info"'))).toEqual([])
  expect(await readdir(join(at.folder, 'blobs', 'incoming'))).toEqual([])
  expect((await at.store.pool.query('SELECT FROM poll.upload')).rowCount).toBe(kept.rowCount)
  const next = await upload(savOf(youthData()))
  expect(next.status).toBe(200)
})
