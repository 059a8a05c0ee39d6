import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Terminal } from '../src/command/terminal.ts'
import { exchangeParts } from '../src/exchange-part.ts'
import { runProgram } from '../src/program.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suyab-poll-'))
  const lines = Array.from({ length: 40 }, (_, at) => `${at % 4},${1 + (at % 3)},${at % 2 === 0 ? 'yes' : 'no'}`) // prettier-ignore
  await writeFile(join(folder, 'wave.csv'), `place,weight,q1\n${lines.join('\n')}\n`)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(spec: object): Promise<{ code: number; out: string; err: string }> {
  const path = join(folder, 'spec.json')
  await writeFile(path, JSON.stringify(spec))
  let [out, err] = ['', '']
  const terminal: Terminal = {
    env: {},
    stdin: new PassThrough(),
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    isPerson: false,
    width: 80,
    clock: () => 0,
  }
  const code = await runProgram(['poll', 'estimate', path], terminal, exchangeParts())
  return { code, out, err }
}

const spec = { data: 'wave.csv', design: { stages: [{ cluster: 'place' }], weight: 'weight' } }
const asked = { kind: 'proportion', of: { variable: 'q1', values: ['yes'] } }

test('estimates come as JSON, from data beside the specification', async () => {
  const { code, out } = await run({ ...spec, requests: [asked] })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    format: 'suyab.poll-estimate/1',
    data: { rows: 40 },
    answers: [{ kind: 'proportion', result: { value: expect.any(Number), respondents: 40 } }],
  })
})

test('whatever is refused makes the exit code 1 and keeps the other answers', async () => {
  const wrong = { kind: 'mean', variables: ['q9'] }
  const { code, out, err } = await run({ ...spec, requests: [asked, wrong] })
  expect(code).toBe(1)
  expect(err).toContain('/requests/1: poll.column-unknown, column q9')
  expect(JSON.parse(out)).toMatchObject({ answers: [{ result: {} }, { fault: { at: '/requests/1' } }] }) // prettier-ignore
  const lost = await run({ ...spec, data: 'nowhere.sav', requests: [asked] })
  expect([lost.code, lost.err]).toEqual([1, expect.stringContaining('/data: estimate.file-unreadable')]) // prettier-ignore
})

test('data that are no file are refused at once: nobody waits for a pipe or reads a device to its end', async () => {
  const pipe = join(folder, 'pipe')
  spawnSync('mkfifo', [pipe])
  for (const data of [pipe, '/dev/zero', folder]) {
    const { code, err } = await run({ ...spec, data, requests: [asked] })
    expect([code, err]).toEqual([1, expect.stringContaining('/data: estimate.file-unreadable')])
  }
})
