import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TableQuestion } from '@suyab/poll/table'
import type { TableFault } from '@suyab/poll/table-fault'
import type { PrintedTable } from '@suyab/poll/table-text'
import { recipeOf } from '@suyab/poll/weighting-store'
import { Option, type Command } from 'commander'
import type { TableFormat } from '../../api-poll-table.ts'
import type { NodeParts } from '../../part.ts'
import { parseTableQuestions } from '../../poll-table-questions.ts'
import { openPollTables } from '../../poll-tables.ts'
import type { WeightedRecord } from '../../poll-table-task.ts'
import { alignedLines, CommandFault, type Terminal } from '../terminal.ts'
import { withTools, type Tools } from '../tools.ts'
import { namedWave, readInput, refused } from './input.ts'

interface Options {
  readonly format?: TableFormat | 'json'
  readonly language: string
  readonly out?: string
}

/** What the help shows. */
const example = {
  stub: 'q1',
  banner: ['gender'],
  rows: 'countries',
  chosen: ['1'],
  policy: 'equal',
}

/** `suyab poll table`: tables of a wave with the weighting in force. */
export function addPollTable(poll: Command, terminal: Terminal, parts: NodeParts): void {
  poll
    .command('table <poll> <wave> <question>')
    .description('tables of a wave, as a file of JSON asks for one or for a list; - reads standard input')
    .addOption(new Option('--format <format>', 'json: an object a line; a person sees a table unless it is told').choices(['json', 'csv', 'xlsx', 'html', 'figures']))
    .option('--language <tag>', 'of the labels and words', 'en')
    .option('--out <file>', 'write there instead of to standard output; xlsx needs it')
    .addHelpText(
      'after',
      `
The weighting in force is used; what says too little, or would tell of single people, is hidden.
figures are lines of JSON, one for each shown cell. docs/contracts/poll-table.md says what may be asked.

Examples:
  $ npx suyab poll table youth 1 question.json
  $ npx suyab poll table youth 1 questions.json --format xlsx --language ky --out youth.xlsx

The question, question.json:
${JSON.stringify(example, undefined, 2)}`,
    )
    .action(async (id: string, wave: string, file: string, options: Options) => {
      if (options.format === 'xlsx' && options.out === undefined)
        throw new CommandFault('a workbook is no text: name a file with --out', 2)
      const questions = await readInput(terminal, file, parseTableQuestions, 'table')
      await withTools(terminal, parts, (tools) => tell(terminal, tools, [id, wave], questions, options))
    })
} // prettier-ignore

async function tell(
  terminal: Terminal,
  { store: { db }, config }: Tools,
  [id, number]: readonly [string, string],
  questions: readonly TableQuestion[],
  { format, language, out }: Options,
): Promise<void> {
  const record = await namedWave(db, id, number)
  const recipe = await recipeOf(db, id, record.wave.number, record.wave.weighting)
  const wave: WeightedRecord = { record, ...(recipe === undefined ? {} : { recipe }) }
  const tables = openPollTables(join(config.dataFolder, 'blobs'))
  const write = (text: string | Uint8Array): Promise<void> | void =>
    out === undefined ? terminal.out(Buffer.from(text).toString('utf8')) : writeOut(out, text)
  const refuse = (fault: TableFault): CommandFault =>
    refused(terminal, [fault], `there is no table of wave ${number} of ${id}`)
  try {
    if (format === undefined && terminal.isPerson && out === undefined) {
      const printed = await tables.ask({ kind: 'printed', wave, questions, language })
      if (!printed.ok) throw refuse(printed.fault)
      for (const table of printed.value) print(terminal, table)
    } else if (format === undefined || format === 'json') {
      const lines: string[] = []
      for (const question of questions) {
        const table = await tables.ask({ kind: 'table', wave, question })
        if (!table.ok) throw refuse(table.fault)
        lines.push(`${JSON.stringify(table.value)}\n`)
      }
      await write(lines.join(''))
    } else {
      const file = await tables.ask({ kind: 'file', wave, questions, format, language })
      if (!file.ok) throw refuse(file.fault)
      await write(file.value)
    }
  } finally {
    await tables.close()
  }
}

async function writeOut(path: string, bytes: string | Uint8Array): Promise<void> {
  await writeFile(path, bytes).catch((cause: unknown) => {
    const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined
    throw new CommandFault(`${path} cannot be written: ${String(code)}`, 1, { cause })
  })
}

/** Signs of the name of a group of columns: it stands over the first of them. */
const longestGroup = 24

/** Prints it for who reads it, the notes below. */
function print(terminal: Terminal, { title, groups, columns, rows, notes }: PrintedTable): void {
  const names = groups.flatMap(({ label, span }) => [
    label.length > longestGroup ? `${label.slice(0, longestGroup - 1)}…` : label,
    ...Array<string>(span - 1).fill(''),
  ])
  const cells = rows.map(({ kind, label, cells: values }) => [
    label,
    ...values.map((value) => kind === 'share' && typeof value === 'number' ? value.toFixed(1) : String(value)),
  ]) // prettier-ignore
  const table = alignedLines([['', ...names], ['', ...columns], ...cells])
  terminal.out(`${title}\n\n${table}\n${notes.map((note) => `${note}\n`).join('')}\n`)
}
