import { Refusal } from './refusal.ts'
import type { Db } from './row.ts'

/**
 * The partners whose word is awaited before this newsroom may say anything, by their ids. One that
 * only says itself that it has read more than we wrote silences nobody but its own log.
 */
export async function awaitedPartners(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('exchange.agreement')
    .select('partner')
    .distinct()
    .where('reconciling', '=', true)
    .where('claimed', '=', false)
    .orderBy('partner')
    .execute()
  return rows.flatMap(({ partner }) => partner ?? [])
}

/**
 * Refuses to say anything while a partner may hold what we have lost: the next statement, entry or
 * letter could bear a number that was used.
 * @throws Refusal 'node.reconciling' that names who is awaited
 */
export async function refuseWhileReconciling(db: Db): Promise<void> {
  const awaited = await awaitedPartners(db)
  if (awaited.length > 0) throw new Refusal('node.reconciling', { awaited: awaited.join(', ') })
}

/** The same for one agreement: nothing is written into its log before it is whole. */
export async function refuseUnlessInStep(db: Db, agreement: string): Promise<void> {
  const doubted = await db
    .selectFrom('exchange.agreement')
    .select('partner')
    .where('id', '=', agreement)
    .where('reconciling', '=', true)
    .executeTakeFirst()
  if (doubted !== undefined)
    throw new Refusal('node.reconciling', { awaited: doubted.partner ?? '' })
}
