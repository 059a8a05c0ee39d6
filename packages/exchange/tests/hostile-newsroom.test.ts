import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { digestOfValue } from '../src/canonical.ts'
import { beginCorrection, beginDraft, beginTranslation } from '../src/desk/draft-beginning.ts'
import { publishDraft } from '../src/desk/draft-publishing.ts'
import { mayHearOfDraft } from '../src/desk/draft-row.ts'
import { findDraft } from '../src/desk/draft-view.ts'
import { changeDraft } from '../src/desk/draft-writing.ts'
import { findItem } from '../src/desk/item-detail.ts'
import { faultData } from '../src/fault-row.ts'
import { readItemRights } from '../src/item-rights.ts'
import { sendLetter } from '../src/letter-box.ts'
import type { LetterBody } from '../src/letter.ts'
import { generateKey } from '../src/key.ts'
import { makeNewsroom } from '../src/newsroom.ts'
import { takeDocument } from '../src/newsroom-row.ts'
import { changeNewsroom, ownDocuments } from '../src/own-newsroom.ts'
import { passOn } from '../src/pass-on.ts'
import { Forger } from './forger.ts'
import { grant, ownNewsroom, story, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'
import { deskOf, deskOutputs, feedOutputs, placesOf, roles, viewerOf } from './outputs.ts'

let network: TestNetwork
let daily: TestNewsroom
let echo: TestNewsroom

beforeEach(async () => {
  network = new TestNetwork()
  daily = await network.open('daily.example')
  echo = await network.open('echo.example')
})
afterEach(() => network.close())

const may = { publish: true, translate: true, adapt: true, passOn: true }
const soon = (minutes: number): string => new Date(network.time() + minutes * 60_000).toISOString()

async function write(from: TestNewsroom, agreement: string, body: LetterBody): Promise<void> {
  const own = await ownNewsroom(from)
  await from.db
    .transaction()
    .execute((trx) => sendLetter(trx, agreement, body, own, from.effects.now()))
}

async function makePackage(newsroom: TestNewsroom, members: readonly string[]): Promise<string> {
  const desk = deskOf(newsroom)
  const editor = viewerOf('editor')
  const draft = await beginDraft(desk, { kind: 'package', language: 'ky' }, editor)
  const values = { headline: 'Жума топтому', members: members.join('\n') }
  for (const [field, value] of Object.entries(values)) {
    const { fields } = await findDraft(desk, draft, editor)
    const base = fields.find((one) => one.field === field)?.revision ?? 0
    const changed = await changeDraft(desk, draft, { field, value, base }, editor)
    expect(changed.ok).toBe(true)
  }
  return (await publishDraft(desk, draft, {}, editor)).uri
}

describe('a package of ours', () => {
  test('repeats no headline of a member that was killed, in no output', async () => {
    await network.agree(daily, echo)
    const [member] = await daily.issue(story('Жашыруун'))
    const uri = await makePackage(daily, [member!.uri])
    expect(placesOf(await feedOutputs(daily), 'Жашыруун').length).toBeGreaterThan(0)
    await daily.issue({
      uri: member!.uri,
      action: 'kill',
      kind: 'text',
      language: 'ky',
      reason: 'ката',
    })
    const outputs = await feedOutputs(daily)
    for (const role of roles) outputs.push(...(await deskOutputs(daily, role, ['Жашыруун'])))
    expect(placesOf(outputs, 'Жашыруун')).toEqual([])
    // Nor does its next version.
    const desk = deskOf(daily)
    const draft = await beginCorrection(desk, uri, viewerOf('editor'))
    await publishDraft(desk, draft, { reason: 'тактоо' }, viewerOf('editor'))
    const { payload } = await daily.db
      .selectFrom('exchange.statement')
      .select('payload')
      .where('uri', '=', uri)
      .where('sequence', '=', 2)
      .executeTakeFirstOrThrow()
    expect(payload).not.toContain('Жашыруун')
  })

  test('repeats no headline of a member that is under a partner’s embargo', async () => {
    const agreement = await network.agree(daily, echo, { give: grant({ embargo: 'send' }) })
    const [member] = await daily.issue({ ...story('Жашыруун'), embargoedUntil: soon(60) })
    await echo.read(agreement)
    await makePackage(echo, [member!.uri])
    expect(placesOf(await feedOutputs(echo), 'Жашыруун')).toEqual([])
    await daily.read(agreement)
    const rows = await echo.db
      .selectFrom('exchange.statement')
      .select('payload')
      .where('issuer', '=', echo.id)
      .execute()
    expect(rows.map(({ payload }) => payload ?? '').join('')).not.toContain('Жашыруун')
  })
})

describe('what is passed on', () => {
  async function chain(): Promise<{ hegu: TestNewsroom; toEcho: string; toHegu: string }> {
    const hegu = await network.open('hegu.example')
    const toEcho = await network.agree(daily, echo, {
      give: grant({ uses: may, embargo: 'send' }),
    })
    const toHegu = await network.agree(echo, hegu, {
      give: grant({ relays: true, embargo: 'send' }),
    })
    return { hegu, toEcho, toHegu }
  }

  test('is not passed on before its embargo when a correction brings one', async () => {
    const { hegu, toEcho, toHegu } = await chain()
    const [issued] = await daily.issue(story('Нарын'))
    const { uri } = issued!
    await echo.read(toEcho)
    await echo.db.transaction().execute((trx) => passOn(trx, uri, [toHegu], echo.effects))
    await hegu.read(toHegu)
    await daily.issue({
      ...story('Жашыруун'),
      uri,
      action: 'correct',
      reason: 'толуктоо',
      embargoedUntil: soon(60),
    })
    await echo.read(toEcho)
    await hegu.read(toHegu)
    const rows = await hegu.db.selectFrom('exchange.statement').select('payload').execute()
    expect(rows.map(({ payload }) => payload ?? '').join('')).not.toContain('Жашыруун')
  })

  test('is not shown before its embargo by the clock of who passed it on', async () => {
    const { hegu, toEcho, toHegu } = await chain()
    const [issued] = await daily.issue({ ...story('Жашыруун'), embargoedUntil: soon(60) })
    await echo.read(toEcho)
    // Echo passes on before the time, and says that its clock is a day ahead.
    const made = await daily.db
      .selectFrom('exchange.statement')
      .selectAll()
      .where('uri', '=', issued!.uri)
      .executeTakeFirstOrThrow()
    const forger = await Forger.of(echo, toHegu)
    const { document } = await daily.db
      .selectFrom('exchange.self')
      .select('document')
      .executeTakeFirstOrThrow()
    forger.newsrooms = [document]
    forger.add(made.envelope, JSON.parse(made.payload!))
    await forger.pretend()
    forger.serve(network)
    await hegu.read(toHegu)
    const taken = await hegu.db.selectFrom('exchange.item').selectAll().execute()
    expect(taken).toHaveLength(1)
    await hegu.db
      .updateTable('exchange.agreement')
      .set({ clock_ms: 86_400_000, clock_at: hegu.effects.now() })
      .execute()
    expect(placesOf(await deskOutputs(hegu, 'viewer', ['Жашыруун']), 'Жашыруун')).toEqual([])
  })
})

test('a receipt for entries that we have not written counts for nothing', async () => {
  const agreement = await network.agree(daily, echo)
  const log = { through: 1000, hash: digestOfValue('nothing'), refused: [] }
  await write(echo, agreement, { type: 'receipts', log })
  await daily.read(agreement)
  const [issued] = await daily.issue(story('Нарын'))
  const { receipts } = await findItem(deskOf(daily), issued!.uri, viewerOf('editor'))
  expect(receipts).toMatchObject([{ status: 'pending' }])
})

test('a receipt that an item was killed which nobody killed counts for nothing', async () => {
  const agreement = await network.agree(daily, echo)
  const [issued] = await daily.issue(story('Нарын'))
  const at = daily.effects.now().toISOString()
  const { uri } = issued!
  await write(echo, agreement, {
    type: 'receipts',
    items: [
      { uri, sequence: 1, status: 'killed', at },
      { uri, sequence: 1, status: 'kept', at },
    ],
  })
  await daily.read(agreement)
  const { receipts } = await findItem(deskOf(daily), uri, viewerOf('editor'))
  expect(receipts).toMatchObject([{ status: 'pending' }])
})

test('a fault keeps few of the members that a stranger gave it', () => {
  const many = Object.fromEntries(
    Array.from({ length: 50_000 }, (_, index) => [`member-${index}`, 'x'.repeat(300)]),
  )
  expect(JSON.stringify(faultData(many)).length).toBeLessThan(20_000)
})

test('a fault survives data that is nested without end', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)
  expect(Object.keys(faultData({ deep }))).toEqual(['deep'])
})

describe('an item’s own policy that cannot be read', () => {
  const profile = ['urn:x-suyab:rights:']
  const nothing = { publish: false, translate: false, adapt: false, passOn: false }
  test.each([
    ['its permission is no list', { profile, permission: { action: 'distribute' } }],
    ['a rule has no action', { profile, permission: [{ target: 'x' }] }],
    ['its rules are words', { profile, permission: 'all', prohibition: 'none' }],
  ])('allows nothing: %s', (_name, policy) => {
    expect(readItemRights(JSON.stringify(policy))?.uses).toMatchObject(nothing)
  })

  test('allows no publishing under a condition that is not known', () => {
    const condition = { leftOperand: 'industry', operator: 'eq', rightOperand: 'x' }
    const both = { and: { '@list': [condition] } }
    for (const constraint of [[condition], [both]]) {
      const policy = { profile, permission: [{ action: 'use', constraint }] }
      expect(readItemRights(JSON.stringify(policy))?.uses?.publish).toBe(false)
    }
  })
})

test('what is written in a draft is told to those alone who may read it', async () => {
  const agreement = await network.agree(daily, echo, { give: grant({ embargo: 'send' }) })
  const [issued] = await daily.issue({ ...story('Жашыруун'), embargoedUntil: soon(60) })
  await echo.read(agreement)
  const desk = deskOf(echo)
  const draft = await beginTranslation(desk, issued!.uri, 'ru', viewerOf('editor'))
  const heard = async (): Promise<string[]> => {
    const answers = await Promise.all(
      roles.map((role) => mayHearOfDraft(echo.db, draft, viewerOf(role), echo.effects.now())),
    )
    return roles.filter((_role, index) => answers[index])
  }
  expect(await heard()).toEqual(['administrator', 'editor'])
  const { uri } = issued!
  await daily.issue({ uri, action: 'kill', kind: 'text', language: 'ky', reason: 'ката' })
  await echo.read(agreement)
  expect(await heard()).toEqual([])
})

describe('a delivery’s documents', () => {
  const stranger = (): string => {
    const { kid, x, privateKey } = generateKey()
    const now = daily.effects.now().toISOString()
    const document = {
      protocol: 'suyab/1' as const,
      kind: 'newsroom' as const,
      id: 'respected.example',
      names: { en: 'Respected' },
      languages: ['en'],
      timeZone: 'UTC',
      keys: [{ kid, x, from: now }],
      edition: 1,
      issued: now,
    }
    return makeNewsroom(document, { kid, x, privateKey })
  }

  test.each([false, true])(
    'pin nobody whose words it does not bring, relays granted: %s',
    async (relays) => {
      const agreement = await network.agree(daily, echo, { give: grant({ relays }) })
      const forger = await Forger.of(daily, agreement)
      forger.newsrooms = [stranger()]
      forger.good()
      await forger.pretend()
      forger.serve(network)
      expect(await echo.read(agreement)).toBe(1)
      const known = await echo.db.selectFrom('exchange.newsroom').select('id').execute()
      expect(known.map(({ id }) => id)).toEqual([daily.id])
    },
  )

  test('have room for every newsroom, however often one of them changes', async () => {
    const hegu = await network.open('hegu.example')
    const talas = await network.open('talas.example')
    const give = grant({ uses: may })
    const fromDaily = await network.agree(daily, echo, { give })
    const fromTalas = await network.agree(talas, echo, { give })
    const toHegu = await network.agree(echo, hegu, { give: grant({ relays: true }) })
    for (let edition = 2; edition < 120; edition += 1)
      await changeNewsroom(daily.db, { names: { en: `Daily ${edition}` } }, daily.effects.now())
    for (const document of await ownDocuments(daily.db))
      await takeDocument(echo.db, document, echo.effects.now(), null)
    const [one] = await daily.issue(story('Нарын'))
    const [other] = await talas.issue(story('Талас'))
    await echo.read(fromDaily)
    await echo.read(fromTalas)
    for (const uri of [one!.uri, other!.uri])
      await echo.db.transaction().execute((trx) => passOn(trx, uri, [toHegu], echo.effects))
    await hegu.read(toHegu)
    const taken = await hegu.db
      .selectFrom('exchange.item')
      .select('headline')
      .orderBy('headline')
      .execute()
    expect(taken.map(({ headline }) => headline)).toEqual(['Нарын', 'Талас'])
  })
})

test('a note is about what the two newsrooms have exchanged', async () => {
  const agreement = await network.agree(daily, echo)
  const [issued] = await daily.issue({ ...story('Нарын'), agreements: [] })
  const note = { type: 'note' as const, uri: issued!.uri, language: 'ky', text: 'Сырбы?', by: 'E' }
  await write(echo, agreement, note)
  await daily.read(agreement)
  expect(await daily.db.selectFrom('exchange.note').selectAll().execute()).toEqual([])
})

test('an agreement has not ended before the last story that came under it', async () => {
  const agreement = await network.agree(daily, echo)
  await daily.issue(story('Нарын'))
  await echo.read(agreement)
  const at = '1970-01-01T00:00:00.000Z'
  await write(daily, agreement, { type: 'end', edition: 1, at, reason: 'Бүттү' })
  await echo.read(agreement)
  const { row } = await echo.signed(agreement)
  expect(row.ended_at?.getFullYear()).toBe(new Date(network.time()).getFullYear())
})

test('of what its maker withholds, nobody is shown or finds more than that it was there', async () => {
  const agreement = await network.agree(daily, echo)
  const [issued] = await daily.issue(
    story('Башкы сөз', { descriptions: [{ role: 'summary', value: 'Жашыруун' }] }),
  )
  const { uri } = issued!
  const said = { uri, kind: 'text' as const, language: 'ky' }
  await daily.issue({ ...said, action: 'withhold', reason: 'текшерүү' })
  await echo.read(agreement)
  for (const role of roles)
    expect(placesOf(await deskOutputs(echo, role, ['Жашыруун']), 'Жашыруун')).toEqual([])
  await daily.issue({ ...said, action: 'release' })
  await echo.read(agreement)
  expect(placesOf(await deskOutputs(echo, 'viewer', ['Жашыруун']), 'Жашыруун')).toContain(
    'viewer: search in',
  )
})
