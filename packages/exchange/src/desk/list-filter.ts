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
  select from exchange.item ours where ours.translation_of = i.uri and ours.own
    and ours.state = 'usable' and ours.translation_of_version < i.version))`

/** The same answer as `standingOf`, as a number that `rowStates` names. */
export function stateNumber(circumstances: Circumstances): RawBuilder<number> {
  return sql`case
    when i.state = 'killed' then 0
    when i.state = 'withheld' or (i.source_killed is not null and i.kept_reason is null) then 1
    when not i.own and ${isDenied(circumstances)} then 2
    when ${isEmbargoed(circumstances)} then 3
    when i.translation_of is not null and i.translation_of_version <
      (select source.version from exchange.item source where source.uri = i.translation_of) then 4
    when ${isOursBehind} then 4
    when i.published_at is not null then 5
    when i.taken_at is not null then 6
    else 7 end`
}

/** What this person may know of at all. */
export function isKnowable(circumstances: Circumstances, viewer: Viewer): Condition {
  if (seesEmbargoed(viewer.role)) return sql`true`
  const ownStory = sql<boolean>`(i.own and i.translation_of is null)`
  return sql`(i.embargoed_until is null or ${ownStory} or not ${isEmbargoed(circumstances)})`
}

/** The text holds every word; what was withdrawn, or whose right has run out, is not found. */
export function isFound(text: string, circumstances: Circumstances): Condition {
  const { exact, prefix } = queryTerms(text, 'und')
  const lexemes = exact.map(quotedLexeme)
  // A single letter begins so many words that it says nothing before the next one comes.
  if (prefix !== undefined) {
    lexemes.push(prefix.length === 1 ? quotedLexeme(prefix) : `${quotedLexeme(prefix)}:*`)
  }
  if (lexemes.length === 0) return sql`true`
  return sql`(i.search @@ ${lexemes.join(' & ')}::tsquery
    and (i.source_killed is null or i.kept_reason is not null)
    and (i.own or not ${isDenied(circumstances)}))`
}

function isEmbargoed({ signed, now }: Circumstances): Condition {
  const late = new Date(now.getTime() - SKEW)
  const lines = signed
    .map(({ id, row }) => ({ id, line: embargoLine(offsetOf(row), now) }))
    .filter(({ line }) => line.getTime() !== late.getTime())
    .map(({ id, line }) => sql`when i.agreement = ${id}::uuid then ${line}::timestamptz`)
  return sql`coalesce(i.embargoed_until > case
    when i.own and i.translation_of is null then ${now}::timestamptz
    ${sql.join(lines, sql` `)}
    else ${late}::timestamptz end, false)`
}

function isDenied({ signed, now }: Circumstances): Condition {
  const denials = signed.map((one) => ({ id: one.id, denial: denialOf(one, now) }))
  const free = denials.filter(({ denial }) => denial === undefined).map(({ id }) => id)
  const cases = denials.flatMap(({ id, denial }) =>
    denial === undefined ? [] : [sql`when i.agreement = ${id}::uuid then ${denial}`],
  )
  const known = sql`when i.agreement = any(${free}::uuid[]) then false`
  return sql`(coalesce(i.expires <= ${now}, false)
    or case ${known} ${sql.join(cases, sql` `)} else true end)`
}

/** When reading an item of the partner is denied under this agreement; undefined: never for its row's sake. */
function denialOf({ agreement, partner, place }: SignedRow, now: Date): Condition | undefined {
  const grant = grantFrom(agreement, partner)
  if (grant === undefined || now < new Date(agreement.from)) return sql`true`
  const denials = scopeDenials(grant)
  const end = endOf(agreement)
  if (end !== undefined && now >= end) {
    if (!grant.keepsAfterEnd) return sql`true`
    denials.push(sql`(i.published_at is null or i.published_at >= ${end})`)
  }
  if (grant.days !== undefined) {
    const line = new Date(now.getTime() - grant.days * 86_400_000)
    denials.push(sql`i.issued <= ${line}`)
  }
  if (grant.territory?.includes(place) === false) return sql`true`
  denials.push(sql`coalesce(not (i.rights -> 'territory' ? ${place}), false)`)
  return any(denials)
}

function scopeDenials(grant: Grant): Condition[] {
  const denials: Condition[] = [
    grant.relays ? sql`i.issuer = ${grant.to}` : sql`i.issuer <> ${grant.from}`,
  ]
  if (grant.kinds !== undefined) denials.push(sql`i.kind <> all(${[...grant.kinds]}::text[])`)
  if (grant.languages !== undefined && !grant.languages.includes('*')) {
    const within = grant.languages.map((range) => isInRange(range))
    denials.push(sql`not ${any(within)}`)
  }
  if (grant.topics !== undefined) {
    denials.push(sql`not coalesce(${hasTopic(grant.topics)}, false)`)
  }
  return denials
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
