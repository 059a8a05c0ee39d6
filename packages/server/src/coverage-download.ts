import type { Archive } from '@suyab/coverage/archive'
import type { CompiledCondition, Period } from '@suyab/coverage/archive/condition'
import type { Cursor, Hit, SearchPage } from '@suyab/coverage/archive/search'
import { csvLine } from '@suyab/coverage/collect/csv'
import { hitColumns, type HitRow } from './coverage-hit-row.ts'
import { parquetFile } from './coverage-parquet.ts'

export const downloadFormats = ['csv', 'ndjson', 'parquet'] as const
export type DownloadFormat = (typeof downloadFormats)[number]

export const downloadTypes: Readonly<Record<DownloadFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
}

/** Hits at a time. */
const pageLength = 2000

export interface DownloadOptions extends Period, Pick<SearchPage, 'duplicates'> {
  /** Ends the download, in the engine too. */
  readonly signal: AbortSignal
  /** Seconds for each page, after which the download ends with 'store.query-stopped'. */
  readonly pageSeconds: number
}

/** All hits as the parts of a file, the newest first, page after page as they are read. */
export function downloadParts(
  archive: Pick<Archive, 'search'>,
  condition: CompiledCondition,
  format: DownloadFormat,
  options: DownloadOptions,
): AsyncGenerator<Uint8Array> {
  const pages = hitPages(archive, condition, options)
  return format === 'parquet' ? parquetFile(pages) : textFile(pages, format)
}

async function* hitPages(
  archive: Pick<Archive, 'search'>,
  condition: CompiledCondition,
  { signal, pageSeconds, ...options }: DownloadOptions,
): AsyncGenerator<HitRow[]> {
  let after: Cursor | undefined
  do {
    const late = AbortSignal.timeout(pageSeconds * 1000)
    const page = await archive.search(condition, {
      ...options,
      signal: AbortSignal.any([signal, late]),
      // For an engine that did not hear that nobody waits.
      seconds: pageSeconds + 5,
      limit: pageLength,
      texts: false,
      ...(after && { after }),
    })
    yield page.hits.map(rowOf)
    after = page.next
  } while (after !== undefined)
}

function rowOf({ id, day, published, outlet, country, language, type, title, link }: Hit): HitRow {
  return { id, day, published, outlet, country, language, type, title, url: link }
}

const encoder = new TextEncoder()

async function* textFile(
  pages: AsyncIterable<HitRow[]>,
  format: 'csv' | 'ndjson',
): AsyncGenerator<Uint8Array> {
  // Spreadsheets take UTF-8 for what it is only where this mark says so.
  if (format === 'csv') yield encoder.encode(`\uFEFF${csvLine(hitColumns)}`)
  for await (const rows of pages)
    yield encoder.encode(rows.map((row) => written(row, format)).join(''))
}

function written(row: HitRow, format: 'csv' | 'ndjson'): string {
  if (format === 'ndjson') return `${JSON.stringify(row)}\n`
  return csvLine(hitColumns.map((name) => row[name]))
}
