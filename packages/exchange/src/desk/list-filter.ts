import { sql, type RawBuilder } from 'kysely'
import { queryTerms } from '@suyab/language/term'
import type { SignedRow } from '../agreement-row.ts'
import type { Grant } from '../agreement.ts'
import { SKEW } from '../limit.ts'
import { endOf, grantFrom } from '../right.ts'
import { embargoLine, offsetOf } from './embargo-line.ts'
import { quotedLexeme } from './item-row.ts'
import type { ItemState, Viewer } from './item-view.ts'
import { seesEmbargoed } from './row-state.ts'

/** The states a row of the list may be in, each at the place that is its number in a query. */
export const rowStates: readonly ItemState[] = [
  'killed',
  'withheld',
  'denied',
  'embargoed',
  'stale',
  'published',
  'taken',
  'offered',
  'unoffered',
]

type Condition = RawBuilder<boolean>

/** What a condition on `exchange.item as i` depends on besides the row. */
export interface Circumstances {
  readonly signed: readonly SignedRow[]
  readonly now: Date
}

export function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}

export function any(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`
}

/** A partner's item that a translation of ours has not followed; who translates has taken it before. */
export const isOursBehind: Condition = sql`(not i.own and i.taken_at is not null and exists (
  select from exchange.item ours join exchange.item source on source.uri = ours.translation_of
  where ours.translation_of = i.uri and ours.own and ours.state = 'usable'
    and ours.translation_of_version < source.version))`

/** Stands in a log for a partner. What only waits for its embargo or its log has not gone out yet. */
export const isOffered: Condition = sql`exists (
  select from exchange.entry e where e.uri = i.uri and e.direction = 'sent')`

/** The same answer as `standingOf`, as a number that `rowStates` names. */
export function stateNumber(circumstances: Circumstances): RawBuilder<number> {
  return sql`case
    when i.state = 'killed' then 0
    when i.state = 'withheld' or (i.source_killed is not null and i.kept_reason is null) then 1
    when not i.own and ${isDenied(circumstances)} then 2
    when ${isEmbargoed(circumstances)} or ${standsOnEmbargoed(circumstances)} then 3
    when i.translation_of is not null and i.translation_of_version <
      (select source.version from exchange.item source where source.uri = i.translation_of) then 4
    when ${isOursBehind} then 4
    when i.published_at is not null then 5
    when i.taken_at is not null then 6
    when not i.own or ${isOffered} then 7
    else 8 end`
}

/** What this person may know of at all. */
export function isKnowable(circumstances: Circumstances, viewer: Viewer): Condition {
  if (seesEmbargoed(viewer.role)) return sql`true`
  const ownStory = sql<boolean>`(i.own and i.translation_of is null)`
  return sql`((i.embargoed_until is null or ${ownStory} or not ${isEmbargoed(circumstances)})
    and not ${standsOnEmbargoed(circumstances)})`
}

/** What of ours was made from an item that a partner has under embargo, as it stands at this moment. */
function standsOnEmbargoed(circumstances: Circumstances): Condition {
  return sql`(i.own and i.translation_of is not null and i.uri in (
    ${underEmbargo(circumstances)} select uri from standing))`
}

/** The latest end of the embargoes that such an item stands on, by the partners' clocks; else null. */
export function sourceEmbargo(circumstances: Circumstances): RawBuilder<Date | null> {
  return sql`case when i.own and i.translation_of is not null then (
    ${underEmbargo(circumstances)} select max(until) from standing where standing.uri = i.uri) end`
}

/** By however many steps; few items are under embargo at a time. */
function underEmbargo(circumstances: Circumstances): RawBuilder<unknown> {
  const lines = embargoLines(circumstances).map(({ line }) => line.getTime())
  const earliest = new Date(Math.min(lateLine(circumstances).getTime(), ...lines))
  return sql`with recursive standing (uri, until) as (
      select made.uri, i.embargoed_until
      from exchange.item i join exchange.item made on made.translation_of = i.uri
      where i.embargoed_until > ${earliest} and not i.own and ${isEmbargoed(circumstances)}
      union
      select made.uri, standing.until
      from standing join exchange.item made on made.translation_of = standing.uri
    )`
}

/** The text holds every word; what was withdrawn, or whose right has run out, is not found. */
export function isFound(text: string, circumstances: Circumstances): Condition {
  const { exact, prefix } = queryTerms(text)
  const lexemes = exact.map(quotedLexeme)
  // A single letter begins so many words that it says nothing before the next one comes.
  if (prefix !== undefined) {
    lexemes.push(prefix.length === 1 ? quotedLexeme(prefix) : `${quotedLexeme(prefix)}:*`)
  }
  if (lexemes.length === 0) return sql`true`
  return sql`(i.search @@ ${lexemes.join(' & ')}::tsquery
    and (i.source_killed is null or i.kept_reason is not null)
    and (i.own or (i.state <> 'withheld' and not ${isDenied(circumstances)})))`
}

function lateLine({ now }: Circumstances): Date {
  return new Date(now.getTime() - SKEW)
}

function embargoLines({ signed, now }: Circumstances): { id: string; line: Date }[] {
  return signed.map(({ id, row }) => ({ id, line: embargoLine(offsetOf(row), now) }))
}

function isEmbargoed(circumstances: Circumstances): Condition {
  const late = lateLine(circumstances)
  const lines = embargoLines(circumstances)
    .filter(({ line }) => line.getTime() !== late.getTime())
    .map(
      ({ id, line }) =>
        sql`when i.agreement = ${id}::uuid and i.issuer = i.partner then ${line}::timestamptz`,
    )
  return sql`coalesce(i.embargoed_until > case
    when i.own and i.translation_of is null then ${circumstances.now}::timestamptz
    ${sql.join(lines, sql` `)}
    else ${late}::timestamptz end, false)`
}

function isDenied({ signed, now }: Circumstances): Condition {
  // Agreements with the same terms are one case, as each row asks the cases one by one.
  const cases = new Map<string, { readonly denial: Condition; readonly agreements: string[] }>()
  for (const one of signed) {
    const terms = termsOf(one, now)
    const key = JSON.stringify(terms)
    const known = cases.get(key)
    if (known === undefined) cases.set(key, { denial: denialOf(terms), agreements: [one.id] })
    else known.agreements.push(one.id)
  }
  const whens = [...cases.values()].map(
    ({ denial, agreements }) => sql`when i.agreement = any(${agreements}::uuid[]) then ${denial}`,
  )
  return sql`(coalesce(i.expires <= ${now}, false)
    or ${whens.length === 0 ? sql`true` : sql`case ${sql.join(whens, sql` `)} else true end`})`
}

/** What an agreement asks of a row before it may be read; undefined: nothing under it may be. */
type Terms = ReadTerms | undefined

interface ReadTerms extends Pick<Grant, 'kinds' | 'languages' | 'topics'> {
  /** Items must be of others than us, or of the partner itself. */
  readonly notBy?: string
  readonly publishedBefore?: Date
  readonly issuedAfter?: Date
  readonly place: string
}

function termsOf({ agreement, partner, place }: SignedRow, now: Date): Terms {
  const grant = grantFrom(agreement, partner)
  if (grant === undefined || now < new Date(agreement.from)) return undefined
  if (grant.territory?.includes(place) === false) return undefined
  const end = endOf(agreement)
  const ended = end !== undefined && now >= end
  if (ended && !grant.keepsAfterEnd) return undefined
  const { kinds, languages, topics, days } = grant
  return {
    place,
    ...(grant.relays ? { notBy: grant.to } : {}),
    ...(kinds === undefined ? {} : { kinds }),
    ...(languages === undefined || languages.includes('*') ? {} : { languages }),
    ...(topics === undefined ? {} : { topics }),
    ...(ended ? { publishedBefore: end } : {}),
    ...(days === undefined ? {} : { issuedAfter: new Date(now.getTime() - days * 86_400_000) }),
  }
}

function denialOf(terms: Terms): Condition {
  if (terms === undefined) return sql`true`
  const { notBy, kinds, languages, topics, publishedBefore, issuedAfter, place } = terms
  const denials: Condition[] = [
    notBy === undefined ? sql`i.issuer <> i.partner` : sql`i.issuer = ${notBy}`,
    sql`coalesce(not (i.rights -> 'territory' ? ${place}), false)`,
  ]
  if (publishedBefore !== undefined) {
    denials.push(sql`(i.published_at is null or i.published_at >= ${publishedBefore})`)
  }
  if (issuedAfter !== undefined) denials.push(sql`i.issued <= ${issuedAfter}`)
  if (kinds !== undefined) denials.push(sql`i.kind <> all(${[...kinds]}::text[])`)
  if (languages !== undefined) {
    denials.push(sql`not ${any(languages.map((range) => isInRange(range)))}`)
  }
  if (topics !== undefined) denials.push(sql`not coalesce(${hasTopic(topics)}, false)`)
  return any(denials)
}

/** Whether an item has one of the topics; null where it has none at all. */
export function hasTopic(topics: readonly string[]): Condition {
  return sql`i.topic_keys && exchange.keys_of(${[...topics]}::text[])`
}

/** @source RFC 4647, section 3.3.1 (basic filtering) */
export function isInRange(range: string): Condition {
  const wanted = range.toLowerCase()
  return sql`(lower(i.language) = ${wanted} or starts_with(lower(i.language), ${`${wanted}-`}))`
}
