import type { Db } from './row.ts'

/**
 * Remembers a nonce until it can no longer be accepted, for all processes of the node.
 * @returns whether it was seen before
 */
export async function rememberNonce(
  db: Db,
  newsroom: string,
  nonce: string,
  expires: Date,
): Promise<boolean> {
  const inserted = await db
    .insertInto('exchange.nonce')
    .values({ newsroom, nonce, expires })
    .onConflict((conflict) => conflict.columns(['newsroom', 'nonce']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows !== 1n
}

/** Forgets the nonces that no request could use any more. */
export async function forgetNonces(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('exchange.nonce').where('expires', '<', now).execute()
}
