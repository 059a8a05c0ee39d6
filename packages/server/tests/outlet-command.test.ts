import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { csvLine } from '@suyab/coverage/collect/csv'
import { newsPage, stories } from '@suyab/coverage/extract/sample-page'
import type { Store } from '@suyab/store/database'
import { openTestStore } from '@suyab/store/test-store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Terminal } from '../src/command/terminal.ts'
import { exchangeParts } from '../src/exchange-part.ts'
import { runProgram } from '../src/program.ts'

let folder: string
let store: Store
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suyab-outlet-'))
  store = await openTestStore()
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

async function suyab(
  argv: readonly string[],
  isPerson = false,
): Promise<{ code: number; out: string; err: string; rows: Record<string, unknown>[] }> {
  let [out, err] = ['', '']
  const { host = '', user = '', database = '', port = 5432 } = store.connection
  const terminal: Terminal = {
    env: {
      SUYAB_DATA: folder,
      DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    },
    stdin: Readable.from([]),
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    isPerson,
    width: 100,
    clock: () => Date.parse('2026-11-20T12:00:00Z'),
  }
  const code = await runProgram(argv, terminal, exchangeParts())
  const lines = isPerson ? [] : out.split('\n').filter((line) => line.startsWith('{'))
  return { code, out, err, rows: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

const add = (id: string, ...more: string[]): Promise<Awaited<ReturnType<typeof suyab>>> =>
  suyab(['outlet', 'add', id, '--name', 'ky=Кабар', '--country', 'kg', '--language', 'ky', '--time-zone', 'Asia/Bishkek', ...more]) // prettier-ignore

test('outlets are added, listed, paused and removed', async () => {
  const added = await add(
    'kabar.example',
    '--feed',
    'https://kabar.example/rss',
    '--since',
    '2026-01-01',
  )
  expect(added.rows).toMatchObject([{ outlet: { id: 'kabar.example' }, state: 'waiting' }])
  const wrong = await add('Kabar!')
  expect(wrong).toMatchObject({ code: 2 })
  expect(wrong.err).toContain('small letters, digits, dots and hyphens')
  const paused = await suyab(['outlet', 'pause', 'kabar.example'])
  expect(paused.rows).toMatchObject([{ state: 'paused', outlet: { observedUntil: '2026-11-19' } }])
  const resumed = await suyab(['outlet', 'pause', 'kabar.example', '--resume'])
  expect(resumed.rows).toMatchObject([{ state: 'waiting' }])
  expect((await suyab(['outlet', 'list'], true)).out).toContain('Кабар')
  expect((await suyab(['outlet', 'remove', 'kabar.example'])).code).toBe(0)
  expect((await suyab(['outlet', 'remove', 'kabar.example'])).err).toContain('suyab outlet list')
})

test('a list is tried dry first, and what it brought is given back', async () => {
  const table = join(folder, 'outlets.csv')
  const head = csvLine(['id', 'name:ky', 'country', 'languages', 'time_zone', 'observed_since'])
  const row = (id: string, country: string): string =>
    csvLine([id, 'Асман', country, 'ky', 'Asia/Bishkek', '2026-01-01'])
  await writeFile(table, head + row('a', 'KG') + row('b', 'Nowhere'))
  const dry = await suyab(['outlet', 'import', table, '--dry'])
  expect(dry).toMatchObject({ code: 1, rows: [{ change: 'new' }] })
  expect(JSON.parse(dry.err.split('\n')[0] ?? '')).toMatchObject({ line: 3, field: 'country' })
  expect((await suyab(['outlet', 'list'])).rows).toEqual([])
  await suyab(['outlet', 'import', table])
  const opml = await suyab(['outlet', 'export', '--format', 'opml'])
  const list = join(folder, 'outlets.opml')
  await writeFile(list, opml.out)
  expect((await suyab(['outlet', 'import', list])).err).toContain('--country')
  const known = ['--country', 'CN', '--language', 'zh-Hans', '--time-zone', 'Asia/Shanghai']
  expect((await suyab(['outlet', 'import', list, ...known])).rows).toMatchObject([
    { outlet: { id: 'a', country: 'KG' }, change: 'same' },
  ])
})

test(
  'tables and folders of pages are loaded, once, however often it is tried',
  { timeout: 120_000 },
  async () => {
    await add('paper.example', '--since', '2024-01-01')
    const pages = join(folder, 'pages')
    await mkdir(join(pages, '2025'), { recursive: true })
    const at = '2025-03-04T10:00:00+06:00'
    await writeFile(join(pages, '2025', 'ky.html'), newsPage(stories.ky, at))
    await writeFile(join(pages, 'ru.html.gz'), gzipSync(newsPage(stories.ru, at)))
    await writeFile(join(pages, 'wall.html'), '<title>403 Forbidden</title><h1>403 Forbidden</h1>')
    await writeFile(join(pages, 'notes.txt'), 'nothing of the press')
    const table = join(folder, 'more.csv')
    const { title, paragraphs } = stories.en
    await writeFile(
      table,
      csvLine(['url', 'title', 'text', 'published']) +
        csvLine(['https://paper.example/t', title, paragraphs.join('\n'), at]),
    )
    const argv = ['coverage', 'load', '--outlet', 'paper.example', '--base-url', 'https://paper.example', pages, table] // prettier-ignore
    const first = await suyab(argv)
    expect(first.rows).toEqual([{ stored: 3, duplicate: 0, refused: 1, passed: 0 }])
    expect(first.code).toBe(1)
    expect(JSON.parse(first.err.split('\n')[0] ?? '')).toMatchObject({
      record: 'wall.html',
      code: 'collect.wall',
    })
    const found = await suyab(['coverage', 'search', 'outlet:paper.example'])
    expect(found.rows.map(({ url }) => String(url)).toSorted()).toEqual([
      'https://paper.example/2025/ky.html',
      'https://paper.example/ru.html',
      'https://paper.example/t',
    ])
    const again = await suyab(argv)
    expect(again).toMatchObject({ code: 0, rows: [{ stored: 0, duplicate: 0, passed: 4 }] })
    const health = await suyab(['outlet', 'health', 'paper.example'])
    expect(health.rows).toMatchObject([{ id: 'paper.example' }])
    const nobody = await suyab(['coverage', 'load', '--outlet', 'nobody', table])
    expect(nobody.err).toContain('npx suyab outlet add')
  },
)
