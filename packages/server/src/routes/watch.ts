import { statfs } from 'node:fs/promises'
import { jobSchema } from '@suyab/store/job'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Health } from '../api.ts'
import { readAudit } from '../audit.ts'
import type { NodeContext } from '../context.ts'
import type { Standing } from '../live.ts'
import { leave, notePresence } from '../presence.ts'
import { Refusal } from '../refusal.ts'
import type { Route } from '../route.ts'
import { version } from '../version.ts'

const one = <Value>(schema: z.ZodType<Value>): z.ZodType<Value> =>
  z
    .tuple([z.unknown()])
    .transform(([value]) => value)
    .pipe(schema)
const auditQuery = z.object({
  after: one(z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)).exactOptional(),
  q: one(z.string().trim().max(100)).exactOptional(),
})
const presenceBody = z.strictObject({
  on: z
    .string()
    .regex(/^(item|draft):./)
    .max(1000),
  field: z.string().max(100).exactOptional(),
  leave: z.boolean().exactOptional(),
})

/** Watching over the node, and over each other's work. */
export function watchRoutes(node: NodeContext): Route[] {
  const { db } = node
  return [
    {
      method: 'GET',
      path: '/api/audit',
      errand: 'audit.read',
      run: (call) => {
        const { after, q } = call.query(auditQuery)
        return readAudit(db, { after, q: q === '' ? undefined : q, limit: 100 })
      },
    },
    {
      method: 'GET',
      path: '/api/health',
      errand: 'health.read',
      run: () => readHealth(node),
    },
    {
      method: 'POST',
      path: '/api/presence',
      errand: 'items.read',
      run: async (call) => {
        const { on, field, leave: leaving } = await call.body(presenceBody)
        const { id } = call.person
        const present =
          leaving === true
            ? await leave(db, id, on, call.now)
            : await notePresence(db, id, on, field, call.now)
        return { present }
      },
    },
    {
      method: 'GET',
      path: '/api/live',
      errand: 'signed-in',
      run: async (call) => {
        const { person } = call
        const standing = async (): Promise<Standing> => {
          const { rows } = await sql<{ role: string }>`
            SELECT p.role FROM session s JOIN person p ON p.id = s.person
            WHERE s.id = ${person.session}`.execute(db)
          if (rows[0] === undefined) return 'over'
          // Under another role other events are to be seen: the desk connects again.
          return rows[0].role === person.role ? 'holds' : 'changed'
        }
        const stream = node.live.connect(
          person,
          (event, to) => node.exchange.filter(event, to),
          standing,
        )
        if (stream === undefined)
          throw new Refusal(503, 'live.too-many', undefined, { retryAfter: 30 })
        return new Response(stream, {
          headers: {
            'content-type': 'text/event-stream; charset=utf-8',
            'cache-control': 'no-store, no-transform',
            'x-accel-buffering': 'no',
          },
        })
      },
    },
  ]
}

const nearlyFull = 64 * 1024 * 1024

/** How the node is, for its administrator. */
export async function readHealth(node: NodeContext): Promise<Health> {
  const disk = await statfs(node.config.dataFolder)
  const diskFreeBytes = disk.bavail * disk.bsize
  return {
    version,
    database: diskFreeBytes < nearlyFull ? 'disk-full' : 'ok',
    diskFreeBytes,
    ...(await node.exchange.health()),
    mail: node.mail !== undefined,
    jobs: await countJobs(node),
  }
}

async function countJobs(node: NodeContext): Promise<Health['jobs']> {
  const { rows } = await sql<Health['jobs']>`
    SELECT count(*) FILTER (WHERE state < 'active') AS waiting,
      count(*) FILTER (WHERE state = 'failed') AS failed
    FROM ${sql.table(`${jobSchema}.job`)} WHERE name NOT LIKE '\\_\\_%'`.execute(node.db)
  return rows[0] ?? { waiting: 0, failed: 0 }
}
