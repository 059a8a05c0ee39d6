import { afterAll, beforeAll, expect, test } from 'vitest'
import { openItems } from '../src/desk/item-access.ts'
import { listItems } from '../src/desk/item-list.ts'
import { openStage, playEmbargo, type Stage } from './embargo-run.ts'
import { story, TestNetwork } from './newsroom-bench.ts'
import { deskOf, viewerOf } from './outputs.ts'
import { seeded } from './seeded.ts'

const network = new TestNetwork()
let stage: Stage
beforeAll(async () => {
  stage = await openStage(network)
})
afterAll(() => network.close())

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'nothing of an embargoed story is seen before the sender’s clock allows it, and all of it after: %i',
  async (run) => {
    const { leaks, late, checks } = await playEmbargo(stage, run, seeded(run))
    expect(leaks).toEqual([])
    expect(late).toEqual([])
    expect(checks).toBeGreaterThan(1)
  },
)

test('a translation is seen no earlier than its source, whose embargo was put off after it was made', async () => {
  const { sender, reader, agreements, clock } = stage
  const minute = 60_000
  for (const newsroom of [sender, reader]) newsroom.skew = 0
  const embargo = (minutes: number): { embargoedUntil: string } => ({
    embargoedUntil: new Date(clock.now + minutes * minute).toISOString(),
  })
  const [issued] = await sender.issue({ ...story('башат'), ...embargo(20) })
  const uri = issued?.uri ?? ''
  await reader.read(agreements.send)
  const first = { ...story('源头'), language: 'zh-Hans', translationOf: { uri, version: 1 } }
  const [made] = await reader.issue({ ...first, ...embargo(20) })
  const [again] = await reader.issue({
    ...story('мурдагы'),
    language: 'ky',
    translationOf: { uri: made?.uri ?? '', version: 1 },
    ...embargo(20),
  })
  const correction = { action: 'correct', reason: 'кийинки күнгө жылды', uri } as const
  await sender.issue({ ...story('башат'), ...correction, ...embargo(90) })
  await reader.read(agreements.send)
  clock.now += 60 * minute
  const own = [made?.uri ?? '', again?.uri ?? '']
  const now = reader.effects.now()
  expect(await openItems(reader.db, own, viewerOf('translator'), now)).toEqual([])
  const seen = await openItems(reader.db, own, viewerOf('editor'), now)
  expect(seen.map(({ standing }) => standing.state)).toEqual(['embargoed', 'embargoed'])
  const [list, hidden] = [await listOwn('editor'), await listOwn('viewer')]
  expect(list.get('embargoed')).toBeGreaterThanOrEqual(2)
  expect(hidden.get('embargoed')).toBeUndefined()
  clock.now += 45 * minute
  expect(await openItems(reader.db, own, viewerOf('viewer'), reader.effects.now())).toHaveLength(2)

  async function listOwn(role: 'editor' | 'viewer'): Promise<Map<string, number>> {
    const page = await listItems(deskOf(reader), { box: 'own' }, viewerOf(role))
    return new Map(page.facets.state.map(({ value, count }) => [value, count]))
  }
})
