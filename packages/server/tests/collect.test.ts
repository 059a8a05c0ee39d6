import { gzipSync } from 'node:zlib'
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

let bench: CollectBench
let site: Site
beforeAll(async () => {
  bench = await openCollectBench()
  site = await openSite()
})
afterAll(async () => {
  await bench.close()
  await site.close()
})
afterEach(async () => {
  await bench.reset()
  site.pages.clear()
  site.asked.length = 0
})

const xml =
  (text: string): Handler =>
  (_request, answer) => {
    answer.setHeader('content-type', 'application/xml').end(text)
  }
const at = (path: string): string => `${site.origin}${path}`
/** The address as articles bear it. */
const link = (path: string): string => at(path).replace('http:', 'https:')
const codes = async (): Promise<string[]> => {
  const { skipped, faults } = await bench.health()
  return [...faults, ...skipped].map(({ code }) => code)
}

test('pages of a feed in five languages are stored once each, with their original bytes', async () => {
  const all = Object.values(stories)
  all.forEach((story, index) => site.pages.set(`/${index}`, newsPage(story)))
  site.pages.set('/feed', xml(rssOf(all.map((_story, index) => at(`/${index}?utm_source=feed`)))))
  for (const index of all.keys())
    site.pages.set(`/${index}?utm_source=feed`, site.pages.get(`/${index}`) ?? '')
  await bench.add({ feeds: [at('/feed')] })
  expect(await bench.round()).toMatchObject({ sources: 1, named: 5, stored: 5, skipped: 0 })
  expect(new Set(bench.stored.map(({ article }) => article.language))).toEqual(
    new Set(['zh-Hans', 'ru', 'en', 'ky', 'fa']),
  )
  const persian = bench.stored.find(({ article }) => article.language === 'fa')
  expect(persian?.article).toMatchObject({
    link: link('/4'),
    outlet: 'paper',
    country: 'KG',
    timeZone: 'Asia/Bishkek',
    published: '2026-11-19T02:30:00.000Z',
    title: stories.fa.title,
    text: stories.fa.paragraphs.join('\n'),
    type: 'news',
  })
  expect(Buffer.from(persian?.original.bytes ?? []).toString()).toBe(newsPage(stories.fa))
  bench.clock.now += 3_600_000
  expect(await bench.round()).toMatchObject({ sources: 1, named: 5, stored: 0 })
  expect((await bench.health()).volumes.at(-1)).toMatchObject({ stored: 5, skipped: 0 })
})

test('a feed that has not changed is asked for with its validators and read no more', async () => {
  const seen: (string | undefined)[] = []
  site.pages.set('/feed', (request, answer) => {
    seen.push(request.headers['if-none-match'])
    if (request.headers['if-none-match'] === '"1"') answer.writeHead(304).end()
    else answer.setHeader('etag', '"1"').end(rssOf([]))
  })
  await bench.add({ feeds: [at('/feed')] })
  await bench.round()
  await bench.round()
  bench.clock.now += 3_600_000
  await bench.round()
  expect(seen).toEqual([undefined, '"1"'])
  expect((await bench.health()).lastSuccess).toBe(new Date(bench.clock.now).toISOString())
})

test('two addresses of one article, by the page itself, are stored once', async () => {
  const page = newsPage(stories.ru).replace(
    '<meta charset',
    `<link rel="canonical" href="${at('/own')}"><meta charset`,
  )
  for (const path of ['/a', '/b', '/own']) site.pages.set(path, page)
  site.pages.set('/feed', xml(rssOf([at('/a'), at('/b'), at('/own')])))
  await bench.add({ feeds: [at('/feed')] })
  expect(await bench.round()).toMatchObject({ stored: 1, skipped: 2 })
  expect(bench.stored.map(({ article }) => article.link)).toEqual([link('/own')])
  expect(await codes()).toEqual(['collect.duplicate', 'collect.duplicate'])
})

test('a template that calls the front page the address of every article is not believed', async () => {
  const page = newsPage(stories.ru).replace(
    '<meta charset',
    `<link rel="canonical" href="${at('/')}"><meta charset`,
  )
  site.pages.set('/a', page).set('/b', page)
  site.pages.set('/feed', xml(rssOf([at('/a'), at('/b')])))
  await bench.add({ feeds: [at('/feed')] })
  expect(await bench.round()).toMatchObject({ stored: 2 })
})

test('robots.txt is obeyed for feeds and pages, and its delay widens the pace', async () => {
  site.pages.set('/robots.txt', 'User-agent: *\nDisallow: /secret\nCrawl-delay: 40')
  site.pages.set('/feed', xml(rssOf([at('/secret/1'), at('/open')])))
  site.pages.set('/open', newsPage(stories.ky)).set('/secret/1', newsPage(stories.ky))
  await bench.add({ feeds: [at('/feed'), at('/secret/feed')] })
  // The one turn of these forty seconds went to the feed.
  expect(await bench.round()).toMatchObject({ named: 2, stored: 0 })
  bench.clock.now += 41_000
  expect(await bench.round()).toMatchObject({ stored: 1 })
  bench.clock.now += 41_000
  await bench.round()
  expect(site.asked).not.toContain('/secret/1')
  expect(await codes()).toEqual(['outbound.robots', 'outbound.robots'])
})

test('walls, missing pages and pictures are left out with their reasons', async () => {
  site.pages.set('/captcha', '<title>安全验证</title><p>请完成安全验证后继续访问。</p>')
  site.pages.set('/consent', '<p>We use cookies. Accept all cookies to continue.</p>')
  site.pages.set('/picture', (_request, answer) => {
    answer.setHeader('content-type', 'image/jpeg').end('x')
  })
  const paths = ['/consent', '/gone', '/picture', '/captcha']
  site.pages.set('/feed', xml(rssOf(paths.map(at))))
  await bench.add({ feeds: [at('/feed')] })
  expect(await bench.round()).toMatchObject({ stored: 0, skipped: 4 })
  const { skipped, reasons, volumes } = await bench.health()
  expect(skipped.map(({ address, code, data }) => [address, code, data['kind']])).toEqual([
    [at('/captcha'), 'collect.wall', 'captcha'],
    [at('/picture'), 'collect.media-type', undefined],
    [at('/gone'), 'collect.http-status', undefined],
    [at('/consent'), 'collect.wall', 'consent'],
  ])
  expect(reasons[0]).toEqual({ concerns: 'article', code: 'collect.wall', count: 2 })
  expect(volumes.at(-1)).toMatchObject({ stored: 0, skipped: 4 })
})

test('a page that fails for a while is tried again, later each time, and then given up', async () => {
  site.pages.set('/a', (_request, answer) => {
    answer.writeHead(503).end()
  })
  site.pages.set('/feed', xml(rssOf([at('/a')])))
  await bench.add({ feeds: [at('/feed')] })
  const tries: number[] = []
  for (let minute = 0; minute < 400 && (await codes()).length === 0; minute += 1) {
    const before = site.asked.filter((path) => path === '/a').length
    await bench.round()
    if (site.asked.filter((path) => path === '/a').length > before) tries.push(minute)
    bench.clock.now += 60_000
  }
  expect(tries).toHaveLength(5)
  const pauses = tries.slice(1).map((minute, index) => minute - (tries[index] ?? 0))
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
  expect(await codes()).toEqual(['collect.http-status'])
})

test('a host that says when to come back is left alone until then', async () => {
  site.pages.set('/feed', (_request, answer) => {
    answer.writeHead(429, { 'retry-after': '7200' }).end()
  })
  await bench.add({ feeds: [at('/feed')] })
  await bench.round()
  bench.clock.now += 7_100_000
  await bench.round()
  expect(site.asked.filter((path) => path === '/feed')).toHaveLength(1)
  bench.clock.now += 200_000
  await bench.round()
  expect(site.asked.filter((path) => path === '/feed')).toHaveLength(2)
})

test('sitemaps are followed through indexes, packed ones and those for news', async () => {
  const page = newsPage(stories.en)
  for (const path of ['/1', '/2', '/old']) site.pages.set(path, page)
  site.pages.set(
    '/sitemap.xml',
    xml(`<sitemapindex><sitemap><loc>${at('/news.xml')}</loc></sitemap>
      <sitemap><loc>${at('/packed.xml.gz')}</loc></sitemap></sitemapindex>`),
  )
  site.pages.set(
    '/news.xml',
    xml(`<urlset xmlns:news="x"><url><loc>${at('/1')}</loc><news:news>
      <news:publication_date>2026-11-19</news:publication_date><news:title>T</news:title></news:news></url>
      <url><loc>https://elsewhere.example/x</loc></url></urlset>`),
  )
  site.pages.set('/packed.xml.gz', (_request, answer) => {
    answer.end(
      gzipSync(`<urlset><url><loc>/2</loc><lastmod>2026-11-18</lastmod></url>
        <url><loc>/old</loc><lastmod>2019-01-01</lastmod></url></urlset>`),
    )
  })
  await bench.add({ sitemaps: [at('/sitemap.xml')] })
  await bench.round()
  expect(await bench.round()).toMatchObject({ sources: 2, named: 2, stored: 2 })
  expect(bench.stored.map(({ article }) => article.link).toSorted()).toEqual([
    link('/1'),
    link('/2'),
  ])
})

test('a sitemap that leads to ever new sitemaps is left at the third level', async () => {
  let made = 0
  const endless: Handler = (_request, answer) => {
    made += 1
    site.pages.set(`/map-${made}.xml`, endless)
    answer.end(`<sitemapindex><sitemap><loc>/map-${made}.xml</loc></sitemap></sitemapindex>`)
  }
  site.pages.set('/map-0.xml', endless)
  await bench.add({ sitemaps: [at('/map-0.xml')] })
  for (let round = 0; round < 6; round += 1) {
    await bench.round()
    bench.clock.now += 60_000
  }
  expect(made).toBe(3)
  expect(await codes()).toEqual(['collect.sitemap-endless'])
})

test('an outlet that is no longer observed is no longer asked', async () => {
  site.pages.set('/feed', xml(rssOf([])))
  await bench.add({ feeds: [at('/feed')], observedUntil: '2026-02-01' })
  expect(await bench.round()).toMatchObject({ sources: 0 })
  expect(site.asked).toEqual([])
})

test('an article older than the outlet’s are kept is not taken in', async () => {
  site.pages.set('/a', newsPage(stories.ky, '2026-01-05T10:00:00+06:00'))
  site.pages.set('/feed', xml(rssOf([at('/a')])))
  await bench.add({ feeds: [at('/feed')], retention: 30 })
  expect(await bench.round()).toMatchObject({ skipped: 1 })
  expect(await codes()).toEqual(['collect.past-retention'])
})

test('what the store cannot take now is not the page’s fault and comes again', async () => {
  site.pages.set('/a', newsPage(stories.ky))
  site.pages.set('/feed', xml(rssOf([at('/a')])))
  await bench.add({ feeds: [at('/feed')] })
  const store = (): Promise<void> => Promise.reject(new Error('the archive is away'))
  for (let round = 0; round < 8; round += 1) {
    await expect(bench.round({ store })).rejects.toThrow('the archive is away')
    bench.clock.now += 61_000
  }
  expect(await bench.round()).toMatchObject({ stored: 1 })
  expect(bench.stored).toHaveLength(1)
})
