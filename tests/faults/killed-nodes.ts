import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { FailingProxy } from './failing-proxy.ts'
import { itemSet, logEnd, logSet, receipted, statementSet } from './log-state.ts'
import { agree, freePort, NodeProcess } from './node-process.ts'
import { seededRandom } from './seeded-random.ts'

export interface KilledNodes {
  readonly versions: number
  readonly kills: { readonly node: number; readonly database: number }
  readonly requests: { readonly passed: number; readonly failed: number }
  readonly seconds: number
  readonly sent: End
  readonly read: End
  readonly receipted: number
}

/** Digests over the statements, over how the items stand and over the log's entries. */
interface End {
  readonly items: { readonly count: number; readonly digest: string }
  readonly statements: { readonly count: number; readonly digest: string }
  readonly log: { readonly count: number; readonly digest: string }
}

/**
 * One newsroom issues so many versions to another while a fifth of the requests fails and either
 * node, or its database, is killed at random moments; then waits until receipts reach the end.
 */
export async function killNodes(options: {
  readonly versions: number
  readonly kills: number
  readonly seed: number
  /** Milliseconds within which everything must be confirmed. */
  readonly patience: number
}): Promise<KilledNodes> {
  const random = seededRandom(options.seed)
  const folder = mkdtempSync(join(tmpdir(), 'suyab-faults-'))
  const nodes: NodeProcess[] = []
  const proxies: FailingProxy[] = []
  const begun = performance.now()
  try {
    for (const id of ['hegu.example', 'echo.example']) {
      const [port, before] = [await freePort(), await freePort()]
      const proxy = new FailingProxy(before, port, 0, random)
      await proxy.start()
      proxies.push(proxy)
      const origin = `http://localhost:${before}`
      nodes.push(new NodeProcess({ id, folder: join(folder, id), port, origin }))
    }
    const [sender, receiver] = nodes
    if (sender === undefined || receiver === undefined) throw new RangeError('two nodes')
    await Promise.all(nodes.map((node) => node.start()))
    const agreement = await agree(sender, receiver)
    for (const proxy of proxies) proxy.share = 0.2
    await sender.stop()
    const { versions: total } = options
    sender.settings = { ...sender.settings, plan: { total, batch: 20, pause: 20, lives: true } }
    await sender.start()
    const kills = { node: 0, database: 0 }
    for (let count = 0; count < options.kills; count += 1) {
      // Whenever about one more share of the story has been told.
      await told(sender, agreement, (total * (count + random())) / options.kills)
      const victim = random() < 0.5 ? sender : receiver
      if (random() < 0.3) {
        if (victim.killDatabase()) kills.database += 1
        else count -= 1
      } else {
        await victim.kill()
        kills.node += 1
        await sleep(random() * 500)
        await victim.start()
      }
    }
    const until = performance.now() + options.patience
    const from = await sender.db()
    while ((await attempt(() => receipted(from, agreement))) !== total) {
      if (performance.now() > until) break
      await sleep(200)
    }
    const endOf = async (node: NodeProcess, direction: 'sent' | 'read'): Promise<End> => ({
      statements: await statementSet(await node.db(), 'hegu.example'),
      items: await itemSet(await node.db(), 'hegu.example'),
      log: await logSet(await node.db(), agreement, direction),
    })
    return {
      versions: total,
      kills,
      requests: {
        passed: proxies.reduce((sum, { passed }) => sum + passed, 0),
        failed: proxies.reduce((sum, { failed }) => sum + failed, 0),
      },
      seconds: Math.round((performance.now() - begun) / 1000),
      sent: await endOf(sender, 'sent'),
      read: await endOf(receiver, 'read'),
      receipted: await receipted(from, agreement),
    }
  } finally {
    await Promise.all(nodes.map((node) => node.stop()))
    await Promise.all(proxies.map((proxy) => proxy.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Waits until the sender's log has so many entries; its database may be away for a moment. */
async function told(sender: NodeProcess, agreement: string, entries: number): Promise<void> {
  const db = await sender.db()
  while (((await attempt(() => logEnd(db, agreement, 'sent')))?.entry ?? 0) < entries)
    await sleep(50)
}

async function attempt<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work()
  } catch {
    // The node or its database was killed just now.
    return undefined
  }
}
