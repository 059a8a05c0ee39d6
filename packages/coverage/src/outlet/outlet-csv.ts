import { CsvReader, csvLine } from '../collect/csv.ts'
import { parseOutlet, type Outlet, type OutletFault } from './outlet.ts'

/** Outlets read from a file, and what of it could not be read, by its line. */
export interface OutletList {
  readonly outlets: readonly Outlet[]
  readonly faults: readonly (OutletFault & { readonly line: number })[]
}

const columns = [
  'id',
  'country',
  'languages',
  'feeds',
  'sitemaps',
  'owner',
  'time_zone',
  'observed_since',
  'observed_until',
  'retention_days',
  'pace_seconds',
] as const
type Column = (typeof columns)[number]
const needed: readonly Column[] = ['id', 'country', 'languages', 'time_zone', 'observed_since']

const mostOutlets = 100_000
const longestRow = 1024 * 1024
/** Two spaces would be one too many for whoever edits by hand. */
const listSeparator = /[\s|]+/u

/**
 * Reads outlets from CSV with a head line: the columns that `writeOutletCsv` writes, in any order;
 * `name:TAG` once per language; addresses and languages with spaces between them. A row that is no
 * outlet is a fault; the others are read all the same.
 */
export function readOutletCsv(text: string): OutletList {
  const reader = new CsvReader(longestRow)
  const [head, ...rows] = [...reader.push(text), ...reader.end()]
  const titles = head !== undefined && 'fields' in head ? head.fields.map((one) => one.trim()) : []
  const missing = needed.filter((column) => !titles.includes(column))
  if (!titles.some((title) => title.startsWith('name:'))) missing.push('name:TAG' as Column)
  if (missing.length > 0)
    return {
      outlets: [],
      faults: [{ code: 'outlet.columns-missing', columns: missing.join(' '), line: 1 }],
    }
  const faults: (OutletFault & { line: number })[] = titles
    .filter((title) => title !== '' && !isColumn(title) && !title.startsWith('name:'))
    .map((column) => ({ code: 'outlet.column-unknown', column, line: 1 }))
  const outlets = new Map<string, Outlet>()
  for (const row of rows) {
    const { line } = row
    if (outlets.size >= mostOutlets) {
      faults.push({ code: 'outlet.too-many', limit: mostOutlets, line })
      break
    }
    if (!('fields' in row)) {
      faults.push({
        code: 'outlet.file-unreadable',
        reason:
          row.unclosed === true
            ? 'a quotation mark that nothing closes'
            : `a row of ${row.length} letters`,
        line,
      })
      continue
    }
    const read = parseOutlet(rawOf(titles, row.fields))
    if (!read.ok) faults.push({ ...read.fault, line })
    else if (outlets.has(read.value.id))
      faults.push({ code: 'outlet.twice', id: read.value.id, line })
    else outlets.set(read.value.id, read.value)
  }
  return { outlets: [...outlets.values()], faults }
}

function isColumn(title: string): title is Column {
  return columns.some((column) => column === title)
}

function rawOf(titles: readonly string[], fields: readonly string[]): object {
  const cells = new Map(titles.map((title, at) => [title, fields[at]?.trim() ?? '']))
  const cell = (column: Column): string | undefined => cells.get(column) || undefined
  const list = (column: Column): string[] => cell(column)?.split(listSeparator) ?? []
  const names = [...cells]
    .filter(([title, value]) => title.startsWith('name:') && value !== '')
    .map(([title, value]) => [title.slice('name:'.length), value] as const)
  const number = (column: Column): unknown => {
    const text = cell(column)
    // What is no number stays a text, so that the fault can show it.
    return text === undefined || Number.isNaN(Number(text)) ? text : Number(text)
  }
  return {
    id: cell('id'),
    names: Object.fromEntries(names),
    country: cell('country'),
    languages: list('languages'),
    feeds: list('feeds'),
    sitemaps: list('sitemaps'),
    owner: cell('owner'),
    timeZone: cell('time_zone'),
    observedSince: cell('observed_since'),
    observedUntil: cell('observed_until'),
    retention: number('retention_days'),
    pace: number('pace_seconds'),
  }
}

/** Writes outlets as CSV that `readOutletCsv` reads back the same. */
export function writeOutletCsv(outlets: readonly Outlet[]): string {
  const written = [...new Set(outlets.flatMap(({ names }) => Object.keys(names)))].toSorted()
  // A list without outlets still shows whoever fills it in how a name is given.
  const tags = written.length === 0 ? ['en'] : written
  const head = csvLine(['id', ...tags.map((tag) => `name:${tag}`), ...columns.slice(1)])
  const rows = outlets.map((outlet) =>
    csvLine([
      outlet.id,
      ...tags.map((tag) => outlet.names[tag] ?? ''),
      outlet.country,
      outlet.languages.join(' '),
      outlet.feeds.join(' '),
      outlet.sitemaps.join(' '),
      outlet.owner ?? '',
      outlet.timeZone,
      outlet.observedSince,
      outlet.observedUntil ?? '',
      outlet.retention === undefined ? '' : String(outlet.retention),
      String(outlet.pace),
    ]),
  )
  return head + rows.join('')
}
