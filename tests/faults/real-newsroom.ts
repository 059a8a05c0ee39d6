import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { acceptInvitation, invite, type ErrandContext } from '@suyab/exchange/agreement-errand'
import type { GrantTerms, Terms } from '@suyab/exchange/agreement-terms'
import {
  issueStatements,
  type Effects,
  type Issued,
  type NewStatement,
} from '@suyab/exchange/issue'
import type { Db } from '@suyab/exchange/row'
import type { ExchangeTables } from '@suyab/exchange/tables'
import type { Role } from '@suyab/server/api'
import { readConfig } from '@suyab/server/config'
import { exchangeParts } from '@suyab/server/exchange-part'
import { openLog } from '@suyab/server/log'
import { startNode, type Node } from '@suyab/server/node'
import { openPartnerTransport } from '@suyab/server/partner-transport'
import { addPerson } from '@suyab/server/person'
import { makeLinkToken } from '@suyab/server/sign-in'
import { parseNetwork } from '@suyab/server/private-address'

/** A newsroom with its own node, PostgreSQL, folder and port, in this process. */
export interface RealNewsroom {
  readonly id: string
  readonly folder: string
  node: Node
  readonly db: Db
  readonly effects: Effects & { readonly token: () => string }
  readonly errands: ErrandContext
  /** Everything the node wrote to its log. */
  readonly logged: string[]
  issue(...statements: NewStatement[]): Promise<Issued[]>
  /** A signed-in person's way to ask. */
  signIn(role: Role): Promise<Ask>
  /** Stops the node; its folder stays. */
  pause(): Promise<void>
  resume(): Promise<void>
  close(): Promise<void>
}

export interface Answered {
  readonly status: number
  readonly text: string
  readonly bytes: Buffer
  readonly headers: Headers
}

export interface Ask {
  (path: string, init?: { method?: string; body?: object }): Promise<Answered>
  /** For connections that stay open. */
  readonly cookie: string
}

export interface RealSettings {
  readonly id: string
  readonly languages?: readonly string[]
  readonly country?: string
  /** Milliseconds since 1970. */
  readonly clock?: () => number
}

export async function openRealNewsroom({
  id,
  languages = ['ky', 'ru'],
  country = 'KG',
  clock = Date.now,
}: RealSettings): Promise<RealNewsroom> {
  const folder = await mkdtemp(join(tmpdir(), 'suyab-real-'))
  const logged: string[] = []
  const start = async (port: number): Promise<Node> => {
    const config = readConfig({
      SUYAB_DATA: folder,
      PORT: String(port),
      SUYAB_LISTEN: '127.0.0.1',
      SUYAB_ALLOW_PRIVATE: 'localhost',
    })
    if (!config.ok) throw new Error(config.fault.text)
    // Any free port the first time, the same one afterwards: partners know the address.
    const wanted = { ...config.value, port }
    const settings = { id, names: { en: id }, languages, timeZone: 'Asia/Bishkek', country }
    return startNode(wanted, exchangeParts(settings, { backOff: () => 0.2 }), {
      log: openLog((line) => logged.push(line), clock),
      clock,
      pace: 1,
    })
  }
  let node = await start(0)
  const effects = {
    now: () => new Date(clock()),
    uuid: () => randomUUID(),
    token: () => randomBytes(32).toString('base64url'),
  }
  const network = parseNetwork('localhost')
  const calls = openPartnerTransport(network === undefined ? [] : [network])
  const database = (): Db => node.context.store.database<ExchangeTables>()
  const newsroom: RealNewsroom = {
    id,
    folder,
    logged,
    effects,
    get node() {
      return node
    },
    set node(next) {
      node = next
    },
    get db() {
      return database()
    },
    get errands() {
      return { db: database(), effects, transport: calls.transport }
    },
    issue: (...statements) =>
      database()
        .transaction()
        .execute((trx) => issueStatements(trx, statements, effects)),
    signIn: async (role) => {
      const person = await addPerson(
        node.context.db,
        { name: `A ${role}`, role, language: 'en' },
        effects.now(),
      )
      const token = await makeLinkToken(node.context.db, person, effects.now())
      return openSession(() => node.origin, token)
    },
    pause: () => node.stop(),
    resume: async () => {
      node = await start(node.port)
    },
    close: async () => {
      await node.stop()
      calls.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return newsroom
}

async function openSession(origin: () => string, token: string): Promise<Ask> {
  let cookie = ''
  const ask = async (
    path: string,
    { method = 'GET', body }: { method?: string; body?: object } = {},
  ): Promise<Answered> => {
    const response = await fetch(`${origin()}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'suyab-desk': '1',
        cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    cookie = response.headers.getSetCookie().at(-1)?.split(';')[0] ?? cookie
    const bytes = Buffer.from(await response.arrayBuffer())
    return {
      status: response.status,
      text: bytes.toString('utf8'),
      bytes,
      headers: response.headers,
    }
  }
  const signedIn = await ask('/api/session/link', { method: 'POST', body: { token } })
  if (signedIn.status !== 200) throw new Error(`signing in gave ${signedIn.text}`)
  return Object.assign(ask, {
    get cookie() {
      return cookie
    },
  })
}

/** Waits until a condition holds. @throws Error when it takes longer than that */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
  seconds = 60,
): Promise<void> {
  const end = Date.now() + seconds * 1000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`)
    await sleep(20)
  }
}

export function grantOf(terms: Partial<GrantTerms> = {}): GrantTerms {
  return {
    uses: { publish: true, translate: true, adapt: true, passOn: true },
    credit: { en: 'Test' },
    embargo: 'hold',
    relays: true,
    keepsAfterEnd: true,
    ...terms,
  }
}

export async function agreeWith(
  host: RealNewsroom,
  guest: RealNewsroom,
  terms: Partial<Terms> = {},
): Promise<string> {
  const { link } = await invite(host.errands, {
    give: grantOf(),
    take: grantOf(),
    contacts: [],
    ...terms,
  })
  return acceptInvitation(guest.errands, link, [])
}
