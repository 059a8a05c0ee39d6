import { randomUUID } from 'node:crypto'
import {
  assert,
  asyncProperty,
  constantFrom,
  integer,
  option,
  record,
  array,
  boolean,
} from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { mayShow } from '../src/clock.ts'
import { embargoLine } from '../src/desk/embargo-line.ts'
import { listItems, type ItemQuery } from '../src/desk/item-list.ts'
import {
  addPartner,
  minute,
  offerItem,
  openDesk,
  story,
  them,
  us,
  viewer,
  type TestDesk,
} from './desk-newsroom.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterEach(async () => {
  await desk.db.deleteFrom('exchange.item').execute()
  await desk.db.deleteFrom('exchange.statement').execute()
  await desk.db.deleteFrom('exchange.read_mark').execute()
  await desk.db.updateTable('exchange.agreement').set({ clock_ms: null, clock_at: null }).execute()
})
afterAll(() => desk.store.close())

const at = (minutes: number): string =>
  new Date(desk.time.getTime() + minutes * minute).toISOString()
const list = (query: Partial<ItemQuery> = {}, role: Parameters<typeof viewer>[0] = 'editor') =>
  listItems(desk, { box: 'in', ...query }, viewer(role))

describe('a row stands as', () => {
  test.each([
    ['offered', {}],
    ['taken', { taken_at: '2026-11-22T00:00:00Z', taken_by: randomUUID() }],
    ['published', { taken_at: '2026-11-22T00:00:00Z', published_at: '2026-11-22T01:00:00Z' }],
    ['embargoed', { embargoed_until: '2026-11-23T07:00:00Z', taken_at: '2026-11-22T00:00:00Z' }],
    ['denied', { expires: '2026-11-23T05:59:59Z', embargoed_until: '2026-11-23T07:00:00Z' }],
    ['denied', { issuer: 'third.example' }],
    ['denied', { agreement: randomUUID() }],
    ['withheld', { state: 'withheld', expires: '2026-11-23T05:00:00Z' }],
    ['killed', { state: 'killed', killed_at: '2026-11-23T05:00:00Z', kill_reason: 'false' }],
    ['withheld', { own: true, partner: null, source_killed: '2026-11-23T05:00:00Z' }],
    ['unoffered', { own: true, partner: null }],
    ['published', { own: true, partner: null, published_at: '2026-11-22T01:00:00Z' }],
    [
      'unoffered',
      { own: true, partner: null, source_killed: '2026-11-23T05:00:00Z', kept_reason: 'r' },
    ],
  ])('%s: %j', async (state, row) => {
    await offerItem(desk, story('Талас'), row)
    const page = await list({ box: 'own' in row ? 'own' : 'in' })
    expect(page.items.map((item) => item.state)).toEqual([state])
    expect(page.facets.state).toEqual([{ value: state, count: 1 }])
  })

  test('stale when the version it translates is no longer the newest', async () => {
    const source = await offerItem(desk, story('Булак'), { sequence: 2 })
    await offerItem(desk, story('Source'), {
      own: true,
      partner: null,
      translation_of: source,
      translation_of_version: 1,
    })
    expect((await list({ box: 'own' })).items[0]?.state).toBe('stale')
  })
})

describe("a partner's embargoed item", () => {
  test.each([
    ['editor', 1],
    ['administrator', 1],
    ['translator', 0],
    ['analyst', 0],
    ['viewer', 0],
  ] as const)('is known to %s: %i', async (role, count) => {
    const subjects = [{ name: 'Саясат', uri: 'topic:1' }]
    await offerItem(desk, story('канарейка', { subjects }), { embargoed_until: at(60) })
    for (const query of [{}, { q: 'канарейка' }, { topic: ['topic:1'] }]) {
      const page = await list(query, role)
      expect([page.total, page.items.length, page.unread]).toEqual([count, count, count])
      expect(page.facets.topic.length).toBe(count)
      expect(JSON.stringify(page).includes('канарейка')).toBe(count === 1)
    }
  })

  test.each([
    ['without a measured clock, ten minutes later', undefined, -9.9, 0],
    ['without a measured clock, ten minutes later', undefined, -10, 1],
    ['whose clock is six minutes ahead of ours, six minutes earlier', { ms: 6, age: 1 }, 6, 1],
    ['whose clock is six minutes ahead of ours, six minutes earlier', { ms: 6, age: 1 }, 6.1, 0],
    ['whose clock is behind ours, later', { ms: -6, age: 1 }, -5.9, 0],
    ['whose clock is behind ours, later', { ms: -6, age: 1 }, -6, 1],
    ['whose measurement is old, ten minutes later', { ms: 6, age: 16 }, 6, 0],
  ])('is shown to a viewer by the sender’s clock: %s', async (_rule, clock, ends, count) => {
    if (clock !== undefined) {
      await desk.db
        .updateTable('exchange.agreement')
        .set({ clock_ms: clock.ms * minute, clock_at: new Date(at(-clock.age)) })
        .execute()
    }
    await offerItem(desk, story('Талас'), { embargoed_until: at(ends) })
    expect((await list({}, 'viewer')).total).toBe(count)
    expect((await list()).items[0]?.state).toBe(count === 1 ? 'offered' : 'embargoed')
  })

  test('is compared with the same moment that the clock’s rule gives', async () => {
    await assert(
      asyncProperty(
        integer({ min: -40 * minute, max: 40 * minute }),
        option(
          record({
            ms: integer({ min: -10 * minute, max: 10 * minute }),
            age: integer({ min: -minute, max: 40 * minute }),
          }),
          { nil: undefined },
        ),
        async (ends, clock) => {
          const now = desk.time
          const until = new Date(now.getTime() + ends)
          const offset = clock && {
            ms: clock.ms,
            error: 0,
            measuredAt: new Date(now.getTime() - clock.age),
          }
          const shown = mayShow(until.toISOString(), offset, now)
          expect(until <= embargoLine(offset, now)).toBe(shown)
          return Promise.resolve()
        },
      ),
      { numRuns: 2000 },
    )
  })
})

test('a killed item shows no word of what it was', async () => {
  const uri = await offerItem(desk, story('канарейка'), {
    state: 'killed',
    kill_reason: 'false',
    killed_at: at(0),
  })
  const page = await list()
  expect(page.items[0]).toMatchObject({ uri, headline: '', subjects: [], state: 'killed' })
  expect(JSON.stringify(page)).not.toContain('канарейка')
})

test('each facet counts what the other filters let through', async () => {
  await offerItem(desk, story('Бир', { subjects: [{ uri: 't:a' }] }))
  await offerItem(
    desk,
    story('Эки', { subjects: [{ uri: 't:b' }, { uri: 't:a' }], language: 'ru' }),
  )
  await offerItem(desk, story('Үч', { type: 'picture', subjects: [{ uri: 't:b' }] }))
  const page = await list({ language: ['ky'], kind: ['text'] })
  expect(page.total).toBe(1)
  expect(page.facets.language).toEqual([
    { value: 'ky', count: 1 },
    { value: 'ru', count: 1 },
  ])
  expect(page.facets.kind).toEqual([
    { value: 'picture', count: 1 },
    { value: 'text', count: 1 },
  ])
  expect(page.facets.topic).toEqual([{ value: 't:a', count: 1 }])
  expect(page.facets.partner).toEqual([{ value: them, count: 1, names: { en: them } }])
  const both = await list({ topic: ['t:a', 't:b'], language: ['ru'] })
  expect(both.items.map(({ headline }) => headline)).toEqual(['Эки'])
  expect(both.facets.topic.map(({ value }) => value)).toEqual(['t:a', 't:b'])
})

test('a search finds words in the body, in any script, also unfinished ones', async () => {
  await offerItem(desk, story('世界人工智能大会'))
  await offerItem(desk, story('Бишкекте форум'))
  for (const [q, found] of [
    ['人工智能', 1],
    ['智能', 1],
    ['Бишк', 1],
    ['Бишк ', 0],
    ['body', 2],
    ['', 2],
  ] as const) {
    expect([q, (await list({ q })).total]).toEqual([q, found])
  }
})

test('an item is unread until its present version was opened', async () => {
  const uri = await offerItem(desk, story('Талас'))
  const { person } = viewer('editor')
  await desk.db.insertInto('exchange.read_mark').values({ person, uri, sequence: 1 }).execute()
  expect(await list()).toMatchObject({ unread: 0, total: 1, items: [{ unread: false }] })
  expect((await list({ unread: true })).total).toBe(0)
  await offerItem(desk, story('Талас', { uri }), { sequence: 2 })
  expect(await list({ unread: true })).toMatchObject({
    unread: 1,
    total: 1,
    items: [{ unread: true }],
  })
})

test('pages follow each other without a gap or a double, also among items that came together', async () => {
  const uris: string[] = []
  for (let count = 0; count < 7; count += 1) uris.push(await offerItem(desk, story('Талас')))
  const seen: string[] = []
  let after: string | null = null
  do {
    const page = await list({ limit: 3, ...(after === null ? {} : { after }) })
    seen.push(...page.items.map(({ uri }) => uri))
    expect(page.total).toBe(7)
    after = page.next
  } while (after !== null)
  expect(seen.sort()).toEqual(uris.sort())
  await expect(list({ after: 'nowhere' })).rejects.toMatchObject({ code: 'list.place-unknown' })
})

test('a reader sees the headline of a translation in their language', async () => {
  const uri = await offerItem(desk, story('Талас'))
  await offerItem(desk, story('The Talas river', { language: 'en' }), {
    own: true,
    partner: null,
    translation_of: uri,
    translation_of_version: 1,
  })
  const [row] = (await list()).items
  expect(row?.gist).toEqual({ text: 'The Talas river', language: 'en', translation: true })
})

test('a topic is named as the items name it', async () => {
  await offerItem(
    desk,
    story('Талас', { subjects: [{ uri: 't:a', literal: 'culture', name: 'Маданият' }] }),
  )
  await offerItem(
    desk,
    story('Talas', {
      language: 'en',
      subjects: [{ uri: 't:a', literal: 'culture', name: 'Culture' }],
    }),
  )
  const { topic } = (await list()).facets
  expect(topic).toMatchObject([{ value: 't:a', count: 2, names: { en: 'Culture' } }])
})

test('what the query counts is what the rights decide for each row', async () => {
  const partner = 'strict.example'
  await assert(
    asyncProperty(
      record({
        kinds: option(constantFrom(['text'], ['picture', 'text'] as const), { nil: undefined }),
        languages: option(constantFrom(['zh'], ['ky', 'zh-hans'], ['*']), { nil: undefined }),
        topics: option(constantFrom(['t:a'], ['t:b', 't:c']), { nil: undefined }),
        days: option(integer({ min: 1, max: 3 }), { nil: undefined }),
        relays: boolean(),
        keepsAfterEnd: boolean(),
      }),
      option(integer({ min: -48, max: 1 }), { nil: undefined }),
      array(
        record({
          kind: constantFrom('text' as const, 'picture' as const, 'event' as const),
          language: constantFrom('zh-Hans', 'zh', 'ky', 'ru'),
          issuer: constantFrom(partner, us, 'third.example'),
          topic: constantFrom('t:a', 't:b', 't:d'),
          age: integer({ min: 0, max: 96 }),
          published: option(integer({ min: 0, max: 96 }), { nil: null }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      async (terms, ended, items) => {
        const agreement = randomUUID()
        const grant = Object.fromEntries(
          Object.entries(terms).filter(([, value]) => value !== undefined),
        )
        await addPartner(desk, partner, agreement, grant)
        if (ended !== undefined) {
          await desk.db
            .updateTable('exchange.agreement')
            .set({ ended_at: new Date(at(ended * 60)) })
            .where('id', '=', agreement)
            .execute()
        }
        for (const { kind, language, issuer, topic, age, published } of items) {
          await offerItem(desk, story('Талас', { language, subjects: [{ uri: topic }] }), {
            agreement,
            partner,
            issuer,
            kind,
            issued: at(-age * 60),
            published_at: published === null ? null : at(-published * 60),
          })
        }
        const page = await list({ limit: 200 })
        const counted = Object.fromEntries(
          page.facets.state.map((facet) => [facet.value, facet.count]),
        )
        const decided: Record<string, number> = {}
        for (const { state } of page.items) decided[state] = (decided[state] ?? 0) + 1
        expect(counted).toEqual(decided)
        await desk.db.deleteFrom('exchange.item').execute()
        await desk.db.deleteFrom('exchange.agreement').where('id', '=', agreement).execute()
      },
    ),
    { numRuns: 60 },
  )
})
