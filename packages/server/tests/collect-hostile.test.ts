import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newsPage, stories } from '@suyab/coverage/extract/sample-page'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  openCollectBench,
  openSite,
  rssOf,
  type CollectBench,
  type Handler,
  type Site,
} from './collect-bench.ts'

/** Milliseconds that a host gets to answer; the product gives it thirty seconds. */
const patience = 1_500

let bench: CollectBench
let site: Site
let good: Site
beforeAll(async () => {
  bench = await openCollectBench(patience)
  site = await openSite()
  good = await openSite()
})
afterAll(async () => {
  await bench.close()
  await site.close()
  await good.close()
})
afterEach(async () => {
  await bench.reset()
  site.pages.clear()
  good.pages.clear()
})

const at = (path: string): string => `${site.origin}${path}`
const faults = async (): Promise<string[]> => (await bench.health()).faults.map(({ code }) => code)
const skipped = async (): Promise<string[]> =>
  (await bench.health()).skipped.map(({ code }) => code)

/** One byte now and then, for ever. */
const trickle: Handler = (_request, answer) => {
  answer.setHeader('content-type', 'application/xml')
  const timer = setInterval(() => answer.write('<'), 50)
  answer.once('close', () => clearInterval(timer))
}
/** A gigabyte as fast as it is taken. */
const flood: Handler = (_request, answer) => {
  const chunk = Buffer.alloc(1024 * 1024, ' ')
  answer.setHeader('content-type', 'application/xml')
  let left = 1024
  const pour = (): void => {
    while (left > 0 && !answer.destroyed) {
      left -= 1
      if (!answer.write(chunk)) {
        answer.once('drain', pour)
        return
      }
    }
    answer.end()
  }
  pour()
}
const turnTo =
  (location: string): Handler =>
  (_request, answer) => {
    answer.writeHead(302, { location }).end()
  }

test('a host that trickles holds up nobody: the outlets beside it are collected', async () => {
  const feeds = Array.from({ length: 20 }, (_one, index) => `/feed-${index}`)
  for (const path of feeds) site.pages.set(path, trickle)
  good.pages.set('/feed', (_request, answer) => {
    answer.end(rssOf([`${good.origin}/a`]))
  })
  good.pages.set('/a', newsPage(stories.ky))
  await bench.add({ feeds: feeds.map(at) })
  await bench.add({ id: 'other', feeds: [`${good.origin}/feed`] })
  const start = performance.now()
  expect(await bench.round()).toMatchObject({ sources: 21, stored: 1 })
  // Its twenty feeds are not waited for one after the other.
  expect(performance.now() - start).toBeLessThan(15 * patience)
  expect(await faults()).toEqual(['outbound.too-slow'])
  expect(site.asked.filter((path) => path.startsWith('/feed'))).toHaveLength(1)
})

test.each<[string, Handler, string]>([
  ['a feed of a gigabyte', flood, 'outbound.too-large'],
  ['a redirect to itself', turnTo('/feed'), 'outbound.redirects'],
  ['a redirect into a private network', turnTo('http://10.0.0.1/feed'), 'outbound.private-address'],
  ['a redirect to a file', turnTo('file:///etc/passwd'), 'outbound.url'],
  ['no feed at all', (_request, answer) => answer.end('<html><p>Hello'), 'wire.format-unknown'],
  [
    'a feed nested without end',
    (_request, answer) => answer.end(`<rss><channel>${'<a>'.repeat(200_000)}`),
    'wire.too-deep',
  ],
])('%s ends in a coded fault of the outlet', async (_what, handler, code) => {
  site.pages.set('/feed', handler)
  await bench.add({ feeds: [at('/feed')] })
  expect(await bench.round()).toMatchObject({ sources: 1, named: 0 })
  expect(await faults()).toEqual([code])
  expect((await bench.health()).failing).toMatchObject([
    { address: at('/feed'), failures: 1, code },
  ])
})

test('hostile pages are left out with their reasons and the one among them that is good is stored', async () => {
  site.pages.set('/flood', flood)
  site.pages.set('/loop', turnTo('/loop'))
  site.pages.set('/deep', '<div>'.repeat(100_000))
  site.pages.set('/private', turnTo('http://169.254.169.254/latest/meta-data'))
  site.pages.set('/wide', '<p>x</p>'.repeat(200_000))
  site.pages.set('/good', newsPage(stories.ru))
  const paths = ['/flood', '/loop', '/deep', '/private', '/wide', '/good']
  site.pages.set('/feed', (_request, answer) => answer.end(rssOf(paths.map(at))))
  await bench.add({ feeds: [at('/feed')] })
  expect(await bench.round()).toMatchObject({ stored: 1, skipped: 5 })
  expect((await skipped()).toSorted()).toEqual([
    'extract.too-deep',
    'extract.too-many-elements',
    'outbound.private-address',
    'outbound.redirects',
    'outbound.too-large',
  ])
})

test('a page that says 2099 or 1970 gets the date of the feed, in the zone of the outlet', async () => {
  site.pages.set('/a', newsPage(stories.ky, '2099-01-01T00:00:00Z'))
  site.pages.set('/b', newsPage(stories.ru, '1970-01-01T00:00:00Z'))
  const feed = rssOf([at('/a'), at('/b')], '2026-11-19T10:00:00')
  site.pages.set('/feed', (_request, answer) => answer.end(feed))
  await bench.add({ feeds: [at('/feed')] })
  expect(await bench.round()).toMatchObject({ stored: 2 })
  expect(bench.stored.map(({ article }) => article.published)).toEqual(
    Array(2).fill('2026-11-19T04:00:00.000Z'),
  )
})

test('addresses without end are taken in only as far as they can wait', async () => {
  const urls = Array.from({ length: 30_000 }, (_one, index) => `<url><loc>/${index}</loc></url>`)
  site.pages.set('/sitemap.xml', (_request, answer) => answer.end(`<urlset>${urls.join('')}`))
  await bench.add({ sitemaps: [at('/sitemap.xml')], pace: 3600 })
  await bench.round()
  expect(await faults()).toEqual(['collect.too-many-waiting'])
  const { rows } = await bench.store.pool.query<{ count: string }>(
    'SELECT count(*) FROM collected_page',
  )
  expect(Number(rows[0]?.count)).toBe(20_000)
})

test(
  'killed again and again, a collector loses no article and stores each under one link',
  { timeout: 240_000 },
  async () => {
    const count = 40
    const paths = Array.from({ length: count }, (_one, index) => `/story-${index}`)
    for (const path of paths) good.pages.set(path, newsPage(stories.ky))
    good.pages.set('/feed', (_request, answer) =>
      answer.end(rssOf(paths.map((path) => good.origin + path))),
    )
    const blobs = await mkdtemp(join(tmpdir(), 'suyab-killed-'))
    await bench.add({ feeds: [`${good.origin}/feed`], pace: 0.1 })
    await bench.store.pool.query('UPDATE outlet SET pace_seconds = 0.001')
    await bench.store.pool.query('UPDATE outlet_source SET next_at = now()')
    const { host = '', user = '', database = '', port = 5432 } = bench.store.connection
    const url = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
    const kept = async (): Promise<number> => {
      const { rows } = await bench.store.pool.query<{ count: string }>(
        'SELECT count(*) FROM coverage.article',
      )
      return Number(rows[0]?.count)
    }
    let kills = 0
    for (let start = 1; start <= 40 && (await left()) > 0; start += 1) {
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, 'collect-child.ts'), url, String(start), blobs],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      const ended = once(child, 'exit')
      const before = await kept()
      // Killed as soon as a handful more is there, at whatever it is doing then.
      for (let look = 0; look < 4000 && (await left()) > 0; look += 1) {
        if ((await kept()) >= before + 9) break
        await new Promise((resolve) => setTimeout(resolve, 7))
      }
      child.kill('SIGKILL')
      await ended
      kills += 1
    }
    const { rows } = await bench.store.pool.query<{ state: string; count: number }>(
      'SELECT state, count(*) FROM collected_page GROUP BY state',
    )
    expect(rows).toEqual([{ state: 'stored', count }])
    expect(await kept()).toBe(count)
    expect(kills).toBeGreaterThan(3)
    const days = await bench.store.pool.query<{ sum: string }>(
      "SELECT sum(count) FROM outlet_day WHERE code = 'stored'",
    )
    expect(Number(days.rows[0]?.sum)).toBe(count)
    const batches = await bench.store.pool.query<{ sum: string }>(
      'SELECT sum(articles) FROM coverage.batch WHERE accepted_at IS NOT NULL',
    )
    expect(Number(batches.rows[0]?.sum)).toBe(count)
    await rm(blobs, { recursive: true, force: true })

    async function left(): Promise<number> {
      const { rows } = await bench.store.pool.query<{ count: string }>(
        `SELECT (SELECT count(*) FROM collected_page WHERE state = 'waiting')
        + CASE WHEN EXISTS (SELECT FROM collected_page) THEN 0 ELSE 1 END AS count`,
      )
      return Number(rows[0]?.count)
    }
  },
)
