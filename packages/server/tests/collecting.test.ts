import { randomUUID } from 'node:crypto'
import { newsPage, stories } from '@suyab/coverage/extract/sample-page'
import { outletHealth } from '@suyab/coverage/outlet/health'
import { parseOutlet } from '@suyab/coverage/outlet/outlet'
import { putOutlet } from '@suyab/coverage/outlet/registry'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tidyByNight } from '../src/collecting.ts'
import { parseNetwork, type Network } from '../src/private-address.ts'
import { openSite, rssOf, type Handler, type Site } from './collect-bench.ts'
import { startTestNode, type Desk, type TestNode } from './test-node.ts'

let paper: Site
let slow: Site
let at: TestNode
let desk: Desk

const trickle: Handler = (_request, answer) => {
  answer.setHeader('content-type', 'application/xml')
  const timer = setInterval(() => answer.write('<'), 100)
  answer.once('close', () => clearInterval(timer))
}
const allowed: Network[] = [parseNetwork('127.0.0.1')].filter((one) => one !== undefined)

beforeAll(async () => {
  paper = await openSite()
  slow = await openSite()
  at = await startTestNode({ coverage: true, allowPrivate: allowed })
  desk = await at.signIn('editor')
}, 60_000)
afterAll(async () => {
  await at.stop()
  await paper.close()
  await slow.close()
})

async function add(id: string, more: object): Promise<void> {
  const read = parseOutlet({
    id,
    names: { ky: 'Кабар' },
    country: 'KG',
    languages: ['ky', 'ru'],
    timeZone: 'Asia/Bishkek',
    observedSince: '2026-01-01',
    pace: 0.1,
    ...more,
  })
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  await putOutlet(at.store.db, read.value, new Date())
}

async function codes(outlet: string): Promise<string[]> {
  const options = { outlet, timeZone: 'Asia/Bishkek', now: new Date(), judge: () => undefined }
  const { faults, skipped } = await outletHealth(at.store.db, options)
  return [...faults, ...skipped].map(({ code }) => code).toSorted()
}

test(
  'what an outlet publishes can be searched for although another trickles and its own site misbehaves',
  { timeout: 90_000 },
  async () => {
    const yesterday = new Date(Date.now() - 86_400_000)
    const page = (name: keyof typeof stories): string =>
      newsPage(stories[name], yesterday.toISOString())
    paper.pages.set('/robots.txt', 'User-agent: *\nDisallow: /secret')
    paper.pages.set('/ky', page('ky')).set('/ru', page('ru')).set('/zh', page('zh-Hans'))
    paper.pages.set('/2099', newsPage(stories.en, '2099-01-01T00:00:00Z'))
    paper.pages.set('/secret', page('fa'))
    paper.pages.set('/loop', (_request, answer) => {
      answer.writeHead(302, { location: '/loop' }).end()
    })
    const paths = ['/ky', '/ru', '/2099', '/secret', '/loop']
    paper.pages.set('/feed', (_request, answer) => {
      answer.end(
        rssOf(
          paths.map((path) => paper.origin + path),
          yesterday.toUTCString(),
        ),
      )
    })
    let maps = 0
    const endless: Handler = (_request, answer) => {
      maps += 1
      paper.pages.set(`/map-${maps}.xml`, endless)
      answer.end(`<sitemapindex><sitemap><loc>/map-${maps}.xml</loc></sitemap></sitemapindex>`)
    }
    paper.pages.set('/map.xml', endless)
    paper.pages.set('/news.xml', (_request, answer) => {
      answer.end(`<urlset><url><loc>${paper.origin}/zh</loc></url></urlset>`)
    })
    slow.pages.set('/feed', trickle)
    await add('slow', { feeds: [`${slow.origin}/feed`] })
    const sitemaps = [`${paper.origin}/map.xml`, `${paper.origin}/news.xml`]
    await add('paper', { feeds: [`${paper.origin}/feed`], sitemaps })

    const links = async (): Promise<string[]> => {
      const found = await desk.ask('GET', '/api/coverage/search?q=outlet:paper')
      const { hits = [] } = found.json as { hits?: { url: string }[] }
      return hits.map(({ url }) => new URL(url).pathname).toSorted()
    }
    await expect.poll(links, { timeout: 60_000 }).toEqual(['/2099', '/ky', '/ru', '/zh'])
    const future = await desk.ask('GET', '/api/coverage/search?q=outlet:paper&from=2027')
    expect(future.json).toMatchObject({ hits: [] })
    await expect
      .poll(() => codes('paper'), { timeout: 20_000 })
      .toEqual(['collect.sitemap-endless', 'outbound.redirects', 'outbound.robots'])
    expect(paper.asked).not.toContain('/secret')
    expect(maps).toBe(3)
  },
)

test('an outlet under a name that nobody can own is never asked', async () => {
  await add('invented', { feeds: ['https://invented.example/feed'] })
  await add('real', { feeds: [`${paper.origin}/other`] })
  await expect.poll(() => codes('real'), { timeout: 30_000 }).toEqual(['collect.http-status'])
  expect(await codes('invented')).toEqual([])
})

test('once a night, and once in it, an outlet’s old articles go', { timeout: 60_000 }, async () => {
  const archive = await at.node.context.coverage?.opened()
  const { context } = at.node
  const days = (before: number): string => new Date(Date.now() - before * 86_400_000).toISOString()
  await add('short', { retention: 30 })
  const article = (
    published: string,
  ): Parameters<NonNullable<typeof archive>['store']>[0][number] => ({
    link: `https://short.example/${randomUUID()}`,
    outlet: 'short',
    country: 'KG',
    language: 'ky',
    published,
    timeZone: 'Asia/Bishkek',
    type: 'news',
    title: 'Шайлоо',
    text: 'Бишкекте шайлоо өттү.',
    places: [],
  })
  await archive?.store([article(days(40)), article(days(27)), article(days(3))])
  await archive?.settle()
  const left = async (): Promise<number | undefined> =>
    (await archive?.count({ sql: "outlet = 'short'", parameters: {} }, {}))?.[0]?.articles
  const night = Date.parse(`${days(0).slice(0, 10)}T21:00:00Z`)
  const tidy = (now: number): Promise<void> => tidyByNight({ ...context, clock: () => now })
  await tidy(night - 20 * 3_600_000)
  expect(await left()).toBe(3)
  await tidy(night + 86_400_000)
  expect(await left()).toBe(2)
  await archive?.store([article(days(50))])
  await archive?.settle()
  // An hour later it has been done, whichever process asks.
  await tidy(night + 90_000_000)
  expect(await left()).toBe(3)
  const { rows } = await sql<{ done: Date }>`
    SELECT done_at AS done FROM coverage_chore WHERE name = 'tidy'`.execute(context.db)
  expect(rows[0]?.done.getTime()).toBe(night + 86_400_000)
})

test('a node in the midst of collecting stops within moments', { timeout: 60_000 }, async () => {
  slow.pages.set('/again', trickle)
  await add('slow', { feeds: [`${slow.origin}/again`] })
  await at.store.pool.query('DELETE FROM host_pace')
  const other = await startTestNode({ coverage: true, allowPrivate: allowed })
  try {
    const read = parseOutlet({ id: 'slow', names: { en: 'S' }, country: 'KG', languages: ['en'], timeZone: 'UTC', observedSince: '2026-01-01', feeds: [`${slow.origin}/once`] }) // prettier-ignore
    if (!read.ok) throw new Error(read.fault.code)
    slow.pages.set('/once', trickle)
    await putOutlet(other.store.db, read.value, new Date())
    await expect.poll(() => slow.asked.includes('/once'), { timeout: 30_000 }).toBe(true)
    const start = performance.now()
    await other.node.stop()
    expect(performance.now() - start).toBeLessThan(4000)
    const { rows } = await other.store.pool.query<{ held: boolean; failures: number }>(
      'SELECT claimed_until IS NOT NULL AS held, failures FROM outlet_source',
    )
    expect(rows).toEqual([{ held: false, failures: 0 }])
  } finally {
    await other.stop()
  }
})
