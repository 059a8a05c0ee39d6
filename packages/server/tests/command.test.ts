import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { openFolderBlobs } from '@suyab/store/blob'
import { openTestStore } from '@suyab/store/test-store'
import type { Store } from '@suyab/store/database'
import { parseMediaReference } from '@suyab/wire/media-reference'
import type { NewsItem } from '@suyab/wire/ninjs'
import { namesPlace } from '@suyab/wire/hidden-place'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Terminal } from '../src/command/terminal.ts'
import { exchangeParts } from '../src/exchange-part.ts'
import { runProgram } from '../src/program.ts'
import { ask } from './test-node.ts'

let folder: string
let store: Store
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suyab-command-'))
  store = await openTestStore()
  await suyab(['found', 'echo.example', ...about])
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const about = [
  '--name=ky=Тоо жаңырыгы',
  '--languages=ky,ru',
  '--time-zone=Asia/Bishkek',
  '--country=KG',
]

function parsed(line: string): Record<string, unknown> {
  const value: Record<string, unknown> = JSON.parse(line)
  return value
}

interface Run {
  code: number
  out: string
  err: string
  /** Standard output as lines of JSON. */
  rows: Record<string, unknown>[]
}

/** Runs a command line on a database of the test's own. */
async function suyab(
  argv: string[],
  more: { stdin?: string; isPerson?: boolean; env?: Record<string, string> } = {},
): Promise<Run> {
  let out = ''
  let err = ''
  const { host = '', user = '', database = '', port = 5432 } = store.connection
  const terminal: Terminal = {
    env: {
      SUYAB_DATA: folder,
      DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
      ...more.env,
    },
    stdin: Readable.from([Buffer.from(more.stdin ?? '')]),
    out: (text) => (out += text),
    err: (text) => (err += text),
    isPerson: more.isPerson === true,
    width: 80,
    clock: Date.now,
  }
  const code = await runProgram(argv, terminal, exchangeParts())
  const lines = more.isPerson === true ? [] : out.split('\n').filter((line) => line.startsWith('{'))
  return { code, out, err, rows: lines.map(parsed) }
}

test('the first person invited is the administrator, the next ones look on unless told', async () => {
  const first = await suyab(['invite', 'Бермет'])
  expect(first.rows).toMatchObject([{ name: 'Бермет', role: 'administrator' }])
  expect(first.rows[0]?.['link']).toMatch(/^http:\/\/localhost:4747\/enter#[\w-]{43}$/)
  expect((await suyab(['invite', '李明'])).rows).toMatchObject([{ role: 'viewer' }])
  const again = await suyab(['invite', 'Бермет', '--role', 'viewer'])
  expect(again.rows).toMatchObject([{ person: first.rows[0]?.['person'], role: 'administrator' }])
})

test('an intake is added, listed and removed, as lines of JSON or as a table', async () => {
  await mkdir(join(folder, 'agency'))
  const added = await suyab(['intake', 'add', join(folder, 'agency'), '--name', '通讯社'])
  expect(added.rows).toMatchObject([{ name: '通讯社', kind: 'folder', every: 15 }])
  const table = await suyab(['intake', 'list'], { isPerson: true })
  expect(table.out).toMatch(/^id +name +address/)
  expect(table.out).toContain('not yet run')
  await writeFile(join(folder, 'agency', 'a.txt'), 'no news')
  const run = await suyab(['intake', 'run'])
  expect(run.rows).toMatchObject([{ lastOutcome: { taken: 0, refused: 1 } }])
  expect(run.err).toContain('"file":"a.txt"')
  expect((await suyab(['intake', 'remove', String(added.rows[0]?.['id'])])).code).toBe(0)
  expect((await suyab(['intake', 'list'])).rows).toEqual([])
})

test('a photo that is offered from the terminal does not say where it was taken', async () => {
  const picture = sharp({ create: { width: 30, height: 20, channels: 3, background: '#46a' } })
  const camera = { GPSLatitudeRef: 'N', GPSLatitude: '42/1 48/1 3000/100' }
  const words = { ImageDescription: 'The ruins of the town were covered with snow this morning.' }
  const bytes = await picture.withExif({ IFD0: words, IFD3: camera }).jpeg().toBuffer()
  await writeFile(join(folder, 'snow.jpg'), bytes)
  const { code, rows } = await suyab(['item', 'offer', join(folder, 'snow.jpg')])
  expect(code).toBe(0)
  expect(rows).toMatchObject([{ outcome: 'new', offeredTo: [] }])
  const said = await store.pool.query<{ payload: string }>(
    'SELECT payload FROM exchange.statement WHERE uri = $1',
    [rows[0]?.['uri']],
  )
  const item: NewsItem = JSON.parse(said.rows[0]?.payload ?? '')
  expect(item.places).toBeUndefined()
  const digest = parseMediaReference(item.renditions?.[0]?.href ?? '')?.digest ?? ''
  const hex = Buffer.from(digest, 'base64url').toString('hex')
  const blobs = await openFolderBlobs(join(folder, 'blobs'))
  const kept = await buffer(await blobs.get(`sha-256:${hex}`))
  expect(namesPlace(await sharp(kept).metadata())).toBe(false)
  expect((await sharp(kept).metadata()).exif?.includes('covered with snow')).toBe(true)
})

test('wire files are read to lines, checked, and written again', async () => {
  const item = {
    uri: 'tag:talas.example,2026:1',
    language: 'ky',
    headlines: [{ role: 'main', value: 'Талас' }],
  }
  const good = join(folder, 'good.json')
  const bad = join(folder, 'bad.xml')
  await writeFile(good, JSON.stringify(item))
  await writeFile(bad, '<html></html>')
  const both = await suyab(['read', bad, good])
  expect(both.rows).toMatchObject([{ uri: item.uri }])
  expect(both.code).toBe(1)
  expect(both.err.split('\n')[0]).toContain('"code":"wire.format-unknown"')
  const atom = await suyab(['write', 'atom', '--title', 'Талас'], {
    stdin: (await suyab(['read', good])).out,
  })
  const back = join(folder, 'feed.xml')
  await writeFile(back, atom.out)
  expect((await suyab(['read', back])).rows[0]?.['headlines']).toMatchObject([{ value: 'Талас' }])
  await writeFile(good, JSON.stringify({ ...item, urgency: 'high' }))
  const wrong = await suyab(['validate', good])
  expect(wrong).toMatchObject({ code: 1, rows: [{ file: good, at: '/urgency' }] })
  for (const [format, version] of [
    ['ninjs', '3.1'],
    ['ninjs-2.1', '2.1'],
    ['ninjs-1.4', '1.4'],
  ] as const) {
    const ninjs = await suyab(['write', format], { stdin: JSON.stringify(item) })
    await writeFile(good, ninjs.out)
    expect(await suyab(['validate', '--ninjs', version, good])).toMatchObject({
      code: 0,
      rows: [],
    })
    expect(ninjs.out).toContain(`"version":"${version}"`)
    expect((await suyab(['read', good])).rows[0]?.['headlines']).toMatchObject([{ value: 'Талас' }])
  }
})

test('a file that cannot be read holds up none of the others', async () => {
  const good = join(folder, 'whole.json')
  await writeFile(good, '{"uri":"tag:talas.example,2026:9","colour":"blue","headline":"Талас"}')
  const read = await suyab(['read', '--warnings', '/nowhere.xml', folder, good])
  expect(read.code).toBe(1)
  expect(read.rows).toMatchObject([{ uri: 'tag:talas.example,2026:9' }])
  const [first, second, third] = read.err.split('\n')
  expect(first).toContain('"code":"file.unreadable"')
  expect(second).toContain('it is a folder')
  // What had no place in the item is told where it is asked for.
  expect(third).toContain('"code":"wire.field-unknown","at":"/colour"')
  expect((await suyab(['read', good])).err).toBe('')
  expect(await suyab(['validate', '/nowhere.xml', good])).toMatchObject({ code: 1 })
})

test('what stands on standard input is validated, and what is no item not half written', async () => {
  const checked = await suyab(['validate'], { stdin: '<rss><channel>' })
  expect(checked).toMatchObject({ code: 1, rows: [{ file: '-', rule: 'wire.truncated' }] })
  expect(checked.rows[0]?.['expected']).toContain('channel')
  const none = await suyab(['write', 'rss'], { stdin: '' })
  expect(none).toMatchObject({ code: 1, out: '' })
  const text = await suyab(['write', 'icalendar'], {
    stdin: '{"uri":"tag:talas.example,2026:9","headline":"Талас"}',
  })
  expect(text.code).toBe(1)
  expect(text.err).toContain('event | planning')
})

test('items are written as NewsML-G2, which the strict door takes and reading gives back', async () => {
  const items = ['Талас', '塔拉斯'].map((value, index) => ({
    uri: `tag:talas.example,2026:${index}`,
    versionCreated: '2026-11-02T10:00:00+06:00',
    headlines: [{ role: 'main', value }],
  }))
  const file = join(folder, 'message.xml')
  for (const some of [items, items.slice(1)]) {
    const stdin = some.map((item) => JSON.stringify(item)).join('\n')
    await writeFile(file, (await suyab(['write', 'newsml-g2'], { stdin })).out)
    expect(await suyab(['validate', file])).toMatchObject({ code: 0, rows: [] })
    expect((await suyab(['read', file])).rows).toEqual(some)
  }
  await writeFile(file, '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">\n<x/></newsItem>')
  const { code, rows } = await suyab(['validate', file])
  expect(code).toBe(1)
  expect(rows).toContainEqual(
    expect.objectContaining({ file, rule: 'element-unexpected', line: 2, column: 1 }),
  )
  expect((await suyab(['write', 'newsml-g2'], { stdin: '' })).code).toBe(1)
  expect((await suyab(['validate', '--ninjs', '9.9', file])).code).toBe(2)
})

test('a backup is restored into an empty database, and everyone signs in again', async () => {
  await suyab(['invite', 'Алма', '--role', 'editor'])
  const target = join(folder, 'backup')
  expect((await suyab(['backup', target])).code).toBe(0)
  const empty = await openTestStore()
  try {
    const { host = '', user = '', database = '', port = 5432 } = empty.connection
    const env = {
      SUYAB_DATA: join(folder, 'restored'),
      DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    }
    expect(await suyab(['restore', target], { env })).toMatchObject({ code: 0, err: '' })
    const { rows } = await empty.pool.query('SELECT name FROM person ORDER BY number')
    expect(rows).toContainEqual({ name: 'Алма' })
    expect((await empty.pool.query('SELECT 1 FROM sign_in_link')).rows).toEqual([])
    const twice = await suyab(['restore', target], { env })
    expect(twice.code).toBe(1)
    expect(twice.err).toContain('empty')
  } finally {
    await empty.close()
  }
  const full = await suyab(['backup', target])
  expect([full.code, full.err.trim().split('\n').length]).toEqual([1, 1])
})

describe('bad input is answered in one line that says what to do', () => {
  test.each<[string, string[], Record<string, string>, number, RegExp]>([
    ['an unknown command', ['strat'], {}, 2, /unknown command 'strat'/],
    ['a missing argument', ['invite'], {}, 2, /missing required argument 'name'/],
    ['a role that is none', ['invite', 'A', '--role', 'king'], {}, 2, /Allowed choices are/],
    ['a port that is none', ['check'], { PORT: '70000' }, 2, /PORT should be a port number/],
    [
      'an origin with a path',
      ['check'],
      { SUYAB_ORIGIN: 'https://a.example/x' },
      2,
      /SUYAB_ORIGIN should be an origin/,
    ],
    [
      'a network that is none',
      ['check'],
      { SUYAB_ALLOW_PRIVATE: '10.0.0.0/99' },
      2,
      /"10.0.0.0\/99" is none/,
    ],
    [
      'a file that is not there',
      ['read', '/nowhere.xml'],
      {},
      1,
      /\/nowhere.xml cannot be read: there is no such file/,
    ],
    [
      'a folder that is not there',
      ['intake', 'add', '/nowhere/x'],
      {},
      1,
      /there is no folder \/nowhere\/x/,
    ],
    ['an intake that is not there', ['intake', 'remove', 'x'], {}, 1, /there is no intake x/],
    ['a backup that is none', ['restore', '/nowhere'], {}, 1, /not whole|not a whole/],
    ['a format that is none', ['write', 'docx'], {}, 2, /docx is no format/],
  ])('%s', async (_what, argv, env, code, says) => {
    const run = await suyab(argv, { env })
    expect(run.err).toMatch(says)
    expect(run.code).toBe(code)
    expect(
      run.err
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('(Did')).length,
    ).toBe(1)
  })
})

test('every command explains itself with an example', async () => {
  const commands = ['start', 'invite', 'backup', 'restore', 'check', 'read', 'validate', 'write']
  const nested = ['list', 'add', 'remove'].flatMap((name) => [
    ['intake', name],
    ['feed', name],
  ])
  for (const argv of [...commands.map((name) => [name]), ...nested, ['intake', 'run']]) {
    const help = await suyab([...argv, '--help'])
    expect(help.code).toBe(0)
    expect(help.out).toMatch(/Examples?:\n {2}\$ .*npx suyab/)
  }
})

const ended = async (child: ChildProcess): Promise<unknown> =>
  child.exitCode ?? ((await once(child, 'exit')) as unknown[])[0]

describe('a node as a process', () => {
  const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

  function start(
    argv: string[],
    more: Record<string, string> = {},
  ): ChildProcess & { text: () => string } {
    const child = spawn(process.execPath, [cli, ...argv], {
      env: { PATH: process.env['PATH'], SUYAB_DATA: join(folder, 'node'), PORT: '0', ...more },
    })
    let text = ''
    child.stdout.on('data', (part: Buffer) => (text += part.toString()))
    child.stderr.on('data', (part: Buffer) => (text += part.toString()))
    return Object.assign(child, { text: () => text })
  }
  test('starts, lets commands in beside it, refuses a second, and stops when told', async () => {
    const nowhere = start(['start'])
    expect(await ended(nowhere)).toBe(1)
    expect(nowhere.text()).toContain('found one with npx suyab found')
    const founded = start(['found', 'echo.example', ...about])
    expect(await ended(founded)).toBe(0)
    const node = start(['start'])
    await expect.poll(node.text, { timeout: 30_000 }).toContain('"origin":"http')
    const port = Number(/"port":(\d+)/.exec(node.text())?.[1])
    expect((await ask(port, 'GET', '/health')).json).toEqual({ status: 'ok' })

    const invite = start(['invite', 'Бермет'])
    expect(await ended(invite)).toBe(0)
    const link = String(parsed(invite.text())['link'])
    expect(link.startsWith(`http://localhost:${port}/enter#`)).toBe(true)
    const entered = await ask(port, 'POST', '/api/session/link', { token: link.split('#')[1] })
    expect(entered.json).toMatchObject({ person: { name: 'Бермет', role: 'administrator' } })

    const second = start(['start'])
    expect(await ended(second)).toBe(1)
    expect(second.text()).toMatch(
      /the data folder .* is in use by process \d+: stop that node first/,
    )

    node.kill('SIGTERM')
    expect(await ended(node)).toBe(0)
    await expect(readFile(join(folder, 'node', 'running.json'))).rejects.toThrow('ENOENT')
  })

  test('says in words that its port is in use', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    try {
      const node = start(['start'], { PORT: port })
      expect(await ended(node)).toBe(1)
      expect(node.text()).toMatch(
        new RegExp(`^suyab: port ${port} is in use by another program: stop it`),
      )
    } finally {
      other.close()
    }
  })
})
