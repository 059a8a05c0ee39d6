import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

/** Lets everybody take turns of which each gives back the one before; who had them, in their order. */
async function served(turns: Turns, askers: readonly string[]): Promise<string[]> {
  const order: string[] = []
  await Promise.all(
    askers.map(async (person) => {
      const turn = await turns.take({ person })
      if (!turn.ok) return
      order.push(person)
      await Promise.resolve()
      turn.value()
    }),
  )
  return order
}

test('one person’s waiting tasks do not come before another’s first', async () => {
  const turns = new Turns({ atOnce: 1 })
  expect(await served(turns, ['ann', 'ann', 'ann', 'ann', 'bek', 'cai', 'bek'])).toEqual([
    'ann',
    'bek',
    'cai',
    'ann',
    'bek',
    'ann',
    'ann',
  ])
})

test('nobody waits for more turns of another than of their own, whoever comes in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('ann', 'bek', 'cai', 'dan'), { maxLength: 40 }),
      async (askers) => {
        const order = await served(new Turns({ atOnce: 1 }), askers)
        expect(order.toSorted()).toEqual(askers.toSorted())
        for (const person of new Set(askers)) {
          // Between two turns of somebody who waits everybody else has one at most.
          const own = order.flatMap((one, at) => (one === person ? [at] : []))
          const gaps = own.slice(1).map((at, index) => order.slice((own[index] ?? 0) + 1, at))
          for (const gap of gaps) expect(new Set(gap).size).toBe(gap.length)
          const before = order.slice(1, own[0] ?? 0)
          expect(new Set(before).size).toBe(before.length)
        }
      },
    ),
  )
})

test('no more have a turn at once than may, and a turn is given back once', async () => {
  const turns = new Turns({ atOnce: 2 })
  const [one, two] = await Promise.all([turns.take(), turns.take()])
  const places: number[] = []
  const third = turns.take({ onPlace: (place) => places.push(place) })
  const fourth = turns.take()
  expect(places).toEqual([1])
  if (one.ok) {
    one.value()
    one.value()
  }
  expect((await third).ok).toBe(true)
  let isServed = false
  const waiting = fourth.then((turn) => {
    isServed = turn.ok
    return turn
  })
  await Promise.resolve()
  expect(isServed).toBe(false)
  if (two.ok) two.value()
  expect((await waiting).ok).toBe(true)
})

test('who waits is told each place, also when others go away or come before', async () => {
  const turns = new Turns({ atOnce: 1 })
  const running = await turns.take({ person: 'ann' })
  const gone = new AbortController()
  const places: number[] = []
  const first = turns.take({ person: 'ann', signal: gone.signal })
  const second = turns.take({ person: 'ann', onPlace: (place) => places.push(place) })
  const other = turns.take({ person: 'bek' })
  gone.abort()
  expect(await first).toEqual({ ok: false, fault: { code: 'turn.stopped' } })
  if (running.ok) running.value()
  const turn = await other
  if (turn.ok) turn.value()
  expect((await second).ok).toBe(true)
  // Second, then third behind bek, second once the first has gone, and then the next.
  expect(places).toEqual([2, 3, 2, 1])
})

test('a person has so many waiting and no more; others may still wait', async () => {
  const turns = new Turns({ atOnce: 1, mostWaiting: 2 })
  const running = await turns.take({ person: 'ann' })
  const waiting = [turns.take({ person: 'ann' }), turns.take({ person: 'ann' })]
  expect(await turns.take({ person: 'ann' })).toEqual({
    ok: false,
    fault: { code: 'turn.too-many', limit: 2 },
  })
  const other = turns.take({ person: 'bek' })
  if (running.ok) running.value()
  const turn = await other
  expect(turn.ok).toBe(true)
  turns.close()
  const refused = { ok: false, fault: { code: 'turn.closed' } }
  expect(await Promise.all([...waiting, turns.take()])).toEqual([refused, refused, refused])
})
