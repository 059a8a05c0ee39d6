import { setTimeout as sleep } from 'node:timers/promises'
import { digestOf } from '@suyab/store/blob'
import { StoreError } from '@suyab/store/fault'
import type { OutboundAnswer } from '@suyab/wire/outbound'
import { readRetryAfter } from '@suyab/wire/retry-after'
import type { ApiFault } from './api.ts'
import { restHost, takeTurn } from './host-turn.ts'
import {
  asApiFault,
  documentLimit,
  nothingNew,
  now,
  takeDocument,
  type IntakeParts,
} from './intake-document.ts'
import { runFolder } from './intake-folder.ts'
import {
  claimIntake,
  endRun,
  whileClaimed,
  type IntakeOutcome,
  type IntakeRow,
  type RunEnd,
} from './intake-list.ts'
import { isTaken, noteTaken } from './intake-original.ts'
import { mayFetch } from './robots.ts'

const requestTimeout = 30_000
/** A host's turn further away than this is left for a later run. */
const longestWait = 10_000

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
    const end = await whileClaimed(parts.db, id, parts.clock, () => look(parts, row))
    await endRun(parts.db, row, end, now(parts))
    return end.outcome
  } catch (cause) {
    const code = cause instanceof StoreError ? cause.code : 'server.failed'
    // With the database away this fails too, and the claim runs out by itself.
    await endRun(parts.db, row, failure({ code }), now(parts))
    throw cause
  }
}

async function look(parts: IntakeParts, row: IntakeRow): Promise<RunEnd> {
  if (row.kind === 'url') return runUrl(parts, row)
  if (row.kind === 'folder') return runFolder(parts, row)
  // Files are handed in by people: there is nothing to look at.
  return { outcome: nothingNew() }
}

function failure(fault: ApiFault, retryAt?: Date): RunEnd {
  return { outcome: { ...nothingNew(), fault }, retryAt }
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
  const unchanged = nothingNew()
  const etag = headers['etag'] ?? (status === 304 ? (row.etag ?? undefined) : undefined)
  const lastModified =
    headers['last-modified'] ?? (status === 304 ? (row.last_modified ?? undefined) : undefined)
  // Where nothing was asked about there is nothing that could be unchanged.
  const isAsked = row.etag !== null || row.last_modified !== null
  if (status === 304 && isAsked) return { outcome: unchanged, etag, lastModified }
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
  await takeDocument(parts, row, { bytes: body, hint }, outcome)
  await noteTaken(parts.db, row.id, digest, undefined, now(parts))
  return { outcome, etag, lastModified }
}
