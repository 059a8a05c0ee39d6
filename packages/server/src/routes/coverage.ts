import type { Dimension } from '@suyab/coverage/archive/count'
import { tally } from '@suyab/coverage/count/tally'
import { mentionedConcepts } from '@suyab/coverage/concept/mentioned'
import { conceptVersions } from '@suyab/coverage/workbench/revision-store'
import { outletNames } from '@suyab/coverage/outlet/outlet-name'
import type { Hit } from '@suyab/coverage/archive/search'
import { searchMarked } from '@suyab/coverage/search/found'
import type { Marked } from '@suyab/coverage/search/mark'
import { snippetsOf } from '@suyab/coverage/search/snippet'
import { z } from 'zod'
import type { CoverageCount, CoveragePage } from '../api-coverage.ts'
import { recordAudit } from '../audit.ts'
import type { NodeContext } from '../context.ts'
import { warningsOfCount } from '../coverage-comparison.ts'
import { answerInLines } from '../coverage-lines.ts'
import { downloadFormats, downloadParts, downloadTypes } from '../coverage-download.ts'
import {
  archiveOf,
  conditionOf,
  cursorText,
  questionOf,
  questionSeconds,
  readCursor,
  readPeriod,
  withinTime,
  type Question,
} from '../coverage-question.ts'
import { only, type Call, type Route } from '../route.ts'

const dimensions = ['day', 'week', 'month', 'quarter', 'year', 'country', 'language', 'outlet', 'type'] as const satisfies readonly Dimension[] // prettier-ignore
const day = z.string().max(10)
const queryText = z.string().max(200_000)
const asked = {
  q: only(queryText).optional(),
  saved: only(z.uuid()).optional(),
  duplicates: only(z.enum(['once', 'all'])).optional(),
  from: only(day).optional(),
  to: only(day).optional(),
}
const searchQuery = z.object({
  ...asked,
  after: only(z.string().max(300)).optional(),
  limit: only(z.coerce.number().int().min(1).max(200)).optional(),
  false: only(z.enum(['1'])).optional(),
})
const hitsQuery = z.object({ ...asked, format: only(z.enum(downloadFormats)) })
const countBody = z.strictObject({
  query: queryText.optional(),
  saved: z.uuid().optional(),
  duplicates: z.enum(['once', 'all']).optional(),
  by: z.array(z.enum(dimensions)).max(4).default([]),
  from: day.optional(),
  to: day.optional(),
  share: z.boolean().default(false),
  panel: z.boolean().default(false),
})

/** Asking what the press wrote. */
export function coverageRoutes(node: NodeContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/coverage/search',
      errand: 'coverage.ask',
      run: (call) => search(node, call),
    },
    {
      method: 'POST',
      path: '/api/coverage/count',
      errand: 'coverage.ask',
      run: (call) => count(node, call),
    },
    {
      method: 'GET',
      path: '/api/coverage/hits',
      errand: 'coverage.ask',
      run: (call) => download(node, call),
    },
  ]
}

async function search(node: NodeContext, call: Call): Promise<CoveragePage> {
  const {
    q,
    saved,
    duplicates,
    from,
    to,
    after,
    limit = 20,
    false: marked,
  } = call.query(searchQuery)
  const archive = archiveOf(node)
  const question = await questionOf(node, { query: q, saved, duplicates })
  const { query, text } = question
  const condition = marked === undefined ? conditionOf(question) : markedOf(question)
  const found = await withinTime(call.context.req.raw.signal, (signal) => {
    const page = {
      ...readPeriod(from, to),
      limit,
      signal,
      ...(after === undefined ? {} : { after: readCursor(after) }),
      ...(query.duplicates === undefined ? {} : { duplicates: query.duplicates }),
    }
    return searchMarked(archive, query, condition, page, shownHit)
  })
  const { hits } = found
  const names = await outletNames(
    node.db,
    hits.map(({ outlet }) => outlet),
  )
  const asked = await conceptVersions(node.db, mentionedConcepts(query))
  const concepts = Object.fromEntries(asked.map(({ id, names: own }) => [id, own]))
  const next = found.next === undefined ? null : cursorText(found.next)
  return { query: text, hits, outlets: Object.fromEntries(names), concepts, next }
}

function shownHit(hit: Hit, marked: Marked): CoveragePage['hits'][number] {
  const { id, link: url, outlet, country, language, published, day: own, type, title } = hit
  const { reasons, title: titleMarks, text: marks } = marked
  const shown = { titleMarks, snippets: snippetsOf(hit.text, marks), reasons }
  return { id, url, outlet, country, language, published, day: own, type, title, ...shown }
}

/** What was marked as no hit, to be looked at once more. */
function markedOf({ except }: Question): ReturnType<typeof conditionOf> {
  return { sql: 'id IN {false_hits:Array(UUID)}', parameters: { false_hits: except } }
}

async function count(node: NodeContext, call: Call): Promise<CoverageCount | Response> {
  const { query, saved, duplicates, by, from, to, share, panel } = await call.body(countBody)
  const archive = archiveOf(node)
  const question = await questionOf(node, { query, saved, duplicates })
  const period = readPeriod(from, to)
  const ask = async (
    gone: AbortSignal,
    onProgress?: (progress: { read: number; total: number }) => void,
  ): Promise<CoverageCount> => {
    const counted = await withinTime(gone, (signal) =>
      tally(archive, {
        ...period,
        query: question.query,
        except: question.except,
        by,
        share,
        panel,
        signal,
        ...(onProgress && { onProgress }),
      }),
    )
    const { duplicates: _copies, ...query } = question.query
    const compares = by.includes('language') || by.includes('country')
    const conceptWarnings = compares
      ? await withinTime(gone, (signal) =>
          warningsOfCount(node, archive, query, { ...period, signal }),
        )
      : undefined
    return {
      ...(conceptWarnings && { conceptWarnings }),
      query: question.text,
      ...counted,
      falseHits: question.except.length,
    }
  }
  return answerInLines(node, call, 'count', ask)
}

async function download(node: NodeContext, call: Call): Promise<Response> {
  const { q, saved, duplicates, from, to, format } = call.query(hitsQuery)
  const archive = archiveOf(node)
  const question = await questionOf(node, { query: q, saved, duplicates })
  const counted = question.query.duplicates
  const asker = call.context.req.raw.signal
  const gone = new AbortController()
  const parts = downloadParts(archive, conditionOf(question), format, {
    ...readPeriod(from, to),
    signal: AbortSignal.any([asker, gone.signal]),
    pageSeconds: questionSeconds,
    ...(counted === undefined ? {} : { duplicates: counted }),
  })
  // What is wrong with the question shows with the first page, before an answer has begun.
  const begun = await withinTime(asker, async (signal) => {
    const stop = (): void => gone.abort(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    const first = [await parts.next(), await parts.next()]
    // From here on every page has a time of its own.
    signal.removeEventListener('abort', stop)
    return first
  })
  await recordAudit(node.db, call.actor, 'coverage.download', undefined, { query: question.text, format }, call.now) // prettier-ignore
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = begun.shift() ?? (await parts.next())
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: async () => {
      gone.abort()
      await parts.return(undefined)
    },
  })
  return new Response(stream, {
    headers: {
      'content-type': downloadTypes[format],
      'content-disposition': `attachment; filename="hits.${format}"`,
      'cache-control': 'no-store',
    },
  })
}
