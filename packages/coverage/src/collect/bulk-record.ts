import { parseJson } from '@suyab/wire/json-scan'
import { LineSplitter } from '@suyab/wire/line'
import { readAll } from '@suyab/wire/read-all'
import type { ReadItem } from '@suyab/wire/read-items'
import { CsvReader } from './csv.ts'
import { unpack } from './unpack.ts'
import { readWarc } from './warc.ts'

/** How a bulk file holds its articles. */
export type BulkFormat = 'ndjson' | 'csv' | 'warc' | 'ninjs' | 'html'

/** A file with many articles, or a page of a folder of them. */
export interface BulkFile {
  readonly name: string
  readonly format: BulkFormat
  /** Packed with gzip or not. */
  readonly bytes: AsyncIterable<Uint8Array>
}

/** A folder of pages. */
export interface BulkFolder {
  readonly name: string
  /** Named from the folder on, in one order whenever it is looked at; packed with gzip or not. */
  readonly pages: readonly { readonly name: string; open(): AsyncIterable<Uint8Array> }[]
}

/** Why a record of a bulk file was not taken in. */
export type BulkFault =
  | { code: 'bulk.too-large'; length?: number }
  | { code: 'bulk.warc-broken' }
  | { code: 'bulk.encoding-broken' }
  | { code: 'bulk.gzip-broken'; reason: string }
  | { code: 'bulk.json-syntax'; expected: string }
  /** From this line on, a quotation mark opens what nothing closes. */
  | { code: 'bulk.quote-unclosed'; line: number }
  | { code: 'bulk.columns-missing'; columns: string }
  | { code: 'bulk.field'; field: string; expected: string }
  | { code: 'bulk.outlet-unknown'; outlet: string }
  | { code: 'bulk.address-missing' }

/** One of a file's records, counted from 1. */
export type BulkRecord = { readonly number: number } & (
  | {
      readonly kind: 'article'
      readonly raw: object
      readonly bytes: Uint8Array
      readonly mediaType: string
    }
  | { readonly kind: 'item'; readonly item: ReadItem }
  | {
      readonly kind: 'page'
      /** Of its file, where each page is one. */
      readonly file?: string
      readonly url?: string
      readonly date?: string
      readonly contentType?: string
      readonly bytes: Uint8Array
    }
  | { readonly kind: 'fault'; readonly fault: { readonly code: string } }
)

/** Bytes of one record. */
const longestRecord = 16 * 1024 * 1024

/** The format that a file's name tells; undefined for one that tells none. */
export function formatOf(name: string): BulkFormat | undefined {
  const plain = name.toLowerCase().replace(/\.gz$/, '')
  if (/\.(?:ndjson|jsonl)$/.test(plain)) return 'ndjson'
  if (/\.(?:csv|tsv)$/.test(plain)) return 'csv'
  if (plain.endsWith('.warc')) return 'warc'
  if (plain.endsWith('.json')) return 'ninjs'
  return /\.x?html?$/.test(plain) ? 'html' : undefined
}

/** The records of a file, in memory of one; what cannot be read is a fault in its place. */
export async function* recordsOf(file: BulkFile): AsyncGenerator<BulkRecord> {
  let number = 0
  try {
    for await (const record of unpacked(file)) {
      number = record.number
      yield record
    }
  } catch (cause) {
    const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined
    if (typeof code !== 'string' || !code.startsWith('Z_')) throw cause
    const fault: BulkFault = { code: 'bulk.gzip-broken', reason: code }
    yield { number: number + 1, kind: 'fault', fault }
  }
}

/** The pages of a folder as records; those that are done are not opened. */
export async function* pagesOf(folder: BulkFolder, done: number): AsyncGenerator<BulkRecord> {
  for (const [at, { name, open }] of folder.pages.entries()) {
    const number = at + 1
    if (number <= done) yield { number, kind: 'page', bytes: new Uint8Array() }
    else
      for await (const record of recordsOf({ name, format: 'html', bytes: open() }))
        yield record.kind === 'page' ? { ...record, number, file: name } : { ...record, number }
  }
}

function unpacked({ name, format, bytes }: BulkFile): AsyncGenerator<BulkRecord> {
  const plain = unpack(bytes)
  switch (format) {
    case 'ndjson':
      return jsonLines(plain)
    case 'csv':
      return csvRows(plain)
    case 'warc':
      return warcPages(plain)
    case 'ninjs':
      return ninjsItems(name, plain)
    case 'html':
      return htmlPage(plain)
    default:
      throw new TypeError(`no such format: ${String(format satisfies never)}`)
  }
}

async function* jsonLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BulkRecord> {
  const splitter = new LineSplitter(longestRecord)
  for await (const chunk of bytes) for (const line of splitter.push(chunk)) yield* record(line)
  for (const line of splitter.end()) yield* record(line)

  function* record(
    line: { number: number; text: string } | { number: number; length: number },
  ): Generator<BulkRecord> {
    const { number } = line
    if ('length' in line) {
      const fault: BulkFault = { code: 'bulk.too-large', length: line.length }
      yield { number, kind: 'fault', fault }
      return
    }
    const text = line.text.replace(/^\uFEFF/u, '').trim()
    if (text === '') return
    const parsed = parseJson(text, 100)
    if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) {
      const fault: BulkFault = { code: 'bulk.json-syntax', expected: 'an object a line' }
      yield { number, kind: 'fault', fault }
    } else {
      const original = { bytes: Buffer.from(text), mediaType: 'application/json' }
      yield { number, kind: 'article', raw: parsed.value, ...original }
    }
  }
}

const csvNeeded = ['url', 'title', 'text', 'published'] as const

/** Names of a cell, with semicolons or bars between them: commas may be part of one. */
function namesIn(cell: string): string[] {
  return cell.split(/[;|]/).flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
}

async function* csvRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BulkRecord> {
  const reader = new CsvReader(longestRecord)
  const decoder = new TextDecoder()
  let titles: string[] | undefined
  let number = 0
  for await (const chunk of bytes)
    for (const row of reader.push(decoder.decode(chunk, { stream: true }))) yield* record(row)
  for (const row of reader.end()) yield* record(row)

  function* record(
    row: ReturnType<CsvReader['end']> extends Generator<infer Row> ? Row : never,
  ): Generator<BulkRecord> {
    if (titles === undefined) {
      titles = 'fields' in row ? row.fields.map((field) => field.trim().toLowerCase()) : []
      const missing = csvNeeded.filter((column) => titles?.includes(column) === false)
      if (missing.length > 0) {
        const fault: BulkFault = { code: 'bulk.columns-missing', columns: missing.join(' ') }
        yield { number: 1, kind: 'fault', fault }
      }
      return
    }
    number += 1
    if ('length' in row) {
      const { line, length, unclosed } = row
      const fault: BulkFault =
        unclosed === true
          ? { code: 'bulk.quote-unclosed', line }
          : { code: 'bulk.too-large', length }
      yield { number, kind: 'fault', fault }
      return
    }
    const cells = titles.map((title, at) => [title, row.fields[at] ?? ''] as const)
    const raw = Object.fromEntries(
      cells
        .filter(([, value]) => value !== '')
        .map(([title, value]) => [title, title === 'authors' ? namesIn(value) : value]),
    )
    const original = { bytes: Buffer.from(JSON.stringify(raw)), mediaType: 'application/json' }
    yield { number, kind: 'article', raw, ...original }
  }
}

async function* warcPages(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BulkRecord> {
  for await (const { number, ...page } of readWarc(bytes, longestRecord))
    if ('code' in page) yield { number, kind: 'fault', fault: page }
    else {
      const { url, date, contentType, body } = page
      yield { number, kind: 'page', url, date, contentType, bytes: body }
    }
}

async function* ninjsItems(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<BulkRecord> {
  let number = 0
  for await (const event of readAll([{ name, bytes }])) {
    if (event.kind === 'warning') continue
    number += 1
    if (event.kind === 'item') yield { number, kind: 'item', item: event.item }
    else yield { number, kind: 'fault', fault: event.fault }
  }
}

async function* htmlPage(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BulkRecord> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of bytes) {
    length += part.length
    if (length > longestRecord) {
      yield { number: 1, kind: 'fault', fault: { code: 'bulk.too-large', length } as BulkFault }
      return
    }
    parts.push(part)
  }
  yield { number: 1, kind: 'page', bytes: Buffer.concat(parts) }
}
