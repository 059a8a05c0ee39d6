import { randomUUID } from 'node:crypto'
import { kindOf } from '@suyab/wire/item-text'
import type { NewsItem } from '@suyab/wire/ninjs'
import type { Store } from '@suyab/store/database'
import { openTestStore } from '@suyab/store/test-store'
import type { Agreement, Grant } from '../src/agreement.ts'
import type { Desk } from '../src/desk/desk.ts'
import { itemColumns } from '../src/desk/item-row.ts'
import type { Role, Viewer } from '../src/desk/item-view.ts'
import { exchangeMigrations } from '../src/migration.ts'
import { insertRows, type Db } from '../src/row.ts'
import type { TestNewsroom } from './newsroom-bench.ts'
import type { ExchangeTables, ItemTable } from '../src/tables.ts'

export const us = 'us.example'
export const them = 'them.example'
export const minute = 60_000

/** A desk on a database of its own, with one partner, at a time that the test moves. */
export interface TestDesk extends Desk {
  readonly store: Store
  readonly db: Db
  time: Date
  readonly agreement: string
}

export async function openDesk(): Promise<TestDesk> {
  const store = await openTestStore({ feature: 'exchange', migrations: exchangeMigrations })
  const db = store.database<ExchangeTables>()
  const desk: TestDesk = {
    store,
    db,
    time: new Date('2026-11-23T06:00:00.000Z'),
    agreement: randomUUID(),
    now: () => desk.time,
    uuid: randomUUID,
    personNames: (ids) =>
      Promise.resolve(new Map(ids.map((id) => [id, `Person ${id.slice(0, 4)}`]))),
  }
  await db
    .insertInto('exchange.self')
    .values({
      id: us,
      names: '{"en":"Us"}',
      languages: ['en', 'zh-Hans'],
      time_zone: 'UTC',
      country: 'KG',
      document: '',
    })
    .execute()
  await addPartner(desk, them, desk.agreement, {})
  return desk
}

export async function addPartner(
  desk: TestDesk,
  id: string,
  agreement: string,
  grant: Partial<Grant>,
): Promise<void> {
  await desk.db
    .insertInto('exchange.newsroom')
    .values({ id, names: JSON.stringify({ en: id }), languages: ['ky', 'ru'] })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await desk.db
    .insertInto('exchange.agreement')
    .values({
      id: agreement,
      partner: id,
      edition: 1,
      document: JSON.stringify(agreementWith(agreement, id, grant)),
    })
    .execute()
  await insertRows(
    desk.db,
    'exchange.log',
    ['sent', 'read'].map((direction) => ({
      agreement,
      direction,
      entry: 0,
      hash: '',
      kill: 0,
      letter: 0,
    })),
  )
}

export function agreementWith(id: string, partner: string, grant: Partial<Grant>): Agreement {
  const terms: Omit<Grant, 'from' | 'to'> = {
    uses: { publish: true, translate: true, adapt: true, passOn: false },
    credit: { en: partner },
    embargo: 'send',
    relays: false,
    keepsAfterEnd: true,
  }
  return {
    protocol: 'suyab/1',
    kind: 'agreement',
    id,
    edition: 1,
    from: '2026-01-01T00:00:00.000Z',
    parties: [
      { id: us, names: { en: us }, languages: ['en'], keys: [] },
      { id: partner, names: { en: partner }, languages: ['ky'], keys: [] },
    ],
    grants: [
      { ...terms, ...grant, from: partner, to: us },
      { ...terms, from: us, to: partner },
    ],
    contacts: [],
  }
}

/** Puts a partner's version where filing would have put it. */
export async function offerItem(
  desk: TestDesk,
  item: NewsItem,
  row: Partial<{ [Column in keyof ItemTable]: unknown }> = {},
): Promise<string> {
  const issued = desk.time.toISOString()
  const sequence = row.sequence ?? 1
  const statement = {
    uri: item.uri,
    sequence,
    version: row.version ?? sequence,
    issuer: row.issuer ?? them,
    action: sequence === 1 ? 'publish' : 'correct',
    issued,
    embargoed_until: row.embargoed_until ?? null,
    received: issued,
  }
  await insertRows(desk.db, 'exchange.statement', [
    {
      ...statement,
      digest: randomUUID(),
      kid: 'k',
      envelope: '',
      payload: JSON.stringify(item),
      payload_digest: 'sha-256:',
    },
  ])
  const columns = {
    ...statement,
    own: false,
    kind: kindOf(item),
    language: item.language ?? 'ky',
    state: 'usable',
    first_issued: issued,
    partner: them,
    agreement: desk.agreement,
    ...itemColumns(item),
    ...row,
  }
  const update = Object.keys(columns).filter((column) => column !== 'uri')
  await insertRows(desk.db, 'exchange.item', [columns], { on: ['uri'], update })
  return item.uri
}

let last = 0

export function story(words: string, more: Partial<NewsItem> = {}): NewsItem {
  last += 1
  return {
    uri: `tag:${them},2026:${last}`,
    type: 'text',
    language: 'ky',
    headlines: [{ role: 'main', value: words }],
    descriptions: [{ role: 'summary', value: `${words} summary` }],
    bodies: [{ contentType: 'text/html', value: `<p>${words} body</p><p>Second</p>` }],
    ...more,
  }
}

export function viewer(role: Role, language = 'en'): Viewer {
  return { person: '11111111-1111-4111-8111-111111111111', role, language }
}

/** The desk of one of the network's newsrooms. */
export function deskOf({ db, effects }: TestNewsroom): Desk {
  return {
    db,
    now: effects.now,
    uuid: effects.uuid,
    personNames: (ids) => Promise.resolve(new Map(ids.map((id) => [id, 'Асель']))),
  }
}
