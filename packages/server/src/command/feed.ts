import { Option, type Command } from 'commander'
import type { FeedOut } from '../api.ts'
import { recordAudit } from '../audit.ts'
import { feedFormats } from '../feed-format.ts'
import { addFeed, listFeeds, removeFeed, type FeedInput } from '../feed-list.ts'
import type { NodeParts } from '../part.ts'
import { CommandFault, printRows, type Terminal } from './terminal.ts'
import { withTools } from './tools.ts'

const columns = {
  id: (row: FeedOut) => row.id,
  name: (row: FeedOut) => row.name,
  format: (row: FeedOut) => row.format,
  agreement: (row: FeedOut) => row.agreement,
  language: (row: FeedOut) => row.language,
  uses: (row: FeedOut) => row.uses,
  'last used': (row: FeedOut) => row.lastUsedAt,
}

interface AddOptions {
  format: FeedOut['format']
  agreement?: string
  language?: string
}

/** `suyab feed add | list | remove`: what newsrooms without Suyab read. */
export function addFeedCommand(program: Command, terminal: Terminal, parts: NodeParts): void {
  const feed = program.command('feed').description('feeds for newsrooms without Suyab')

  feed
    .command('list')
    .description('the feeds and how often they were read')
    .addHelpText('after', '\nExample:\n  $ npx suyab feed list')
    .action(async () => {
      const rows = await withTools(terminal, parts, ({ store }) => listFeeds(store.db))
      printRows(terminal, rows, columns, 'No feeds yet: npx suyab feed add "Name"')
    })

  feed
    .command('add <name>')
    .description('make a feed; its address is printed now and never again')
    .addOption(new Option('--format <format>').choices(feedFormats).default('ninjs'))
    .option('--agreement <id>', 'whose terms hold for its reader')
    .option('--language <tag>', 'only items in this language')
    .addHelpText(
      'after',
      '\nicalendar gives the events and tasks alone.\n\nExample:\n  $ npx suyab feed add "Osh Evening" --format rss --language ky',
    )
    .action(async (name: string, options: AddOptions) => {
      const made = await withTools(terminal, parts, async ({ store, origin }) => {
        const now = new Date(terminal.clock())
        const input: FeedInput = { name, ...options }
        return store.db.transaction().execute(async (trx) => {
          const made = await addFeed(trx, input, origin, now)
          await recordAudit(trx, 'terminal', 'feed.add', made.id, { name }, now)
          return made
        })
      })
      terminal.out(terminal.isPerson ? `${made.url ?? ''}\n` : `${JSON.stringify(made)}\n`)
    })

  feed
    .command('remove <id>')
    .description('close a feed at once')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx suyab feed remove 0198c7de-6a0f-7cc2-9d51-3c9f3f9d1b11',
    )
    .action(async (id: string) => {
      await withTools(terminal, parts, async ({ store }) => {
        const known = (await listFeeds(store.db)).some((one) => one.id === id)
        if (!known) throw new CommandFault(`there is no feed ${id}: npx suyab feed list shows them`)
        await removeFeed(store.db, id)
        const now = new Date(terminal.clock())
        await recordAudit(store.db, 'terminal', 'feed.remove', id, {}, now)
      })
    })
}
