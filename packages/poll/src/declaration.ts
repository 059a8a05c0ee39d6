import { ok, refuse, type Result } from '@suyab/survey/result'
import { z } from 'zod'
import type { PollFault } from './fault.ts'
import type { Poll, WaveDeclaration } from './poll.ts'
import type { Recoding } from './recoding.ts'

/** What is to become of a file: how it was fielded, and which of its columns are kept. */
export interface WaveInput {
  readonly declaration: WaveDeclaration
  /** Columns that are not kept anywhere. */
  readonly leaveOut: readonly string[]
  /** Columns that seem to tell who somebody is, and are kept all the same. */
  readonly keep: readonly string[]
  /** Codes that mean no answer, which neither the questionnaire nor the labels say. */
  readonly noAnswer: readonly {
    readonly variable: string
    readonly values: readonly (string | number)[]
  }[]
  /** Columns of plain numbers, of which only some have a label. */
  readonly numbers: readonly string[]
  /** Which wave this is; refused where there is one already. */
  readonly number?: number
}

/** What of foreign JSON is not as it should be. */
export interface ShapeFault {
  /** A JSON pointer. */
  readonly at: string
  readonly expected: string
}

/** PostgreSQL and JSON know no other text. */
const text = z
  .string()
  .max(10_000)
  .refine((given) => given.isWellFormed() && !given.includes('\0'), 'well-formed text')
const tag = z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$/, 'a language tag, as zh-Hans') // prettier-ignore
const texts = z.record(tag, text)
const named = texts.refine((given) => Object.values(given).some((one) => one.trim() !== ''), 'a name in at least one language') // prettier-ignore
const column = text.min(1)
const value = z.union([z.number(), text])
const id = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'small letters, digits and hyphens, at most 64') // prettier-ignore
const languages = z
  .array(tag)
  .min(1)
  .max(40)
  .refine((given) => new Set(given).size === given.length, 'each language once')

const design = z.strictObject({
  stages: z
    .array(
      z.strictObject({
        cluster: column.exactOptional(),
        stratum: column.exactOptional(),
        population: column.exactOptional(),
        fraction: column.exactOptional(),
      }),
    )
    .max(10),
  weight: column.exactOptional(),
  nested: z.boolean().exactOptional(),
  lonely: z.enum(['refuse', 'certainty', 'remove', 'adjust', 'average']).exactOptional(),
  replicates: z
    .strictObject({
      columns: z.array(column).min(1).max(10_000),
      method: z.enum(['JK1', 'JKn', 'BRR', 'Fay', 'bootstrap', 'successive-difference', 'other']),
      rho: z.number().exactOptional(),
      scale: z.number().exactOptional(),
      rscales: z.array(z.number()).max(10_000).exactOptional(),
      combined: z.boolean(),
      degrees: z.number().positive().exactOptional(),
    })
    .exactOptional(),
  country: column.exactOptional(),
  pooling: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('equal') }),
      z.strictObject({ kind: z.literal('by-n') }),
      z.strictObject({
        kind: z.literal('population'),
        populations: z.record(text, z.number().positive()),
      }),
    ])
    .exactOptional(),
  person: column.exactOptional(),
})

const declaration = z.strictObject({
  names: named,
  fieldwork: z
    .strictObject({ from: z.iso.date(), to: z.iso.date() })
    .refine(({ from, to }) => from <= to, 'a first day that is not after the last'),
  mode: z.enum(['face-to-face', 'telephone', 'web', 'paper', 'mixed']),
  sponsor: texts,
  conductor: texts,
  population: texts,
  sample: z.strictObject({
    kind: z.enum(['probability', 'opt-in']),
    drawn: texts,
    recruitment: texts.exactOptional(),
    invited: z.int().min(0).exactOptional(),
    overlap: z.enum(['fresh', 'panel', 'same-clusters']).exactOptional(),
  }),
  limitations: texts.exactOptional(),
  contact: text.exactOptional(),
  design,
})

const columns = z.array(column).max(50_000)
const input = z.strictObject({
  declaration,
  leaveOut: columns,
  keep: columns.default([]),
  noAnswer: z
    .array(z.strictObject({ variable: column, values: z.array(value).min(1).max(1000) }))
    .max(50_000)
    .default([]),
  numbers: columns.default([]),
  number: z.int().min(1).max(10_000).exactOptional(),
})

const poll = z.strictObject({ id, names: named, languages })
const pollPatch = z.strictObject({ names: named.exactOptional(), languages: languages.exactOptional() }) // prettier-ignore

const category = <From extends z.ZodType>(from: From) =>
  z.strictObject({ value: z.number(), label: texts, from })
const rest = z.enum(['refuse', 'missing'])
const recoding = z.strictObject({
  name: column,
  label: named,
  of: column,
  reason: text.refine((given) => given.trim() !== '', 'a reason'),
  rule: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('values'),
      categories: z.array(category(z.array(value).max(10_000))).min(1).max(1000),
      rest,
    }),
    z.strictObject({
      kind: z.literal('bands'),
      categories: z
        .array(category(z.strictObject({ from: z.number().exactOptional(), below: z.number().exactOptional() })))
        .min(1)
        .max(1000),
      rest,
    }),
    z.strictObject({
      kind: z.literal('codes'),
      codes: z.array(z.strictObject({ value: z.number(), label: texts })).min(1).max(1000),
      noAnswer: z.array(z.number()).max(1000),
    }),
    z.strictObject({ kind: z.literal('any-of'), options: z.array(column).min(1).max(1000) }),
  ]),
}) // prettier-ignore

export function parseWaveInput(raw: unknown): Result<WaveInput, ShapeFault> {
  return parsed(input, raw)
}

export function parseDeclaration(raw: unknown): Result<WaveDeclaration, ShapeFault> {
  return parsed(declaration, raw)
}

export function parsePoll(raw: unknown): Result<Poll, ShapeFault> {
  return parsed(poll, raw)
}

export function parsePollPatch(raw: unknown): Result<Partial<Omit<Poll, 'id'>>, ShapeFault> {
  return parsed(pollPatch, raw)
}

export function parseRecoding(raw: unknown): Result<Recoding, ShapeFault> {
  return parsed(recoding, raw)
}

function parsed<Value>(schema: z.ZodType<Value>, raw: unknown): Result<Value, ShapeFault> {
  const read = schema.safeParse(raw)
  if (read.success) return ok(read.data)
  const [issue] = read.error.issues
  return refuse({
    at: `/${(issue?.path ?? []).map(String).join('/')}`,
    expected: issue?.message ?? '',
  })
}

/** The first text that no table can hold; a file may have any. */
export function unusableText(texts: Iterable<readonly [string, string]>): PollFault | undefined {
  for (const [name, given] of texts)
    if (!given.isWellFormed() || given.includes('\0'))
      return { code: 'poll.text-unusable', column: name.replaceAll('\0', '').toWellFormed() }
  return undefined
}
