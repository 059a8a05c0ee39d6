import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { resumeReading } from '../src/agreement-errand.ts'
import { listFaults } from '../src/desk/partner-view.ts'
import type { EntryPart } from '../src/delivery.ts'
import { emptyChain } from '../src/entry.ts'
import { sign } from '../src/jws.ts'
import { generateKey } from '../src/key.ts'
import { Forger } from './forger.ts'
import { TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

let network: TestNetwork
let echo: TestNewsroom
let hegu: TestNewsroom
let id: string
let forger: Forger

beforeEach(async () => {
  network = new TestNetwork()
  echo = await network.open('echo.example')
  hegu = await network.open('hegu.example', ['zh-Hans'])
  id = await network.agree(echo, hegu)
  forger = await Forger.of(echo, id)
  await forger.pretend()
})
afterEach(() => network.close())

async function uris({ db }: TestNewsroom): Promise<string[]> {
  const rows = await db.selectFrom('exchange.item').select('uri').orderBy('uri').execute()
  return rows.map(({ uri }) => uri)
}

function codes(newsroom: TestNewsroom): Promise<string[]> {
  return listFaults(newsroom.db, {}).then(({ rows }) => rows.map(({ code }) => code))
}

/** A log that says something else from entry `from` on, and holds together in itself. */
function rewrite(from: number): void {
  const kept = forger.parts.slice(0, from - 1)
  const rest = forger.parts.length - kept.length
  const { chain } = forger
  forger.parts = []
  forger.chain = emptyChain(id, echo.id)
  for (const { envelope, payload } of kept) forger.add(envelope, payload)
  for (let index = 0; index < rest; index += 1) forger.good()
  expect(forger.chain).not.toEqual(chain)
}

function swap(parts: EntryPart[], one: number, other: number): EntryPart[] {
  return parts.map(
    (part, index) => parts[index === one ? other : index === other ? one : index] ?? part,
  )
}

/** What its own sender did to the log after three entries were read, and what the reader calls it. */
const lies: readonly [string, string, number, () => void][] = [
  [
    'rewritten before the cursor',
    'entry.chain-broken',
    0,
    () => {
      rewrite(2)
      forger.good()
    },
  ],
  [
    'rewritten after the cursor',
    'entry.chain-broken',
    1,
    () => {
      forger.good()
      const lying = forger.tell()
      forger.add(lying.envelope, lying.payload, { previous: emptyChain(id, echo.id).hash })
    },
  ],
  [
    'forked',
    'entry.forked',
    0,
    () => {
      const { envelope, payload } = forger.tell()
      forger.chain = { ...forger.chain, entry: forger.chain.entry - 1 }
      // Entry 3 once more, with other words, to one that asks for what comes after it.
      const part = forger.add(envelope, payload)
      forger.parts = [...forger.parts.slice(0, 2), { ...part }]
      forger.everything = true
    },
  ],
  [
    'shortened',
    'entry.shortened',
    0,
    () => {
      forger.parts = forger.parts.slice(0, 1)
      forger.head = 1
    },
  ],
  [
    'reordered',
    'entry.gap',
    1,
    () => {
      for (let count = 0; count < 4; count += 1) forger.good()
      forger.parts = swap(forger.parts, 4, 5)
    },
  ],
  [
    'with an entry left out',
    'entry.gap',
    1,
    () => {
      for (let count = 0; count < 4; count += 1) forger.good()
      forger.parts = forger.parts.filter((_, index) => index !== 4)
    },
  ],
  [
    'with an entry of another agreement',
    'entry.foreign',
    1,
    () => {
      forger.good()
      const { envelope, payload } = forger.tell()
      forger.add(envelope, payload, { agreement: '00000000-0000-4000-8000-000000000000' })
      forger.good()
    },
  ],
  [
    'with an entry that nobody signed',
    'entry.unsigned',
    1,
    () => {
      forger.good()
      forger.parts.push({ ...forger.parts[0]!, entry: 'nobody' })
    },
  ],
  [
    'with an entry that was changed',
    'entry.signature-invalid',
    1,
    () => {
      forger.good()
      forger.good()
      const [header, , signature] = forger.parts[4]!.entry.split('.')
      const [, payload] = forger.add(forger.tell().envelope, null).entry.split('.')
      forger.parts[4] = { ...forger.parts[4]!, entry: `${header}.${payload}.${signature}` }
      forger.parts.length = 5
    },
  ],
  [
    'with an entry by an unknown key',
    'entry.key-unknown',
    1,
    () => {
      forger.good()
      forger.good()
      const [, payload = ''] = forger.parts[4]!.entry.split('.')
      const value: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
      forger.parts[4] = { ...forger.parts[4]!, entry: sign('entry', value, generateKey()) }
    },
  ],
  [
    'with an entry of another form',
    'entry.schema',
    1,
    () => {
      forger.good()
      const { envelope, payload } = forger.tell()
      forger.add(envelope, payload, { from: '!' })
    },
  ],
  [
    'with an entry longer than allowed',
    'entry.too-large',
    1,
    () => {
      forger.good()
      forger.parts.push({ ...forger.parts[0]!, entry: 'x'.repeat(5000) })
    },
  ],
]

describe('a log', () => {
  test.each(lies)(
    '%s is refused with %s and read no further',
    async (_name, code, applied, lie) => {
      for (let count = 0; count < 3; count += 1) forger.good()
      const stop = forger.serve(network)
      expect(await hegu.read(id)).toBe(3)
      const before = { parts: forger.parts, chain: forger.chain }
      lie()
      expect(await hegu.read(id)).toBe(applied)
      expect((await hegu.signed(id)).row.stopped).toMatchObject({ code })
      expect(await codes(hegu)).toEqual([code])
      const kept = await uris(hegu)
      expect(kept).toHaveLength(3 + applied)
      // Nothing more is taken, whatever comes, and it is not reported over and over.
      forger.good()
      expect(await hegu.read(id)).toBe(0)
      expect(await uris(hegu)).toEqual(kept)
      expect(await codes(hegu)).toEqual([code])
      // The writer's people hear of it by a letter.
      await echo.read(id)
      expect(await codes(echo)).toContain('partner.stopped-reading')
      const told = (await listFaults(echo.db, {})).rows.find(
        (row) => row.code === 'partner.stopped-reading',
      )
      expect(told?.data).toMatchObject({ because: code, entry: 4 + applied })
      // When people have settled it, the honest log is read on from where it was whole.
      if (applied === 0) {
        forger.parts = [...before.parts]
        forger.chain = before.chain
        forger.head = undefined
        forger.everything = false
        forger.good()
        await resumeReading(hegu.errands, id)
        expect(await hegu.read(id)).toBe(1)
        expect((await hegu.signed(id)).row.stopped).toBeNull()
      }
      stop()
    },
  )

  test('that still does not hold together when reading resumes is stopped again', async () => {
    forger.good()
    forger.serve(network)
    await hegu.read(id)
    forger.head = 0
    forger.parts = []
    await hegu.read(id)
    await resumeReading(hegu.errands, id)
    await hegu.read(id)
    expect((await hegu.signed(id)).row.stopped).toMatchObject({ code: 'entry.shortened' })
    expect(await codes(hegu)).toEqual(['entry.shortened', 'entry.shortened'])
  })
})
