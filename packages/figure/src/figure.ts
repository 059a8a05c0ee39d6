import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'
import { canonicalText, type Json } from './canonical.ts'

/** What is counted, where the figure's words need a noun. */
export type Noun = 'article' | 'story' | 'outlet' | 'respondent' | 'answer'
const nouns: readonly [Noun, ...Noun[]] = ['article', 'story', 'outlet', 'respondent', 'answer']

/**
 * What the value is: `count` and `mean` of something; `share` of the base, 0.8 for 80 %; `points`,
 * a difference of two shares; `multiple` and `growth`, a ratio of now to before, 1 where nothing
 * changed, which growth says as so many per cent more or less.
 */
export type FigureKind = 'count' | 'mean' | 'share' | 'points' | 'multiple' | 'growth'

export interface FigureUnit {
  readonly kind: FigureKind
  /** A noun, or for other things a unit code of `@suyab/language/quantity`: `km`, `y`, `KGS`. */
  readonly of?: string | undefined
  /** Places after the point in words, of the percentage where it is said as one. */
  readonly decimals: number
}

/** Texts by language, BCP 47; at least one. */
export type Texts = Readonly<Record<string, string>>

/** Where a figure comes from: who answers for the data, which data, which question, how. */
export interface FigureSource {
  readonly name: Texts
  /** How the value was made, with its version: `coverage.growth/1`. */
  readonly method: string
  readonly query: {
    readonly id: string
    readonly version: number
    /** Everything that is needed to ask again. */
    readonly asked: Json
  }
  readonly data: {
    /** Changes whenever the answer may: a digest, a counter, a time. */
    readonly version: string
    /** The moment of which the data are, RFC 3339. */
    readonly at: string
  }
}

/** What a figure says and where it has it from. */
export interface FigureParts {
  readonly version: 1
  /** What it is a figure of, in words of its maker. */
  readonly subject: Texts
  readonly value: number
  readonly unit: FigureUnit
  /** What was counted to get it; `against` is the period or group that it is compared with. */
  readonly base: {
    readonly of: Noun
    readonly count: number
    readonly against?: number | undefined
  }
  /** Null for what was counted completely and errs in nothing. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null
  readonly source: FigureSource
  /** Codes of what a reader should know before using it. */
  readonly warnings: readonly string[]
}

declare const bound: unique symbol
/** A number bound to its source. Only {@link makeFigure} and {@link parseFigure} make one. */
export type Figure = FigureParts & { readonly [bound]: true }

/** Why there is no figure. `at` is a JSON pointer into what was handed in. */
export type FigureFault =
  | { code: 'figure.syntax' }
  | { code: 'figure.source-missing'; at: string }
  | { code: 'figure.schema'; at: string; expected: string }
  | { code: 'figure.interval-apart'; value: number; low: number; high: number }

export type FigureResult = { ok: true; value: Figure } | { ok: false; fault: FigureFault }

const text = z.string().min(1).max(2000).refine((given) => given.isWellFormed()) // prettier-ignore
const texts = z
  .record(z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/), text)
  .refine((given) => Object.keys(given).length > 0, 'a text in at least one language')
const most = Number.MAX_SAFE_INTEGER
const whole = z.int().min(0).max(most)
const deepest = 32
const json = z.unknown().refine((given) => isJson(given, deepest), `JSON no deeper than ${deepest}`)

const schema = z.strictObject({
  version: z.literal(1),
  subject: texts,
  value: z.number(),
  unit: z.strictObject({
    kind: z.enum(['count', 'mean', 'share', 'points', 'multiple', 'growth']),
    of: z.string().min(1).max(16).optional(),
    decimals: z.int().min(0).max(6),
  }),
  base: z.strictObject({ of: z.enum(nouns), count: whole, against: whole.optional() }),
  interval: z
    .strictObject({ low: z.number(), high: z.number(), level: z.number().gt(0).lt(1) })
    .nullable(),
  source: z.strictObject({
    name: texts,
    method: z.string().regex(/^[a-z][a-z0-9.-]{0,99}\/\d{1,6}$/),
    query: z.strictObject({ id: text, version: whole, asked: json }),
    data: z.strictObject({ version: text, at: z.iso.datetime({ offset: true }) }),
  }),
  warnings: z.array(z.string().regex(/^[a-z][a-z0-9.-]{0,99}$/)).max(100),
})

/** The longest serialised figure, in UTF-16 units. */
const longest = 1_000_000

/**
 * Binds a number to its source. Without a source, or with an interval that the value lies outside
 * of, there is no figure.
 */
export function makeFigure(parts: Omit<FigureParts, 'version'>): FigureResult {
  return figureOf({ ...parts, version: 1 })
}

/** Reads a serialised figure or the value that its JSON stands for; foreign input. */
export function parseFigure(input: unknown): FigureResult {
  if (typeof input !== 'string') return figureOf(input)
  if (input.length > longest) return { ok: false, fault: { code: 'figure.syntax' } }
  try {
    return figureOf(JSON.parse(input))
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, fault: { code: 'figure.syntax' } }
    throw error
  }
}

/** The canonical form, which {@link parseFigure} reads. */
export function serialiseFigure(figure: Figure): string {
  return canonicalText(jsonOf(figure))
}

/** The figure's identity: the SHA-256 of its canonical form. */
export function figureId(figure: Figure): string {
  return digestOf(serialiseFigure(figure))
}

/**
 * The identity of the question alone, whatever it came to: the same for a figure and its
 * recomputation from newer data.
 */
export function questionId(figure: Figure): string {
  const { unit, source } = figure
  const question = { kind: unit.kind, method: source.method, asked: source.query.asked }
  return digestOf(canonicalText(question))
}

/** Browsers' own digests come later, and a figure's name is asked for while a page is drawn. */
function digestOf(text: string): string {
  return `sha-256:${bytesToHex(sha256(utf8ToBytes(text)))}`
}

/** What a figure's query and data are now. */
export interface Current {
  readonly query: { readonly id: string; readonly version: number }
  readonly dataVersion: string
}

/**
 * What moved on since the figure was made; nothing while it may be printed as it is. A query of
 * another name is another question, and the figure is stale against it too.
 */
export function staleness(figure: Figure, now: Current): ('query' | 'data')[] {
  const { query, data } = figure.source
  return [
    ...(query.id === now.query.id && query.version === now.query.version
      ? []
      : (['query'] as const)),
    ...(data.version === now.dataVersion ? [] : (['data'] as const)),
  ]
}

/** The JSON schema of a serialised figure, as docs/contracts/figure.schema.json publishes it. */
export function figureSchema(): object {
  return z.toJSONSchema(schema)
}

function figureOf(input: unknown): FigureResult {
  const read = schema.safeParse(input)
  if (!read.success) {
    const [issue] = read.error.issues
    const at = (issue?.path ?? []).map((step) => `/${String(step)}`).join('')
    if (/^\/source(\/(name|method|query|data))?$/.test(at) && valueAt(input, at) === undefined) {
      return { ok: false, fault: { code: 'figure.source-missing', at } }
    }
    return {
      ok: false,
      fault: { code: 'figure.schema', at, expected: issue?.message ?? 'a figure' },
    }
  }
  const { value, interval } = read.data
  if (interval !== null && !(interval.low <= value && value <= interval.high)) {
    const { low, high } = interval
    return { ok: false, fault: { code: 'figure.interval-apart', value, low, high } }
  }
  return { ok: true, value: read.data as FigureParts as Figure }
}

function isJson(given: unknown, depth: number): given is Json {
  if (typeof given === 'string') return given.isWellFormed()
  if (typeof given === 'number') return Number.isFinite(given)
  if (typeof given !== 'object') return typeof given === 'boolean'
  if (given === null) return true
  if (depth === 0) return false
  return Object.entries(given).every(
    ([name, part]) => name.isWellFormed() && isJson(part, depth - 1),
  )
}

function valueAt(input: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (part, step) =>
        typeof part === 'object' && part !== null ? Reflect.get(part, step) : undefined,
      input,
    )
}

/** Members that are not said are left out: JSON has no word for undefined. */
function jsonOf(figure: Figure): Json {
  return JSON.parse(JSON.stringify(figure)) as Json
}
