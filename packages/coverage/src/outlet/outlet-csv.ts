import { CsvReader, csvLine, type CsvRow } from '../collect/csv.ts'
import { atOnce, type Steps } from '../turns.ts'
import { mostOutlets, type OutletList } from './outlet-list.ts'
import { parseOutlet, type Outlet, type OutletFault } from './outlet.ts'

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

/** Far more than there are languages to name an outlet in. */
const mostColumns = 100
const longestRow = 1024 * 1024
/** Two spaces would be one too many for whoever edits by hand. */
const listSeparator = /[\s|]+/u

/**
 * Reads outlets from CSV with a head line: the columns that `writeOutletCsv` writes, in any order;
 * `name:TAG` once per language; addresses and languages with spaces between them. A row that is no
 * outlet is a fault; the others are read all the same.
 */
export function readOutletCsv(text: string): OutletList {
  return atOnce(outletCsvSteps(text))
}

/** {@link readOutletCsv}, to be left between its rows. */
export function* outletCsvSteps(text: string): Steps<OutletList> {
  const rows = rowsOf(text)
  const head = rows.next().value
  const titles = head !== undefined && 'fields' in head ? head.fields.map((one) => one.trim()) : []
  const unreadable = titlesFault(titles)
  if (unreadable !== undefined) return { outlets: [], faults: [unreadable] }
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
  let count = 0
  for (const row of rows) {
    yield
    const { line } = row
    count += 1
    if (count > mostOutlets) {
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

function* rowsOf(text: string): Generator<CsvRow, undefined> {
  const reader = new CsvReader(longestRow)
  yield* reader.push(text)
  yield* reader.end()
}

/** A table that is none of outlets would take its columns times its rows. */
function titlesFault(titles: readonly string[]): (OutletFault & { line: number }) | undefined {
  const unreadable = (reason: string): OutletFault & { line: number } => ({
    code: 'outlet.file-unreadable',
    reason,
    line: 1,
  })
  if (titles.length > mostColumns) return unreadable(`more than ${mostColumns} columns`)
  const twice = titles.find((title, at) => title !== '' && titles.indexOf(title) !== at)
  return twice === undefined ? undefined : unreadable(`the column ${twice} stands there twice`)
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
