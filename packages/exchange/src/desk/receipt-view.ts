import { sql } from 'kysely'
import type { Db } from '../row.ts'
import type { ReceiptRow } from './item-view.ts'
import { namesOfNewsrooms, newsroomName } from './row-description.ts'

interface Carried {
  readonly agreement: string
  readonly partner: string
  /** The newest statement about the item in the log, and whether the receipts reach it. */
  readonly sequence: number
  readonly reached: boolean
  readonly last_receipt_at: Date | null
  readonly confirmed_at: Date | null
  readonly killed: boolean
  readonly receipts:
    | readonly {
        readonly sequence: number
        readonly status: ReceiptRow['status']
        readonly code: string | null
        readonly url: string | null
        readonly at: string
      }[]
    | null
}

/** What each partner's node has answered about an item of ours, one row a partner's agreement. */
export async function receiptsOf(db: Db, uri: string): Promise<ReceiptRow[]> {
  const { rows } = await sql<Carried>`
    select distinct on (e.agreement) e.agreement, a.partner, e.sequence,
      e.entry <= a.receipted_entry as reached, a.last_receipt_at, k.confirmed_at,
      k.uri is not null as killed,
      (select json_agg(json_build_object('sequence', r.sequence, 'status', r.status,
          'code', r.code, 'url', r.url, 'at', r.at) order by r.at)
        from exchange.receipt r where r.agreement = e.agreement and r.uri = e.uri) as receipts
    from exchange.entry e
    join exchange.agreement a on a.id = e.agreement
    left join exchange.kill_notice k on k.agreement = e.agreement and k.uri = e.uri
    where e.uri = ${uri} and e.direction = 'sent' and a.partner is not null
    order by e.agreement, e.entry desc`.execute(db)
  const names = await namesOfNewsrooms(
    db,
    rows.map(({ partner }) => partner),
  )
  return rows.map((carried) => ({
    partner: newsroomName(carried.partner, names),
    ...answerOf(carried),
  }))
}

function answerOf(carried: Carried): Omit<ReceiptRow, 'partner'> {
  const receipts = carried.receipts ?? []
  if (carried.killed) {
    const kept = receipts.findLast(({ status }) => status === 'kept')
    if (kept !== undefined) return { status: 'kept', at: new Date(kept.at).toISOString() }
    return carried.confirmed_at === null
      ? { status: 'pending' }
      : { status: 'killed', at: carried.confirmed_at.toISOString() }
  }
  // What was published stays published while the next version is only received.
  const last = receipts.at(-1)
  const answer = last?.sequence === carried.sequence || carried.reached ? last : undefined
  if (answer !== undefined) {
    const { status, at, code, url } = answer
    return {
      status,
      at: new Date(at).toISOString(),
      ...(code === null ? {} : { code }),
      ...(url === null ? {} : { url }),
    }
  }
  if (!carried.reached) return { status: 'pending' }
  return {
    status: 'received',
    ...(carried.last_receipt_at === null ? {} : { at: carried.last_receipt_at.toISOString() }),
  }
}
