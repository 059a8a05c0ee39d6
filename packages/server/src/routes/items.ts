import type { Desk } from '@suyab/exchange/desk/desk'
import {
  endPublication,
  keepTranslation,
  markPublished,
  markRead,
  returnItem,
  sendNote,
  stateItem,
  takeItem,
  type Deed,
} from '@suyab/exchange/desk/handling'
import { contentFor, loadContent, openItem } from '@suyab/exchange/desk/item-access'
import { findItem } from '@suyab/exchange/desk/item-detail'
import { listItems } from '@suyab/exchange/desk/item-list'
import { findVersion } from '@suyab/exchange/desk/item-version'
import type { Viewer } from '@suyab/exchange/desk/item-view'
import { writeNinjs } from '@suyab/wire/write-ninjs'
import { z } from 'zod'
import type { ItemDetail, ItemPage } from '../api.ts'
import { recordAudit } from '../audit.ts'
import type { NodeBase } from '../context.ts'
import { presentAt } from '../presence.ts'
import { Refusal } from '../refusal.ts'
import type { Call, Route } from '../route.ts'
import { tellLive } from '../live.ts'

const words = z.string().trim().min(1).max(300)
const many = z.array(words).max(100).exactOptional()
const only = z.tuple([words]).exactOptional()
const itemQuery = z.object({
  box: z.tuple([z.enum(['in', 'own'])]).default(['in']),
  partner: many,
  language: many,
  topic: many,
  kind: many,
  state: many,
  unread: only,
  q: z.tuple([z.string().max(300)]).exactOptional(),
  after: only,
  limit: z.tuple([z.coerce.number().int().min(1).max(200)]).exactOptional(),
})
const text = (most: number) => z.string().trim().min(1).max(most)
const url = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .exactOptional()
const publication = z.strictObject({
  url,
  media: z.array(z.enum(['web', 'print', 'broadcast', 'social'])).max(4),
})
const note = z.strictObject({ text: text(10_000), language: text(35) })
const reason = z.strictObject({ reason: text(2000) })
const uris = z.strictObject({ uris: z.array(text(1000)).max(500) })

/** Who is looking, as the exchange knows them. */
export function viewerOf({ person }: Call): Viewer {
  return { person: person.id, role: person.role, language: person.language }
}

/** Items: the lists, one item, and what people do with it. */
export function itemRoutes(node: NodeBase, desk: Desk): Route[] {
  const done = async (call: Call, deed: Promise<Deed>): Promise<undefined> => {
    const { did, on, data } = await deed
    await recordAudit(node.db, call.actor, did, on, { ...data }, call.now)
    return undefined
  }
  const uriOf = (call: Call): string => call.param('uri')
  return [
    {
      method: 'GET',
      path: '/api/items',
      errand: 'items.read',
      run: (call): Promise<ItemPage> => {
        const query = call.query(itemQuery)
        const { partner, language, topic, kind, state, unread, q, after, limit } = query
        return listItems(
          desk,
          {
            box: query.box[0],
            ...(partner === undefined ? {} : { partner }),
            ...(language === undefined ? {} : { language }),
            ...(topic === undefined ? {} : { topic }),
            ...(kind === undefined ? {} : { kind }),
            ...(state === undefined ? {} : { state }),
            ...(unread === undefined ? {} : { unread: unread[0] === '1' }),
            ...(q === undefined ? {} : { q: q[0] }),
            ...(after === undefined ? {} : { after: after[0] }),
            ...(limit === undefined ? {} : { limit: limit[0] }),
          },
          viewerOf(call),
        )
      },
    },
    {
      method: 'POST',
      path: '/api/items/read',
      errand: 'items.read',
      run: async (call) => {
        await markRead(desk, (await call.body(uris)).uris, viewerOf(call))
        await tellLive(node.db, { type: 'items', uris: [], box: 'in' }, call.person.id)
        return undefined
      },
    },
    {
      method: 'GET',
      path: '/api/items/:uri',
      errand: 'items.read',
      run: async (call): Promise<ItemDetail> => {
        const detail = await findItem(desk, uriOf(call), viewerOf(call))
        return { ...detail, present: await presentAt(node.db, `item:${detail.uri}`, call.now) }
      },
    },
    {
      method: 'GET',
      path: '/api/items/:uri/versions/:sequence',
      errand: 'items.read',
      run: (call) => {
        const sequence = Number(call.param('sequence'))
        if (!Number.isSafeInteger(sequence)) throw new Refusal(404, 'item.version-unknown')
        return findVersion(desk, uriOf(call), sequence, viewerOf(call))
      },
    },
    {
      method: 'POST',
      path: '/api/items/:uri/take',
      errand: 'items.take',
      run: (call) => done(call, takeItem(desk, uriOf(call), viewerOf(call))),
    },
    {
      method: 'DELETE',
      path: '/api/items/:uri/take',
      errand: 'items.take',
      run: (call) => done(call, returnItem(desk, uriOf(call), viewerOf(call))),
    },
    {
      method: 'POST',
      path: '/api/items/:uri/publish',
      errand: 'items.publish',
      run: async (call) => {
        const { url: address, media } = await call.body(publication)
        const given = { media, ...(address === undefined ? {} : { url: address }) }
        return done(call, markPublished(desk, uriOf(call), given, viewerOf(call)))
      },
    },
    {
      method: 'DELETE',
      path: '/api/items/:uri/publish',
      errand: 'items.publish',
      run: (call) => done(call, endPublication(desk, uriOf(call), viewerOf(call))),
    },
    {
      method: 'POST',
      path: '/api/items/:uri/note',
      errand: 'notes.write',
      run: async (call) => {
        const body = await call.body(note)
        return done(call, sendNote(desk, uriOf(call), body, viewerOf(call)))
      },
    },
    ...(['withhold', 'kill'] as const).map((action): Route => ({
      method: 'POST',
      path: `/api/items/:uri/${action}`,
      errand: 'items.rule',
      run: async (call) => {
        const body = await call.body(reason)
        return done(call, stateItem(desk, uriOf(call), action, body.reason, viewerOf(call)))
      },
    })),
    {
      method: 'POST',
      path: '/api/items/:uri/release',
      errand: 'items.rule',
      run: (call) => done(call, stateItem(desk, uriOf(call), 'release', undefined, viewerOf(call))),
    },
    {
      method: 'POST',
      path: '/api/items/:uri/keep',
      errand: 'items.rule',
      run: async (call) => {
        const body = await call.body(reason)
        return done(call, keepTranslation(desk, uriOf(call), body.reason, viewerOf(call)))
      },
    },
    {
      method: 'GET',
      path: '/api/items/:uri/export',
      errand: 'items.export',
      run: async (call) => {
        const uri = uriOf(call)
        const viewer = viewerOf(call)
        const { readable } = await openItem(desk.db, uri, viewer, call.now)
        const content = readable ? await loadContent(desk.db, uri) : undefined
        if (content === undefined) throw new Refusal(404, 'item.content-missing', { uri })
        const item = await contentFor(desk.db, content, viewer, call.now)
        return new Response(writeNinjs(item), {
          headers: {
            'content-type': 'application/json',
            'content-disposition': 'attachment; filename="item.ninjs.json"',
            'cache-control': 'no-store',
          },
        })
      },
    },
  ]
}
