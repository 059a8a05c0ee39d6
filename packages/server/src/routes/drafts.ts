import { acknowledgeKill, listAlarms, repeatKill } from '@suyab/exchange/desk/alarm'
import type { Desk } from '@suyab/exchange/desk/desk'
import { beginCorrection, beginDraft, beginTranslation } from '@suyab/exchange/desk/draft-beginning'
import { publishDraft } from '@suyab/exchange/desk/draft-publishing'
import { findDraft, listDrafts } from '@suyab/exchange/desk/draft-view'
import {
  addParagraph,
  changeDraft,
  discardDraft,
  putPicture,
  removePicture,
} from '@suyab/exchange/desk/draft-writing'
import type { Deed } from '@suyab/exchange/desk/handling'
import { isDigest } from '@suyab/store/blob'
import { ITEM_KINDS } from '@suyab/exchange/agreement'
import { z } from 'zod'
import type { Alarms, DraftView } from '../api.ts'
import { recordAudit } from '../audit.ts'
import type { NodeBase } from '../context.ts'
import { tellLive } from '../live.ts'
import { presentAt } from '../presence.ts'
import type { Call, Route } from '../route.ts'
import { viewerOf } from './items.ts'

const text = (most: number) => z.string().max(most)
const beginning = z.strictObject({
  kind: z.enum(ITEM_KINDS),
  language: text(35),
})
const change = z.strictObject({
  field: text(100),
  value: text(200_000),
  base: z.int().min(0),
  confirmed: z.boolean().exactOptional(),
})
const publication = z.strictObject({
  embargoedUntil: z.iso.datetime({ offset: true }).exactOptional(),
  reason: text(2000).exactOptional(),
  agreements: z.array(z.uuid()).max(200).exactOptional(),
})
const digest = z.string().refine((value) => isDigest(value), 'a digest')
const picture = z.object({
  digest,
  contentType: text(100).default('image/jpeg'),
  width: z.int().positive().exactOptional(),
  height: z.int().positive().exactOptional(),
  caption: text(5000).exactOptional(),
  alt: text(2000).exactOptional(),
  credit: text(500).exactOptional(),
})
const translation = z.strictObject({ language: text(35) })

/** Drafts: items being written, corrected and translated; and the alarms about kills. */
export function draftRoutes(node: NodeBase, desk: Desk): Route[] {
  const audit = ({ did, on, data }: Deed, call: Call): Promise<void> =>
    recordAudit(node.db, call.actor, did, on, { ...data }, call.now)
  const view = async (call: Call, id: string): Promise<DraftView> => {
    const draft = await findDraft(desk, id, viewerOf(call))
    return { ...draft, present: await presentAt(node.db, `draft:${id}`, call.now) }
  }
  return [
    {
      method: 'GET',
      path: '/api/drafts',
      errand: 'drafts.read',
      run: (call) => listDrafts(desk, viewerOf(call)),
    },
    {
      method: 'POST',
      path: '/api/drafts',
      errand: 'items.write',
      run: async (call) => {
        const id = await beginDraft(desk, await call.body(beginning), viewerOf(call))
        return view(call, id)
      },
    },
    {
      method: 'POST',
      path: '/api/items/:uri/translation',
      errand: 'items.translate',
      run: async (call) => {
        const { language } = await call.body(translation)
        const uri = call.param('uri')
        const draft = await beginTranslation(desk, uri, language, viewerOf(call))
        await audit({ did: 'item.translate', on: uri, data: { language } }, call)
        return { draft }
      },
    },
    {
      method: 'POST',
      path: '/api/items/:uri/correction',
      errand: 'items.rule',
      run: async (call) => ({
        draft: await beginCorrection(desk, call.param('uri'), viewerOf(call)),
      }),
    },
    {
      method: 'GET',
      path: '/api/drafts/:id',
      errand: 'drafts.read',
      run: (call) => view(call, call.uuid('id')),
    },
    {
      method: 'PATCH',
      path: '/api/drafts/:id',
      errand: 'drafts.read',
      run: async (call) => {
        const id = call.uuid('id')
        const changed = await changeDraft(desk, id, await call.body(change), viewerOf(call))
        if (!changed.ok) {
          const { code, theirs } = changed.fault
          return Response.json({ fault: { code }, theirs }, { status: 409 })
        }
        const field = changed.value
        await tellLive(node.db, { type: 'draft', id, field })
        return { revision: field.revision }
      },
    },
    {
      method: 'DELETE',
      path: '/api/drafts/:id',
      errand: 'drafts.read',
      run: async (call) => {
        await audit(await discardDraft(desk, call.uuid('id'), viewerOf(call)), call)
        return undefined
      },
    },
    {
      method: 'POST',
      path: '/api/drafts/:id/paragraphs',
      errand: 'drafts.read',
      run: async (call) => {
        const { after } = await call.body(z.strictObject({ after: text(100).exactOptional() }))
        return addParagraph(desk, call.uuid('id'), after, viewerOf(call))
      },
    },
    {
      method: 'POST',
      path: '/api/drafts/:id/pictures',
      errand: 'pictures.upload',
      run: async (call) => {
        await putPicture(desk, call.uuid('id'), await call.body(picture), viewerOf(call))
        return undefined
      },
    },
    {
      method: 'DELETE',
      path: '/api/drafts/:id/pictures',
      errand: 'pictures.upload',
      run: async (call) => {
        const body = await call.body(z.strictObject({ digest }))
        await removePicture(desk, call.uuid('id'), body.digest, viewerOf(call))
        return undefined
      },
    },
    {
      method: 'POST',
      path: '/api/drafts/:id/publish',
      errand: 'items.publish',
      run: async (call) => {
        const wanted = await call.body(publication)
        const { embargoedUntil } = wanted
        const { uri, deed } = await publishDraft(
          desk,
          call.uuid('id'),
          {
            ...wanted,
            ...(embargoedUntil === undefined
              ? {}
              : { embargoedUntil: new Date(embargoedUntil).toISOString() }),
          },
          viewerOf(call),
        )
        await audit(deed, call)
        return { uri }
      },
    },
    {
      method: 'GET',
      path: '/api/alarms',
      errand: 'alarms.read',
      run: (call): Promise<Alarms> => listAlarms(desk, viewerOf(call)),
    },
    {
      method: 'POST',
      path: '/api/alarms/:uri/notify',
      errand: 'alarms.answer',
      run: async (call) => {
        await audit(await repeatKill(desk, call.param('uri'), viewerOf(call)), call)
        return undefined
      },
    },
    {
      method: 'POST',
      path: '/api/alarms/:uri/seen',
      errand: 'alarms.answer',
      run: async (call) => {
        await audit(await acknowledgeKill(desk, call.param('uri'), viewerOf(call)), call)
        return undefined
      },
    },
  ]
}
