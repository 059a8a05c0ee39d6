import { compileQuery } from '@suyab/coverage/query/compile'
import type { StoryRow } from '@suyab/coverage/archive/stories'
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

const mostStories = 10_000

/** `suyab coverage stories`: what happened, as the articles that a query finds tell it. */
export function addStories(coverage: Command, terminal: Terminal, parts: NodeParts): void {
  coverage
    .command('stories <query>')
    .description('the stories that a query finds articles of, across outlets and languages')
    .option('--from <day>', 'the first day, month or year, such as 2025-03')
    .option('--to <day>', 'the last one')
    .option('--limit <number>', 'how many at most', limitOf, 20)
    .addHelpText(
      'after',
      '\nExample:\n  $ npx suyab coverage stories "concept:climate country:kg,kz" --from 2025-03 --limit 10',
    )
    .action(async (text: string, options: Options) => {
      const given = queryOf(text)
      const { duplicates } = given
      const asked = { ...periodOf(options.from, options.to), limit: options.limit }
      const { stories } = await withArchive(terminal, parts, async (tools) => {
        const { archive, alone } = tools
        // A node tells stories when it has nothing else to do; where none runs, they are told now.
        if (alone) await archive.settle({ stories: true, onProgress: progressOf(terminal) })
        const query = await withConceptsOf(tools, given)
        return archive.stories(compileQuery(query), { ...asked, ...(duplicates && { duplicates }) })
      })
      const columns = {
        story: (row: StoryRow) => row.story,
        found: (row: StoryRow) => row.found,
        articles: (row: StoryRow) => row.articles,
        outlets: (row: StoryRow) => row.outlets,
        countries: (row: StoryRow) => row.countries.join(' '),
        days: ({ firstDay, lastDay }: StoryRow) =>
          firstDay === lastDay ? firstDay : `${firstDay} – ${lastDay}`,
        headlines: ({ headlines }: StoryRow) =>
          headlines.map(({ language, title }) => `${language}: ${title}`).join(' · '),
      }
      printRows(terminal, stories, columns, 'No story of two articles or more was found.')
    })
}

/** Shows a person how far the stories are. */
export function progressOf({
  isPerson,
  err,
}: Terminal): (at: { done: number; of: number }) => void {
  return ({ done, of }) => {
    if (isPerson) err(done < of ? `\r\u001B[K${done} of ${of} articles put into stories` : '\r\u001B[K') // prettier-ignore
  }
}

function limitOf(given: string): number {
  const limit = Number(given)
  if (!Number.isInteger(limit) || limit < 1 || limit > mostStories)
    throw new InvalidArgumentError(`Give a number from 1 to ${mostStories}.`)
  return limit
}
