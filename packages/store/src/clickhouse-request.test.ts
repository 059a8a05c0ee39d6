import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { literal, parseInsert, readClickHouseRequest, setStatement } from './clickhouse-request.ts'

const address = (query: Record<string, string>): URL =>
  new URL(`http://localhost/?${new URLSearchParams(query).toString()}`)

describe('a request to the archive’s engine', () => {
  test('carries its statement in the body, its settings and parameters in the address', async () => {
    const url = address({ max_threads: '2', param_country: 'KG', query_id: 'a', log_comment: 'b' })
    const request = await readClickHouseRequest(url, undefined, Buffer.from('SELECT 1'))
    expect(request.statement).toBe('SELECT 1')
    expect(request.data).toBeUndefined()
    expect(request.comment).toBe('b')
    expect([...request.settings]).toEqual([['max_threads', '2']])
    expect([...request.parameters]).toEqual([['country', 'KG']])
  })

  test('carries the rows of an INSERT in the body', async () => {
    const url = address({ query: 'INSERT INTO article FORMAT JSONEachRow' })
    const request = await readClickHouseRequest(url, undefined, Buffer.from('{"a":1}\n'))
    expect(request.statement).toBe('INSERT INTO article FORMAT JSONEachRow')
    expect(Buffer.from(request.data ?? []).toString()).toBe('{"a":1}\n')
  })

  test('may be a form when its parameters are too long for an address', async () => {
    const words = 'слово '.repeat(10_000)
    const body = Buffer.from(
      `--x\r\nContent-Disposition: form-data; name="query"\r\n\r\nSELECT {w:String}\r\n--x\r\nContent-Disposition: form-data; name="param_w"\r\n\r\n${words}\r\n--x--\r\n`,
    )
    const type = 'multipart/form-data; boundary=x'
    const request = await readClickHouseRequest(address({}), type, body)
    expect(request.statement).toBe('SELECT {w:String}')
    expect(request.parameters.get('w')).toBe(words)
  })

  test('cannot smuggle a statement in by the name of a setting', async () => {
    const url = address({ 'max_threads = 1; DROP TABLE article; SET a': '1' })
    await expect(readClickHouseRequest(url, undefined, Buffer.from('SELECT 1'))).rejects.toThrow(
      RangeError,
    )
  })
})

test('a value never ends its own literal', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const inside = literal(text).slice(1, -1)
      expect(inside.replaceAll(/\\[\\']/g, '')).not.toMatch(/['\\]/)
    }),
  )
})

test('settings and parameters become one statement', () => {
  expect(setStatement(new Map([['max_threads', '2']]), new Map([['a', "x'y"]]))).toBe(
    "SET max_threads = '2', param_a = 'x\\'y'",
  )
})

test.each([
  ['INSERT INTO article FORMAT JSONEachRow', { table: 'article', format: 'JSONEachRow' }],
  [
    'INSERT INTO news.article (id, day) FORMAT JSONEachRow',
    { table: 'news.article', columns: ['id', 'day'], format: 'JSONEachRow' },
  ],
  ['INSERT INTO article SELECT 1', undefined],
  ['INSERT INTO article SETTINGS a = 1 FORMAT JSONEachRow', undefined],
])('%s', (statement, expected) => {
  expect(parseInsert(statement)).toEqual(expected)
})
