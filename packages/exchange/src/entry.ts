import { z } from 'zod'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { digestOfValue, type Digest } from './canonical.ts'
import { digestOfJws } from './envelope.ts'
import { firstIssue, type EntryFault } from './fault.ts'
import { sign, verify, verifyMany, type Verified } from './jws.ts'
import type { KeyPair, KeySet } from './key.ts'
import { ENTRY_BYTES } from './limit.ts'
import { parts } from './schema-part.ts'

/** One line of a log: what one side of an agreement told the other. */
export interface Entry {
  readonly protocol: 'suyab/1'
  readonly kind: 'entry'
  readonly agreement: string
  readonly from: string
  /** 1, 2, 3 … without a gap. */
  readonly entry: number
  /** Hash of the entry before; of the log's own name for the first. */
  readonly previous: Digest
  /** Digest of the statement. */
  readonly envelope: Digest
  readonly at: string
}

export interface SignedEntry {
  readonly jws: string
  /** Over the canonical entry, not the signature. */
  readonly hash: Digest
  readonly entry: Entry
}

/** How far a log was followed: the number and hash of its last entry; 0 and the genesis before it. */
export interface Chain {
  readonly entry: number
  readonly hash: Digest
}

/** What the first entry of a log names as the one before. */
export function genesis(agreement: string, from: string): Digest {
  return digestOfValue({ protocol: 'suyab/1', kind: 'log', agreement, from })
}

/** The chain of a log that holds nothing yet. */
export function emptyChain(agreement: string, from: string): Chain {
  return { entry: 0, hash: genesis(agreement, from) }
}

/** Writes the next entry of one's own log. */
export function makeEntry(
  chain: Chain,
  about: { agreement: string; from: string; envelope: Digest; at: string },
  key: KeyPair,
): SignedEntry {
  const entry: Entry = {
    protocol: 'suyab/1',
    kind: 'entry',
    agreement: about.agreement,
    from: about.from,
    entry: chain.entry + 1,
    previous: chain.hash,
    envelope: about.envelope,
    at: about.at,
  }
  const jws = sign('entry', entry, key)
  return { jws, hash: digestOfJws(jws), entry }
}

/** Checks an entry's signature and form, and that it belongs to the log that `keys`' owner writes. */
export function verifyEntry(
  raw: unknown,
  keys: KeySet,
  agreement: string,
): Result<SignedEntry, EntryFault> {
  return read(raw, verify('entry', raw, keys, { limit: ENTRY_BYTES }), keys, agreement)
}

/** Checks many entries of one log on the thread pool. */
export async function verifyEntries(
  raws: readonly unknown[],
  keys: KeySet,
  agreement: string,
): Promise<readonly Result<SignedEntry, EntryFault>[]> {
  const verified = await verifyMany('entry', raws, keys, { limit: ENTRY_BYTES })
  return verified.map((result, index) => read(raws[index], result, keys, agreement))
}

/**
 * The chain after one more entry. An entry that was already the last one leaves it as it is; any
 * other that does not continue it is refused, and reading stops there. The caller has passed over
 * what was read before.
 */
export function followChain(
  chain: Chain,
  { entry, hash }: Pick<SignedEntry, 'entry' | 'hash'>,
): Result<Chain, EntryFault> {
  const number = entry.entry
  if (number === chain.entry) {
    return hash === chain.hash
      ? ok(chain)
      : refuse({ code: 'entry.forked', entry: number, want: chain.hash, got: hash })
  }
  if (number !== chain.entry + 1) {
    return refuse({ code: 'entry.gap', want: chain.entry + 1, got: number })
  }
  if (entry.previous !== chain.hash) {
    return refuse({
      code: 'entry.chain-broken',
      entry: number,
      want: chain.hash,
      got: entry.previous,
    })
  }
  return ok({ entry: number, hash })
}

/** Refuses a log whose writer says that it ends before the place already read. */
export function checkHead(chain: Chain, head: number): Result<Chain, EntryFault> {
  return head < chain.entry
    ? refuse({ code: 'entry.shortened', have: chain.entry, got: head })
    : ok(chain)
}

const schema: z.ZodType<Entry> = z.object({
  protocol: z.literal('suyab/1'),
  kind: z.literal('entry'),
  agreement: parts.uuid,
  from: parts.newsroom,
  entry: parts.ordinal,
  previous: parts.digest,
  envelope: parts.digest,
  at: parts.instant,
})

function read(
  raw: unknown,
  verified: Result<Verified, EntryFault>,
  keys: KeySet,
  agreement: string,
): Result<SignedEntry, EntryFault> {
  if (!verified.ok) return verified
  const parsed = schema.safeParse(verified.value.value)
  if (!parsed.success) return refuse({ code: 'entry.schema', ...firstIssue(parsed.error) })
  const entry = parsed.data
  if (entry.agreement !== agreement || entry.from !== keys.newsroom) {
    return refuse({ code: 'entry.foreign', agreement: entry.agreement, from: entry.from })
  }
  return ok({ jws: String(raw), hash: verified.value.digest, entry })
}
