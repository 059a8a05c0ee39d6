import type { NewsItem } from '@suyab/wire/ninjs'
import { emptyChain, followChain, verifyEntries, type Chain, type SignedEntry } from './entry.ts'
import { parseEntryPart, type ForeignEntry } from './delivery.ts'
import { issuerOf, needsPayload, readPayload, verifyEnvelopes, type Envelope } from './envelope.ts'
import type { EntryFault, EnvelopeFault, TermFault } from './fault.ts'
import { readItemRights } from './item-rights.ts'
import { checkOrder } from './item-state.ts'
import { KeySet } from './key.ts'
import { subjectsOf } from './offer.ts'
import { fingerprint, type Preparation, type PreparedPayload } from './preparation.ts'
import { withinQuota } from './quota.ts'
import { decide, grantFrom, type StandingAgreement } from './right.ts'
import type { Received } from './filing.ts'

/** What must be known to judge a partner's entries. */
export interface LogContext {
  readonly agreement: StandingAgreement
  readonly partner: string
  readonly partnerTimeZone: string
  readonly keys: KeySet
  /** Keys of third newsrooms, by id. */
  readonly issuers: ReadonlyMap<string, KeySet>
  /** Second keys of known newsrooms, by id: people must say which one is right. */
  readonly conflicts: ReadonlyMap<string, string>
  readonly chain: Chain
  /** The highest sequence that this log has carried of each item. */
  readonly carried: ReadonlyMap<string, number>
  /** Digests of statements that are known already, so that a repetition is one. */
  readonly known: ReadonlySet<string>
  readonly killed: ReadonlySet<string>
  /** When each item of this period first stood in this log. */
  readonly firsts: readonly Date[]
}

export type JudgedEntry = { readonly entry: SignedEntry; readonly envelope: unknown } & (
  | { readonly received: Received; readonly fault?: never }
  | { readonly received?: never; readonly fault: EnvelopeFault }
)

export interface Judgement {
  readonly entries: readonly JudgedEntry[]
  readonly chain: Chain
  /** Why reading stops here. */
  readonly broken?: EntryFault & { readonly entry?: number }
}

/**
 * Judges the entries of a delivery, in order: a bad envelope is refused and the log goes on, a bad
 * link stops it. Entries read before are passed over. Nothing is stored.
 */
export async function judgeEntries(
  parts: readonly unknown[],
  context: LogContext,
  now: Date,
  prepared?: Preparation,
): Promise<Judgement> {
  const foreign: ForeignEntry[] = []
  let broken: EntryFault | undefined
  for (const part of parts) {
    const parsed = parseEntryPart(part)
    if (!parsed.ok) {
      broken = parsed.fault
      break
    }
    foreign.push(parsed.value)
  }
  const ready = prepared?.keys === fingerprint(context.keys) ? prepared : undefined
  const links = await followLinks(foreign, context, ready)
  const next = foreign.slice(links.skipped, links.skipped + links.entries.length)
  const envelopes =
    ready?.envelopes.slice(links.skipped) ??
    (await verifyEnvelopes(
      next.map(({ envelope }) => envelope),
      (index) => keysOf(context, issuerOf(next[index]?.envelope)),
      now,
    ))
  const carried = new Map(context.carried)
  const firsts = [...context.firsts]
  const judging = { ...context, carried, firsts }
  const entries = links.entries.map((entry, index): JudgedEntry => {
    const part = next[index]
    const verified = envelopes[index]
    if (part === undefined || verified === undefined) throw new RangeError('entries out of step')
    const judged = verified.ok
      ? judgeEnvelope(
          entry,
          verified.value,
          { foreign: part.payload, read: ready?.payloads[links.skipped + index] },
          judging,
        )
      : faultOf(verified.fault, issuerOf(part.envelope), context)
    const { envelope } = part
    return 'code' in judged
      ? { entry, envelope, fault: judged }
      : { entry, envelope, received: judged }
  })
  const stopped = links.broken ?? broken
  return { entries, chain: links.chain, ...(stopped === undefined ? {} : { broken: stopped }) }
}

interface Links {
  readonly skipped: number
  readonly entries: readonly SignedEntry[]
  readonly chain: Chain
  readonly broken?: EntryFault
}

async function followLinks(
  foreign: readonly ForeignEntry[],
  { agreement, keys, chain: start }: LogContext,
  ready: Preparation | undefined,
): Promise<Links> {
  const verified =
    ready?.entries ??
    (await verifyEntries(
      foreign.map(({ entry }) => entry),
      keys,
      agreement.id,
    ))
  let chain = start
  let skipped = 0
  const entries: SignedEntry[] = []
  for (const result of verified) {
    if (!result.ok) return { skipped, entries, chain, broken: result.fault }
    // Delivered again before our cursor reached the partner.
    if (entries.length === 0 && result.value.entry.entry <= start.entry) {
      const same = result.value.entry.entry < start.entry || result.value.hash === start.hash
      if (same) {
        skipped += 1
        continue
      }
    }
    const followed = followChain(chain, result.value)
    if (!followed.ok) return { skipped, entries, chain, broken: followed.fault }
    chain = followed.value
    entries.push(result.value)
  }
  return { skipped, entries, chain }
}

/** The chain before the first entry, for a log nothing was read of. */
export function unreadChain(agreement: string, partner: string): Chain {
  return emptyChain(agreement, partner)
}

const nobody = new KeySet('', [])

function keysOf({ keys, partner, issuers }: LogContext, issuer: string | undefined): KeySet {
  if (issuer === undefined || issuer === partner) return keys
  return issuers.get(issuer) ?? nobody
}

/** An unknown key is more than that where it was presented as a known newsroom's second one. */
function faultOf(
  fault: EnvelopeFault,
  issuer: string | undefined,
  { conflicts }: LogContext,
): EnvelopeFault {
  return fault.code === 'envelope.key-unknown' &&
    issuer !== undefined &&
    conflicts.get(issuer) === fault.kid
    ? { code: 'envelope.issuer-conflict', issuer, kid: fault.kid }
    : fault
}

function judgeEnvelope(
  { entry }: SignedEntry,
  envelope: Envelope,
  payload: { readonly foreign: unknown; readonly read: PreparedPayload | undefined },
  context: LogContext & { carried: Map<string, number>; firsts: Date[] },
): Received | EnvelopeFault {
  const { statement, digest } = envelope
  if (digest !== entry.envelope) {
    return { code: 'envelope.digest', want: entry.envelope, got: digest }
  }
  const { uri, sequence, action } = statement
  const carried = context.carried.get(uri)
  const repeated = context.known.has(digest)
  const behind = repeated ? undefined : checkOrder(statement, carried ?? 0)
  if (behind !== undefined) return behind
  let item: NewsItem | undefined
  let content: Pick<Received, 'text' | 'columns'> = {}
  const erased = payload.foreign === null && (context.killed.has(uri) || repeated)
  if (needsPayload(statement) && !erased) {
    const checked = payload.read ?? readPayload(envelope, payload.foreign)
    if (!checked.ok) return checked.fault
    item = checked.value.item
    content = checked.value
  }
  // What stands in the log already is followed to its end; a kill is always heard.
  if (carried === undefined && action !== 'kill') {
    const fault = judgeTerms(envelope, item, new Date(entry.at), context)
    if (fault !== undefined) return fault
    context.firsts.push(new Date(entry.at))
  }
  context.carried.set(uri, Math.max(carried ?? 0, sequence))
  return { ...content, envelope, item }
}

/** Whether the agreement has room for an item, judged at the moment its sender wrote the entry. */
function judgeTerms(
  { statement }: Envelope,
  item: NewsItem | undefined,
  at: Date,
  { agreement, partner, partnerTimeZone, firsts }: LogContext,
): TermFault | undefined {
  const grant = grantFrom(agreement, partner)
  const rights = readItemRights(item?.rightsInfo?.encodedRights)
  const decision = decide({
    agreement,
    item: {
      uri: statement.uri,
      issuer: statement.issuer,
      from: partner,
      kind: statement.itemKind,
      language: statement.language,
      subjects: subjectsOf(item?.subjects),
      issued: statement.issued,
      state: 'usable',
      ...(rights === undefined ? {} : { rights }),
      ...(statement.embargoedUntil === undefined
        ? {}
        : { embargoedUntil: statement.embargoedUntil }),
    },
    use: { type: 'offer' },
    time: at,
  })
  if (!decision.permit) return termFault(decision.reason, statement)
  const quota = grant === undefined ? undefined : withinQuota(grant, firsts, at, partnerTimeZone)
  return quota?.within === false
    ? { code: 'envelope.quota-exceeded', items: quota.items, per: quota.per }
    : undefined
}

function termFault(
  reason: Extract<ReturnType<typeof decide>, { permit: false }>['reason'],
  { language, itemKind, issuer }: Envelope['statement'],
): TermFault | undefined {
  switch (reason.code) {
    case 'right.language':
      return { code: 'envelope.language-not-agreed', language }
    case 'right.kind':
      return { code: 'envelope.kind-not-agreed', kind: itemKind }
    case 'right.topic':
      return { code: 'envelope.topic-not-agreed' }
    case 'right.relay-not-granted':
      return { code: 'envelope.relay-not-agreed', issuer }
    // What is too old to be used may still be read; the desk says that its right has run out.
    case 'right.days-over':
    case 'right.expired':
      return undefined
    case 'right.no-grant':
    case 'right.not-started':
    case 'right.agreement-ended':
    case 'right.embargoed':
    case 'right.killed':
    case 'right.withheld':
    case 'right.use-not-granted':
    case 'right.translation-language':
    case 'right.territory':
    case 'right.medium':
      return { code: 'envelope.not-agreed', right: reason.code }
    default:
      return reason satisfies never
  }
}
