import { randomBytes, randomUUID } from 'node:crypto'
import type { ErrandContext } from '@suyab/exchange/agreement-errand'
import { Courier, type CourierContext } from '@suyab/exchange/courier'
import type { Desk } from '@suyab/exchange/desk/desk'
import { mayHearOfDraft } from '@suyab/exchange/desk/draft-row'
import { openItems } from '@suyab/exchange/desk/item-access'
import type { Viewer } from '@suyab/exchange/desk/item-view'
import { isNamed, mayLook } from '@suyab/exchange/desk/media-look'
import { feedItems } from '@suyab/exchange/feed-items'
import { findIntakeItems, takeIntakeItem } from '@suyab/exchange/intake-item'
import { exchangeMigrations } from '@suyab/exchange/migration'
import {
  changeNewsroom,
  findOwnNewsroom,
  foundNewsroom,
  listOwnKeys,
  loadOwnNewsroom,
  type NewsroomSettings,
} from '@suyab/exchange/own-newsroom'
import type { FeatureMigrations } from '@suyab/store/migration'
import { answerProtocol } from '@suyab/exchange/protocol-route'
import { ProtocolService } from '@suyab/exchange/protocol-service'
import { Refusal as ExchangeRefusal } from '@suyab/exchange/refusal'
import { awaitedPartners } from '@suyab/exchange/awaited'
import { doubtEverything } from '@suyab/exchange/reconciliation'
import type { Db } from '@suyab/exchange/row'
import type { ExchangeTables } from '@suyab/exchange/tables'
import { Waiting } from '@suyab/exchange/waiting'
import { ok, refuse } from '@suyab/wire/result'
import type { Hono } from 'hono'
import { addExchange } from './command/exchange.ts'
import type { NodeBase } from './context.ts'
import { findKillAlarm, mailKillAlarms } from './kill-alarm.ts'
import { openPartnerTransport } from './partner-transport.ts'
import type { ExchangePart, NodeParts } from './part.ts'
import { eraseRenditions } from './picture.ts'
import { addressKey, signInBucket, takeToken } from './rate-limit.ts'
import { Refusal } from './refusal.ts'
import { may } from './role.ts'
import { Call, type RequestContext, type RequestVariables, type Route } from './route.ts'
import { listPeople } from './person.ts'
import { agreementRoutes } from './routes/agreements.ts'
import { draftRoutes } from './routes/drafts.ts'
import { itemRoutes } from './routes/items.ts'
import type { SignedIn } from './session.ts'

/** How the exchange behaves on the road to partners. */
export type ExchangeOptions = Pick<CourierContext, 'backOff'>

/** A node was started on a folder that has no newsroom yet. */
export class NotFoundedError extends Error {
  override readonly name = 'NotFoundedError'
  readonly code = 'newsroom.not-founded'
}

/**
 * The exchange as a part of a node. `settings` found the newsroom where there is none yet; without
 * them such a node does not start.
 */
export function exchangeParts(
  settings?: Omit<NewsroomSettings, 'origin'>,
  options: ExchangeOptions = {},
): NodeParts {
  return {
    migrations: [exchangeFeature],
    afterRestore: [(trx) => doubtEverything(trx as unknown as Db)],
    commands: addExchange,
    open: async (node) => {
      const db = node.store.database<ExchangeTables>()
      const now = new Date(node.clock())
      const own = await findOwnNewsroom(db, now)
      const origin = node.origin()
      if (own === undefined) {
        if (settings === undefined) {
          throw new NotFoundedError(
            'there is no newsroom in this data folder yet: found one with npx suyab found',
          )
        }
        await foundNewsroom(db, { ...settings, origin }, now)
      } else if (own.origin !== origin) {
        await changeNewsroom(db, { origin }, now)
      }
      return openExchangePart(node, options)
    },
  }
}

/** The exchange's tables, as the node migrates them. */
export const exchangeFeature: FeatureMigrations = {
  feature: 'exchange',
  migrations: exchangeMigrations,
}

/** Bytes of a body from a partner, and from whoever has not yet proved to be one. */
const deliveryLimit = 17 * 1024 * 1024
const strangerLimit = 1024 * 1024

async function openExchangePart(node: NodeBase, options: ExchangeOptions): Promise<ExchangePart> {
  const db = node.store.database<ExchangeTables>()
  const effects = {
    now: () => new Date(node.clock()),
    uuid: () => randomUUID(),
    nonce: () => randomBytes(16).toString('base64url'),
    token: () => randomBytes(32).toString('base64url'),
  }
  const { transport, close } = openPartnerTransport(node.config.allowPrivate)
  const waiting = new Waiting()
  const stopping = new AbortController()
  const { store, blobs, log } = node
  const errands: ErrandContext = { db, effects, transport }
  const service = new ProtocolService({ db, effects, waiting, blobs, stopping: stopping.signal })
  const desk: Desk = {
    db,
    now: effects.now,
    uuid: effects.uuid,
    personNames: async (ids) =>
      new Map(
        (await listPeople(node.db))
          .filter(({ id }) => ids.includes(id))
          .map(({ id, name }) => [id, name]),
      ),
  }
  const onFault = (error: unknown): void => log.error('exchange.failed', error)
  let mails: NodeJS.Timeout | undefined
  const courier = new Courier({
    store,
    db,
    effects,
    transport,
    blobs,
    eraseCopies: (digest) => eraseRenditions(node.config.dataFolder, digest),
    waiting,
    onFault,
    ...options,
  })
  return {
    newsroom: async () => {
      const { id, names, languages, timeZone, sample } = await loadOwnNewsroom(db, effects.now())
      return { id, names, languages: [...languages], timeZone, sample }
    },
    routes: asRoutes([
      ...agreementRoutes(node, errands),
      ...itemRoutes(node, desk),
      ...draftRoutes(node, desk),
    ]),
    mount: (app) =>
      mountProtocol(app, node, service, (request) => answerProtocol({ service, errands }, request)),
    take: async (item, { intake, original }) => {
      try {
        const { id, name, language, offer } = intake
        const source = {
          source: id,
          intake: name,
          offer,
          document: original,
          ...(language === undefined ? {} : { language }),
        }
        return ok(await takeIntakeItem(db, item, source, effects))
      } catch (error) {
        if (error instanceof ExchangeRefusal) return refuse({ code: error.code, data: error.data })
        throw error
      }
    },
    taken: (uris, intake) => findIntakeItems(db, uris, intake),
    itemsFor: (feed) => feedItems(db, feed, effects.now()),
    mayLook: (person, digest) => mayLook(db, digest, asViewer(person), effects.now()),
    keeps: (digest) => isNamed(db, digest),
    filter: async (event, person) => {
      const viewer = asViewer(person)
      const now = effects.now()
      switch (event.type) {
        case 'alarm': {
          // The database names the item; the words are for each person's eyes.
          const uri = 'uri' in event && typeof event.uri === 'string' ? event.uri : event.kill.uri
          const kill = await findKillAlarm(desk, uri, viewer)
          return kill === undefined ? null : { type: 'alarm', kill }
        }
        case 'items': {
          // Nobody hears of an item that they may not know of.
          const open = await openItems(db, event.uris, viewer, now)
          if (open.length === 0 && event.uris.length > 0) return null
          return { ...event, uris: open.map(({ row }) => row.uri) }
        }
        case 'draft':
          return (await mayHearOfDraft(db, event.id, viewer, now)) ? event : null
        case 'presence': {
          const [kind, id] = [event.on.slice(0, 5), event.on.slice(event.on.indexOf(':') + 1)]
          const heard =
            kind === 'item:'
              ? (await openItems(db, [id], viewer, now)).length > 0
              : isUuid(id) && (await mayHearOfDraft(db, id, viewer, now))
          return heard ? event : null
        }
        case 'coverage':
          return may(person.role, 'coverage.ask') ? event : null
        case 'alarms':
        case 'partners':
        case 'session-ended':
          return event
        default:
          return event satisfies never
      }
    },
    awaited: () => awaitedPartners(db),
    health: async () => {
      const awaited = await awaitedPartners(db)
      const keys = await listOwnKeys(db)
      return {
        reconciling: awaited.length > 0,
        keys: keys.map(({ x: _, ...key }) => key),
      }
    },
    endWaits: () => stopping.abort(),
    start: async () => {
      await courier.start()
      mails = setInterval(() => {
        mailKillAlarms(node, desk).catch(onFault)
      }, 5000)
    },
    stop: async () => {
      stopping.abort()
      clearInterval(mails)
      await courier.stop()
      close()
    },
  }
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

function asViewer({ id, role, language }: SignedIn): Viewer {
  return { person: id, role, language }
}

/** An errand that cannot be done as things stand is the asker's to mend, not the server's fault. */
function asRoutes(routes: readonly Route[]): Route[] {
  return routes.map((route) => ({
    ...route,
    run: async (call) => {
      try {
        return await route.run(call)
      } catch (error) {
        if (error instanceof ExchangeRefusal)
          throw new Refusal(statusOf(error.code), error.code, error.data)
        throw error
      }
    },
  }))
}

function statusOf(code: string): 404 | 403 | 409 | 502 {
  if (code.endsWith('.unknown')) return 404
  if (code.startsWith('right.')) return 403
  return code === 'partner.unreachable' ? 502 : 409
}

/** Whoever looks at invitations needs no key yet, so guessing is slowed by address. */
async function slowGuessing(node: NodeBase, call: Call): Promise<void> {
  const key = `invitation:${addressKey(call.address)}`
  const seconds = await takeToken(node.db, key, signInBucket, call.now)
  if (seconds > 0) throw new Refusal(429, 'request.rate', { seconds }, { retryAfter: seconds })
}

function mountProtocol(
  app: Hono<{ Variables: RequestVariables }>,
  node: NodeBase,
  service: ProtocolService,
  answer: (request: Parameters<typeof answerProtocol>[1]) => ReturnType<typeof answerProtocol>,
): void {
  const serve = async (c: RequestContext): Promise<Response> => {
    const call = new Call(c, new Date(node.clock()))
    const { pathname, search } = new URL(c.req.url)
    const head = {
      method: c.req.method,
      // The public address, not whatever name the connection came by.
      targetUri: `${node.origin()}${pathname}${search}`,
      headers: Object.fromEntries(c.req.raw.headers),
    }
    const isErrand = pathname.startsWith('/exchange/invitations/')
    const isSigned = pathname.startsWith('/exchange/') && !isErrand
    // What a stranger sends is not read through: its head alone says why it is refused.
    const isUnread = isSigned && isLong(head) && !(await service.isPartners(head))
    const limit = isSigned ? deliveryLimit : strangerLimit
    const body = isUnread ? Buffer.alloc(0) : await call.bytes(limit)
    if (isErrand) await slowGuessing(node, call)
    const {
      status,
      headers,
      body: given,
    } = await answer({
      ...head,
      ...(body.length === 0 ? {} : { body }),
    })
    return new Response(given === undefined ? null : Uint8Array.from(Buffer.from(given)), {
      status,
      headers: {
        ...headers,
        'cache-control': 'no-store',
        ...(isUnread ? { connection: 'close' } : {}),
      },
    })
  }
  app.on(['GET', 'POST'], '/.well-known/suyab', serve)
  app.on(['GET', 'POST'], '/exchange/*', serve)
}

/** Whether a body is longer than anyone's is read, or does not say how long it is. */
function isLong({ headers }: { readonly headers: Readonly<Record<string, string>> }): boolean {
  const length = Number(headers['content-length'] ?? 0)
  return headers['transfer-encoding'] !== undefined || !(length <= strangerLimit)
}
