import { findSigned } from './agreement-row.ts'
import { carriedUris, offerUnder, type Outgoing } from './offer.ts'
import { peek } from './jws.ts'
import { loadOwnNewsroom } from './own-newsroom.ts'
import { notifyDesk, type Db } from './row.ts'
import type { Statement } from './statement.ts'

/**
 * Puts statements whose embargo is over, by our own clock, into the logs they waited for. What was
 * killed or withheld meanwhile, or what the agreement no longer has room for, stays out.
 * @returns when the next one is due
 */
export async function releaseDue(db: Db, now: Date): Promise<Date | undefined> {
  const agreements = await db
    .selectFrom('exchange.due')
    .select('agreement')
    .distinct()
    .where('at', '<=', now)
    .where('agreement', 'in', (query) =>
      query.selectFrom('exchange.agreement').select('id').where('reconciling', '=', false),
    )
    .execute()
  for (const { agreement } of agreements) {
    await db.transaction().execute((trx) => releaseUnder(trx, agreement, now))
  }
  const next = await db
    .selectFrom('exchange.due')
    .select(({ fn }) => fn.min('at').as('at'))
    .where('agreement', 'in', (query) =>
      query.selectFrom('exchange.agreement').select('id').where('reconciling', '=', false),
    )
    .executeTakeFirst()
  // An aggregate over no rows is null, whatever its type says.
  const at = next?.at as Date | null | undefined
  return at ?? undefined
}

async function releaseUnder(trx: Db, agreement: string, now: Date): Promise<void> {
  const due = await trx
    .deleteFrom('exchange.due')
    .where('agreement', '=', agreement)
    .where('at', '<=', now)
    .returning(['uri', 'sequence'])
    .execute()
  if (due.length === 0) return
  const signed = await findSigned(trx, agreement)
  if (signed === undefined) return
  const own = await loadOwnNewsroom(trx, now)
  const outgoing: Outgoing[] = []
  for (const { uri, sequence } of due.sort((a, b) => a.sequence - b.sequence)) {
    const row = await trx
      .selectFrom('exchange.statement as statement')
      .innerJoin('exchange.item as item', 'item.uri', 'statement.uri')
      .select([
        'statement.digest',
        'statement.envelope',
        'item.state',
        'item.sequence',
        'item.topics',
        'item.expires',
        'item.rights',
      ])
      .where('statement.uri', '=', uri)
      .where('statement.sequence', '=', sequence)
      .executeTakeFirst()
    if (row === undefined || row.state !== 'usable') continue
    // Our own envelope, verified by nobody better than us.
    const statement = peek(row.envelope) as unknown as Statement
    // A later version moved the embargo forward: this one says itself that it may not be seen yet,
    // and the partner would have to refuse it.
    const superseded = row.sequence > sequence && embargoRuns(statement, now)
    if (superseded) continue
    outgoing.push({
      statement,
      digest: row.digest,
      jws: row.envelope,
      subjects: row.topics,
      ...(row.expires === null ? {} : { expires: row.expires.toISOString() }),
      ...(row.rights === null ? {} : { rights: row.rights }),
    })
  }
  const carried = await carriedUris(
    trx,
    agreement,
    due.map(({ uri }) => uri),
  )
  await offerUnder(trx, signed, outgoing, carried, own, now)
  // Until now these stood as not offered.
  const uris = [...new Set(outgoing.map(({ statement }) => statement.uri))]
  if (uris.length > 0) await notifyDesk(trx, { type: 'items', uris, box: 'own' })
}

function embargoRuns({ embargoedUntil }: Statement, now: Date): boolean {
  return embargoedUntil !== undefined && now < new Date(embargoedUntil)
}
