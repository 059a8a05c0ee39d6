import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { addConcept } from '@suyab/coverage/workbench/revision-store'
import { parseFigure } from '@suyab/figure/figure'
import type { Store } from '@suyab/store/database'
import { openTestStore } from '@suyab/store/test-store'
import { Command } from 'commander'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addGrowth } from '../src/command/coverage/growth.ts'
import type { Terminal } from '../src/command/terminal.ts'
import { exchangeParts } from '../src/exchange-part.ts'
import { runProgram } from '../src/program.ts'

let folder: string
let store: Store
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suyab-growth-command-'))
  store = await openTestStore()
  const load = ['coverage', 'load', '--country', 'KG', '--time-zone', 'Asia/Bishkek']
  const { terminal, said } = terminalOf(lines())
  if ((await runProgram(load, terminal, exchangeParts())) !== 0) throw new Error(said.err)
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

/** Twelve outlets with an article a day; one in ten, and the year after two, is about a bridge. */
function lines(): string {
  const all: string[] = []
  for (const [year, share] of [
    [2024, 1],
    [2025, 2],
  ] as const)
    for (let day = 0; day < 60; day += 1)
      for (let outlet = 0; outlet < 12; outlet += 1) {
        const id = all.length
        all.push(
          JSON.stringify({
            url: `https://outlet-${outlet}.example/${id}`,
            outlet: `outlet-${outlet}`,
            title: `News ${id}`,
            text: (day + outlet) % 10 < share ? `A bridge was built, number ${id}.` : `Rain ${id}.`,
            language: 'en',
            published: new Date(Date.UTC(year, 0, 1 + day, 6)).toISOString(),
          }),
        )
      }
  return `${all.join('\n')}\n`
}

interface Said {
  out: string
  err: string
}

function terminalOf(stdin = '', isPerson = false): { terminal: Terminal; said: Said } {
  const said: Said = { out: '', err: '' }
  const { host = '', user = '', database = '', port = 5432 } = store.connection
  const terminal: Terminal = {
    env: {
      SUYAB_DATA: folder,
      DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    },
    stdin: Readable.from([Buffer.from(stdin)]),
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    isPerson,
    width: 100,
    clock: () => Date.UTC(2026, 0, 5),
  }
  return { terminal, said }
}

async function growth(argv: readonly string[], isPerson = false): Promise<Said> {
  const { terminal, said } = terminalOf('', isPerson)
  const coverage = new Command('coverage')
    .exitOverride()
    .configureOutput({ writeErr: terminal.err })
  addGrowth(coverage, terminal, exchangeParts())
  await coverage.parseAsync(['growth', ...argv], { from: 'user' })
  return said
}

const years = ['--period', '2025-01..2025-02', '--against', '2024-01-01..2024-02-29']

test('a growth is one object, with the figure that a report can hold', async () => {
  const { out } = await growth(['bridge', ...years, '--subject', 'stories about bridges'])
  const found = JSON.parse(out) as Record<string, unknown> & { interval: { low: number; high: number } }
  expect(found).toMatchObject({ query: 'bridge', raw: {}, share: {}, panel: { outlets: 12 } })
  expect(found['value']).toBeCloseTo(2, 1)
  expect(found.interval.low).toBeLessThan(2)
  expect(found.interval.high).toBeGreaterThan(2)
  expect(found['countries']).toMatchObject([{ country: 'KG' }])
  expect(found['months']).toHaveLength(4)
  const figure = parseFigure(found['figure'])
  expect(figure).toMatchObject({
    ok: true,
    value: { subject: { en: 'stories about bridges' }, source: { data: { at: '2026-01-05T00:00:00.000Z' } } },
  })
}) // prettier-ignore

test('a figure of a concept is called by its name in every language that has one', async () => {
  const bridges = {
    id: 'bridges',
    names: { en: 'Bridges', ru: 'Мосты' },
    definition: 'Bridges.',
    lists: { en: { words: ['bridge'] } },
  }
  await addConcept(store.db, bridges, {}, new Date())
  const { out } = await growth(['concept:bridges duplicates:once', ...years])
  const { figure } = JSON.parse(out) as { figure: unknown }
  expect(figure).toMatchObject({ subject: bridges.names })
})

test('a person reads a sentence, the sides beside each other, and what to know first', async () => {
  const { out, err } = await growth(['bridge', ...years], true)
  expect(out).toMatch(/^bridge: .*%/)
  expect(out).toMatch(/the same outlets +\d+% more +\d+% more … \d+% more/)
  expect(out).toMatch(/\nKG +/)
  expect(err).toMatch(/100 %/)
})

test.each([
  [['bridge', '--period', '2025', '--against', '2024..2023'], 'Give a year, a month, or days'],
  [['bridge', '--period', '2025'], '--against'],
  [['bridge', '--period', '2025-01-01', '--against', '2024'], 'from two days to ten years'],
  [['(bridge', ...years], 'is not closed'],
  [['unheardof', ...years], 'a share of nothing has no growth: 0 hits, 0 before'],
  [['bridge', '--period', '1995', '--against', '1994'], 'none of 0 outlets'],
])('%j is refused with what to do', async (argv, words) => {
  await expect(growth(argv)).rejects.toThrow(words)
})
