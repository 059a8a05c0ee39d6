import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export type Said = {
  event: string
  id?: number
  code?: string
  postgres?: number
  message?: string
}

/** The programs that stand for a node: one with its store, one with its archive. */
type Program = 'node.ts' | 'clickhouse-node.ts'

/** A child process that runs the node, and what it has said. */
export class NodeProcess {
  readonly said: Said[] = []
  readonly child: ChildProcess
  readonly #heard = new EventTarget()

  constructor(
    folder: string,
    mode: 'write' | 'wait',
    prefix: string[] = [],
    name: Program = 'node.ts',
  ) {
    const program = fileURLToPath(new URL(name, import.meta.url))
    const [file, ...rest] = [...prefix, process.execPath, program, folder, mode]
    this.child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
    if (this.child.stdout === null) throw new Error('no output')
    createInterface(this.child.stdout).on('line', (line) => {
      const said: Said = JSON.parse(line)
      this.said.push(said)
      this.#heard.dispatchEvent(new Event('line'))
    })
  }

  async until(condition: (said: Said[]) => boolean): Promise<void> {
    while (!condition(this.said)) await once(this.#heard, 'line')
  }

  async ready(): Promise<number> {
    await this.until((said) => said.length > 0)
    const postgres = this.said[0]?.postgres
    if (postgres === undefined) throw new Error(JSON.stringify(this.said))
    return postgres
  }

  committed(): number[] {
    return this.said.flatMap((one) => (one.event === 'committed' ? [one.id ?? 0] : []))
  }

  async end(name: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = once(this.child, 'close')
    this.child.kill(name)
    await gone
  }
}

export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits for a process that is nobody's child here, of which nothing else tells. */
export async function ended(pid: number): Promise<void> {
  while (lives(pid)) await sleep(20)
}
