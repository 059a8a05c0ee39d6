import { Readable } from 'node:stream'
import { isDigest } from '@suyab/store/blob'
import { z } from 'zod'
import { recordAudit } from '../audit.ts'
import type { NodeContext } from '../context.ts'
import type { IntakeParts } from '../intake-document.ts'
import { handIn, readAgain } from '../intake-hand.ts'
import { findIntake, listIntakes } from '../intake-list.ts'
import { refusedFile } from '../intake-original.ts'
import { pictureLimit } from '../picture.ts'
import { Refusal } from '../refusal.ts'
import { only, type Call, type Route } from '../route.ts'

const handedIn = z.strictObject({
  name: only(
    z
      .string()
      .trim()
      .min(1)
      .max(300)
      // oxlint-disable-next-line no-control-regex -- what a file's name must not have
      .regex(/^[^\u0000-\u001F\u007F]*$/, 'a name of one line'),
  ),
})

/** Files of an intake: handed in by people, read again, given back as they came. */
export function intakeFileRoutes(node: NodeContext, intake: IntakeParts): Route[] {
  const { db } = node
  return [
    {
      method: 'POST',
      path: '/api/intakes/:id/files',
      errand: 'intakes.run',
      run: async (call) => {
        const id = call.uuid('id')
        const row = await findIntake(db, id)
        if (row === undefined) throw new Refusal(404, 'intake.unknown')
        if (row.kind !== 'upload') throw new Refusal(409, 'intake.not-by-hand')
        const { name } = call.query(handedIn)
        const bytes = await call.bytes(pictureLimit)
        const outcome = await handIn(intake, row, name, bytes)
        await recordAudit(db, call.actor, 'intake.hand-in', id, { name }, call.now)
        return outcome
      },
    },
    {
      method: 'POST',
      path: '/api/intakes/:id/read-again',
      errand: 'intakes.run',
      run: async (call) => {
        const id = call.uuid('id')
        if ((await findIntake(db, id)) === undefined) throw new Refusal(404, 'intake.unknown')
        if ((await readAgain(intake, id)) === undefined) throw new Refusal(409, 'intake.running')
        await recordAudit(db, call.actor, 'intake.read-again', id, {}, call.now)
        const [found] = await listIntakes(db, id)
        return found
      },
    },
    {
      method: 'GET',
      path: '/api/intakes/:id/originals/:digest',
      errand: 'intakes.read',
      run: (call) => original(node, call),
    },
  ]
}

/** A file that something was refused of, as it came: never shown, only saved. */
async function original({ db, blobs }: NodeContext, call: Call): Promise<Response> {
  const digest = call.param('digest')
  const found = isDigest(digest) ? await refusedFile(db, call.uuid('id'), digest) : undefined
  if (found === undefined || !isDigest(digest) || !(await blobs.has(digest)))
    throw new Refusal(404, 'intake.original-gone')
  const name = found.file?.split(/[/\\]/).at(-1) ?? 'original'
  const plain = name.replaceAll(/[^\w.-]/g, '_')
  return new Response(Readable.toWeb(await blobs.get(digest)) as ReadableStream, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  })
}
