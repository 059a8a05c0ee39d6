import { sql } from 'kysely'
import type { Agreement, Contact, ItemKind } from '../agreement.ts'
import { Refusal } from '../refusal.ts'
import { CHANNELS, notify, notifyDesk } from '../row.ts'
import type { Desk } from './desk.ts'
import type { Deed } from './handling.ts'
import type { DeskFault, NewsroomName, Viewer } from './item-view.ts'
import { namesOfNewsrooms, newsroomName } from './row-description.ts'
import { seesEmbargoed } from './row-state.ts'

export interface Alarms {
  /** Our kills that not every partner has confirmed. */
  unconfirmed: KillOut[]
  /** Partners' kills of what we took, translated or published, that nobody has acknowledged. */
  incoming: KillIn[]
}

/** What is left to know an erased item by. */
export interface KilledItem {
  kind: ItemKind
  language: string
  version: number
  /** When it came to us, or was first issued by us. */
  received: string
}

export interface KillOut {
  uri: string
  version: number
  item?: KilledItem
  killedAt: string
  reason: string
  receipts: {
    partner: NewsroomName
    confirmedAt?: string
    tries: number
    lastTryAt?: string
    lastError?: DeskFault
    lastReadAt?: string
    /** The last version the partner confirmed, 0 if none. */
    had: number
    contact?: Contact
  }[]
}

export interface KillIn {
  uri: string
  partner: NewsroomName
  /** Absent where the kill came before the item. */
  item?: KilledItem
  receivedAt: string
  reason: string
  /** What of ours stands on it and was withheld at once. */
  withheld: { uri: string; headline: string; language: string; published: boolean }[]
}

/** The kills that somebody has to look after, the latest first. */
export async function listAlarms(desk: Desk, viewer: Viewer): Promise<Alarms> {
  return { unconfirmed: await unconfirmedKills(desk), incoming: await incomingKills(desk, viewer) }
}

interface ItemColumns {
  readonly kind: ItemKind | null
  readonly language: string | null
  readonly item_version: number | null
  readonly item_received: Date | null
}

const itemColumns = sql`
  i.kind, i.language, i.version as item_version, i.received as item_received`

function killedItem(row: ItemColumns): { item?: KilledItem } {
  const { kind, language, item_version: version, item_received: received } = row
  if (kind === null || language === null || version === null || received === null) return {}
  return { item: { kind, language, version, received: received.toISOString() } }
}

interface NoticeRow extends ItemColumns {
  readonly uri: string
  readonly version: number
  readonly had: number
  readonly killed_at: Date
  readonly confirmed_at: Date | null
  readonly tries: number
  readonly last_try: Date | null
  readonly last_error: DeskFault | null
  readonly partner: string
  readonly document: Agreement | null
  readonly last_read_at: Date | null
  readonly kill_reason: string | null
}

async function unconfirmedKills({ db }: Desk): Promise<KillOut[]> {
  const { rows } = await sql<NoticeRow>`
    select k.uri, k.version, k.killed_at, k.confirmed_at, k.tries, k.last_try, k.last_error,
      a.partner, a.document, a.last_read_at, i.kill_reason, ${itemColumns},
      greatest(k.had, coalesce((
        select max(s.version) from exchange.entry e
        join exchange.statement s on s.uri = e.uri and s.sequence = e.sequence
        where e.agreement = k.agreement and e.direction = 'sent' and e.uri = k.uri
          and e.entry <= a.receipted_entry and s.action <> 'kill'
      ), 0)) as had
    from exchange.kill_notice k
    join exchange.agreement a on a.id = k.agreement
    left join exchange.item i on i.uri = k.uri
    where a.partner is not null and k.uri in (
      select uri from exchange.kill_notice where confirmed_at is null)
    order by k.killed_at desc, k.uri, a.partner`.execute(db)
  const names = await namesOfNewsrooms(
    db,
    rows.map(({ partner }) => partner),
  )
  return [...Map.groupBy(rows, ({ uri }) => uri)].map(([uri, notices]) => ({
    uri,
    version: Math.max(...notices.map(({ version }) => version)),
    ...(notices[0] === undefined ? {} : killedItem(notices[0])),
    killedAt: new Date(Math.min(...notices.map((one) => one.killed_at.getTime()))).toISOString(),
    reason: notices[0]?.kill_reason ?? '',
    receipts: notices.map((notice) => receiptOf(notice, newsroomName(notice.partner, names))),
  }))
}

function receiptOf(notice: NoticeRow, partner: NewsroomName): KillOut['receipts'][number] {
  const { confirmed_at, tries, last_try, last_error, last_read_at, had, document } = notice
  const contacts = document?.contacts ?? []
  const contact = contacts.find(({ newsroom }) => newsroom === partner.id)
  return {
    partner,
    ...(confirmed_at === null ? {} : { confirmedAt: confirmed_at.toISOString() }),
    tries,
    ...(last_try === null ? {} : { lastTryAt: last_try.toISOString() }),
    ...(last_error === null ? {} : { lastError: last_error }),
    ...(last_read_at === null ? {} : { lastReadAt: last_read_at.toISOString() }),
    had,
    ...(contact === undefined ? {} : { contact }),
  }
}

interface AlarmRow extends ItemColumns {
  readonly uri: string
  readonly partner: string
  readonly received: Date
  readonly reason: string
  readonly withheld: KillIn['withheld'] | null
}

async function incomingKills({ db }: Desk, viewer: Viewer): Promise<KillIn[]> {
  const { rows } = await sql<AlarmRow>`
    select k.uri, k.partner, k.received, k.reason, ${itemColumns}, (
      select json_agg(json_build_object('uri', ours.uri, 'headline', coalesce(ours.headline, ''),
        'language', ours.language, 'published', ours.published_at is not null)
        order by ours.language, ours.uri)
      from exchange.item ours
      where ours.translation_of = k.uri and ours.own and ours.state <> 'killed'
        and ours.kept_reason is null
    ) as withheld
    from exchange.kill_alarm k left join exchange.item i on i.uri = k.uri where k.seen_at is null order by k.received desc, k.uri`.execute(
    db,
  )
  const names = await namesOfNewsrooms(
    db,
    rows.map(({ partner }) => partner),
  )
  // What stands on a killed item is for those who decide about it.
  const shown = seesEmbargoed(viewer.role)
  return rows.map(({ uri, partner, received, reason, withheld, ...row }) => ({
    uri,
    partner: newsroomName(partner, names),
    ...killedItem(row),
    receivedAt: received.toISOString(),
    reason,
    withheld: (withheld ?? []).map((one) => (shown ? one : { ...one, headline: '' })),
  }))
}

/** Notes that somebody has seen a partner's kill; the alarm ends for everyone. */
export async function acknowledgeKill(desk: Desk, uri: string, viewer: Viewer): Promise<Deed> {
  checkRole(viewer)
  return desk.db.transaction().execute(async (trx) => {
    const seen = await trx
      .updateTable('exchange.kill_alarm')
      .set({ seen_by: viewer.person, seen_at: desk.now() })
      .where('uri', '=', uri)
      .where('seen_at', 'is', null)
      .returning('partner')
      .executeTakeFirst()
    if (seen === undefined) throw new Refusal('alarm.unknown', { uri })
    await notifyDesk(trx, { type: 'alarms' })
    return { did: 'alarm.seen', on: uri, data: { partner: seen.partner } }
  })
}

/** Tells the partners that have not confirmed a kill again, at once. */
export async function repeatKill(desk: Desk, uri: string, viewer: Viewer): Promise<Deed> {
  checkRole(viewer)
  return desk.db.transaction().execute(async (trx) => {
    const open = await trx
      .selectFrom('exchange.kill_notice')
      .select('agreement')
      .where('uri', '=', uri)
      .where('confirmed_at', 'is', null)
      .execute()
    if (open.length === 0) throw new Refusal('alarm.unknown', { uri })
    for (const { agreement } of open) await notify(trx, CHANNELS.outgoing, agreement)
    return { did: 'alarm.notify', on: uri, data: { partners: open.length } }
  })
}

function checkRole({ role }: Viewer): void {
  if (!seesEmbargoed(role)) throw new Refusal('desk.role', { role })
}
