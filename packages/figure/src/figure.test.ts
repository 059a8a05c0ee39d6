import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  figureId,
  figureSchema,
  makeFigure,
  parseFigure,
  questionId,
  serialiseFigure,
  staleness,
  type Figure,
  type FigureParts,
} from './figure.ts'

const parts: Omit<FigureParts, 'version'> = {
  subject: { en: 'Articles on artificial intelligence, 2025 against 2024' },
  value: 1.72,
  unit: { kind: 'growth', decimals: 0 },
  base: { of: 'article', count: 5082, against: 5218 },
  interval: { low: 1.51, high: 1.96, level: 0.95 },
  source: {
    name: { en: 'Press archive' },
    method: 'coverage.growth/1',
    query: { id: 'ai', version: 2, asked: { text: 'concept:ai', period: ['2025', '2024'] } },
    data: { version: 'a1', at: '2026-01-02T00:00:00Z' },
  },
  warnings: [],
}

function figure(over: Partial<FigureParts> = {}): Figure {
  const made = makeFigure({ ...parts, ...over })
  if (!made.ok) throw new Error(made.fault.code)
  return made.value
}

test.each<[string, unknown, string]>([
  ['a source', { ...parts, source: undefined }, '/source'],
  [
    'a query in its source',
    { ...parts, source: { ...parts.source, query: undefined } },
    '/source/query',
  ],
  ['the data', { ...parts, source: { ...parts.source, data: undefined } }, '/source/data'],
  ['a method', { ...parts, source: { ...parts.source, method: undefined } }, '/source/method'],
])('there is no figure without %s', (_what, input, at) => {
  expect(parseFigure({ ...(input as object), version: 1 })).toEqual({
    ok: false,
    fault: { code: 'figure.source-missing', at },
  })
})

test('a number and its source do not make a figure by themselves', () => {
  // @ts-expect-error a figure is made by makeFigure, which looks at the source
  const loose: Figure = { ...parts, version: 1 }
  expect(makeFigure(loose).ok).toBe(true)
})

test.each<[string, object, object]>([
  ['a value that is no number', { value: NaN }, { code: 'figure.schema', at: '/value' }],
  [
    'an interval that the value lies outside of',
    { interval: { low: 2, high: 3, level: 0.95 } },
    { code: 'figure.interval-apart', low: 2 },
  ],
  ['a base of minus one', { base: { of: 'article', count: -1 } }, { at: '/base/count' }],
  ['no subject in any language', { subject: {} }, { at: '/subject' }],
  ['a member that nobody knows', { extra: 1 }, { code: 'figure.schema' }],
])('%s is refused', (_what, over, fault) => {
  expect(parseFigure({ ...parts, version: 1, ...over })).toMatchObject({ ok: false, fault })
})

test('a query nested without end is a fault and no overflow', () => {
  const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const text = serialiseFigure(figure()).replace('"concept:ai"', nested)
  expect(parseFigure(text)).toMatchObject({ fault: { at: '/source/query/asked' } })
  expect(parseFigure('{')).toEqual({ ok: false, fault: { code: 'figure.syntax' } })
})

test('a figure keeps its identity on the way through its serialised form', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.jsonValue({ maxDepth: 4 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      (value, asked, subject) => {
        const made = figure({
          value,
          interval: null,
          subject: { ky: subject },
          source: {
            ...parts.source,
            query: { id: 'q', version: 1, asked: asked as FigureParts['version'] },
          },
        })
        const again = parseFigure(serialiseFigure(made))
        expect(again.ok && figureId(again.value)).toBe(figureId(made))
        const digest = createHash('sha256').update(serialiseFigure(made)).digest('hex')
        expect(figureId(made)).toBe(`sha-256:${digest}`)
      },
    ),
    { numRuns: 100 },
  )
})

test('another value, source or warning is another figure; the question stays', () => {
  const one = figure()
  const others = [
    figure({ value: 1.73 }),
    figure({ warnings: ['coverage.turnover'] }),
    figure({ source: { ...parts.source, data: { ...parts.source.data, version: 'a2' } } }),
  ]
  expect(new Set([one, ...others].map(figureId)).size).toBe(4)
  expect(new Set([one, ...others].map(questionId)).size).toBe(1)
})

test('a figure is stale when its query or its data moved on', () => {
  const now = { query: { id: 'ai', version: 2 }, dataVersion: 'a1' }
  expect(staleness(figure(), now)).toEqual([])
  expect(staleness(figure(), { ...now, dataVersion: 'a2' })).toEqual(['data'])
  expect(staleness(figure(), { query: { id: 'ai', version: 3 }, dataVersion: 'a2' })).toEqual([
    'query',
    'data',
  ])
})

test('the published schema is the one that is checked against', () => {
  const path = new URL('../../../docs/contracts/figure.schema.json', import.meta.url)
  const published: unknown = JSON.parse(readFileSync(fileURLToPath(path), 'utf8'))
  expect(published).toEqual(figureSchema())
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    published as object,
  )
  expect(validate(JSON.parse(serialiseFigure(figure())))).toBe(true)
  expect(validate({ ...parts, version: 1, source: undefined })).toBe(false)
})
