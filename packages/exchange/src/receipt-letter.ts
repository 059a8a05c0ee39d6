import type { Digest } from './canonical.ts'
import type { ItemReceipt, Refusal } from './letter.ts'
import { sendLetter } from './letter-box.ts'
import type { OwnNewsroom } from './own-newsroom.ts'
import type { Db } from './row.ts'

/** Bytes of receipts in one letter: with base64url and its frame it stays below 64 KiB. */
const ROOM = 40_000

/**
 * Answers for what was read: how far, what of it was refused, and which items were killed. As many
 * letters as it takes; one that is too large would not be read.
 */
export async function sendReceipts(
  trx: Db,
  agreement: string,
  log:
    | { readonly through: number; readonly hash: Digest; readonly refused: readonly Refusal[] }
    | undefined,
  items: readonly ItemReceipt[],
  own: OwnNewsroom,
  now: Date,
): Promise<void> {
  const refusals = log === undefined ? [] : portions(log.refused)
  const receipts = portions(items)
  const letters = Math.max(refusals.length, receipts.length, log === undefined ? 0 : 1)
  for (let index = 0; index < letters; index += 1) {
    const told = receipts[index]
    const refused = refusals[index] ?? []
    await sendLetter(
      trx,
      agreement,
      {
        type: 'receipts',
        ...(log === undefined ? {} : { log: { through: log.through, hash: log.hash, refused } }),
        ...(told === undefined ? {} : { items: told }),
      },
      own,
      now,
    )
  }
}

/** Half a letter each: one may hold a portion of either sort. */
function portions<Part extends object>(parts: readonly Part[]): Part[][] {
  const all: Part[][] = []
  let room = 0
  for (const part of parts) {
    const size = Buffer.byteLength(JSON.stringify(part)) + 1
    if (size > room || all.length === 0) {
      all.push([])
      room = ROOM / 2
    }
    all.at(-1)?.push(part)
    room -= size
  }
  return all
}
