import type { LiveEvent } from '@suyab/server/api'

/** What the connection needs from the browser, so that a test can hand in its own. */
export interface LiveDoor {
  open(url: string): EventSource
  /** Runs a task after milliseconds; gives back how to call it off. */
  after(milliseconds: number, task: () => void): () => void
  random(): number
}

export interface LiveConnection {
  /** Tries at once instead of at the end of the pause. */
  retry(): void
  close(): void
}

type EventType = LiveEvent['type']
const types: readonly EventType[] = [
  'items',
  'alarm',
  'alarms',
  'draft',
  'presence',
  'partners',
  'coverage',
  'session-ended',
]

const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 30_000

/** Milliseconds before the n-th try in a row: doubling, half of it by chance, at most 30 s. */
export function pauseBefore(attempt: number, random: number): number {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(attempt, 10))
  return pause / 2 + (pause / 2) * random
}

export const browserDoor: LiveDoor = {
  open: (url) => new EventSource(url),
  after: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}

/** The node is the desk's own; its events are what the API's types say. */
function liveEvent(data: string): LiveEvent {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the node's events are what the API's types say
  return JSON.parse(data) as LiveEvent
}

/**
 * Listens to the node's events and connects again whenever the line breaks. After a break
 * something may have been missed, so `onState(true, true)` says that it was a new connection.
 */
export function connectLive(
  door: LiveDoor,
  onEvent: (event: LiveEvent) => void,
  onState: (connected: boolean, again: boolean) => void,
): LiveConnection {
  let source: EventSource | undefined
  let cancelPause: (() => void) | undefined
  let attempt = 0
  let opened = false
  let closed = false

  const connect = (): void => {
    cancelPause = undefined
    const current = door.open('/api/live')
    source = current
    current.addEventListener('open', () => {
      attempt = 0
      onState(true, opened)
      opened = true
    })
    current.addEventListener('error', () => {
      // The browser's own retry has no back-off and gives up on some answers.
      current.close()
      if (closed || source !== current) return
      source = undefined
      onState(false, opened)
      cancelPause = door.after(pauseBefore(attempt, door.random()), connect)
      attempt += 1
    })
    for (const type of types) {
      current.addEventListener(type, (message) => {
        if (message instanceof MessageEvent) onEvent(liveEvent(message.data))
      })
    }
  }
  connect()
  return {
    retry() {
      if (closed || source !== undefined) return
      cancelPause?.()
      connect()
    },
    close() {
      closed = true
      cancelPause?.()
      source?.close()
    },
  }
}
