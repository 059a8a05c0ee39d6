/** Whether counts are exact: golden figures of a newscast, and random queries beside brute force. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as fc from 'fast-check'
import { dataFolder } from '../../../eval/data-folder.ts'
import type { Archive } from '../src/archive.ts'
import { articleTerms } from '../src/archive/row.ts'
import type { Article } from '../src/article.ts'
import { tally } from '../src/count/tally.ts'
import { seeded, type Random } from '../src/seeded.ts'
import { readArticleLine } from '../src/load/line.ts'
import { compileQuery } from '../src/query/compile.ts'
import { matches } from '../src/query/matches.ts'
import { parseQuery } from '../src/query/parse.ts'
import { printQuery } from '../src/query/print.ts'
import type { Asked, Query } from '../src/query/query.ts'
import { openTestArchive } from '../tests/archive-folder.ts'
import { queriesOf } from '../tests/random-query.ts'
import type { Row } from './row.ts'

const now = Date.UTC(2027, 0, 1)

export async function run(): Promise<readonly Row[]> {
  const opened = await openTestArchive()
  try {
    return [...(await golden(opened.archive)), ...(await beside(opened.archive))]
  } finally {
    await opened.close()
  }
}

/** Stories that name artificial intelligence, all stories, and the growth of both, by year. */
const stories: Readonly<Record<string, readonly [hits: number, total: number]>> = {
  '2023': [97, 5103],
  '2024': [210, 5218],
  '2025': [352, 5082],
}

async function golden(archive: Archive): Promise<Row[]> {
  const script = join(dataFolder, 'coverage/zh-xinwenlianbo/to-ndjson.py')
  const printing = spawn('python3', [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const began = performance.now()
  let batch: Article[] = []
  let stored = 0
  for await (const line of createInterface(printing.stdout)) {
    batch.push(read({ ...JSON.parse(line), country: 'CN', timeZone: 'Asia/Shanghai' }))
    if (batch.length < 1000) continue
    stored += (await archive.store(batch)).stored
    batch = []
  }
  stored += (await archive.store(batch)).stored
  await archive.settle()
  const perSecond = stored / ((performance.now() - began) / 1000)
  const counted = async (question: string): Promise<ReadonlyMap<string, readonly [number, number]>> => {
    const { rows } = await tally(archive, { query: parsed(question), by: ['year'], share: true })
    return new Map(rows.map((row) => [row.year ?? '', [row.articles, row.total ?? 0]] as const))
  }
  const found = await counted('人工智能 outlet:newscast.example.org')
  const rows = Object.entries(stories).flatMap(([year, [hits, total]]) => {
    const [mine = 0, all = 0] = found.get(year) ?? []
    return [
      exact(`stories of ${year} that name 人工智能`, mine, hits),
      exact(`stories of ${year}`, all, total),
    ]
  })
  const [[before = 0, allBefore = 0] = [], [after = 0, all = 0] = []] = ['2024', '2025'].map((year) => found.get(year) ?? []) // prettier-ignore
  const percent = (ratio: number): number => Math.round(1000 * (ratio - 1)) / 10
  return [
    ...rows,
    exact('growth of the count, 2025 over 2024, %', percent(after / before), 67.6),
    exact('growth of the share, %', percent(after / all / (before / allBefore)), 72.1),
    { figure: 'loaded, terms and archive included', value: Math.round(perSecond), unit: '/s' },
  ]
} // prettier-ignore

function exact(figure: string, value: number, expected: number): Row {
  return { figure, value, unit: '', least: expected, most: expected }
}

function read(line: object): Article {
  const found = readArticleLine(JSON.stringify(line), now)
  if (!found.ok) throw new Error(JSON.stringify(found.fault))
  return found.value
}

function parsed(text: string): Query {
  const found = parseQuery(text)
  if (!found.ok) throw new Error(JSON.stringify(found.fault))
  return found.value
}

const languages: Readonly<Record<string, string>> = {
  'zho-CN': 'zh-Hans', rus: 'ru', eng: 'en', kir: 'ky', kaz: 'kk', uzb: 'uz',
  'tgk-Cyrl': 'tg', fas: 'fa', urd: 'ur', hin: 'hi', bel: 'be',
} // prettier-ignore
const outlets = ['24.kg', 'The Daily', "o'neil\\", 'paper', 'echo']
const countries = ['KG', 'KZ', 'CN', 'RU', 'IN']
const days = ['2024-12-31', '2025-01-01', '2025-02-28', '2025-06-15', '2026-01-01']
const kinds = ['news', 'video']
const places = ['KG-GB', 'Бишкек', 'CN']
const queries = 200

async function beside(archive: Archive): Promise<Row[]> {
  const articles = mixed()
  await archive.store(articles)
  await archive.settle()
  const asked = articles.map((article): Asked => ({
    ...article,
    day: article.published.slice(0, 10),
    terms: articleTerms(article),
  }))
  const vocabulary = {
    words: wordsOf(articles),
    outlets,
    countries,
    days,
    kinds,
    places,
    languages: ['zh', 'zh-hans', 'ru', 'en', 'ky', 'fa', 'und'],
  }
  let [equal, finding] = [0, 0]
  for (const query of fc.sample(queriesOf(vocabulary), { numRuns: queries, seed: 11 })) {
    const expected = new Map<string, number>()
    for (const one of asked.filter((article) => matches(query, article))) {
      const key = `${one.day.slice(0, 7)} ${one.country}`
      expected.set(key, (expected.get(key) ?? 0) + 1)
    }
    const only = { sql: 'outlet IN {mixed:Array(String)}', parameters: { mixed: outlets } }
    const { sql, parameters } = compileQuery(query)
    const rows = await archive.count(
      { sql: `(${sql}) AND ${only.sql}`, parameters: { ...parameters, ...only.parameters } },
      { by: ['month', 'country'] },
    )
    const counted = new Map<string, number>(rows.map((row) => [`${row.month?.slice(0, 7)} ${row.country}`, row.articles] as const))
    const same = expected.size === counted.size && [...expected].every(([key, count]) => counted.get(key) === count)
    if (same) equal += 1
    else console.log(`differs: ${printQuery(query)}`)
    if (expected.size > 0) finding += 1
  }
  return [
    { figure: `of ${queries} random queries over ${articles.length} articles, counted as by brute force`, value: equal, unit: '', least: queries },
    { figure: 'of them, those that find something', value: finding, unit: '' },
  ]
} // prettier-ignore

/** Documents in eleven languages, whole and in halves, of made outlets, countries and days. */
function mixed(): Article[] {
  const folder = join(dataFolder, 'coverage/ntrex')
  const ids = linesOf(join(folder, 'DOCUMENT_IDS.tsv'))
  const random = seeded(7)
  const pick = (values: readonly string[]): string => values[Math.floor(random() * values.length)]!
  return Object.entries(languages).flatMap(([file, language]) => {
    const lines = linesOf(join(folder, `${file}.txt`))
    const documents = Map.groupBy(lines, (_, at) => ids[at] ?? '')
    return [...documents.values()].flatMap((sentences, document) =>
      [sentences, sentences.filter((_, at) => at % 2 === 0)].map((some, half) =>
        read({
          url: `https://${file}.example/${document}/${half}`,
          outlet: pick(outlets),
          country: pick(countries),
          language,
          published: `${pick(days)}T12:00:00Z`,
          timeZone: 'UTC',
          type: pick(kinds),
          places: places.filter(() => random() < 0.3),
          title: some[0],
          text: some.slice(1).join('\n'),
        }),
      ),
    )
  })
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n')
}

/** Words that several articles have, as they stand there; of Chinese, pieces of two to four characters. */
function wordsOf(articles: readonly Article[]): string[] {
  const random: Random = seeded(5)
  return Object.values(languages).flatMap((language) => {
    const seen = new Map<string, number>()
    for (const { text } of articles.filter((one) => one.language === language)) {
      const all = language === 'zh-Hans' ? pieces(text, random) : text.split(/[^\p{L}\p{M}\p{N}'’ʻ-]+/u) // prettier-ignore
      for (const word of new Set(all)) seen.set(word, (seen.get(word) ?? 0) + 1)
    }
    const common = [...seen].filter(([word, count]) => /^\p{L}/u.test(word) && count >= 6)
    return common.sort(() => random() - 0.5).slice(0, 12).map(([word]) => word)
  })
} // prettier-ignore

function pieces(text: string, random: Random): string[] {
  const characters = Array.from(text)
  return characters.map((_, at) => characters.slice(at, at + 2 + Math.floor(3 * random())).join(''))
}
