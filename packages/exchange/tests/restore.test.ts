import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backup } from '@suyab/store/backup'
import { openFolderBlobs } from '@suyab/store/blob'
import { restore } from '@suyab/store/restore'
import { openTestStore } from '@suyab/store/test-store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { endAgreement } from '../src/agreement-errand.ts'
import { listFaults } from '../src/desk/partner-view.ts'
import { feedItems } from '../src/feed-items.ts'
import { exchangeMigrations } from '../src/migration.ts'
import { PartnerClient } from '../src/partner-client.ts'
import { doubtEverything, settlePartner, takeReturned } from '../src/reconciliation.ts'
import { parseDelivery } from '../src/delivery.ts'
import type { Db } from '../src/row.ts'
import { originOf, story, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

let network: TestNetwork
let echo: TestNewsroom
let hegu: TestNewsroom
let daily: TestNewsroom
let toHegu: string
let toDaily: string
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suyab-restore-'))
  network = new TestNetwork()
  echo = await network.open('echo.example')
  hegu = await network.open('hegu.example', ['zh-Hans'])
  daily = await network.open('daily.example')
  toHegu = await network.agree(echo, hegu)
  toDaily = await network.agree(echo, daily)
})
afterEach(async () => {
  await network.close()
  rmSync(folder, { recursive: true, force: true })
})

function keep(newsroom: TestNewsroom): Promise<unknown> {
  const options = { writer: 'test', now: () => new Date() }
  return backup(newsroom.store, newsroom.blobs, join(folder, 'backup'), options)
}

/** The newsroom as it was when it was backed up; its old self is gone. */
async function comeBack(newsroom: TestNewsroom): Promise<TestNewsroom> {
  const store = await openTestStore()
  await restore(
    join(folder, 'backup'),
    { url: store.url },
    {
      features: [{ feature: 'exchange', migrations: exchangeMigrations }],
      openBlobs: () => openFolderBlobs(join(folder, 'blobs')),
      afterRestore: [(trx) => doubtEverything(trx as unknown as Db)],
    },
  )
  return network.open(newsroom.id, ['ky'], store)
}

/** What its courier does first: asks the partner for what was lost. */
async function reconcile(newsroom: TestNewsroom, agreement: string): Promise<boolean> {
  const signed = await newsroom.signed(agreement)
  const { db, effects } = newsroom
  const client = new PartnerClient({
    db,
    effects,
    transport: network.transport,
    origin: originOf(signed.partner),
    partner: signed.partner,
    agreement,
    signal: new AbortController().signal,
  })
  const log = await db
    .selectFrom('exchange.log')
    .selectAll()
    .where('agreement', '=', agreement)
    .where('direction', '=', 'sent')
    .executeTakeFirstOrThrow()
  // One entry more than was lost: readings may overlap.
  const after = Math.max(0, log.entry - 1)
  const query = `after=${after}&kills=${log.kill}&letters=${log.letter}`
  const parsed = parseDelivery((await client.get(`returned?${query}`, 10_000)).value)
  if (!parsed.ok) throw new Error(parsed.fault.code)
  return takeReturned(db, signed, parsed.value, effects)
}

const logOf = ({ db }: TestNewsroom, agreement: string, direction: 'sent' | 'read') =>
  db
    .selectFrom('exchange.entry')
    .select(['entry', 'hash', 'uri', 'sequence'])
    .where('agreement', '=', agreement)
    .where('direction', '=', direction)
    .orderBy('entry')
    .execute()

const kill = (uri: string) =>
  ({ uri, action: 'kill', kind: 'text', language: 'ky', reason: 'туура эмес' }) as const

describe('a newsroom restored from a backup', () => {
  test('says nothing before its partners have returned what it lost, and forks no log', async () => {
    const [first] = await echo.issue(story('Биринчи'))
    await Promise.all([hegu.read(toHegu), daily.read(toDaily)])
    await echo.read(toHegu)
    await keep(echo)
    await echo.issue({ ...story('Экинчи'), uri: first!.uri, action: 'correct', reason: 'аты' })
    await echo.issue(story('Үчүнчү'))
    // Hegu has heard all of it, Daily nothing.
    expect(await hegu.read(toHegu)).toBe(2)
    echo = await comeBack(echo)
    await expect(echo.issue(story('Төртүнчү'))).rejects.toMatchObject({
      code: 'node.reconciling',
      data: { awaited: 'daily.example, hegu.example' },
    })
    await expect(endAgreement(echo.errands, toHegu, 'no')).rejects.toMatchObject({
      code: 'node.reconciling',
    })
    // It hands nothing out, and takes nothing that it would have to answer.
    expect(await hegu.read(toHegu)).toBe(0)
    expect((await echo.signed(toHegu)).row.reconciling).toBe(true)
    await hegu.issue({ ...story('北京'), language: 'zh-Hans' })
    expect(await echo.read(toHegu)).toBe(0)
    expect(await reconcile(echo, toHegu)).toBe(true)
    await expect(echo.issue(story('Төртүнчү'))).rejects.toMatchObject({
      data: { awaited: 'daily.example' },
    })
    // Daily's own question has told how far it had read: nothing of it is missing.
    await daily.read(toDaily)
    await echo.issue(story('Төртүнчү'))
    expect(await hegu.read(toHegu)).toBe(1)
    expect((await hegu.signed(toHegu)).row.stopped).toBeNull()
    expect(await logOf(hegu, toHegu, 'read')).toEqual(await logOf(echo, toHegu, 'sent'))
    // What Hegu returned, Daily is told: the correction of what it has.
    expect(await daily.read(toDaily)).toBe(1)
    const [item] = await daily.db
      .selectFrom('exchange.item')
      .select(['version', 'headline'])
      .where('uri', '=', first!.uri)
      .execute()
    expect(item).toEqual({ version: 2, headline: 'Экинчи' })
    expect(await echo.read(toHegu)).toBe(1)
    const faults = await listFaults(echo.db, {})
    expect(faults.counts.map(({ code }) => code)).not.toContain('log.return-broken')
  })

  test('never shows again what it killed after the backup', async () => {
    const [issued] = await echo.issue(story('Автобус'))
    await Promise.all([hegu.read(toHegu), daily.read(toDaily)])
    await keep(echo)
    await echo.issue(kill(issued!.uri))
    await hegu.read(toHegu)
    echo = await comeBack(echo)
    expect(await reconcile(echo, toHegu)).toBe(true)
    const item = await echo.db
      .selectFrom('exchange.item')
      .select(['state', 'headline'])
      .where('uri', '=', issued!.uri)
      .executeTakeFirst()
    expect(item).toEqual({ state: 'killed', headline: null })
    expect((await feedItems(echo.db, {}, new Date()))?.items).toEqual([])
    // Daily, which had not heard of the kill, hears of it now.
    await daily.read(toDaily)
    const there = await daily.db
      .selectFrom('exchange.item')
      .select('state')
      .where('uri', '=', issued!.uri)
      .executeTakeFirst()
    expect(there?.state).toBe('killed')
  })

  test('applies what a partner killed meanwhile, and withholds what stands on it', async () => {
    const [issued] = await hegu.issue({ ...story('北京'), language: 'zh-Hans' })
    await echo.read(toHegu)
    const translationOf = { uri: issued!.uri, version: 1 }
    const [translated] = await echo.issue({ ...story('Пекин'), translationOf })
    await Promise.all([hegu.read(toHegu), daily.read(toDaily)])
    await keep(echo)
    await hegu.issue({ ...kill(issued!.uri), language: 'zh-Hans' })
    await echo.read(toHegu)
    echo = await comeBack(echo)
    expect(await reconcile(echo, toHegu)).toBe(true)
    // Daily is still awaited: the kill is applied all the same, its consequences are not said yet.
    await echo.read(toHegu)
    const stateOf = (uri: string) =>
      echo.db
        .selectFrom('exchange.item')
        .select(['state', 'source_killed'])
        .where('uri', '=', uri)
        .executeTakeFirstOrThrow()
    expect((await stateOf(issued!.uri)).state).toBe('killed')
    expect((await stateOf(translated!.uri)).source_killed).not.toBeNull()
    expect((await feedItems(echo.db, {}, new Date()))?.items).toEqual([])
    expect(await reconcile(echo, toDaily)).toBe(true)
    expect((await stateOf(translated!.uri)).state).toBe('withheld')
  })

  test('goes on without a partner that is gone when an administrator says so', async () => {
    await echo.issue(story('Биринчи'))
    await keep(echo)
    echo = await comeBack(echo)
    daily.online = false
    expect(await reconcile(echo, toHegu)).toBe(true)
    await expect(echo.issue(story('Экинчи'))).rejects.toMatchObject({ code: 'node.reconciling' })
    await settlePartner(echo.db, 'daily.example', echo.effects)
    await echo.issue(story('Экинчи'))
    await expect(settlePartner(echo.db, 'daily.example', echo.effects)).rejects.toMatchObject({
      code: 'partner.not-awaited',
    })
  })

  test('that never knew of its loss hears of it from the partner’s answer', async () => {
    await echo.issue(story('Биринчи'))
    await hegu.read(toHegu)
    await keep(echo)
    await echo.issue(story('Экинчи'))
    await hegu.read(toHegu)
    echo = await comeBack(echo)
    // Somebody copied the folder back and did not say so.
    await echo.db.updateTable('exchange.agreement').set({ reconciling: false }).execute()
    await echo.read(toHegu)
    expect((await echo.signed(toHegu)).row.reconciling).toBe(true)
    expect((await listFaults(echo.db, {})).counts).toMatchObject([{ code: 'log.entries-lost' }])
  })
})

test('a partner that has read another entry than ours under a number is reported as a fork', async () => {
  await echo.issue(story('Биринчи'))
  await hegu.read(toHegu)
  await hegu.db
    .updateTable('exchange.log')
    .set({ hash: `sha-256:${'0'.repeat(64)}` })
    .where('direction', '=', 'read')
    .execute()
  await echo.read(toHegu)
  await echo.read(toHegu)
  const faults = await listFaults(echo.db, { code: 'entry.forked' })
  expect(faults.counts.map(({ code }) => code)).toEqual(['entry.forked'])
})
