import type { Kysely, Transaction } from 'kysely'

/**
 * What PostgreSQL ends of two transactions that wait for one another, or that cannot both have seen
 * what they saw: nothing is wrong with either, and the one that was ended can be run again.
 * @source PostgreSQL 18, appendix A (error codes)
 */
const crossed = new Set(['40P01', '40001'])

/**
 * Runs a transaction, and once more where it got in another's way: whatever `run` does apart from
 * the database, it may do twice.
 */
export async function inTransaction<Tables, Value>(
  db: Kysely<Tables>,
  run: (trx: Transaction<Tables>) => Promise<Value>,
): Promise<Value> {
  try {
    return await db.transaction().execute(run)
  } catch (cause) {
    if (!isCrossed(cause)) throw cause
    return db.transaction().execute(run)
  }
}

function isCrossed(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false
  const code: unknown = Reflect.get(cause, 'code')
  return typeof code === 'string' && crossed.has(code)
}
