import { parseArticle, type Article } from '@suyab/coverage/article'
import { newsPage, stories } from '@suyab/coverage/extract/sample-page'
import { noteFault } from '@suyab/coverage/outlet/health'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseNetwork, type Network } from '../src/private-address.ts'
import { openSite, rssOf, type Site } from './collect-bench.ts'
import { codeOf, startTestNode, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let analyst: Desk
let editor: Desk
let site: Site
const allowed: Network[] = [parseNetwork('127.0.0.1')].filter((one) => one !== undefined)

beforeAll(async () => {
  site = await openSite()
  at = await startTestNode({ coverage: true, allowPrivate: allowed })
  analyst = await at.signIn('analyst')
  editor = await at.signIn('editor')
}, 60_000)
afterAll(async () => {
  await at.stop()
  await site.close()
})

const day = (before: number): string =>
  new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 10)
const paper = {
  id: 'paper',
  names: { ky: 'Кабар', ru: 'Весть' },
  country: 'KG',
  languages: ['ky', 'ru'],
  feeds: [],
  sitemaps: [],
  timeZone: 'UTC',
  observedSince: day(150),
}

function articles(before: number, many: number): Article[] {
  return Array.from({ length: many }, (_one, index) => {
    const read = parseArticle(
      {
        link: `https://paper.example/${before}/${index}`,
        outlet: 'paper',
        country: 'KG',
        language: 'ky',
        published: `${day(before)}T09:00:00Z`,
        timeZone: 'UTC',
        title: `Шайлоо ${before} ${index}`,
        text: 'Бишкекте шайлоо өттү.',
      },
      Date.now(),
    )
    if (!read.ok) throw new Error(read.fault.code)
    return read.value
  })
}

test('an outlet is added, changed and taken away by those who keep them, and each is in the trail', async () => {
  const other = { ...paper, id: 'other' }
  expect((await editor.ask('POST', '/api/coverage/outlets', other)).status).toBe(403)
  const added = await analyst.ask('POST', '/api/coverage/outlets', other)
  expect(added.json).toMatchObject({ outlet: { id: 'other', pace: 2 }, state: 'files' })
  expect(codeOf(await analyst.ask('POST', '/api/coverage/outlets', other))).toBe('outlet.twice')
  const wrong = await analyst.ask('PATCH', '/api/coverage/outlets/other', { country: 'Narnia' })
  expect(wrong.json).toMatchObject({
    fault: { code: 'outlet.field', data: { field: 'country', found: 'Narnia' } },
  })
  const paused = { observedUntil: day(3), owner: 'A person' }
  const changed = await analyst.ask('PATCH', '/api/coverage/outlets/other', paused)
  expect(changed.json).toMatchObject({ state: 'paused', outlet: paused })
  const back = { observedUntil: null, owner: null }
  const resumed = await analyst.ask('PATCH', '/api/coverage/outlets/other', back)
  expect(resumed.json).toMatchObject({ state: 'files', outlet: { names: paper.names } })
  expect(resumed.json['outlet']).not.toHaveProperty('owner')
  expect((await analyst.ask('DELETE', '/api/coverage/outlets/other')).status).toBe(204)
  expect(codeOf(await analyst.ask('GET', '/api/coverage/outlets/other'))).toBe('outlet.unknown')
  const administrator = await at.signIn('administrator')
  const trail = await administrator.ask('GET', '/api/audit?q=outlet.')
  expect((trail.json['rows'] as { did: string }[]).map(({ did }) => did)).toEqual([
    'outlet.remove',
    'outlet.change',
    'outlet.change',
    'outlet.add',
  ])
})

test('a list shows each outlet’s days against its own past, and the page what was left out', async () => {
  const archive = await at.node.context.coverage?.opened()
  await analyst.ask('POST', '/api/coverage/outlets', paper)
  const all: Article[] = []
  // Sixteen days in which hardly anything came, and since then twice as much.
  for (let before = 150; before >= 0; before -= 1)
    if (before > 75 || before <= 60) all.push(...articles(before, before > 60 ? 6 : 12))
  await archive?.store(all)
  await archive?.settle()
  const fault = { code: 'collect.http-status', status: 404 }
  const place = { id: 'paper', timeZone: 'UTC' }
  const address = 'https://paper.example/gone'
  await noteFault(at.store.db, place, 'article', address, fault, new Date())
  const list = await analyst.ask('GET', '/api/coverage/outlets')
  const [row] = list.json as unknown as [Record<string, unknown>]
  expect(row).toMatchObject({ state: 'files', failing: [] })
  const volume = row['volume'] as {
    first: string
    daily: number[]
    marks: { outages: { from: string; to: string }[]; changes: { day: string }[] }
  }
  expect(volume.daily).toHaveLength(90)
  expect(volume.first).toBe(day(90))
  expect(volume.daily.at(-1)).toBe(12)
  expect(volume.marks.outages).toEqual([{ from: day(75), to: day(61) }])
  expect(volume.marks.changes.map((change) => change.day)).toEqual([day(60)])
  const page = await analyst.ask('GET', '/api/coverage/outlets/paper')
  const days = page.json['days'] as object[]
  expect(days).toHaveLength(151)
  expect(days.at(-1)).toEqual({ day: day(0), stored: 12, skipped: 1 })
  expect(page.json).toMatchObject({
    reasons: [{ concerns: 'article', code: 'collect.http-status', count: 1 }],
    skipped: [{ address, code: 'collect.http-status', data: { status: 404 } }],
  })
})

test('a list from a file says by its lines what is wrong, and only then is written', async () => {
  const head = 'id,name:ky,country,languages,time_zone,observed_since,feeds'
  const text = [
    head,
    'a,Асман,KG,ky,Asia/Bishkek,2026-01-01,https://a.example/feed',
    'b,Бийик,Kyrgyzstan,ky,Asia/Bishkek,2026-01-01,',
    'c,Токой,KG,ky,Asia/Bishkek,2026-01-01,',
  ].join('\n')
  const preview = { format: 'csv', text, apply: false }
  const shown = await analyst.ask('POST', '/api/coverage/outlet-import', preview)
  expect(shown.json).toMatchObject({
    applied: false,
    rows: [{ outlet: { id: 'a' }, change: 'new' }, { change: 'new' }],
    faults: [{ code: 'outlet.field', field: 'country', line: 3 }],
  })
  expect(codeOf(await analyst.ask('GET', '/api/coverage/outlets/a'))).toBe('outlet.unknown')
  await analyst.ask('POST', '/api/coverage/outlet-import', { ...preview, apply: true })
  const changed = text.replace('Токой', 'Чер')
  const again = await analyst.ask('POST', '/api/coverage/outlet-import', {
    ...preview,
    text: changed,
  })
  expect(again.json).toMatchObject({
    rows: [{ change: 'same' }, { change: 'changed', fields: ['names'] }],
  })
  const csv = (await analyst.ask('GET', '/api/coverage/outlets.csv')).bytes.toString()
  expect(csv).toContain('a,Асман')
  const opml = (await analyst.ask('GET', '/api/coverage/outlets.opml')).bytes.toString()
  const back = await analyst.ask('POST', '/api/coverage/outlet-import', {
    format: 'opml',
    text: opml,
    apply: false,
    defaults: { country: 'CN', language: 'zh-Hans', timeZone: 'UTC', observedSince: day(0) },
  })
  const rows = back.json['rows'] as { change: string }[]
  expect(new Set(rows.map(({ change }) => change))).toEqual(new Set(['same']))
})

test('an address is tried out as the collector would, and nothing of it is stored', async () => {
  site.pages.set('/robots.txt', 'User-agent: *\nDisallow: /secret')
  site.pages.set('/ky', newsPage(stories.ky)).set('/secret', newsPage(stories.ru))
  const links = ['/ky', '/secret', '/gone'].map((path) => site.origin + path)
  site.pages.set('/feed', (_request, answer) => {
    answer.end(rssOf(links))
  })
  const body = { kind: 'feed', address: `${site.origin}/feed`, timeZone: 'Asia/Bishkek' }
  const tried = await analyst.ask('POST', '/api/coverage/outlet-trial', body)
  expect(tried.json).toMatchObject({
    named: 3,
    samples: [
      { address: links[0], title: stories.ky.title, language: 'ky' },
      { address: links[1], fault: { code: 'outbound.robots' } },
      { address: links[2], fault: { code: 'collect.http-status', status: 404 } },
    ],
  })
  const { rows } = await at.store.pool.query('SELECT FROM collected_page')
  expect(rows).toHaveLength(0)
  const page = await analyst.ask('POST', '/api/coverage/outlet-trial', {
    ...body,
    address: `${site.origin}/ky`,
  })
  expect([page.status, codeOf(page)]).toEqual([422, 'wire.format-unknown'])
  const local = await analyst.ask('POST', '/api/coverage/outlet-trial', {
    ...body,
    address: 'http://10.0.0.1/feed',
  })
  expect(codeOf(local)).toBe('outbound.private-address')
})

test('two addresses are tried at once; who asks for a third is told to come later', async () => {
  const released = Promise.withResolvers<undefined>()
  site.pages.set('/slow-feed', (_request, answer) => {
    void released.promise.then(() => answer.end(rssOf([])))
  })
  const body = { kind: 'feed', address: `${site.origin}/slow-feed`, timeZone: 'Asia/Bishkek' }
  const refused: unknown[] = []
  const asked = Array.from({ length: 4 }, async () => {
    const tried = await analyst.ask('POST', '/api/coverage/outlet-trial', body)
    if (tried.status === 429) refused.push(codeOf(tried))
    if (refused.length === 2) released.resolve(undefined)
    return tried.status
  })
  const statuses = await Promise.all(asked)
  expect(statuses.filter((status) => status === 429)).toHaveLength(2)
  expect(refused).toEqual(['request.rate', 'request.rate'])
  const again = await analyst.ask('POST', '/api/coverage/outlet-trial', body)
  expect(again.status).not.toBe(429)
})
