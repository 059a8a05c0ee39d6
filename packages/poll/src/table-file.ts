import { xmlText } from '@suyab/survey/file/xml-text'
import { writeXlsx, type Cell, type Sheet } from '@suyab/survey/file/xlsx/write'
import { csvLine } from './csv-line.ts'
import type { PrintedTable } from './table-text.ts'

const encoder = new TextEncoder()

/** Tables as a workbook: a sheet each, and one for the notes of all. */
export function tableWorkbook(tables: readonly PrintedTable[]): Uint8Array {
  const names = tables.map((_, at) => String(at + 1))
  const sheets: Sheet[] = tables.map((table, at) => ({
    name: names[at] ?? '',
    widths: [36, ...table.columns.map(() => 14)],
    rows: sheetRows(table),
  })) // prettier-ignore
  const notesName = tables[0]?.notesTitle ?? ''
  const notes = tables.flatMap((table, at): Cell[][] => [
    [names[at] ?? '', table.title],
    ...table.notes.map((note) => ['', note]),
    [],
  ])
  const written = writeXlsx([...sheets, { name: notesName, widths: [8, 100], rows: notes }])
  // Sheets are named by numbers and by a word of ours.
  if (!written.ok) throw new Error(`${written.fault.code}: ${written.fault.rule}`)
  return joined(written.value)
}

function sheetRows(table: PrintedTable): Cell[][] {
  return [
    [table.title],
    [],
    [
      '',
      ...table.groups.flatMap(({ label, span }) => [label, ...Array<string>(span - 1).fill('')]),
    ],
    ['', ...table.columns],
    ...table.rows.map(({ label, cells }): Cell[] => [label, ...cells]),
    [],
    ...table.notes.map((note) => [note]),
  ]
}

/** Tables as CSV, one below the other, in UTF-8 with a mark by which spreadsheets know it. */
export function tableCsv(tables: readonly PrintedTable[]): Uint8Array {
  const lines = tables.flatMap((table, at) => [
    ...(at === 0 ? [] : [[]]),
    ...sheetRows(table).map((row) => row.map(fieldOf)),
  ])
  return encoder.encode(`\uFEFF${lines.map(csvLine).join('')}`)
}

function fieldOf(cell: Cell): string | number {
  return typeof cell === 'number' || typeof cell === 'string' ? cell : ''
}

/** Tables as a page that needs nothing from elsewhere. */
export function tableHtml(tables: readonly PrintedTable[]): Uint8Array {
  const language = tables[0]?.language ?? 'en'
  const title = xmlText(tables[0]?.title ?? '')
  return encoder.encode(
    `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head><body>\n${tables.map(section).join('\n')}\n</body></html>\n`,
  )
}

const style =
  'body{font-family:sans-serif;margin:2rem;max-inline-size:70rem}table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{padding:.2rem .6rem;text-align:end;border-block-end:1px solid #ccc}th[scope=row],caption{text-align:start}.interval td,.letters td,.base td,.interval th,.letters th,.base th{font-size:.8em;color:#555;font-weight:400}caption{font-weight:600;padding-block-end:.6rem}th[scope=colgroup]{text-align:center}h2{font-size:1em}section+section{margin-block-start:3rem}ul{font-size:.85em;color:#333}'

function section(table: PrintedTable): string {
  const groups = table.groups.map(({ label, span }) => `<th scope="colgroup" colspan="${span}">${xmlText(label)}</th>`).join('') // prettier-ignore
  const columns = table.columns.map((label) => `<th scope="col">${xmlText(label)}</th>`).join('')
  const rows = table.rows
    .map(
      ({ kind, label, cells }) =>
        `<tr class="${kind}"><th scope="row">${xmlText(label)}</th>${cells.map((cell) => `<td>${xmlText(kind === 'share' && typeof cell === 'number' ? cell.toFixed(1) : String(cell))}</td>`).join('')}</tr>`,
    )
    .join('\n')
  const notes = table.notes.map((note) => `<li>${xmlText(note)}</li>`).join('')
  return `<section><table><caption>${xmlText(table.title)}</caption><thead><tr><td></td>${groups}</tr><tr><td></td>${columns}</tr></thead><tbody>\n${rows}\n</tbody></table><h2>${xmlText(table.notesTitle)}</h2><ul>${notes}</ul></section>`
}

function joined(pieces: Iterable<Uint8Array>): Uint8Array {
  const parts = [...pieces]
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
