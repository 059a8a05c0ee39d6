import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for some milliseconds; false when the signal ended it. */
export async function waitAbout(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false
  if (milliseconds <= 0) return true
  try {
    await sleep(milliseconds, undefined, { signal })
    return true
  } catch (cause) {
    if (signal.aborted) return false
    throw cause
  }
}
