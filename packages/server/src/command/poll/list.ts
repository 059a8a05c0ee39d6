import { listPolls, type PollOverview, type WaveOverview } from '@suyab/poll/poll-store'
import type { Command } from 'commander'
import type { NodeParts } from '../../part.ts'
import { printRows, type Terminal } from '../terminal.ts'
import { withTools } from '../tools.ts'

interface Row extends WaveOverview {
  readonly poll: PollOverview['id']
}

/** `suyab poll list`: the polls and their waves. */
export function addPollList(poll: Command, terminal: Terminal, parts: NodeParts): void {
  poll
    .command('list')
    .description('the polls and their waves')
    .addHelpText('after', '\nExample:\n  $ npx suyab poll list')
    .action(async () => {
      const polls = await withTools(terminal, parts, ({ store }) => listPolls(store.db))
      const rows = polls.flatMap(({ id, waves }) =>
        waves.map((wave): Row => ({ poll: id, ...wave })),
      )
      const columns = {
        poll: (row: Row) => row.poll,
        wave: (row: Row) => row.number,
        fieldwork: ({ declaration: { fieldwork } }: Row) => `${fieldwork.from} – ${fieldwork.to}`,
        respondents: (row: Row) => row.respondents,
        countries: (row: Row) => row.countries.join(' ') || undefined,
        weighting: (row: Row) => row.weighting,
      }
      printRows(terminal, rows, columns, 'No wave has been read in yet.')
    })
}
