import { parseArticle, type Article } from '@suyab/coverage/article'
import type { Archive } from '@suyab/coverage/archive'
import { shippedConcepts } from '@suyab/coverage/concept/shipped'
import { keepShipped } from '@suyab/coverage/workbench/revision-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  ConceptArticle,
  ConceptDraftAnswer,
  ConceptPage,
  ConceptRevisionRow,
  ConceptRoundPage,
  ConceptRoundRow,
  ConceptRow,
} from '../src/api-coverage-concepts.ts'
import { tellHits } from '../src/node.ts'
import { codeOf, startTestNode, type Answer, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let analyst: Desk
let archive: Archive

/** Articles of which every second says "teen", of those every fifth of a hostel, and others of rain. */
function press(): Article[] {
  return Array.from({ length: 120 }, (_, number) => {
    const about = number % 2 === 0
    const title = about ? `A teenager at school number ${number}` : `Rain over field number ${number}`
    const text = about
      ? `${number % 10 === 0 ? 'The youth hostel was full.' : 'Teachers helped the teenager.'} Lessons went on, pupils read books.`
      : number % 3 === 0
        ? 'Pupils read books, lessons went on, teachers helped young folk.'
        : 'The harvest waits for the sun, and clouds stay.'
    return article(number, title, text)
  })
} // prettier-ignore

function article(id: number, title: string, text: string, more: Partial<Article> = {}): Article {
  const parsed = parseArticle(
    {
      link: `https://echo.example/${id}`,
      outlet: 'echo',
      country: 'KG',
      language: 'en',
      published: `2025-0${1 + (id % 6)}-11T08:00:00Z`,
      timeZone: 'Asia/Bishkek',
      title,
      text: `${text} ${id} `.repeat(1 + (id % 3)),
      ...more,
    },
    Date.now(),
  )
  if (!parsed.ok) throw new Error(parsed.fault.code)
  return parsed.value
}

beforeAll(async () => {
  at = await startTestNode({ coverage: true })
  analyst = await at.signIn('analyst')
  archive = (await at.node.context.coverage?.opened())!
  await archive.store([
    ...press(),
    article(500, 'Подростки и школа', 'Подросток нашёл работу.', { language: 'ru' }),
  ])
  await archive.settle()
}, 90_000)
afterAll(() => at.stop())

const concepts = '/api/coverage/concepts'
const ask = async <Body>(
  method: string,
  path: string,
  body?: object,
  desk = analyst,
): Promise<Body> => {
  const answer = await desk.ask(method, path, body)
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.json))
  return JSON.parse(answer.bytes.toString()) as Body
}
const patch = (id: string, body: object, desk = analyst): Promise<Answer> =>
  desk.ask('PATCH', `${concepts}/${id}`, body)
const found = async (query: string): Promise<unknown> => {
  const { json } = await analyst.ask('POST', '/api/coverage/count', { query, by: [] })
  return (json['rows'] as { articles: number }[])[0]?.articles
}

test('the concepts that come along stand in the table with their lists, none of them calibrated', async () => {
  const rows = await ask<ConceptRow[]>('GET', concepts)
  expect(rows).toHaveLength(shippedConcepts.length)
  const youth = rows.find(({ id }) => id === 'youth')!
  expect([Object.keys(youth.lists).length, youth.calibration, youth.own]).toEqual([11, {}, false])
  expect(youth.names.ky).toBe('Жаштар')
})

describe('a changed list', () => {
  test('is asked at once by everything, and the version before stays askable', async () => {
    const saved = await ask<{ id: string; query: string }>('POST', '/api/coverage/queries', {
      name: 'Youth',
      query: 'concept:youth language:en',
      alert: false,
    })
    expect(saved.query).toContain('concept:youth@1')
    expect(await found('concept:youth language:en')).toBe(60)
    const changed = await patch('youth', { base: 1, lists: { en: 'harvest\n- "the harvest waits"\nrain NEAR/3 field' }, note: 'Narrower' }) // prettier-ignore
    expect(changed.json).toMatchObject({ version: 2, current: 2, own: true, madeBy: 'A analyst' })
    expect(await found('concept:youth language:en')).toBe(60)
    expect(await found('concept:youth@1 language:en')).toBe(60)
    expect(await found('concept:youth@1 concept:youth language:en')).toBe(0)
    const { json } = await analyst.ask('POST', '/api/coverage/count', { saved: saved.id, by: [] })
    expect(json['query']).toContain('concept:youth@1')
    const { bytes } = await analyst.ask('GET', '/api/audit?q=concept.change')
    expect(bytes.toString()).toContain('role.not-permitted')
  })

  test('cannot overwrite what somebody else has changed meanwhile', async () => {
    const late = await patch('youth', { base: 1, lists: { en: 'teen' } })
    expect([late.status, codeOf(late), late.json]).toMatchObject([
      409, 'concept.moved', { fault: { data: { version: 2 } } },
    ]) // prettier-ignore
  })

  test('that cannot be read is refused with its language, line and place', async () => {
    const { status, json } = await patch('youth', { base: 2, lists: { ru: 'молодёжь\nюноша OR парень' } }) // prettier-ignore
    expect([status, json]).toEqual([400, { fault: { code: 'concept.line-operator', data: { language: 'ru', line: 2, position: 7, found: 'OR', expected: ',' } } }]) // prettier-ignore
  })

  test('shows in the history with what it changed, and what was before is restored as the next version', async () => {
    const [second, first] = await ask<ConceptRevisionRow[]>('GET', `${concepts}/youth/revisions`)
    expect(first).toMatchObject({ version: 1, shipped: true, difference: { lists: [] } })
    expect(second).toMatchObject({ version: 2, shipped: false, note: 'Narrower' })
    expect(second?.difference.lists).toMatchObject([
      { language: 'en', added: ['harvest', 'rain NEAR/3 field', '- the harvest waits'] },
    ])
    const back = await ask<ConceptPage>('POST', `${concepts}/youth/restore`, {
      version: 1,
      base: 2,
    })
    expect(back.version).toBe(3)
    expect(back.lists['en']?.text).toContain('teenager\n')
    const old = await ask<ConceptPage>('GET', `${concepts}/youth?version=2`)
    expect([old.version, old.current, old.lists['en']?.text]).toEqual([2, 3, 'harvest\nrain NEAR/3 field\n- the harvest waits\n']) // prettier-ignore
  })

  test('keeps standing when the next release brings another, which is offered beside it', async () => {
    const youth = shippedConcepts.find(({ id }) => id === 'youth')
    const next = { ...youth!, lists: { ...youth!.lists, en: { words: ['youth'] } } }
    await keepShipped(at.store.db, [next], new Date())
    await keepShipped(at.store.db, [next], new Date())
    const page = await ask<ConceptPage>('GET', `${concepts}/youth`)
    expect([page.version, page.offered]).toEqual([3, 4])
    expect(await found('concept:youth@4 language:en')).toBe(12)
  })
})

test('a concept is made, copied and renamed; its id is taken once', async () => {
  const made = await ask<ConceptPage>('POST', concepts, {
    id: 'rain',
    names: { en: 'Rain' },
    definition: 'Rain, and what it does.',
  })
  expect(made).toMatchObject({ version: 1, own: true, lists: {} })
  const again = await analyst.ask('POST', concepts, {
    id: 'rain',
    names: { en: 'R' },
    definition: 'R',
  })
  expect([again.status, codeOf(again)]).toEqual([409, 'concept.exists'])
  const copy = await ask<ConceptPage>('POST', concepts, { id: 'youth-2', names: { en: 'Young' }, copyOf: 'youth' }) // prettier-ignore
  expect(Object.keys(copy.lists)).toHaveLength(11)
  const named = await patch('rain', { base: 1, names: { en: 'Rainfall', ky: 'Жаан' } })
  expect(named.json).toMatchObject({ version: 1, names: { en: 'Rainfall', ky: 'Жаан' } })
  const wrong = await analyst.ask('POST', concepts, { id: 'Ra in', names: { en: 'R' }, definition: 'R' }) // prettier-ignore
  expect(codeOf(wrong)).toBe('concept.id')
})

test('a list being written says what it finds in the last year of its language, and where', async () => {
  const draft = (text: string): Promise<ConceptDraftAnswer> =>
    ask('POST', '/api/coverage/concept-draft', { language: 'en', text })
  const answer = await draft('teenager\n- teenager at school\n')
  expect(answer.count).toEqual({ found: 48, of: 120, from: '2024-06-12', to: '2025-06-11' })
  expect(answer.samples).toHaveLength(5)
  const [sample] = answer.samples
  const [mark] = sample!.snippets[0]!.marks
  expect(sample!.snippets[0]!.text.slice(mark!.start, mark!.end)).toBe('teenager')
  const faulty = await draft('teenager NEAR/5')
  expect(faulty).toMatchObject({
    count: null,
    faults: [{ line: 1, position: 10, code: 'concept.line-near' }],
  })
  const nobody = await ask<ConceptDraftAnswer>('POST', '/api/coverage/concept-draft', { language: 'hi', text: 'युवा' }) // prettier-ignore
  expect([nobody.count, nobody.samples]).toEqual([null, []])
})

test('a list being written is read for a translator, who is told nothing of the archive by it', async () => {
  const translator = await at.signIn('translator')
  const body = { language: 'en', text: 'teenager, the teenager' }
  const answer = await ask<object>('POST', '/api/coverage/concept-draft', body, translator)
  expect(answer).toMatchObject({ faults: [], entries: 2, samples: [] })
  expect(answer).toHaveProperty('remarks')
  expect(answer).not.toHaveProperty('count')
})

describe('judging', () => {
  let round: ConceptRoundRow
  const path = (rest = ''): string => `${concepts}/teen/rounds/${round.id}${rest}`

  beforeAll(async () => {
    await ask('POST', concepts, { id: 'teen', names: { en: 'Teens' }, definition: 'Teenagers.' })
    await patch('teen', {
      base: 1,
      lists: { en: 'teenager, harvest\nfolk NEAR/3 rain', ru: 'подросток' },
    })
    round = await ask('POST', `${concepts}/teen/rounds`, { language: 'en', size: 40 })
  })

  test('draws hits, candidates that the list did not find, and the rest', () => {
    const { drawn } = round.measured
    expect(round.sizes.hit + round.sizes.near + round.sizes.rest).toBe(120)
    expect([drawn.hit, drawn.near > 0]).toEqual([40, true])
    expect(round.fits).toBe(true)
  })

  test('measures precision and recall as people say of one article after another, and takes words back', async () => {
    const page = await ask<ConceptRoundPage>('GET', path())
    expect(page.definition).toBe('Teenagers.')
    let last = round
    const verdicts = new Map<string, string>()
    for (let from = 0; from < page.items.length; from += 10)
      for (const { id, title } of await ask<ConceptArticle[]>(
        'GET',
        path(`/articles?from=${from}`),
      )) {
        verdicts.set(id, title.includes('teenager') ? 'about' : 'not')
        last = await ask('POST', path('/judgements'), { article: id, verdict: verdicts.get(id) })
      }
    expect(last.measured).toMatchObject({ enough: true, undecided: 0 })
    expect(last.measured.recall).toMatchObject({ value: 1 })
    const { precision } = last.measured
    expect(precision!.value).toBeCloseTo(60 / 100, 1)
    const shown = await ask<ConceptPage>('GET', `${concepts}/teen`)
    expect(shown.calibration.en).toMatchObject({ precision, judgements: { hits: 40 } })
    const [first] = page.items
    const back = await ask<ConceptRoundRow>('POST', path('/judgements'), { article: first!.article, verdict: null }) // prettier-ignore
    const decided = (row: ConceptRoundRow): number => row.measured.judged.hit + row.measured.judged.near + row.measured.judged.rest // prettier-ignore
    expect(decided(back)).toBe(decided(last) - 1)
    const unsure = await ask<ConceptRoundRow>('POST', path('/judgements'), { article: first!.article, verdict: 'unsure' }) // prettier-ignore
    expect(unsure.measured.undecided).toBe(1)
    const again = { article: first!.article, verdict: verdicts.get(first!.article) }
    expect((await ask<ConceptRoundRow>('POST', path('/judgements'), again)).measured).toEqual(
      last.measured,
    )
  })

  test('by two people counts what both say, and each sees what they said themselves', async () => {
    const translator = await at.signIn('translator')
    const page = await ask<ConceptRoundPage>('GET', path(), undefined, translator)
    const { article: one, others } = page.items[1]!
    expect([page.items[1]!.mine, others]).toEqual([undefined, 1])
    await ask('POST', path('/judgements'), { article: one, verdict: 'unsure' }, translator)
    const seen = await ask<ConceptRoundPage>('GET', path(), undefined, translator)
    expect(seen.items[1]).toMatchObject({ mine: 'unsure', others: 1 })
    const denied = await patch('teen', { base: 2, lists: { en: 'x' } }, translator)
    expect(denied.status).toBe(403)
  })

  test('holds for the list that was judged: another has to be measured anew, with what was said before', async () => {
    const changed = await patch('teen', { base: 2, lists: { en: 'teenager' } })
    expect(changed.json['calibration']).toEqual({})
    const next = await ask<ConceptRoundRow>('POST', `${concepts}/teen/rounds`, { language: 'en', size: 40 }) // prettier-ignore
    expect(next.measured.judged.hit).toBeGreaterThan(0)
    const back = await ask<ConceptPage>('POST', `${concepts}/teen/restore`, { version: 2, base: 3 })
    expect(back.calibration.en?.judgements.hits).toBeGreaterThanOrEqual(39)
  })

  test('a count that compares languages names those whose list nobody measured', async () => {
    const { json } = await analyst.ask('POST', '/api/coverage/count', { query: 'concept:teen', by: ['language'] }) // prettier-ignore
    expect(json['conceptWarnings']).toEqual([
      { code: 'concept.not-calibrated', id: 'teen', version: 4, languages: ['ru'] },
    ])
    const alone = await analyst.ask('POST', '/api/coverage/count', { query: 'concept:teen language:ru', by: ['language'] }) // prettier-ignore
    expect(alone.json['conceptWarnings']).toEqual([])
    const months = await analyst.ask('POST', '/api/coverage/count', { query: 'concept:teen', by: ['month'] }) // prettier-ignore
    expect(months.json).not.toHaveProperty('conceptWarnings')
  })
})

describe('a file', () => {
  test('takes concepts out and in again, as JSON and as a table', async () => {
    const csv = await analyst.ask('GET', '/api/coverage/concept-file?format=csv&id=teen')
    expect(csv.headers.get('content-disposition')).toContain('concepts.csv')
    const text = csv.bytes.toString().replace('harvest', 'harvests, all').replaceAll('teen,', 'teen-two,') // prettier-ignore
    expect(await ask('POST', '/api/coverage/concept-file', { format: 'csv', text })).toEqual([
      { id: 'teen-two', version: 1, outcome: 'added' },
    ])
    const json = await analyst.ask('GET', '/api/coverage/concept-file?format=json')
    const all = await ask<{ outcome: string }[]>('POST', '/api/coverage/concept-file', { format: 'json', text: json.bytes.toString() }) // prettier-ignore
    expect(new Set(all.map(({ outcome }) => outcome))).toEqual(new Set(['same']))
  })

  test('that cannot be read says where, and nothing of it is kept', async () => {
    const document = { id: 'snow', version: 1, names: { en: 'Snow' }, definition: 'Snow.', lists: { en: { words: ['snow'] } }, calibration: {} } // prettier-ignore
    const text = JSON.stringify([document, { ...document, id: 'Snow 2' }])
    const refused = await analyst.ask('POST', '/api/coverage/concept-file', { format: 'json', text }) // prettier-ignore
    expect(codeOf(refused)).toBe('concept.id')
    const table = 'concept,version,language,part,text,near,within\nsnow,1,en,sentence,x,,\n'
    const wrong = await analyst.ask('POST', '/api/coverage/concept-file', { format: 'csv', text: table }) // prettier-ignore
    expect([codeOf(wrong), (wrong.json['fault'] as { data: unknown }).data]).toMatchObject(['concept.schema', { at: '2' }]) // prettier-ignore
    expect((await analyst.ask('GET', `${concepts}/snow`)).status).toBe(404)
  })
})

test('an alert counts new hits by the version its query was saved with', async () => {
  await ask('POST', concepts, { id: 'hail', names: { en: 'Hail' }, definition: 'Hail.' })
  await patch('hail', { base: 1, lists: { en: 'hail' } })
  const body = { name: 'Hail', query: 'concept:hail', alert: true }
  const { id } = await ask<{ id: string }>('POST', '/api/coverage/queries', body)
  await tellHits(at.node.context)
  await patch('hail', { base: 2, lists: { en: 'sleet' } })
  await archive.store([
    article(900, 'Hail falls', 'Hail fell on fields.', { language: 'en', country: 'UZ' }),
    article(901, 'Sleet falls', 'Sleet fell on roads.', { language: 'en', country: 'UZ' }),
    article(902, 'Hail again', 'Hail fell on roofs.', { language: 'en', country: 'UZ' }),
  ])
  await archive.settle()
  await tellHits(at.node.context)
  const saved = await ask<{ fresh: number }>('PATCH', `/api/coverage/queries/${id}`, {})
  expect(saved.fresh).toBe(2)
})
