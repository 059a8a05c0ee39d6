import { listAlarms, type KillIn } from '@suyab/exchange/desk/alarm'
import type { Desk } from '@suyab/exchange/desk/desk'
import type { Viewer } from '@suyab/exchange/desk/item-view'
import { loadOwnNewsroom } from '@suyab/exchange/own-newsroom'
import { sql } from 'kysely'
import type { NodeBase } from './context.ts'

/** The alarm about one killed item, as a person may see it; undefined once somebody has seen to it. */
export async function findKillAlarm(
  desk: Desk,
  uri: string,
  viewer: Viewer,
): Promise<KillIn | undefined> {
  const { incoming } = await listAlarms(desk, viewer)
  return incoming.find((kill) => kill.uri === uri)
}

/**
 * Mails the alarms that no mail went out about yet, each once whichever process of the node comes
 * first, to those who want alarms by mail.
 */
export async function mailKillAlarms(node: NodeBase, desk: Desk): Promise<number> {
  const { mail } = node
  if (mail === undefined) return 0
  const now = desk.now()
  const own = await loadOwnNewsroom(desk.db, now)
  const viewer: Viewer = { person: NOBODY, role: 'administrator', language: 'en' }
  const { incoming } = await listAlarms(desk, viewer)
  return node.db.transaction().execute(async (trx) => {
    const { rows: claimed } = await sql<{ uri: string }>`
      update exchange.kill_alarm set mailed_at = ${now} where mailed_at is null returning uri`.execute(
      trx,
    )
    for (const { uri } of claimed) {
      const kill = incoming.find((one) => one.uri === uri)
      if (kill === undefined) continue
      await mail.alarm(trx, {
        newsroom: own.names,
        partner: kill.partner.names,
        uri,
        reason: kill.reason,
        receivedAt: kill.receivedAt,
        withheld: kill.withheld.length,
        published: kill.withheld.filter(({ published }) => published).length,
        timeZone: own.timeZone,
        link: `${node.origin()}/incoming`,
      })
    }
    return claimed.length
  })
}

/** Reads alarms for no person in particular. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
