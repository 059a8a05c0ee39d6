import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeDelivery } from '../src/delivery-making.ts'
import { parseDelivery, type Delivery } from '../src/delivery.ts'
import { makeEnvelope, type Envelope } from '../src/envelope.ts'
import { canonicalText, digestOf } from '../src/canonical.ts'
import { fileStatements, type Received } from '../src/filing.ts'
import type { NewStatement } from '../src/issue.ts'
import { takeDelivery } from '../src/reception.ts'
import type { Action, Statement } from '../src/statement.ts'
import { ownNewsroom, story, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

let network: TestNetwork
let echo: TestNewsroom
let hegu: TestNewsroom
let id: string

beforeEach(async () => {
  network = new TestNetwork()
  echo = await network.open('echo.example')
  hegu = await network.open('hegu.example', ['zh-Hans'])
  id = await network.agree(echo, hegu)
})
afterEach(() => network.close())

/** At their full size, by `npm run faults`, these take minutes. */
const LONG = 1_800_000

/** So many versions: every third corrects the story before it. */
async function tell(count: number, of: TestNewsroom = echo): Promise<void> {
  for (let told = 0; told < count; told += 600) {
    const statements: NewStatement[] = []
    for (let number = told; number < Math.min(count, told + 600); number += 1) {
      const corrects = number % 3 === 2
      const uri = `tag:${of.id},2026:story-${corrects ? number - 1 : number}`
      const said = story(`Кабар ${number}`)
      statements.push(
        corrects ? { ...said, uri, action: 'correct', reason: 'саны' } : { ...said, uri },
      )
    }
    await of.issue(...statements)
  }
}

async function deliveryAfter(entry: number, kills = 0, letters = 0): Promise<Delivery> {
  return makeDelivery(echo.db, await echo.signed(id), { after: entry, kills, letters })
}

async function take(delivery: Delivery): Promise<void> {
  const parsed = parseDelivery(JSON.parse(JSON.stringify(delivery)))
  if (!parsed.ok) throw new Error(parsed.fault.code)
  await takeDelivery(hegu.db, await hegu.signed(id), parsed.value, hegu.effects)
}

const entriesOf = ({ db }: TestNewsroom, direction: 'sent' | 'read') =>
  db
    .selectFrom('exchange.entry')
    .select(['entry', 'hash', 'envelope', 'uri', 'sequence'])
    .where('agreement', '=', id)
    .where('direction', '=', direction)
    .orderBy('entry')
    .execute()

const statementsOf = ({ db }: TestNewsroom) =>
  db
    .selectFrom('exchange.statement')
    .select(['uri', 'sequence', 'digest', 'payload'])
    .orderBy(sql`uri collate "C"`)
    .orderBy('sequence')
    .execute()

async function expectSame(count: number): Promise<void> {
  const entries = await entriesOf(echo, 'sent')
  expect(entries).toHaveLength(count)
  expect(await entriesOf(hegu, 'read')).toEqual(entries)
  expect(await statementsOf(hegu)).toEqual(await statementsOf(echo))
  const faults = await hegu.db.selectFrom('exchange.fault').select('code').execute()
  expect(faults).toEqual([])
}

describe('deliveries', () => {
  test(
    'taken one to five times, overlapping, cut and at once, give each version once and in order',
    async () => {
      const count = Number(process.env['FAULTS_VERSIONS'] ?? 600)
      await tell(count)
      for (;;) {
        const { entry } = await hegu.db
          .selectFrom('exchange.log')
          .select('entry')
          .where('agreement', '=', id)
          .where('direction', '=', 'read')
          .executeTakeFirstOrThrow()
        if (entry === count) break
        // From somewhere before the cursor, and cut off somewhere.
        const whole = await deliveryAfter(Math.max(0, entry - randomInt(60)))
        const entries = whole.entries.slice(0, 1 + randomInt(whole.entries.length))
        const times = 1 + randomInt(5)
        if (randomInt(2) === 0)
          await Promise.all(Array.from({ length: times }, () => take({ ...whole, entries })))
        else for (let taken = 0; taken < times; taken += 1) await take({ ...whole, entries })
      }
      await expectSame(count)
    },
    LONG,
  )

  test('by two ways at once give one statement', async () => {
    const other = await network.agree(echo, hegu)
    await tell(60)
    const [one, two] = [
      await deliveryAfter(0),
      await makeDelivery(echo.db, await echo.signed(other), { after: 0, kills: 0, letters: 0 }),
    ]
    const parsed = parseDelivery(JSON.parse(JSON.stringify(two)))
    if (!parsed.ok) throw new Error(parsed.fault.code)
    const both = [
      take(one),
      takeDelivery(hegu.db, await hegu.signed(other), parsed.value, hegu.effects),
    ]
    // One of them may lose the race for a new item; it is taken when it comes again.
    await Promise.allSettled(both)
    await take(one)
    await takeDelivery(hegu.db, await hegu.signed(other), parsed.value, hegu.effects)
    await expectSame(60)
  })
})

describe('a partner that was away for thirty days', () => {
  test(
    'resumes from any cursor over the whole log without a gap and without a double',
    async () => {
      const count = Number(process.env['FAULTS_ENVELOPES'] ?? 5000)
      await tell(count)
      await hegu.read(id)
      network.time = () => Date.now() + 30 * 86_400_000
      const sent = await entriesOf(echo, 'sent')
      for (let round = 0; round < 12; round += 1) {
        const cursor = round === 0 ? 0 : round === 1 ? count : randomInt(count)
        const { entries, head } = await deliveryAfter(cursor)
        expect(head.entry).toBe(count)
        expect(entries.length).toBe(Math.min(500, count - cursor))
        const numbers = entries.map(({ entry }) => {
          const text = Buffer.from(entry.split('.')[1] ?? '', 'base64url')
          return [(JSON.parse(text.toString()) as { entry: number }).entry, digestOf(text)]
        })
        expect(numbers).toEqual(
          sent.slice(cursor, cursor + 500).map(({ entry, hash }) => [entry, hash]),
        )
      }
      while ((await hegu.read(id)) > 0);
      await expectSame(count)
      // A delivery brings a hundred letters at most.
      for (let letters = 0; letters * 500 < count; letters += 100) await echo.read(id)
      expect((await echo.signed(id)).row.receipted_entry).toBe(count)
    },
    LONG,
  )
})

/** What was said of one item, in the order of its sequences. */
async function lifeOf(actions: readonly Action[], uri: string): Promise<Received[]> {
  const { key, id: issuer } = await ownNewsroom(echo)
  let version = 0
  return actions.map((action, index) => {
    version = action === 'publish' ? 1 : version + (action === 'correct' ? 1 : 0)
    const item = {
      uri,
      language: 'ky',
      type: 'text' as const,
      title: `Жашыруун кабар ${index + 1}`,
    }
    const carries = action === 'publish' || action === 'correct' || action === 'release'
    const statement: Statement = {
      protocol: 'suyab/1',
      kind: 'statement',
      issuer,
      uri,
      sequence: index + 1,
      version,
      action,
      itemKind: 'text',
      language: 'ky',
      issued: new Date(Date.UTC(2026, 1, 1, 0, index)).toISOString(),
      ...(carries ? { payload: digestOf(canonicalText(item)) } : { reason: `себеп ${index + 1}` }),
      ...(action === 'correct' ? { reason: 'саны' } : {}),
    }
    const envelope: Envelope = makeEnvelope(statement, key)
    return { envelope, item: carries ? item : undefined }
  })
}

const LIVES: readonly (readonly Action[])[] = [
  ['publish', 'correct', 'withhold', 'release', 'kill'],
  ['publish', 'withhold', 'release', 'correct'],
  ['publish', 'correct', 'correct', 'withhold'],
  ['publish', 'kill', 'kill'],
  ['publish', 'correct', 'kill', 'correct'],
]

describe('all orders', () => {
  test.each(LIVES)(
    'of %s, %s, %s … end with the same rows, and no text is left after a kill',
    async (...life) => {
      const ends = new Set<string>()
      const orders = permutations(life.map((_, index) => index))
      for (const [number, order] of orders.entries()) {
        const uri = `tag:echo.example,2026:life-${number}`
        const said = await lifeOf(life, uri)
        // Some come twice, some together with others.
        const doubled = order.flatMap((index) => (randomInt(3) === 0 ? [index, index] : [index]))
        if (randomInt(2) === 0) doubled.push(order[randomInt(order.length)] ?? 0)
        while (doubled.length > 0) {
          const batch = doubled.splice(0, 1 + randomInt(3)).flatMap((index) => said[index] ?? [])
          await hegu.db
            .transaction()
            .execute((trx) =>
              fileStatements(trx, batch, { agreement: id, partner: echo.id }, hegu.effects),
            )
        }
        ends.add(JSON.stringify(await endOf(uri)).replaceAll(uri, ''))
      }
      expect([...ends].slice(0, 1)).toEqual([...ends])
      if (!life.includes('kill')) return
      const left = await hegu.db
        .selectFrom('exchange.statement')
        .select('uri')
        .where('payload', 'is not', null)
        .execute()
      expect(left).toEqual([])
      const shown = await hegu.db
        .selectFrom('exchange.item')
        .select(['headline', 'summary', 'search'])
        .where((eb) => eb.or([eb('headline', 'is not', null), eb('search', 'is not', null)]))
        .execute()
      expect(shown).toEqual([])
    },
  )
})

async function endOf(uri: string): Promise<object> {
  const item = await hegu.db
    .selectFrom('exchange.item')
    .select(['sequence', 'version', 'action', 'state', 'headline', 'kind', 'language', 'issuer'])
    .select(['issued', 'first_issued', 'kill_reason', 'search', 'topics', 'own', 'partner'])
    .where('uri', '=', uri)
    .executeTakeFirstOrThrow()
  const statements = await hegu.db
    .selectFrom('exchange.statement')
    .select(['sequence', 'version', 'action', 'payload', 'reason'])
    .where('uri', '=', uri)
    .orderBy('sequence')
    .execute()
  return { item, statements }
}

function permutations(indices: readonly number[]): number[][] {
  if (indices.length < 2) return [[...indices]]
  return indices.flatMap((first) =>
    permutations(indices.filter((index) => index !== first)).map((rest) => [first, ...rest]),
  )
}

test('more kills than one delivery brings all come before the entries that they emptied', async () => {
  await tell(800)
  const alive = await echo.db.selectFrom('exchange.item').select('uri').execute()
  expect(alive.length).toBeGreaterThan(500)
  const kill = { kind: 'text', language: 'ky', action: 'kill', reason: 'жалган' } as const
  await echo.issue(...alive.map(({ uri }) => ({ ...kill, uri })))
  const first = await deliveryAfter(0)
  expect(first.kills).toHaveLength(500)
  expect(first.entries).toEqual([])
  for (let round = 0; round < 6; round += 1) await hegu.read(id)
  await expectSame(800 + alive.length)
})
