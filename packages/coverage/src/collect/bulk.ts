import { createHash } from 'node:crypto'
import { canonicalTag } from '@suyab/language/tag'
import { paragraphsOf } from '@suyab/wire/sanitise'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { sliceBytes } from '../archive/slice.ts'
import { canonicalUrl } from '../duplicate/canonical-url.ts'
import { languageOf } from '../extract/extract.ts'
import { publishedOf } from '../extract/published.ts'
import type { NotedFault } from '../outlet/health.ts'
import type { Outlet } from '../outlet/outlet.ts'
import {
  pagesOf,
  recordsOf,
  type BulkFile,
  type BulkFolder,
  type BulkRecord,
} from './bulk-record.ts'
import type { Collected, CollectedArticle } from './collected.ts'
import { addressBelow } from './folder-address.ts'
import { ownAddress } from './page.ts'
import { keyOf, unseenKeys } from './page-queue.ts'
import type { CollectorParts } from './parts.ts'

export interface BulkOptions {
  /** The outlet of an id; undefined where it is not in the registry. */
  readonly outletOf: (id: string) => Outlet | undefined
  /** The outlet of records that name none. */
  readonly outlet?: string
  /** The address of a folder's pages that name none of their own: the file's name is added to it. */
  readonly baseUrl?: string
  /** Hears of every record that was not taken in. */
  readonly onFault?: (number: number, fault: NotedFault) => void
  /** Hears how far it is, after every batch. */
  readonly onProgress?: (summary: BulkSummary) => void
  readonly signal?: AbortSignal
}

export interface BulkSummary {
  readonly stored: number
  /** Known already, from wherever. */
  readonly duplicate: number
  readonly refused: number
  /** Done in an earlier run. */
  readonly passed: number
}

type BulkParts = Pick<CollectorParts, 'db' | 'extract' | 'store' | 'clock'>

const batchSize = 500
/** Pages take longer, and what has been done should not be done again. */
const pageBatch = 100
/** Bytes of the records of a batch, as they came. */
const mostBytes = sliceBytes
/** Bytes by which a file is known beside its name. */
const headLength = 4096

/**
 * Takes in a file of many articles, in batches. After each, how far it is stands in the database: a
 * run that was killed goes on behind its last batch, and what that had stored already is known by
 * its address. Articles that any feed or file has brought before are left.
 */
export async function loadBulk(
  parts: BulkParts,
  file: BulkFile,
  options: BulkOptions,
): Promise<BulkSummary> {
  const { head, bytes } = await headOf(file.bytes)
  const records = (): AsyncIterable<BulkRecord> => recordsOf({ ...file, bytes })
  return takeRecords(parts, { name: file.name, head, records }, options)
}

/** Takes in a folder of pages, likewise; one whose pages have other names is another folder. */
export async function loadFolder(
  parts: BulkParts,
  folder: BulkFolder,
  options: BulkOptions,
): Promise<BulkSummary> {
  const names = folder.pages.map(({ name }) => name).join('\n')
  const head = createHash('sha256').update(names).digest()
  const records = (done: number): AsyncIterable<BulkRecord> => pagesOf(folder, done)
  return takeRecords(parts, { name: folder.name, head, records }, options)
}

interface RecordSource {
  readonly name: string
  readonly head: Buffer
  /** All of them; of those that are done, only the number matters. */
  readonly records: (done: number) => AsyncIterable<BulkRecord>
}

async function takeRecords(
  parts: BulkParts,
  { name, head, records }: RecordSource,
  options: BulkOptions,
): Promise<BulkSummary> {
  const done = await recordsDone(parts.db, name, head)
  let summary: BulkSummary = { stored: 0, duplicate: 0, refused: 0, passed: 0 }
  let batch: BulkRecord[] = []
  let bytes = 0
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return
    const taken = await takeBatch(parts, name, batch, options)
    summary = {
      ...summary,
      stored: summary.stored + taken.stored,
      duplicate: summary.duplicate + taken.duplicate,
      refused: summary.refused + taken.refused,
    }
    await noteDone(parts.db, name, head, batch.at(-1)?.number ?? 0)
    batch = []
    bytes = 0
    options.onProgress?.(summary)
  }
  for await (const record of records(done)) {
    if (options.signal?.aborted === true) break
    if (record.number <= done) summary = { ...summary, passed: summary.passed + 1 }
    else {
      batch.push(record)
      bytes += bytesOf(record)
    }
    const most = record.kind === 'page' ? pageBatch : batchSize
    if (batch.length >= most || bytes >= mostBytes) await flush()
  }
  await flush()
  return summary
}

function bytesOf(record: BulkRecord): number {
  switch (record.kind) {
    case 'article':
    case 'page':
      return record.bytes.length
    case 'item':
      return (record.item.item.bodies ?? []).reduce(
        (sum, { value }) => sum + Buffer.byteLength(value),
        0,
      )
    case 'fault':
      return 0
    default:
      throw new TypeError(`no such record: ${String(record satisfies never)}`)
  }
}

/** How a file begins, and all of its bytes. */
async function headOf(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ head: Buffer; bytes: AsyncIterable<Uint8Array> }> {
  const source = bytes[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  for (let length = 0; length < headLength;) {
    const next = await source.next()
    if (next.done === true) break
    read.push(next.value)
    length += next.value.length
  }
  const head = createHash('sha256').update(Buffer.concat(read).subarray(0, headLength)).digest()
  const all = async function* (): AsyncGenerator<Uint8Array> {
    yield* read
    for (let next = await source.next(); next.done !== true; next = await source.next())
      yield next.value
  }
  return { head, bytes: all() }
}

async function recordsDone(db: Kysely<unknown>, name: string, head: Buffer): Promise<number> {
  const { rows } = await sql<{ records: string }>`
    SELECT records::text FROM bulk_file WHERE name = ${name} AND head = ${head}`.execute(db)
  return Number(rows[0]?.records ?? 0)
}

async function noteDone(
  db: Kysely<unknown>,
  name: string,
  head: Buffer,
  records: number,
): Promise<void> {
  await sql`
    INSERT INTO bulk_file (name, head, records) VALUES (${name}, ${head}, ${records})
    ON CONFLICT (name, head) DO UPDATE SET records = excluded.records`.execute(db)
}

async function takeBatch(
  parts: BulkParts,
  name: string,
  batch: readonly BulkRecord[],
  options: BulkOptions,
): Promise<{ stored: number; duplicate: number; refused: number }> {
  const wanted = new Map<string, Collected>()
  let refused = 0
  let repeated = 0
  for (const record of batch) {
    const read = await collectedOf(parts, name, record, options)
    if (!read.ok) {
      refused += 1
      options.onFault?.(record.number, read.fault)
      continue
    }
    const key = keyOf(read.value.article.link).toString('hex')
    if (wanted.has(key)) repeated += 1
    else wanted.set(key, read.value)
  }
  const unseen = await unseenKeys(
    parts.db,
    [...wanted.keys()].map((key) => Buffer.from(key, 'hex')),
  )
  const fresh = [...wanted].filter(([key]) => unseen.has(key))
  if (fresh.length > 0) {
    await parts.store(fresh.map(([, collected]) => collected))
    await noteStored(parts, fresh)
  }
  return {
    stored: fresh.length,
    duplicate: wanted.size - fresh.length + repeated,
    refused,
  }
}

async function noteStored(
  parts: BulkParts,
  fresh: readonly (readonly [string, Collected])[],
): Promise<void> {
  const now = new Date(parts.clock())
  const articles = fresh.map(([, { article }]) => article)
  await sql`
    INSERT INTO collected_page
      (key, outlet, address, host, state, article_key, next_at, found_at, stored_at)
    SELECT decode(key, 'hex'), outlet, address, host, 'stored', decode(key, 'hex'),
      ${now}, ${now}, ${now}
    FROM unnest(${fresh.map(([key]) => key)}::text[], ${articles.map(({ outlet }) => outlet)}::text[],
      ${articles.map(({ link }) => link)}::text[],
      ${articles.map(({ link }) => new URL(link).host)}::text[]) AS given (key, outlet, address, host)
    ON CONFLICT DO NOTHING`.execute(parts.db)
}

async function collectedOf(
  parts: BulkParts,
  name: string,
  record: BulkRecord,
  options: BulkOptions,
): Promise<Result<Collected, NotedFault>> {
  const source = `${name}#${record.number}`
  switch (record.kind) {
    case 'fault':
      return refuse(record.fault)
    case 'article': {
      const article = articleOfRaw(parts, record.raw, options)
      const { bytes, mediaType } = record
      return article.ok
        ? ok({ article: article.value, original: { bytes, mediaType, source } })
        : article
    }
    case 'item': {
      const { item } = record.item
      const article = articleOfRaw(parts, rawOfItem(item), options)
      const bytes = Buffer.from(JSON.stringify(item))
      const original = { bytes, mediaType: 'application/ninjs+json', source }
      return article.ok ? ok({ article: article.value, original }) : article
    }
    case 'page':
      return collectedOfPage(parts, name, record, options)
    default:
      throw new TypeError(`no such record: ${String(record satisfies never)}`)
  }
}

const rawShape = z.object({
  url: z.string().max(4000),
  outlet: z.string().optional(),
  title: z.string().default(''),
  text: z.string(),
  published: z.string(),
  language: z.string().optional(),
  authors: z.array(z.string()).optional(),
  section: z.string().optional(),
  type: z.string().optional(),
})

function articleOfRaw(
  parts: BulkParts,
  raw: object,
  options: BulkOptions,
): Result<CollectedArticle, NotedFault> {
  const parsed = rawShape.safeParse(raw)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = issue?.path.join('.') ?? ''
    return refuse({ code: 'bulk.field', field, expected: issue?.message ?? '' })
  }
  const { url, title, text, published, language: given, authors, section, type } = parsed.data
  const outlet = outletOf(parsed.data.outlet, options)
  if (!outlet.ok) return outlet
  const link = /^https?:/i.test(url) ? canonicalUrl(url) : undefined
  if (link === undefined)
    return refuse({ code: 'bulk.field', field: 'url', expected: 'a web address' })
  if (`${title}${text}`.trim() === '')
    return refuse({ code: 'bulk.field', field: 'text', expected: 'some text' })
  const { timeZone, country, id } = outlet.value
  const candidates = [{ source: 'record', text: published } as const]
  const { at, source } = publishedOf(candidates, timeZone, parts.clock())
  if (source === 'collected')
    return refuse({ code: 'bulk.field', field: 'published', expected: 'a date since 1990' })
  const claimed = given === undefined ? undefined : canonicalTag(given)
  return ok({
    link,
    outlet: id,
    country,
    language: claimed ?? languageOf(title, text, undefined).language,
    published: new Date(at).toISOString(),
    timeZone,
    type: type ?? 'news',
    title: title.toWellFormed().replaceAll('\0', ''),
    text: text.toWellFormed().replaceAll('\0', ''),
    places: [],
    authors: authors ?? [],
    ...(section === undefined ? {} : { section }),
  })
}

function outletOf(named: string | undefined, options: BulkOptions): Result<Outlet, NotedFault> {
  const id = named ?? options.outlet ?? ''
  const outlet = options.outletOf(id)
  return outlet === undefined ? refuse({ code: 'bulk.outlet-unknown', outlet: id }) : ok(outlet)
}

function rawOfItem(item: Extract<BulkRecord, { kind: 'item' }>['item']['item']): object {
  const { uri, altIds, headlines, language, firstCreated, versionCreated, by } = item
  return {
    url: altIds?.find(({ role }) => role === 'link')?.value ?? uri,
    title: headlines?.[0]?.value ?? '',
    text: paragraphsOf(item).join('\n'),
    published: firstCreated ?? versionCreated,
    ...(language === undefined ? {} : { language }),
    ...(by === undefined ? {} : { authors: [by] }),
  }
}

async function collectedOfPage(
  parts: BulkParts,
  name: string,
  page: Extract<BulkRecord, { kind: 'page' }>,
  options: BulkOptions,
): Promise<Result<Collected, NotedFault>> {
  const outlet = outletOf(undefined, options)
  if (!outlet.ok) return outlet
  const { baseUrl } = options
  const file = (page.file ?? name).replace(/\.gz$/i, '')
  const based = baseUrl === undefined ? undefined : addressBelow(baseUrl, file)
  const url = page.url ?? based
  const fetched = page.date === undefined ? Number.NaN : Date.parse(page.date)
  const found = await parts.extract(page.bytes, {
    ...(url === undefined ? {} : { url }),
    ...(page.contentType === undefined ? {} : { contentType: page.contentType }),
    timeZone: outlet.value.timeZone,
    // An archive knows when it fetched a page; nothing in it can be younger.
    collected: Number.isNaN(fetched) ? parts.clock() : Math.min(fetched, parts.clock()),
  })
  if (!found.ok) return found
  const { wall, canonical, title, text, language, published, authors, section } = found.value
  if (wall !== undefined) return refuse({ code: 'collect.wall', ...wall })
  const own = url === undefined ? canonical : ownAddress(canonical, url)
  const link = own === undefined ? undefined : canonicalUrl(own)
  if (link === undefined) return refuse({ code: 'bulk.address-missing' })
  const { id, country, timeZone } = outlet.value
  return ok({
    article: {
      link,
      outlet: id,
      country,
      language,
      published: new Date(published).toISOString(),
      timeZone,
      type: 'news',
      title,
      text,
      places: [],
      authors,
      ...(section === undefined ? {} : { section }),
    },
    original: {
      bytes: page.bytes,
      mediaType: page.contentType ?? 'text/html',
      source: url ?? file,
    },
  })
}
