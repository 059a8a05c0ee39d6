/**
 * A newsroom's node as a process of its own, to be killed: it runs on its folder, and issues from
 * the plan for as long as it is behind it. Argument: the settings as JSON.
 * Says one JSON line on standard output when it runs.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { issueStatements } from '@suyab/exchange/issue'
import type { Db } from '@suyab/exchange/row'
import type { ExchangeTables } from '@suyab/exchange/tables'
import { readConfig } from '@suyab/server/config'
import { exchangeParts } from '@suyab/server/exchange-part'
import { openLog } from '@suyab/server/log'
import { startNode } from '@suyab/server/node'
import { plannedLives, plannedStories } from './plan.ts'
import { parseSettings, type Plan } from './settings.ts'

const { id, folder, port, origin, plan } = parseSettings(process.argv[2])
const config = readConfig({
  SUYAB_DATA: folder,
  PORT: String(port),
  SUYAB_ORIGIN: origin,
  SUYAB_LISTEN: '127.0.0.1',
  SUYAB_ALLOW_PRIVATE: 'localhost',
})
if (!config.ok) throw new Error(config.fault.text)
const newsroom = {
  id,
  names: { en: id },
  languages: ['ky'],
  timeZone: 'Asia/Bishkek',
  country: 'KG',
}
const node = await startNode(config.value, exchangeParts(newsroom), {
  log: openLog((line) => {
    if (!line.includes('"level":"info"')) process.stderr.write(line)
  }, Date.now),
})
const { store } = node.context
process.stdout.write(`${JSON.stringify({ url: store.url, database: store.pid() })}\n`)
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())
const db = store.database<ExchangeTables>()
if (plan !== undefined) await tell(db, plan)
while (!stop.signal.aborted)
  await sleep(60_000, undefined, { signal: stop.signal }).catch(() => undefined)
await node.stop()

/** A database that is away for a moment is asked again: nothing was committed, or it will show. */
async function tell(db: Db, { total, batch, pause, lives }: Plan): Promise<void> {
  const planned = lives ? plannedLives : plannedStories
  const effects = { now: () => new Date(), uuid: () => randomUUID() }
  for (let told = 0; told < total && !stop.signal.aborted;) {
    try {
      told = await db.transaction().execute(async (trx) => {
        const { count } = await trx
          .selectFrom('exchange.statement')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('issuer', '=', id)
          .executeTakeFirstOrThrow()
        const next = planned(id, count, Math.min(batch, total - count))
        await issueStatements(trx, next, effects)
        return count + next.length
      })
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      await sleep(200)
    }
    if (pause > 0) await sleep(pause)
  }
}
