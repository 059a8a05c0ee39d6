import { afterAll, beforeAll, expect, test } from 'vitest'
import { feedItems } from '../src/feed-items.ts'
import { TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

const network = new TestNetwork()
let echo: TestNewsroom
beforeAll(async () => {
  echo = await network.open('echo.example', ['ky', 'ru'])
  const names = { en: 'Mountain Echo', ru: 'Горное эхо', ky: 'Тоо жаңырыгы', 'zh-Hans': '山间回声' }
  await echo.db
    .updateTable('exchange.self')
    .set({ names: JSON.stringify(names) })
    .execute()
})
afterAll(() => network.close())

test.each([
  [undefined, 'Тоо жаңырыгы'],
  ['ru', 'Горное эхо'],
  ['zh-Hans', '山间回声'],
  ['ru-KG', 'Горное эхо'],
  ['fa', 'Тоо жаңырыгы'],
])(
  'a feed is named in its language, else in the newsroom’s own first one: %s',
  async (language, title) => {
    const feed = await feedItems(echo.db, language === undefined ? {} : { language }, new Date())
    expect(feed?.title).toBe(title)
  },
)
