import type { Log } from './log.ts'

/** Work that comes again and again in this process; never two of one at a time. */
export interface Rounds {
  every(name: string, milliseconds: number, work: () => Promise<unknown>): void
  /** Ends them and waits for what is under way. */
  stop(): Promise<void>
}

/** Begins no work yet. A round that fails is logged; the next comes all the same. */
export function openRounds(log: Log): Rounds {
  const timers: NodeJS.Timeout[] = []
  const running = new Map<string, Promise<unknown>>()
  let failing = new Set<string>()
  return {
    every: (name, milliseconds, work) => {
      const timer = setInterval(() => {
        if (running.has(name)) return
        const round = work()
          .then(() => failing.delete(name))
          .catch((cause: unknown) => {
            // Once while it lasts: a database away for a night is not a thousand lines.
            if (!failing.has(name)) log.error('round.failed', cause, { name })
            failing = new Set([...failing, name])
          })
          .finally(() => running.delete(name))
        running.set(name, round)
      }, milliseconds)
      timer.unref()
      timers.push(timer)
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}
