import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { addConcept, keepRevision } from '@suyab/coverage/workbench/revision-store'
import type { Store } from '@suyab/store/database'
import { openTestStore } from '@suyab/store/test-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Terminal } from '../src/command/terminal.ts'
import { exchangeParts } from '../src/exchange-part.ts'
import { runProgram } from '../src/program.ts'
import { startTestNode } from './test-node.ts'

interface Place {
  readonly folder: string
  readonly store: Store
}

interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly rows: Record<string, unknown>[]
}

async function coverage(
  { folder, store }: Place,
  argv: readonly string[],
  more: { stdin?: string; isPerson?: boolean } = {},
): Promise<Run> {
  let [out, err] = ['', '']
  const { host = '', user = '', database = '', port = 5432 } = store.connection
  const terminal: Terminal = {
    env: {
      SUYAB_DATA: folder,
      DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    },
    stdin: Readable.from([Buffer.from(more.stdin ?? '')]),
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    isPerson: more.isPerson === true,
    width: 100,
    clock: Date.now,
  }
  const code = await runProgram(['coverage', ...argv], terminal, exchangeParts())
  const lines = more.isPerson === true ? [] : out.split('\n').filter((line) => line !== '')
  return { code, out, err, rows: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

function line(id: number, title: string, published: string, more: object = {}): string {
  const text = 'Түндөсү борбордо кар жаап, жолдор тайгак болуп калды.'
  return JSON.stringify({ url: `https://echo.example/${id}`, outlet: 'echo', title, text, published, ...more })
} // prettier-ignore

describe('on a data folder whose node does not run', () => {
  let place: Place
  beforeAll(async () => {
    place = {
      folder: await mkdtemp(join(tmpdir(), 'suyab-archive-command-')),
      store: await openTestStore(),
    }
  })
  afterAll(async () => {
    await place.store.close()
    await rm(place.folder, { recursive: true, force: true })
  })

  test('lines are stored once, and what cannot be is named with its line', async () => {
    const stdin = [
      line(1, 'Жаштар жумуш издейт', '2024-12-31T20:00:00Z'),
      line(2, 'Бишкекте кар жаады', '2025-03-01T08:00:00+06:00', { language: 'ky' }),
      line(2, 'Дагы бир жолу', '2025-03-02T08:00:00+06:00'),
      '{"url":',
      '',
      line(3, 'Келечектен', '2099-01-01'),
      line(4, 'Погода', '2025-05-05', { outlet: 'paper', country: 'KZ', language: 'ru' }),
    ].join('\n')
    const options = ['--country', 'kg', '--time-zone', 'Asia/Bishkek']
    const first = await coverage(place, ['load', ...options], { stdin })
    expect(first.rows).toEqual([{ stored: 3, duplicate: 1, refused: 2 }])
    expect(first.code).toBe(1)
    const [one, two, last] = first.err.trim().split('\n')
    expect(JSON.parse(one ?? '')).toEqual({ file: '-', line: 4, code: 'coverage.line-not-json' })
    expect(JSON.parse(two ?? '')).toMatchObject({ line: 6, code: 'article.published-implausible' })
    expect(last).toContain('2 lines were refused')
    const again = await coverage(place, ['load', ...options], { stdin: stdin.split('\n')[0] ?? '' })
    expect(again).toMatchObject({ code: 0, rows: [{ stored: 0, duplicate: 1, refused: 0 }] })
  })

  test('a count is by the outlets’ own days, and a share is of everything that was published', async () => {
    const { rows } = await coverage(place, ['count', 'жаштар', '--by', 'year,country', '--share'])
    expect(rows).toEqual([
      { year: '2025', country: 'KG', articles: 1, total: 2, share: 0.5 },
      { year: '2025', country: 'KZ', articles: 0, total: 1, share: 0 },
    ])
    const march = await coverage(place, ['count', '*', '--from', '2025-03', '--to', '2025-03'])
    expect(march.rows).toEqual([{ articles: 1 }])
    const table = await coverage(place, ['count', '*', '--by', 'month'], { isPerson: true })
    expect(table.out).toMatch(/month +articles\n2025-01 +1\n2025-03 +1\n2025-05 +1\n/)
  })

  test('a hit says why it was found', async () => {
    const { rows } = await coverage(place, ['search', 'жаштардын OR кар', '--limit', '2'])
    expect(rows).toMatchObject([
      { url: 'https://echo.example/4', reasons: [{ is: 'words', text: 'кар' }] },
      { url: 'https://echo.example/2', title: 'Бишкекте кар жаады', titleMarks: [{ start: 9, end: 12 }] },
    ])
  }) // prettier-ignore

  test('a query that cannot be read is wrong usage, with the place and what was expected', async () => {
    const wrong = await coverage(place, ['count', 'жаштар AND'])
    expect(wrong.code).toBe(2)
    expect(wrong.err).toBe(
      'suyab: at character 11 of the query, its end stands where one of these was expected: word, (, NOT, field\n',
    )
    expect((await coverage(place, ['count', 'а', '--by', 'owner'])).code).toBe(2)
    expect((await coverage(place, ['count', 'а', '--from', '2025-13'])).code).toBe(2)
    expect((await coverage(place, ['search', 'а', '--limit', '0'])).code).toBe(2)
  })

  test('a query asks the concepts that this newsroom keeps, in the version that it names', async () => {
    const snow = {
      id: 'snow',
      names: { ky: 'Кар' },
      definition: 'Snow.',
      lists: { ky: { words: ['кар'] } },
    }
    await addConcept(place.store.db, snow, {}, new Date())
    const rain = { ...snow, lists: { ky: { words: ['жамгыр'] } } }
    await keepRevision(place.store.db, 1, rain, {}, new Date())
    const counted = async (query: string): Promise<Run['rows']> =>
      (await coverage(place, ['count', query])).rows
    expect(await counted('concept:snow@1 language:ky')).toEqual([{ articles: 2 }])
    expect(await counted('concept:snow language:ky')).toEqual([{ articles: 0 }])
    const unknown = await coverage(place, ['count', 'concept:hail'])
    expect([unknown.code, unknown.err]).toEqual([2, 'suyab: there is no concept hail\n'])
  })

  test('the archive is made again from the originals', async () => {
    expect((await coverage(place, ['rebuild'])).rows).toEqual([{ articles: 3 }])
  })

  test('a story is told of with its languages, also where no node runs', async () => {
    const ru =
      'Автомобильный мост через реку обрушился в Каратове 14 марта после трёх дней сильных дождей. Министр транспорта Тимур Далбеков заявил, что инженеры предупреждали о трещинах в мосту.'
    const ky =
      'Каратов шаарында 14-мартта үч күнкү катуу жаандан кийин дарыянын үстүндөгү көпүрө кулап түштү. Транспорт министри Тимур Далбеков инженерлер көпүрөдөгү жаракалар жөнүндө эскертишкенин айтты.'
    const stdin = [
      line(11, 'В Каратове после ливней обрушился мост', '2025-03-14T08:00:00Z', { text: ru, language: 'ru' }),
      line(12, 'Каратовдо нөшөрдөн кийин көпүрө кулады', '2025-03-14T10:00:00Z', { text: ky, language: 'ky', outlet: 'paper' }),
    ].join('\n')
    await coverage(place, ['load', '--country', 'KG'], { stdin })
    const { rows } = await coverage(place, ['stories', 'мост', '--from', '2025'])
    expect(rows).toMatchObject([
      { found: 1, articles: 2, outlets: 2, headlines: [{ language: 'ru' }, { language: 'ky', outlet: 'paper' }] },
    ])
    const table = await coverage(place, ['stories', 'мост'], { isPerson: true })
    expect(table.out).toMatch(/^story +found +articles/)
    expect((await coverage(place, ['stories', 'мост', '--limit', '0'])).code).toBe(2)
  }) // prettier-ignore
})

test('beside a running node its archive is used, and the node answers of what was loaded', async () => {
  const started = await startTestNode({ coverage: true })
  try {
    const stdin = line(1, 'Жаштар жумуш издейт', '2025-03-01')
    const loaded = await coverage(started, ['load', '--country', 'KG'], { stdin })
    expect(loaded.rows).toEqual([{ stored: 1, duplicate: 0, refused: 0 }])
    expect((await coverage(started, ['count', 'жаштар'])).rows).toEqual([{ articles: 1 }])
    const archive = started.node.context.coverage?.archive()
    expect(await archive?.count({ sql: '1', parameters: {} })).toEqual([{ articles: 1 }])
  } finally {
    await started.stop()
  }
})
