import type { Archive } from '@suyab/coverage/archive'
import type { Article } from '@suyab/coverage/article'
import {
  readArticleLine,
  unknownCountry,
  type KnownOutlets,
  type LineFault,
} from '@suyab/coverage/load/line'
import type { BulkFormat } from '@suyab/coverage/collect/bulk-record'
import { unpack } from '@suyab/coverage/collect/unpack'
import { listOutlets } from '@suyab/coverage/outlet/registry'
import { isCountry } from '@suyab/language/country'
import { isTimeZone } from '@suyab/language/zone'
import { LineSplitter, type Line } from '@suyab/wire/line'
import { refuse, type Result } from '@suyab/wire/result'
import { InvalidArgumentError, Option, type Command } from 'commander'
import type { NodeParts } from '../../part.ts'
import { sources } from '../source.ts'
import { CommandFault, type Terminal } from '../terminal.ts'
import { withTools } from '../tools.ts'
import { withArchive } from './archive.ts'
import { bulkSources, loadBulkSources, type Summary } from './load-bulk.ts'

interface Options {
  readonly country?: string
  readonly timeZone?: string
  readonly format?: BulkFormat
  readonly outlet?: string
  readonly baseUrl?: string
}

/** Bytes of one line; an article's text may have ten million characters. */
const longestLine = 64 * 1024 * 1024
/** What is taken in at once: more makes fewer originals, less is sooner safe. */
const batchArticles = 1000
const batchCharacters = 2_000_000

/** `suyab coverage load`: articles from files into the archive. */
export function addLoad(coverage: Command, terminal: Terminal, parts: NodeParts): void {
  coverage
    .command('load [files...]')
    .description('articles from files or folders into the archive; beside a running node or alone')
    .option('--country <code>', 'of outlets that neither the registry nor their lines say it of, such as KG', countryOf)
    .option('--time-zone <zone>', 'likewise, such as Asia/Bishkek; days are counted in it', zoneOf)
    .addOption(new Option('--format <format>', 'where the name of a file does not tell it').choices(['ndjson', 'csv', 'warc', 'ninjs', 'html']))
    .option('--outlet <id>', 'whose articles they are where the records do not say it; of the registry')
    .option('--base-url <url>', 'the address of a folder: its pages are below it', urlOf)
    .addHelpText(
      'after',
      `
Files, packed with gzip or not: .ndjson .jsonl, .csv .tsv, .warc, .json (ninjs), .html; of a folder
all that are in it. Without files: lines of JSON on standard input. A line has url, outlet, title,
text and published, and may have language (else it is identified), country, timeZone, type and
places. What was loaded before is not loaded again; a load that was broken off goes on behind its
last batch.

Examples:
  $ npx suyab coverage load --country KG --time-zone Asia/Bishkek articles.ndjson
  $ npx suyab coverage load --outlet paper.example crawl-2025.warc.gz
  $ npx suyab coverage load --outlet paper.example --base-url https://paper.example/ ./pages`,
    )
    .action((files: string[], options: Options) => loadAll(terminal, parts, files, options))
} // prettier-ignore

function urlOf(given: string): string {
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol))
    throw new InvalidArgumentError('Give an address such as https://paper.example/.')
  // Below a folder's address, not beside it.
  return given.endsWith('/') ? given : `${given}/`
}

function countryOf(given: string): string {
  const code = given.toUpperCase()
  if (!isCountry(code)) throw new InvalidArgumentError('Give a code of ISO 3166-1, such as KG.')
  return code
}

function zoneOf(given: string): string {
  if (!isTimeZone(given)) throw new InvalidArgumentError('Give a zone such as Asia/Bishkek.')
  return given
}

async function loadAll(
  terminal: Terminal,
  parts: NodeParts,
  files: readonly string[],
  options: Options,
): Promise<void> {
  const summary: Summary = { stored: 0, duplicate: 0, refused: 0, passed: 0 }
  const nowhere = new Set<string>()
  const found = await bulkSources(files, options.format, (file) => {
    summary.refused += 1
    terminal.err(`${JSON.stringify({ file, code: 'bulk.link-not-followed' })}\n`)
  })
  if (found.some(({ format }) => format !== 'ndjson')) await checkOutlet(terminal, parts, options)
  await withArchive(terminal, parts, async ({ archive, store }) => {
    const registry = new Map((await listOutlets(store.db)).map((one) => [one.id, one]))
    const known: KnownOutlets = { placeOf: (outlet) => registry.get(outlet), unsaid: options }
    const loading = new Loading(archive, terminal, summary)
    const lines = found.flatMap(({ name, format }) => (format === 'ndjson' ? [name] : []))
    const readsLines = lines.length > 0 || found.length === 0
    for await (const { name, bytes } of readsLines ? sources(terminal, lines) : []) {
      const splitter = new LineSplitter(longestLine)
      const take = async (line: Line): Promise<void> => {
        const read = readLine(line, terminal.clock(), known)
        if (read === undefined) return
        if (!read.ok) return loading.refuse(name, line.number, read.fault)
        if (read.value.country === unknownCountry) nowhere.add(read.value.outlet)
        await loading.take(read.value)
      }
      for await (const chunk of unpack(bytes))
        for (const line of splitter.push(chunk)) await take(line)
      for (const line of splitter.end()) await take(line)
    }
    const bulk = found.filter(({ format }) => format !== 'ndjson')
    if (bulk.length > 0)
      await loadBulkSources(terminal, { db: store.db, archive, registry, options, summary }, bulk)
    await loading.end()
  })
  terminal.out(terminal.isPerson ? sentence(summary) : `${JSON.stringify(summary)}\n`)
  if (nowhere.size > 0)
    terminal.err(
      `${nowhere.size === 1 ? `the outlet ${[...nowhere][0]} is` : `${nowhere.size} outlets are`} of no country: name it in the lines or with --country\n`,
    )
  if (summary.refused > 0) {
    const { refused } = summary
    throw new CommandFault(
      `${refused === 1 ? 'one record was' : `${refused} records were`} refused; the lines above say why`,
    )
  }
}

function sentence({ stored, duplicate, refused, passed }: Summary): string {
  const earlier = passed === 0 ? '' : `, ${passed} done by an earlier load`
  return `${stored} articles stored, ${duplicate} were there already, ${refused} records refused${earlier}\n`
}

/** @throws CommandFault where the outlet that is named is not in the registry */
async function checkOutlet(
  terminal: Terminal,
  parts: NodeParts,
  { outlet }: Options,
): Promise<void> {
  if (outlet === undefined) return
  const known = await withTools(terminal, parts, ({ store }) => listOutlets(store.db, outlet))
  if (known.length === 0)
    throw new CommandFault(
      `there is no outlet ${outlet}: npx suyab outlet list shows them, npx suyab outlet add makes one`,
    )
}

/** Undefined for an empty line. */
function readLine(
  line: Line,
  now: number,
  known: KnownOutlets,
): Result<Article, LineFault> | undefined {
  if (!('text' in line))
    return refuse({ code: 'coverage.line-too-long', bytes: line.length, most: longestLine })
  const text = line.text.replace(/^\uFEFF/u, '')
  if (text.trim() === '') return undefined
  return readArticleLine(text, now, known)
}

/** Takes articles in by batches, and says on the way how far it is. */
class Loading {
  readonly #archive: Archive
  readonly #terminal: Terminal
  readonly #summary: Summary
  #batch: Article[] = []
  #characters = 0
  #taking: Promise<void> = Promise.resolve()

  constructor(archive: Archive, terminal: Terminal, summary: Summary) {
    this.#archive = archive
    this.#terminal = terminal
    this.#summary = summary
  }

  refuse(file: string, line: number, fault: LineFault): void {
    this.#summary.refused += 1
    this.#terminal.err(`${JSON.stringify({ file, line, ...fault })}\n`)
  }

  async take(article: Article): Promise<void> {
    this.#batch.push(article)
    this.#characters += article.title.length + article.text.length
    if (this.#batch.length < batchArticles && this.#characters < batchCharacters) return
    await this.#flush()
  }

  /** The next lines are read while a batch is on its way to the disk. */
  async #flush(): Promise<void> {
    await this.#taking
    const batch = this.#batch
    this.#batch = []
    this.#characters = 0
    this.#taking = this.#store(batch)
    // What goes wrong is thrown where it is waited for.
    this.#taking.catch(() => undefined)
  }

  async #store(batch: readonly Article[]): Promise<void> {
    const { stored, known } = await this.#archive.store(batch)
    this.#summary.stored += stored
    this.#summary.duplicate += known
    const { stored: all, duplicate, refused } = this.#summary
    this.#say(`${all + duplicate + refused} lines read, ${all} articles stored`)
  }

  async end(): Promise<void> {
    if (this.#batch.length > 0) await this.#flush()
    await this.#taking
    await this.#archive.settle({
      onProgress: ({ done, of }) => this.#say(`${Math.floor((100 * done) / of)} % can be asked`),
    })
    if (this.#terminal.isPerson) this.#terminal.err('\r\u001B[K')
  }

  #say(text: string): void {
    if (this.#terminal.isPerson) this.#terminal.err(`\r\u001B[K${text}`)
  }
}
