import { Zip, ZipDeflate } from 'fflate'
import { ok, refuse, type Result } from '../../result.ts'
import { element, xmlText } from '../xml-text.ts'

/** What stands in a cell: a text, a number, a day or moment, or nothing. */
export type Cell = string | number | null | { readonly day: Date } | { readonly moment: Date }

export interface Sheet {
  readonly name: string
  /** The first row is set off as a header and stays in sight. */
  readonly hasHeader?: boolean
  /** Columns run from right to left. */
  readonly rightToLeft?: boolean
  /** Letters that fit into each column. */
  readonly widths?: readonly number[]
  readonly rows: Iterable<readonly Cell[]>
}

export interface XlsxFault {
  readonly code: 'xlsx.sheet-unusable' | 'xlsx.cell-unusable' | 'xlsx.too-large'
  readonly sheet: string
  readonly rule: string
  /** Counted from 1. */
  readonly row?: number
  readonly column?: number
}

/** Rows and columns of a sheet, and letters of a cell. @source Excel specifications and limits */
const most = { rows: 1_048_576, columns: 16_384, letters: 32_767 }

export class XlsxStop extends Error {
  override readonly name = 'XlsxStop'
  readonly fault: XlsxFault

  constructor(fault: XlsxFault) {
    super(`${fault.code}: ${fault.rule}`)
    this.fault = fault
  }
}

/**
 * Writes a workbook piece by piece, its rows asked for one at a time. Sheets' names are checked
 * first; rows are only known as they come.
 * @throws XlsxStop while the pieces are taken, at a row or cell that a sheet cannot hold
 */
export function writeXlsx(sheets: readonly Sheet[]): Result<Iterable<Uint8Array>, XlsxFault> {
  const seen = new Set<string>()
  for (const { name } of sheets) {
    const folded = name.toLowerCase()
    if (name === '' || name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name) || seen.has(folded))
      return refuse({ code: 'xlsx.sheet-unusable', sheet: name, rule: "A sheet has a name of its own of at most 31 letters, without [ ] : * ? / \\ and no ' at its ends." }) // prettier-ignore
    seen.add(folded)
  }
  if (sheets.length === 0) return refuse({ code: 'xlsx.sheet-unusable', sheet: '', rule: 'A workbook has at least one sheet.' }) // prettier-ignore
  return ok(pieces(sheets))
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function* pieces(sheets: readonly Sheet[]): Generator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    ready.push(piece)
  })
  const encoder = new TextEncoder()
  for (const [path, parts] of partsOf(sheets)) {
    const file = new ZipDeflate(path, { level: 6 })
    file.mtime = Date.UTC(1980, 0, 2)
    zip.add(file)
    for (const part of parts) {
      file.push(encoder.encode(part))
      yield* ready.splice(0)
    }
    file.push(new Uint8Array(0), true)
  }
  zip.end()
  yield* ready.splice(0)
}

function* partsOf(sheets: readonly Sheet[]): Generator<readonly [string, Iterable<string>]> {
  yield ['[Content_Types].xml', [contentTypes(sheets)]]
  yield ['_rels/.rels', [relationships([['officeDocument', 'xl/workbook.xml']])]]
  yield ['xl/workbook.xml', [workbook(sheets)]]
  const targets = sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const)
  yield ['xl/_rels/workbook.xml.rels', [relationships([...targets, ['styles', 'styles.xml']])]]
  yield ['xl/styles.xml', [styles]]
  for (const [at, sheet] of sheets.entries()) yield [`xl/worksheets/sheet${at + 1}.xml`, worksheet(sheet)] // prettier-ignore
}

function contentTypes(sheets: readonly Sheet[]): string {
  const override = (path: string, type: string): string => element('Override', { PartName: path, ContentType: `${types}.${type}+xml` }) // prettier-ignore
  return `${head}${element(
    'Types',
    { xmlns: `${packaging}/content-types` },
    element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }), // prettier-ignore
    override('/xl/workbook.xml', 'sheet.main'),
    override('/xl/styles.xml', 'styles'),
    ...sheets.map((_, at) => override(`/xl/worksheets/sheet${at + 1}.xml`, 'worksheet')),
  )}`
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const one = ([type, target]: readonly [string, string], at: number): string =>
    element('Relationship', { Id: `rId${at + 1}`, Type: `${office}/${type}`, Target: target })
  return `${head}${element('Relationships', { xmlns: `${packaging}/relationships` }, ...targets.map(one))}` // prettier-ignore
}

function workbook(sheets: readonly Sheet[]): string {
  const one = ({ name }: Sheet, at: number): string => element('sheet', { name, sheetId: at + 1, 'r:id': `rId${at + 1}` }) // prettier-ignore
  return `${head}${element('workbook', { xmlns: main, 'xmlns:r': office }, element('sheets', {}, ...sheets.map(one)))}` // prettier-ignore
}

/** Cell styles by number: 0 plain, 1 header, 2 day, 3 moment. */
const styles = `${head}${element(
  'styleSheet',
  { xmlns: main },
  element('numFmts', { count: 2 }, element('numFmt', { numFmtId: 164, formatCode: 'yyyy-mm-dd' }), element('numFmt', { numFmtId: 165, formatCode: 'yyyy-mm-dd hh:mm:ss' })), // prettier-ignore
  element('fonts', { count: 2 }, '<font><sz val="11"/><name val="Calibri"/></font>', '<font><b/><sz val="11"/><name val="Calibri"/></font>'), // prettier-ignore
  element('fills', { count: 2 }, '<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'), // prettier-ignore
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  element(
    'cellXfs',
    { count: 4 },
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  ),
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
)}`

function* worksheet(sheet: Sheet): Generator<string> {
  const { hasHeader = false, rightToLeft = false, widths = [] } = sheet
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const view = element('sheetView', { workbookViewId: 0, rightToLeft: rightToLeft ? 1 : undefined }, hasHeader ? pane : '') // prettier-ignore
  const columns = widths.map((width, at) => element('col', { min: at + 1, max: at + 1, width, customWidth: 1 })) // prettier-ignore
  yield `${head}<worksheet xmlns="${main}">${element('sheetViews', {}, view)}${columns.length > 0 ? element('cols', {}, ...columns) : ''}<sheetData>` // prettier-ignore
  let text = ''
  let row = 0
  for (const cells of sheet.rows) {
    row += 1
    if (row > most.rows || cells.length > most.columns)
      throw new XlsxStop({ code: 'xlsx.too-large', sheet: sheet.name, row, rule: `A sheet has at most ${most.rows} rows of ${most.columns} cells.` }) // prettier-ignore
    const style = hasHeader && row === 1 ? 1 : 0
    text += `<row r="${row}">${cells.map((cell, at) => cellXml(cell, row, at, style, sheet.name)).join('')}</row>` // prettier-ignore
    if (text.length < 65_536) continue
    yield text
    text = ''
  }
  yield `${text}</sheetData></worksheet>`
}

function cellXml(cell: Cell, row: number, at: number, style: number, sheet: string): string {
  if (cell === null || cell === '') return ''
  const place = `r="${columnName(at)}${row}"`
  const bad = (rule: string): XlsxStop => new XlsxStop({ code: 'xlsx.cell-unusable', sheet, row, column: at + 1, rule }) // prettier-ignore
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw bad('A cell holds a finite number.')
    return `<c ${place}${style === 0 ? '' : ` s="${style}"`}><v>${cell}</v></c>`
  }
  if (typeof cell === 'string') {
    if (cell.length > most.letters) throw bad(`A cell holds at most ${most.letters} letters.`)
    return `<c ${place} t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${xmlText(escaped(cell))}</t></is></c>` // prettier-ignore
  }
  const isDay = 'day' in cell
  const time = ('day' in cell ? cell.day : cell.moment).getTime()
  // Day 60 of Excel, 29 February 1900, was none: numbers before 1 March 1900 mislead.
  const serial = time / 86_400_000 + 25_569
  if (!(serial >= 61)) throw bad('A cell holds no day before 1 March 1900.')
  return `<c ${place} s="${isDay ? 2 : 3}"><v>${serial}</v></c>`
}

/** What looks like an escape of Excel's, `_x000D_`, is escaped itself. */
function escaped(text: string): string {
  return text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** A to Z, AA … from 0. */
export function columnName(at: number): string {
  return at < 26
    ? String.fromCodePoint(65 + at)
    : `${columnName(Math.floor(at / 26) - 1)}${columnName(at % 26)}`
}
