/** How long one kind of refusal is only counted after it was reported. */
const QUIET = 10_000
const MOST_KINDS = 1000

/**
 * Counts refusals that anyone on the network can provoke, so that they are shown and counted
 * without filling the database: each kind is reported at once, and then at most every ten seconds
 * with how often it came meanwhile.
 */
export class RefusalCount {
  readonly #kinds = new Map<string, { since: number; times: number }>()

  /** @returns how many to report now; 0: it was only counted */
  count(kind: string, now: Date): number {
    const at = now.getTime()
    const known = this.#kinds.get(kind)
    if (known !== undefined && at - known.since < QUIET) {
      known.times += 1
      return 0
    }
    // Whoever invents a new name each time is counted as one.
    const key = known === undefined && this.#kinds.size >= MOST_KINDS ? 'others' : kind
    if (key !== kind) return this.count(key, now)
    this.#kinds.set(key, { since: at, times: 0 })
    return 1 + (known?.times ?? 0)
  }
}
