import { Command, CommanderError } from 'commander'
import { FolderInUseError, StoreError } from '@suyab/store/fault'
import { addCoverage } from './command/coverage.ts'
import { addDemo } from './command/demo.ts'
import { addFeedCommand } from './command/feed.ts'
import { addIntakeCommand } from './command/intake.ts'
import { addInvite } from './command/invite.ts'
import { addKeeping } from './command/keeping.ts'
import { addLanguage } from './command/language.ts'
import { addOutletCommand } from './command/outlet.ts'
import { addPollCommand } from './command/poll/poll.ts'
import { addStart } from './command/start.ts'
import { CommandFault, type Terminal } from './command/terminal.ts'
import { addWire } from './command/wire.ts'
import { withoutSecrets } from './log.ts'
import { NodeStartError } from './node.ts'
import type { NodeParts } from './part.ts'
import { version } from './version.ts'

/** Runs one command line; gives the exit code: 0 done, 1 could not be done, 2 wrong usage. */
export async function runProgram(
  argv: readonly string[],
  terminal: Terminal,
  parts: NodeParts,
): Promise<number> {
  const program = new Command('suyab')
    .description('news exchange between newsrooms that have agreed to work together')
    .version(version)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (text, write) => write(text.replace(/^error: /, 'suyab: ')),
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
    })
    .addHelpText('after', '\nExample:\n  $ npx suyab start')
  addStart(program, terminal, parts)
  addDemo(program, terminal)
  addInvite(program, terminal, parts)
  parts.commands?.(program, terminal, parts)
  addIntakeCommand(program, terminal, parts)
  addFeedCommand(program, terminal, parts)
  addKeeping(program, terminal, parts)
  addWire(program, terminal)
  addLanguage(program, terminal)
  addCoverage(program, terminal, parts)
  addOutletCommand(program, terminal, parts)
  addPollCommand(program, terminal, parts)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return 0
  } catch (cause) {
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2
    terminal.err(`suyab: ${withoutSecrets(saying(cause))}\n`)
    return cause instanceof CommandFault ? cause.exitCode : 1
  }
}

/** What went wrong, in words for the one at the terminal, in one line. */
function saying(cause: unknown): string {
  if (cause instanceof CommandFault || cause instanceof NodeStartError) return cause.message
  if (cause instanceof FolderInUseError) {
    const by = cause.pid === undefined ? 'another process' : `process ${cause.pid}`
    return `the data folder ${cause.folder} is in use by ${by}: stop that node first, or name another folder with SUYAB_DATA`
  }
  const plain = cause instanceof Error ? cause.message.split('\n').join(' ') : String(cause)
  if (!(cause instanceof StoreError)) return plain
  const next: Partial<Record<StoreError['code'], string>> = {
    'store.disk-full': 'make room on the disk and start again; nothing is lost',
    'store.unavailable': 'the database cannot be reached: is it running, is DATABASE_URL right?',
    'store.access-denied':
      'the database refuses this user: check the name and password in DATABASE_URL',
    'store.schema-newer':
      'the data was written by a newer Suyab: install that version or a later one',
    'store.not-empty': 'restore needs an empty data folder: name another one with SUYAB_DATA',
    'store.backup-target': 'give a folder that is empty or not there yet',
    'store.archive-broken': 'the backup is not whole: use another one',
    'store.account': 'start the node as an ordinary user, or name a database with DATABASE_URL',
  }
  const what = next[cause.code]
  return what === undefined ? `${plain} (${cause.code})` : `${plain}: ${what}`
}
