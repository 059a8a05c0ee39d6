import { readFile } from 'node:fs/promises'
import { outletHealth } from '@suyab/coverage/outlet/health'
import { writeOpml } from '@suyab/coverage/outlet/opml'
import { parseOutlet, type Outlet, type OutletFault } from '@suyab/coverage/outlet/outlet'
import { writeOutletCsv } from '@suyab/coverage/outlet/outlet-csv'
import { judgedDays, outletOverviews, type OutletOverview } from '@suyab/coverage/outlet/overview'
import { holdOutlets, listOutlets, putOutlet, removeOutlet } from '@suyab/coverage/outlet/registry'
import { markVolumes, type VolumeMarks } from '@suyab/coverage/outlet/volume-mark'
import { wallDay } from '@suyab/language/zone'
import { Option, type Command } from 'commander'
import { sql, type Kysely } from 'kysely'
import type { OutletImport } from '../api-coverage-outlets.ts'
import { recordAudit } from '../audit.ts'
import { compareOutlets, importOutlets, readOutletList } from '../outlet-import.ts'
import type { NodeParts } from '../part.ts'
import { unreadable } from './source.ts'
import { CommandFault, printRows, type Terminal } from './terminal.ts'
import { withTools } from './tools.ts'

interface AddOptions {
  readonly name: readonly string[]
  readonly country: string
  readonly language: readonly string[]
  readonly timeZone: string
  readonly feed: readonly string[]
  readonly sitemap: readonly string[]
  readonly owner?: string
  readonly since?: string
  readonly retention?: number
}

interface ImportOptions {
  readonly format?: 'csv' | 'opml'
  readonly country?: string
  readonly language?: string
  readonly timeZone?: string
  readonly since?: string
  readonly dry?: boolean
}

const columns = {
  id: ({ outlet }: OutletOverview) => outlet.id,
  name: ({ outlet }: OutletOverview) => Object.values(outlet.names)[0],
  country: ({ outlet }: OutletOverview) => outlet.country,
  languages: ({ outlet }: OutletOverview) => outlet.languages.join(' '),
  state: ({ state }: OutletOverview) => state,
  'last success': ({ lastSuccess }: OutletOverview) => lastSuccess,
  failing: ({ failing }: OutletOverview) => failing.map(({ code }) => code).join(' ') || undefined,
}

/** `suyab outlet list | add | pause | remove | import | export | health`. */
export function addOutletCommand(program: Command, terminal: Terminal, parts: NodeParts): void {
  const outlet = program.command('outlet').description('the outlets whose articles are collected')
  const several = (value: string, before: readonly string[]): string[] => [...before, value]

  outlet
    .command('list')
    .description('the outlets and how they stand')
    .addHelpText('after', '\nExample:\n  $ npx suyab outlet list')
    .action(async () => printOverviews(terminal, await overviews(terminal, parts)))

  outlet
    .command('add <id>')
    .description('observe an outlet from now on, or change what is known of it')
    .requiredOption('--name <tag=name>', 'its name in a language; once for each', several, [])
    .requiredOption('--country <code>', 'of ISO 3166-1, such as KG')
    .requiredOption('--language <tag>', 'it writes in; once for each, the first most', several, [])
    .requiredOption('--time-zone <zone>', 'such as Asia/Bishkek; its days begin there')
    .option('--feed <url>', 'RSS, Atom or JSON Feed; once for each', several, [])
    .option('--sitemap <url>', 'once for each', several, [])
    .option('--owner <name>', 'who owns it')
    .option('--since <day>', 'the first day it was observed; today unless told')
    .option('--retention <days>', 'articles older than this are erased; for good unless told', Number)
    .addHelpText(
      'after',
      `
Example:
  $ npx suyab outlet add kabar.example --name ky=Кабар --country KG --language ky --language ru \\
      --time-zone Asia/Bishkek --feed https://kabar.example/rss`,
    )
    .action((id: string, options: AddOptions) => addOne(terminal, parts, id, options))

  outlet
    .command('pause <id>')
    .description('observe an outlet no longer; its articles stay, --resume goes on with it')
    .option('--resume', 'observe it again')
    .addHelpText('after', '\nExample:\n  $ npx suyab outlet pause kabar.example')
    .action((id: string, { resume }: { resume?: boolean }) =>
      change(terminal, parts, id, ({ observedUntil: _until, ...rest }, now) =>
        resume === true ? rest : { ...rest, observedUntil: yesterday(rest, now) },
      ),
    )

  outlet
    .command('remove <id>')
    .description('forget an outlet and its health; its articles stay in the archive')
    .addHelpText('after', '\nExample:\n  $ npx suyab outlet remove kabar.example')
    .action((id: string) =>
      withTools(terminal, parts, async ({ store }) => {
        await known(store.db, id)
        await removeOutlet(store.db, id)
        const now = new Date(terminal.clock())
        await recordAudit(store.db, 'terminal', 'outlet.remove', id, {}, now)
      }),
    )

  outlet
    .command('import <file>')
    .description('outlets from a table (CSV) or a list of feeds (OPML); what is no outlet is told')
    .addOption(new Option('--format <format>', 'where the name does not tell').choices(['csv', 'opml']))
    .option('--dry', 'tell what would change, and change nothing')
    .option('--country <code>', 'of outlets in OPML that do not say theirs')
    .option('--language <tag>', 'likewise')
    .option('--time-zone <zone>', 'likewise')
    .option('--since <day>', 'likewise, the first day they were observed; today unless told')
    .addHelpText(
      'after',
      `
Examples:
  $ npx suyab outlet import outlets.csv --dry
  $ npx suyab outlet import feeds.opml --country KG --language ky --time-zone Asia/Bishkek`,
    )
    .action((path: string, options: ImportOptions) => importFile(terminal, parts, path, options))

  outlet
    .command('export')
    .description('all outlets as a table (CSV) or a list of feeds (OPML)')
    .addOption(new Option('--format <format>', 'of the file').choices(['csv', 'opml']).default('csv'))
    .addHelpText('after', '\nExample:\n  $ npx suyab outlet export --format opml > outlets.opml')
    .action(async ({ format }: { format: 'csv' | 'opml' }) => {
      const all = await withTools(terminal, parts, ({ store }) => listOutlets(store.db))
      terminal.out(format === 'csv' ? writeOutletCsv(all) : writeOpml(all, 'Suyab'))
    })

  outlet
    .command('health <id>')
    .description('how an outlet fared in the past 90 days: a line a day, then why articles were left out')
    .addHelpText('after', '\nExample:\n  $ npx suyab outlet health kabar.example')
    .action((id: string) => health(terminal, parts, id))
} // prettier-ignore

async function overviews(terminal: Terminal, parts: NodeParts): Promise<OutletOverview[]> {
  return withTools(terminal, parts, async ({ store }) =>
    outletOverviews(store.db, await listOutlets(store.db), new Date(terminal.clock())),
  )
}

function printOverviews(terminal: Terminal, rows: readonly OutletOverview[]): void {
  printRows(terminal, rows, columns, 'No outlets yet: npx suyab outlet import outlets.csv')
}

async function addOne(
  terminal: Terminal,
  parts: NodeParts,
  id: string,
  options: AddOptions,
): Promise<void> {
  const { name, country, language, timeZone, feed, sitemap, owner, since, retention } = options
  const names = Object.fromEntries(
    name.map((one) => {
      const [tag = '', ...rest] = one.split('=')
      return [tag, rest.join('=')] as const
    }),
  )
  const read = parseOutlet({
    id,
    names,
    country: country.toUpperCase(),
    languages: language,
    timeZone,
    feeds: feed,
    sitemaps: sitemap,
    owner,
    observedSince: since ?? new Date(terminal.clock()).toISOString().slice(0, 10),
    retention,
  })
  if (!read.ok) throw new CommandFault(words(read.fault), 2)
  const outlet = read.value
  const rows = await withTools(terminal, parts, async ({ store }) => {
    const now = new Date(terminal.clock())
    await store.db.transaction().execute(async (trx) => {
      await putOutlet(trx, outlet, now)
      await recordAudit(trx, 'terminal', 'outlet.add', id, { country: outlet.country }, now)
    })
    return outletOverviews(store.db, [outlet], now)
  })
  printOverviews(terminal, rows)
}

async function known(db: Kysely<unknown>, id: string): Promise<Outlet> {
  const [outlet] = await listOutlets(db, id)
  if (outlet === undefined)
    throw new CommandFault(`there is no outlet ${id}: npx suyab outlet list shows them`)
  return outlet
}

async function change(
  terminal: Terminal,
  parts: NodeParts,
  id: string,
  make: (outlet: Outlet, now: Date) => Outlet,
): Promise<void> {
  const rows = await withTools(terminal, parts, async ({ store }) => {
    const now = new Date(terminal.clock())
    const outlet = await store.db.transaction().execute(async (trx) => {
      await holdOutlets(trx, [id])
      const changed = make(await known(trx, id), now)
      await putOutlet(trx, changed, now)
      await recordAudit(trx, 'terminal', 'outlet.change', id, { fields: 'observedUntil' }, now)
      return changed
    })
    return outletOverviews(store.db, [outlet], now)
  })
  printOverviews(terminal, rows)
}

/** The last day it was observed, though never before the first. */
function yesterday({ observedSince, timeZone }: Outlet, now: Date): string {
  const day = wallDay(now.getTime() - 86_400_000, timeZone)
  return day < observedSince ? observedSince : day
}

async function importFile(
  terminal: Terminal,
  parts: NodeParts,
  path: string,
  options: ImportOptions,
): Promise<void> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw unreadable(path, cause)
  })
  const format = options.format ?? (/\.(?:opml|xml)$/i.test(path) ? 'opml' : 'csv')
  const list = await readOutletList({ format, text, ...defaultsOf(terminal, format, options) })
  const found = await withTools(terminal, parts, ({ store }) =>
    options.dry === true
      ? compareOutlets(store.db, list)
      : importOutlets(store.db, list, 'terminal', new Date(terminal.clock())),
  )
  const changes = {
    id: ({ outlet }: OutletImport['rows'][number]) => outlet.id,
    change: ({ change: what }: OutletImport['rows'][number]) => what,
    fields: ({ fields }: OutletImport['rows'][number]) => fields.join(' ') || undefined,
  }
  printRows(terminal, found.rows, changes, 'No outlets in this file.')
  for (const fault of found.faults) terminal.err(`${JSON.stringify({ file: path, ...fault })}\n`)
  const { length } = found.faults
  if (length > 0)
    throw new CommandFault(
      `${length === 1 ? 'one row is' : `${length} rows are`} no outlet; the lines above say why`,
    )
}

function defaultsOf(
  terminal: Terminal,
  format: 'csv' | 'opml',
  { country, language, timeZone, since }: ImportOptions,
): Pick<Parameters<typeof readOutletList>[0], 'defaults'> {
  if (format === 'csv') return {}
  const observedSince = since ?? new Date(terminal.clock()).toISOString().slice(0, 10)
  if (country === undefined || language === undefined || timeZone === undefined)
    throw new CommandFault(
      'OPML does not say it of its outlets: give --country, --language and --time-zone',
      2,
    )
  return { defaults: { country: country.toUpperCase(), language, timeZone, observedSince } }
}

/** Days that a person reads in a terminal. */
const shownDays = 90

async function health(terminal: Terminal, parts: NodeParts, id: string): Promise<void> {
  const found = await withTools(terminal, parts, async ({ store }) => {
    const { db } = store
    const { timeZone, observedSince } = await known(db, id)
    const now = new Date(terminal.clock())
    const since = wallDay(now.getTime() - (judgedDays + 1) * 86_400_000, 'UTC')
    const published = await publishedDays(db, id, since)
    const asked = { outlet: id, timeZone, observedSince, now, published, judge: markVolumes }
    // A day is out of the ordinary beside its own year, as at the desk.
    const year = await outletHealth<VolumeMarks>(db, { ...asked, days: judgedDays })
    const { reasons } = await outletHealth<VolumeMarks>(db, asked)
    return { ...year, reasons, volumes: year.volumes.slice(-shownDays) }
  })
  if (!terminal.isPerson) {
    terminal.out(`${JSON.stringify({ id, ...found })}\n`)
    return
  }
  const { volumes, marks, reasons, failing, lastSuccess } = found
  const isOut = (day: string): boolean =>
    marks.outages.some(({ from, to }) => from <= day && day <= to)
  const days = {
    day: ({ day }: (typeof volumes)[number]) => day,
    articles: ({ stored }: (typeof volumes)[number]) => stored,
    'left out': ({ skipped }: (typeof volumes)[number]) => skipped,
    note: ({ day }: (typeof volumes)[number]) =>
      isOut(day)
        ? 'outage'
        : marks.changes.some((one) => one.day === day)
          ? 'another rate from here on'
          : undefined,
  }
  printRows(terminal, volumes, days, 'It has not been observed yet.')
  terminal.out(`\nlast success: ${lastSuccess ?? 'never'}\n`)
  for (const { concerns, code, count } of reasons)
    terminal.out(`${concerns === 'article' ? 'left out' : 'source failed'}: ${code} (${count})\n`)
  for (const { address, code, failures, next } of failing)
    terminal.out(`${address}: ${code}, ${failures} times in a row; asked again ${next}\n`)
}

/** From the record, for which no engine need be started. */
async function publishedDays(
  db: Kysely<unknown>,
  outlet: string,
  from: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ day: string; articles: number }>`
    SELECT day::text, count(*)::int AS articles FROM coverage.article
    WHERE outlet = ${outlet} AND day >= ${from} GROUP BY day`.execute(db)
  return new Map(rows.map(({ day, articles }) => [day, articles]))
}

/** What is wrong with an outlet, in one line. */
function words(fault: OutletFault): string {
  if (fault.code === 'outlet.field')
    return `${fault.field} is ${JSON.stringify(fault.found)}: give ${fault.expected}`
  if (fault.code === 'outlet.field-missing') return `${fault.field} is missing`
  const { code, ...data } = fault
  return `${code} ${JSON.stringify(data)}`
}
