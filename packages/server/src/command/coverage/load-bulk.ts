import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Archive } from '@suyab/coverage/archive'
import { loadBulk, loadFolder, type BulkOptions } from '@suyab/coverage/collect/bulk'
import { formatOf, type BulkFolder, type BulkFormat } from '@suyab/coverage/collect/bulk-record'
import type { Outlet } from '@suyab/coverage/outlet/outlet'
import type { Kysely } from 'kysely'
import { openExtractor } from '../../extractor.ts'
import { unreadable } from '../source.ts'
import { CommandFault, type Terminal } from '../terminal.ts'

/** What became of the records. */
export interface Summary {
  stored: number
  /** There already, by their canonical address. */
  duplicate: number
  refused: number
  /** Done by an earlier load that was broken off, or of the same file. */
  passed: number
}

/** A file of articles, or all pages of a folder. */
export interface BulkSource {
  readonly name: string
  readonly format: BulkFormat
  /** Of a folder. */
  readonly pages?: BulkFolder['pages']
}

/**
 * The files that are named and those in the folders that are named. Links in a folder are not
 * followed, since they may lead out of it or in circles.
 * @param onLink hears of each
 * @throws CommandFault where one is not there or its format cannot be told
 */
export async function bulkSources(
  paths: readonly string[],
  given: BulkFormat | undefined,
  onLink: (name: string) => void,
): Promise<BulkSource[]> {
  const found: BulkSource[] = []
  for (const path of paths) {
    const kind = await stat(path).catch((cause: unknown) => {
      throw unreadable(path, cause)
    })
    if (kind.isDirectory()) found.push(...(await folderSources(path, given, onLink)))
    // Lines of JSON are what files of any other name were taken for from the beginning.
    else found.push({ name: path, format: given ?? formatOf(path) ?? 'ndjson' })
  }
  return found
}

async function folderSources(
  folder: string,
  given: BulkFormat | undefined,
  onLink: (name: string) => void,
): Promise<BulkSource[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const { parentPath, name } of entries.filter((entry) => entry.isSymbolicLink()))
    onLink(join(parentPath, name))
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted()
  const known = files.flatMap((name): BulkSource[] => {
    const format = given ?? formatOf(name)
    return format === undefined ? [] : [{ name, format }]
  })
  if (known.length === 0)
    throw new CommandFault(
      `${folder} has no file whose name tells its format: name it with --format html`,
    )
  const pages = known.filter(({ format }) => format === 'html')
  const others = known.filter(({ format }) => format !== 'html')
  if (pages.length === 0) return others
  return [
    ...others,
    {
      name: folder,
      format: 'html',
      pages: pages.map(({ name }) => ({
        name: relative(folder, name).split(sep).join('/'),
        open: () => createReadStream(name),
      })),
    },
  ]
}

interface Loading {
  readonly db: Kysely<unknown>
  readonly archive: Archive
  readonly registry: ReadonlyMap<string, Outlet>
  readonly options: { readonly outlet?: string; readonly baseUrl?: string }
  /** Grows. */
  readonly summary: Summary
}

/**
 * Takes in files and folders one after the other; an interrupt ends it behind a batch.
 * @throws CommandFault that says how to go on, after an interrupt
 */
export async function loadBulkSources(
  terminal: Terminal,
  { db, archive, registry, options, summary }: Loading,
  bulk: readonly BulkSource[],
): Promise<void> {
  const stop = new AbortController()
  const interrupt = (): void => stop.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt)
  const extractor = openExtractor()
  const { outlet, baseUrl } = options
  try {
    for (const source of bulk) {
      if (stop.signal.aborted) break
      let known = 0
      const parts = {
        db,
        extract: extractor.extract,
        clock: terminal.clock,
        store: async (collected: Parameters<Parameters<typeof loadBulk>[0]['store']>[0]) => {
          known += (await archive.store(collected.map(({ article }) => article))).known
        },
      }
      const how: BulkOptions = {
        outletOf: (id) => registry.get(id),
        ...(outlet === undefined ? {} : { outlet }),
        ...(baseUrl === undefined ? {} : { baseUrl }),
        signal: stop.signal,
        onFault: (number, fault) => {
          const record = source.pages?.[number - 1]?.name ?? number
          terminal.err(`${JSON.stringify({ file: source.name, record, ...fault })}\n`)
        },
        onProgress: ({ stored, duplicate, refused, passed }) => {
          const records = stored + duplicate + refused + passed
          const of = source.pages === undefined ? '' : ` of ${source.pages.length}`
          if (terminal.isPerson)
            terminal.err(
              `\r\u001B[K${source.name}: ${records}${of} records, ${stored - known} articles stored`,
            )
        },
      }
      const { stored, duplicate, refused, passed } = await load(parts, source, how)
      // What came in lines or with another node's feeds is known to the archive alone.
      summary.stored += stored - known
      summary.duplicate += duplicate + known
      summary.refused += refused
      summary.passed += passed
    }
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt)
    await extractor.close()
    if (terminal.isPerson) terminal.err('\r\u001B[K')
  }
  if (stop.signal.aborted)
    throw new CommandFault(
      `stopped after ${summary.stored} articles: the same command goes on from there`,
    )
}

function load(
  parts: Parameters<typeof loadBulk>[0],
  { name, format, pages }: BulkSource,
  options: BulkOptions,
): ReturnType<typeof loadBulk> {
  if (pages !== undefined) return loadFolder(parts, { name, pages }, options)
  return loadBulk(parts, { name, format, bytes: createReadStream(name) }, options)
}
