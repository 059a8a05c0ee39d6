import { makeFigure, staleness, type Figure } from '@suyab/figure/figure'
import type { Json } from '@suyab/figure/canonical'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { z } from 'zod'
import { subjectTexts } from './figure-subject.ts'
import type { Wave } from './poll.ts'
import type { PollTable, TableColumn, TableQuestion, TableRow } from './table.ts'
import type { TableFault } from './table-fault.ts'
import { parseTableQuestion } from './table-question.ts'
import { dataVersion } from './wave-record.ts'
import type { WaveTexts } from './wave-texts.ts'

export const shareMethod = 'poll.share/1'

/** What figures of a wave have in common. */
export interface FigureContext {
  readonly wave: Wave
  /** The poll's languages, the first one first. */
  readonly languages: readonly string[]
  readonly texts: WaveTexts
  /** The column of countries. */
  readonly country?: string
}

/** Which cell of which table. */
export interface CellAsked {
  readonly question: TableQuestion
  readonly row: string
  readonly column: { readonly group: string; readonly value: string }
}

/** Everything that is needed to ask for a cell again. */
export interface FigureQuery extends CellAsked {
  readonly poll: string
  readonly wave: number
}

/** What changes whenever a figure of the wave may: its answers, what they mean, its weights. */
export function figureDataVersion(wave: Pick<Wave, 'data' | 'revision' | 'weighting'>): string {
  return `${dataVersion(wave)}/${wave.weighting ?? 0}`
}

/** The moment of which a wave's answers are: noon of its last day, the same day in any time zone. */
export function dataMoment({ declaration: { fieldwork } }: Wave): string {
  return `${fieldwork.to}T12:00:00Z`
}

/**
 * A cell of a table as a figure: bound to its wave, its question and its data.
 * @returns a fault for a cell that the table does not have, hides, or that nobody answered
 */
export function cellFigure(
  context: FigureContext,
  table: PollTable,
  asked: Pick<CellAsked, 'row' | 'column'>,
): Result<Figure, TableFault> {
  const row = table.rows.find(({ value }) => value === asked.row)
  const at = table.columns.findIndex(({ group, value }) => group === asked.column.group && value === asked.column.value) // prettier-ignore
  const column = table.columns[at]
  const cell = row?.cells[at]
  if (row === undefined || column === undefined || cell === undefined)
    return refuse({ code: 'poll.cell-unknown', data: { row: asked.row, group: asked.column.group, value: asked.column.value } }) // prettier-ignore
  if (cell.hidden.length > 0)
    return refuse({ code: 'poll.cell-hidden', data: { reasons: cell.hidden.join(', ') } })
  if (cell.value === null) return refuse({ code: 'poll.cell-empty' })
  // What a figure rests on has to be told.
  if (cell.respondents === null) return refuse({ code: 'poll.cell-hidden', data: { reasons: 'complementary' } }) // prettier-ignore
  const { wave } = context
  const query: FigureQuery = { poll: wave.poll, wave: wave.number, question: table.question, row: row.value, column: { group: column.group, value: column.value } } // prettier-ignore
  const figure = makeFigure({
    subject: subjectTexts({
      ...whatOf(context, table.question, row),
      groups: groupsOf(context, table.question, row, column),
      languages: context.languages,
    }),
    value: cell.value,
    unit: { kind: 'share', decimals: 0 },
    base:
      cell.answers === undefined
        ? { of: 'respondent', count: cell.respondents ?? 0 }
        : { of: 'answer', count: cell.answers },
    // In print an interval is read as an error of sampling, which an opt-in sample does not have.
    interval:
      cell.interval === null || table.warnings.includes('poll.opt-in-sample')
        ? null
        : { ...cell.interval, level: table.level },
    source: {
      name: wave.declaration.names,
      method: shareMethod,
      query: { id: `${wave.poll}/${wave.number}`, version: 1, asked: plain(query) },
      data: { version: figureDataVersion(wave), at: dataMoment(wave) },
    },
    // A figure is of one country, or of several under a policy.
    warnings: table.warnings.filter((code) => code !== 'poll.policy-missing'),
  })
  // The wave's texts and numbers were checked when they came in.
  if (!figure.ok) throw new Error(`a cell makes no figure: ${JSON.stringify(figure.fault)}`)
  return ok(figure.value)
}

/** All shown cells of a table as figures, row by row. */
export function* tableFigures(context: FigureContext, table: PollTable): Generator<Figure> {
  for (const row of table.rows)
    for (const [at, cell] of row.cells.entries()) {
      const column = table.columns[at]
      if (cell.value === null || column === undefined) continue
      const figure = cellFigure(context, table, { row: row.value, column })
      if (figure.ok) yield figure.value
    }
}

function whatOf(
  { texts }: FigureContext,
  { stub, rows, chosen = [] }: TableQuestion,
  row: TableRow,
): Pick<Parameters<typeof subjectTexts>[0], 'question' | 'answers'> {
  const values = rows === 'answers' ? [row.value] : chosen
  return { question: texts.question(stub), answers: values.map((value) => texts.answer(stub, value)) } // prettier-ignore
}

function groupsOf(
  { texts, country }: FigureContext,
  { rows, countries, only }: TableQuestion,
  row: TableRow,
  { group, value }: Pick<TableColumn, 'group' | 'value'>,
): ReturnType<WaveTexts['answer']>[] {
  const own = group === 'all' ? [] : [texts.answer(group, value)]
  const asked = rows === 'countries' && row.value !== '' ? [row.value] : (countries ?? [])
  return [
    ...own,
    ...(only ?? []).flatMap((filter) => filter.values.map((one) => texts.answer(filter.variable, one))), // prettier-ignore
    ...(country === undefined || group === country ? [] : asked.map((one) => texts.answer(country, one))), // prettier-ignore
  ]
}

const queryShape = z.object({
  poll: z.string(),
  wave: z.int(),
  question: z.unknown(),
  row: z.string(),
  column: z.object({ group: z.string(), value: z.string() }),
})

/** Reads what a figure asked, undefined where it was not made here. */
export function figureQuery({ source }: Figure): FigureQuery | undefined {
  const read = queryShape.safeParse(source.query.asked)
  if (source.method !== shareMethod || !read.success) return undefined
  const question = parseTableQuestion(read.data.question)
  return question.ok ? { ...read.data, question: question.value } : undefined
}

/** What moved on since a figure of the wave was made. */
export function figureStaleness(figure: Figure, wave: Wave): ('query' | 'data')[] {
  const { id, version } = figure.source.query
  return staleness(figure, { query: { id, version }, dataVersion: figureDataVersion(wave) })
}

/** Members that are not said are left out: JSON has no word for undefined. */
export function plain(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
