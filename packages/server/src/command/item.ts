import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import { sql } from 'kysely'
import type { Desk } from '@suyab/exchange/desk/desk'
import { takeItem } from '@suyab/exchange/desk/handling'
import { listItems } from '@suyab/exchange/desk/item-list'
import { takeIntakeItem } from '@suyab/exchange/intake-item'
import { Refusal as ExchangeRefusal } from '@suyab/exchange/refusal'
import type { Db } from '@suyab/exchange/row'
import type { ExchangeTables } from '@suyab/exchange/tables'
import type { Person } from '../api.ts'
import { recordAudit } from '../audit.ts'
import { openDocument } from '../intake-document.ts'
import type { NodeParts } from '../part.ts'
import { listPeople } from '../person.ts'
import { openReader, type Reader } from '../reader.ts'
import { CommandFault, printRows, type Terminal } from './terminal.ts'
import { withTools, type Tools } from './tools.ts'

interface By {
  by: string
}

/** `suyab item offer | list | take`: what the desk does with single items, from the terminal. */
export function addItem(program: Command, terminal: Terminal, parts: NodeParts): void {
  const item = program.command('item').description('single items: offer, list, take')
  item
    .command('offer <files...>')
    .description('offer the items of wire files to every partner whose agreement permits it')
    .option('--language <tag>', 'for items that do not say theirs')
    .addHelpText('after', '\nExample:\n  $ npx suyab item offer story.json --language ky')
    .action(async (files: string[], options: { language?: string }) => {
      await withTools(terminal, parts, async (tools) => {
        const reader = openReader()
        try {
          for (const file of files) await offerFile(terminal, tools, reader, file, options.language)
        } finally {
          await reader.close()
        }
      })
    })
  item
    .command('list')
    .description('what partners offer, or what is our own, the newest first')
    .addOption(new Option('--box <box>').choices(['in', 'own']).default('in'))
    .option('--search <words>', 'only items that hold these words')
    .addHelpText('after', '\nExample:\n  $ npx suyab item list --search "айыл"')
    .action(async ({ box, search }: { box: 'in' | 'own'; search?: string }) => {
      const rows = await withTools(terminal, parts, async (tools) => {
        const viewer = { person: NOBODY, role: 'administrator', language: 'en' } as const
        const query = { box, limit: 200, ...(search === undefined ? {} : { q: search }) }
        return (await listItems(deskOf(tools, terminal), query, viewer)).items
      })
      const columns = {
        received: (row: (typeof rows)[number]) => row.received,
        partner: (row: (typeof rows)[number]) => row.partner?.id,
        language: (row: (typeof rows)[number]) => row.language,
        state: (row: (typeof rows)[number]) => row.state,
        headline: (row: (typeof rows)[number]) => row.headline,
        uri: (row: (typeof rows)[number]) => row.uri,
      }
      printRows(terminal, rows, columns, 'No items yet.')
    })
  item
    .command('take <uri>')
    .description('take a partner’s item on, for a person of the newsroom')
    .requiredOption('--by <name>', 'who takes it')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx suyab item take tag:news.example,2026:1 --by "Айгүл"',
    )
    .action(async (uri: string, { by }: By) => {
      await withTools(terminal, parts, async (tools) => {
        const person = await personOf(tools, by)
        const viewer = { person: person.id, role: person.role, language: person.language }
        const now = new Date(terminal.clock())
        try {
          const deed = await takeItem(deskOf(tools, terminal), uri, viewer)
          const { did, on, data } = deed
          await recordAudit(tools.store.db, 'terminal', did, on, { ...data }, now)
        } catch (cause) {
          if (!(cause instanceof ExchangeRefusal)) throw cause
          throw new CommandFault(
            `${uri} cannot be taken (${cause.code}): npx suyab item list shows what is there`,
          )
        }
        terminal.out(terminal.isPerson ? 'Taken.\n' : `${JSON.stringify({ uri, by })}\n`)
      })
    })
}

/** Reads as an administrator who is nobody in particular. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

function deskOf({ store }: Tools, terminal: Terminal): Desk {
  return {
    db: store.database<ExchangeTables>(),
    now: () => new Date(terminal.clock()),
    uuid: () => randomUUID(),
    personNames: async () =>
      new Map((await listPeople(store.db)).map(({ id, name }) => [id, name])),
  }
}

async function personOf({ store }: Tools, name: string): Promise<Person> {
  const found = (await listPeople(store.db)).filter((person) => person.name === name)
  const [person] = found
  if (person === undefined || found.length > 1) {
    throw new CommandFault(
      `${found.length === 0 ? 'nobody is' : 'several are'} called ${name}: npx suyab invite adds people`,
    )
  }
  return person
}

async function offerFile(
  terminal: Terminal,
  { store, blobs }: Tools,
  { read }: Reader,
  file: string,
  asked: string | undefined,
): Promise<void> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (cause) {
    throw new CommandFault(`${file} cannot be read: is the name right?`, 1, { cause })
  }
  const effects = { now: () => new Date(terminal.clock()), uuid: () => randomUUID() }
  const document = await openDocument({ blobs, read }, { bytes, hint: {} })
  for (const fault of document.faults) {
    terminal.err(`${JSON.stringify({ file, ...fault.data, code: fault.code })}\n`)
  }
  for (const [index, item] of document.items.entries()) {
    const language = asked ?? document.languages[index]
    const source = {
      source: SOURCE,
      intake: 'terminal',
      offer: true,
      document: document.original,
      ...(language === undefined ? {} : { language }),
    }
    try {
      const db = store.database<ExchangeTables>()
      const { outcome, uri } = await takeIntakeItem(db, item, source, effects)
      const partners = await offeredTo(db, uri)
      const done = { file, original: item.uri, uri, outcome, offeredTo: partners }
      const whom = partners.length === 0 ? 'nobody: no agreement permits it' : partners.join(', ')
      terminal.out(
        terminal.isPerson
          ? `${uri}: ${outcome}, offered to ${whom}\n`
          : `${JSON.stringify(done)}\n`,
      )
    } catch (cause) {
      if (!(cause instanceof ExchangeRefusal)) throw cause
      const why = JSON.stringify({ file, uri: item.uri, code: cause.code, ...cause.data })
      throw new CommandFault(`the item cannot be offered: ${why}`)
    }
  }
  if (document.items.length === 0) {
    throw new CommandFault(`${file} holds no item that could be read: npx suyab validate ${file}`)
  }
}

/** The source of what is offered from the terminal. */
const SOURCE = 'terminal'

/** Whose logs an item stands in, or waits for its embargo to go into. */
async function offeredTo(db: Db, uri: string): Promise<string[]> {
  const { rows } = await sql<{ partner: string }>`
    select distinct agreement.partner from exchange.agreement
    where id in (
      select agreement from exchange.entry where uri = ${uri} and direction = 'sent'
      union select agreement from exchange.due where uri = ${uri}
    ) order by partner`.execute(db)
  return rows.map(({ partner }) => partner)
}
