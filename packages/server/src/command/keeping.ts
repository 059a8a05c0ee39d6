import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { sql, type Transaction } from 'kysely'
import { backup } from '@suyab/store/backup'
import { openFolderBlobs } from '@suyab/store/blob'
import { check, type Finding } from '@suyab/store/check'
import { restore } from '@suyab/store/restore'
import { nodeMigrations } from '../migrations.ts'
import type { NodeParts } from '../part.ts'
import { version } from '../version.ts'
import { CommandFault, printRows, type Terminal } from './terminal.ts'
import { configOf, withTools } from './tools.ts'

/** `suyab backup | restore | check`. */
export function addKeeping(program: Command, terminal: Terminal, parts: NodeParts): void {
  program
    .command('backup <folder>')
    .description('write everything, as it is at one moment, into a new folder; the node may run')
    .addHelpText('after', '\nExample:\n  $ npx suyab backup /mnt/backup/2026-11-23')
    .action(async (folder: string) => {
      const target = resolve(folder)
      const manifest = await withTools(terminal, parts, ({ store, blobs }) =>
        backup(store, blobs, target, {
          writer: `suyab ${version}`,
          now: () => new Date(terminal.clock()),
          onProgress: ({ name, count }) => {
            if (terminal.isPerson) terminal.err(`${name}: ${count}\n`)
          },
        }),
      )
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      const result = {
        folder: target,
        rows,
        blobs: manifest.blobs.count,
        created: manifest.created,
      }
      terminal.out(
        terminal.isPerson
          ? `Backed up ${rows} rows and ${result.blobs} files to ${target}\n`
          : `${JSON.stringify(result)}\n`,
      )
      const { rotten } = manifest.blobs
      if (rotten.length > 0)
        throw new CommandFault(
          `the backup is whole but for ${rotten.length} damaged files (the first: ${rotten[0]}): npx suyab check lists them`,
        )
    })

  program
    .command('restore <folder>')
    .description('load a backup into an empty data folder; everyone signs in again')
    .addHelpText(
      'after',
      '\nExample:\n  $ SUYAB_DATA=/srv/suyab-new npx suyab restore /mnt/backup/2026-11-23',
    )
    .action(async (folder: string) => {
      const config = configOf(terminal)
      const { databaseUrl, dataFolder } = config
      const target = databaseUrl === undefined ? { dataFolder } : { url: databaseUrl }
      const manifest = await restore(resolve(folder), target, {
        features: nodeMigrations(parts.migrations),
        openBlobs: () => openFolderBlobs(join(dataFolder, 'blobs')),
        afterRestore: [endWaysIn, ...(parts.afterRestore ?? [])],
      })
      const result = { from: resolve(folder), created: manifest.created, data: dataFolder }
      terminal.out(
        terminal.isPerson
          ? `Restored what was backed up at ${manifest.created} into ${dataFolder}\n`
          : `${JSON.stringify(result)}\n`,
      )
    })

  program
    .command('check')
    .description('look for damage in the database and the files; reads every byte')
    .addHelpText('after', '\nExample:\n  $ npx suyab check')
    .action(async () => {
      const findings: Finding[] = []
      await withTools(terminal, parts, async ({ store, blobs, config }) => {
        const features = nodeMigrations(parts.migrations)
        const folders = [config.dataFolder]
        for await (const finding of check(store, blobs, { features, folders }))
          findings.push(finding)
      })
      const columns = {
        code: (row: Finding) => row.code,
        details: (row: Finding) => JSON.stringify({ ...row, code: undefined }),
      }
      printRows(terminal, findings, columns, 'Nothing is wrong.')
      if (findings.length > 0) {
        const count = findings.length
        throw new CommandFault(`${count} findings: restore what is damaged from a backup`)
      }
    })
}

/** Sessions and links that ended after the backup must not come to life again with it. */
async function endWaysIn(trx: Transaction<unknown>): Promise<void> {
  await sql`DELETE FROM session`.execute(trx)
  await sql`DELETE FROM sign_in_link`.execute(trx)
  await sql`DELETE FROM passkey_challenge`.execute(trx)
}
