import { sql, type Kysely } from 'kysely'

export interface Bucket {
  /** How many at once. */
  burst: number
  /** How many come back each minute. */
  perMinute: number
}

export const signInBucket: Bucket = { burst: 20, perMinute: 20 }
export const sessionBucket: Bucket = { burst: 300, perMinute: 1200 }
export const feedBucket: Bucket = { burst: 30, perMinute: 60 }

/**
 * Takes one token out of a bucket that all processes of the node share. Gives the seconds to wait,
 * 0 when it may go on.
 */
export async function takeToken(
  db: Kysely<unknown>,
  key: string,
  bucket: Bucket,
  now: Date,
): Promise<number> {
  const perSecond = bucket.perMinute / 60
  const { rows } = await sql<{ tokens: number }>`
    INSERT INTO rate_limit AS held (key, tokens, at) VALUES (${key}, ${bucket.burst - 1}, ${now})
    ON CONFLICT (key) DO UPDATE SET
      tokens = greatest(-1, least(${bucket.burst},
        held.tokens + ${perSecond} * greatest(0, extract(epoch FROM excluded.at - held.at))) - 1),
      at = greatest(held.at, excluded.at)
    RETURNING tokens`.execute(db)
  const tokens = rows[0]?.tokens ?? 0
  return tokens >= 0 ? 0 : Math.ceil(-tokens / perSecond)
}

/** Removes buckets that are full again, so that addresses are not kept. */
export async function forgetBuckets(db: Kysely<unknown>, now: Date): Promise<void> {
  await sql`DELETE FROM rate_limit WHERE at < ${new Date(now.getTime() - 3_600_000)}`.execute(db)
}

/** The part of a network address that one household or office holds: IPv6 by its /64. */
export function addressKey(address: string): string {
  if (!address.includes(':')) return address
  if (address.startsWith('::ffff:')) return address.slice(7)
  return address.split(':').slice(0, 4).join(':')
}
