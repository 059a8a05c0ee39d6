import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFolderBlobs, type BlobStore } from '@suyab/store/blob'
import type { Store } from '@suyab/store/database'
import { openTestStore } from '@suyab/store/test-store'
import type { NewsItem } from '@suyab/wire/ninjs'
import { acceptInvitation, invite, type ErrandContext } from '../src/agreement-errand.ts'
import type { GrantTerms, Terms } from '../src/agreement-terms.ts'
import { findSigned, type SignedRow } from '../src/agreement-row.ts'
import { Courier } from '../src/courier.ts'
import { issueStatements, type Effects, type Issued, type NewStatement } from '../src/issue.ts'
import { exchangeMigrations } from '../src/migration.ts'
import { foundNewsroom, loadOwnNewsroom } from '../src/own-newsroom.ts'
import { PartnerClient, type Transport } from '../src/partner-client.ts'
import { answerProtocol } from '../src/protocol-route.ts'
import { ProtocolService } from '../src/protocol-service.ts'
import type { Db } from '../src/row.ts'
import type { HttpAnswer, HttpRequest } from '../src/signature-base.ts'
import { Waiting } from '../src/waiting.ts'
import type { ExchangeTables } from '../src/tables.ts'

/** A newsroom with a real database and real keys; only the network between two is a function. */
export interface TestNewsroom {
  readonly id: string
  readonly store: Store
  readonly db: Db
  readonly blobs: BlobStore
  readonly effects: Effects & { nonce: () => string; token: () => string }
  readonly errands: ErrandContext
  readonly courier: Courier
  readonly service: ProtocolService
  /** Milliseconds that this newsroom's clock is ahead. */
  skew: number
  /** False: nobody reaches it. */
  online: boolean
  issue(...statements: NewStatement[]): Promise<Issued[]>
  /** One look at the partner's log of an agreement. */
  read(agreement: string): Promise<number>
  signed(agreement: string): Promise<SignedRow>
}

/** A handful of newsrooms that can reach each other by their origins. */
export class TestNetwork {
  readonly newsrooms: Map<string, TestNewsroom> = new Map()
  readonly #closing: (() => Promise<void>)[] = []
  /** May change or lose what goes over the wire. */
  tamper: (request: HttpRequest, answer: () => Promise<HttpAnswer>) => Promise<HttpAnswer> = (
    _request,
    answer,
  ) => answer()
  /** Those that nobody can call. */
  readonly unreachable: Set<string> = new Set()
  /** The common clock, in milliseconds since 1970. */
  time: () => number = Date.now

  readonly transport: Transport = async (request) => {
    const { origin } = new URL(request.targetUri)
    const found = [...this.newsrooms.values()].find(({ id }) => originOf(id) === origin)
    if (found === undefined || !found.online || this.unreachable.has(found.id))
      throw new Error('ECONNREFUSED')
    return this.tamper(request, () =>
      answerProtocol({ service: found.service, errands: found.errands }, request),
    )
  }

  /** `reachable` false: it has no origin, so it only asks and hands over. */
  async open(
    id: string,
    languages: readonly string[] = ['ky', 'ru'],
    restored?: Store,
    reachable = true,
  ): Promise<TestNewsroom> {
    if (!reachable) this.unreachable.add(id)
    const store =
      restored ?? (await openTestStore({ feature: 'exchange', migrations: exchangeMigrations }))
    const db = store.database<ExchangeTables>()
    const folder = mkdtempSync(join(tmpdir(), 'suyab-blobs-'))
    const blobs = await openFolderBlobs(folder)
    const waiting = new Waiting()
    const stopping = new AbortController()
    const effects = {
      now: () => new Date(this.time() + (this.newsrooms.get(id)?.skew ?? 0)),
      uuid: () => randomUUID(),
      nonce: () => randomBytes(16).toString('base64url'),
      token: () => randomBytes(32).toString('base64url'),
    }
    const { transport } = this
    const context = { store, db, effects, transport, blobs, waiting }
    const onFault = (error: unknown): void => {
      throw error
    }
    const newsroom: TestNewsroom = {
      id,
      store,
      db,
      blobs,
      effects,
      errands: { db, effects, transport },
      courier: new Courier({
        ...context,
        eraseCopies: () => Promise.resolve(),
        onFault,
        backOff: () => 0.05,
      }),
      service: new ProtocolService({ db, effects, waiting, blobs, stopping: stopping.signal }),
      skew: 0,
      online: true,
      issue: (...statements) =>
        db.transaction().execute((trx) => issueStatements(trx, statements, effects)),
      read: async (agreement) => {
        const signed = await newsroom.signed(agreement)
        const origin = originOf(signed.partner)
        const { partner } = signed
        const { signal } = new AbortController()
        const client = new PartnerClient({
          db,
          effects,
          transport,
          origin,
          partner,
          agreement,
          signal,
        })
        return newsroom.courier.readOnce(signed, client, 0)
      },
      signed: async (agreement) => {
        const signed = await findSigned(db, agreement)
        if (signed === undefined) throw new Error('no such agreement')
        return signed
      },
    }
    this.newsrooms.set(id, newsroom)
    this.#closing.push(async () => {
      stopping.abort()
      await newsroom.courier.stop()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    })
    const settings = {
      id,
      names: { en: id },
      languages,
      ...(reachable ? { origin: originOf(id) } : {}),
      timeZone: 'Asia/Bishkek',
      country: 'KG',
    }
    if (restored === undefined) await foundNewsroom(db, settings, effects.now())
    return newsroom
  }

  /** An agreement between two, by invitation and acceptance. */
  async agree(
    host: TestNewsroom,
    guest: TestNewsroom,
    terms: Partial<Terms> = {},
  ): Promise<string> {
    const { link } = await invite(host.errands, {
      give: grant(),
      take: grant(),
      contacts: [],
      ...terms,
    })
    return acceptInvitation(guest.errands, link, [])
  }

  async close(): Promise<void> {
    await Promise.all(this.#closing.map((close) => close()))
  }
}

export function originOf(id: string): string {
  return `https://${id}`
}

export function grant(terms: Partial<GrantTerms> = {}): GrantTerms {
  return {
    uses: { publish: true, translate: true, adapt: false, passOn: false },
    credit: { en: 'Test' },
    embargo: 'hold',
    relays: false,
    keepsAfterEnd: true,
    ...terms,
  }
}

export function story(headline: string, more: Partial<NewsItem> = {}): NewStatement {
  return {
    action: 'publish',
    kind: 'text',
    language: 'ky',
    item: {
      type: 'text',
      headlines: [{ role: 'main', value: headline }],
      bodies: [{ role: 'main', contentType: 'text/html', value: `<p>${headline} текст</p>` }],
      ...more,
    },
  }
}

export async function ownNewsroom({
  db,
  effects,
}: TestNewsroom): ReturnType<typeof loadOwnNewsroom> {
  return loadOwnNewsroom(db, effects.now())
}
