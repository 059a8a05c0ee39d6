import { createServer, type Server, type ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { runIntake } from '../src/intake.ts'
import { handIn, readAgain } from '../src/intake-hand.ts'
import { addIntake, claimIntake, dueIntakes, endRun, findIntake } from '../src/intake-list.ts'
import { nothingNew } from '../src/intake-document.ts'
import { parseNetwork } from '../src/private-address.ts'
import { startTestNode, type TestNode } from './test-node.ts'

const minute = 60_000
const lease = 10 * minute

let at: TestNode
let server: Server
let origin: string
let asked: (answer: ServerResponse) => void = (answer) => answer.end()
beforeAll(async () => {
  server = createServer((request, answer) => {
    if (request.url === '/robots.txt') answer.writeHead(404).end()
    else asked(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  const own = parseNetwork('127.0.0.1')
  at = await startTestNode({ clock: true, allowPrivate: own === undefined ? [] : [own] })
})
afterAll(async () => {
  await at.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
beforeEach(() => {
  // Only what repeats: connections and waits go on by themselves.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const now = (): Date => new Date(at.clock.now)
const add = (address: string): Promise<string> =>
  addIntake(
    at.store.db,
    { name: 'Osh', kind: 'url', address, language: 'ky', every: 15, offer: false },
    now(),
  )

async function heldUntil(id: string): Promise<number | undefined> {
  const { rows } = await at.store.pool.query<{ running_until: Date | null }>(
    'SELECT running_until FROM intake WHERE id = $1',
    [id],
  )
  return rows[0]?.running_until?.getTime()
}

/** Lets minutes pass, each with its renewal written down before the next. */
async function pass(id: string, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 1) {
    at.clock.now += minute
    vi.advanceTimersByTime(minute)
    await vi.waitUntil(async () => (await heldUntil(id)) === at.clock.now + lease)
  }
}

test('an address that takes longer than a claim is run by nobody else meanwhile, and is free behind it', async () => {
  const reached = new Promise<ServerResponse>((resolve) => {
    asked = resolve
  })
  const id = await add(`${origin}/slow.xml`)
  const run = runIntake(at.node.intake, id)
  const answer = await reached
  await pass(id, 12)
  expect(await dueIntakes(at.store.db, now())).not.toContain(id)
  expect(await runIntake(at.node.intake, id)).toBeUndefined()
  expect(await readAgain(at.node.intake, id)).toBeUndefined()
  answer.end('<rss><channel><item><guid>urn:x:slow</guid><title>One</title></item></channel></rss>')
  expect(await run).toMatchObject({ taken: 1 })
  expect(await heldUntil(id)).toBeUndefined()
  // A renewal that comes late claims nothing.
  at.clock.now += minute
  vi.advanceTimersByTime(minute)
  expect(await claimIntake(at.store.db, id, now())).toMatchObject({ id })
})

test('a claim that its process left behind is given up after its lease', async () => {
  const id = await add(`${origin}/left.xml`)
  expect(await claimIntake(at.store.db, id, now())).toMatchObject({ id })
  at.clock.now += lease - 1
  expect(await claimIntake(at.store.db, id, now())).toBeUndefined()
  at.clock.now += 2
  expect(await claimIntake(at.store.db, id, now())).toMatchObject({ id })
})

test('a claim of a clock that was set back counts as none, one of a clock a little ahead counts', async () => {
  const id = await add(`${origin}/back.xml`)
  await claimIntake(at.store.db, id, new Date(at.clock.now + 30_000))
  expect(await claimIntake(at.store.db, id, now())).toBeUndefined()
  expect(await dueIntakes(at.store.db, now())).not.toContain(id)
  at.clock.now -= 24 * 60 * minute
  await at.store.pool.query('UPDATE intake SET next_run_at = $2 WHERE id = $1', [id, now()])
  expect(await dueIntakes(at.store.db, now())).toContain(id)
  expect(await claimIntake(at.store.db, id, now())).toMatchObject({ id })
})

test('an intake that ran before its clock was set back does not rest until then', async () => {
  const id = await add(`${origin}/future.xml`)
  const row = await findIntake(at.store.db, id)
  if (row === undefined) throw new Error('no intake')
  await endRun(at.store.db, row, { outcome: nothingNew() }, now())
  expect(await dueIntakes(at.store.db, now())).not.toContain(id)
  at.clock.now -= 24 * 60 * minute
  expect(await dueIntakes(at.store.db, now())).toContain(id)
})

test('a file that is handed in twice at once gives each item once', async () => {
  const id = await addIntake(
    at.store.db,
    { name: 'Osh', kind: 'upload', address: '', language: 'ky', every: 15, offer: false },
    now(),
  )
  const row = await findIntake(at.store.db, id)
  if (row === undefined) throw new Error('no intake')
  const items = Array.from({ length: 40 }, (_, n) => ({
    uri: `urn:twice:${n}`,
    headline: `Twice ${n}`,
    body_text: 'Көл.',
  }))
  const bytes = Buffer.from(JSON.stringify(items))
  const both = await Promise.all([
    handIn(at.node.intake, row, 'a.json', bytes),
    handIn(at.node.intake, row, 'a.json', bytes),
  ])
  expect(both.map(({ refused }) => refused)).toEqual([0, 0])
  expect(both.reduce((sum, { taken }) => sum + taken, 0)).toBe(40)
  const { rows } = await at.store.pool.query(
    "SELECT headline FROM exchange.item WHERE headline LIKE 'Twice %'",
  )
  expect(rows.length).toBe(40)
})
