import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import {
  acceptInvitation,
  dropProposal,
  endAgreement,
  invite,
  lookAtInvitation,
  propose,
  resumeReading,
  signProposal,
  withdrawInvitation,
  type ErrandContext,
} from '@suyab/exchange/agreement-errand'
import { parseTerms, type Terms } from '@suyab/exchange/agreement-terms'
import { listAgreements } from '@suyab/exchange/desk/agreement-view'
import { listPartners } from '@suyab/exchange/desk/partner-view'
import { fingerprintOf } from '@suyab/exchange/key'
import { toOdrl } from '@suyab/exchange/odrl'
import {
  foundNewsroom,
  listOwnKeys,
  loadOwnNewsroom,
  revokeOwnKey,
  rotateKey,
} from '@suyab/exchange/own-newsroom'
import { Refusal as ExchangeRefusal } from '@suyab/exchange/refusal'
import type { ExchangeTables } from '@suyab/exchange/tables'
import { recordAudit } from '../audit.ts'
import type { NodeParts } from '../part.ts'
import { openPartnerTransport } from '../partner-transport.ts'
import { newToken } from '../token.ts'
import { addItem } from './item.ts'
import { addSettle } from './settle.ts'
import { CommandFault, printRows, type Terminal } from './terminal.ts'
import { withTools, type Tools } from './tools.ts'

interface Errand extends ErrandContext {
  readonly tools: Tools
  /** Notes what was done at the terminal. */
  note(did: string, on: string): Promise<void>
}

/** Opens the node's data for one of the exchange's errands. */
function withErrand<Value>(
  terminal: Terminal,
  parts: NodeParts,
  work: (errand: Errand) => Promise<Value>,
): Promise<Value> {
  return withTools(terminal, parts, async (tools) => {
    const { transport, close } = openPartnerTransport(tools.config.allowPrivate)
    const db = tools.store.database<ExchangeTables>()
    const now = (): Date => new Date(terminal.clock())
    const effects = { now, uuid: () => randomUUID(), token: newToken }
    const note = (did: string, on: string): Promise<void> =>
      recordAudit(tools.store.db, 'terminal', did, on, {}, now())
    try {
      return await work({ db, effects, transport, tools, note })
    } catch (cause) {
      if (cause instanceof ExchangeRefusal) throw refused(cause)
      throw cause
    } finally {
      close()
    }
  })
}

const ADVICE: Readonly<Record<string, string>> = {
  'newsroom.not-founded': 'there is no newsroom yet: npx suyab found shows how to found one',
  'newsroom.founded-already':
    'this node has its newsroom already: another one needs another folder',
  'agreement.no-origin':
    'a partner must be able to reach the inviting node: start it with SUYAB_ORIGIN',
  'agreement.unknown': 'there is no such agreement: npx suyab agreement list shows them',
  'agreement.invitation-unknown': 'the link was used, withdrawn or is not whole: ask for a new one',
  'agreement.invitation-expired': 'the link is older than two weeks: ask for a new one',
  'agreement.link-unreadable': 'this is no invitation link: it ends with /invitation/…#…',
  'agreement.no-proposal':
    'the partner has proposed nothing: npx suyab agreement list shows what waits',
  'partner.unreachable': 'the partner’s node does not answer: try again, or ask them by telephone',
  'key.unknown': 'there is no such key: npx suyab key list shows them',
}

function refused({ code, data }: ExchangeRefusal): CommandFault {
  const details = Object.entries(data)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ')
  const text = ADVICE[code] ?? 'this cannot be done now'
  return new CommandFault(`${text} (${code}${details === '' ? '' : `; ${details}`})`)
}

function print(terminal: Terminal, result: object, words: string): void {
  terminal.out(terminal.isPerson ? `${words}\n` : `${JSON.stringify(result)}\n`)
}

/** `suyab found | partner | agreement | key`: the administrator's errands. */
export function addExchange(program: Command, terminal: Terminal, parts: NodeParts): void {
  addFound(program, terminal, parts)
  addPartner(program, terminal, parts)
  addAgreement(program, terminal, parts)
  addItem(program, terminal, parts)
  addKey(program, terminal, parts)
}

function addFound(program: Command, terminal: Terminal, parts: NodeParts): void {
  program
    .command('found <id>')
    .description('found this node’s newsroom: its name in the exchange, for ever')
    .requiredOption('--name <tag=name>', 'its name in a language; repeat for more', collect, {})
    .requiredOption('--languages <tags>', 'the languages it works in, such as ky,ru')
    .requiredOption('--time-zone <zone>', 'whose days it counts, such as Asia/Bishkek')
    .requiredOption('--country <code>', 'where it publishes, such as KG')
    .addHelpText(
      'after',
      `
Example:
  $ npx suyab found news.example.org --name ky="Тоо жаңырыгы" --name en="Mountain Echo" \\
      --languages ky,ru --time-zone Asia/Bishkek --country KG`,
    )
    .action(async (id: string, options: FoundOptions) => {
      const settings = {
        id,
        names: options.name,
        languages: options.languages.split(',').map((tag) => tag.trim()),
        timeZone: options.timeZone,
        country: options.country.toUpperCase(),
      }
      if (!/^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(id))
        throw new CommandFault(
          'a newsroom is named like a host, in lower case: news.example.org',
          2,
        )
      await withErrand(terminal, parts, async ({ db, effects, note }) => {
        const own = await foundNewsroom(db, settings, effects.now())
        await note('newsroom.founded', id)
        const fingerprint = fingerprintOf(own.key.x)
        const next = 'Now: npx suyab start, and in another terminal npx suyab invite "Your name"'
        print(terminal, { id, fingerprint }, `${id} is founded. Its key: ${fingerprint}\n${next}`)
      })
    })
}

interface FoundOptions {
  name: Record<string, string>
  languages: string
  timeZone: string
  country: string
}

function collect(value: string, before: Record<string, string>): Record<string, string> {
  const [, tag, name] = /^([A-Za-z][A-Za-z0-9-]*)=(.+)$/.exec(value) ?? []
  if (tag === undefined || name === undefined)
    throw new CommandFault(
      `--name takes a language and a name, such as ky="Тоо жаңырыгы": ${value}`,
      2,
    )
  return { ...before, [tag]: name.trim() }
}

function addPartner(program: Command, terminal: Terminal, parts: NodeParts): void {
  const partner = program.command('partner').description('the newsrooms we have agreements with')
  partner
    .command('list')
    .description('partners and how their nodes are')
    .addHelpText('after', '\nExample:\n  $ npx suyab partner list')
    .action(async () => {
      const rows = await withErrand(terminal, parts, ({ db, effects }) =>
        listPartners(db, effects.now()),
      )
      const columns = {
        partner: (row: (typeof rows)[number]) => row.id,
        state: (row: (typeof rows)[number]) => row.health.state,
        'read of theirs': (row: (typeof rows)[number]) => row.health.cursor,
        'they lag': (row: (typeof rows)[number]) => row.health.theyLag,
        'kills open': (row: (typeof rows)[number]) => row.health.unconfirmedKills,
        key: (row: (typeof rows)[number]) => row.fingerprint,
      }
      printRows(terminal, rows, columns, 'No partners yet: npx suyab agreement invite TERMS.json')
    })
  addSettle(partner, terminal, parts)
  partner
    .command('resume <agreement>')
    .description('read a partner’s log on that was stopped, after people have settled why')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx suyab partner resume 0198c7de-6a0f-7cc2-9d51-3c9f3f9d1b11',
    )
    .action(async (id: string) => {
      await withErrand(terminal, parts, async (errand) => {
        await resumeReading(errand, id)
        await errand.note('agreement.reading-resumed', id)
        print(terminal, { agreement: id }, 'The log is read on.')
      })
    })
}

const TERMS_HELP = `
Example:
  $ npx suyab agreement invite terms.json
where terms.json holds, for instance:
  { "until": "2027-11-30T00:00:00Z",
    "give": { "uses": { "publish": true, "translate": true, "adapt": false, "passOn": false },
              "languages": ["ky", "ru"], "credit": { "en": "Mountain Echo" },
              "embargo": "hold", "relays": false, "keepsAfterEnd": true },
    "take": null, "contacts": [] }
give is what the other side may do with ours, take what we may do with theirs; every term is in
docs/contracts/command-line.md.`

async function readTerms(file: string): Promise<Terms> {
  let raw: unknown
  try {
    raw = JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    const why = cause instanceof SyntaxError ? 'is no JSON' : 'cannot be read'
    throw new CommandFault(
      `${file} ${why}: it should hold an agreement's terms, see docs/contracts/rights.md`,
      1,
      { cause },
    )
  }
  const terms = parseTerms(raw)
  if (terms.ok) return terms.value
  throw new CommandFault(`${file}: at ${terms.fault.at || '/'} ${terms.fault.expected}`)
}

function addAgreement(program: Command, terminal: Terminal, parts: NodeParts): void {
  const agreement = program.command('agreement').description('agreements with partners')
  agreement
    .command('list')
    .description('all agreements and what waits for whom')
    .addHelpText('after', '\nExample:\n  $ npx suyab agreement list')
    .action(async () => {
      const rows = await withErrand(terminal, parts, ({ db, effects }) =>
        listAgreements(db, effects.now()),
      )
      const columns = {
        agreement: (row: (typeof rows)[number]) => row.id,
        partner: (row: (typeof rows)[number]) => row.partner?.id,
        state: (row: (typeof rows)[number]) => row.state,
        edition: (row: (typeof rows)[number]) => row.agreement?.edition,
        until: (row: (typeof rows)[number]) => row.agreement?.until,
        proposal: (row: (typeof rows)[number]) => row.proposal?.by,
      }
      printRows(terminal, rows, columns, 'No agreements yet: npx suyab agreement invite TERMS.json')
    })
  agreement
    .command('invite <terms>')
    .description('write the terms of a file down and print the link for the other side')
    .addHelpText('after', TERMS_HELP)
    .action(async (file: string) => {
      const terms = await readTerms(file)
      await withErrand(terminal, parts, async (errand) => {
        const made = await invite(errand, terms)
        await errand.note('agreement.invited', made.id)
        print(
          terminal,
          made,
          `Give this link to the other newsroom; it is good once, for two weeks:\n${made.link}`,
        )
      })
    })
  agreement
    .command('look <link>')
    .description('show who invites and to what')
    .addHelpText('after', '\nExample:\n  $ npx suyab agreement look "https://…/invitation/…#…"')
    .action(async (link: string) => {
      await withErrand(terminal, parts, async (errand) => {
        const shown = await lookAtInvitation(errand, link)
        const { newsroom, fingerprint, terms } = shown
        const words = `${newsroom.id} (${Object.values(newsroom.names).join(', ')})\nits key: ${fingerprint}\n${JSON.stringify(terms, null, 2)}`
        print(terminal, { newsroom: newsroom.id, fingerprint, terms }, words)
      })
    })
  agreement
    .command('accept <link>')
    .description('sign the terms that a link offers; look at them first')
    .addHelpText('after', '\nExample:\n  $ npx suyab agreement accept "https://…/invitation/…#…"')
    .action(async (link: string) => {
      await withErrand(terminal, parts, async (errand) => {
        const id = await acceptInvitation(errand, link, [])
        await errand.note('agreement.signed', id)
        print(terminal, { agreement: id }, `Signed by both: agreement ${id}`)
      })
    })
  agreement
    .command('withdraw <agreement>')
    .description('take an invitation back that nobody has accepted')
    .addHelpText('after', '\nExample:\n  $ npx suyab agreement withdraw 0198c7de-…')
    .action(async (id: string) => {
      await withErrand(terminal, parts, async (errand) => {
        await withdrawInvitation(errand, id)
        await errand.note('agreement.invitation-withdrawn', id)
        print(terminal, { agreement: id }, 'The link no longer works.')
      })
    })
  agreement
    .command('propose <agreement> <terms>')
    .description('propose other terms; those in force stay until the partner signs')
    .addHelpText('after', '\nExample:\n  $ npx suyab agreement propose 0198c7de-… terms.json')
    .action(async (id: string, file: string) => {
      const terms = await readTerms(file)
      await withErrand(terminal, parts, async (errand) => {
        await propose(errand, id, terms)
        await errand.note('agreement.proposed', id)
        print(terminal, { agreement: id }, 'Proposed. The partner finds it at its desk.')
      })
    })
  agreement
    .command('sign <agreement>')
    .description('sign what the partner proposed')
    .addHelpText('after', '\nExample:\n  $ npx suyab agreement sign 0198c7de-…')
    .action(async (id: string) => {
      await withErrand(terminal, parts, async (errand) => {
        await signProposal(errand, id)
        await errand.note('agreement.renewed', id)
        print(terminal, { agreement: id }, 'Signed by both and in force.')
      })
    })
  agreement
    .command('decline <agreement>')
    .description('put a proposal aside, ours or theirs')
    .addHelpText('after', '\nExample:\n  $ npx suyab agreement decline 0198c7de-…')
    .action(async (id: string) => {
      await withErrand(terminal, parts, async (errand) => {
        await dropProposal(errand, id)
        await errand.note('agreement.proposal-dropped', id)
        print(terminal, { agreement: id }, 'The edition in force stays.')
      })
    })
  agreement
    .command('end <agreement>')
    .description('end an agreement now; kills still reach the partner, nothing else does')
    .requiredOption('--reason <words>', 'what the partner is told')
    .addHelpText('after', '\nExample:\n  $ npx suyab agreement end 0198c7de-… --reason "merged"')
    .action(async (id: string, { reason }: { reason: string }) => {
      await withErrand(terminal, parts, async (errand) => {
        await endAgreement(errand, id, reason)
        await errand.note('agreement.ended', id)
        print(terminal, { agreement: id }, 'Ended.')
      })
    })
  agreement
    .command('odrl <agreement>')
    .description('print the terms as ODRL 2.2 (RightsML) in JSON-LD')
    .addHelpText('after', '\nExample:\n  $ npx suyab agreement odrl 0198c7de-… > agreement.jsonld')
    .action(async (id: string) => {
      const found = await withErrand(terminal, parts, async ({ db, effects }) =>
        (await listAgreements(db, effects.now())).find((one) => one.id === id),
      )
      if (found?.agreement == null)
        throw new CommandFault(`there is no signed agreement ${id}: npx suyab agreement list`)
      terminal.out(`${JSON.stringify(toOdrl(found.agreement))}\n`)
    })
}

function addKey(program: Command, terminal: Terminal, parts: NodeParts): void {
  const key = program.command('key').description('the keys that sign for this newsroom')
  key
    .command('list')
    .description('our keys, the newest first')
    .addHelpText('after', '\nExample:\n  $ npx suyab key list')
    .action(async () => {
      const rows = await withErrand(terminal, parts, async ({ db, effects }) => {
        await loadOwnNewsroom(db, effects.now())
        return listOwnKeys(db)
      })
      const columns = {
        key: (row: (typeof rows)[number]) => row.kid,
        from: (row: (typeof rows)[number]) => row.from.toISOString(),
        until: (row: (typeof rows)[number]) => row.until?.toISOString(),
        revoked: (row: (typeof rows)[number]) => row.revoked?.from.toISOString(),
        fingerprint: (row: (typeof rows)[number]) => fingerprintOf(row.x),
      }
      printRows(terminal, rows, columns, 'No keys yet: npx suyab found')
    })
  key
    .command('rotate')
    .description('sign with a new key from now on; the old one is believed for two more weeks')
    .addHelpText('after', '\nExample:\n  $ npx suyab key rotate')
    .action(async () => {
      await withErrand(terminal, parts, async ({ db, effects, note }) => {
        const kid = await rotateKey(db, effects.now())
        await note('key.rotated', kid)
        print(terminal, { kid }, `The new key is ${kid}`)
      })
    })
  key
    .command('revoke <kid>')
    .description('nothing signed with this key is believed any more; ours is signed again')
    .requiredOption('--from <time>', 'the moment from which it is not to be trusted')
    .requiredOption('--reason <words>', 'what partners are told')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx suyab key revoke qZ3… --from 2026-11-20T00:00:00Z --reason "laptop stolen"',
    )
    .action(async (kid: string, options: { from: string; reason: string }) => {
      const from = new Date(options.from)
      if (Number.isNaN(from.getTime()))
        throw new CommandFault('--from takes a time such as 2026-11-20T00:00:00Z', 2)
      await withErrand(terminal, parts, async ({ db, effects, note }) => {
        await revokeOwnKey(db, kid, { from, reason: options.reason }, effects.now())
        await note('key.revoked', kid)
        print(terminal, { kid }, 'Revoked. Partners learn it with their next request.')
      })
    })
}
