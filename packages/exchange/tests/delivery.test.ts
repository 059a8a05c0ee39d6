import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { releaseDue } from '../src/due.ts'
import { grant, story, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

let network: TestNetwork
let hegu: TestNewsroom
let echo: TestNewsroom

beforeEach(async () => {
  network = new TestNetwork()
  hegu = await network.open('hegu.example', ['zh-Hans'])
  echo = await network.open('echo.example')
})
afterEach(() => network.close())

function items(newsroom: TestNewsroom) {
  return newsroom.db
    .selectFrom('exchange.item')
    .select(['uri', 'sequence', 'version', 'state', 'headline', 'partner', 'own', 'source_killed'])
    .orderBy('uri')
    .execute()
}

describe('an agreement', () => {
  test('is signed by both sides over the same terms', async () => {
    const id = await network.agree(echo, hegu)
    const [ours, theirs] = [await echo.signed(id), await hegu.signed(id)]
    expect(ours.row.signed).toEqual(theirs.row.signed)
    expect(ours.agreement.parties.map((party) => party.id)).toEqual([
      'echo.example',
      'hegu.example',
    ])
    expect([ours.partner, theirs.partner]).toEqual(['hegu.example', 'echo.example'])
  })
})

describe('a story', () => {
  test('reaches the partner once, with its corrections, and is confirmed', async () => {
    const id = await network.agree(echo, hegu)
    const [issued] = await echo.issue(story('Көл'))
    expect(await hegu.read(id)).toBe(1)
    expect(await hegu.read(id)).toBe(0)
    await echo.issue({ ...story('Ысык-Көл'), uri: issued!.uri, action: 'correct', reason: 'аты' })
    await hegu.read(id)
    expect(await items(hegu)).toMatchObject([
      { version: 2, sequence: 2, headline: 'Ысык-Көл', partner: 'echo.example', state: 'usable' },
    ])
    await echo.read(id)
    expect((await echo.signed(id)).row.receipted_entry).toBe(2)
  })

  test('that is killed is erased on both sides, its translation withheld, its kill confirmed', async () => {
    const id = await network.agree(echo, hegu)
    const [issued] = await echo.issue(story('Автобус каттамы'))
    await hegu.read(id)
    const source = { uri: issued!.uri, version: 1 }
    await hegu.issue({ ...story('班车时刻'), language: 'zh-Hans', translationOf: source })
    await echo.issue({
      uri: issued!.uri,
      action: 'kill',
      kind: 'text',
      language: 'ky',
      reason: 'туура эмес',
    })
    await hegu.read(id)
    const [translation, killed] = (await items(hegu)).toSorted(
      (a, b) => Number(b.own) - Number(a.own),
    )
    expect(killed).toMatchObject({ state: 'killed', headline: null })
    expect(translation).toMatchObject({ state: 'withheld', own: true })
    expect(translation?.source_killed).not.toBeNull()
    const texts = await hegu.db
      .selectFrom('exchange.statement')
      .select('payload')
      .where('uri', '=', issued!.uri)
      .execute()
    expect(texts.every(({ payload }) => payload === null)).toBe(true)
    await echo.read(id)
    const notice = await echo.db.selectFrom('exchange.kill_notice').selectAll().executeTakeFirst()
    expect(notice?.confirmed_at).not.toBeNull()
  })

  test('under embargo is held back until its moment where the agreement says so', async () => {
    const id = await network.agree(echo, hegu)
    let time = Date.now() + 60_000
    network.time = () => time
    const embargoedUntil = new Date(time + 3 * 3_600_000).toISOString()
    await echo.issue({ ...story('Кийинчерээк'), embargoedUntil })
    expect(await hegu.read(id)).toBe(0)
    time = Date.parse(embargoedUntil)
    await releaseDue(echo.db, echo.effects.now())
    expect(await hegu.read(id)).toBe(1)
  })

  test('of another kind than agreed never enters the log', async () => {
    const id = await network.agree(echo, hegu, { give: grant({ kinds: ['picture'] }) })
    await echo.issue(story('Текст'))
    expect(await hegu.read(id)).toBe(0)
  })
})
