import { formatMessage } from '@suyab/language/message'
import type { Poll, Wave } from './poll.ts'
import type { PollTable, TableCell, TableColumn, TableQuestion, TableRow } from './table.ts'
import { said, type WaveTexts } from './wave-texts.ts'
import { tableWords, type TableWords } from './table-words.ts'
import type { WeightingRecipe } from './weighting.ts'

/** What a printed table says beside its numbers. */
export interface TableSetting {
  readonly poll: Poll
  readonly wave: Wave
  readonly texts: WaveTexts
  /** The weighting in force; undefined: the design's weights, or none. */
  readonly recipe?: WeightingRecipe
}

/** A cell of a printed table: a percentage, or words. */
export type PrintedCell = string | number

export interface PrintedRow {
  readonly kind: 'base' | 'share' | 'interval' | 'letters'
  readonly label: string
  readonly cells: readonly PrintedCell[]
}

/** A table with its words in one language, whatever file it goes to. */
export interface PrintedTable {
  readonly language: string
  readonly title: string
  /** The banner's variables over their columns: how many columns each spans. */
  readonly groups: readonly { readonly label: string; readonly span: number }[]
  readonly columns: readonly string[]
  readonly rows: readonly PrintedRow[]
  readonly notesTitle: string
  readonly notes: readonly string[]
}

/** Puts a table into words: labels, bases, intervals, letters, and notes on how it came about. */
export function printedTable(
  table: PollTable,
  setting: TableSetting,
  reader: string,
): PrintedTable {
  const { language, words } = tableWords(reader)
  const { question } = table
  const { texts, poll, wave } = setting
  const country = wave.declaration.design.country ?? ''
  const label = (name: string, value: string): string => said(texts.answer(name, value), reader, poll.languages) // prettier-ignore
  const groups: { label: string; span: number }[] = []
  let before: string | undefined
  for (const { group } of table.columns) {
    const last = groups.at(-1)
    if (group === before && last !== undefined) last.span += 1
    else groups.push({ label: group === 'all' ? '' : said(texts.question(group), reader, poll.languages), span: 1 }) // prettier-ignore
    before = group
  }
  const rowLabel = ({ value, letter }: TableRow): string => {
    if (question.rows === 'answers') return label(question.stub, value)
    return value === '' ? words.together : `${letter ?? ''} ${label(country, value)}`.trim()
  }
  const shown = (cell: TableCell): PrintedCell => {
    const [reason] = cell.hidden
    if (reason !== undefined) return words.hidden[reason]
    return cell.value === null ? words.nobody : tenths(cell.value)
  }
  const bases = question.rows === 'answers' ? [{ kind: 'base' as const, label: words.base, cells: table.columns.map(({ respondents }) => respondents ?? '') }] : [] // prettier-ignore
  const rows = table.rows.flatMap((row): PrintedRow[] => [
    { kind: 'share', label: rowLabel(row), cells: row.cells.map(shown) },
    ...(question.rows === 'countries'
      ? [{ kind: 'base' as const, label: words.base, cells: row.cells.map(({ respondents }) => respondents ?? '') }] // prettier-ignore
      : []),
    { kind: 'interval', label: words.interval, cells: row.cells.map(({ interval }) => interval === null ? '' : `${tenths(interval.low).toFixed(1)}–${tenths(interval.high).toFixed(1)}`) }, // prettier-ignore
    { kind: 'letters', label: words.letters, cells: row.cells.map(({ letters, rowLetters = '' }) => letters + rowLetters) }, // prettier-ignore
  ]) // prettier-ignore
  return {
    language,
    title: said(texts.question(question.stub), reader, poll.languages),
    groups,
    columns: table.columns.map((column) => columnLabel(column, words.all, label)),
    rows: [...bases, ...rows.filter(({ kind, cells }) => kind === 'share' || cells.some((cell) => cell !== ''))], // prettier-ignore
    notesTitle: words.notes,
    notes: notesOf(table, setting, reader),
  }
}

function columnLabel(
  { group, value, letter }: TableColumn,
  all: string,
  label: (name: string, value: string) => string,
): string {
  return group === 'all' ? `${all}, %` : `${label(group, value)} ${letter ?? ''}`.trim()
}

function notesOf(table: PollTable, setting: TableSetting, reader: string): string[] {
  const { language, words } = tableWords(reader)
  const { poll, wave, texts } = setting
  const { declaration } = wave
  const { question } = table
  const tell = (message: string, values: Record<string, string> = {}): string => formatMessage(message, values, language) // prettier-ignore
  const read = (given: Readonly<Record<string, string>>): string => said(given, reader, poll.languages) // prettier-ignore
  const answers = (name: string, values: readonly string[]): string => values.map((value) => `«${read(texts.answer(name, value))}»`).join(', ') // prettier-ignore
  const percent = (share: number): string => String(Math.round(share * 1000) / 10)
  const cells = table.rows.flatMap((row) => row.cells)
  return [
    tell(words.question, { text: read(texts.question(question.stub)) }),
    ...(question.chosen === undefined ? [] : [tell(words.chosen, { text: answers(question.stub, question.chosen) })]), // prettier-ignore
    tell(words.baseNote, { count: String(table.respondents), missing: String(table.missing) }),
    ...(question.base === 'answers' ? [words.baseAnswers] : []),
    ...(question.only ?? []).map(({ variable, values }) => tell(words.filter, { text: `${read(texts.question(variable))}: ${answers(variable, values)}` })), // prettier-ignore
    tell(words.wave, { text: `${read(poll.names)} – ${read(declaration.names)}` }),
    tell(words.fieldwork, declaration.fieldwork),
    tell(words.population, { text: read(declaration.population) }),
    tell(words.sample, { text: read(declaration.sample.drawn) }),
    tell(words.conductor, { text: read(declaration.conductor) }),
    tell(words.sponsor, { text: read(declaration.sponsor) }),
    weightingNote(setting, words, tell, read),
    ...policyNotes(table, reader),
    tell(words.intervalNote, {
      level: percent(table.level),
      method: intervalName(question.interval ?? 'logit', words),
      variance: table.variance === 'linearised' ? 'Taylor' : words.replicates,
    }),
    ...(table.warnings.includes('poll.opt-in-sample') ? [words.noMargin] : []),
    ...(table.marginOfError === null ? [] : [tell(words.marginOfError, { points: String(Math.round(table.marginOfError * 1000) / 10), level: percent(table.level) })]), // prettier-ignore
    ...(cells.some(({ letters }) => letters !== '') ? [tell(words.lettersNote, { alpha: percent(table.alpha), adjustment: adjustmentName(question.adjustment ?? 'none', words) })] : []), // prettier-ignore
    ...(cells.some(({ rowLetters = '' }) => rowLetters !== '') ? [tell(words.rowLettersNote, { alpha: percent(table.alpha), adjustment: adjustmentName(question.adjustment ?? 'holm', words) })] : []), // prettier-ignore
    ...(cells.some(({ hidden }) => hidden.length > 0) ? [words.hiddenNote] : []),
    ...(table.warnings.includes('poll.few-degrees') ? [words.fewDegrees] : []),
    ...(table.warnings.includes('poll.interval-exact') ? [words.exactInterval] : []),
    ...(table.warnings.includes('poll.fixed-by-weighting') ? [words.fixedShare] : []),
  ]
}

function policyNotes({ question, warnings }: PollTable, reader: string): string[] {
  const { words } = tableWords(reader)
  if (warnings.includes('poll.policy-missing')) return [words.noPolicy]
  return question.policy === undefined ? [] : [words.policies[question.policy]]
}

/** Names of authors are the same in all languages. */
function adjustmentName(
  adjustment: NonNullable<TableQuestion['adjustment']>,
  { noAdjustment }: TableWords,
): string {
  return { none: noAdjustment, holm: 'Holm', bonferroni: 'Bonferroni', 'benjamini-hochberg': 'Benjamini–Hochberg' }[adjustment] // prettier-ignore
}

function intervalName(
  method: NonNullable<TableQuestion['interval']>,
  { likelihood, asMean }: TableWords,
): string {
  return { logit: 'logit', beta: 'Korn–Graubard', wilson: 'Wilson', likelihood, asin: 'arcsin', mean: asMean, xlogit: 'logit (Stata)' }[method] // prettier-ignore
}

function weightingNote(
  { wave, recipe, texts }: TableSetting,
  words: TableWords,
  tell: (message: string, values?: Record<string, string>) => string,
  read: (texts: Readonly<Record<string, string>>) => string,
): string {
  if (recipe === undefined || recipe.method === 'none')
    return wave.declaration.design.weight === undefined ? words.unweighted : words.designWeights
  const margins = recipe.margins.map(
    ({ variables, source }) =>
      `${variables.map((name) => read(texts.question(name))).join(' × ')} (${source})`,
  )
  return tell(words.weighted, { text: margins.join('; ') })
}

function tenths(share: number): number {
  return Math.round(share * 1000) / 10
}
