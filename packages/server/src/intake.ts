import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { digestOf, type BlobStore, type Digest } from '@suyab/store/blob'
import { StoreError } from '@suyab/store/fault'
import type { NewsItem } from '@suyab/wire/ninjs'
import type { Outbound, OutboundAnswer, OutboundFault } from '@suyab/wire/outbound'
import type { Result } from '@suyab/wire/result'
import { readRetryAfter } from '@suyab/wire/retry-after'
import { sql, type Kysely } from 'kysely'
import type { ApiFault } from './api.ts'
import { restHost, takeTurn } from './host-turn.ts'
import {
  claimIntake,
  endRun,
  noteIntakeFault,
  renewClaim,
  type IntakeOutcome,
  type IntakeRow,
  type RunEnd,
} from './intake-list.ts'
import { bindPictures } from './intake-picture.ts'
import type { Intaken, TakeOutcome } from './part.ts'
import type { Reader, Reading } from './reader.ts'
import { mayFetch } from './robots.ts'

export interface IntakeParts {
  db: Kysely<unknown>
  blobs: BlobStore
  outbound: Outbound
  read: Reader['read']
  take: (item: NewsItem, from: Intaken) => Promise<Result<TakeOutcome, ApiFault>>
  /** Whether an item names these bytes. */
  keeps: (digest: Digest) => Promise<boolean>
  clock: () => number
  /** Milliseconds between two requests to one host. */
  pace: number
}

const documentLimit = 16 * 1024 * 1024
const requestTimeout = 30_000
/** A host's turn further away than this is left for a later run. */
const longestWait = 10_000
const mostFiles = 20_000

/** Files that stand beside the items they belong to and are no items themselves. */
const companions = new Set(['.jpg', '.jpeg', '.png', '.gif', '.webp', '.avif', '.tif', '.tiff'])

/**
 * Runs an intake once: fetches its address or looks through its folder, reads what is new and
 * hands every item on. Undefined when there is no such intake or another process is running it.
 */
export async function runIntake(
  parts: IntakeParts,
  id: string,
): Promise<IntakeOutcome | undefined> {
  const row = await claimIntake(parts.db, id, now(parts))
  if (row === undefined) return undefined
  try {
    const end = row.kind === 'url' ? await runUrl(parts, row) : await runFolder(parts, row)
    await endRun(parts.db, row, end, now(parts))
    return end.outcome
  } catch (cause) {
    const code = cause instanceof StoreError ? cause.code : 'server.failed'
    // With the database away this fails too, and the claim runs out by itself.
    await endRun(parts.db, row, failure({ code }), now(parts))
    throw cause
  }
}

function now(parts: IntakeParts): Date {
  return new Date(parts.clock())
}

function failure(fault: ApiFault, retryAt?: Date): RunEnd {
  return { outcome: { taken: 0, changed: 0, refused: 0, unchanged: true, fault }, retryAt }
}

function asApiFault(fault: OutboundFault | Reading['faults'][number]): ApiFault {
  const { code, ...data } = fault
  return Object.keys(data).length === 0 ? { code } : { code, data }
}

async function runUrl(parts: IntakeParts, row: IntakeRow): Promise<RunEnd> {
  if (URL.canParse(row.address)) {
    const turn = { pace: parts.pace, longest: longestWait, now: now(parts) }
    const wait = await takeTurn(parts.db, new URL(row.address).host, turn)
    if (wait > longestWait)
      return failure({ code: 'intake.host-busy' }, new Date(parts.clock() + wait))
    await sleep(wait)
  }
  const answer = await parts.outbound.get(row.address, {
    limit: documentLimit,
    timeout: requestTimeout,
    headers: {
      accept:
        'application/json, application/feed+json, application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1',
      ...(row.etag === null ? {} : { 'if-none-match': row.etag }),
      ...(row.last_modified === null ? {} : { 'if-modified-since': row.last_modified }),
    },
    before: async (url) =>
      (await mayFetch(parts.db, parts.outbound, url, now(parts)))
        ? undefined
        : { code: 'outbound.robots', url: url.href },
  })
  if (!answer.ok) return failure(asApiFault(answer.fault))
  return answered(parts, row, answer.value)
}

async function answered(
  parts: IntakeParts,
  row: IntakeRow,
  answer: OutboundAnswer,
): Promise<RunEnd> {
  const { status, headers, body } = answer
  const unchanged: IntakeOutcome = { taken: 0, changed: 0, refused: 0, unchanged: true }
  const etag = headers['etag'] ?? (status === 304 ? (row.etag ?? undefined) : undefined)
  const lastModified =
    headers['last-modified'] ?? (status === 304 ? (row.last_modified ?? undefined) : undefined)
  if (status === 304) return { outcome: unchanged, etag, lastModified }
  if (status !== 200) {
    const retryAt = readRetryAfter(headers['retry-after'], parts.clock())
    if (retryAt !== undefined) await restHost(parts.db, new URL(answer.url).host, retryAt)
    return failure({ code: 'intake.http-status', data: { status } }, retryAt)
  }
  const digest = digestOf(body)
  if (await isTaken(parts.db, row.id, digest)) return { outcome: unchanged, etag, lastModified }
  const outcome = { ...unchanged, unchanged: false }
  const contentType = headers['content-type']
  const hint = { url: answer.url, ...(contentType === undefined ? {} : { contentType }) }
  await takeDocument(parts, row, body, hint, undefined, outcome)
  await noteTaken(parts, row.id, digest, undefined)
  return { outcome, etag, lastModified }
}

async function runFolder(parts: IntakeParts, row: IntakeRow): Promise<RunEnd> {
  let files: string[]
  try {
    files = await filesIn(row.address)
  } catch (cause) {
    const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined
    const reason = typeof code === 'string' ? code : 'unknown'
    return failure({ code: 'intake.folder-unreadable', data: { reason } })
  }
  const outcome: IntakeOutcome = { taken: 0, changed: 0, refused: 0, unchanged: true }
  let renewed = parts.clock()
  for (const file of files) {
    if (parts.clock() - renewed > 60_000) {
      renewed = parts.clock()
      await renewClaim(parts.db, row.id, now(parts))
    }
    const name = relative(row.address, file)
    const bytes = await readOrFault(file)
    if (!Buffer.isBuffer(bytes)) {
      outcome.refused += 1
      outcome.unchanged = false
      await noteIntakeFault(parts.db, row.id, bytes, name, now(parts))
      continue
    }
    const digest = digestOf(bytes)
    if (await isTaken(parts.db, row.id, digest)) continue
    outcome.unchanged = false
    await takeDocument(parts, row, bytes, {}, name, outcome)
    await noteTaken(parts, row.id, digest, name)
  }
  return { outcome }
}

/** All plain files below a folder, by name; links and hidden ones are not followed. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && !companions.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(^|[/\\])\./.test(relative(folder, file)))
    .sort()
    .slice(0, mostFiles)
}

async function readOrFault(file: string): Promise<Buffer | ApiFault> {
  try {
    const { size } = await stat(file)
    if (size > documentLimit)
      return { code: 'wire.too-large', data: { bytes: size, limit: documentLimit } }
    return await readFile(file)
  } catch (cause) {
    const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined
    return {
      code: 'intake.file-unreadable',
      data: { reason: typeof code === 'string' ? code : 'unknown' },
    }
  }
}

/** Reads a document and hands on each item; what cannot be taken is listed with its reason. */
async function takeDocument(
  parts: IntakeParts,
  row: IntakeRow,
  bytes: Buffer,
  hint: { contentType?: string; url?: string },
  file: string | undefined,
  outcome: IntakeOutcome,
): Promise<void> {
  const { digest } = await parts.blobs.put(bytes)
  const refuseAs = async (fault: ApiFault): Promise<void> => {
    outcome.refused += 1
    await noteIntakeFault(parts.db, row.id, fault, file, now(parts))
  }
  const bound =
    file === undefined
      ? { bytes, faults: [] }
      : await bindPictures(bytes, row.address, join(row.address, file), parts.blobs)
  for (const fault of bound.faults) await refuseAs(fault)
  const read = await parts.read(bound.bytes, hint)
  for (const fault of read.faults) await refuseAs(asApiFault(fault))
  const from: Intaken = {
    intake: {
      id: row.id,
      name: row.name,
      ...(row.language === null ? {} : { language: row.language }),
      offer: row.offer,
    },
    original: digest,
    source: file === undefined ? (hint.url ?? row.address) : join(row.address, file),
  }
  for (const { item } of read.items) {
    const taken = await parts.take(item, from)
    if (!taken.ok) await refuseAs({ ...taken.fault, data: { uri: item.uri, ...taken.fault.data } })
    else if (taken.value === 'new') outcome.taken += 1
    else if (taken.value === 'changed') outcome.changed += 1
  }
}

async function isTaken(db: Kysely<unknown>, intake: string, digest: Digest): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM intake_original WHERE intake = ${intake} AND digest = ${digest}`.execute(db)
  return rows.length > 0
}

async function noteTaken(
  parts: IntakeParts,
  intake: string,
  digest: Digest,
  file: string | undefined,
): Promise<void> {
  await sql`
    INSERT INTO intake_original (intake, digest, file, taken_at)
    VALUES (${intake}, ${digest}, ${file ?? null}, ${now(parts)})
    ON CONFLICT DO NOTHING`.execute(parts.db)
}

const originalsKept = 30 * 86_400_000

/**
 * Erases the originals of addresses after thirty days: a feed that changes all day would fill the
 * disk. Those of folders stay, for there they say what was taken.
 */
export async function forgetOriginals(
  parts: Pick<IntakeParts, 'db' | 'blobs' | 'clock' | 'keeps'>,
): Promise<void> {
  const { rows } = await sql<{ digest: Digest }>`
    DELETE FROM intake_original o USING intake i
    WHERE i.id = o.intake AND i.kind = 'url'
      AND o.taken_at < ${new Date(parts.clock() - originalsKept)}
    RETURNING o.digest`.execute(parts.db)
  for (const { digest } of rows) {
    const still = await sql`
      SELECT 1 FROM intake_original WHERE digest = ${digest} LIMIT 1`.execute(parts.db)
    // An address may have served a copy of a picture that one of our items shows.
    if (still.rows.length === 0 && !(await parts.keeps(digest))) await parts.blobs.delete(digest)
  }
}
