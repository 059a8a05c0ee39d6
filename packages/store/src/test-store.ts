import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client, type ClientConfig } from 'pg'
import { connectStore, type Store } from './database.ts'
import { StoreError } from './fault.ts'
import { migrate, migrationChecksum, type FeatureMigrations } from './migration.ts'

/**
 * Opens a fresh, empty database with the given features' tables, for one test or one test file;
 * `close()` removes it. The first call of a test run starts one PostgreSQL (without fsync) that
 * all its processes share and that ends with the run; the tables are made once and then cloned.
 *
 * @example const store = await openTestStore(exchangeMigrations)
 */
export async function openTestStore(...features: FeatureMigrations[]): Promise<Store> {
  const server = await testServer()
  const template = await withClient(server, (admin) => prepareTemplate(admin, server, features))
  const name = `test_${randomBytes(6).toString('hex')}`
  await withClient(server, (admin) =>
    admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`),
  )
  const store = connectStore({ ...server, database: name }, { connections: 4 })
  return {
    ...store,
    close: async () => {
      await store.close()
      await withClient(server, (admin) =>
        admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      )
    },
  }
}

/** A connection to the run's shared PostgreSQL, whose user may create databases. */
export async function testServer(): Promise<ClientConfig> {
  const watched = testRun()
  const folder = join(tmpdir(), `suyab-test-${watched}`)
  const ready = join(folder, 'ready.json')
  const failed = join(folder, 'failed.txt')
  if (!existsSync(ready)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const program = fileURLToPath(new URL('test-cluster.ts', import.meta.url))
    spawn(process.execPath, [program, folder, String(watched)], {
      cwd: '/',
      detached: true,
      stdio: 'ignore',
      env: { PATH: process.env['PATH'] },
    }).unref()
    const until = Date.now() + 60_000
    while (!existsSync(ready)) {
      if (existsSync(failed))
        throw new StoreError('store.start-failed', readFileSync(failed, 'utf8'))
      if (Date.now() > until) throw new StoreError('store.start-failed', `nothing in ${folder}`)
      await sleep(20)
    }
  }
  const connection: ClientConfig = JSON.parse(readFileSync(ready, 'utf8'))
  return connection
}

/** The process that outlives all test files of this run: vitest's own, of which we are a child. */
function testRun(): number {
  return process.env['VITEST'] === undefined ? process.pid : process.ppid
}

async function prepareTemplate(
  admin: Client,
  server: ClientConfig,
  features: FeatureMigrations[],
): Promise<string> {
  const hash = createHash('sha256')
  for (const { feature, migrations } of features)
    for (const one of migrations) hash.update(`${feature}/${one.name}/${migrationChecksum(one)}\n`)
  const name = `template_${hash.digest('hex').slice(0, 20)}`
  // One test process makes it; the others wait here and find it.
  await admin.query('SELECT pg_advisory_lock(hashtext($1))', [name])
  const found = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])
  if (found.rowCount !== 0) return name
  const draft = `${name}_draft`
  await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
  await admin.query(`CREATE DATABASE ${draft} TEMPLATE template0 STRATEGY file_copy`)
  const store = connectStore({ ...server, database: draft }, { connections: 1 })
  try {
    for (const { feature, migrations } of features) await migrate(store.db, feature, migrations)
  } finally {
    await store.close()
  }
  await admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`)
  return name
}

async function withClient<Value>(
  server: ClientConfig,
  use: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client(server)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
