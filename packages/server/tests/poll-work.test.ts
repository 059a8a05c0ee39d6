import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { putPrivate } from '@suyab/poll/private-blob'
import type { Upload } from '@suyab/poll/read-upload'
import { openFolderBlobs } from '@suyab/store/blob'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openPollWork, workLimits, type PollWork } from '../src/poll-work.ts'

let folder: string
let small: Upload
/** Takes a thread a second or more. */
let large: Upload
let work: PollWork

async function brought(text: string): Promise<Upload> {
  const blobs = await openFolderBlobs(folder)
  const { digest } = await putPrivate(blobs, Buffer.from(text), randomBytes(32), () => Promise.resolve()) // prettier-ignore
  return { blob: digest, reading: {} }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suyab-work-'))
  small = await brought('a,b\n1,2\n')
  const row = Array.from({ length: 40 }, (_one, at) => at % 7).join(',')
  const head = Array.from({ length: 40 }, (_one, at) => `x${at}`).join(',')
  large = await brought(`${head}\n${`${row}\n`.repeat(150_000)}`)
})
afterEach(() => work.close())
afterAll(() => rm(folder, { recursive: true, force: true }))

const open = (): void => {
  work = openPollWork(folder, { ...workLimits, atOnce: 1, mostWaiting: 2 })
}

test('people take turns at reading, wait with so many and no more, and free the place when they go', async () => {
  open()
  const order: string[] = []
  const look = async (person: string, upload = small, signal?: AbortSignal): Promise<unknown> => {
    const given = await work.preview(upload, { person, ...(signal && { signal }) })
    order.push(given.ok ? person : `${person}: ${given.fault[0]?.code}`)
    return given
  }
  const [first, second] = [new AbortController(), new AbortController()]
  const running = look('ann', large, first.signal)
  const waiting = [look('ann', large, second.signal), look('ann')]
  await look('ann')
  expect(order).toEqual(['ann: poll.too-many-waiting'])
  second.abort()
  await waiting[0]
  waiting.push(look('ann'), look('bek'))
  first.abort()
  await Promise.all([running, ...waiting])
  expect(order).toEqual([
    'ann: poll.too-many-waiting',
    'ann: poll.stopped',
    'ann: poll.stopped',
    'bek',
    'ann',
    'ann',
  ])
})

test.for([
  ['begins', () => undefined],
  // The thread has the file by then.
  ['is under way', setImmediate],
] as const)(
  'closing ends what %s at once, and refuses what waits and what comes',
  async ([, pass]) => {
    open()
    expect((await work.preview(small)).ok).toBe(true)
    const asked = [work.preview(large), work.preview(small)]
    await pass()
    const from = performance.now()
    await work.close()
    expect(performance.now() - from).toBeLessThan(2000)
    const stopped = { ok: false, fault: [{ code: 'poll.stopped' }] }
    expect(await Promise.all([...asked, work.preview(small)])).toEqual([stopped, stopped, stopped])
  },
)
