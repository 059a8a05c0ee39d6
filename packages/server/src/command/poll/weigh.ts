import { join } from 'node:path'
import { parseRecipe } from '@suyab/poll/table-question'
import type { MarginRow, WeightingRecipe, WeightingReport } from '@suyab/poll/weighting'
import type { Command } from 'commander'
import type { NodeParts } from '../../part.ts'
import type { Importer } from '../../poll-import.ts'
import { openPollTables } from '../../poll-tables.ts'
import { enforceWeighting, keepWeighting } from '../../poll-weighting.ts'
import { CommandFault, printRows, type Terminal } from '../terminal.ts'
import { withTools, type Tools } from '../tools.ts'
import { namedWave, readInput, refused } from './input.ts'

interface Options {
  readonly note?: string
  readonly dry?: boolean
  readonly use?: boolean
}

/** What the help shows. */
const example = {
  method: 'rake',
  margins: [
    { variables: ['gender'], targets: { f: 0.51, m: 0.49 }, source: 'Census 2022' },
    { variables: ['region'], targets: { north: 812_000, south: 1_430_000 }, source: 'Census 2022' },
  ],
  cap: 5,
}

/** `suyab poll weigh`: weights a wave to what is known of its population. */
export function addPollWeigh(poll: Command, terminal: Terminal, parts: NodeParts): void {
  poll
    .command('weigh <poll> <wave> <recipe>')
    .description('weight a wave to what is known of its population, by a recipe in JSON; - reads standard input')
    .option('--note <text>', 'why; it stays on record')
    .option('--use', 'put it in force: tables and figures use it from then on')
    .option('--dry', 'tell what it comes to, and keep nothing')
    .addHelpText(
      'after',
      `
Targets are shares of one, or numbers of people, by code; of several variables crossed, codes are joined
by |. Methods: rake, post-stratify, calibrate. cap and floor are multiples of the mean weight. Where a
target cannot be met, it is refused with the range that it could have.

Examples:
  $ npx suyab poll weigh youth 1 recipe.json --dry
  $ npx suyab poll weigh youth 1 recipe.json --note "Census instead of register" --use

The recipe, recipe.json:
${JSON.stringify(example, undefined, 2)}`,
    )
    .action(async (id: string, wave: string, file: string, options: Options) => {
      if (options.dry === true && options.use === true)
        throw new CommandFault('--dry keeps nothing that --use could put in force: give one of them', 2)
      const recipe = await readInput(terminal, file, parseRecipe, 'weigh')
      await withTools(terminal, parts, (tools) => weighOne(terminal, tools, [id, wave], recipe, options))
    })
} // prettier-ignore

async function weighOne(
  terminal: Terminal,
  { store: { db }, config }: Tools,
  [id, wave]: readonly [string, string],
  recipe: WeightingRecipe,
  { note, dry, use = false }: Options,
): Promise<void> {
  const record = await namedWave(db, id, wave)
  const tables = openPollTables(join(config.dataFolder, 'blobs'))
  try {
    const weighed = await tables.ask({ kind: 'weigh', wave: { record }, recipe })
    if (!weighed.ok) throw refused(terminal, [weighed.fault], `wave ${wave} of ${id} was not weighted`) // prettier-ignore
    const report = weighed.value
    if (dry === true) {
      print(terminal, null, false, report)
      return
    }
    const by: Importer = { actor: 'terminal', now: new Date(terminal.clock()) }
    const { poll, number, revision } = record.wave
    const place = { poll, number, revision }
    const made = await db.transaction().execute(async (trx) => {
      const weighting = await keepWeighting(trx, place, report, note, by)
      if (use && !(await enforceWeighting(trx, place, weighting, by)))
        throw refused(terminal, [{ code: 'poll.wave-changed', wave: number }], 'nothing was kept')
      return weighting
    })
    print(terminal, made, use, report)
  } finally {
    await tables.close()
  }
}

function print(
  terminal: Terminal,
  number: number | null,
  inForce: boolean,
  report: WeightingReport,
): void {
  if (!terminal.isPerson) {
    terminal.out(`${JSON.stringify({ number, inForce, report })}\n`)
    return
  }
  const { before, after, margins } = report
  const percent = (share: number | null): string | null =>
    share === null ? null : (share * 100).toFixed(1)
  const columns = {
    margin: ({ variables }: MarginRow) => variables.join(' × '),
    category: ({ category }: MarginRow) => category,
    respondents: ({ respondents }: MarginRow) => respondents,
    'target %': ({ target }: MarginRow) => percent(target),
    'before %': (row: MarginRow) => percent(row.before),
    'after %': (row: MarginRow) => percent(row.after),
  }
  printRows(terminal, margins, columns, 'The recipe has no margins.')
  terminal.out(
    `Design effect of the weights ${before.designEffect.toFixed(2)} before, ${after.designEffect.toFixed(2)} after; ${Math.round(after.effectiveSize)} of ${after.rows} respondents are left in effect, the largest weight is ${after.mostToMean.toFixed(1)} times the mean.\n`,
  )
  terminal.out(
    number === null
      ? 'Nothing was kept.\n'
      : `It is weighting ${number}${inForce ? ' and in force' : ', not in force: --use puts one in force'}.\n`,
  )
}
