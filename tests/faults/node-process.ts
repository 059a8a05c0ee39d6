import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { acceptInvitation, invite, type ErrandContext } from '@suyab/exchange/agreement-errand'
import type { GrantTerms } from '@suyab/exchange/agreement-terms'
import type { Db } from '@suyab/exchange/row'
import type { ExchangeTables } from '@suyab/exchange/tables'
import { openPartnerTransport } from '@suyab/server/partner-transport'
import { parseNetwork } from '@suyab/server/private-address'
import { openStore, type Store } from '@suyab/store/database'
import { z } from 'zod'
import type { NodeSettings } from './settings.ts'

const started = z.object({ url: z.string(), database: z.number() })
const program = fileURLToPath(new URL('node-program.ts', import.meta.url))

/** A newsroom's node in a process of its own, which may be killed and started again. */
export class NodeProcess {
  settings: NodeSettings
  /** The end of what it wrote to its log, without what is only told. */
  said = ''
  readonly #options: readonly string[]
  #child: ChildProcess | undefined
  #running: z.infer<typeof started> | undefined
  #store: Store | undefined

  /** `options` go to Node itself, such as --cpu-prof. */
  constructor(settings: NodeSettings, options: readonly string[] = []) {
    this.settings = settings
    this.#options = options
  }

  async start(): Promise<void> {
    const argv = [...this.#options, program, JSON.stringify(this.settings)]
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    child.stderr.on('data', (text: Buffer) => {
      this.said = (this.said + text.toString()).slice(-100_000)
    })
    const lines = createInterface({ input: child.stdout })
    const ended = once(child, 'exit').then(() => {
      throw new Error(`the node of ${this.settings.id} ended: ${this.said.slice(-2000)}`)
    })
    // It ends at last; whoever waits for its start has had the answer by then.
    ended.catch(() => undefined)
    const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string]
    this.#running = started.parse(JSON.parse(line))
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** How to reach its database. */
  get url(): string {
    return this.#running?.url ?? ''
  }

  /** The same database through a connection of ours; it follows the node from start to start. */
  async db(): Promise<Db> {
    this.#store ??= await openStore({ url: this.url, connections: 2 })
    return this.#store.database<ExchangeTables>()
  }

  async errands(): Promise<ErrandContext & { close: () => void }> {
    const allowed = parseNetwork('localhost')
    const { transport, close } = openPartnerTransport(allowed === undefined ? [] : [allowed])
    const effects = {
      now: () => new Date(),
      uuid: () => randomUUID(),
      token: () => randomUUID() + randomUUID(),
    }
    return { db: await this.db(), effects, transport, close }
  }

  /** SIGKILL, as a power cut does it; resolves when the process is gone. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Kills the database under the running node, which starts it again; false where it is away already. */
  killDatabase(): boolean {
    try {
      const file = join(this.settings.folder, 'postgres', 'postmaster.pid')
      const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0])
      return pid > 0 && process.kill(pid, 'SIGKILL')
    } catch (error) {
      const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'ENOENT' || code === 'ESRCH') return false
      throw error
    }
  }

  async stop(): Promise<void> {
    await this.#store?.close()
    this.#store = undefined
    await this.#end('SIGTERM')
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
}

export const openGrant: GrantTerms = {
  uses: { publish: true, translate: true, adapt: true, passOn: true },
  credit: { en: 'Test' },
  embargo: 'hold',
  relays: true,
  keepsAfterEnd: true,
}

/** Signs an agreement between two running nodes; both may give everything. */
export async function agree(host: NodeProcess, guest: NodeProcess): Promise<string> {
  const [inviting, invited] = [await host.errands(), await guest.errands()]
  try {
    const { link } = await invite(inviting, { give: openGrant, take: openGrant, contacts: [] })
    return await acceptInvitation(invited, link, [])
  } finally {
    inviting.close()
    invited.close()
  }
}

/** A port that nobody has now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
