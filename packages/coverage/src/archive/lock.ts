import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '@suyab/store/database'
import { tryLeader } from '@suyab/store/lock'

/**
 * Runs a function while no other process writes into the archive's tables; waits for its turn. The
 * signal given to it is also that of the lock's loss.
 */
export async function whileSoleWriter<Value>(
  store: Store,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  for (;;) {
    let outcome: { value: Value } | undefined
    const led = await tryLeader(
      store,
      'coverage.archive',
      async (held) => {
        outcome = { value: await run(held) }
      },
      signal,
    )
    if (led && outcome !== undefined) return outcome.value
    await sleep(100, undefined, { signal })
  }
}
