import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { issueStatements, type Issued, type NewStatement } from '@suyab/exchange/issue'
import type { ExchangeTables } from '@suyab/exchange/tables'
import { openTestStore } from '@suyab/store/test-store'
import type { Store } from '@suyab/store/database'
import type { Person, Role } from '../src/api.ts'
import type { NodeConfig } from '../src/config.ts'
import { exchangeFeature, exchangeParts } from '../src/exchange-part.ts'
import { openLog } from '../src/log.ts'
import { nodeMigrations } from '../src/migrations.ts'
import { startNode, type Node } from '../src/node.ts'
import type { Resolve } from '../src/outbound.ts'
import { addPerson } from '../src/person.ts'
import type { Line } from './line.ts'
import { makeLinkToken } from '../src/sign-in.ts'

export interface TestNode {
  node: Node
  store: Store
  folder: string
  /** Everything the node wrote to its log. */
  logged: string[]
  clock: { now: number }
  /** Says something about an item of this newsroom's own. */
  issue(statement: NewStatement): Promise<Issued>
  person(role: Role, mail?: string): Promise<string>
  link(person: string): Promise<string>
  signIn(role: Role): Promise<Desk>
  stop(): Promise<void>
}

/** A browser, as far as the node can tell. */
export interface Desk {
  id: string
  cookie: string
  ask(method: string, path: string, body?: object | Buffer): Promise<Answer>
}
export interface Answer {
  status: number
  headers: Headers
  /** The parsed JSON; empty where there is none. */
  json: Record<string, unknown>
  bytes: Buffer
}

const newsroom = {
  id: 'talas.example',
  names: { en: 'Talas Daily' },
  languages: ['ky', 'ru'],
  timeZone: 'Asia/Bishkek',
  country: 'KG',
}

/** A newsroom's node on a database and a port of its own. */
export async function startTestNode(
  more: Partial<NodeConfig> & {
    resolve?: Resolve
    clock?: boolean
    deskFolder?: string
    line?: Line
  } = {},
): Promise<TestNode> {
  const { resolve, clock: fake, deskFolder, line, ...given } = more
  const folder = await mkdtemp(join(tmpdir(), 'suyab-server-'))
  const near = await openTestStore(...nodeMigrations([exchangeFeature]))
  const store = line?.through(near) ?? near
  const logged: string[] = []
  const clock = { now: Date.now() }
  const config: NodeConfig = {
    dataFolder: folder,
    databaseUrl: undefined,
    clickhouseUrl: undefined,
    coverage: false,
    port: 0,
    listen: '127.0.0.1',
    origin: undefined,
    smtpUrl: undefined,
    mailFrom: undefined,
    allowPrivate: [],
    ...given,
  }
  const time = fake === true ? (): number => clock.now : Date.now
  const node = await startNode(config, exchangeParts(newsroom), {
    log: openLog((line) => logged.push(line), time),
    store,
    clock: time,
    pace: 1,
    ...(resolve === undefined ? {} : { resolve }),
    ...(deskFolder === undefined ? {} : { deskFolder }),
  })
  const person = (role: Role, mail?: string): Promise<string> =>
    addPerson(
      store.db,
      { name: `A ${role}`, role, language: 'en', ...(mail === undefined ? {} : { mail }) },
      new Date(time()),
    )
  const link = (id: string): Promise<string> => makeLinkToken(store.db, id, new Date(time()))
  return {
    node,
    store,
    folder,
    logged,
    clock,
    issue: async (statement) => {
      const effects = { now: () => new Date(time()), uuid: randomUUID }
      const [issued] = await store
        .database<ExchangeTables>()
        .transaction()
        .execute((trx) => issueStatements(trx, [statement], effects))
      if (issued === undefined) throw new TypeError('one statement gives one version')
      return issued
    },
    person,
    link,
    signIn: async (role) => {
      const id = await person(role)
      const answer = await ask(node.port, 'POST', '/api/session/link', { token: await link(id) })
      if (answer.status !== 200) throw new Error(`sign-in gave ${JSON.stringify(answer.json)}`)
      const desk: Desk = {
        id,
        cookie: cookieOf(answer) ?? '',
        ask: async (method, path, body) => {
          const got = await ask(node.port, method, path, body, { cookie: desk.cookie })
          desk.cookie = cookieOf(got) ?? desk.cookie
          return got
        },
      }
      return desk
    },
    stop: async () => {
      await node.stop()
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The cookie pair that an answer sets. */
export function cookieOf(answer: Answer): string | undefined {
  return answer.headers.getSetCookie().at(-1)?.split(';')[0]
}

/** A request as the desk makes it; `headers` replace those a browser would send. */
export async function ask(
  port: number,
  method: string,
  path: string,
  body?: object | Buffer,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const sendsJson = body !== undefined && !Buffer.isBuffer(body)
  const response = await fetch(`http://localhost:${port}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      'suyab-desk': '1',
      ...(sendsJson ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: Buffer.isBuffer(body) ? Uint8Array.from(body) : JSON.stringify(body) }),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
  const json: Record<string, unknown> = isJson ? JSON.parse(bytes.toString()) : {}
  return {
    status: response.status,
    headers: response.headers,
    json,
    bytes,
  }
}

/** The code of an answer's fault. */
export function codeOf(answer: Answer): string | undefined {
  const { fault } = answer.json as { fault?: { code: string } }
  return fault?.code
}

export type { Person }
