import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { Intake } from '../api.ts'
import { recordAudit } from '../audit.ts'
import { addIntake, listIntakes, removeIntake } from '../intake-list.ts'
import { runIntake } from '../intake.ts'
import type { NodeParts } from '../part.ts'
import { addressFault } from '../routes/foreign.ts'
import { CommandFault, printRows, type Terminal } from './terminal.ts'
import { configOf, withNode, withTools } from './tools.ts'

const columns = {
  id: (row: Intake) => row.id,
  name: (row: Intake) => row.name,
  address: (row: Intake) => row.address,
  minutes: (row: Intake) => row.every,
  'last run': (row: Intake) => row.lastRunAt,
  outcome: (row: Intake) => outcomeOf(row),
  refused: (row: Intake) => row.faults.length,
}

function outcomeOf({ lastOutcome, paused }: Intake): string {
  if (lastOutcome === undefined) return paused ? 'paused' : 'not yet run'
  if (lastOutcome.fault !== undefined) return lastOutcome.fault.code
  return lastOutcome.unchanged
    ? 'unchanged'
    : `${lastOutcome.taken} taken, ${lastOutcome.changed} changed, ${lastOutcome.refused} refused`
}

interface AddOptions {
  name?: string
  language?: string
  every: string
  offer: boolean
}

/** `suyab intake add | list | run | remove`: newsrooms without Suyab. */
export function addIntakeCommand(program: Command, terminal: Terminal, parts: NodeParts): void {
  const intake = program
    .command('intake')
    .description('what is taken from newsrooms without Suyab: feeds and folders')

  intake
    .command('list')
    .description('the intakes and how their last runs ended')
    .addHelpText('after', '\nExample:\n  $ npx suyab intake list')
    .action(async () => {
      const rows = await withTools(terminal, parts, ({ store }) => listIntakes(store.db))
      printIntakes(terminal, rows)
    })

  intake
    .command('add <address>')
    .description('take from a feed (http, https) or a folder from now on')
    .option('--name <name>', 'what the desk calls it')
    .option('--language <tag>', 'of items that do not say theirs')
    .option('--every <minutes>', 'between two looks', '15')
    .addOption(new Option('--offer', 'offer what comes in to partners at once').default(false))
    .addHelpText(
      'after',
      `
Examples:
  $ npx suyab intake add https://agency.example/feed.xml --language ru
  $ npx suyab intake add ./agency --name "Agency, by folder"`,
    )
    .action(async (given: string, options: AddOptions) => {
      const kind = /^https?:/i.test(given) ? 'url' : 'folder'
      const address = kind === 'url' ? given : resolve(given)
      const fault = await addressFault(kind, address, configOf(terminal).allowPrivate)
      if (fault !== undefined)
        throw new CommandFault(
          fault.code === 'outbound.private-address'
            ? `${given} leads into an internal network: name it in SUYAB_ALLOW_PRIVATE if it is your own`
            : kind === 'url'
              ? `${given} is no address to read from: give http(s)://host/path without a password`
              : `there is no folder ${address}: make it first, or give the address of a feed`,
        )
      const every = Number(options.every)
      if (!Number.isInteger(every) || every < 1 || every > 10_080)
        throw new CommandFault(`--every ${options.every}: give whole minutes from 1 to 10080`, 2)
      const rows = await withTools(terminal, parts, async ({ store }) => {
        const now = new Date(terminal.clock())
        const name = options.name ?? (kind === 'url' ? new URL(address).host : address)
        const { language, offer } = options
        const input = { name, kind, address, every, offer } as const
        const id = await store.db.transaction().execute(async (trx) => {
          const id = await addIntake(
            trx,
            language === undefined ? input : { ...input, language },
            now,
          )
          await recordAudit(trx, 'terminal', 'intake.add', id, { name }, now)
          return id
        })
        return listIntakes(store.db, id)
      })
      printIntakes(terminal, rows)
    })

  intake
    .command('remove <id>')
    .description('take no more from an intake; what it brought stays')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx suyab intake remove 0198c7de-6a0f-7cc2-9d51-3c9f3f9d1b11',
    )
    .action(async (id: string) => {
      await withTools(terminal, parts, async ({ store }) => {
        known(await listIntakes(store.db), id)
        await removeIntake(store.db, id)
        const now = new Date(terminal.clock())
        await recordAudit(store.db, 'terminal', 'intake.remove', id, {}, now)
      })
    })

  intake
    .command('run [id]')
    .description('look now, at one intake or at all of them')
    .addHelpText('after', '\nExample:\n  $ npx suyab intake run')
    .action(async (id: string | undefined) => {
      const rows = await withNode(terminal, parts, async ({ context: { db }, intake }) => {
        const all = await listIntakes(db)
        const chosen = id === undefined ? all : [known(all, id)]
        for (const one of chosen)
          if ((await runIntake(intake, one.id)) === undefined)
            terminal.err(`${one.name} is being run by the node now\n`)
        const ids = new Set(chosen.map((one) => one.id))
        return (await listIntakes(db)).filter((one) => ids.has(one.id))
      })
      printIntakes(terminal, rows)
      for (const { name, faults } of rows)
        for (const fault of faults) terminal.err(`${JSON.stringify({ intake: name, ...fault })}\n`)
      const failed = rows.filter(({ lastOutcome }) => lastOutcome?.fault !== undefined)
      if (failed.length > 0)
        throw new CommandFault(
          `could not be read: ${failed.map(({ name, lastOutcome }) => `${name} (${lastOutcome?.fault?.code})`).join(', ')}`,
        )
    })
}

function known(all: readonly Intake[], id: string): Intake {
  const found = all.find((one) => one.id === id)
  if (found === undefined)
    throw new CommandFault(`there is no intake ${id}: npx suyab intake list shows them`)
  return found
}

function printIntakes(terminal: Terminal, rows: readonly Intake[]): void {
  printRows(terminal, rows, columns, 'No intakes yet: npx suyab intake add https://…')
}
