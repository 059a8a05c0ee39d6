import type { Hit } from '@suyab/coverage/archive/search'
import { searchMarked } from '@suyab/coverage/search/found'
import type { Mark, Marked, Reason } from '@suyab/coverage/search/mark'
import { snippetsOf, type Snippet } from '@suyab/coverage/search/snippet'
import { compileQuery } from '@suyab/coverage/query/compile'
import { InvalidArgumentError, type Command } from 'commander'
import type { NodeParts } from '../../part.ts'
import { printRows, type Terminal } from '../terminal.ts'
import { withArchive } from './archive.ts'
import { periodOf, queryOf, withConceptsOf } from './question.ts'

interface Options {
  readonly from?: string
  readonly to?: string
  readonly limit: number
}

interface FoundRow {
  readonly url: string
  readonly outlet: string
  readonly country: string
  readonly language: string
  readonly published: string
  /** In the outlet's own time zone. */
  readonly day: string
  readonly type: string
  readonly title: string
  readonly titleMarks: readonly Mark[]
  readonly snippets: readonly Snippet[]
  readonly reasons: readonly Reason[]
}

/** More are had by asking for a part of the time. */
const mostHits = 10_000

/** `suyab coverage search`: the articles that a query finds. */
export function addSearch(coverage: Command, terminal: Terminal, parts: NodeParts): void {
  coverage
    .command('search <query>')
    .description('the articles that a query finds, the newest first, and why')
    .option('--from <day>', 'the first day, month or year, such as 2025-03')
    .option('--to <day>', 'the last one')
    .option('--limit <number>', 'how many at most', limitOf, 20)
    .addHelpText(
      'after',
      '\nExample:\n  $ npx suyab coverage search "人工智能 就业 language:zh" --limit 5',
    )
    .action(async (text: string, options: Options) => {
      const given = queryOf(text)
      const { duplicates } = given
      const page = { ...periodOf(options.from, options.to), limit: options.limit }
      const { hits: rows } = await withArchive(terminal, parts, async (tools) => {
        const query = await withConceptsOf(tools, given)
        const options = { ...page, ...(duplicates && { duplicates }) }
        return searchMarked(tools.archive, query, compileQuery(query), options, rowOf)
      })
      const columns = {
        day: (row: FoundRow) => row.day,
        outlet: (row: FoundRow) => row.outlet,
        language: (row: FoundRow) => row.language,
        title: (row: FoundRow) => row.title,
        found: (row: FoundRow) => row.reasons.map(reasonText).join(', '),
        url: (row: FoundRow) => row.url,
      }
      printRows(terminal, rows, columns, 'Nothing was found.')
    })
}

function rowOf(hit: Hit, { reasons, title: titleMarks, text: marks }: Marked): FoundRow {
  const { link, outlet, country, language, published, day, type, title } = hit
  const snippets = snippetsOf(hit.text, marks)
  return { url: link, outlet, country, language, published, day, type, title, titleMarks, snippets, reasons } // prettier-ignore
}

function reasonText(reason: Reason): string {
  return reason.is === 'words' ? reason.text : `concept:${reason.id}`
}

function limitOf(given: string): number {
  const limit = Number(given)
  if (!Number.isInteger(limit) || limit < 1 || limit > mostHits)
    throw new InvalidArgumentError(`Give a number from 1 to ${mostHits}.`)
  return limit
}
