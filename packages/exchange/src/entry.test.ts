import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ok } from '@suyab/wire/result'
import { digestOf } from './canonical.ts'
import {
  checkHead,
  emptyChain,
  followChain,
  genesis,
  makeEntry,
  verifyEntries,
  verifyEntry,
  type Chain,
  type SignedEntry,
} from './entry.ts'
import { sign, signAgain } from './jws.ts'
import {
  AGREEMENT,
  DAILY,
  dailyKey,
  dailyKeys,
  GROUP,
  groupKey,
  keysOf,
  listed,
  testKey,
} from '../tests/sample.ts'

const OTHER = '0b9d3c52-4a4d-4f4e-8a39-4f6e5f0d7c22'

describe('a log', () => {
  const log = writeLog(['a', 'b', 'c', 'd', 'e'])

  test('is followed to its end, and the same for who writes and who reads', () => {
    expect(follow(log)).toEqual(ok(chainOf(log)))
  })

  test('begins with its own name', () => {
    expect(log[0]?.entry.previous).toBe(genesis(AGREEMENT, DAILY))
    expect(genesis(AGREEMENT, DAILY)).not.toBe(genesis(AGREEMENT, GROUP))
    expect(genesis(AGREEMENT, DAILY)).not.toBe(genesis(OTHER, DAILY))
  })

  test('may repeat its last entry', () => {
    expect(follow([...log, ...log.slice(-1)])).toEqual(ok(chainOf(log)))
  })

  test('stays the same when it is signed again with a new key', () => {
    const next = testKey('daily 2')
    const again = log.map(({ jws }) =>
      verifyEntry(signAgain('entry', jws, next), keysOf(DAILY, listed(next)), AGREEMENT),
    )
    expect(again.map((result) => result.ok && result.value.hash)).toEqual(
      log.map(({ hash }) => hash),
    )
  })

  test.each<[string, SignedEntry[], string]>([
    [
      'is rewritten before the place read',
      writeLog(['a', 'X', 'c', 'd', 'e']).slice(2),
      'entry.chain-broken',
    ],
    ['is rewritten at the place read', writeLog(['a', 'X']).slice(1), 'entry.forked'],
    [
      'is forked after the place read',
      [...log.slice(2, 3), ...writeLog(['a', 'b', 'X', 'Y']).slice(3)],
      'entry.chain-broken',
    ],
    ['leaves an entry out', log.slice(3), 'entry.gap'],
    ['is reordered', [log[3], log[2]].filter((entry) => entry !== undefined), 'entry.gap'],
    ['goes back', log.slice(0, 1), 'entry.gap'],
    [
      'is reordered with new numbers',
      writeLog(['a', 'c', 'b', 'd']).slice(2),
      'entry.chain-broken',
    ],
  ])('that %s is refused', (_what, rest, code) => {
    const read = chainOf(log.slice(0, 2))
    expect(follow(rest, read)).toMatchObject({ ok: false, fault: { code } })
  })

  test('that ends before the place read is refused', () => {
    const read = chainOf(log)
    expect(checkHead(read, 4)).toEqual({
      ok: false,
      fault: { code: 'entry.shortened', have: 5, got: 4 },
    })
    expect(checkHead(read, 5)).toEqual(ok(read))
  })

  test('is never followed past a change to any of its entries', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.string({ minLength: 1 }), (at, other) => {
        const names = ['a', 'b', 'c', 'd', 'e']
        fc.pre(other !== names[at])
        const changed = writeLog(names.with(at, other))
        const mixed = [...changed.slice(0, at + 1), ...log.slice(at + 1)]
        // A change to the last entry shows in the hash that both sides compare.
        expect(follow(mixed)).not.toEqual(ok(chainOf(log)))
        expect(follow(mixed).ok).toBe(at === 4)
      }),
    )
  })
})

describe('an entry', () => {
  const first = writeLog(['a'])[0]
  const jws = first?.jws ?? ''
  const changed = (change: object): string =>
    sign('entry', { ...first?.entry, ...change }, dailyKey)

  test('is accepted as its newsroom wrote it', () => {
    expect(verifyEntry(jws, dailyKeys, AGREEMENT)).toEqual(ok(first))
  })

  test.each<[string, unknown, string]>([
    ['without a signature', jws.split('.').slice(0, 2).join('.'), 'entry.unsigned'],
    ['of another log', changed({ from: GROUP }), 'entry.foreign'],
    ['of another agreement', changed({ agreement: OTHER }), 'entry.foreign'],
    ['signed by the reader', sign('entry', first?.entry, groupKey), 'entry.key-unknown'],
    [
      'with a number changed on the way',
      `${jws.split('.')[0]}.${changed({ entry: 2 }).split('.')[1]}.${jws.split('.')[2]}`,
      'entry.signature-invalid',
    ],
    ['with number 1.5', changed({ entry: 1.5 }), 'entry.schema'],
    ['over 4 KiB', changed({ more: 'x'.repeat(5000) }), 'entry.too-large'],
  ])('%s is refused', (_what, raw, code) => {
    expect(verifyEntry(raw, dailyKeys, AGREEMENT)).toMatchObject({ ok: false, fault: { code } })
  })

  test('does not spoil the others when it is bad', async () => {
    const results = await verifyEntries([jws, 5, jws], dailyKeys, AGREEMENT)
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true])
  })
})

function writeLog(names: readonly string[]): SignedEntry[] {
  const log: SignedEntry[] = []
  let chain = emptyChain(AGREEMENT, DAILY)
  for (const name of names) {
    const about = {
      agreement: AGREEMENT,
      from: DAILY,
      envelope: digestOf(name),
      at: '2026-11-20T07:31:00.000Z',
    }
    const entry = makeEntry(chain, about, dailyKey)
    log.push(entry)
    chain = { entry: entry.entry.entry, hash: entry.hash }
  }
  return log
}

function chainOf(log: readonly SignedEntry[]): Chain {
  const last = log.at(-1)
  return last === undefined
    ? emptyChain(AGREEMENT, DAILY)
    : { entry: last.entry.entry, hash: last.hash }
}

function follow(
  log: readonly SignedEntry[],
  from: Chain = emptyChain(AGREEMENT, DAILY),
): ReturnType<typeof followChain> {
  let chain: ReturnType<typeof followChain> = ok(from)
  for (const entry of log) {
    if (chain.ok) chain = followChain(chain.value, entry)
  }
  return chain
}
