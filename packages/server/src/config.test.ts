import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('a node listens to this machine alone until it is given an origin', () => {
  const alone = readConfig({ SUYAB_DATA: '/srv/suyab' })
  expect(alone).toMatchObject({ ok: true, value: { listen: '127.0.0.1', port: 4747 } })
  const open = readConfig({ SUYAB_ORIGIN: 'https://news.example.org/', PORT: '8080' })
  expect(open).toMatchObject({
    ok: true,
    value: { listen: '0.0.0.0', port: 8080, origin: 'https://news.example.org' },
  })
})

test('an empty variable counts as absent', () => {
  expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({
    ok: true,
    value: { databaseUrl: undefined, port: 4747 },
  })
})

test('a node keeps an archive when it is told to, or is given a server for it', () => {
  const coverage = (env: Record<string, string>): unknown => {
    const config = readConfig(env)
    return config.ok && config.value.coverage
  }
  const url = { CLICKHOUSE_URL: 'http://localhost:8123' }
  expect(coverage({})).toBe(false)
  expect(coverage({ SUYAB_COVERAGE: 'on' })).toBe(true)
  expect(coverage(url)).toBe(true)
  expect(coverage({ ...url, SUYAB_COVERAGE: 'off' })).toBe(false)
})

test('an endpoint for vectors is named with its model', () => {
  const url = 'http://localhost:8080/v1/embeddings'
  const lacking = readConfig({ SUYAB_EMBEDDINGS_URL: url })
  expect(lacking).toMatchObject({ ok: false, fault: { name: 'SUYAB_EMBEDDINGS_MODEL' } })
  expect(readConfig({ SUYAB_EMBEDDINGS_URL: url, SUYAB_EMBEDDINGS_MODEL: 'small' })).toMatchObject({
    ok: true,
    value: { embeddings: { url, model: 'small', even: 0.7 } },
  })
})

test.each([
  ['DATABASE_URL', 'mysql://a/b'],
  ['CLICKHOUSE_URL', 'clickhouse://localhost:9000'],
  ['SUYAB_COVERAGE', 'yes'],
  ['SUYAB_EMBEDDINGS_URL', 'localhost:8080'],
  ['SUYAB_EMBEDDINGS_EVEN', '7'],
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['SUYAB_ORIGIN', 'news.example.org'],
  ['SUYAB_ORIGIN', 'https://news.example.org/desk'],
  ['SUYAB_SMTP_URL', 'https://mail.example.org'],
  ['SUYAB_MAIL_FROM', 'nobody'],
  ['SUYAB_ALLOW_PRIVATE', '10.0.0.0/8, http://x'],
])('%s=%s is refused by its name', (name, value) => {
  const config = readConfig({ [name]: value })
  expect(config).toMatchObject({ ok: false, fault: { code: 'config.invalid', name } })
})

test('what is wrong with a secret does not repeat the secret', () => {
  const config = readConfig({ DATABASE_URL: 'mysql://user:hunter2@host/db' })
  expect(JSON.stringify(config)).not.toContain('hunter2')
})
