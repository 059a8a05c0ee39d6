import { z } from 'zod'
import { ok, refuse, type Result } from '@suyab/wire/result'
import type { Digest, JsonValue } from './canonical.ts'
import { firstIssue, type DeliveryFault, type EnvelopeFault, type EntryFault } from './fault.ts'
import {
  DELIVERY_BYTES,
  DELIVERY_ENTRIES,
  DELIVERY_KILLS,
  DELIVERY_LETTERS,
  DELIVERY_NEWSROOMS,
} from './limit.ts'
import { parts } from './schema-part.ts'

/** What one side hands the other, in an answer or in a request. */
export interface Delivery {
  readonly protocol: 'suyab/1'
  readonly kind: 'delivery'
  /** Applied first, in a transaction of their own. */
  readonly kills: readonly KillPart[]
  readonly entries: readonly EntryPart[]
  readonly letters: readonly string[]
  /** Documents (JWS) of third issuers whose envelopes are in here. */
  readonly newsrooms: readonly string[]
  readonly read: ReadMark
  readonly head: Head
  readonly agreement: { readonly edition: number; readonly ended?: string }
}

export interface KillPart {
  /** Place in the kill lane of this agreement and direction: 1, 2, 3 … */
  readonly number: number
  readonly envelope: string
}

export interface EntryPart {
  readonly entry: string
  readonly envelope: string
  /** Null where the statement has none, or where the item was killed since. */
  readonly payload: JsonValue
}

/** What the writer of a delivery has read of the other's log, kills and letters. */
export interface ReadMark {
  readonly entry: number
  readonly hash: Digest
  readonly kills: number
  readonly letters: number
}

/** Where the writer's own log, kills and letters end. */
export interface Head {
  readonly entry: number
  readonly kills: number
  readonly letters: number
}

/** A delivery from outside: its parts are still unread, to be judged one by one. */
export interface ForeignDelivery extends Omit<
  Delivery,
  'kills' | 'entries' | 'letters' | 'newsrooms'
> {
  readonly kills: readonly unknown[]
  readonly entries: readonly unknown[]
  readonly letters: readonly unknown[]
  readonly newsrooms: readonly unknown[]
}

/** An entry's three parts, before any of them was checked. */
export interface ForeignEntry {
  readonly entry: unknown
  readonly envelope: unknown
  readonly payload: unknown
}

/** Reads a delivery's outer form; what stands in its lists is left for the functions below. */
export function parseDelivery(raw: unknown): Result<ForeignDelivery, DeliveryFault> {
  const parsed = schema.safeParse(raw)
  return parsed.success
    ? ok(parsed.data)
    : refuse({ code: 'delivery.schema', ...firstIssue(parsed.error) })
}

/** Takes an entry of a delivery apart. Only what is no object at all is a fault of the entry. */
export function parseEntryPart(raw: unknown): Result<ForeignEntry, EntryFault> {
  const parsed = entryPart.safeParse(raw)
  return parsed.success
    ? ok({
        entry: parsed.data.entry,
        envelope: parsed.data.envelope,
        payload: parsed.data.payload ?? null,
      })
    : refuse({ code: 'entry.schema', ...firstIssue(parsed.error) })
}

/** Takes a kill of a delivery apart; its envelope is still to be checked. */
export function parseKillPart(
  raw: unknown,
): Result<{ number: number; envelope: unknown }, EnvelopeFault> {
  const parsed = killPart.safeParse(raw)
  return parsed.success
    ? ok({ number: parsed.data.number, envelope: parsed.data.envelope })
    : refuse({ code: 'envelope.schema', ...firstIssue(parsed.error) })
}

/** Reads what the receiver of a handed-over delivery answers: how far it has read. */
export function parseReadMark(raw: unknown): Result<ReadMark, DeliveryFault> {
  const parsed = z.object({ read: mark }).safeParse(raw)
  return parsed.success
    ? ok(parsed.data.read)
    : refuse({ code: 'delivery.schema', ...firstIssue(parsed.error) })
}

/**
 * How many of these parts, in their order, fit one delivery: at most 500, and at most 8 MiB less
 * `taken` (bytes already spoken for). The first always fits.
 */
export function countFitting(sizes: readonly number[], taken = 0): number {
  let bytes = taken
  let count = 0
  for (const size of sizes) {
    // Quotes, names and commas around a part.
    bytes += size + 64
    if (count === DELIVERY_ENTRIES || (count > 0 && bytes > DELIVERY_BYTES)) break
    count += 1
  }
  return count
}

const mark: z.ZodType<ReadMark> = z.object({
  entry: parts.count,
  hash: parts.digest,
  kills: parts.count,
  letters: parts.count,
})

const entryPart = z.object({
  entry: z.unknown(),
  envelope: z.unknown(),
  payload: z.unknown(),
})

const killPart = z.object({ number: parts.ordinal, envelope: z.unknown() })

const schema: z.ZodType<ForeignDelivery> = z.object({
  protocol: z.literal('suyab/1'),
  kind: z.literal('delivery'),
  kills: z.array(z.unknown()).max(DELIVERY_KILLS),
  entries: z.array(z.unknown()).max(DELIVERY_ENTRIES),
  letters: z.array(z.unknown()).max(DELIVERY_LETTERS),
  newsrooms: z.array(z.unknown()).max(DELIVERY_NEWSROOMS),
  read: mark,
  head: z.object({ entry: parts.count, kills: parts.count, letters: parts.count }),
  agreement: z.object({ edition: parts.ordinal, ended: parts.instant.exactOptional() }),
})
