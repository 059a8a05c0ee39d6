import { setImmediate as turn } from 'node:timers/promises'

/** Work that may be left after each of its steps, which are short. */
export type Steps<Value> = Generator<undefined, Value, undefined>

/** How long the thread is kept from everything else, in milliseconds. */
const longestTurn = 20

/** Does the work without a rest. */
export function atOnce<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/**
 * Does the work; the thread does other things in between.
 * @throws the signal's reason, when the signal ends it
 */
export async function inTurns<Value>(steps: Steps<Value>, signal?: AbortSignal): Promise<Value> {
  let since = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - since < longestTurn) continue
    await turn()
    signal?.throwIfAborted()
    since = performance.now()
  }
}
