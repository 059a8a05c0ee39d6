import { randomUUID } from 'node:crypto'
import { awaitedPartners } from '@suyab/exchange/awaited'
import { settlePartner } from '@suyab/exchange/reconciliation'
import { Refusal } from '@suyab/exchange/refusal'
import type { ExchangeTables } from '@suyab/exchange/tables'
import type { Command } from 'commander'
import { recordAudit } from '../audit.ts'
import type { NodeParts } from '../part.ts'
import { CommandFault, type Terminal } from './terminal.ts'
import { withTools } from './tools.ts'

/** `suyab partner settle`, below `suyab partner`. */
export function addSettle(partner: Command, terminal: Terminal, parts: NodeParts): void {
  partner
    .command('settle <newsroom>')
    .description('after a restore, go on without what this partner holds; it is lost then')
    .addHelpText('after', '\nExample:\n  $ npx suyab partner settle daily.example')
    .action(async (newsroom: string) => {
      const now = new Date(terminal.clock())
      const left = await withTools(terminal, parts, async ({ store }) => {
        const db = store.database<ExchangeTables>()
        try {
          await settlePartner(db, newsroom, { now: () => now, uuid: () => randomUUID() })
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          const awaited = await awaitedPartners(db)
          throw new CommandFault(
            awaited.length === 0
              ? 'no partner is awaited: this node is whole'
              : `${newsroom} is not awaited; awaited: ${awaited.join(', ')}`,
          )
        }
        await recordAudit(store.db, 'terminal', 'partner.settled', newsroom, {}, now)
        return awaitedPartners(db)
      })
      terminal.out(
        terminal.isPerson
          ? `Goes on without ${newsroom}.${left.length === 0 ? '' : ` Still awaited: ${left.join(', ')}`}\n`
          : `${JSON.stringify({ settled: newsroom, awaited: left })}\n`,
      )
    })
}
