import { expect, test } from 'vitest'
import { Places } from './places.ts'

test('no more places are taken than there are, and one that is given back is free once', () => {
  const places = new Places(2)
  const [first, second] = [places.take(), places.take()]
  expect([first, second]).not.toContain(undefined)
  expect(places.take()).toBeUndefined()
  first?.()
  first?.()
  expect(places.take()).toBeDefined()
  expect(places.take()).toBeUndefined()
  second?.()
  expect(places.take()).toBeDefined()
})
