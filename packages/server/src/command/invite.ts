import { Option, type Command } from 'commander'
import type { DeskLanguage, PersonInput, Role } from '../api.ts'
import { recordAudit } from '../audit.ts'
import type { NodeParts } from '../part.ts'
import { addPerson, hasAdministrator, listPeople } from '../person.ts'
import { roles } from '../role.ts'
import { linkAddress, makeLinkToken } from '../sign-in.ts'
import { CommandFault, type Terminal } from './terminal.ts'
import { withTools } from './tools.ts'

interface Options {
  role?: Role
  language: DeskLanguage
  mail?: string
}

/** `suyab invite`: a one-time link for a person, who is made where there is none of that name. */
export function addInvite(program: Command, terminal: Terminal, parts: NodeParts): void {
  program
    .command('invite <name>')
    .description('print a one-time link with which a person signs in, good for fifteen minutes')
    .addOption(
      new Option('--role <role>', 'for a new account; the first one is an administrator').choices(
        roles,
      ),
    )
    .addOption(
      new Option('--language <language>', 'of the desk, for a new account')
        .choices(['zh-Hans', 'ru', 'ky', 'en'])
        .default('en'),
    )
    .option('--mail <address>', 'for a new account')
    .addHelpText(
      'after',
      `
Example:
  $ npx suyab invite "Айгүл Токтосунова" --role editor --language ky`,
    )
    .action(async (name: string, options: Options) => {
      const plain = name.trim()
      if (plain === '' || plain.length > 120)
        throw new CommandFault('a name has 1 to 120 letters: npx suyab invite "Your name"', 2)
      const result = await withTools(terminal, parts, async ({ store, origin }) => {
        const now = new Date(terminal.clock())
        return store.db.transaction().execute(async (trx) => {
          const known = (await listPeople(trx)).filter((person) => person.name === plain)
          if (known.length > 1)
            throw new CommandFault(
              `${known.length} people are called ${plain}: make the link at the desk, under People`,
            )
          const first = !(await hasAdministrator(trx))
          const role = options.role ?? (first ? 'administrator' : 'viewer')
          const input: PersonInput = {
            name: plain,
            role,
            language: options.language,
            ...(options.mail === undefined ? {} : { mail: options.mail }),
          }
          const before = known[0]
          const id = before?.id ?? (await addPerson(trx, input, now))
          if (before === undefined)
            await recordAudit(trx, 'terminal', 'person.add', id, { role }, now)
          await recordAudit(trx, 'terminal', 'person.invite', id, {}, now)
          const link = linkAddress(origin, await makeLinkToken(trx, id, now))
          return { person: id, name: plain, role: before?.role ?? role, link }
        })
      })
      if (!terminal.isPerson) terminal.out(`${JSON.stringify(result)}\n`)
      else
        terminal.out(
          `${result.name} (${result.role}) signs in within fifteen minutes at\n${result.link}\n`,
        )
    })
}
