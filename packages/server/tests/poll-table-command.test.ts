import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { parseFigure } from '@suyab/figure/figure'
import { parseRecipe } from '@suyab/poll/table-question'
import type { Store } from '@suyab/store/database'
import { openTestStore } from '@suyab/store/test-store'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedDesign, inventedWave } from '../../poll/tests/invented-wave.ts'
import { exchangeParts } from '../src/exchange-part.ts'
import { parseTableQuestions } from '../src/poll-table-questions.ts'
import { runProgram } from '../src/program.ts'
import { savOf, youthDeclaration } from '../../poll/tests/poll-file.ts'

let folder: string
let store: Store

const question = { stub: 'q1', banner: ['gender', 'work'], rows: 'countries', chosen: ['1'], policy: 'equal' } // prettier-ignore
const margin = {
  variables: ['country', 'gender'],
  targets: { 'kg|f': 0.5, 'kg|m': 0.5, 'kz|f': 0.52, 'kz|m': 0.48 },
  source: 'Census 2022',
}
const recipe = { method: 'rake', margins: [margin] }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suyab-poll-table-'))
  store = await openTestStore()
  await writeFile(at('youth.sav'), savOf(inventedWave({ countries: ['kg', 'kz'], perCountry: 300, seed: 5 }))) // prettier-ignore
  const design = { ...inventedDesign, lonely: 'adjust' }
  await written('youth.json', { declaration: { ...youthDeclaration, design }, leaveOut: [] })
  await written('recipe.json', recipe)
  await written('question.json', question)
  const made = await suyab('poll', 'import', at('youth.sav'), '--poll', 'youth', '--name', 'en=Youth', '--language', 'en', '--declaration', at('youth.json')) // prettier-ignore
  if (made.code !== 0) throw new Error(made.err)
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const at = (name: string): string => join(folder, name)
const written = (name: string, value: unknown): Promise<void> =>
  writeFile(at(name), JSON.stringify(value))

interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function said(
  argv: string[],
  more: { isPerson?: boolean; stdin?: string } = {},
): Promise<Said> {
  let [out, err] = ['', '']
  const { host = '', user = '', database = '', port = 5432 } = store.connection
  const code = await runProgram(
    argv,
    {
      env: {
        SUYAB_DATA: folder,
        DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
      },
      stdin: Readable.from(more.stdin === undefined ? [] : [Buffer.from(more.stdin)]),
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      isPerson: more.isPerson ?? false,
      width: 100,
      clock: () => Date.parse('2026-11-20T12:00:00Z'),
    },
    exchangeParts(),
  )
  return { code, out, err }
}

const suyab = (...argv: string[]): Promise<Said> => said(argv)

test('a wave is weighted on trial, on record and in force, and its tables use what is in force', async () => {
  const before = await suyab('poll', 'table', 'youth', '1', at('question.json'))
  const tried = await suyab('poll', 'weigh', 'youth', '1', at('recipe.json'), '--dry')
  expect(JSON.parse(tried.out)).toMatchObject({ number: null, inForce: false, report: { recipe } })
  const kept = await suyab('poll', 'weigh', 'youth', '1', at('recipe.json'), '--note', 'first')
  expect(JSON.parse(kept.out)).toMatchObject({ number: 1, inForce: false })
  expect((await suyab('poll', 'table', 'youth', '1', at('question.json'))).out).toBe(before.out)
  const used = await said(['poll', 'weigh', 'youth', '1', '-', '--use'], { stdin: JSON.stringify(recipe) }) // prettier-ignore
  expect(JSON.parse(used.out)).toMatchObject({ number: 2, inForce: true })
  const after = await suyab('poll', 'table', 'youth', '1', at('question.json'))
  expect(after.code).toBe(0)
  expect(after.out).not.toBe(before.out)
  expect(JSON.parse((await suyab('poll', 'list')).out)).toMatchObject({ weighting: 2 })
  const { rows } = await sql<{ did: string }>`
    SELECT did FROM audit WHERE did IN ('poll.weigh', 'poll.wave-change') ORDER BY at, id`.execute(store.db) // prettier-ignore
  expect(rows.map(({ did }) => did)).toEqual(['poll.weigh', 'poll.weigh', 'poll.wave-change'])
})

test('a person reads what a weighting costs, and a table with its notes', async () => {
  const weighed = await said(['poll', 'weigh', 'youth', '1', at('recipe.json'), '--dry'], { isPerson: true }) // prettier-ignore
  expect(weighed.out).toMatch(/country × gender +kg\|f +\d+ +50\.0 +\d+\.\d +50\.0/)
  expect(weighed.out).toMatch(/Design effect of the weights .*\nNothing was kept\.\n$/)
  const table = await said(['poll', 'table', 'youth', '1', at('question.json')], { isPerson: true })
  expect(table.out).toMatch(/^ +Gender +\S/m)
  expect(table.out).toMatch(/women A +men B/)
  expect(table.out).toContain('\nFieldwork: 2026-09-03 to 2026-09-21\n')
})

test('several tables go out as lines, as text and as a workbook that needs a file', async () => {
  await written('two.json', [question, { ...question, banner: [] }])
  const lines = await suyab('poll', 'table', 'youth', '1', at('two.json'), '--format', 'json')
  const tables = lines.out
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  expect(tables).toMatchObject([{ question }, { question: { banner: [] } }])
  const csv = await suyab('poll', 'table', 'youth', '1', at('two.json'), '--format', 'csv', '--language', 'ru') // prettier-ignore
  expect(csv.out.startsWith('\uFEFF')).toBe(true)
  expect(csv.out).toMatch(/\p{Script=Cyrillic}/u)
  const html = await suyab('poll', 'table', 'youth', '1', at('two.json'), '--format', 'html')
  expect(html.out).toMatch(/^<!doctype html>/)
  const figures = await suyab('poll', 'table', 'youth', '1', at('two.json'), '--format', 'figures')
  for (const line of figures.out.trim().split('\n')) expect(parseFigure(line).ok).toBe(true)
  const book = await suyab('poll', 'table', 'youth', '1', at('two.json'), '--format', 'xlsx', '--out', at('two.xlsx')) // prettier-ignore
  expect(book).toEqual({ code: 0, out: '', err: '' })
  expect((await readFile(at('two.xlsx'))).subarray(0, 2).toString()).toBe('PK')
  const pipe = await suyab('poll', 'table', 'youth', '1', at('two.json'), '--format', 'xlsx')
  expect(pipe).toMatchObject({ code: 2, out: '', err: 'suyab: a workbook is no text: name a file with --out\n' }) // prettier-ignore
  const nowhere = await suyab('poll', 'table', 'youth', '1', at('two.json'), '--out', at('no/such/folder')) // prettier-ignore
  expect(nowhere).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/cannot be written: ENOENT\n$/) }) // prettier-ignore
})

test('a target that cannot be met, a question of another wave and a file of another shape are told, and nothing is kept', async () => {
  await written('steep.json', { method: 'rake', margins: [{ variables: ['gender'], targets: { f: 0.97, m: 0.03 }, source: 'x' }], cap: 1.2 }) // prettier-ignore
  const before = await sql`SELECT FROM poll.weighting`.execute(store.db)
  const steep = await suyab('poll', 'weigh', 'youth', '1', at('steep.json'))
  expect([steep.code, steep.out]).toEqual([1, ''])
  const [fault = '', last] = steep.err.split('\n')
  expect(JSON.parse(fault)).toMatchObject({ code: 'survey.targets-infeasible', column: 'gender', least: expect.any(Number), most: expect.any(Number) }) // prettier-ignore
  expect(last).toBe('suyab: wave 1 of youth was not weighted; the lines above say why')
  expect((await sql`SELECT FROM poll.weighting`.execute(store.db)).rows).toHaveLength(before.rows.length) // prettier-ignore
  await written('strange.json', [question, { ...question, stub: 'q99' }])
  const strange = await suyab('poll', 'table', 'youth', '1', at('strange.json'))
  expect([strange.code, strange.out]).toEqual([1, ''])
  expect(strange.err).toContain('"code":"poll.column-unknown"')
  await written('shape.json', [question, { ...question, rows: 'people' }])
  expect((await suyab('poll', 'table', 'youth', '1', at('shape.json'))).err).toMatch(/at \/1\/rows: .*suyab poll table --help shows one\n$/) // prettier-ignore
  expect((await said(['poll', 'weigh', 'youth', '1', '-'], { stdin: '{' })).err).toBe('suyab: - is no JSON: correct it\n') // prettier-ignore
  for (const wave of ['7', '0', 'x'])
    expect(await suyab('poll', 'table', 'youth', wave, at('question.json'))).toEqual({
      code: 1,
      out: '',
      err: `suyab: there is no wave ${wave} of youth: npx suyab poll list shows them\n`,
    })
  const both = await suyab('poll', 'weigh', 'youth', '1', at('recipe.json'), '--dry', '--use')
  expect(both.code).toBe(2)
  expect((await suyab('poll', 'table', 'youth', '1', at('question.json'), '--format', 'pdf')).code).toBe(2) // prettier-ignore
})

test('the recipe and the question that the help shows can be read', async () => {
  const shown = async (command: string): Promise<unknown> => {
    const { out } = await suyab('poll', command, '--help')
    return JSON.parse(/^\{$[^]*^\}$/mu.exec(out)?.[0] ?? '')
  }
  expect(parseRecipe(await shown('weigh')).ok).toBe(true)
  expect(parseTableQuestions(await shown('table')).ok).toBe(true)
})
