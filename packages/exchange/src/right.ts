import type { Agreement, Grant, ItemKind, Medium, Uses } from './agreement.ts'
import { covers, mayBeIn } from './language-range.ts'

/** An agreement and, once one side has ended it, when. */
export type StandingAgreement = Agreement & { readonly endedAt?: string }

/** What must be known of an item to decide about it. All moments are RFC 3339. */
export interface ItemInQuestion {
  readonly uri: string
  /** The newsroom that made it. */
  readonly issuer: string
  /** The side of the agreement in whose log it stands; absent: the issuer. Differs when passed on. */
  readonly from?: string
  readonly kind: ItemKind
  /** BCP 47. */
  readonly language: string
  /** The subjects' uris and literals, one list. */
  readonly subjects: readonly string[]
  /** When the version in question was issued. */
  readonly issued: string
  readonly expires?: string
  readonly embargoedUntil?: string
  readonly state: 'usable' | 'withheld' | 'killed'
  /** What the item itself restricts, machine-readable; it narrows the grant and never widens it. */
  readonly rights?: ItemRights
}

export interface ItemRights {
  /** ISO 3166-1 alpha-2. */
  readonly territory?: readonly string[]
  readonly media?: readonly Medium[]
  readonly uses?: Partial<Uses>
}

/**
 * What somebody wants to do. `into` is the language of the asker's own translation, `adapted` says
 * that it is the asker's own adaptation: publishing or passing one on needs both rights.
 * `read` is what an editor does at the desk; `offer` is the sender's question: may this item go
 * into this log? The receiver asks everything else.
 */
export type Use =
  | {
      readonly type: 'publish'
      /** Absent: in any medium, which a grant limited to some media does not allow. */
      readonly medium?: Medium
      readonly into?: string
      readonly adapted?: boolean
    }
  | { readonly type: 'translate'; readonly into?: string }
  | { readonly type: 'adapt'; readonly into?: string }
  | { readonly type: 'pass-on'; readonly into?: string; readonly adapted?: boolean }
  | { readonly type: 'read' }
  | { readonly type: 'offer' }

export interface Question {
  readonly agreement: StandingAgreement
  readonly item: ItemInQuestion
  readonly use: Use
  readonly time: Date
  /**
   * Where it is published, ISO 3166-1 alpha-2; only publishing asks. Absent: everywhere, which a
   * grant limited to a territory does not allow.
   */
  readonly place?: string
  /** When the publication in question first went out: it may stay after the agreement's end. */
  readonly publishedAt?: string
}

export type Decision =
  | {
      readonly permit: true
      /** The first moment at which this answer is no longer yes, as far as it is known today. */
      readonly until?: Date
      /** The line to print, by language of the output. */
      readonly credit: Readonly<Record<string, string>>
      readonly duties: readonly RightDuty[]
    }
  | { readonly permit: false; readonly reason: RightReason }

export type RightDuty =
  /** Print the credit line. */
  | { readonly duty: 'attribute' }
  /** Show it to nobody but editors before this moment. */
  | { readonly duty: 'keep-embargo'; readonly until: Date }
  /** Whoever receives it is bound by the same terms. */
  | { readonly duty: 'carry-terms' }

/** Why not, in the order in which the terms are looked at; the first that fails is told. */
export type RightReason =
  | { readonly code: 'right.killed' }
  | { readonly code: 'right.withheld' }
  /** The side that holds the item grants nothing in this agreement, or is no party of it. */
  | { readonly code: 'right.no-grant' }
  /** An item of a third newsroom, and the grant covers only the grantor's own. */
  | { readonly code: 'right.relay-not-granted'; readonly issuer: string }
  | { readonly code: 'right.embargoed'; readonly until: Date }
  /** The item's own end. */
  | { readonly code: 'right.expired'; readonly since: Date }
  | { readonly code: 'right.not-started'; readonly from: Date }
  | { readonly code: 'right.agreement-ended'; readonly since: Date }
  | { readonly code: 'right.days-over'; readonly since: Date }
  | { readonly code: 'right.kind'; readonly allowed: readonly ItemKind[] }
  | { readonly code: 'right.language'; readonly allowed: readonly string[] }
  | { readonly code: 'right.topic'; readonly allowed: readonly string[] }
  | { readonly code: 'right.use-not-granted'; readonly use: GrantedUse }
  | { readonly code: 'right.translation-language'; readonly allowed: readonly string[] }
  | { readonly code: 'right.territory'; readonly allowed: readonly string[] }
  | { readonly code: 'right.medium'; readonly allowed: readonly Medium[] }

export type GrantedUse = 'publish' | 'translate' | 'adapt' | 'pass-on'

const DAY = 86_400_000

/** A moment that is none reached the decision; nothing may go out on such a question. */
export class InvalidMoment extends Error {
  readonly code = 'right.invalid-moment'

  constructor(text: string) {
    super(`Not a moment: ${text}`)
    this.name = 'InvalidMoment'
  }
}

/**
 * Says whether an item may be used so, then and there under an agreement, and if not, why not.
 * Every output asks it; it knows nothing but its question. Moments are half-open: an embargo and a
 * beginning are over at their moment, an end has come at its moment. A day is 24 hours.
 * @throws InvalidMoment where a moment is no date: parsed input has none such.
 */
export function decide(question: Question): Decision {
  const { agreement, item, use, time } = question
  if (Number.isNaN(time.getTime())) throw new InvalidMoment('the time of the question')
  const grant = grantFrom(agreement, item.from ?? item.issuer)
  const ofState = stateReason(item)
  if (ofState !== undefined) return { permit: false, reason: ofState }
  if (grant === undefined) return { permit: false, reason: { code: 'right.no-grant' } }
  const reason = grantReason(question, grant)
  if (reason !== undefined) return { permit: false, reason }
  const { credit } = grant
  const until = firstEnd(question, grant)
  const duties = dutiesOf(use, item, credit, time)
  return { permit: true, ...(until === undefined ? {} : { until }), credit, duties }
}

/** What this side of the agreement grants the other, if anything. */
export function grantFrom(agreement: Agreement, from: string): Grant | undefined {
  return agreement.grants.find((grant) => grant.from === from)
}

/** Says whether the item is one of those the grant is about: whose it is, kind, language, topic. */
export function grantCovers(grant: Grant, item: ItemInQuestion): boolean {
  return relayReason(item, grant) === undefined && scopeReason(item, grant) === undefined
}

/** When the agreement is over: at its agreed end, or earlier if one side has ended it. */
export function endOf(agreement: StandingAgreement): Date | undefined {
  return earliest([moment(agreement.until), moment(agreement.endedAt)])
}

/** When the days of a grant are over for this item. */
export function daysEndOf(grant: Grant, item: Pick<ItemInQuestion, 'issued'>): Date | undefined {
  return grant.days === undefined
    ? undefined
    : new Date(moment(item.issued).getTime() + grant.days * DAY)
}

/** The countries the grant and the item itself leave; absent: everywhere. */
export function territoryOf(
  grant: Grant,
  rights: ItemRights | undefined,
): readonly string[] | undefined {
  return both(grant.territory, rights?.territory)
}

/** The media the grant and the item itself leave; absent: all. */
export function mediaOf(
  grant: Grant,
  rights: ItemRights | undefined,
): readonly Medium[] | undefined {
  return both(grant.media, rights?.media)
}

/** The uses the grant and the item itself leave; of two language ranges the narrower. */
export function usesOf(grant: Grant, rights: ItemRights | undefined): Uses {
  const { publish, translate, adapt, passOn } = grant.uses
  const own = rights?.uses ?? {}
  return {
    publish: publish && own.publish !== false,
    translate: narrower(translate, own.translate ?? true),
    adapt: adapt && own.adapt !== false,
    passOn: passOn && own.passOn !== false,
  }
}

function narrower(one: Uses['translate'], other: Uses['translate']): Uses['translate'] {
  if (typeof one === 'boolean') return one && other
  if (typeof other === 'boolean') return other && one
  const left = one.flatMap((range) =>
    other.flatMap((own) => {
      if (covers(range, own)) return [own]
      return covers(own, range) ? [range] : []
    }),
  )
  return left.length > 0 && left
}

function stateReason(item: ItemInQuestion): RightReason | undefined {
  if (item.state === 'killed') return { code: 'right.killed' }
  if (item.state === 'withheld') return { code: 'right.withheld' }
  return undefined
}

function grantReason(question: Question, grant: Grant): RightReason | undefined {
  return (
    relayReason(question.item, grant) ??
    timeReason(question, grant) ??
    scopeReason(question.item, grant) ??
    useReason(question.use, question.item.rights, grant) ??
    placeReason(question, grant)
  )
}

function relayReason(item: ItemInQuestion, grant: Grant): RightReason | undefined {
  if (item.issuer === grant.from) return undefined
  // The receiver's own item is no third newsroom's: nobody can grant it back to its maker.
  if (grant.relays && item.issuer !== grant.to) return undefined
  return { code: 'right.relay-not-granted', issuer: item.issuer }
}

function timeReason(question: Question, grant: Grant): RightReason | undefined {
  const { agreement, item, use, time } = question
  const embargo = moment(item.embargoedUntil)
  if (embargo !== undefined && time < embargo && !beforeEmbargo(use, grant)) {
    return { code: 'right.embargoed', until: embargo }
  }
  const expires = moment(item.expires)
  if (expires !== undefined && time >= expires) return { code: 'right.expired', since: expires }
  const from = moment(agreement.from)
  if (time < from) return { code: 'right.not-started', from }
  const end = endOf(agreement)
  if (end !== undefined && time >= end && !staysAfter(end, question, grant)) {
    return { code: 'right.agreement-ended', since: end }
  }
  const daysEnd = daysEndOf(grant, item)
  if (daysEnd !== undefined && time >= daysEnd) return { code: 'right.days-over', since: daysEnd }
  return undefined
}

/** With `send`, editors may have and prepare what nobody else may see yet. */
function beforeEmbargo(use: Use, grant: Grant): boolean {
  return grant.embargo === 'send' && use.type !== 'publish' && use.type !== 'pass-on'
}

/** What was published may stay, and be read at the desk; nothing new may be made of it. */
function staysAfter(end: Date, { use, publishedAt }: Question, grant: Grant): boolean {
  const published = moment(publishedAt)
  return (
    grant.keepsAfterEnd &&
    published !== undefined &&
    published < end &&
    (use.type === 'publish' || use.type === 'read')
  )
}

function scopeReason(item: ItemInQuestion, grant: Grant): RightReason | undefined {
  const { kinds, languages, topics } = grant
  if (kinds !== undefined && !kinds.includes(item.kind)) {
    return { code: 'right.kind', allowed: kinds }
  }
  if (languages !== undefined && !languages.some((range) => covers(range, item.language))) {
    return { code: 'right.language', allowed: languages }
  }
  if (topics !== undefined && !topics.some((topic) => item.subjects.includes(topic))) {
    return { code: 'right.topic', allowed: topics }
  }
  return undefined
}

function useReason(
  use: Use,
  rights: ItemRights | undefined,
  grant: Grant,
): RightReason | undefined {
  for (const needed of neededUses(use)) {
    for (const uses of [grant.uses, rights?.uses]) {
      const reason = uses && lacking(needed, use, uses)
      if (reason) return reason
    }
  }
  return undefined
}

/** The rights a use needs, the one it is named for first. */
function neededUses(use: Use): readonly GrantedUse[] {
  if (use.type === 'read' || use.type === 'offer') return []
  const needed: GrantedUse[] = [use.type]
  if (use.type !== 'translate' && use.into !== undefined) needed.push('translate')
  if ((use.type === 'publish' || use.type === 'pass-on') && use.adapted) needed.push('adapt')
  return needed
}

function lacking(needed: GrantedUse, use: Use, uses: Partial<Uses>): RightReason | undefined {
  const granted = uses[needed === 'pass-on' ? 'passOn' : needed]
  if (granted === false) return { code: 'right.use-not-granted', use: needed }
  if (granted === true || granted === undefined) return undefined
  const into = 'into' in use ? use.into : undefined
  return mayBeIn(granted, into)
    ? undefined
    : { code: 'right.translation-language', allowed: granted }
}

function placeReason({ item, use, place }: Question, grant: Grant): RightReason | undefined {
  if (use.type !== 'publish') return undefined
  const territory = territoryOf(grant, item.rights)
  if (territory !== undefined && (place === undefined || !territory.includes(place))) {
    return { code: 'right.territory', allowed: territory }
  }
  const media = mediaOf(grant, item.rights)
  if (media !== undefined && (use.medium === undefined || !media.includes(use.medium))) {
    return { code: 'right.medium', allowed: media }
  }
  return undefined
}

function firstEnd(question: Question, grant: Grant): Date | undefined {
  const { agreement, item } = question
  const end = endOf(agreement)
  return earliest([
    end !== undefined && staysAfter(end, question, grant) ? undefined : end,
    moment(item.expires),
    daysEndOf(grant, item),
  ])
}

function dutiesOf(
  use: Use,
  item: ItemInQuestion,
  credit: Readonly<Record<string, string>>,
  time: Date,
): readonly RightDuty[] {
  const duties: RightDuty[] = []
  const goesOut = use.type === 'publish' || use.type === 'pass-on'
  if (goesOut && Object.keys(credit).length > 0) duties.push({ duty: 'attribute' })
  const embargo = moment(item.embargoedUntil)
  if (embargo !== undefined && time < embargo) {
    duties.push({ duty: 'keep-embargo', until: embargo })
  }
  if (use.type === 'pass-on') duties.push({ duty: 'carry-terms' })
  return duties
}

function moment(text: string): Date
function moment(text: string | undefined): Date | undefined
function moment(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined
  const date = new Date(text)
  // Comparisons with an invalid date are all false: an embargo would be over, an end never come.
  if (Number.isNaN(date.getTime())) throw new InvalidMoment(text)
  return date
}

function earliest(dates: readonly (Date | undefined)[]): Date | undefined {
  let first: Date | undefined
  for (const date of dates) {
    if (date !== undefined && (first === undefined || date < first)) first = date
  }
  return first
}

function both<T>(
  a: readonly T[] | undefined,
  b: readonly T[] | undefined,
): readonly T[] | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.filter((value) => b.includes(value))
}
