import { pickText } from '@suyab/language/tag'
import { sql } from 'kysely'
import type { NewsItem } from '@suyab/wire/ninjs'
import { findSigned, isInForce, loadSigned, type SignedRow } from './agreement-row.ts'
import { foreignSource, loadSources, questionOf, releasedFrom, type Source } from './derivation.ts'
import { contentForOutside } from './desk/item-access.ts'
import { findOwnNewsroom } from './own-newsroom.ts'
import { decide, type ItemRights, type StandingAgreement } from './right.ts'
import type { Db } from './row.ts'

/** Who a feed is for: the partner of an agreement, or anyone, in one language or all. */
export interface FeedQuestion {
  readonly agreement?: string
  readonly language?: string
}

export interface FeedAnswer {
  readonly items: readonly NewsItem[]
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
    ])
    .where('item.own', '=', true)
    .where('item.state', '=', 'usable')
    .where(isGivenOut)
    .where((eb) =>
      eb.or([eb('item.embargoed_until', 'is', null), eb('item.embargoed_until', '<=', now)]),
    )
    .where((eb) => eb.or([eb('item.expires', 'is', null), eb('item.expires', '>', now)]))
    // What was not offered to the partner is not given to it in this way either.
    .$if(signed !== undefined, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('exchange.entry as entry')
            .select('entry.entry')
            .whereRef('entry.uri', '=', 'item.uri')
            .where('entry.agreement', '=', signed?.id ?? '')
            .where('entry.direction', '=', 'sent'),
        ),
      ),
    )
    .$if(question.language !== undefined, (query) =>
      query.where('item.language', '=', question.language ?? ''),
    )
    .orderBy('item.received', 'desc')
    .limit(MOST * 3)
    .execute()
  const sources = await loadSources(
    db,
    rows.flatMap(({ translation_of }) => translation_of ?? []),
  )
  const agreements = await loadSigned(db)
  const permitted = rows.filter((row) => {
    const madeOf = row.translation_of === null ? [] : sources.get(row.translation_of)
    return (
      (signed === undefined || mayOffer(row, own.id, signed.agreement, now)) &&
      releasedFrom(madeOf, agreements, now) <= now &&
      mayPublishFrom(row, foreignSource(madeOf), agreements, own.country, now)
    )
  })
  const shown: NewsItem[] = []
  for (const { payload } of permitted.slice(0, MOST)) {
    // Our own canonical ninjs.
    if (payload !== null) shown.push(await contentForOutside(db, JSON.parse(payload), now))
  }
  const wished = [question.language ?? [], own.languages].flat()
  return { items: shown, title: pickText(own.names, wished)?.text ?? own.id }
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
  readonly kept_reason: string | null
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
function mayPublishFrom(
  row: FeedRow,
  source: Source | undefined,
  agreements: readonly SignedRow[],
  place: string,
  now: Date,
): boolean {
  if (source === undefined) return true
  // An editor kept it after the source was killed, and gave a reason.
  if (source.state === 'killed') return row.kept_reason !== null
  const signed = agreements.find(({ id }) => id === source.agreement)
  if (signed === undefined) return false
  return decide({
    agreement: signed.agreement,
    // The embargo is asked apart, by the partner's clock.
    item: questionOf(source),
    use: { type: 'publish', medium: 'web', into: row.language },
    time: now,
    place,
    publishedAt: row.issued.toISOString(),
  }).permit
}

/**
 * What an intake brought is another newsroom's: it goes out only once it was offered to a partner
 * or published here.
 */
const isGivenOut = sql<boolean>`(
  item.published_at is not null
  or not exists (select from exchange.intake_item intake where intake.uri = item.uri)
  or exists (
    select from exchange.entry entry where entry.uri = item.uri and entry.direction = 'sent'
  )
)`
