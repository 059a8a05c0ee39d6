import { setImmediate as turn } from 'node:timers/promises'
import type { Result } from '@suyab/wire/result'
import type { SignedRow } from './agreement-row.ts'
import { parseEntryPart, type ForeignDelivery } from './delivery.ts'
import { itemColumns, type ItemColumns } from './desk/item-row.ts'
import { verifyEntries, type SignedEntry } from './entry.ts'
import { issuerOf, needsPayload, readPayload, verifyEnvelopes, type Envelope } from './envelope.ts'
import type { EntryFault, EnvelopeFault } from './fault.ts'
import type { KeySet } from './key.ts'
import { loadKeys } from './newsroom-row.ts'
import type { NewsItem } from '@suyab/wire/ninjs'
import type { Db } from './row.ts'

export type PreparedPayload = Result<
  { readonly item: NewsItem; readonly text: string; readonly columns: ItemColumns },
  EnvelopeFault
>

/** What of a delivery's entries can be checked before those of the delivery before it are kept. */
export interface Preparation {
  /** The keys it was checked with: where they have changed meanwhile, it is worth nothing. */
  readonly keys: string
  readonly entries: readonly Result<SignedEntry, EntryFault>[]
  readonly envelopes: readonly Result<Envelope, EnvelopeFault>[]
  /** Undefined where there is none to be checked. */
  readonly payloads: readonly (PreparedPayload | undefined)[]
}

/**
 * Checks signatures, digests and contents of a delivery that cannot be judged yet: the database
 * still keeps the one before. Only the partner's own words; undefined where there are others'.
 */
export async function prepareDelivery(
  db: Db,
  { id, partner }: SignedRow,
  delivery: ForeignDelivery,
  now: Date,
): Promise<Preparation | undefined> {
  const parts = delivery.entries.flatMap((part) => {
    const parsed = parseEntryPart(part)
    return parsed.ok ? [parsed.value] : []
  })
  const ours = parts.every(({ envelope }) => (issuerOf(envelope) ?? partner) === partner)
  if (!ours || parts.length < delivery.entries.length) return undefined
  const keys = await loadKeys(db, partner)
  const entries = await verifyEntries(
    parts.map(({ entry }) => entry),
    keys,
    id,
  )
  const envelopes = await verifyEnvelopes(
    parts.map(({ envelope }) => envelope),
    () => keys,
    now,
  )
  const payloads: (PreparedPayload | undefined)[] = []
  for (const [index, { payload }] of parts.entries()) {
    const envelope = envelopes[index]
    payloads.push(envelope?.ok === true ? prepare(envelope.value, payload) : undefined)
    // Whoever waits for the database is let in between.
    if (index % 25 === 24) await turn()
  }
  return { keys: fingerprint(keys), entries, envelopes, payloads }
}

/** A text that changes with every change of the keys. */
export function fingerprint(keys: KeySet): string {
  return JSON.stringify(keys.list())
}

function prepare(envelope: Envelope, payload: unknown): PreparedPayload | undefined {
  if (payload === null || !needsPayload(envelope.statement)) return undefined
  const read = readPayload(envelope, payload)
  return read.ok
    ? { ok: true, value: { ...read.value, columns: itemColumns(read.value.item) } }
    : read
}
