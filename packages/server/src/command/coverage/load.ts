import type { Archive } from '@suyab/coverage/archive'
import type { Article } from '@suyab/coverage/article'
import {
  readArticleLine,
  unknownCountry,
  type KnownOutlets,
  type LineFault,
} from '@suyab/coverage/load/line'
import { listOutlets } from '@suyab/coverage/outlet/registry'
import { isCountry } from '@suyab/language/country'
import { isTimeZone } from '@suyab/language/zone'
import { LineSplitter, type Line } from '@suyab/wire/line'
import { refuse, type Result } from '@suyab/wire/result'
import { InvalidArgumentError, type Command } from 'commander'
import type { NodeParts } from '../../part.ts'
import { sources } from '../source.ts'
import { CommandFault, type Terminal } from '../terminal.ts'
import { withArchive } from './archive.ts'

interface Options {
  readonly country?: string
  readonly timeZone?: string
}

/** What became of the lines. */
interface Summary {
  stored: number
  /** There already, by their canonical address. */
  duplicate: number
  refused: number
}

/** Bytes of one line; an article's text may have ten million characters. */
const longestLine = 64 * 1024 * 1024
/** What is taken in at once: more makes fewer originals, less is sooner safe. */
const batchArticles = 1000
const batchCharacters = 2_000_000

/** `suyab coverage load`: articles, one JSON object a line, into the archive. */
export function addLoad(coverage: Command, terminal: Terminal, parts: NodeParts): void {
  coverage
    .command('load [files...]')
    .description('articles, one JSON object a line, into the archive; beside a running node or alone')
    .option('--country <code>', 'of outlets that neither the registry nor their lines say it of, such as KG', countryOf)
    .option('--time-zone <zone>', 'likewise, such as Asia/Bishkek; days are counted in it', zoneOf)
    .addHelpText(
      'after',
      `
A line has url, outlet, title, text and published, and may have language (else it is identified),
country, timeZone, type and places. What was loaded before is not loaded again.

Example:
  $ npx suyab coverage load --country KG --time-zone Asia/Bishkek articles.ndjson`,
    )
    .action((files: string[], options: Options) => loadAll(terminal, parts, files, options))
} // prettier-ignore

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
  const summary: Summary = { stored: 0, duplicate: 0, refused: 0 }
  const nowhere = new Set<string>()
  await withArchive(terminal, parts, async ({ archive, store }) => {
    const registry = new Map((await listOutlets(store.db)).map((one) => [one.id, one]))
    const known: KnownOutlets = { placeOf: (outlet) => registry.get(outlet), unsaid: options }
    const loading = new Loading(archive, terminal, summary)
    for await (const { name, bytes } of sources(terminal, files)) {
      const splitter = new LineSplitter(longestLine)
      const take = async (line: Line): Promise<void> => {
        const read = readLine(line, terminal.clock(), known)
        if (read === undefined) return
        if (!read.ok) return loading.refuse(name, line.number, read.fault)
        if (read.value.country === unknownCountry) nowhere.add(read.value.outlet)
        await loading.take(read.value)
      }
      for await (const chunk of bytes) for (const line of splitter.push(chunk)) await take(line)
      for (const line of splitter.end()) await take(line)
    }
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
      `${refused === 1 ? 'one line was' : `${refused} lines were`} refused; the lines above say why`,
    )
  }
}

function sentence({ stored, duplicate, refused }: Summary): string {
  return `${stored} articles stored, ${duplicate} were there already, ${refused} lines refused\n`
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
