/**
 * Requests of partners that wait for news. Whoever hears of news for an agreement, in whatever
 * process it was made, wakes those that wait in this one.
 */
export class Waiting {
  readonly #waiters = new Map<string, Set<() => void>>()

  /** Resolves when there is news, when the time is over or when the signal says so. */
  wait(agreement: string, milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiters = this.#waiters.get(agreement) ?? new Set()
      this.#waiters.set(agreement, waiters)
      const done = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        waiters.delete(done)
        if (waiters.size === 0) this.#waiters.delete(agreement)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      waiters.add(done)
      signal.addEventListener('abort', done)
      if (signal.aborted) done()
    })
  }

  wake(agreement: string): void {
    for (const done of this.#waiters.get(agreement) ?? []) done()
  }

  /** For news that may have been missed. */
  wakeAll(): void {
    for (const agreement of this.#waiters.keys()) this.wake(agreement)
  }

  /** How many requests of this agreement wait in this process. */
  count(agreement: string): number {
    return this.#waiters.get(agreement)?.size ?? 0
  }

  isWaiting(agreement: string): boolean {
    return this.#waiters.has(agreement)
  }
}
