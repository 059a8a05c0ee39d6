import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exchangeParts } from '../src/exchange-part.ts'
import { runProgram } from '../src/program.ts'

interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
  /** Standard output as lines of JSON. */
  readonly rows: readonly unknown[]
}

/** Runs `suyab language …` on the lines of standard input. */
async function language(
  argv: readonly string[],
  stdin: string | readonly Uint8Array[] = '',
  isPerson = false,
): Promise<Run> {
  let [out, err] = ['', '']
  const terminal = {
    env: {},
    stdin: Readable.from(typeof stdin === 'string' ? [Buffer.from(stdin)] : stdin),
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    isPerson,
    width: 100,
    clock: Date.now,
  }
  const code = await runProgram(['language', ...argv], terminal, exchangeParts())
  const rows = isPerson ? [] : out.split('\n').filter((line) => line !== '')
  return { code, out, err, rows: rows.map((line): unknown => JSON.parse(line)) }
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suyab-language-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('each line gets its language, an empty one none', async () => {
  const { rows } = await language(
    ['identify'],
    '\uFEFFБишкекте кар жаады\r\n\n外交部在比什凯克宣布\n在比什凱克舉行會議',
  )
  expect(rows).toMatchObject([
    { text: 'Бишкекте кар жаады', language: 'ky' },
    { text: '', language: 'und' },
    { language: 'zh-Hans' },
    { language: 'zh-Hant' },
  ])
})

test('a line may come in pieces, cut within a letter', async () => {
  const bytes = Buffer.from('өлкө\n')
  const { rows } = await language(['identify'], [bytes.subarray(0, 1), bytes.subarray(1)])
  expect(rows).toMatchObject([{ text: 'өлкө' }])
})

describe('terms', () => {
  test('of an index are those that a query asks for', async () => {
    const index = await language(['terms'], 'Мектептерде 2026-жылы окуу башталды\n')
    const asked = await language(['terms', '--query', '--language', 'ky'], 'мектеп\n')
    expect(index.rows).toEqual([
      { language: 'ky', terms: ['мектеп', '2026', 'жыл', 'окуу', 'башта'] },
    ])
    expect(asked.rows).toEqual([{ language: 'ky', terms: ['мектеп'] }])
  })

  test('of a language that is no tag are wrong usage', async () => {
    const { code, err } = await language(['terms', '--language', 'кыргызча'], 'x')
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('zh-Hans') })
  })
})

test('quantities have their words and place', async () => {
  const { rows } = await language(['quantities', '--language', 'zh-Hans'], '其中超过八成是青年\n')
  expect(rows).toMatchObject([
    { language: 'zh-Hans', quantities: [{ text: '超过八成', start: 2, end: 6, bound: 'over' }] },
  ])
})

describe('names', () => {
  test('of places come from the gazetteer, of persons by rule', async () => {
    const { rows } = await language(
      ['names', '--from', 'zh-Hans', '--to', 'ru'],
      '比什凯克\n程晚汀\n阿坦巴耶娃\n\n',
    )
    expect(rows).toMatchObject([
      { text: '比什凯克', name: 'Бишкек', how: 'gazetteer', review: false },
      { name: 'Чэн Ваньтин', how: 'rule', review: false },
      { name: null, how: null, review: true, why: 'foreign-in-hanzi' },
      { text: '', name: null },
    ])
  })

  test('that the newsroom has decided come first', async () => {
    const file = join(folder, 'base.tbx')
    await writeFile(
      file,
      `<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader/><text><body>
        <conceptEntry id="c1">
          <langSec xml:lang="ky"><termSec><term>Асан Кайгы</term></termSec></langSec>
          <langSec xml:lang="en"><termSec><term>Asan the Sorrowful</term></termSec></langSec>
        </conceptEntry></body></text></tbx>`,
    )
    const argv = ['names', '--from', 'ky', '--to', 'en']
    const { rows } = await language([...argv, '--term-base', file], 'Асан Кайгы\n')
    expect(rows).toMatchObject([{ name: 'Asan the Sorrowful', how: 'term-base', review: false }])
    const missing = await language([...argv, '--term-base', join(folder, 'none.tbx')], 'Асан\n')
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('no such file') })
  })
})

describe('compare', () => {
  const pair = (source: string, target: string): string =>
    `${JSON.stringify({
      source: { language: 'zh-Hans', text: source },
      target: { language: 'ru', text: target },
    })}\n`

  test('finds nothing where the numbers agree, and names the words where they do not', async () => {
    const { code, rows } = await language(
      ['compare'],
      pair('超过八成', 'более 80 %') + pair('超过八成', 'более 70 %'),
    )
    expect(code).toBe(0)
    expect(rows).toMatchObject([
      { findings: [] },
      {
        findings: [
          { code: 'quantity.value', source: { text: '超过八成' }, target: { text: 'более 70 %' } },
        ],
      },
    ])
  })

  test('a line that is no pair gets its fault and stops no other', async () => {
    const { code, rows, err } = await language(
      ['compare'],
      `{"source":{"language":"zh"}}\nnonsense\n${pair('八成', '80 %')}`,
    )
    expect(code).toBe(1)
    expect(rows).toMatchObject([
      { fault: { code: 'language.pair', text: expect.stringContaining('source.text') } },
      { fault: { code: 'language.pair' } },
      { findings: [] },
    ])
    expect(err).toContain('-:2: not JSON')
  })
})

test.each([
  ['a folder', '', 'it is a folder'],
  ['a file that is not there', 'none.txt', 'there is no such file'],
])('%s is named with what is wrong with it', async (_what, name, why) => {
  const { code, err } = await language(['identify', join(folder, name)])
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining(why) })
})

test('somebody at a terminal reads columns', async () => {
  const { out } = await language(['identify'], 'Бишкекте кар жаады\n', true)
  expect(out).toMatch(/^ky {2}[01]\.\d\d {2}Бишкекте кар жаады\n$/)
})
