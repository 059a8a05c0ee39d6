import { z } from 'zod'
import { isTimeZone } from '@suyab/language/zone'
import { ok, refuse, type Result } from '@suyab/wire/result'
import type { Digest } from './canonical.ts'
import { firstIssue, type NewsroomFault } from './fault.ts'
import { peek, peekKid, sign, verify } from './jws.ts'
import { KeySet, type KeyPair, type NewsroomKey, type Revocation } from './key.ts'
import { NEWSROOM_BYTES, SKEW } from './limit.ts'
import { isNewsroomId } from './name.ts'
import { parts, textOf } from './schema-part.ts'

/** What a newsroom says of itself at /.well-known/suyab. */
export interface NewsroomDocument {
  readonly protocol: 'suyab/1'
  readonly kind: 'newsroom'
  readonly id: string
  readonly names: Readonly<Record<string, string>>
  readonly languages: readonly string[]
  /** Absent: it cannot be reached and only asks and hands over. */
  readonly origin?: string
  /** IANA. */
  readonly timeZone: string
  /** Every key it ever announced, revoked ones too. */
  readonly keys: readonly NewsroomKey[]
  /** 1, 2, 3 …; each edition is signed with a key of the one before. */
  readonly edition: number
  readonly issued: string
}

/** A newsroom as this one believes it: pinned when first seen, moved only by its own keys. */
export interface KnownNewsroom {
  readonly id: string
  /** 0: pinned from an agreement, no document seen yet. */
  readonly edition: number
  readonly digest?: Digest
  readonly document?: NewsroomDocument
  readonly jws?: string
  readonly keys: readonly NewsroomKey[]
}

/** Signs a newsroom's document; from the second edition on with a key of the edition before. */
export function makeNewsroom(document: NewsroomDocument, key: KeyPair): string {
  return sign('newsroom', document, key)
}

/** The keys to check a newsroom's objects with. Make it once; it keeps what it prepared. */
export function keySetOf({ id, keys }: Pick<KnownNewsroom, 'id' | 'keys'>): KeySet {
  return new KeySet(id, keys)
}

/** Whose document this claims to be, before it was checked. */
export function newsroomOf(raw: unknown): string | undefined {
  const id = peek(raw)?.['id']
  // Nobody has another name, and no table takes one with U+0000.
  return typeof id === 'string' && isNewsroomId(id) ? id : undefined
}

/**
 * What to believe after seeing a document: of a newsroom never seen, one that is signed with a key
 * it names (first sight); of a known one, the same edition again or a later one signed with a key
 * pinned before and not revoked. Keys that a later edition leaves out count as ended with it, and
 * a revocation is never taken back.
 */
export function believeDocument(
  known: KnownNewsroom | undefined,
  raw: unknown,
  now: Date,
): Result<KnownNewsroom, NewsroomFault> {
  const claimed = newsroomOf(raw) ?? ''
  if (known !== undefined && claimed !== '' && claimed !== known.id) {
    return refuse({ code: 'newsroom.foreign', want: known.id, got: claimed })
  }
  const keys = known === undefined ? keysClaimed(raw) : keySetOf(known)
  const verified = verify('newsroom', raw, keys, { limit: NEWSROOM_BYTES })
  if (!verified.ok) {
    return known !== undefined && verified.fault.code === 'newsroom.key-unknown'
      ? refuse({
          code: 'envelope.issuer-conflict',
          issuer: known.id,
          kid: verified.fault.kid,
        })
      : verified
  }
  const { value, digest, kid } = verified.value
  const parsed = schema.safeParse(value)
  if (!parsed.success) return refuse({ code: 'newsroom.schema', ...firstIssue(parsed.error) })
  const document = parsed.data
  const { id, edition, issued } = document
  if (Date.parse(issued) > now.getTime() + SKEW) {
    return refuse({ code: 'newsroom.issued-in-future', issued, now: now.toISOString() })
  }
  if (known === undefined) {
    const own = document.keys.find((key) => key.kid === kid)
    if (own === undefined) return refuse({ code: 'newsroom.key-unknown', kid })
    if (own.revoked !== undefined) return refuse({ code: 'newsroom.key-revoked', kid })
  } else {
    if (edition < known.edition) {
      return refuse({ code: 'newsroom.edition-behind', have: known.edition, got: edition })
    }
    if (edition === known.edition) {
      return digest === known.digest
        ? ok(known)
        : refuse({ code: 'newsroom.edition-conflict', edition })
    }
  }
  return ok({
    id,
    edition,
    digest,
    document,
    jws: String(raw),
    keys: mergeKeys(known?.keys ?? [], document),
  })
}

/** The keys that are revoked now and were not before, with what to look for among what they signed. */
export function newlyRevoked(
  before: KnownNewsroom | undefined,
  after: KnownNewsroom,
): readonly { readonly kid: string; readonly revoked: Revocation }[] {
  const old = new Set(before?.keys.filter((key) => key.revoked !== undefined).map(({ kid }) => kid))
  return after.keys.flatMap(({ kid, revoked }) =>
    revoked === undefined || old.has(kid) ? [] : [{ kid, revoked }],
  )
}

const key = z
  .object({
    kid: z.string(),
    x: z.string(),
    from: parts.instant,
    until: parts.instant.exactOptional(),
    revoked: z.object({ from: parts.instant, reason: textOf(2000) }).exactOptional(),
  })
  .superRefine(({ kid, x }, context) => {
    const named = parts.publicKey.safeParse({ kid, x })
    for (const { path, message } of named.error?.issues ?? []) {
      context.addIssue({ code: 'custom', path, message })
    }
  })

const schema: z.ZodType<NewsroomDocument> = z.object({
  protocol: z.literal('suyab/1'),
  kind: z.literal('newsroom'),
  id: parts.newsroom,
  names: parts.names,
  languages: z.array(parts.language).max(50),
  origin: parts.origin.exactOptional(),
  timeZone: z.string().refine(isTimeZone, 'an IANA time zone'),
  keys: z.array(key).min(1).max(50),
  edition: parts.small,
  issued: parts.instant,
})

/** On first sight a document is checked with the key it names itself. */
function keysClaimed(raw: unknown): KeySet {
  const claimed = z
    .object({ id: z.string(), keys: z.array(z.object({ kid: z.string() }).and(z.unknown())) })
    .safeParse(peek(raw))
  const kid = typeof raw === 'string' ? peekKid(raw) : undefined
  const found = claimed.data?.keys.find((one) => one.kid === kid)
  const parsed = key.safeParse(found)
  return new KeySet(claimed.data?.id ?? '', parsed.success ? [parsed.data] : [])
}

function mergeKeys(
  known: readonly NewsroomKey[],
  { keys, issued }: NewsroomDocument,
): readonly NewsroomKey[] {
  const pinned = new Map(known.map((one) => [one.kid, one]))
  const listed = new Set(keys.map(({ kid }) => kid))
  const merged = keys.map((one) => {
    const revoked = one.revoked ?? pinned.get(one.kid)?.revoked
    return revoked === undefined ? one : { ...one, revoked }
  })
  const left = known
    .filter(({ kid }) => !listed.has(kid))
    .map((one) => (one.until !== undefined && one.until < issued ? one : { ...one, until: issued }))
  return [...merged, ...left]
}
