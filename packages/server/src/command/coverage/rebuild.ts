import type { Command } from 'commander'
import type { NodeParts } from '../../part.ts'
import type { Terminal } from '../terminal.ts'
import { withArchive } from './archive.ts'
import { progressOf } from './stories.ts'

/** `suyab coverage rebuild`: the archive once more from the originals. */
export function addRebuild(coverage: Command, terminal: Terminal, parts: NodeParts): void {
  coverage
    .command('rebuild')
    .description('make the archive again from the originals, after damage or with new terms')
    .addHelpText('after', '\nExample:\n  $ npx suyab coverage rebuild')
    .action(async () => {
      const articles = await withArchive(terminal, parts, async ({ archive, alone }) => {
        await archive.rebuild({
          onProgress: ({ done, of }) => {
            if (terminal.isPerson) terminal.err(`\r\u001B[K${done} of ${of} articles`)
          },
        })
        if (alone) await archive.settle({ stories: true, onProgress: progressOf(terminal) })
        const [row] = await archive.count({ sql: '1', parameters: {} })
        return row?.articles ?? 0
      })
      if (terminal.isPerson) terminal.err('\r\u001B[K')
      terminal.out(
        terminal.isPerson
          ? `The archive was made again: ${articles} articles\n`
          : `${JSON.stringify({ articles })}\n`,
      )
    })
}
