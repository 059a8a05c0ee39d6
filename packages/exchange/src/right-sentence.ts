import type { Grant, Medium } from './agreement.ts'
import { covers } from './language-range.ts'
import {
  decide,
  mediaOf,
  territoryOf,
  type GrantedUse,
  type ItemInQuestion,
  type RightReason,
  type StandingAgreement,
  type Use,
} from './right.ts'

/** What a desk says in one sentence about an item's rights; the words are its catalogues'. */
export interface RightsSentenceParts {
  /** What the receiver may do now, in the order in which it is said. */
  readonly may: readonly GrantedUse[]
  readonly mayNot: readonly { readonly use: GrantedUse; readonly reason: RightReason }[]
  /** Absent: into any language, or not at all. */
  readonly translateInto?: readonly string[]
  /** Absent where nothing is allowed, or nothing known ends it. */
  readonly until?: Date
  /** ISO 3166-1 alpha-2. Absent: everywhere. */
  readonly territory?: readonly string[]
  /** Absent: in all. */
  readonly media?: readonly Medium[]
  /** By language of the output. */
  readonly credit: Readonly<Record<string, string>>
  /** May editors read it now? */
  readonly read: boolean
  /** Nothing goes out before. */
  readonly embargoedUntil?: Date
  /** What is published before the agreement's end may stay. */
  readonly stays: boolean
}

/**
 * Says what the receiver of this grant may do with an item now and what not, as parts of a
 * sentence. It asks `decide`, so that the words can promise nothing that an output would refuse.
 */
export function rightsSentenceParts(
  agreement: StandingAgreement,
  grant: Grant,
  item: ItemInQuestion,
  time: Date,
): RightsSentenceParts {
  const territory = territoryOf(grant, item.rights)
  const media = mediaOf(grant, item.rights)
  const languages = translationLanguages(grant, item)
  const place = territory?.[0]
  const [medium] = media ?? []
  const [into] = languages ?? []
  const uses: readonly (Use & { readonly type: GrantedUse })[] = [
    { type: 'publish', ...(medium === undefined ? {} : { medium }) },
    { type: 'translate', ...(into === undefined ? {} : { into }) },
    { type: 'adapt' },
    { type: 'pass-on' },
  ]
  const ask = (use: Use): ReturnType<typeof decide> =>
    decide({ agreement, item, use, time, ...(place === undefined ? {} : { place }) })
  const may: GrantedUse[] = []
  const mayNot: { use: GrantedUse; reason: RightReason }[] = []
  let until: Date | undefined
  for (const use of uses) {
    const decision = ask(use)
    if (decision.permit) {
      may.push(use.type)
      until = decision.until
    } else mayNot.push({ use: use.type, reason: decision.reason })
  }
  const embargo = item.embargoedUntil === undefined ? undefined : new Date(item.embargoedUntil)
  return {
    may,
    mayNot,
    ...(languages === undefined || !may.includes('translate') ? {} : { translateInto: languages }),
    ...(until === undefined ? {} : { until }),
    ...(territory === undefined ? {} : { territory }),
    ...(media === undefined ? {} : { media }),
    credit: grant.credit,
    read: ask({ type: 'read' }).permit,
    ...(embargo === undefined || embargo <= time ? {} : { embargoedUntil: embargo }),
    stays: grant.keepsAfterEnd,
  }
}

/** The languages that grant and item both leave; where one is a part of the other, the part. */
function translationLanguages(grant: Grant, item: ItemInQuestion): readonly string[] | undefined {
  const granted = grant.uses.translate
  const own = item.rights?.uses?.translate
  if (!isList(granted)) return isList(own) ? own : undefined
  if (!isList(own)) return granted
  return granted.flatMap((range) =>
    own.flatMap((other) => {
      if (covers(range, other)) return [other]
      return covers(other, range) ? [range] : []
    }),
  )
}

function isList(ranges: boolean | readonly string[] | undefined): ranges is readonly string[] {
  return typeof ranges === 'object'
}
