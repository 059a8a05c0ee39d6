import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { Extraction } from '@suyab/coverage/extract/extract'
import type { ExtractFault } from '@suyab/coverage/extract/fault'
import { defaultExtractLimits } from '@suyab/coverage/extract/page'
import { isTimeZone } from '@suyab/language/zone'
import type { OutboundFault } from '@suyab/wire/outbound'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { InvalidArgumentError, type Command } from 'commander'
import { openExtractor } from '../extractor.ts'
import { openOutbound, resolveHost } from '../outbound.ts'
import type { NodeParts } from '../part.ts'
import { addCount } from './coverage/count.ts'
import { addGrowth } from './coverage/growth.ts'
import { addLoad } from './coverage/load.ts'
import { addRebuild } from './coverage/rebuild.ts'
import { addSearch } from './coverage/search.ts'
import { addStories } from './coverage/stories.ts'
import { unreadable } from './source.ts'
import { CommandFault, printRows, type Terminal } from './terminal.ts'
import { configOf } from './tools.ts'

interface ExtractOptions {
  readonly timeZone: string
  readonly url?: string
}

interface Page {
  readonly bytes: Uint8Array
  readonly url?: string
  readonly contentType?: string
}

type PageFault = OutboundFault | ExtractFault | { code: 'coverage.http-status'; status: number }

const fetchTimeout = 30_000
/** From this many pages on a person is told how far it is. */
const manyPages = 5

/** `suyab coverage …`: what the press wrote. */
export function addCoverage(program: Command, terminal: Terminal, parts: NodeParts): void {
  const coverage = program.command('coverage').description('what the press wrote')
  addLoad(coverage, terminal, parts)
  addSearch(coverage, terminal, parts)
  addCount(coverage, terminal, parts)
  addGrowth(coverage, terminal, parts)
  addStories(coverage, terminal, parts)
  addRebuild(coverage, terminal, parts)
  coverage
    .command('extract [pages...]')
    .description(
      'the article in each page, a file or an address: text, title, authors, date, language',
    )
    .option('--time-zone <zone>', 'of the outlet, for dates that name none', zoneOf, 'UTC')
    .option('--url <url>', 'the address that a page in a file or on standard input had')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx suyab coverage extract --time-zone Asia/Bishkek page.html https://paper.example/story',
    )
    .action((pages: string[], options: ExtractOptions) => extractAll(terminal, pages, options))
}

async function extractAll(
  terminal: Terminal,
  pages: readonly string[],
  options: ExtractOptions,
): Promise<void> {
  const extractor = openExtractor()
  const sources = pages.length === 0 ? ['-'] : pages
  const rows: (Extraction & { readonly source: string })[] = []
  let unusable = 0
  try {
    for (const [done, source] of sources.entries()) {
      const page = await pageOf(terminal, source, options)
      const found = page.ok ? await extractor.extract(page.value.bytes, hintOf(page.value)) : page
      if (found.ok) {
        const row = { source, ...found.value }
        if (terminal.isPerson) rows.push(row)
        else terminal.out(`${JSON.stringify(row)}\n`)
      }
      const wrong = found.ok ? found.value.wall && wallWords(found.value.wall) : words(found.fault)
      if (wrong !== undefined) {
        unusable += 1
        terminal.err(`${source}: ${wrong}\n`)
      }
      if (terminal.isPerson && sources.length >= manyPages)
        terminal.err(`${done + 1} of ${sources.length} pages\n`)
    }
  } finally {
    await extractor.close()
  }
  if (terminal.isPerson) printArticles(terminal, rows)
  if (unusable > 0)
    throw new CommandFault(
      `${unusable} of ${sources.length} pages gave no article; the lines above say why`,
    )

  function hintOf({ bytes: _bytes, ...known }: Page): Parameters<typeof extractor.extract>[1] {
    return { ...known, timeZone: options.timeZone, collected: terminal.clock() }
  }
}

function printArticles(
  terminal: Terminal,
  rows: readonly (Extraction & { readonly source: string })[],
): void {
  const columns = {
    published: (row: Extraction) => row.published,
    language: (row: Extraction) => row.language,
    letters: (row: Extraction) => row.text.length,
    title: (row: Extraction) => row.title,
    authors: (row: Extraction) => row.authors.join(', '),
  }
  printRows(terminal, rows, columns, 'No article was found.')
  const [only] = rows
  if (only !== undefined && rows.length === 1) terminal.out(`\n${only.text}\n`)
}

async function pageOf(
  terminal: Terminal,
  source: string,
  { url }: ExtractOptions,
): Promise<Result<Page, PageFault>> {
  const known = url === undefined ? {} : { url }
  if (/^https?:\/\//i.test(source)) return fetched(terminal, source)
  if (source === '-') return ok({ ...known, bytes: await allOf(terminal.stdin) })
  const bytes = await readFile(source).catch((cause: unknown) => {
    throw unreadable(source, cause)
  })
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  return ok({ ...known, bytes: isGzip ? gunzipped(bytes, source) : bytes })
}

async function fetched(terminal: Terminal, source: string): Promise<Result<Page, PageFault>> {
  const outbound = openOutbound(configOf(terminal).allowPrivate, resolveHost)
  const answer = await outbound.get(source, {
    limit: defaultExtractLimits.bytes,
    timeout: fetchTimeout,
    headers: { accept: 'text/html, application/xhtml+xml, */*;q=0.1' },
  })
  if (!answer.ok) return answer
  const { status, url, headers, body } = answer.value
  if (status !== 200) return refuse({ code: 'coverage.http-status', status })
  const contentType = headers['content-type']
  return ok({ bytes: body, url, ...(contentType === undefined ? {} : { contentType }) })
}

async function allOf(stream: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

function gunzipped(bytes: Uint8Array, source: string): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: 4 * defaultExtractLimits.bytes })
  } catch (cause) {
    throw new CommandFault(`${source} is no gzip that can be unpacked: unpack it first`, 1, {
      cause,
    })
  }
}

function zoneOf(given: string): string {
  if (!isTimeZone(given)) throw new InvalidArgumentError('Give a time zone such as Asia/Bishkek.')
  return given
}

const wallNames: Readonly<Record<NonNullable<Extraction['wall']>['kind'], string>> = {
  captcha: 'the page asks whether its reader is a person',
  consent: 'the page asks for consent before it shows anything',
  script: 'the page shows nothing without JavaScript',
  forbidden: 'the page says that access is denied',
  missing: 'the page says that there is no such page',
  paywall: 'only subscribers can read the whole article',
}

function wallWords({ kind, sign }: NonNullable<Extraction['wall']>): string {
  return `${wallNames[kind]} (${sign}); it is not stored`
}

/** What is wrong with a page and what to do, for the one at the terminal. */
function words(fault: PageFault): string {
  const { code, ...data } = fault
  const details = Object.entries(data).map(([name, value]) => `${name} ${String(value)}`)
  const known: Partial<Record<PageFault['code'], string>> = {
    'extract.too-large': 'the page is too large for an article: give the article alone',
    'extract.too-deep': 'its elements are nested deeper than any article: it may be broken',
    'extract.too-many-elements': 'it has more elements than any article: give the article alone',
    'extract.too-slow': 'reading it took too long and was given up: it may be made to do so',
    'extract.not-html': 'this is no HTML',
    'extract.encoding-unknown': 'its encoding cannot be told: convert it to UTF-8',
    'extract.no-article': 'no article was found: is it a list of links?',
    'extract.broke': 'both extractors failed on it',
    'outbound.private-address': 'this is a private address: allow it with SUYAB_ALLOW_PRIVATE',
    'coverage.http-status': 'the host does not give the page',
  }
  const what = known[code] ?? 'the page could not be had'
  return `${what} (${[code, ...details].join(', ')})`
}
