import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chooseAccount } from '../src/postgres-account.ts'
import { findPostgres } from '../src/postgres-binary.ts'
import { ended, NodeProcess } from './node-process.ts'

const root = process.getuid?.() === 0
const works = (...command: string[]): boolean =>
  spawnSync(command[0] ?? '', command.slice(1)).status === 0
const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
const nobody = root && works(...asNobody, 'true')
const namespace = works('unshare', '--user', '--map-user=1', '--map-group=1', 'true')
/** Stands for the containers that forbid user namespaces: there is no program that makes one. */
const withoutNamespaces = ['env', 'PATH=/nowhere']

describe('PostgreSQL', () => {
  let folder: string
  let node: NodeProcess | undefined
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'suyab-account-'))
  })
  afterEach(async () => {
    await node?.end('SIGKILL')
    const postgres = node?.said[0]?.postgres
    if (postgres !== undefined) await ended(postgres)
    node = undefined
    rmSync(folder, { recursive: true, force: true })
  })

  async function owner(dataFolder: string, prefix: string[] = []): Promise<number> {
    node = new NodeProcess(dataFolder, 'wait', prefix)
    await node.ready()
    const { uid } = statSync(join(dataFolder, 'postgres'))
    await node.end('SIGTERM')
    expect(node.said.at(-1)?.event).toBe('closed')
    return uid
  }

  test.skipIf(!nobody)('of an ordinary user runs as that user', async () => {
    spawnSync('chown', ['65534:65534', folder])
    expect(await owner(folder, asNobody)).toBe(65_534)
  })

  test.skipIf(!root || !namespace)(
    'of root leaves root the owner, in a home of mode 0700',
    async () => {
      const home = join(folder, 'home')
      mkdirSync(home, { mode: 0o700 })
      expect(await owner(join(home, 'node'))).toBe(0)
    },
  )

  test.skipIf(!root)(
    'of root whose folder was given to an account runs as that account',
    async () => {
      chmodSync(folder, 0o755)
      const given = join(folder, 'node')
      mkdirSync(given)
      spawnSync('chown', ['65534:65534', given])
      expect(await owner(given)).toBe(65_534)
    },
  )

  test.skipIf(!root)('of root where namespaces are forbidden runs as another account', async () => {
    chmodSync(folder, 0o755)
    expect(await owner(join(folder, 'node'), withoutNamespaces)).not.toBe(0)
  })

  test.skipIf(!root)('of root that can run in no way is refused with what was tried', async () => {
    const home = join(folder, 'home')
    mkdirSync(home, { mode: 0o700 })
    node = new NodeProcess(join(home, 'node'), 'wait', withoutNamespaces)
    await node.until((said) => said.length > 0)
    expect(node.said[0]).toMatchObject({ event: 'failed', code: 'store.account' })
    expect(node.said[0]?.message).toMatch(/a user namespace: .*account \d+: /s)
  })

  test.skipIf(!root)('that the other account cannot read is put where it can', async () => {
    chmodSync(folder, 0o755)
    const hidden = join(folder, 'hidden')
    mkdirSync(hidden, { mode: 0o700 })
    const native = join(hidden, 'native')
    cpSync(findPostgres(), native, { recursive: true, verbatimSymlinks: true })
    const given = join(folder, 'node')
    mkdirSync(given)
    spawnSync('chown', ['65534:65534', given])
    const account = await chooseAccount(native, given)
    expect(account).toMatchObject({
      identity: { uid: 65_534 },
      native: join(given, 'postgres-server'),
    })
  })
})
