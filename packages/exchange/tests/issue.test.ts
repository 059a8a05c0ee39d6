import { afterAll, beforeAll, expect, test } from 'vitest'
import { story, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

const network = new TestNetwork()
let echo: TestNewsroom
beforeAll(async () => {
  echo = await network.open('echo.example')
})
afterAll(() => network.close())

test('several statements about one item in one call leave it as the last one says', async () => {
  const uri = 'tag:echo.example,2026:at-once'
  const reason = 'такталды'
  await echo.issue(
    { ...story('биринчи'), uri },
    { ...story('экинчи'), uri, action: 'correct', reason },
    { ...story(''), uri, action: 'withhold', reason },
    { ...story(''), uri, action: 'release' },
    { ...story(''), uri, action: 'withhold', reason },
  )
  const item = await echo.db
    .selectFrom('exchange.item')
    .select(['state', 'version', 'sequence', 'action', 'headline'])
    .where('uri', '=', uri)
    .executeTakeFirst()
  expect(item).toMatchObject({ state: 'withheld', version: 2, sequence: 5, action: 'withhold' })
  expect(item?.headline).toContain('экинчи')
  const released = await echo.db
    .selectFrom('exchange.statement')
    .select('payload')
    .where('uri', '=', uri)
    .where('action', '=', 'release')
    .executeTakeFirstOrThrow()
  expect(released.payload).toContain('экинчи')
})
