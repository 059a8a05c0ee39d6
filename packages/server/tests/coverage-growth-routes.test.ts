import { request } from 'node:http'
import { parseArticle, type Article } from '@suyab/coverage/article'
import { putOutlet } from '@suyab/coverage/outlet/registry'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CoverageGrowth, CoverageWords } from '../src/api.ts'
import { codeOf, startTestNode, type Answer, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let analyst: Desk

beforeAll(async () => {
  at = await startTestNode({ coverage: true })
  analyst = await at.signIn('analyst')
  const archive = (await at.node.context.coverage?.opened())!
  await archive.store(press())
  await archive.settle()
  await putOutlet(
    at.store.db,
    {
      id: 'outlet-0',
      names: { en: 'The First' },
      country: 'KG',
      languages: ['en'],
      feeds: [],
      sitemaps: [],
      timeZone: 'Asia/Bishkek',
      observedSince: '2024-01-01',
      pace: 2,
    },
    new Date(),
  )
}, 120_000)
afterAll(() => at.stop())

/**
 * Twelve outlets of two countries with an article a day; one in ten is about a bridge, the year after
 * two, and those about a bridge name engineers. A thirteenth comes in the second year.
 */
function press(): Article[] {
  const all: Article[] = []
  for (const [year, share] of [
    [2024, 1],
    [2025, 2],
  ] as const)
    for (let day = 0; day < 60; day += 1)
      for (let outlet = 0; outlet < (year === 2024 ? 12 : 13); outlet += 1) {
        const number = all.length
        const about = (day + outlet) % 10 < share
        const own = `w${number.toString(36)}x`
        const parsed = parseArticle(
          {
            link: `https://outlet-${outlet}.example/${number}`,
            outlet: `outlet-${outlet}`,
            country: outlet % 2 === 0 ? 'KG' : 'KZ',
            language: 'en',
            published: new Date(Date.UTC(year, 0, 1 + day, 6)).toISOString(),
            timeZone: 'Asia/Bishkek',
            title: `News ${number}`,
            text: about
              ? `A bridge was built by engineers, ${own}.`
              : `Rain over the hills, ${own}.`,
          },
          Date.now(),
        )
        if (!parsed.ok) throw new Error(parsed.fault.code)
        all.push(parsed.value)
      }
  return all
}

const asked = { query: 'bridge', period: '2025-01..2025-02', against: '2024-01..2024-02' }

async function growth(body: object): Promise<CoverageGrowth> {
  const answer = await analyst.ask('POST', '/api/coverage/growth', body)
  expect(answer.status).toBe(200)
  return JSON.parse(answer.bytes.toString()) as CoverageGrowth
}

async function lines(path: string, body: object): Promise<Record<string, unknown>[]> {
  const text = await new Promise<string>((resolve, reject) => {
    const headers = {
      cookie: analyst.cookie,
      accept: 'application/x-ndjson',
      'content-type': 'application/json',
      'suyab-desk': '1',
    }
    const sent = request(`${at.node.origin}${path}`, { method: 'POST', headers }, (answer) => {
      let whole = ''
      answer.setEncoding('utf8').on('data', (part: string) => (whole += part))
      answer.on('end', () => resolve(whole))
    })
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

describe('a growth', () => {
  test('is the panel’s, beside the raw count and all outlets’ share with their intervals', async () => {
    const { growth: found, intervals, countries, outlets, outletCount, query } = await growth(asked)
    expect(query).toBe('bridge')
    expect(found?.value).toBeCloseTo(2, 1)
    expect(found?.panel.outlets).toBe(12)
    expect(found?.raw.ratio).toBeGreaterThan(found?.share.ratio ?? 0)
    for (const [side, interval] of [
      [found?.raw, intervals.raw],
      [found?.share, intervals.share],
    ] as const) {
      expect(interval?.low).toBeLessThan(side?.ratio ?? 0)
      expect(interval?.high).toBeGreaterThan(side?.ratio ?? 0)
    }
    expect(countries.map(({ country, months }) => [country, months.length])).toEqual([
      ['KG', 4],
      ['KZ', 4],
    ])
    expect(outletCount).toBe(13)
    expect(outlets.find(({ outlet }) => outlet === 'outlet-0')).toMatchObject({
      names: { en: 'The First' },
      steady: true,
      first: '2024-01-01',
      last: '2025-02-28',
    })
    expect(outlets.find(({ outlet }) => outlet === 'outlet-12')).toMatchObject({
      steady: false,
      first: '2025-01-01',
      before: { hits: 0, total: 0 },
    })
  })

  test('tells how far it is to who asks for lines, and ends with the answer', async () => {
    const said = await lines('/api/coverage/growth', asked)
    const parts = said.slice(0, -1).map(({ progress }) => (progress as { part: number }).part)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts).toEqual(parts.toSorted((a, b) => a - b))
    expect(said.at(-1)).toMatchObject({ growth: { query: 'bridge' } })
  })

  test('of nothing is no growth, and says why beside what there is', async () => {
    const { growth: found, fault, figure, months } = await growth({ ...asked, query: 'volcano' })
    expect([found, figure]).toEqual([null, null])
    expect(fault).toMatchObject({ code: 'growth.no-hits', hits: 0 })
    expect(months).toHaveLength(4)
  })

  test('that compares languages by a concept nobody measured says so', async () => {
    const archive = (await at.node.context.coverage?.opened())!
    const parsed = parseArticle(
      {
        link: 'https://outlet-1.example/ru',
        outlet: 'outlet-1',
        country: 'KZ',
        language: 'ru',
        published: '2025-01-05T06:00:00Z',
        timeZone: 'Asia/Bishkek',
        title: 'Молодёжь',
        text: 'Молодёжь Бишкека.',
      },
      Date.now(),
    )
    if (!parsed.ok) throw new Error(parsed.fault.code)
    await archive.store([parsed.value])
    await archive.settle()
    const { conceptWarnings, concepts } = await growth({ ...asked, query: 'concept:youth OR bridge' }) // prettier-ignore
    expect(concepts).toMatchObject([{ id: 'youth', names: { en: expect.any(String) } }])
    expect(conceptWarnings).toMatchObject([
      { code: 'concept.not-calibrated', id: 'youth', languages: expect.arrayContaining(['en', 'ru']) },
    ])
  }) // prettier-ignore

  test.each([
    [{ period: '2025-13' }, 'growth.dates'],
    [{ period: '2025..2024' }, 'growth.dates'],
    [{ against: 'last year' }, 'growth.dates'],
    [{ against: '2024-01-01' }, 'growth.period'],
    [{ query: 'bridge (' }, 'query.unexpected'],
  ])('with %j is refused with a reason', async (wrong, code) => {
    const answer = await analyst.ask('POST', '/api/coverage/growth', { ...asked, ...wrong })
    expect([answer.status, codeOf(answer)]).toEqual([400, code])
  })
})

describe('a figure of a growth', () => {
  const stale = (figure: unknown): Promise<Answer> =>
    analyst.ask('POST', '/api/coverage/growth/stale', { figure })

  test('is stale when hits of its saved query are marked as none, or the query changes', async () => {
    const { json: kept } = await analyst.ask('POST', '/api/coverage/queries', {
      name: 'Bridges',
      query: 'bridge',
      alert: false,
    })
    const saved = String(kept['id'])
    const { figure } = await growth({ saved, period: asked.period, against: asked.against })
    expect(figure?.source.query).toMatchObject({ id: saved, version: 1 })
    expect(figure?.subject).toEqual({ en: 'Bridges' })
    expect((await stale(figure)).json).toEqual({ stale: [] })

    const page = await analyst.ask('GET', `/api/coverage/search?saved=${saved}&limit=1`)
    const [first] = page.json['hits'] as { id: string; outlet: string }[]
    await analyst.ask('POST', `/api/coverage/queries/${saved}/false`, { article: first?.id })
    expect((await stale(figure)).json).toEqual({ stale: ['data'] })
    await analyst.ask('DELETE', `/api/coverage/queries/${saved}/false/${first?.id}`)
    await analyst.ask('PATCH', `/api/coverage/queries/${saved}`, { query: 'bridge OR tunnel' })
    expect((await stale(figure)).json).toEqual({ stale: ['query'] })
    await analyst.ask('DELETE', `/api/coverage/queries/${saved}`)
    expect(codeOf(await stale(figure))).toBe('coverage.query-unknown')
  })

  test('of another method, or none at all, is not asked', async () => {
    const { figure } = await growth(asked)
    const other = { ...figure, source: { ...figure?.source, method: 'poll.share/1' } }
    expect(codeOf(await stale(other))).toBe('figure.other-method')
    expect(codeOf(await stale('no figure'))).toBe('figure.syntax')
  })
})

test('the words that come with it are given as they are written, by language', async () => {
  const said = await lines('/api/coverage/words', { query: 'bridge', from: '2025', to: '2025' })
  const { languages } = (said.at(-1) as { words: CoverageWords }).words
  expect(languages.map(({ language }) => language)).toEqual(['en'])
  const words = languages[0]?.words.map(({ word }) => word)
  expect(words).toEqual(expect.arrayContaining(['engineers', 'built']))
  expect(words).not.toContain('Rain')
})

test('hits are downloaded as Parquet, with days as days and without texts', async () => {
  const { bytes, headers } = await analyst.ask(
    'GET',
    '/api/coverage/hits?q=*&from=2024&to=2025&format=parquet',
  )
  expect(headers.get('content-disposition')).toContain('hits.parquet')
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const rows = await parquetReadObjects({ file: file as ArrayBuffer })
  expect(rows.length).toBeGreaterThanOrEqual(1500)
  expect(rows.at(-1)).toMatchObject({
    day: new Date('2024-01-01'),
    published: new Date('2024-01-01T06:00:00Z'),
    language: 'en',
    title: expect.stringMatching(/^News \d+$/),
    url: expect.stringMatching(/^https:/),
  })
  expect(Object.keys(rows[0] ?? {})).not.toContain('text')
})
