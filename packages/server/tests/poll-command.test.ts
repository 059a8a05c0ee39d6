import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Store } from '@suyab/store/database'
import { openTestStore } from '@suyab/store/test-store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exchangeParts } from '../src/exchange-part.ts'
import { runProgram } from '../src/program.ts'
import { people, savOf, youthData, youthDeclaration, youthForm } from './poll-file.ts'

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
  expect(JSON.parse(dry.out)).toMatchObject({ rows: people, columns: 10 })
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
