import type { LiveEvent } from '@suyab/server/api'
import { expect, test } from 'vitest'
import { connectLive, pauseBefore, type LiveDoor } from './live.ts'

/** A door whose streams and pauses the test opens and ends by hand. */
function door() {
  const streams: EventTarget[] = []
  const pauses: { milliseconds: number; run: () => void }[] = []
  const handed: LiveDoor = {
    open: () => {
      const stream = Object.assign(new EventTarget(), { close: () => undefined })
      streams.push(stream)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what of it the line uses
      return stream as unknown as EventSource
    },
    after: (milliseconds, run) => {
      const pause = { milliseconds, run }
      pauses.push(pause)
      return () => pauses.splice(pauses.indexOf(pause), 1)
    },
    random: () => 1,
  }
  return { streams, pauses, handed }
}

test('a broken line is tried again after pauses that double and end at 30 s', () => {
  expect([0, 1, 2, 3, 4, 5, 20].map((attempt) => pauseBefore(attempt, 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ])
  expect(pauseBefore(3, 0)).toBe(4000)
})

test('a line that comes back says that something may have been missed', () => {
  const { streams, pauses, handed } = door()
  const states: [connected: boolean, again: boolean][] = []
  connectLive(
    handed,
    () => undefined,
    (connected, again) => states.push([connected, again]),
  )
  streams[0]!.dispatchEvent(new Event('open'))
  streams[0]!.dispatchEvent(new Event('error'))
  pauses[0]!.run()
  streams[1]!.dispatchEvent(new Event('open'))
  expect(states).toEqual([
    [true, false],
    [false, true],
    [true, true],
  ])
})

test('the pauses begin anew once the line has stood', () => {
  const { streams, pauses, handed } = door()
  connectLive(
    handed,
    () => undefined,
    () => undefined,
  )
  streams[0]!.dispatchEvent(new Event('error'))
  pauses[0]!.run()
  streams[1]!.dispatchEvent(new Event('error'))
  pauses[1]!.run()
  streams[2]!.dispatchEvent(new Event('open'))
  streams[2]!.dispatchEvent(new Event('error'))
  expect(pauses.map((pause) => pause.milliseconds)).toEqual([1000, 2000, 1000])
})

test('an event of the node reaches the desk, and a closed line is not opened again', () => {
  const { streams, pauses, handed } = door()
  const events: LiveEvent[] = []
  const line = connectLive(
    handed,
    (event) => events.push(event),
    () => undefined,
  )
  const event: LiveEvent = { type: 'items', box: 'in', uris: ['tag:a,2026:1'] }
  streams[0]!.dispatchEvent(new MessageEvent('items', { data: JSON.stringify(event) }))
  expect(events).toEqual([event])
  line.close()
  streams[0]!.dispatchEvent(new Event('error'))
  expect(pauses).toEqual([])
})
