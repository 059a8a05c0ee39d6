import { isInForce, loadSigned, type SignedRow } from '../agreement-row.ts'
import { fingerprintOf, newestKey } from '../key.ts'
import { loadNewsroom } from '../newsroom-row.ts'
import type { Db } from '../row.ts'
import type { FaultData } from '../tables.ts'

type CodedFault = { code: string; data?: FaultData }
type PartnerState = 'in-step' | 'behind' | 'unreachable' | 'stopped' | 'reconciling' | 'ended'

export interface PartnerView {
  id: string
  names: Readonly<Record<string, string>>
  languages: string[]
  origin?: string
  fingerprint: string
  keys: { kid: string; from: string; until?: string; revoked?: { from: string; reason: string } }[]
  agreements: string[]
  health: PartnerHealth
  faults: { code: string; count: number; lastAt: string }[]
}

export interface PartnerHealth {
  state: PartnerState
  lastReadAt?: string
  lastAnswerAt?: string
  lastError?: CodedFault
  /** Entries: ours that they have not read, theirs that we have not read. */
  theyLag: number
  weLag: number
  head: number
  cursor: number
  lastReceiptAt?: string
  unconfirmedKills: number
  /** Milliseconds their clock is ahead of ours, and when that was measured. */
  clock?: { ms: number; measuredAt: string }
}

/** Every partner with what is known of its node; one that has several agreements is as well as the worst. */
export async function listPartners(db: Db, now: Date): Promise<PartnerView[]> {
  const byPartner = Map.groupBy(await loadSigned(db), ({ partner }) => partner)
  const views: PartnerView[] = []
  for (const [id, agreements] of byPartner) {
    const newsroom = await db
      .selectFrom('exchange.newsroom')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const keys = (await loadNewsroom(db, id))?.keys ?? []
    const healths = await Promise.all(agreements.map((signed) => healthOf(db, signed, now)))
    const [worst] = healths.toSorted((a, b) => RANK.indexOf(a.state) - RANK.indexOf(b.state))
    if (worst === undefined) continue
    const key = newestKey(keys)
    views.push({
      id,
      names: newsroom.names,
      languages: newsroom.languages,
      ...(newsroom.origin === null ? {} : { origin: newsroom.origin }),
      fingerprint: key === undefined ? '' : fingerprintOf(key.x),
      keys: keys.map(({ kid, from, until, revoked }) => ({
        kid,
        from,
        ...(until === undefined ? {} : { until }),
        ...(revoked === undefined ? {} : { revoked }),
      })),
      agreements: agreements.map((signed) => signed.id),
      health: worst,
      faults: await faultsOf(db, id),
    })
  }
  return views
}

/** The most pressing first. */
const RANK: readonly PartnerState[] = [
  'stopped',
  'reconciling',
  'unreachable',
  'behind',
  'in-step',
  'ended',
]

/** Longer than a long poll takes, and than a pause after a failure. */
const SILENCE = 120_000

async function healthOf(db: Db, signed: SignedRow, now: Date): Promise<PartnerHealth> {
  const { row, id } = signed
  const logs = await db
    .selectFrom('exchange.log')
    .select(['direction', 'entry'])
    .where('agreement', '=', id)
    .execute()
  const head = logs.find(({ direction }) => direction === 'sent')?.entry ?? 0
  const cursor = logs.find(({ direction }) => direction === 'read')?.entry ?? 0
  const kills = await db
    .selectFrom('exchange.kill_notice')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('agreement', '=', id)
    .where('confirmed_at', 'is', null)
    .executeTakeFirstOrThrow()
  const theyLag = Math.max(0, head - row.they_entry)
  return {
    state: stateOf(signed, theyLag, now),
    ...(row.last_read_at === null ? {} : { lastReadAt: row.last_read_at.toISOString() }),
    ...(row.last_answer_at === null ? {} : { lastAnswerAt: row.last_answer_at.toISOString() }),
    ...lastErrorOf(signed),
    theyLag,
    weLag: 0,
    head,
    cursor,
    ...(row.last_receipt_at === null ? {} : { lastReceiptAt: row.last_receipt_at.toISOString() }),
    unconfirmedKills: kills.open,
    ...(row.clock_ms === null || row.clock_at === null
      ? {}
      : { clock: { ms: Math.round(row.clock_ms), measuredAt: row.clock_at.toISOString() } }),
  }
}

function lastErrorOf({ row }: SignedRow): { lastError?: CodedFault } {
  const fault = row.stopped ?? row.last_error
  return fault === null ? {} : { lastError: fault }
}

function stateOf({ agreement, row }: SignedRow, theyLag: number, now: Date): PartnerState {
  if (row.stopped !== null) return 'stopped'
  if (row.reconciling) return 'reconciling'
  const over = agreement.endedAt !== undefined || !isInForce(agreement, now)
  if (over && now >= new Date(agreement.from)) return 'ended'
  const heard = Math.max(row.last_answer_at?.getTime() ?? 0, row.last_read_at?.getTime() ?? 0)
  if (row.tries > 0 || (heard > 0 && now.getTime() - heard > SILENCE)) return 'unreachable'
  return theyLag > 0 ? 'behind' : 'in-step'
}

async function faultsOf(db: Db, partner: string): Promise<PartnerView['faults']> {
  const rows = await db
    .selectFrom('exchange.fault')
    .select(({ fn }) => ['code', fn.countAll<number>().as('count'), fn.max('at').as('at')])
    .where('partner', '=', partner)
    .groupBy('code')
    .orderBy('at', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ code, count, at }) => ({ code, count, lastAt: at.toISOString() }))
}

/** The faults of all partners, counted and the newest by themselves. */
export async function listFaults(
  db: Db,
  { partner, code }: { readonly partner?: string; readonly code?: string },
): Promise<{
  counts: { code: string; partner?: string; count: number; lastAt: string }[]
  rows: {
    id: number
    at: string
    partner?: string
    code: string
    data: Record<string, string | number>
    uri?: string
  }[]
}> {
  let query = db.selectFrom('exchange.fault')
  if (partner !== undefined) query = query.where('partner', '=', partner)
  if (code !== undefined) query = query.where('code', '=', code)
  const counts = await query
    .select(({ fn }) => [
      'code',
      'partner',
      fn.countAll<number>().as('count'),
      fn.max('at').as('at'),
    ])
    .groupBy(['code', 'partner'])
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
  const rows = await query.selectAll().orderBy('id', 'desc').limit(200).execute()
  return {
    counts: counts.map((row) => ({
      code: row.code,
      ...(row.partner === null ? {} : { partner: row.partner }),
      count: row.count,
      lastAt: row.at.toISOString(),
    })),
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      ...(row.partner === null ? {} : { partner: row.partner }),
      code: row.code,
      data: Object.fromEntries(
        Object.entries(row.data).map(([name, value]) => [
          name,
          typeof value === 'number' ? value : String(value),
        ]),
      ),
      ...(row.uri === null ? {} : { uri: row.uri }),
    })),
  }
}
