import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedDesign, inventedWave } from '../../poll/tests/invented-wave.ts'
import { savOf, youthDeclaration } from '../../poll/tests/poll-file.ts'
import { codeOf, startTestNode, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let analyst: Desk
let other: Desk
let third: Desk

const wave = '/api/polls/youth/waves/1'
const question = { stub: 'q1', banner: ['gender', 'work'], rows: 'countries', chosen: ['1'], policy: 'equal' } // prettier-ignore
/** Two hundred of them take most of a minute. */
const long = { ...question, banner: ['gender', 'work', 'age', ...Array.from({ length: 12 }, (_one, at) => `x${at + 1}`)] } // prettier-ignore

beforeAll(async () => {
  at = await startTestNode()
  analyst = await at.signIn('analyst')
  other = await at.signIn('analyst')
  third = await at.signIn('administrator')
  const poll = { id: 'youth', names: { en: 'Youth' }, languages: ['en'] }
  await analyst.ask('POST', '/api/polls', poll)
  const data = savOf(inventedWave({ countries: ['kg', 'kz'], perCountry: 3000, seed: 5, more: 12 }))
  const { json } = await analyst.ask('POST', '/api/poll-uploads?name=1.sav', data)
  const design = { ...inventedDesign, lonely: 'adjust' }
  const body = {
    upload: json['upload'],
    declaration: { ...youthDeclaration, design },
    leaveOut: [],
  }
  const made = await analyst.ask('POST', '/api/polls/youth/waves', body)
  if (made.status !== 200) throw new Error(made.bytes.toString())
})
afterAll(() => at.stop())

interface Line {
  readonly progress?: { readonly part: number; readonly place?: number }
  readonly table?: object
  readonly fault?: { readonly code: string }
}

interface Asking {
  readonly status: number
  readonly first: Line | undefined
  /** The last line. */
  end(): Promise<Line | undefined>
  leave(): void
}

/** Asks as the desk does, line by line. */
async function ask(desk: Desk, path = `${wave}/table`, body: object = question): Promise<Asking> {
  const gone = new AbortController()
  const response = await fetch(`http://localhost:${at.node.port}${path}`, {
    method: 'POST',
    signal: gone.signal,
    headers: { 'suyab-desk': '1', 'content-type': 'application/json', accept: 'application/x-ndjson', cookie: desk.cookie }, // prettier-ignore
    body: JSON.stringify(body),
  })
  const lines = linesOf(response)
  const begun = await lines.next()
  const first = begun.done === true ? undefined : begun.value
  return {
    status: response.status,
    first,
    leave: () => gone.abort(),
    end: async () => {
      let last = first
      for await (const line of lines) last = line
      return last
    },
  }
}

async function* linesOf({ body }: Response): AsyncGenerator<Line> {
  if (body === null) return
  let rest = ''
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as Line
  }
  if (rest !== '') yield JSON.parse(rest) as Line
}

/** A file that takes long. */
function heavy(desk: Desk): { answer: Promise<Response>; leave: () => void } {
  const gone = new AbortController()
  const answer = fetch(`http://localhost:${at.node.port}${wave}/table-file?format=xlsx`, {
    method: 'POST',
    signal: gone.signal,
    headers: { 'suyab-desk': '1', 'content-type': 'application/json', cookie: desk.cookie },
    body: JSON.stringify(Array.from({ length: 200 }, () => long)),
  })
  // Whether it ends well is looked at where it matters.
  answer.catch(() => undefined)
  return { answer, leave: () => gone.abort() }
}

/** Asks again until it has to wait; tells how often it had its turn before. */
async function waits(desk: Desk): Promise<Asking & { readonly turns: number }> {
  for (let turns = 0; ;) {
    const asking = await ask(desk)
    if (asking.first?.progress?.place !== undefined) return { ...asking, turns }
    if (asking.status !== 200) continue
    await asking.end()
    turns += 1
  }
}

test('people take turns at tables, hear their place, wait with so many and no more, and free it when they go', async () => {
  const file = heavy(analyst)
  const begun = await waits(other)
  const waiting: Asking[] = [begun]
  expect(begun.first).toEqual({ progress: { part: 0, place: 1 } })
  while (waiting.length < 8) waiting.push(await ask(other))
  expect(waiting.map(({ first }) => first?.progress?.place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  const refused = await other.ask('POST', `${wave}/table`, question)
  expect([refused.status, codeOf(refused)]).toEqual([429, 'poll.too-many-waiting'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  // Somebody who asks for the first time does not wait for all eight, and for none of who had a turn.
  const next = await ask(third)
  expect(next.first).toEqual({ progress: { part: 0, place: begun.turns === 0 ? 2 : 1 } })
  for (const asking of waiting.splice(5)) asking.leave()
  // Seen as soon as the node hears that they went.
  waiting.push(await waits(other))
  // Whoever leaves a file that is being reckoned ends it.
  const from = performance.now()
  file.leave()
  const ends = await Promise.all([...waiting, next].map((asking) => asking.end()))
  for (const end of ends) expect(end).toHaveProperty('table')
  expect(performance.now() - from).toBeLessThan(10_000)
  await expect(file.answer).rejects.toThrow('abort')
  expect(at.logged.filter((line) => line.includes('"level":"error"'))).toEqual([])
})

test('a node that stops ends what is reckoned at once, and tells who waits', async () => {
  const file = heavy(analyst)
  const waiting = await waits(other)
  const from = performance.now()
  const stopped = at.node.stop()
  const [end, answer] = await Promise.all([waiting.end(), file.answer])
  expect(performance.now() - from).toBeLessThan(2000)
  expect(end).toEqual({ fault: { code: 'poll.stopped', data: {} } })
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ fault: { code: 'poll.stopped' } })
  await stopped
})
