import { workerData } from 'node:worker_threads'
import { serialiseFigure } from '@suyab/figure/figure'
import { cellFigure, tableFigures, type FigureContext } from '@suyab/poll/cell-figure'
import { changeOf, type ComparedWave } from '@suyab/poll/change'
import { designOf } from '@suyab/poll/design-of'
import type { PollTable, TableQuestion } from '@suyab/poll/table'
import type { TableSource } from '@suyab/poll/table-domain'
import type { TableFault } from '@suyab/poll/table-fault'
import { tableCsv, tableHtml, tableWorkbook } from '@suyab/poll/table-file'
import { tableSteps } from '@suyab/poll/table-of'
import { printedTable, type PrintedTable } from '@suyab/poll/table-text'
import { openWave, type WaveData } from '@suyab/poll/wave-data'
import { waveTexts } from '@suyab/poll/wave-texts'
import { weigh } from '@suyab/poll/weigh'
import { openFolderBlobs } from '@suyab/store/blob'
import { ok, type Result } from '@suyab/survey/result'
import type { TableAnswers, TableTask, WeightedRecord } from './poll-table-task.ts'
import { answerQuestions } from './thread-answer.ts'

interface Opened {
  readonly data: WaveData
  readonly source: TableSource
  readonly context: FigureContext
}

// As `poll-tables.ts` starts it.
const { folder } = workerData as { folder: string }
const blobs = openFolderBlobs(folder)

/** Waves that are held with their weights, the last used at the end. */
const held = new Map<string, Opened>()
const mostHeld = 2

async function opened({ record, recipe }: WeightedRecord): Promise<Result<Opened, TableFault>> {
  const { wave, poll } = record
  const key = JSON.stringify([record, recipe ?? null])
  const known = held.get(key)
  if (known !== undefined) {
    held.delete(key)
    held.set(key, known)
    return ok(known)
  }
  const data = await openWave(await blobs, record)
  if (!data.ok) return data
  const { dataSet, questionnaire } = data.value
  const declared = wave.declaration.design
  const design = designOf(declared, dataSet)
  if (!design.ok) return design
  const weighed = recipe === undefined ? undefined : weigh(design.value, dataSet, declared.country, recipe) // prettier-ignore
  if (weighed?.ok === false) return weighed
  const country = declared.country === undefined ? {} : { country: declared.country }
  const found: Opened = {
    data: data.value,
    source: {
      dataSet,
      design: weighed?.value.design ?? design.value,
      sample: wave.declaration.sample.kind,
      recodings: record.recodings,
      ...country,
      ...(declared.pooling === undefined ? {} : { pooling: declared.pooling }),
    },
    context: {
      wave,
      languages: poll.languages,
      texts: waveTexts(dataSet, poll, questionnaire, declared.country),
      ...country,
    },
  }
  held.set(key, found)
  for (const oldest of held.keys()) if (held.size > mostHeld) held.delete(oldest)
  return ok(found)
}

/** One table after the other, telling how far it is. */
function tablesOf(
  { source }: Opened,
  questions: readonly TableQuestion[],
  say: (part: number) => void,
): Result<PollTable[], TableFault> {
  const tables: PollTable[] = []
  for (const [at, question] of questions.entries()) {
    const steps = tableSteps(source, question)
    for (;;) {
      const step = steps.next()
      if (step.done !== true) {
        say((at + step.value) / questions.length)
        continue
      }
      if (!step.value.ok) return step.value
      tables.push(step.value.value)
      break
    }
  }
  return ok(tables)
}

function printedTables(
  { data, context }: Opened,
  { wave: { recipe }, language }: Extract<TableTask, { kind: 'file' | 'printed' }>,
  tables: readonly PollTable[],
): PrintedTable[] {
  const { poll, wave } = data
  const setting = { poll, wave, texts: context.texts, ...(recipe === undefined ? {} : { recipe }) }
  return tables.map((table) => printedTable(table, setting, language))
}

async function answer(
  task: TableTask,
  say: (part: number) => void,
): Promise<TableAnswers[TableTask['kind']]> {
  if (task.kind === 'change') {
    const waves: ComparedWave[] = []
    for (const { overlap, ...wave } of task.waves) {
      const one = await opened(wave)
      if (!one.ok) return one
      const { source, context, data } = one.value
      waves.push({ source, context, overlap, ...(data.people && { people: data.people }) })
    }
    return changeOf(waves, task.asked)
  }
  const found = await opened(task.kind === 'weigh' ? { record: task.wave.record } : task.wave)
  if (!found.ok) return found
  const { source, context } = found.value
  switch (task.kind) {
    case 'weigh': {
      const weighed = weigh(source.design, source.dataSet, source.country, task.recipe)
      return weighed.ok ? ok(weighed.value.report) : weighed
    }
    case 'weights':
      return ok(Float64Array.from(source.design.weights))
    case 'table': {
      const tables = tablesOf(found.value, [task.question], say)
      if (!tables.ok) return tables
      const [table] = tables.value
      if (table === undefined) throw new TypeError('a question has a table')
      return ok(table)
    }
    case 'figure': {
      const tables = tablesOf(found.value, [task.asked.question], say)
      if (!tables.ok) return tables
      const [table] = tables.value
      if (table === undefined) throw new TypeError('a question has a table')
      return cellFigure(context, table, task.asked)
    }
    case 'file': {
      const tables = tablesOf(found.value, task.questions, say)
      if (!tables.ok) return tables
      if (task.format === 'figures')
        return ok(new TextEncoder().encode(tables.value.flatMap((table) => [...tableFigures(context, table)]).map((figure) => `${serialiseFigure(figure)}\n`).join(''))) // prettier-ignore
      const printed = printedTables(found.value, task, tables.value)
      const write = { xlsx: tableWorkbook, csv: tableCsv, html: tableHtml }[task.format]
      return ok(write(printed))
    }
    case 'printed': {
      const tables = tablesOf(found.value, task.questions, say)
      return tables.ok ? ok(printedTables(found.value, task, tables.value)) : tables
    }
    default:
      return task satisfies never
  }
}

/** The memory that may go over to the other side instead of being copied. */
function handedOver(given: TableAnswers[TableTask['kind']]): ArrayBuffer[] {
  const value: unknown = given.ok ? given.value : undefined
  const isBytes = value instanceof Float64Array || value instanceof Uint8Array
  return isBytes && value.buffer instanceof ArrayBuffer ? [value.buffer] : []
}

answerQuestions(answer, handedOver)
