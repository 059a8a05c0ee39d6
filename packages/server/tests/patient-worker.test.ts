import { afterEach, expect, test } from 'vitest'
import { openPatientWorker, type Patience, type PatientWorker } from '../src/patient-worker.ts'
import type { Task, Told } from './patient-thread.ts'

type Thread = PatientWorker<Task, Told, string>

const opened: Thread[] = []

function open(more: Partial<Patience> = {}): Thread {
  const thread: Thread = openPatientWorker(new URL('patient-thread.ts', import.meta.url), {
    milliseconds: 60_000,
    megabytes: 64,
    ...more,
  })
  opened.push(thread)
  return thread
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((thread) => thread.close()))
})

/** Asks for what never ends, and waits until the thread is at it. */
async function busy(
  worker: Thread,
  kind: 'spin' | 'hang',
  more: { person?: string; signal?: AbortSignal } = {},
): Promise<{ answer: ReturnType<Thread['ask']> }> {
  const begun = Promise.withResolvers<string>()
  const answer = worker.ask({ kind }, { ...more, onProgress: begun.resolve })
  expect(await begun.promise).toBe(`begun ${kind}`)
  return { answer }
}

async function threadOf(worker: Thread): Promise<number> {
  const given = await worker.ask({ kind: 'name', name: 'x' })
  return given.ok ? given.value.thread : Number.NaN
}

test('a thread tells how far it is, has what it was started with, and answers the next question too', async () => {
  const worker = open({ data: { folder: 'f' } })
  const said: string[] = []
  const first = await worker.ask({ kind: 'name', name: 'Ош' }, { onProgress: (told) => said.push(told) }) // prettier-ignore
  expect(first).toMatchObject({ ok: true, value: { name: 'Ош', data: { folder: 'f' } } })
  expect(said).toEqual(['begun name'])
  expect(await threadOf(worker)).toBe(first.ok ? first.value.thread : 0)
})

test.for(['spin', 'hang'] as const)(
  'who goes away while the thread is at a %s ends it, and the next gets a thread of its own',
  async (kind) => {
    const worker = open()
    const before = await threadOf(worker)
    const gone = new AbortController()
    const { answer } = await busy(worker, kind, { signal: gone.signal })
    gone.abort()
    expect(await answer).toEqual({ ok: false, fault: { code: 'worker.stopped' } })
    expect(await threadOf(worker)).toBeGreaterThan(before)
  },
)

test('who goes away while waiting frees the place and disturbs nobody', async () => {
  const worker = open({ mostWaiting: 1 })
  const release = new AbortController()
  const { answer } = await busy(worker, 'spin', { signal: release.signal, person: 'ann' })
  const gone = new AbortController()
  const waiting = worker.ask({ kind: 'name', name: 'a' }, { person: 'ann', signal: gone.signal })
  expect(await worker.ask({ kind: 'name', name: 'b' }, { person: 'ann' })).toEqual({
    ok: false,
    fault: { code: 'worker.too-many-waiting', limit: 1 },
  })
  gone.abort()
  expect(await waiting).toEqual({ ok: false, fault: { code: 'worker.stopped' } })
  const places: number[] = []
  const next = worker.ask({ kind: 'name', name: 'c' }, { person: 'ann', onPlace: (place) => places.push(place) }) // prettier-ignore
  expect(places).toEqual([1])
  release.abort()
  expect(await answer).toMatchObject({ fault: { code: 'worker.stopped' } })
  expect(await next).toMatchObject({ ok: true, value: { name: 'c' } })
  // Gone before it asked: the thread never hears of it.
  expect(await worker.ask({ kind: 'exit' }, { signal: AbortSignal.abort() })).toMatchObject({
    fault: { code: 'worker.stopped' },
  })
})

test('people take turns at a thread', async () => {
  const worker = open()
  const release = new AbortController()
  const { answer } = await busy(worker, 'hang', { signal: release.signal, person: 'ann' })
  const order: string[] = []
  const ask = async (person: string, name: string): Promise<void> => {
    const given = await worker.ask({ kind: 'name', name }, { person })
    if (given.ok) order.push(given.value.name)
  }
  const all = [ask('ann', 'ann 1'), ask('ann', 'ann 2'), ask('ann', 'ann 3'), ask('bek', 'bek 1')]
  release.abort()
  await Promise.all([answer, ...all])
  expect(order).toEqual(['bek 1', 'ann 1', 'ann 2', 'ann 3'])
})

test.for(['spin', 'hang'] as const)(
  'closing ends a %s at once and refuses what waits and what comes',
  async (kind) => {
    const worker = open()
    const { answer } = await busy(worker, kind)
    const waiting = worker.ask({ kind: 'name', name: 'a' })
    const from = performance.now()
    await worker.close()
    expect(performance.now() - from).toBeLessThan(2000)
    const closed = { ok: false, fault: { code: 'worker.closed' } }
    const later = worker.ask({ kind: 'name', name: 'b' })
    expect(await Promise.all([answer, waiting, later])).toEqual([closed, closed, closed])
  },
)

test.for([
  ['throw', { code: 'worker.threw', reason: 'RangeError', stack: expect.stringContaining('nobody foresaw it') }], // prettier-ignore
  ['exit', { code: 'worker.broke', reason: 'exit' }],
  ['fill', { code: 'worker.broke', reason: 'ERR_WORKER_OUT_OF_MEMORY' }],
] as const)(
  'a thread that dies of a %s costs only the question it was at',
  async ([kind, fault]) => {
    const worker = open()
    const [one, two] = await Promise.all([
      worker.ask({ kind }),
      worker.ask({ kind: 'name', name: 'after' }),
    ])
    expect(one).toEqual({ ok: false, fault })
    expect(two).toMatchObject({ ok: true, value: { name: 'after' } })
  },
)

test('a thread that dies between two questions harms neither', async () => {
  const worker = open()
  const first = await worker.ask({ kind: 'die-later' })
  expect(first).toMatchObject({ ok: true, value: { name: 'dying' } })
  // The death may be noticed only while the next question is out.
  const next = await worker.ask({ kind: 'name', name: 'after' })
  if (!next.ok) expect(next.fault).toEqual({ code: 'worker.broke', reason: 'TypeError' })
  expect(await worker.ask({ kind: 'name', name: 'last' })).toMatchObject({ ok: true, value: { name: 'last' } }) // prettier-ignore
})

test('a thread that is asked nothing for its time is ended, and the next question starts another', async () => {
  const worker = open({ idle: 1 })
  const before = await threadOf(worker)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await threadOf(worker)).toBeGreaterThan(before)
})

test('a question that cannot be copied to a thread is an error, and the next is answered', async () => {
  const worker = open()
  const strange = { kind: 'name', name: (() => '') as unknown as string } as const
  await expect(worker.ask(strange)).rejects.toThrow('could not be cloned')
  expect(await threadOf(worker)).toBeGreaterThan(0)
})
