import { isAbsolute } from 'node:path'
import { stat } from 'node:fs/promises'
import { canonicalTag } from '@suyab/language/tag'
import { z } from 'zod'
import type { ApiFault, Intake } from '../api.ts'
import { recordAudit } from '../audit.ts'
import type { NodeContext } from '../context.ts'
import { feedFormats } from '../feed-format.ts'
import { addFeed, listFeeds, removeFeed } from '../feed-list.ts'
import { runIntake } from '../intake.ts'
import type { IntakeParts } from '../intake-document.ts'
import { addIntake, changeIntake, listIntakes, removeIntake } from '../intake-list.ts'
import { keepPicture, pictureLimit } from '../picture.ts'
import { forbiddenHost, type Network } from '../private-address.ts'
import { Refusal } from '../refusal.ts'
import type { Route } from '../route.ts'

const language = z
  .string()
  .max(35)
  .transform((tag, at) => {
    const known = canonicalTag(tag)
    if (known === undefined) at.addIssue({ code: 'custom', message: 'a BCP 47 language tag' })
    return known ?? tag
  })
const name = z.string().trim().min(1).max(120)
const every = z.number().int().min(1).max(10_080)
const intakeInput = z.strictObject({
  name,
  kind: z.enum(['url', 'folder', 'upload']),
  address: z.string().trim().max(2000),
  every,
  offer: z.boolean(),
  language: language.exactOptional(),
})
const intakePatch = z.strictObject({
  name: name.exactOptional(),
  address: z.string().trim().min(1).max(2000).exactOptional(),
  language: z.union([language, z.null()]).exactOptional(),
  every: every.exactOptional(),
  offer: z.boolean().exactOptional(),
  paused: z.boolean().exactOptional(),
})
const feedInput = z.strictObject({
  name,
  format: z.enum(feedFormats),
  agreement: z.uuid().exactOptional(),
  language: language.exactOptional(),
})

/** Why an address cannot be an intake's, before anything is fetched from it. */
export async function addressFault(
  kind: Intake['kind'],
  address: string,
  allowed: readonly Network[],
): Promise<ApiFault | undefined> {
  if (kind === 'upload') return address === '' ? undefined : { code: 'intake.address' }
  if (kind === 'url') {
    const url = URL.canParse(address) ? new URL(address) : undefined
    const usable = url !== undefined && ['http:', 'https:'].includes(url.protocol)
    if (!usable || url.username !== '' || url.password !== '') return { code: 'intake.address' }
    const data = forbiddenHost(url, allowed)
    return data === undefined ? undefined : { code: 'outbound.private-address', data }
  }
  if (!isAbsolute(address)) return { code: 'intake.folder-relative' }
  const found = await stat(address).catch(() => undefined)
  return found?.isDirectory() === true ? undefined : { code: 'intake.folder-missing' }
}

/** @throws Refusal where an address cannot be an intake's */
async function addressed(
  { config }: NodeContext,
  kind: Intake['kind'],
  address: string,
): Promise<void> {
  const fault = await addressFault(kind, address, config.allowPrivate)
  if (fault !== undefined) throw new Refusal(400, fault.code, fault.data)
}

/** Newsrooms without Suyab: what is taken from them, and the feeds they read; uploaded pictures. */
export function foreignRoutes(node: NodeContext, intake: IntakeParts): Route[] {
  const { db } = node
  const view = async (id: string): Promise<object> => {
    const [found] = await listIntakes(db, id)
    if (found === undefined) throw new Refusal(404, 'intake.unknown')
    return found
  }
  return [
    { method: 'GET', path: '/api/intakes', errand: 'intakes.read', run: () => listIntakes(db) },
    {
      method: 'POST',
      path: '/api/intakes',
      errand: 'intakes.manage',
      run: async (call) => {
        const input = await call.body(intakeInput)
        await addressed(node, input.kind, input.address)
        const id = await db.transaction().execute(async (trx) => {
          const id = await addIntake(trx, input, call.now)
          await recordAudit(trx, call.actor, 'intake.add', id, { name: input.name }, call.now)
          return id
        })
        return view(id)
      },
    },
    {
      method: 'PATCH',
      path: '/api/intakes/:id',
      errand: 'intakes.manage',
      run: async (call) => {
        const id = call.uuid('id')
        const patch = await call.body(intakePatch)
        const [before] = await listIntakes(db, id)
        if (before === undefined) throw new Refusal(404, 'intake.unknown')
        if (patch.address !== undefined) await addressed(node, before.kind, patch.address)
        await db.transaction().execute(async (trx) => {
          await changeIntake(trx, id, patch)
          const fields = Object.keys(patch).join(' ')
          await recordAudit(trx, call.actor, 'intake.change', id, { fields }, call.now)
        })
        return view(id)
      },
    },
    {
      method: 'DELETE',
      path: '/api/intakes/:id',
      errand: 'intakes.manage',
      run: async (call) => {
        const id = call.uuid('id')
        await db.transaction().execute(async (trx) => {
          if (!(await removeIntake(trx, id))) throw new Refusal(404, 'intake.unknown')
          await recordAudit(trx, call.actor, 'intake.remove', id, {}, call.now)
        })
        return undefined
      },
    },
    {
      method: 'POST',
      path: '/api/intakes/:id/run',
      errand: 'intakes.run',
      run: async (call) => {
        const id = call.uuid('id')
        await view(id)
        if ((await runIntake(intake, id)) === undefined) throw new Refusal(409, 'intake.running')
        await recordAudit(db, call.actor, 'intake.run', id, {}, call.now)
        return view(id)
      },
    },
    { method: 'GET', path: '/api/feeds', errand: 'feeds.read', run: () => listFeeds(db) },
    {
      method: 'POST',
      path: '/api/feeds',
      errand: 'feeds.manage',
      run: async (call) => {
        const input = await call.body(feedInput)
        return db.transaction().execute(async (trx) => {
          const feed = await addFeed(trx, input, node.origin(), call.now)
          await recordAudit(trx, call.actor, 'feed.add', feed.id, { name: input.name }, call.now)
          return feed
        })
      },
    },
    {
      method: 'DELETE',
      path: '/api/feeds/:id',
      errand: 'feeds.manage',
      run: async (call) => {
        const id = call.uuid('id')
        await db.transaction().execute(async (trx) => {
          if (!(await removeFeed(trx, id))) throw new Refusal(404, 'feed.unknown')
          await recordAudit(trx, call.actor, 'feed.remove', id, {}, call.now)
        })
        return undefined
      },
    },
    {
      method: 'POST',
      path: '/api/pictures',
      errand: 'pictures.upload',
      run: async (call) => {
        const kept = await keepPicture(node.blobs, await call.bytes(pictureLimit))
        if (!kept.ok) {
          const { code, ...data } = kept.fault
          throw new Refusal(415, code, data)
        }
        await recordAudit(db, call.actor, 'picture.upload', kept.value.digest, {}, call.now)
        return kept.value
      },
    },
  ]
}
