import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { renew } from './renew.ts'

/** A node whose answers are given by hand, each with the number of its question. */
function slowNode(): { ask: () => Promise<number>; answer: () => void } {
  const waiting: (() => void)[] = []
  let asked = 0
  return {
    ask: async () =>
      new Promise((resolve) => {
        asked += 1
        const number = asked
        waiting.push(() => resolve(number))
      }),
    answer: () => waiting.shift()?.(),
  }
}

test('what changes while it is read for the first time is read again', async () => {
  const client = new QueryClient()
  const node = slowNode()
  const queryKey = ['item', 'urn:a']
  const observer = new QueryObserver(client, { queryKey, queryFn: node.ask })
  const leave = observer.subscribe(() => undefined)
  const renewed = renew(client, ['item'])
  node.answer()
  await expect.poll(() => observer.getCurrentResult().data).toBe(1)
  node.answer()
  await renewed
  expect(client.getQueryData(queryKey)).toBe(2)
  leave()
})

test('so is what a page that is not yet there has asked for', async () => {
  const client = new QueryClient()
  const node = slowNode()
  const queryKey = ['item', 'urn:a']
  const read = client.fetchQuery({ queryKey, queryFn: node.ask })
  const renewed = renew(client, ['item'])
  node.answer()
  await read
  await renewed
  expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true)
})
