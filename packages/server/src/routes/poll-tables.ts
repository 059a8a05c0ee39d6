import { figureQuery, figureStaleness } from '@suyab/poll/cell-figure'
import type { PollTable } from '@suyab/poll/table'
import type { TableFault } from '@suyab/poll/table-fault'
import { parseChange, parseRecipe, parseTableQuestion } from '@suyab/poll/table-question'
import { listPolls } from '@suyab/poll/poll-store'
import { overlapBetween } from '@suyab/poll/wave-pair'
import { readWaveRecord } from '@suyab/poll/wave-record'
import { listWeightings, recipeOf } from '@suyab/poll/weighting-store'
import { parseFigure } from '@suyab/figure/figure'
import type { Result } from '@suyab/survey/result'
import { z } from 'zod'
import type { Figure, PollChange, PollFigureStale, TableFormat, TableProgress, WeightingMade, WeightingRow } from '../api-poll-table.ts' // prettier-ignore
import type { NodeContext } from '../context.ts'
import { answerInLines } from '../coverage-lines.ts'
import { pollRefusal, settled, shaped } from '../poll-fault-answer.ts'
import type { ComparedRecord, WeightedRecord } from '../poll-table-task.ts'
import type { Watching } from '../patient-worker.ts'
import { parseTableQuestions } from '../poll-table-questions.ts'
import type { PollTables } from '../poll-tables.ts'
import { namesIn } from '../poll-view.ts'
import { keepWeighting, weightedRecord } from '../poll-weighting.ts'
import type { Role } from '../api.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../role.ts'
import { only, type Call, type Route } from '../route.ts'
import type { WeightsInForce } from './poll-data.ts'
import { waveOf } from './polls.ts'

const anything = z.unknown()
const weightingBody = z.strictObject({
  recipe: z.unknown(),
  note: z.string().max(1000).optional(),
  dry: z.boolean(),
})
const figureBody = z.strictObject({
  question: z.unknown(),
  row: z.string().max(500),
  column: z.strictObject({ group: z.string().max(200), value: z.string().max(500) }),
})
const staleBody = z.strictObject({ figure: z.unknown() })
const fileQuery = z.object({
  format: only(z.enum(['xlsx', 'csv', 'html', 'figures'])),
  language: only(z.string().regex(/^[A-Za-z0-9-]{2,40}$/)).optional(),
})

/** Weightings, tables, figures and changes of polls. */
export function pollTableRoutes(node: NodeContext, tables: PollTables): Route[] {
  const wave = '/api/polls/:poll/waves/:wave'
  return [
    {
      method: 'GET',
      path: `${wave}/weightings`,
      errand: 'polls.ask',
      run: (call) => weightings(node, call),
    },
    {
      method: 'POST',
      path: `${wave}/weightings`,
      errand: 'polls.manage',
      run: (call) => weighOne(node, tables, call),
    },
    {
      method: 'POST',
      path: `${wave}/table`,
      errand: 'polls.ask',
      run: (call) => table(node, tables, call),
    },
    {
      method: 'POST',
      path: `${wave}/table-file`,
      errand: 'polls.ask',
      run: (call) => tableFile(node, tables, call),
    },
    {
      method: 'POST',
      path: `${wave}/figure`,
      errand: 'polls.ask',
      run: (call) => figure(node, tables, call),
    },
    {
      method: 'POST',
      path: '/api/polls/:poll/change',
      errand: 'polls.ask',
      run: (call) => change(node, tables, call),
    },
    {
      method: 'POST',
      path: '/api/poll-figures/stale',
      errand: 'polls.ask',
      run: (call) => stale(node, call),
    },
  ]
}

/** The weights that a wave's figures use, for whoever downloads its data. */
export function weightsOf({ db }: NodeContext, tables: PollTables): WeightsInForce {
  return async (record, asker) => {
    const { poll, number, weighting } = record.wave
    const recipe = await recipeOf(db, poll, number, weighting)
    if (recipe === undefined) return undefined
    return done(await tables.ask({ kind: 'weights', wave: { record, recipe } }, asker))
  }
}

/**
 * The value. Which answer of which row stands against it is told to those who have the answers.
 * @throws Refusal
 */
function done<Value>(result: Result<Value, TableFault>, reader?: Role): Value {
  if (result.ok) return result.value
  const { code: _code, data, row, ...rest } = result.fault
  const answers =
    reader === undefined || may(reader, 'polls.manage')
      ? { ...data, ...(row === undefined ? {} : { row }) }
      : {}
  const told = Object.fromEntries(Object.entries(data ?? {}).filter(([name]) => name !== 'other'))
  throw pollRefusal(result.fault, { ...told, ...answers, ...rest })
}

/** Who accepts lines hears its place while it waits for its turn, and then how far it is. */
function reckoned<Answer extends object>(
  node: NodeContext,
  call: Call,
  name: string,
  reckon: (watching: Watching<number>) => Promise<Answer>,
): Promise<Answer | Response> {
  const person = call.person.id
  return answerInLines<Answer, TableProgress>(node, call, name, (signal, onProgress) =>
    reckon({
      person,
      signal,
      ...(onProgress && {
        onPlace: (place) => onProgress({ part: 0, place }),
        onProgress: (part) => onProgress({ part }),
      }),
    }),
  )
}

async function recordOf({ db }: NodeContext, call: Call): Promise<WeightedRecord> {
  return settled(await weightedRecord(db, call.param('poll'), waveOf(call)))
}

async function weightings(node: NodeContext, call: Call): Promise<WeightingRow[]> {
  const { record } = await recordOf(node, call)
  const { poll, number, revision } = record.wave
  const rows = await listWeightings(node.db, poll, number, namesIn(node.db))
  return rows.map(({ revision: made, ...row }) => ({ ...row, outdated: made !== revision }))
}

async function weighOne(
  node: NodeContext,
  tables: PollTables,
  call: Call,
): Promise<WeightingMade | Response> {
  const { recipe: raw, note, dry } = await call.body(weightingBody)
  const recipe = shaped(parseRecipe(raw))
  const wave = await recordOf(node, call)
  const { poll, number, revision } = wave.record.wave
  return reckoned(node, call, 'made', async (watching): Promise<WeightingMade> => {
    const report = done(await tables.ask({ kind: 'weigh', wave, recipe }, watching))
    if (dry) return { number: null, report }
    const made = await node.db
      .transaction()
      .execute((trx) => keepWeighting(trx, { poll, number, revision }, report, note, call))
    return { number: made, report }
  })
}

async function table(
  node: NodeContext,
  tables: PollTables,
  call: Call,
): Promise<PollTable | Response> {
  const question = shaped(parseTableQuestion(await call.body(anything)))
  const wave = await recordOf(node, call)
  return reckoned(node, call, 'table', async (watching) =>
    done(await tables.ask({ kind: 'table', wave, question }, watching), call.person.role),
  )
}

const types: Readonly<Record<TableFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  figures: 'application/x-ndjson; charset=utf-8',
}

async function tableFile(node: NodeContext, tables: PollTables, call: Call): Promise<Response> {
  const { format, language = call.person.language } = call.query(fileQuery)
  const questions = shaped(parseTableQuestions(await call.body(anything)))
  const wave = await recordOf(node, call)
  const asked = { kind: 'file', wave, questions, format, language } as const
  const bytes = done(await tables.ask(asked, call.asker), call.person.role)
  const { poll, number } = wave.record.wave
  const extension = format === 'figures' ? 'figures.ndjson' : format
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${poll}-${number}.${extension}"`,
      'cache-control': 'no-store',
    },
  })
}

async function figure(
  node: NodeContext,
  tables: PollTables,
  call: Call,
): Promise<Figure | Response> {
  const { question: raw, row, column } = await call.body(figureBody)
  const asked = { question: shaped(parseTableQuestion(raw)), row, column }
  const wave = await recordOf(node, call)
  return reckoned(node, call, 'figure', async (watching) =>
    done(await tables.ask({ kind: 'figure', wave, asked }, watching), call.person.role),
  )
}

async function change(
  node: NodeContext,
  tables: PollTables,
  call: Call,
): Promise<PollChange | Response> {
  const asked = shaped(parseChange(await call.body(anything)))
  const poll = call.param('poll')
  const [known] = await listPolls(node.db, poll)
  const declared = (known?.waves ?? []).map(({ number, declaration: { sample } }) => ({ number, ...sample })) // prettier-ignore
  const waves: ComparedRecord[] = []
  for (const [at, number] of asked.waves.entries()) {
    const overlap = overlapBetween(declared, asked.waves[at - 1] ?? number, number)
    waves.push({ ...settled(await weightedRecord(node.db, poll, number)), overlap })
  }
  return reckoned(node, call, 'change', async (watching): Promise<PollChange> => {
    const found = done(await tables.ask({ kind: 'change', waves, asked }, watching), call.person.role) // prettier-ignore
    return {
      waves: found.waves.map(({ hidden, ...wave }) => ({ ...wave, hidden: [...hidden] })),
      changes: [...found.changes],
      warnings: [...found.warnings],
    }
  })
}

async function stale(node: NodeContext, call: Call): Promise<PollFigureStale> {
  const { figure: given } = await call.body(staleBody)
  const read = parseFigure(given)
  if (!read.ok) throw new Refusal(400, read.fault.code, { ...read.fault })
  const asked = figureQuery(read.value)
  if (asked === undefined)
    throw new Refusal(400, 'figure.other-method', { method: read.value.source.method, expected: 'poll.share/1' }) // prettier-ignore
  const record = settled(await readWaveRecord(node.db, asked.poll, asked.wave))
  return { stale: figureStaleness(read.value, record.wave) }
}
