import type { Archive } from '@suyab/coverage/archive'
import type { CompiledCondition, Period } from '@suyab/coverage/archive/condition'
import type { Cursor, Hit, SearchPage } from '@suyab/coverage/archive/search'

/** What a file of hits holds of each: never its text, whose rights are the outlet's. */
const columns = ['id', 'day', 'published', 'outlet', 'country', 'language', 'type', 'title', 'url'] as const // prettier-ignore
type Row = Record<(typeof columns)[number], string>

export type DownloadFormat = 'csv' | 'ndjson'

export const downloadTypes: Readonly<Record<DownloadFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
}

/** Hits at a time. */
const pageLength = 2000

/** All hits as the lines of a file, the newest first, page after page as they are read. */
export async function* downloadLines(
  archive: Pick<Archive, 'search'>,
  condition: CompiledCondition,
  format: DownloadFormat,
  options: Period & Pick<SearchPage, 'signal' | 'duplicates'>,
): AsyncGenerator<string> {
  // Spreadsheets take UTF-8 for what it is only where this mark says so.
  if (format === 'csv') yield `\uFEFF${columns.join(',')}\r\n`
  let after: Cursor | undefined
  do {
    const page = await archive.search(condition, {
      ...options,
      limit: pageLength,
      texts: false,
      ...(after && { after }),
    })
    yield page.hits.map((hit) => written(rowOf(hit), format)).join('')
    after = page.next
  } while (after !== undefined)
}

function rowOf({ id, day, published, outlet, country, language, type, title, link }: Hit): Row {
  return { id, day, published, outlet, country, language, type, title, url: link }
}

function written(row: Row, format: DownloadFormat): string {
  if (format === 'ndjson') return `${JSON.stringify(row)}\n`
  return `${columns.map((name) => cell(row[name])).join(',')}\r\n`
}

/** A spreadsheet would run what begins like a formula; an apostrophe makes it text. @source RFC 4180 */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
