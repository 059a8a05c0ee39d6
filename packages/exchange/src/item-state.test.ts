import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestOf, type Digest } from './canonical.ts'
import { applyStatement, checkOrder, emptyItem, type ItemState } from './item-state.ts'
import type { Action, Statement } from './statement.ts'
import { sampleStatement, without } from '../tests/sample.ts'

interface Told {
  readonly statement: Statement
  readonly digest: Digest
}

const v1 = told('publish', 1, 1)
const v2 = told('correct', 2, 2)
const v3 = told('correct', 3, 3)
const kill = told('kill', 4, 3)

describe('an item', () => {
  test('is as its latest statement says', () => {
    expect(foldStatements([v1, v2])).toMatchObject({
      sequence: 2,
      version: 2,
      killed: false,
      payload: 'payload 2',
    })
    const withheld = [v1, told('withhold', 2, 1)]
    expect(foldStatements(withheld).payload).toBeUndefined()
    expect(foldStatements([...withheld, told('release', 3, 1)]).payload).toBe('payload 1')
  })

  test('ends the same in every order of three versions and a kill', () => {
    const expected = foldStatements([v1, v2, v3, kill])
    expect(expected).toMatchObject({ killed: true, payload: undefined, version: 3 })
    for (const order of orders([v1, v2, v3, kill])) expect(foldStatements(order)).toEqual(expected)
  })

  test('ends the same however its statements are ordered and doubled', () => {
    fc.assert(
      fc.property(history(), fc.infiniteStream(fc.nat()), (statements, randoms) => {
        const expected = foldStatements(statements)
        const shuffled = [...statements, ...statements.filter(() => next(randoms) % 2 === 0)]
          .map((one) => ({ one, at: next(randoms) }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)
        expect(foldStatements(shuffled)).toEqual(expected)
        expect(expected.killed).toBe(
          statements.some(({ statement }) => statement.action === 'kill'),
        )
        expect(Object.keys(expected.known)).toHaveLength(statements.length)
      }),
      { numRuns: 1000 },
    )
  })

  test('that was killed never shows anything again', () => {
    fc.assert(
      fc.property(history(), history(), (before, after) => {
        const state = foldStatements([...before, told('kill', 100, 1), ...after])
        expect(state).toMatchObject({ killed: true, payload: undefined })
      }),
    )
  })

  test.each<[string, Told[], Told, string]>([
    ['the first', [], v1, 'applied'],
    ['a later one', [v1], v2, 'applied'],
    ['an earlier one', [v2], v1, 'late'],
    ['the same again', [v1, v2], v1, 'duplicate'],
    ['anything after a kill', [kill], v3, 'dead'],
    ['a later one after a kill', [kill], told('correct', 9, 9), 'dead'],
    ['a kill of what was never seen', [], kill, 'applied'],
    ['a kill that was overtaken', [v1, told('correct', 9, 9)], kill, 'applied'],
    ['another under a sequence that is taken', [v1, v2], told('withhold', 2, 1), 'conflict'],
  ])('takes %s', (_what, before, one, effect) => {
    expect(applyStatement(foldStatements(before), one.statement, one.digest).effect).toBe(effect)
  })

  test('is killed even by a kill under a sequence that is taken', () => {
    const other = told('kill', 2, 1)
    const { state, effect } = applyStatement(
      foldStatements([v1, v2]),
      other.statement,
      other.digest,
    )
    expect(effect).toBe('conflict')
    expect(state).toMatchObject({ killed: true, payload: undefined, known: { 2: v2.digest } })
  })

  test('is not changed by a conflict otherwise', () => {
    const other = told('correct', 2, 7)
    const before = foldStatements([v1, v2])
    expect(applyStatement(before, other.statement, other.digest).state).toBe(before)
  })

  test('has its statements in order within one log', () => {
    expect(checkOrder(v2.statement, 1)).toBeUndefined()
    expect(checkOrder(v1.statement, 2)).toEqual({
      code: 'envelope.version-behind',
      uri: v1.statement.uri,
      have: 2,
      got: 1,
    })
  })
})

function foldStatements(statements: readonly Told[]): ItemState {
  return statements.reduce(
    (state, { statement, digest }) => applyStatement(state, statement, digest).state,
    emptyItem,
  )
}

function told(action: Action, sequence: number, version: number): Told {
  const carries = action !== 'withhold' && action !== 'kill'
  const full = sampleStatement({
    action,
    sequence,
    version,
    payload: `payload ${version}`,
    reason: 'so',
  })
  const statement = carries ? full : without(full, 'payload')
  return { statement, digest: digestOf(`${action} ${sequence} ${version}`) }
}

function history(): fc.Arbitrary<Told[]> {
  const action = fc.constantFrom<Action>('publish', 'correct', 'withhold', 'release', 'kill')
  return fc
    .uniqueArray(
      fc.tuple(fc.integer({ min: 1, max: 12 }), action, fc.integer({ min: 1, max: 5 })),
      {
        selector: ([sequence]) => sequence,
        minLength: 1,
      },
    )
    .map((rows) => rows.map(([sequence, action, version]) => told(action, sequence, version)))
}

function orders<T>(values: readonly T[]): T[][] {
  if (values.length === 0) return [[]]
  return values.flatMap((value, index) =>
    orders(values.toSpliced(index, 1)).map((rest) => [value, ...rest]),
  )
}

function next(stream: fc.Stream<number>): number {
  const { value } = stream.next()
  return value ?? 0
}
