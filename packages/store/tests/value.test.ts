import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../src/database.ts'
import { openTestStore } from '../src/test-store.ts'

describe('values from the database', () => {
  let store: Store
  beforeAll(async () => {
    store = await openTestStore()
  })
  afterAll(() => store.close())

  async function value(expression: string): Promise<unknown> {
    const { rows } = await sql<{ value: unknown }>`SELECT ${sql.raw(expression)} AS value`.execute(
      store.db,
    )
    return rows[0]?.value
  }

  test.each([
    ['count(*)', 1],
    ['9007199254740991::int8', Number.MAX_SAFE_INTEGER],
    ["'{1,NULL,3}'::int8[]", [1, null, 3]],
    ["'{}'::int8[]", []],
    ['1.10::numeric', '1.10'],
    ["'2026-03-01'::date", '2026-03-01'],
    ["'{2026-03-01,NULL}'::date[]", ['2026-03-01', null]],
    ["'2026-03-01 10:00'::timestamp", '2026-03-01 10:00:00'],
    ["'{2026-03-01 10:00}'::timestamp[]", ['2026-03-01 10:00:00']],
    ["'2026-03-01 10:00+06'::timestamptz", new Date('2026-03-01T04:00:00Z')],
    ['\'{"a": 1}\'::jsonb', { a: 1 }],
    ["'\\x00ff'::bytea", Buffer.from([0, 255])],
  ])('%s is read as it is', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected)
  })

  test('an integer that a JavaScript number would change is refused', async () => {
    await expect(value('9007199254740993::int8')).rejects.toMatchObject({
      code: 'store.number-unsafe',
    })
  })

  test('Kyrgyz words sort as the Kyrgyz alphabet does', async () => {
    const { rows } = await sql<{ word: string }>`
      SELECT word FROM unnest(ARRAY['пахта', 'өрүк', 'нан', 'ооба', 'ңңң']) AS word
      ORDER BY word COLLATE "ky-x-icu"`.execute(store.db)
    expect(rows.map((row) => row.word)).toEqual(['нан', 'ңңң', 'ооба', 'өрүк', 'пахта'])
  })

  test('letters outside Latin are folded to lower case', async () => {
    expect(await value("lower('ӨҢҮР ШАҢДУУ')")).toBe('өңүр шаңдуу')
  })
})
