import type { Archive } from '@suyab/coverage/archive'
import type { CompiledCondition, Duplicates, Period } from '@suyab/coverage/archive/condition'
import type { Cursor } from '@suyab/coverage/archive/search'
import { without } from '@suyab/coverage/count/tally'
import { compileQuery } from '@suyab/coverage/query/compile'
import { withConcepts } from '@suyab/coverage/query/concept'
import type { QueryFault } from '@suyab/coverage/query/fault'
import { parseQuery } from '@suyab/coverage/query/parse'
import { parsePeriod } from '@suyab/coverage/query/period'
import { printQuery } from '@suyab/coverage/query/print'
import type { Query } from '@suyab/coverage/query/query'
import { listFalseHits } from '@suyab/coverage/saved/false-hit'
import { listSavedQueries, type SavedQuery } from '@suyab/coverage/saved/saved-query'
import { conceptsFor } from '@suyab/coverage/workbench/revision-store'
import { StoreError } from '@suyab/store/fault'
import type { NodeContext } from './context.ts'
import { Refusal, type FaultData } from './refusal.ts'

/** Seconds after which a question is given up. */
export const questionSeconds = 60

/** The archive of this node. @throws Refusal where there is none */
export function archiveOf({ coverage }: Pick<NodeContext, 'coverage'>): Archive {
  if (coverage === undefined) throw new Refusal(404, 'coverage.off')
  const archive = coverage.archive()
  if (archive === undefined)
    throw new Refusal(503, 'coverage.opening', undefined, { retryAfter: 2 })
  return archive
}

/** A question as it can be asked. */
export interface Question {
  readonly query: Query
  /** In its one form. */
  readonly text: string
  /** Ids of articles that people marked as no hits of it. */
  readonly except: readonly string[]
  /** Where it is one that the newsroom keeps. */
  readonly saved?: Pick<SavedQuery, 'id' | 'name' | 'version'>
}

/**
 * Reads a query, with the concepts of this node.
 * @param duplicates where the query does not say it itself
 * @throws Refusal that says where it cannot be read
 */
export async function readQuestion(
  db: NodeContext['db'],
  text: string,
  duplicates?: Duplicates,
): Promise<Question> {
  const parsed = parseQuery(text)
  const found = parsed.ok ? withConcepts(parsed.value, await conceptsFor(db, parsed.value)) : parsed
  if (!found.ok) throw new Refusal(400, found.fault.code, faultData(found.fault))
  const query: Query = {
    ...(duplicates === undefined ? {} : { duplicates }),
    ...found.value,
  }
  return { query, text: printQuery(query), except: [] }
}

/** The query that is asked, or the saved one, with what was marked in it. @throws Refusal */
export async function questionOf(
  { db }: Pick<NodeContext, 'db'>,
  {
    query,
    saved,
    duplicates,
  }: {
    query?: string | undefined
    saved?: string | undefined
    duplicates?: Duplicates | undefined
  },
): Promise<Question> {
  if (saved === undefined) {
    if (query === undefined) throw new Refusal(400, 'query.empty', { at: 0, position: 1 })
    return readQuestion(db, query, duplicates)
  }
  const [kept] = await listSavedQueries(db, saved)
  if (kept === undefined) throw new Refusal(404, 'coverage.query-unknown')
  const marks = await listFalseHits(db, saved)
  const { id, name, version } = kept
  const except = marks.map(({ article }) => article)
  return {
    ...(await readQuestion(db, kept.query, duplicates)),
    except,
    saved: { id, name, version },
  }
}

function faultData(fault: QueryFault): FaultData {
  const { code: _code, ...data } = fault
  const flat: FaultData = 'at' in fault ? { position: fault.at + 1 } : {}
  for (const [name, value] of Object.entries(data))
    flat[name] = Array.isArray(value) ? value.join(', ') : (value as string | number)
  return flat
}

/** The articles that a question asks for. */
export function conditionOf({ query, except }: Question): CompiledCondition {
  return without(compileQuery(query), except)
}

/** A period as queries write it. @throws Refusal where it is none */
export function readPeriod(from?: string, to?: string): Period {
  const read = parsePeriod(from, to)
  if (!read.ok) throw new Refusal(400, read.fault.code, faultData(read.fault))
  return read.value
}

/** Where a page ended, as a part of an address. */
export function cursorText({ day, published, number }: Cursor): string {
  return Buffer.from(JSON.stringify([day, published, number])).toString('base64url')
}

/** @throws Refusal where it is none that we gave */
export function readCursor(text: string): Cursor {
  try {
    const [day, published, number]: unknown[] = JSON.parse(
      Buffer.from(text, 'base64url').toString(),
    )
    if (typeof day === 'string' && typeof published === 'string' && typeof number === 'number')
      if (isMoment(`${day}T00:00:00.000Z`) && isMoment(published) && isNumber(number))
        return { day, published, number }
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof TypeError)) throw cause
  }
  throw new Refusal(400, 'request.schema', { at: '/after', expected: 'next of a page' })
}

/** A moment as the archive gives it, and in years that its days go over. */
function isMoment(text: string): boolean {
  const at = new Date(text)
  if (Number.isNaN(at.getTime()) || at.toISOString() !== text) return false
  return text >= '1970' && text < '2149'
}

/** A number that an article can have. */
function isNumber(given: number): boolean {
  return Number.isInteger(given) && given >= 0 && given < 2 ** 32
}

/** Faults of the question and not of the node: to ask the same once more would end the same. */
const tooMuch = new Set(['store.out-of-memory', 'store.query-too-large', 'store.query-timeout'])

/**
 * Asks the archive for as long as the asker waits, and no longer than a minute.
 * @throws Refusal where it was too much
 */
export async function withinTime<Value>(
  gone: AbortSignal,
  ask: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const late = AbortSignal.timeout(questionSeconds * 1000)
  try {
    return await ask(AbortSignal.any([gone, late]))
  } catch (cause) {
    const ended = late.aborted || gone.aborted
    // What is reckoned after the engine's answer ends with the signal's own reason.
    if (!(cause instanceof StoreError || (ended && cause instanceof DOMException))) throw cause
    if (late.aborted && !gone.aborted)
      throw new Refusal(422, 'store.query-timeout', undefined, { cause })
    if (cause instanceof StoreError && tooMuch.has(cause.code))
      throw new Refusal(422, cause.code, undefined, { cause })
    if (gone.aborted) throw new Refusal(422, 'store.query-stopped', undefined, { cause })
    throw cause
  }
}
