import { sql } from 'kysely'
import type { NewsItem } from '@suyab/wire/ninjs'
import { findSigned, isInForce } from './agreement-row.ts'
import { findOwnNewsroom } from './own-newsroom.ts'
import { decide, type ItemRights, type StandingAgreement } from './right.ts'
import type { Db } from './row.ts'

/** What a feed is for: the partner of an agreement, or anyone, in one language or all. */
export interface FeedQuestion {
  readonly agreement?: string
  readonly language?: string
}

export interface FeedAnswer {
  readonly items: readonly { readonly item: NewsItem; readonly translations: readonly string[] }[]
  readonly changedAt: Date
  readonly title: string
}

const MOST = 100

/**
 * The newest of our items that a feed's reader may have at this moment: usable, not under embargo,
 * offered under the agreement where there is one; and our translations of a partner's item only
 * while that partner's agreement lets us publish them.
 * @returns undefined where the agreement is unknown or over
 */
export async function feedItems(
  db: Db,
  question: FeedQuestion,
  now: Date,
): Promise<FeedAnswer | undefined> {
  const own = await findOwnNewsroom(db, now)
  if (own === undefined) return undefined
  const signed =
    question.agreement === undefined ? undefined : await findSigned(db, question.agreement)
  if (question.agreement !== undefined) {
    if (signed === undefined || !isInForce(signed.agreement, now)) return undefined
  }
  const rows = await db
    .selectFrom('exchange.item as item')
    .innerJoin('exchange.statement as said', (join) =>
      join.onRef('said.uri', '=', 'item.uri').onRef('said.sequence', '=', 'item.sequence'),
    )
    .leftJoin('exchange.item as source', 'source.uri', 'item.translation_of')
    .leftJoin('exchange.agreement as agreement', 'agreement.id', 'source.agreement')
    .select([
      'item.uri',
      'item.issuer',
      'item.kind',
      'item.language',
      'item.topics',
      'item.issued',
      'item.expires',
      'item.rights',
      'item.embargoed_until',
      'item.translation_of',
      'item.received',
      'item.source_killed',
      'item.kept_reason',
      'said.payload',
      'source.own as source_own',
      'source.uri as source_uri',
      'source.issuer as source_issuer',
      'source.partner as source_partner',
      'source.kind as source_kind',
      'source.language as source_language',
      'source.topics as source_topics',
      'source.issued as source_issued',
      'source.expires as source_expires',
      'source.rights as source_rights',
      'source.state as source_state',
      'source.embargoed_until as source_embargoed_until',
      'agreement.document',
      'agreement.ended_at',
    ])
    .where('item.own', '=', true)
    .where('item.state', '=', 'usable')
    .where((eb) =>
      eb.or([eb('item.embargoed_until', 'is', null), eb('item.embargoed_until', '<=', now)]),
    )
    .where((eb) => eb.or([eb('item.expires', 'is', null), eb('item.expires', '>', now)]))
    .$if(question.language !== undefined, (query) =>
      query.where('item.language', '=', question.language ?? ''),
    )
    .orderBy('item.received', 'desc')
    .limit(MOST * 3)
    .execute()
  const permitted = rows.filter(
    (row) =>
      (signed === undefined || mayOffer(row, own.id, signed.agreement, now)) &&
      mayPublishFrom(row, own.country, now),
  )
  const shown = permitted.slice(0, MOST).flatMap((row) =>
    row.payload === null
      ? []
      : // Our own canonical ninjs.
        [{ uri: row.uri, item: JSON.parse(row.payload) as NewsItem, received: row.received }],
  )
  const changed = await lastChange(db)
  const [first] = Object.values(own.names)
  return {
    items: shown.map(({ item }) => ({ item, translations: [] })),
    changedAt: changed ?? now,
    title: own.names[question.language ?? ''] ?? own.names['en'] ?? first ?? own.id,
  }
}

interface FeedRow {
  readonly uri: string
  readonly issuer: string
  readonly kind: StandingAgreementItem['kind']
  readonly language: string
  readonly topics: readonly string[]
  readonly issued: Date
  readonly expires: Date | null
  readonly rights: ItemRights | null
  readonly source_uri: string | null
  readonly source_own: boolean | null
  readonly source_issuer: string | null
  readonly source_partner: string | null
  readonly source_kind: StandingAgreementItem['kind'] | null
  readonly source_language: string | null
  readonly source_topics: readonly string[] | null
  readonly source_issued: Date | null
  readonly source_expires: Date | null
  readonly source_rights: ItemRights | null
  readonly source_state: 'usable' | 'withheld' | 'killed' | null
  readonly source_embargoed_until: Date | null
  readonly kept_reason: string | null
  readonly document: StandingAgreement | null
  readonly ended_at: Date | null
}
type StandingAgreementItem = Parameters<typeof decide>[0]['item']

function mayOffer(row: FeedRow, own: string, agreement: StandingAgreement, now: Date): boolean {
  return decide({
    agreement,
    item: {
      uri: row.uri,
      issuer: row.issuer,
      from: own,
      kind: row.kind,
      language: row.language,
      subjects: row.topics,
      issued: row.issued.toISOString(),
      ...(row.expires === null ? {} : { expires: row.expires.toISOString() }),
      ...(row.rights === null ? {} : { rights: row.rights }),
      state: 'usable',
    },
    use: { type: 'offer' },
    time: now,
  }).permit
}

/** A translation of a partner's item stands on the partner's grant; an own item on nothing. */
function mayPublishFrom(row: FeedRow, place: string, now: Date): boolean {
  if (row.source_uri === null || row.source_own === true) return true
  // An editor kept it after the source was killed, and gave a reason.
  if (row.source_state === 'killed') return row.kept_reason !== null
  const { document, source_issued: issued, source_kind: kind, source_partner: from } = row
  if (document === null || issued === null || kind === null || from === null) return false
  const agreement =
    row.ended_at === null ? document : { ...document, endedAt: row.ended_at.toISOString() }
  return decide({
    agreement,
    item: {
      uri: row.source_uri,
      issuer: row.source_issuer ?? from,
      from,
      kind,
      language: row.source_language ?? 'und',
      subjects: row.source_topics ?? [],
      issued: issued.toISOString(),
      ...(row.source_expires === null ? {} : { expires: row.source_expires.toISOString() }),
      ...(row.source_rights === null ? {} : { rights: row.source_rights }),
      ...(row.source_embargoed_until === null
        ? {}
        : { embargoedUntil: row.source_embargoed_until.toISOString() }),
      state: row.source_state ?? 'usable',
    },
    use: { type: 'publish', medium: 'web', into: row.language },
    time: now,
    place,
    publishedAt: row.issued.toISOString(),
  }).permit
}

async function lastChange(db: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select greatest(max(received), max(killed_at)) as at from exchange.item where own`.execute(db)
  return rows[0]?.at ?? undefined
}
