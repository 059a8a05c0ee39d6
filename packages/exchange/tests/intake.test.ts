import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NewsItem } from '@suyab/wire/ninjs'
import { beginCorrection } from '../src/desk/draft-beginning.ts'
import { publishDraft } from '../src/desk/draft-publishing.ts'
import { findItem } from '../src/desk/item-detail.ts'
import { listItems } from '../src/desk/item-list.ts'
import type { ItemState } from '../src/desk/item-view.ts'
import { takeIntakeItem } from '../src/intake-item.ts'
import { hrefOfDigest } from '../src/media-row.ts'
import { deskOf, viewer } from './desk-newsroom.ts'
import { TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

const editor = viewer('editor')
const network = new TestNetwork()
let echo: TestNewsroom
let hegu: TestNewsroom
let agreement: string
beforeAll(async () => {
  echo = await network.open('echo.example')
  hegu = await network.open('hegu.example', ['zh-Hans'])
  agreement = await network.agree(echo, hegu)
})
afterAll(() => network.close())

const pictureHref = hrefOfDigest(`sha-256:${'0'.repeat(64)}`)

let number = 0
const item = (more: Partial<NewsItem> = {}): NewsItem => {
  number += 1
  return { uri: `urn:agency:${number}`, type: 'text', headlines: [{ value: 'A' }], ...more }
}
const take = async (one: NewsItem, language?: string) => {
  const { outcome } = await takeIntakeItem(
    echo.db,
    one,
    {
      source: 'agency',
      intake: 'Agency',
      offer: true,
      ...(language === undefined ? {} : { language }),
    },
    echo.effects,
  )
  return outcome
}

async function atPartner(original: string) {
  await hegu.read(agreement)
  const { uri } = await echo.db
    .selectFrom('exchange.intake_item')
    .select('uri')
    .where('original', '=', original)
    .executeTakeFirstOrThrow()
  return hegu.db
    .selectFrom('exchange.item')
    .select(['language', 'expires', 'embargoed_until', 'state'])
    .where('uri', '=', uri)
    .executeTakeFirst()
}

test('an item without a language speaks that of its intake', async () => {
  const one = item()
  expect(await take(one, 'ru')).toBe('new')
  expect(await atPartner(one.uri)).toMatchObject({ language: 'ru' })
})

test.each([
  ['item.language-unknown', {}, undefined],
  ['item.content-missing', { headlines: [], title: ' ' }, 'en'],
  ['item.withdrawn', { pubStatus: 'canceled' }, 'en'],
  ['item.held-back', { pubStatus: 'withheld' }, 'en'],
] as const)('what cannot be taken is refused with its reason: %s', async (code, more, language) => {
  await expect(take(item(more), language)).rejects.toMatchObject({ code })
})

test('an item whose embargo is over and whose right has run out arrives with both moments', async () => {
  const expires = '2020-01-01T00:00:00.000Z'
  const embargoedUntil = '2019-01-01T00:00:00.000Z'
  const one = item({ language: 'en', expires, embargoedUntil })
  await take(one)
  expect(await atPartner(one.uri)).toMatchObject({
    expires: new Date(expires),
    embargoed_until: new Date(embargoedUntil),
  })
})

test('what an editor killed does not come back by its intake, and that is said', async () => {
  const one = item({ language: 'en' })
  await take(one)
  const { uri } = await echo.db
    .selectFrom('exchange.intake_item')
    .select('uri')
    .where('original', '=', one.uri)
    .executeTakeFirstOrThrow()
  await echo.issue({ uri, action: 'kill', kind: 'text', language: 'en', reason: 'wrong' })
  expect(await take(one)).toBe('unchanged')
  await expect(take({ ...one, headlines: [{ value: 'B' }] })).rejects.toMatchObject({
    code: 'item.killed',
  })
})

test('what an intake keeps back stands as not offered, until it is offered to a partner', async () => {
  const kept = { source: 'kept', intake: 'Kept', offer: false, language: 'ky' }
  const body = { bodies: [{ contentType: 'text/html', value: '<p>A</p>' }] }
  const { uri } = await takeIntakeItem(echo.db, item(body), kept, echo.effects)
  const desk = deskOf(echo)
  const list = (state: ItemState) => listItems(desk, { box: 'own', state: [state] }, editor)
  expect((await findItem(desk, uri, editor)).state).toBe('unoffered')
  const before = await list('unoffered')
  expect(before.items.map((row) => row.uri)).toEqual([uri])
  expect(before.facets.state).toContainEqual({ value: 'unoffered', count: 1 })
  expect((await list('offered')).items.map((row) => row.uri)).not.toContain(uri)
  const draft = await beginCorrection(desk, uri, editor)
  await publishDraft(desk, draft, { reason: 'to partners', agreements: [agreement] }, editor)
  expect((await findItem(desk, uri, editor)).state).toBe('offered')
  expect((await list('unoffered')).total).toBe(0)
})

test('nobody else’s words change or kill what an intake brought', async () => {
  const one = item()
  await take(one, 'ky')
  const other = { source: 'other', intake: 'Other', offer: false, language: 'ky' }
  const forged = { ...one, headlines: [{ value: 'Жалган' }] }
  const taken = await takeIntakeItem(echo.db, forged, other, echo.effects)
  expect(taken.outcome).toBe('new')
  // Its own item, which nothing that stood before has the address of.
  expect((await takeIntakeItem(echo.db, forged, other, echo.effects)).uri).toBe(taken.uri)
  const killing = takeIntakeItem(
    echo.db,
    { ...item(), uri: one.uri, pubStatus: 'canceled' },
    { ...other, source: 'third' },
    echo.effects,
  )
  await expect(killing).rejects.toMatchObject({ code: 'item.withdrawn' })
  await hegu.read(agreement)
  const theirs = await hegu.db.selectFrom('exchange.item').select('headline').execute()
  expect(theirs.map(({ headline }) => headline)).not.toContain('Жалган')
})

test.each([
  ['an end after the last year', { expires: '9999-12-31T23:59:59-14:00' }],
  ['an embargo before the first year', { embargoedUntil: '0000-01-01T00:00:00Z' }],
  ['a width beyond measure', { renditions: [{ name: 'a', href: pictureHref, sizeInBytes: 1e30 }] }],
] as const)(
  'an item that no table takes is refused, and those after it are taken: %s',
  async (_name, more) => {
    await expect(take(item(more), 'ky')).rejects.toMatchObject({ code: 'envelope.payload-schema' })
    expect(await take(item(), 'ky')).toBe('new')
  },
)
