import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { story, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

const network = new TestNetwork()
let host: TestNewsroom
/** Behind a router: nobody can call it. */
let guest: TestNewsroom
beforeAll(async () => {
  host = await network.open('host.example')
  guest = await network.open('guest.example', ['zh-Hans'], undefined, false)
  await network.agree(host, guest)
  await host.courier.start()
  await guest.courier.start()
})
afterAll(() => network.close())

async function becomes(newsroom: TestNewsroom, uri: string, wanted: object): Promise<void> {
  const end = Date.now() + 30_000
  for (;;) {
    const row = await newsroom.db
      .selectFrom('exchange.item')
      .select(['state', 'version'])
      .where('uri', '=', uri)
      .executeTakeFirst()
    if (
      row !== undefined &&
      Object.entries(wanted).every(([key, value]) => Reflect.get(row, key) === value)
    )
      return
    if (Date.now() > end) throw new Error(`${newsroom.id} has ${JSON.stringify(row)}`)
    await sleep(20)
  }
}

test('a newsroom that cannot be called reads, hands over, kills and confirms', async () => {
  const [theirs] = await guest.issue({ ...story('消息'), language: 'zh-Hans' })
  await becomes(host, theirs!.uri, { state: 'usable' })
  const [ours] = await host.issue(story('Кабар'))
  await becomes(guest, ours!.uri, { state: 'usable' })
  const reason = 'туура эмес'
  await guest.issue({ uri: theirs!.uri, action: 'kill', kind: 'text', language: 'zh-Hans', reason })
  await host.issue({ uri: ours!.uri, action: 'kill', kind: 'text', language: 'ky', reason })
  await becomes(host, theirs!.uri, { state: 'killed' })
  await becomes(guest, ours!.uri, { state: 'killed' })
  for (const { db } of [host, guest]) {
    await expect
      .poll(
        async () =>
          (await db.selectFrom('exchange.kill_notice').select('confirmed_at').execute()).every(
            ({ confirmed_at }) => confirmed_at !== null,
          ),
        { timeout: 30_000 },
      )
      .toBe(true)
  }
})
