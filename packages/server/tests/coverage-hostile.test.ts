import { parseArticle, type Article } from '@suyab/coverage/article'
import type { ConceptDocument } from '@suyab/coverage/concept/concept'
import { shippedConcepts } from '@suyab/coverage/concept/shipped'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, startTestNode, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let analyst: Desk

beforeAll(async () => {
  at = await startTestNode({ coverage: true })
  analyst = await at.signIn('analyst')
  const archive = (await at.node.context.coverage?.opened())!
  await archive.store([
    article(1, 'Work for the young', 'Young people look for work.'),
    article(2, 'Rain', 'Rain over the field.'),
  ])
  await archive.settle()
}, 90_000)
afterAll(() => at.stop())

function article(id: number, title: string, text: string): Article {
  const parsed = parseArticle(
    {
      link: `https://echo.example/${id}`,
      outlet: 'echo',
      country: 'KG',
      language: 'en',
      published: '2025-07-01T08:00:00Z',
      timeZone: 'Asia/Bishkek',
      title,
      text,
    },
    Date.now(),
  )
  if (!parsed.ok) throw new Error(parsed.fault.code)
  return parsed.value
}

const coverage = '/api/coverage'
const outlet = {
  id: 'echo',
  names: { en: 'Echo' },
  country: 'KG',
  languages: ['en'],
  timeZone: 'Asia/Bishkek',
  observedSince: '2025-01-01',
}

describe('what no database takes as text', () => {
  test.each([
    ['GET', '/concepts/%00', undefined, 404],
    ['GET', '/concepts/a%00b/revisions', undefined, 404],
    ['PATCH', '/concepts/%00', { base: 1 }, 404],
    ['GET', '/outlets/%00', undefined, 404],
    ['DELETE', '/outlets/%00', undefined, 404],
    ['PATCH', '/outlets/%00', { owner: 'A person' }, 404],
    ['GET', '/concept-file?format=csv&id=%00', undefined, 400],
    ['GET', '/search?q=%22a%00b%22', undefined, 400],
  ])('in an address is refused: %s %s', async (method, path, body, status) => {
    const answer = await analyst.ask(method, `${coverage}${path}`, body)
    expect([answer.status, codeOf(answer)]).not.toContain('server.failed')
    expect(answer.status).toBe(status)
  })

  test.each(['a\0b', 'a\uD800b'])('is no name of an outlet, and no owner (%j)', async (text) => {
    const named = await analyst.ask('POST', `${coverage}/outlets`, { ...outlet, names: { en: text } }) // prettier-ignore
    expect([named.status, codeOf(named)]).toEqual([400, 'outlet.field'])
    const owned = await analyst.ask('POST', `${coverage}/outlets`, { ...outlet, owner: text })
    expect([owned.status, codeOf(owned)]).toEqual([400, 'outlet.field'])
  })

  test('costs a table of outlets the row it stands in and no other', async () => {
    const text = 'id,name:en,country,languages,time_zone,observed_since\na,A,KG,en,UTC,2025-01-01\nb,B\0,KG,en,UTC,2025-01-01\n' // prettier-ignore
    const { status, json } = await analyst.ask('POST', `${coverage}/outlet-import`, { format: 'csv', text, apply: true }) // prettier-ignore
    expect(status).toBe(200)
    expect(json).toMatchObject({
      rows: [{ outlet: { id: 'a' } }],
      faults: [{ code: 'outlet.field', field: 'names.en', line: 3 }],
    })
  })

  test.each(['= rain OR "a\0b"', '= rain OR "a\uD800b"'])(
    'is refused in a list that is a query, with its place (%j)',
    async (en) => {
      const id = 'hail'
      await analyst.ask('POST', `${coverage}/concepts`, { id, names: { en: 'Hail' }, definition: 'Hail.' }) // prettier-ignore
      const { status, json } = await analyst.ask('PATCH', `${coverage}/concepts/${id}`, { base: 1, lists: { en } }) // prettier-ignore
      expect([status, json]).toMatchObject([
        400,
        { fault: { code: 'concept.line-query', data: { language: 'en', line: 1, position: 13 } } },
      ])
    },
  )

  test('is refused in a query that is to be kept, and in its name', async () => {
    const named = await analyst.ask('POST', `${coverage}/queries`, { name: 'a\0b', query: 'rain', alert: false }) // prettier-ignore
    expect([named.status, codeOf(named)]).toEqual([400, 'request.schema'])
    const kept = await analyst.ask('POST', `${coverage}/queries`, { name: 'A', query: '"a\0b"', alert: false }) // prettier-ignore
    expect([kept.status, codeOf(kept)]).toEqual([400, 'query.unexpected'])
  })
})

const cursor = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url')
test.each([
  [['2025-01-01', '2025', 1]],
  [['2025-02-30', '2025-01-01T00:00:00.000Z', 1]],
  [['2025-01-01', '2025-02-30T00:00:00.000Z', 1]],
  [['2025-01-01', '1 Jan 2025 (morning)', 1]],
  [['2025-01-01', '2025-01-01T00:00:00.000Z', -1]],
  [['2025-01-01', '2025-01-01T00:00:00.000Z', 2 ** 40]],
  [['0001-01-01', '0001-01-01T00:00:00.000Z', 1]],
  [{}],
])('a page that we did not give is refused, of a search and of a story (%j)', async (parts) => {
  const after = cursor(parts)
  for (const path of [`/search?q=rain&after=${after}`, `/stories/1?after=${after}`]) {
    const answer = await analyst.ask('GET', `${coverage}${path}`)
    expect([path, answer.status, codeOf(answer)]).toEqual([path, 400, 'request.schema'])
  }
})

describe('a large question', () => {
  const count = async (query: string): Promise<unknown> => {
    const answer = await analyst.ask('POST', `${coverage}/count`, { query, by: [] })
    return [answer.status, codeOf(answer), answer.json['rows']]
  }
  const draft = async (text: string): Promise<[number, Record<string, unknown>]> => {
    const { status, json } = await analyst.ask('POST', `${coverage}/concept-draft`, { language: 'en', text }) // prettier-ignore
    return [status, json]
  }
  const lines = (many: number, line: (at: number) => string): string =>
    Array.from({ length: many }, (_, at) => line(at)).join('\n')

  test('of many concepts at once is asked', async () => {
    const nearOf = ({ lists }: ConceptDocument): number =>
      Object.values(lists).flatMap((list) => (typeof list === 'string' ? [] : (list.near ?? []))).length // prettier-ignore
    const six = shippedConcepts.toSorted((one, other) => nearOf(other) - nearOf(one)).slice(0, 6)
    expect(await count(six.map(({ id }) => `concept:${id}`).join(' OR '))).toMatchObject([200, undefined, [{}]]) // prettier-ignore
  }, 60_000)

  test('of many words near the same word is asked, and finds what each of them finds', async () => {
    const query = lines(400, (at) => (at === 70 ? 'young' : `word${at}`) + ' NEAR/3 work')
    expect(await count(query.replaceAll('\n', ' OR '))).toEqual([200, undefined, [{ articles: 1 }]])
  }, 60_000)

  test('of a list with as many words near others as may be kept is asked', async () => {
    const far = (at: number): string => (at === 70 ? 'young' : `word${at}`)
    const [status, json] = await draft(lines(100, (at) => `${far(at)} NEAR/${at} work, toil${at}`))
    expect([status, json['faults'], json['count']]).toMatchObject([200, [], { found: 1, of: 2 }])
  }, 60_000)

  test('of a list with more of them than may be kept says which line is too many', async () => {
    const [status, json] = await draft(`rain\n${lines(200, (at) => `word${at} NEAR/8 work`)}`)
    expect([status, json]).toMatchObject([
      200,
      { count: null, faults: [{ line: 102, code: 'concept.line-near-many', expected: '100' }] },
    ])
    const body = { base: 1, lists: { en: lines(101, (at) => `word${at} NEAR/8 work`) } }
    const kept = await analyst.ask('PATCH', `${coverage}/concepts/hail`, body)
    expect(codeOf(kept)).toBe('concept.line-near-many')
  })

  test('of a list with more words than may be kept says so before it is asked', async () => {
    const words = lines(5001, (at) => `w${at.toString(36)}`)
    const [status, json] = await draft(words)
    expect([status, json]).toMatchObject([200, { count: null, faults: [{ code: 'concept.line-too-many' }] }]) // prettier-ignore
  }, 60_000)
})
