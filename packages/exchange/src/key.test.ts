import { describe, expect, test } from 'vitest'
import { exportKey, generateKey, importKey, isPublicKey, thumbprint } from './key.ts'
import { dailyKey, DAILY, groupKey, keysOf, listed, NOW } from '../tests/sample.ts'

describe('a key', () => {
  test('is named by its thumbprint', () => {
    // RFC 8037, appendix A.3
    expect(thumbprint('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo')).toBe(
      'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    )
  })

  test('comes back from its JWK the same', () => {
    const key = generateKey()
    const again = importKey(exportKey(key))
    expect(again.kid).toBe(key.kid)
    expect(exportKey(again)).toEqual(exportKey(key))
  })

  test('is refused where its public half belongs to another', () => {
    const jwk = { ...exportKey(dailyKey), x: groupKey.x }
    expect(() => importKey(jwk)).toThrow(expect.objectContaining({ code: 'key.unreadable' }))
  })

  test('has one spelling', () => {
    expect(isPublicKey(dailyKey.x)).toBe(true)
    expect(isPublicKey(`${dailyKey.x}=`)).toBe(false)
    expect(isPublicKey(dailyKey.x.slice(1))).toBe(false)
  })
})

describe('a key set', () => {
  const before = new Date(NOW.getTime() - 1000)
  const ended = listed(dailyKey, { until: NOW.toISOString() })
  const revoked = listed(dailyKey, { revoked: { from: NOW.toISOString(), reason: 'stolen' } })

  test.each([
    ['gives a key for what is dated within its time', listed(dailyKey), NOW, true],
    ['gives an ended key for what is dated before its end', ended, before, true],
    ['refuses an ended key for what is dated at its end', ended, NOW, 'key-expired'],
    ['refuses a revoked key whatever the date', revoked, before, 'key-revoked'],
    [
      'gives a new key for what is older, as after signing again',
      listed(dailyKey, { from: '2027-01-01T00:00:00.000Z' }),
      NOW,
      true,
    ],
    ['refuses a key that it does not hold', listed(groupKey), NOW, 'key-unknown'],
  ] as const)('%s', (_rule, key, at, outcome) => {
    const result = keysOf(DAILY, key).keyFor(dailyKey.kid, at)
    expect(result.ok ? true : result.fault.code).toBe(outcome)
  })
})
