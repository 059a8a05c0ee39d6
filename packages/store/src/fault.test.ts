import { describe, expect, test } from 'vitest'
import { asStoreError, StoreError } from './fault.ts'

const error = (code: string | undefined, message = 'said'): Error =>
  Object.assign(new Error(message), code === undefined ? {} : { code })

describe('an error from below', () => {
  test.each([
    ['53100', 'said', 'store.disk-full'],
    ['58030', 'could not write: No space left on device', 'store.disk-full'],
    ['58030', 'could not read', 'store.io'],
    ['ENOSPC', 'said', 'store.disk-full'],
    ['57P03', 'the database system is starting up', 'store.unavailable'],
    ['08006', 'said', 'store.unavailable'],
    ['ECONNREFUSED', 'said', 'store.unavailable'],
    ['28P01', 'said', 'store.access-denied'],
    [undefined, 'Connection terminated unexpectedly', 'store.unavailable'],
    [undefined, 'timeout exceeded when trying to connect', 'store.unavailable'],
  ])('%s %s is %s, with its cause', (code, message, expected) => {
    const cause = error(code, message)
    const named = asStoreError(cause)
    expect(named).toBeInstanceOf(StoreError)
    expect(named).toMatchObject({ code: expected, message, cause })
  })

  test.each([
    ['a violated constraint', error('23505')],
    ['a mistake in a statement', error('42601')],
    ['what has a name already', new StoreError('store.busy', 'said')],
    ['what is no error', 'text'],
  ])('stays as it was when it is %s', (_what, cause) => {
    expect(asStoreError(cause)).toBe(cause)
  })

  test('of a server with several addresses is that of the first', () => {
    const cause = new AggregateError([error('ECONNREFUSED'), error('ETIMEDOUT')])
    expect(asStoreError(cause)).toMatchObject({ code: 'store.unavailable', cause })
  })
})
