import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listFaults } from '../src/desk/partner-view.ts'
import { generateKey } from '../src/key.ts'
import { makeNewsroom } from '../src/newsroom.ts'
import { changeNewsroom, revokeOwnKey, rotateKey } from '../src/own-newsroom.ts'
import { passOn, type PassedOn } from '../src/pass-on.ts'
import { Forger } from './forger.ts'
import { grant, ownNewsroom, story, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

let network: TestNetwork
let daily: TestNewsroom
let echo: TestNewsroom
let hegu: TestNewsroom
/** Daily makes, Echo passes on, Hegu reads. */
let toEcho: string
let toHegu: string

const may = { uses: { publish: true, translate: true, adapt: true, passOn: true } }

beforeEach(async () => {
  network = new TestNetwork()
  daily = await network.open('daily.example')
  echo = await network.open('echo.example')
  hegu = await network.open('hegu.example', ['zh-Hans'])
  toEcho = await network.agree(daily, echo, { give: grant(may) })
  toHegu = await network.agree(echo, hegu, { give: grant({ relays: true }) })
})
afterEach(() => network.close())

const relay = (uri: string): Promise<PassedOn[]> =>
  echo.db.transaction().execute((trx) => passOn(trx, uri, [toHegu], echo.effects))

const itemsOf = ({ db }: TestNewsroom) =>
  db
    .selectFrom('exchange.item')
    .select(['uri', 'issuer', 'partner', 'version', 'state', 'headline'])
    .orderBy('uri')
    .execute()

const codesOf = async ({ db }: TestNewsroom): Promise<string[]> =>
  (await listFaults(db, {})).rows.map(({ code }) => code)

async function told(): Promise<string> {
  const [issued] = await daily.issue(story('Нарын'))
  await echo.read(toEcho)
  return issued!.uri
}

describe('an item of a third newsroom', () => {
  test('is passed on with its maker’s signature, and everything said of it follows', async () => {
    const uri = await told()
    expect(await relay(uri)).toEqual([{ agreement: toHegu, outcome: 'sent' }])
    expect(await relay(uri)).toEqual([{ agreement: toHegu, outcome: 'sent' }])
    expect(await hegu.read(toHegu)).toBe(1)
    expect(await itemsOf(hegu)).toMatchObject([
      { uri, issuer: 'daily.example', partner: 'echo.example', state: 'usable' },
    ])
    const known = await hegu.db
      .selectFrom('exchange.newsroom')
      .select(['id', 'by_way_of'])
      .where('id', '=', 'daily.example')
      .execute()
    expect(known).toEqual([{ id: 'daily.example', by_way_of: 'echo.example' }])
    await daily.issue({ ...story('Нарын шаары'), uri, action: 'correct', reason: 'аты' })
    await echo.read(toEcho)
    await hegu.read(toHegu)
    expect(await itemsOf(hegu)).toMatchObject([{ version: 2, headline: 'Нарын шаары' }])
    await daily.issue({ uri, action: 'kill', kind: 'text', language: 'ky', reason: 'туура эмес' })
    await echo.read(toEcho)
    await hegu.read(toHegu)
    expect(await itemsOf(hegu)).toMatchObject([{ uri, state: 'killed', headline: null }])
    await echo.read(toHegu)
    const notice = await echo.db
      .selectFrom('exchange.kill_notice')
      .select(['uri', 'confirmed_at'])
      .where('agreement', '=', toHegu)
      .executeTakeFirstOrThrow()
    expect(notice.confirmed_at).not.toBeNull()
    expect(await codesOf(hegu)).toEqual([])
  })

  test('is passed on only where its maker lets us and the other side takes it', async () => {
    const uri = await told()
    await expect(relay('tag:daily.example,2026:none')).rejects.toMatchObject({
      code: 'item.unknown',
    })
    const [own] = await echo.issue(story('Өзүбүздүкү'))
    await expect(relay(own!.uri)).rejects.toMatchObject({ code: 'item.ours' })
    const other = await network.agree(hegu, daily)
    expect(other).not.toBe(toHegu)
    const closed = await network.agree(echo, hegu)
    const refused = await echo.db
      .transaction()
      .execute((trx) => passOn(trx, uri, [closed], echo.effects))
    expect(refused).toEqual([{ agreement: closed, outcome: 'not-permitted' }])
    const [kept] = await hegu.issue({ ...story('北京'), language: 'zh-Hans' })
    await echo.read(toHegu)
    await expect(
      echo.db.transaction().execute((trx) => passOn(trx, kept!.uri, [toEcho], echo.effects)),
    ).rejects.toMatchObject({ code: 'right.use-not-granted' })
  })

  test('verifies after its maker has rotated and revoked keys, whatever the reader has missed', async () => {
    const uri = await told()
    await relay(uri)
    await hegu.read(toHegu)
    const old = (await ownNewsroom(daily)).key.kid
    await rotateKey(daily.db, daily.effects.now())
    const from = daily.effects.now()
    await revokeOwnKey(daily.db, old, { from, reason: 'lost' }, from)
    await changeNewsroom(daily.db, { names: { en: 'Daily' } }, daily.effects.now())
    await daily.issue({ ...story('Кийин'), uri, action: 'correct', reason: 'аты' })
    await echo.read(toEcho)
    expect(await hegu.read(toHegu)).toBe(1)
    expect(await itemsOf(hegu)).toMatchObject([{ version: 2, headline: 'Кийин' }])
    expect(await codesOf(hegu)).toEqual([])
  })

  test('is not believed with a second key, and people are told', async () => {
    const uri = await told()
    await relay(uri)
    await hegu.read(toHegu)
    const second = generateKey()
    const issued = echo.effects.now().toISOString()
    const forged = makeNewsroom(
      {
        protocol: 'suyab/1',
        kind: 'newsroom',
        id: 'daily.example',
        names: { en: 'Daily' },
        languages: ['ky'],
        timeZone: 'UTC',
        keys: [{ kid: second.kid, x: second.x, from: issued }],
        edition: 9,
        issued,
      },
      second,
    )
    const forger = await Forger.of(echo, toHegu)
    const entries = await echo.db
      .selectFrom('exchange.entry')
      .select(['entry', 'hash'])
      .where('agreement', '=', toHegu)
      .where('direction', '=', 'sent')
      .orderBy('entry', 'desc')
      .executeTakeFirstOrThrow()
    forger.chain = { entry: entries.entry, hash: entries.hash as `sha-256:${string}` }
    forger.newsrooms = [forged]
    const statement = { issuer: 'daily.example', uri: 'tag:daily.example,2026:forged' }
    const { envelope, payload } = forger.tell(statement, {}, second)
    forger.add(envelope, payload)
    const stop = forger.serve(network)
    expect(await hegu.read(toHegu)).toBe(1)
    stop()
    expect(await itemsOf(hegu)).toHaveLength(1)
    expect(await codesOf(hegu)).toContain('envelope.issuer-conflict')
    const known = await hegu.db
      .selectFrom('exchange.newsroom')
      .select('conflict')
      .where('id', '=', 'daily.example')
      .executeTakeFirstOrThrow()
    expect(known.conflict).toMatchObject({ kid: second.kid })
  })
})

describe('a partner that was away while keys were rotated and revoked', () => {
  test('reads everything that was sent before, between and after', async () => {
    const id = await network.agree(daily, hegu)
    await daily.issue(story('Чейин'))
    const first = (await ownNewsroom(daily)).key.kid
    await rotateKey(daily.db, daily.effects.now())
    await daily.issue(story('Ортодо'))
    const second = (await ownNewsroom(daily)).key.kid
    expect(second).not.toBe(first)
    const from = daily.effects.now()
    await revokeOwnKey(daily.db, first, { from, reason: 'lost' }, from)
    await daily.issue(story('Кийин'))
    await revokeOwnKey(daily.db, second, { from, reason: 'lost too' }, daily.effects.now())
    await daily.issue(story('Аягында'))
    expect(await hegu.read(id)).toBe(4)
    expect(await itemsOf(hegu)).toHaveLength(4)
    const log = (newsroom: TestNewsroom, direction: 'sent' | 'read') =>
      newsroom.db
        .selectFrom('exchange.entry')
        .select(['entry', 'hash'])
        .where('agreement', '=', id)
        .where('direction', '=', direction)
        .orderBy('entry')
        .execute()
    expect(await log(hegu, 'read')).toEqual(await log(daily, 'sent'))
    await daily.read(id)
    expect((await daily.signed(id)).row.receipted_entry).toBe(4)
    expect(await codesOf(hegu)).toEqual([])
  })

  test('is told which statements a revoked key signed after it was not to be trusted', async () => {
    const id = await network.agree(daily, hegu)
    const from = new Date(Date.now() - 60_000)
    const [issued] = await daily.issue(story('Ким жазды'))
    await hegu.read(id)
    const { kid } = (await ownNewsroom(daily)).key
    await revokeOwnKey(daily.db, kid, { from, reason: 'stolen' }, daily.effects.now())
    await daily.issue(story('Жаңы ачкыч'))
    expect(await hegu.read(id)).toBe(1)
    const { rows } = await listFaults(hegu.db, { code: 'key.revoked-after-use' })
    expect(rows).toMatchObject([{ uri: issued!.uri, data: { kid, sequence: 1 } }])
  })
})
