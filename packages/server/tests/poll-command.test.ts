import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { parseWaveInput } from '@suyab/poll/declaration'
import type { Store } from '@suyab/store/database'
import { openTestStore } from '@suyab/store/test-store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exchangeParts } from '../src/exchange-part.ts'
import { runProgram } from '../src/program.ts'
import { overlappingWaves } from '../../poll/tests/overlapping-waves.ts'
import {
  people,
  savOf,
  youthData,
  youthDeclaration,
  youthForm,
} from '../../poll/tests/poll-file.ts'

let folder: string
let store: Store
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suyab-poll-'))
  store = await openTestStore()
  await writeFile(join(folder, 'youth.sav'), savOf(youthData()))
  await writeFile(join(folder, 'youth.xlsx'), youthForm())
  const input = { declaration: youthDeclaration, leaveOut: ['respondent_name'] }
  await writeFile(join(folder, 'youth.json'), JSON.stringify(input))
  await writeFile(join(folder, 'open.json'), JSON.stringify({ ...input, leaveOut: [] }))
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

async function suyab(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const { host = '', user = '', database = '', port = 5432 } = store.connection
  const code = await runProgram(
    argv,
    {
      env: {
        SUYAB_DATA: folder,
        DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
      },
      stdin: Readable.from([]),
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      isPerson: false,
      width: 100,
      clock: () => Date.parse('2026-11-20T12:00:00Z'),
    },
    exchangeParts(),
  )
  return { code, out, err }
}

test('a file is looked at, refused while it tells who somebody is, read in, and has its codebook', async () => {
  const file = join(folder, 'youth.sav')
  const shown = await suyab('poll', 'import', file)
  expect(shown.out).toContain('"name":"respondent_name"')
  const more = ['--poll', 'youth', '--name', 'ky=Жаштар', '--language', 'ky', '--language', 'ru', '--questionnaire', join(folder, 'youth.xlsx')] // prettier-ignore
  const refused = await suyab('poll', 'import', file, ...more, '--declaration', join(folder, 'open.json')) // prettier-ignore
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toContain('"code":"poll.identity-undecided"')
  const declared = [...more, '--declaration', join(folder, 'youth.json')]
  const dry = await suyab('poll', 'import', file, ...declared, '--dry')
  expect(JSON.parse(dry.out)).toMatchObject({ rows: people, columns: 11 })
  const done = await suyab('poll', 'import', file, ...declared)
  expect(done).toMatchObject({ code: 0, out: '{"poll":"youth","wave":1}\n' })
  expect(JSON.parse((await suyab('poll', 'list')).out)).toMatchObject({ poll: 'youth', number: 1 })
  const again = await suyab('poll', 'import', file, ...declared)
  expect(again.err).toContain('"code":"poll.data-twice","wave":1')
  const book = await suyab('poll', 'codebook', 'youth', '1', '--language', 'ky')
  expect(book.out).toContain('Иштейсизби?')
  // Of all that was brought only the wave's answers are left.
  const blobs = await readdir(join(folder, 'blobs'), { recursive: true, withFileTypes: true })
  expect(blobs.filter((entry) => entry.isFile())).toHaveLength(1)
}, 60_000)

test('a new poll is made with its first wave: trying it out, or a refusal, leaves none behind', async () => {
  const more = ['--poll', 'tried', '--name', 'en=Tried', '--language', 'en', '--declaration'] // prettier-ignore
  const file = join(folder, 'other.sav')
  await writeFile(file, savOf({ ...youthData(), label: 'another file' }))
  const dry = await suyab('poll', 'import', file, ...more, join(folder, 'youth.json'), '--dry')
  expect(dry.code).toBe(0)
  const refused = await suyab('poll', 'import', file, ...more, join(folder, 'open.json'))
  expect(refused.code).toBe(1)
  expect((await suyab('poll', 'list')).out).not.toContain('tried')
  const { rows } = await sql`SELECT FROM poll.poll WHERE id = 'tried'`.execute(store.db)
  expect(rows).toHaveLength(0)
}, 60_000)

test('a panel is read in, and one without anybody of the wave before is told to be none', async () => {
  const design = { stages: [{ stratum: 'stratum', cluster: 'place' }], weight: 'weight', nested: true, person: 'person' } // prettier-ignore
  const input = (sample: object, person: string, leaveOut: string[]): string =>
    JSON.stringify({ declaration: { ...youthDeclaration, sample: { ...youthDeclaration.sample, ...sample }, design: { ...design, person } }, leaveOut, numbers: ['q1'] }) // prettier-ignore
  for (const [at, data] of overlappingWaves().entries())
    await writeFile(join(folder, `panel-${at + 1}.sav`), savOf(data))
  await writeFile(join(folder, 'first.json'), input({}, 'person', []))
  await writeFile(join(folder, 'again.json'), input({ overlap: 'panel' }, 'person', []))
  const read = async (number: number, declaration: string, ...more: string[]): Promise<{ code: number; out: string; err: string }> =>
    suyab('poll', 'import', join(folder, `panel-${number}.sav`), '--poll', 'panel', '--declaration', join(folder, declaration), ...more) // prettier-ignore
  expect((await read(1, 'first.json', '--name', 'en=Panel', '--language', 'en')).code).toBe(0)
  expect(await read(2, 'again.json', '--dry')).toMatchObject({ code: 0, err: '' })
  const strangers = overlappingWaves({ keptPlaces: 0, seed: 12 })[1]
  await writeFile(join(folder, 'panel-3.sav'), savOf(strangers))
  const refused = await read(3, 'again.json', '--dry')
  expect(refused.code).toBe(1)
  expect(refused.err).toContain('"code":"poll.panel-unmatched"')
  expect(await read(2, 'again.json')).toMatchObject({ code: 0, out: '{"poll":"panel","wave":2}\n' })
}, 60_000) // prettier-ignore

test('a file that is not there, a folder and a declaration of another shape are told in one line', async () => {
  const absent = await suyab('poll', 'import', join(folder, 'absent.csv'))
  expect(absent).toMatchObject({ code: 1, err: expect.stringMatching(/absent\.csv cannot be read: there is no such file\n$/) }) // prettier-ignore
  expect((await suyab('poll', 'import', folder)).err).toContain('cannot be read: it is a folder')
  await writeFile(join(folder, 'empty.json'), '{}')
  const empty = await suyab('poll', 'import', join(folder, 'youth.sav'), '--poll', 'x', '--declaration', join(folder, 'empty.json')) // prettier-ignore
  expect(empty.err).toMatch(/at \/declaration: .*suyab poll import --help shows one\n$/)
}, 60_000)

test('the declaration that the help and the contract show can be read', async () => {
  const { out } = await suyab('poll', 'import', '--help')
  const contract = await readFile(
    new URL('../../../docs/contracts/poll.md', import.meta.url),
    'utf8',
  )
  for (const shown of [out, contract]) {
    const example = /^( *)\{\n *"declaration"[^]*?^\1\}$/mu.exec(shown)?.[0] ?? ''
    expect(parseWaveInput(JSON.parse(example))).toMatchObject({ ok: true })
  }
})
