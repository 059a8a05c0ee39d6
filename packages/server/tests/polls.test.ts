import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { forgetUploads, uploadKept } from '@suyab/poll/upload-store'
import { readWave } from './read-wave.ts'
import { numberAt } from '@suyab/survey/file/column'
import { findVariable } from '@suyab/survey/file/data-set'
import { readSav } from '@suyab/survey/file/sav/read'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  people,
  savOf,
  secret,
  youthData,
  youthDeclaration,
  youthForm,
} from '../../poll/tests/poll-file.ts'
import { codeOf, startTestNode, type Answer, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let analyst: Desk
let translator: Desk

beforeAll(async () => {
  at = await startTestNode({ clock: true })
  analyst = await at.signIn('analyst')
  translator = await at.signIn('translator')
}, 60_000)
afterAll(() => at.stop())

const upload = (desk: Desk, name: string, bytes: Buffer, more = ''): Promise<Answer> =>
  desk.ask('POST', `/api/poll-uploads?name=${encodeURIComponent(name)}${more}`, bytes)

async function uploaded(name: string, bytes: Buffer): Promise<string> {
  const answer = await upload(analyst, name, bytes)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.json))
  return String(answer.json['upload'])
}

async function newPoll(id: string): Promise<void> {
  const body = { id, names: { ky: 'Жаштар', en: 'Youth' }, languages: ['ky', 'ru', 'en'] }
  const made = await analyst.ask('POST', '/api/polls', body)
  expect(made.status).toBe(200)
}

const body = (data: string, more: object = {}): object => ({
  upload: data,
  declaration: youthDeclaration,
  leaveOut: ['respondent_name'],
  ...more,
})

async function imported(id: string): Promise<Answer> {
  await newPoll(id)
  const form = await uploaded('form.xlsx', youthForm())
  const data = await uploaded('youth.sav', savOf(youthData()))
  const answer = await analyst.ask('POST', `/api/polls/${id}/waves`, body(data, { questionnaire: form })) // prettier-ignore
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.json))
  return answer
}

/** Everything in the blob store and in the tables as bytes. */
async function everythingKept(): Promise<Buffer> {
  const folder = join(at.folder, 'blobs')
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const blobs = files
    .filter((entry) => entry.isFile())
    .map((entry) => readFile(join(entry.parentPath, entry.name)))
  const { rows: tables } = await at.store.pool.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('poll', 'public')",
  )
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await at.store.pool.query<{ all: string }>(`SELECT string_agg(t::text, ' ') AS all FROM ${name} t`) // prettier-ignore
      return Buffer.from(rows[0]?.all ?? '')
    }),
  )
  return Buffer.concat([...(await Promise.all(blobs)), ...texts])
}

test('a file is told by its content, and columns that tell who somebody is are named', async () => {
  const shown = await upload(analyst, 'youth.csv', savOf(youthData()))
  expect(shown.json).toMatchObject({ format: 'sav', rows: people, name: 'youth.csv' })
  const variables = shown.json['variables'] as { name: string; identity?: string; role?: string }[]
  const of = (name: string): object | undefined => variables.find((one) => one.name === name)
  expect(of('respondent_name')).toMatchObject({ identity: 'name', kind: 'text', distinct: people })
  expect(of('weight')).toMatchObject({ role: 'weight' })
  expect(of('stratum')).toMatchObject({ role: 'stratum' })
  expect(of('psu')).toMatchObject({ role: 'cluster', distinct: 20 })
  expect(of('country')).toMatchObject({ role: 'country', distinct: 2 })
  expect(variables.filter(({ identity }) => identity !== undefined)).toHaveLength(1)
  expect((await upload(translator, 'a.sav', savOf(youthData()))).status).toBe(403)
  const path = `/api/poll-uploads/${String(shown.json['upload'])}`
  expect((await analyst.ask('DELETE', path)).status).toBe(204)
})

test('what is left out is kept nowhere, neither in blobs nor in tables', async () => {
  const answer = await imported('left-out')
  expect(answer.json).toMatchObject({ number: 1, respondents: people, countries: ['KG', 'KZ'] })
  const kept = await everythingKept()
  expect(kept.includes('q3_housing')).toBe(true)
  for (const part of [secret, 'Айгүл', '0777123456']) expect(kept.includes(part)).toBe(false)
  // Compression may have cut a text in pieces, and not a column's name out of the dictionary.
  const wave = await readWave(at.store.db, at.node.context.blobs, 'left-out', 1)
  const names = wave.ok ? wave.value.dataSet.variables.map(({ name }) => name) : []
  expect(names).toContain('weight')
  expect(names).not.toContain('respondent_name')
})

test('a column that tells who somebody is comes in only where somebody says so', async () => {
  await newPoll('identity')
  const data = await uploaded('youth.sav', savOf(youthData()))
  const refused = await analyst.ask('POST', '/api/polls/identity/waves', body(data, { leaveOut: [] })) // prettier-ignore
  expect(refused.status).toBe(422)
  expect(refused.json).toMatchObject({
    faults: [
      { code: 'poll.identity-undecided', data: { column: 'respondent_name', identity: 'name' } },
    ],
  })
  const kept = { leaveOut: [], keep: ['respondent_name'] }
  const answer = await analyst.ask('POST', '/api/polls/identity/waves', body(data, kept))
  expect(answer.status).toBe(200)
})

test('codes that nobody knows are all told with row, column and value, and nothing is kept', async () => {
  await newPoll('codes')
  const youth = youthData()
  const works = findVariable(youth, 'works')
  if (works?.column.kind !== 'number') throw new Error('works is there')
  works.column.values[4] = 7
  works.column.values[6] = 7
  works.column.values[30] = 8
  const data = await uploaded('youth.sav', savOf(youth))
  const before = await at.store.pool.query('SELECT FROM poll.upload')
  const refused = await analyst.ask('POST', '/api/polls/codes/waves', body(data))
  expect(refused.status).toBe(422)
  expect(refused.json['faults']).toEqual([
    { code: 'poll.code-unknown', data: { row: 5, column: 'works', value: '7', count: 2, rule: expect.any(String) } }, // prettier-ignore
    { code: 'poll.code-unknown', data: { row: 31, column: 'works', value: '8', count: 1, rule: expect.any(String) } }, // prettier-ignore
  ])
  expect((await at.store.pool.query('SELECT FROM poll.upload')).rowCount).toBe(before.rowCount)
  expect((await at.store.pool.query("SELECT FROM poll.wave WHERE poll = 'codes'")).rowCount).toBe(0)
  const noAnswer = [{ variable: 'works', values: [7, 8] }]
  const answer = await analyst.ask('POST', '/api/polls/codes/waves', body(data, { noAnswer }))
  expect(answer.status).toBe(200)
})

test('a design that the data do not bear out is refused with row, column and rule', async () => {
  await newPoll('design')
  const youth = youthData()
  const weight = findVariable(youth, 'weight')
  if (weight?.column.kind !== 'number') throw new Error('weight is there')
  weight.column.values[2] = 0
  const data = await uploaded('youth.sav', savOf(youth))
  const ask = async (design: object): Promise<unknown> => {
    const declaration = { ...youthDeclaration, design }
    return (await analyst.ask('POST', '/api/polls/design/waves', body(data, { declaration }))).json['faults'] // prettier-ignore
  }
  expect(await ask(youthDeclaration.design)).toEqual([
    { code: 'survey.weight-zero', data: { column: 'weight', row: 3, count: 1 } },
  ])
  expect(await ask({ stages: [], weight: 'wheight', country: 'respondent_name' })).toEqual([
    { code: 'poll.column-unknown', data: { column: 'wheight' } },
    { code: 'poll.column-left-out', data: { column: 'respondent_name' } },
  ])
  const alone = await ask({ stages: [{ stratum: 'psu', cluster: 'country' }], nested: true })
  expect(alone).toHaveLength(20)
  expect(alone).toMatchObject([
    { code: 'survey.stratum-single', data: { column: 'country', stratum: '1', row: 1, stage: 1 } },
    { data: { stratum: '2', row: 2 } },
    ...Array.from({ length: 18 }, () => ({})),
  ])
  expect(await ask({ stages: [{ cluster: 'psu', stratum: 'works' }] })).toMatchObject([
    { code: 'survey.group-missing', data: { column: 'works', row: 12 } },
  ])
})

test('a questionnaire has its texts side by side, and names those that are missing', async () => {
  await imported('texts')
  const path = '/api/polls/texts/waves/1/questionnaire'
  const shown = await translator.ask('GET', path)
  expect(shown.json).toMatchObject({
    missing: [{ name: 'q3', part: 'label', language: 'ky' }],
    absent: [],
  })
  const text = { name: 'q3', part: 'label', language: 'ky', text: 'Сизди эмне тынчсыздандырат?' }
  expect((await translator.ask('PATCH', path, { texts: [text] })).status).toBe(403)
  const changed = await analyst.ask('PATCH', path, { texts: [text] })
  expect(changed.json).toMatchObject({ missing: [] })
  const wrong = await analyst.ask('PATCH', path, { texts: [{ ...text, name: 'q4' }] })
  expect(wrong.json).toMatchObject({ fault: { code: 'poll.text-unknown', data: { column: 'q4' } } })
  const page = await analyst.ask('GET', '/api/polls/texts/waves/1')
  expect(page.json).toMatchObject({ revision: 2 })
  const questions = page.json['questions'] as { name: string; texts: object; options: object[] }[]
  expect(questions.map(({ name }) => name)).toEqual(['country', 'stratum', 'psu', 'weight', 'sex', 'works', 'age', '$q3']) // prettier-ignore
  expect(questions.at(-1)).toMatchObject({
    texts: { ky: text.text, ru: 'Что вас беспокоит?' },
    options: [
      { value: 'q3_jobs', texts: { ky: 'Жумуш' } },
      { value: 'q3_housing' },
      { value: 'q3_none' },
    ],
  })
  const wave = await readWave(at.store.db, at.node.context.blobs, 'texts', 1)
  if (!wave.ok) throw new Error(wave.fault.code)
  expect(wave.value.dataSet.sets[0]?.label).toBe(text.text)
  expect(findVariable(wave.value.dataSet, 'works')?.variable).toMatchObject({
    label: 'Иштейсизби?',
    labels: { ru: 'Вы работаете?' },
    categories: [
      { value: 1, label: 'Ооба', labels: { en: 'Yes' } },
      { value: 2 },
      { value: 9, label: 'Refused' },
    ],
  })
})

test('a recoding is tried without telling of few, put in force, and withdrawn from the end', async () => {
  await imported('recode')
  const path = '/api/polls/recode/waves/1/recodings'
  const bands = {
    name: 'age_group',
    label: { en: 'Age group' },
    of: 'age',
    reason: 'Published by these groups',
    rule: {
      kind: 'bands',
      categories: [
        { value: 1, label: { en: '18 to 24' }, from: { from: 18, below: 25 } },
        { value: 2, label: { en: '25 to 29' }, from: { from: 25, below: 30 } },
        { value: 3, label: { en: '30' }, from: { from: 30 } },
      ],
      rest: 'refuse',
    },
  }
  const dry = await analyst.ask('POST', path, { recoding: bands, dry: true })
  // Four are 30 years old; the next smallest count goes with theirs.
  expect(dry.json).toMatchObject({ id: null, counts: [{ rows: 35 }, { rows: null }, { rows: null }], missing: 0 }) // prettier-ignore
  expect((await analyst.ask('GET', '/api/polls/recode/waves/1')).json).toMatchObject({ revision: 1 }) // prettier-ignore
  const first = await analyst.ask('POST', path, { recoding: bands, dry: false })
  const net = {
    name: 'worried',
    label: { en: 'Has a worry' },
    of: '$q3',
    reason: 'A net of the worries',
    rule: { kind: 'any-of', options: ['jobs', 'housing'] },
  }
  const second = await analyst.ask('POST', path, { recoding: net, dry: false })
  expect(second.json).toMatchObject({ counts: [{ value: '1', rows: 30 }, { value: '0', rows: 30 }] }) // prettier-ignore
  expect(codeOf(await analyst.ask('POST', path, { recoding: net, dry: false }))).toBe('poll.recoding-name-taken') // prettier-ignore
  const left = { ...bands, name: 'young', rule: { ...bands.rule, categories: bands.rule.categories.slice(0, 2) } } // prettier-ignore
  expect((await analyst.ask('POST', path, { recoding: left, dry: true })).json).toMatchObject({
    fault: { code: 'poll.recoding-value-left', data: { row: 13, column: 'age', value: '30' } },
  })
  expect(codeOf(await analyst.ask('DELETE', `${path}/${String(first.json['id'])}`))).toBe('poll.recoding-not-last') // prettier-ignore
  const wave = await readWave(at.store.db, at.node.context.blobs, 'recode', 1)
  if (!wave.ok) throw new Error(wave.fault.code)
  const made = findVariable(wave.value.dataSet, 'age_group')
  const column = made?.column
  if (column?.kind !== 'number') throw new Error('age_group is there')
  expect([0, 7, 12].map((row) => numberAt(column, row))).toEqual([1, 2, 3])
  expect((await analyst.ask('DELETE', `${path}/${String(second.json['id'])}`)).status).toBe(204)
  const list = await analyst.ask('GET', path)
  expect(list.json).toMatchObject([
    { recoding: { name: 'age_group' }, by: { name: 'A analyst' } },
    { recoding: { name: 'worried' }, withdrawn: { by: { name: 'A analyst' } } },
  ])
  expect((await analyst.ask('GET', '/api/polls/recode/waves/1')).json).toMatchObject({ revision: 4 }) // prettier-ignore
})

test('the numbers of a column become answers once somebody says which are, and the record keeps that', async () => {
  await imported('plain-numbers')
  const wave = '/api/polls/plain-numbers/waves/1'
  const values = await analyst.ask('GET', `${wave}/values?of=age`)
  const found = values.json as unknown as { value: number; rows: number | null }[]
  expect(found.length).toBeGreaterThan(1)
  expect(codeOf(await analyst.ask('GET', `${wave}/values?of=nothing`))).toBe('poll.column-unknown')
  const [none, ...others] = found.map(({ value }) => value)
  const codes = others.map((value) => ({ value, label: {} }))
  const recoding = {
    name: 'age_answer',
    label: { en: 'Age as an answer' },
    of: 'age',
    reason: 'The file has codes',
    rule: { kind: 'codes', codes: codes.slice(1), noAnswer: [none] },
  }
  const path = `${wave}/recodings`
  expect(codeOf(await analyst.ask('POST', path, { recoding, dry: true }))).toBe('poll.recoding-value-left') // prettier-ignore
  const whole = { ...recoding, rule: { ...recoding.rule, codes } }
  expect((await analyst.ask('POST', path, { recoding: whole, dry: false })).status).toBe(200)
  const page = await analyst.ask('GET', wave)
  const questions = page.json['questions'] as { name: string }[]
  expect(questions.find(({ name }) => name === 'age_answer')).toMatchObject({
    kind: 'one',
    recodedFrom: 'age',
    options: others.map((value) => ({ value: String(value) })),
  })
  const book = await analyst.ask('GET', `${wave}/codebook?format=html&language=en`)
  expect(book.bytes.toString()).toContain('the numbers are answers')
})

test('of changes at once none is lost: each is in force, or told that the wave has changed', async () => {
  await imported('at-once')
  const path = '/api/polls/at-once/waves/1/recodings'
  const answers = await Promise.all(
    ['one', 'two', 'three'].map((name) => {
      const rule = { kind: 'any-of', options: ['jobs'] }
      const recoding = { name, label: { en: name }, of: '$q3', reason: 'At once', rule }
      return analyst.ask('POST', path, { recoding, dry: false })
    }),
  )
  const done = answers.filter(({ status }) => status === 200).length
  expect(done).toBeGreaterThan(0)
  for (const answer of answers.filter(({ status }) => status !== 200))
    expect([answer.status, codeOf(answer)]).toEqual([409, 'poll.wave-changed'])
  const page = await analyst.ask('GET', '/api/polls/at-once/waves/1')
  expect(page.json).toMatchObject({ revision: 1 + done })
  expect((await analyst.ask('GET', path)).json).toHaveLength(done)
})

test('a codebook says in four languages and four formats what each variable means and is made of', async () => {
  await imported('book')
  const recoding = {
    name: 'job',
    label: { en: 'Has work', ru: 'Работает' },
    of: 'works',
    reason: '<b>Asked for by the editors</b>',
    rule: { kind: 'values', categories: [{ value: 1, label: { en: 'Works' }, from: [1] }], rest: 'missing' }, // prettier-ignore
  }
  await analyst.ask('POST', '/api/polls/book/waves/1/recodings', { recoding, dry: false })
  const ask = async (format: string, language: string): Promise<string> =>
    (await translator.ask('GET', `/api/polls/book/waves/1/codebook?format=${format}&language=${language}`)).bytes.toString() // prettier-ignore
  for (const [language, word] of [
    ['en', 'Record of recodings'],
    ['ru', 'Журнал перекодировок'],
    ['ky', 'Кайра коддоо журналы'],
    ['zh-Hans', '重新编码记录'],
  ] as const)
    // prettier-ignore
    expect(await ask('html', language)).toContain(word)
  const html = await ask('html', 'ru')
  expect(html).toContain('Вы работаете?')
  expect(html).toContain('&lt;b&gt;Asked for by the editors')
  expect(html).not.toContain('<script')
  expect(html).not.toMatch(/(?:src|href)="(?!#)/)
  expect(await ask('csv', 'ru')).toContain('works,Вы работаете?,number,nominal')
  const json: unknown = JSON.parse(await ask('json', 'en'))
  expect(json).toMatchObject({
    respondents: people,
    declaration: youthDeclaration,
    recodings: [{ recoding: { reason: recoding.reason }, by: { name: 'A analyst' } }],
  })
  const ddi = await ask('ddi', 'en')
  expect(ddi).toContain('<universe>people of 18 to 30 years in two countries</universe>')
  expect(ddi).toMatch(/<derivation var="V\d+"><drvdesc>&lt;b&gt;Asked for/)
  expect(ddi).toContain('<sampProc>Drawn with known probabilities. Households')
})

test('what countries stand for together is declared with all their people, and told in words', async () => {
  await newPoll('together')
  const data = await uploaded('youth.sav', savOf(youthData()))
  const pooled = (populations: Record<string, number>): object => ({
    ...youthDeclaration,
    design: { ...youthDeclaration.design, pooling: { kind: 'population', populations } },
  })
  const add = (populations: Record<string, number>): Promise<Answer> =>
    analyst.ask('POST', '/api/polls/together/waves', body(data, { declaration: pooled(populations) })) // prettier-ignore
  const short = await add({ KG: 1_600_000 })
  expect(codeOf(short)).toBe('survey.pooling-population-missing')
  expect((await add({ KG: 1_600_000, KZ: 3_400_000 })).status).toBe(200)
  const path = '/api/polls/together/waves/1'
  const later = await analyst.ask('PATCH', path, { declaration: pooled({ KZ: 3_400_000 }) })
  expect(codeOf(later)).toBe('survey.pooling-population-missing')
  const ask = async (format: string, language: string): Promise<string> =>
    (await analyst.ask('GET', `${path}/codebook?format=${format}&language=${language}`)).bytes.toString() // prettier-ignore
  for (const [language, word] of [
    ['en', 'All countries together stand for all their people.'],
    ['ru', 'Все страны вместе представляют всех своих жителей.'],
    ['ky', 'Бардык өлкөлөр чогуу өздөрүнүн бүт калкын чагылдырат.'],
    ['zh-Hans', '所有国家合计代表其全部人口。'],
  ] as const)
    for (const format of ['html', 'ddi']) expect(await ask(format, language)).toContain(word)
  expect(await ask('html', 'en')).toMatch(/KG 1,600,000; KZ 3,400,000/)
})

test('the data come out as they are, with labels and recodings, for who manages polls', async () => {
  await imported('out')
  const get = (format: string, desk = analyst): Promise<Answer> =>
    desk.ask('GET', `/api/polls/out/waves/1/data?format=${format}`)
  expect((await get('sav', translator)).status).toBe(403)
  const sav = await readSav((await get('sav')).bytes)
  if (!sav.ok) throw new Error(sav.fault.code)
  expect(sav.value).toMatchObject({ rows: people, weight: 'weight', sets: [{ name: '$q3' }] })
  expect(findVariable(sav.value, 'works')?.variable).toMatchObject({
    label: 'Иштейсизби?',
    missing: { values: [9] },
  })
  expect((await get('csv')).bytes.toString()).toContain('country,stratum,psu,weight,sex,works,age')
  expect((await get('parquet')).bytes.subarray(0, 4).toString()).toBe('PAR1')
  for (const format of ['xlsx', 'triple-s'])
    expect((await get(format)).bytes.subarray(0, 2).toString()).toBe('PK')
  const { rows } = await sql<{ did: string }>`
    SELECT did FROM audit WHERE did = 'poll.download' AND object = 'out/1'`.execute(at.store.db)
  expect(rows).toHaveLength(5)
})

test('of two people who read the same wave in at once, one is told that it is there', async () => {
  await newPoll('twice')
  const one = await uploaded('youth.sav', savOf(youthData()))
  const other = await uploaded('youth.sav', savOf(youthData()))
  const path = '/api/polls/twice/waves'
  const answers = await Promise.all([
    analyst.ask('POST', path, body(one, { number: 1 })),
    analyst.ask('POST', path, body(other, { number: 1 })),
    analyst.ask('POST', path, body(one, { number: 1 })),
  ])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const answer of answers.filter(({ status }) => status !== 200))
    expect(['poll.data-twice', 'poll.upload-unknown']).toContain(codeOf(answer))
  const { rows } = await sql<{ waves: number }>`
    SELECT count(*)::int AS waves FROM poll.wave WHERE poll = 'twice'`.execute(at.store.db)
  expect(rows).toEqual([{ waves: 1 }])
})

test('a poll that goes takes its answers along, and files nobody reads in go after a day', async () => {
  const blobs = async (): Promise<number> =>
    (await readdir(join(at.folder, 'blobs'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length // prettier-ignore
  const before = await blobs()
  await imported('gone')
  expect(await blobs()).toBe(before + 1)
  expect((await analyst.ask('DELETE', '/api/polls/gone')).status).toBe(204)
  expect(codeOf(await analyst.ask('GET', '/api/polls/gone'))).toBe('poll.unknown')
  expect(await blobs()).toBe(before)
  await uploaded('youth.sav', savOf(youthData()))
  const { db } = at.store
  const { blobs: store } = at.node.context
  const later = (hours: number): Date => new Date(at.clock.now + hours * 3_600_000 - uploadKept)
  await forgetUploads(db, store, later(23))
  expect(await blobs()).toBe(before + 1)
  await forgetUploads(db, store, later(25))
  expect((await at.store.pool.query('SELECT FROM poll.upload')).rowCount).toBe(0)
})

test('a poll says what it owes its readers and does not tell', async () => {
  await imported('aapor')
  const page = await analyst.ask('GET', '/api/polls/aapor/waves/1')
  expect(page.json['undisclosed']).toEqual(['wording', 'recruitment', 'limitations', 'contact'])
  const sample = { ...youthDeclaration.sample, recruitment: { en: 'At the door' } }
  const declaration = { ...youthDeclaration, sample, contact: 'polls@talas.example', limitations: { en: 'None known' } } // prettier-ignore
  const changed = await analyst.ask('PATCH', '/api/polls/aapor/waves/1', { declaration })
  expect(changed.json).toMatchObject({ undisclosed: ['wording'], revision: 2 })
  const wrong = { ...declaration, design: { stages: [], weight: 'works' } }
  const refused = await analyst.ask('PATCH', '/api/polls/aapor/waves/1', { declaration: wrong })
  expect(refused.json).toMatchObject({ faults: [{ code: 'survey.weight-missing', data: { row: 12 } }] }) // prettier-ignore
})
