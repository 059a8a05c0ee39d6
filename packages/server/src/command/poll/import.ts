import { join } from 'node:path'
import { parsePoll, parseWaveInput, type WaveInput } from '@suyab/poll/declaration'
import type { Poll } from '@suyab/poll/poll'
import { listPolls } from '@suyab/poll/poll-store'
import type { PreviewVariable } from '@suyab/poll/preview'
import { eraseUpload, findUpload } from '@suyab/poll/upload-store'
import type { Command } from 'commander'
import type { NodeParts } from '../../part.ts'
import {
  formerOf,
  importWave,
  makePoll,
  personKeyOf,
  takeUpload,
  type Importer,
  type Importing,
} from '../../poll-import.ts'
import { openPollWork } from '../../poll-work.ts'
import { Refusal } from '../../refusal.ts'
import { openSource } from '../source.ts'
import { CommandFault, printRows, type Terminal } from '../terminal.ts'
import { withTools, type Tools } from '../tools.ts'
import { readInput, refused } from './input.ts'

interface Options {
  readonly poll?: string
  readonly name: readonly string[]
  readonly language: readonly string[]
  readonly declaration?: string
  readonly questionnaire?: string
  readonly encoding?: string
  readonly separator?: ',' | ';' | '\t' | '|'
  readonly dry?: boolean
}

/** The least that a declaration says; the help shows it. */
const exampleInput = {
  declaration: {
    names: { en: 'Youth 2026' },
    fieldwork: { from: '2026-10-01', to: '2026-10-10' },
    mode: 'telephone',
    sponsor: { en: 'Mountain Echo' },
    conductor: { en: 'Mountain Echo' },
    population: { en: 'People of 16 to 35 in two countries' },
    sample: { kind: 'probability', drawn: { en: 'Numbers drawn at random' } },
    design: {
      stages: [{ stratum: 'region', cluster: 'place' }],
      weight: 'weight',
      country: 'country',
      pooling: { kind: 'population', populations: { KG: 2_100_000, KZ: 5_200_000 } },
    },
  },
  leaveOut: ['phone'],
} // prettier-ignore

/** `suyab poll import`: a file of answers becomes a wave. */
export function addPollImport(poll: Command, terminal: Terminal, parts: NodeParts): void {
  const several = (value: string, before: readonly string[]): string[] => [...before, value]
  poll
    .command('import <file>')
    .description('read answers in as the next wave of a poll; without --declaration, show what is in the file')
    .option('--poll <id>', 'which poll; made where it is new, with --name and --language')
    .option('--name <tag=name>', 'of a new poll, in a language; once for each', several, [])
    .option('--language <tag>', 'a new poll is asked in; once for each, the first one first', several, [])
    .option('--declaration <file>', 'JSON: declaration, leaveOut, and keep, noAnswer, numbers, number')
    .option('--questionnaire <form>', 'an XLSForm with the texts in all languages')
    .option('--encoding <name>', 'of the file, such as windows-1251, where it does not say so')
    .option('--separator <sign>', 'of a CSV file, where it is told wrongly')
    .option('--dry', 'tell what is wrong, and keep nothing')
    .addHelpText(
      'after',
      `
The file is SPSS (.sav, .zsav), CSV or Parquet, told by its content. What tells who somebody is must be
left out or kept by name; codes that nobody knows are all told, and then nothing is kept.

Of a later wave the declaration says how its sample stands to the one before: sample.overlap is "fresh"
(drawn anew, unless told), "panel" (the same people; design.person names the column that says of whom a
row is, in each wave, and of it only keyed hashes are kept) or "same-clusters" (others in its clusters).

Of several countries design.pooling says what they stand for together: "population" with the people of
each, "equal" or "by-n" (by respondents). Figures of all countries are protected to be told under it.

Examples:
  $ npx suyab poll import youth.sav
  $ npx suyab poll import youth.sav --poll youth --name en=Youth --language ky --language ru \\
      --declaration youth.json --questionnaire youth.xlsx

The declaration, youth.json (docs/contracts/poll.md says what else it may have):
${JSON.stringify(exampleInput, undefined, 2)}`,
    )
    .action((file: string, options: Options) =>
      withTools(terminal, parts, (tools) => run(terminal, tools, file, options)),
    )
} // prettier-ignore

async function run(
  terminal: Terminal,
  { store: { db }, blobs, config }: Tools,
  file: string,
  options: Options,
): Promise<void> {
  const work = openPollWork(join(config.dataFolder, 'blobs'))
  const importing: Importing = { db, blobs, work }
  const importer: Importer = { actor: 'terminal', now: new Date(terminal.clock()) }
  const taken: string[] = []
  const take = async (path: string, reading: object): Promise<string> => {
    const bytes = await openSource(path)
    const upload = await takeUpload(importing, bytes, reading, importer).catch((cause: unknown) => {
      throw cause instanceof Refusal ? new CommandFault(`${path}: ${faultText(cause)}`) : cause
    })
    taken.push(upload.id)
    return upload.id
  }
  try {
    const { encoding, separator } = options
    const reading = { ...(encoding && { encoding }), ...(separator && { separator }) }
    if (options.declaration === undefined) {
      await show(terminal, importing, file, await take(file, reading))
      return
    }
    const input = await readInput(terminal, options.declaration, parseWaveInput, 'import')
    const { poll, isNew } = await pollOf(importing, options)
    const upload = await take(file, reading)
    const form = options.questionnaire
    const uploads = {
      upload,
      ...(form === undefined ? {} : { questionnaire: await take(form, {}) }),
    }
    if (options.dry === true) {
      await tryOut(terminal, importing, poll, uploads, input)
      return
    }
    const added = isNew
      ? await importWave(importing, poll, uploads, input, importer, (trx) =>
          makePoll(trx, poll, importer),
        )
      : await importWave(importing, poll, uploads, input, importer)
    if (!added.ok) throw refused(terminal, added.fault, `${file} was not read in`)
    const done = { poll: poll.id, wave: added.value }
    terminal.out(terminal.isPerson ? `Wave ${done.wave} of ${done.poll} was read in.\n` : `${JSON.stringify(done)}\n`) // prettier-ignore
  } finally {
    await work.close()
    for (const id of taken) await eraseUpload(db, blobs, id)
  }
}

async function show(
  terminal: Terminal,
  { db, work }: Importing,
  file: string,
  id: string,
): Promise<void> {
  const upload = await findUpload(db, id)
  if (upload === undefined) throw new TypeError('an upload that was taken is there')
  const read = await work.preview(upload)
  if (!read.ok) throw refused(terminal, read.fault, `${file} was not read in`)
  const { variables, questionnaire, ...rest } = read.value
  if (variables === undefined) {
    terminal.out(`${JSON.stringify({ ...rest, questionnaire })}\n`)
    return
  }
  const columns = {
    variable: (one: PreviewVariable) => one.name,
    kind: (one: PreviewVariable) => one.kind,
    values: (one: PreviewVariable) => one.distinct,
    empty: (one: PreviewVariable) => one.missing,
    'looks like': (one: PreviewVariable) => one.role,
    'tells who': (one: PreviewVariable) => one.identity,
    label: (one: PreviewVariable) => one.label,
  }
  printRows(terminal, variables, columns, 'The file has no columns.')
}

async function tryOut(
  terminal: Terminal,
  { db, work }: Importing,
  poll: Poll,
  { upload, questionnaire }: { upload: string; questionnaire?: string },
  input: WaveInput,
): Promise<void> {
  const data = await findUpload(db, upload)
  const form = questionnaire === undefined ? undefined : await findUpload(db, questionnaire)
  if (data === undefined) throw new TypeError('an upload that was taken is there')
  const personKey = await personKeyOf(db, poll.id, input)
  const former = await formerOf(db, poll.id, input)
  const prepared = await work.prepare({
    poll,
    data,
    input,
    ...(form && { questionnaire: form }),
    ...(personKey && { personKey }),
    ...(former && { former }),
  })
  if (!prepared.ok) throw refused(terminal, prepared.fault, 'the file was not read in')
  const { summary, remarks } = prepared.value
  const told = { rows: summary.rows, columns: summary.answered.length, remarks }
  terminal.out(terminal.isPerson ? `${told.rows} rows and ${told.columns} columns can be read in.\n` : `${JSON.stringify(told)}\n`) // prettier-ignore
}

/** The poll that was named; a new one is made with its first wave, so that none is left without. */
async function pollOf(
  { db }: Importing,
  { poll: id, name, language }: Options,
): Promise<{ poll: Poll; isNew: boolean }> {
  if (id === undefined) throw new CommandFault('name the poll with --poll', 2)
  const [known] = await listPolls(db, id)
  if (known !== undefined) {
    const { names, languages } = known
    return { poll: { id, names, languages }, isNew: false }
  }
  const names = Object.fromEntries(name.map((one) => [one.split('=', 1)[0] ?? '', one.slice(one.indexOf('=') + 1)])) // prettier-ignore
  const parsed = parsePoll({ id, names, languages: language })
  if (!parsed.ok)
    throw new CommandFault(
      `there is no poll ${id}; to make it, give --name en=… and --language en (${parsed.fault.at}: ${parsed.fault.expected})`,
      2,
    )
  return { poll: parsed.value, isNew: true }
}

function faultText({ code, data }: Refusal): string {
  return `${code} ${JSON.stringify(data ?? {})}`
}
