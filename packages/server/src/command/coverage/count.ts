import type { Dimension } from '@suyab/coverage/archive/count'
import { tally, type Part, type TallyRow } from '@suyab/coverage/count/tally'
import { InvalidArgumentError, type Command } from 'commander'
import type { NodeParts } from '../../part.ts'
import { printRows, type Terminal } from '../terminal.ts'
import { withArchive } from './archive.ts'
import { periodOf, queryOf, withConceptsOf } from './question.ts'

interface Options {
  readonly from?: string
  readonly to?: string
  readonly by: readonly Dimension[]
  readonly share: boolean
  readonly panel: boolean
}

const dimensions: readonly Dimension[] = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'country',
  'language',
  'outlet',
  'type',
]

/** `suyab coverage count`: how many articles a query finds. */
export function addCount(coverage: Command, terminal: Terminal, parts: NodeParts): void {
  coverage
    .command('count <query>')
    .description('how many articles a query finds')
    .option('--from <day>', 'the first day, month or year, such as 2025-03')
    .option('--to <day>', 'the last one')
    .option('--by <list>', `one or more of ${dimensions.join(', ')}`, dimensionsOf, [])
    .option('--share', 'also all articles, and what part of them was found', false)
    .option('--panel', 'also both of the outlets that were seen without a break', false)
    .addHelpText(
      'after',
      '\nExample:\n  $ npx suyab coverage count "молодежь NEAR/5 работа country:kg,kz" --from 2024 --to 2025 --by year,country --share',
    )
    .action(async (text: string, options: Options) => {
      const query = queryOf(text)
      const period = periodOf(options.from, options.to)
      const { rows } = await withArchive(terminal, parts, async (tools) =>
        tally(tools.archive, { ...options, ...period, query: await withConceptsOf(tools, query) }),
      )
      printRows(terminal, rows, columnsOf(options), 'Nothing was found.')
    })
}

function dimensionsOf(given: string): Dimension[] {
  return given.split(',').map((name) => {
    const found = dimensions.find((one) => one === name.trim().toLowerCase())
    if (found === undefined)
      throw new InvalidArgumentError(`${name} is none of ${dimensions.join(', ')}.`)
    return found
  })
}

function columnsOf({
  by,
  share,
  panel,
}: Options): Record<string, (row: TallyRow) => string | number | undefined> {
  const percent = (part: Partial<Part> | undefined): string | undefined =>
    part?.share == null ? undefined : `${(100 * part.share).toFixed(2)} %`
  return {
    ...Object.fromEntries(by.map((name) => [name, (row: TallyRow) => row[name]])),
    articles: (row) => row.articles,
    ...(share || panel ? { of: (row: TallyRow) => row.total, share: percent } : {}),
    ...(panel
      ? {
          panel: (row: TallyRow) => row.panel?.articles,
          'panel of': (row: TallyRow) => row.panel?.total,
          'panel share': (row: TallyRow) => percent(row.panel),
        }
      : {}),
  }
}
