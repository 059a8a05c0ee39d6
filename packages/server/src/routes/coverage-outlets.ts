import { writeOpml } from '@suyab/coverage/outlet/opml'
import { outletHealth } from '@suyab/coverage/outlet/health'
import { parseOutlet, type Outlet } from '@suyab/coverage/outlet/outlet'
import { writeOutletCsv } from '@suyab/coverage/outlet/outlet-csv'
import { judgedDays, outletOverviews } from '@suyab/coverage/outlet/overview'
import { publishedByOutlet, type PublishedDays } from '@suyab/coverage/outlet/published'
import {
  addOutlet,
  holdOutlets,
  listOutlets,
  putOutlet,
  removeOutlet,
} from '@suyab/coverage/outlet/registry'
import { tryAddress } from '@suyab/coverage/collect/trial'
import { isCountry } from '@suyab/language/country'
import { markVolumes } from '@suyab/coverage/outlet/volume-mark'
import { canonicalTag } from '@suyab/language/tag'
import { isTimeZone, wallDay } from '@suyab/language/zone'
import { z } from 'zod'
import type { OutletImport, OutletOverview, OutletView, Trial } from '../api-coverage-outlets.ts'
import { recordAudit } from '../audit.ts'
import { openCollector } from '../collecting.ts'
import type { NodeContext } from '../context.ts'
import { changedFields, compareOutlets, importOutlets, readOutletList } from '../outlet-import.ts'
import { Places } from '../places.ts'
import { Refusal, type FaultData } from '../refusal.ts'
import type { Call, Route } from '../route.ts'

const text = z.string().max(4000)
const importBody = z.strictObject({
  format: z.enum(['csv', 'opml']),
  text: z.string().max(2_000_000),
  defaults: z
    .strictObject({
      country: z.string().refine(isCountry, 'a country of ISO 3166-1, as KG'),
      language: z.string().refine((tag) => canonicalTag(tag) !== undefined, 'a language tag'),
      timeZone: z.string().refine(isTimeZone, 'a time zone of IANA'),
      observedSince: z.iso.date(),
    })
    .optional(),
  apply: z.boolean(),
})
const trialBody = z.strictObject({
  kind: z.enum(['feed', 'sitemap']),
  address: text.refine(
    (address) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol),
    'an http or https address',
  ),
  timeZone: z.string().refine(isTimeZone, 'a time zone of IANA'),
  observedSince: z.iso.date().optional(),
})
const outletBody = z.record(z.string().max(100), z.unknown())

/** The outlets that are observed, and how they fare. */
export function outletRoutes(node: NodeContext): Route[] {
  const { db } = node
  const change = 'outlets.manage'
  const places = new Places(mostTrials)
  return [
    {
      method: 'GET',
      path: '/api/coverage/outlets',
      errand: 'coverage.ask',
      run: (call) => overviews(node, call),
    },
    {
      method: 'POST',
      path: '/api/coverage/outlets',
      errand: change,
      run: async (call) => {
        const outlet = outletOf(await call.body(outletBody))
        await db.transaction().execute(async (trx) => {
          if (!(await addOutlet(trx, outlet, call.now)))
            throw new Refusal(409, 'outlet.twice', { id: outlet.id })
          const { country } = outlet
          await recordAudit(trx, call.actor, 'outlet.add', outlet.id, { country }, call.now)
        })
        return view(node, outlet.id, call)
      },
    },
    {
      method: 'GET',
      path: '/api/coverage/outlets/:id',
      errand: 'coverage.ask',
      run: (call) => view(node, call.param('id'), call),
    },
    {
      method: 'PATCH',
      path: '/api/coverage/outlets/:id',
      errand: change,
      run: async (call) => {
        const id = call.param('id')
        const patch = await call.body(outletBody)
        await db.transaction().execute(async (trx) => {
          await holdOutlets(trx, [id])
          const before = await knownOutlet(trx, id)
          const kept = Object.entries({ ...before, ...patch }).filter(([, value]) => value !== null)
          const after = outletOf({ ...Object.fromEntries(kept), id })
          const fields = changedFields(before, after).join(' ')
          if (fields === '') return
          await putOutlet(trx, after, call.now)
          await recordAudit(trx, call.actor, 'outlet.change', id, { fields }, call.now)
        })
        return view(node, id, call)
      },
    },
    {
      method: 'DELETE',
      path: '/api/coverage/outlets/:id',
      errand: change,
      run: async (call) => {
        const id = call.param('id')
        await db.transaction().execute(async (trx) => {
          if (!(await removeOutlet(trx, id))) throw new Refusal(404, 'outlet.unknown', { id })
          await recordAudit(trx, call.actor, 'outlet.remove', id, {}, call.now)
        })
        return undefined
      },
    },
    {
      method: 'GET',
      path: '/api/coverage/outlets.csv',
      errand: 'coverage.ask',
      run: async () =>
        file('outlets.csv', 'text/csv; charset=utf-8', writeOutletCsv(await listOutlets(db))),
    },
    {
      method: 'GET',
      path: '/api/coverage/outlets.opml',
      errand: 'coverage.ask',
      run: async () => {
        const { names } = await node.exchange.newsroom()
        const title = Object.values(names)[0] ?? 'Suyab'
        const written = writeOpml(await listOutlets(db), title)
        return file('outlets.opml', 'text/x-opml; charset=utf-8', written)
      },
    },
    {
      method: 'POST',
      path: '/api/coverage/outlet-import',
      errand: change,
      run: (call) => importList(node, call),
    },
    {
      method: 'POST',
      path: '/api/coverage/outlet-trial',
      errand: change,
      run: async (call) => {
        const leave = places.take()
        if (leave === undefined) {
          const seconds = trialTime / 1000
          throw new Refusal(429, 'request.rate', { seconds }, { retryAfter: seconds })
        }
        try {
          return await trial(node, call)
        } finally {
          leave()
        }
      },
    },
  ]
}

/** @throws Refusal that names the field */
function outletOf(raw: unknown): Outlet {
  const read = parseOutlet(raw)
  if (read.ok) return read.value
  const { code, ...data } = read.fault
  throw new Refusal(400, code, data)
}

/** @throws Refusal where there is none */
async function knownOutlet(db: NodeContext['db'], id: string): Promise<Outlet> {
  const [outlet] = await listOutlets(db, id)
  if (outlet === undefined) throw new Refusal(404, 'outlet.unknown', { id })
  return outlet
}

/** Undefined where no archive is open: what is not known is not counted as nothing. */
async function published(
  { coverage }: NodeContext,
  now: Date,
  outlet?: string,
): Promise<ReadonlyMap<string, PublishedDays> | undefined> {
  const clickhouse = coverage?.archive() === undefined ? undefined : coverage.clickhouse()
  if (clickhouse === undefined) return undefined
  // A day more on either side: it is another day elsewhere.
  const from = wallDay(now.getTime() - (judgedDays + 1) * 86_400_000, 'UTC')
  const to = wallDay(now.getTime() + 86_400_000, 'UTC')
  return publishedByOutlet(clickhouse, { from, to, ...(outlet === undefined ? {} : { outlet }) })
}

async function overviews(node: NodeContext, { now }: Call): Promise<OutletOverview[]> {
  const outlets = await listOutlets(node.db)
  return outletOverviews(node.db, outlets, now, await published(node, now))
}

async function view(node: NodeContext, id: string, { now }: Call): Promise<OutletView> {
  const { db } = node
  const outlet = await knownOutlet(db, id)
  const { timeZone, observedSince, observedUntil } = outlet
  const [overview] = await outletOverviews(db, [outlet], now, await published(node, now, id))
  if (overview === undefined) throw new TypeError('an outlet has an overview')
  // Of an outlet that is no longer observed, its last year is shown: the time since says nothing.
  const end = new Date(Date.parse(`${observedUntil ?? '9999-12-30'}T12:00:00Z`) + 86_400_000)
  const then = end < now ? end : now
  const counted = await published(node, then, id)
  const known = counted === undefined ? {} : { published: counted.get(id) ?? new Map() }
  const asked = { outlet: id, timeZone, observedSince, now: then, judge: markVolumes, ...known }
  const year = await outletHealth(db, { ...asked, days: judgedDays })
  const { reasons } = await outletHealth(db, asked)
  const { lastStored, volumes: days, marks, skipped, faults } = year
  return {
    ...overview,
    ...(lastStored === undefined ? {} : { lastStored }),
    days,
    marks,
    reasons,
    skipped,
    faults,
  }
}

function file(name: string, type: string, written: string): Response {
  return new Response(written, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}

async function importList({ db }: NodeContext, call: Call): Promise<OutletImport> {
  const { apply, format, text: given, defaults } = await call.body(importBody)
  if (format === 'opml' && defaults === undefined)
    throw new Refusal(400, 'request.schema', { at: '/defaults', expected: 'what OPML leaves out' })
  const list = await readOutletList({
    format,
    text: given,
    ...(defaults === undefined ? {} : { defaults }),
  })
  return apply ? importOutlets(db, list, call.actor, call.now) : compareOutlets(db, list)
}

/** Milliseconds that whoever tries an address waits for its pages. */
const trialTime = 45_000
/** Each opens a reader of pages of its own. */
const mostTrials = 2

async function trial(node: NodeContext, call: Call): Promise<Trial> {
  const { observedSince, ...asked } = await call.body(trialBody)
  const signal = AbortSignal.any([call.context.req.raw.signal, AbortSignal.timeout(trialTime)])
  const collector = openCollector(node, signal)
  try {
    const since = observedSince ?? wallDay(call.now, asked.timeZone)
    const tried = await tryAddress(
      collector.parts,
      { ...asked, observedSince: since, pace: 1 },
      signal,
    )
    if (tried.ok) return tried.value
    const { code, ...data } = tried.fault
    const plain = Object.entries(data).filter(([, value]) => isPlain(value))
    throw new Refusal(422, code, Object.fromEntries(plain) as FaultData)
  } catch (cause) {
    if (cause instanceof Refusal || !signal.aborted) throw cause
    const seconds = trialTime / 1000
    throw new Refusal(422, 'outbound.too-slow', { seconds }, { cause })
  } finally {
    await collector.close()
  }
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
