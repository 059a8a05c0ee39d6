import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { awaitedPartners } from '../src/awaited.ts'
import { listFaults } from '../src/desk/partner-view.ts'
import { generateKey } from '../src/key.ts'
import { sendLetter } from '../src/letter-box.ts'
import type { LetterBody } from '../src/letter.ts'
import { makeNewsroom } from '../src/newsroom.ts'
import { answerProtocol } from '../src/protocol-route.ts'
import { Forger } from './forger.ts'
import {
  grant,
  originOf,
  ownNewsroom,
  story,
  TestNetwork,
  type TestNewsroom,
} from './newsroom-bench.ts'

let network: TestNetwork
let echo: TestNewsroom
let liar: TestNewsroom
let hegu: TestNewsroom
let toLiar: string
let toHegu: string

beforeEach(async () => {
  network = new TestNetwork()
  echo = await network.open('echo.example')
  liar = await network.open('liar.example')
  hegu = await network.open('hegu.example')
  toLiar = await network.agree(echo, liar)
  toHegu = await network.agree(echo, hegu)
})
afterEach(() => network.close())

describe('a partner that says it has read more than we wrote', () => {
  test('and returns nothing of it silences no other log, and hides nothing', async () => {
    await liar.db
      .updateTable('exchange.log')
      .set({ entry: 1_000_000 })
      .where('direction', '=', 'read')
      .execute()
    await liar.read(toLiar)
    expect((await echo.signed(toLiar)).row.reconciling).toBe(true)
    liar.online = false
    expect(await awaitedPartners(echo.db)).toEqual([])
    await echo.issue(story('Нарын'))
    expect(await hegu.read(toHegu)).toBe(1)
  })
})
