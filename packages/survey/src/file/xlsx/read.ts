import { unzipSync } from 'fflate'
import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { ok, refuse, type Result } from '../../result.ts'

export interface XlsxReadFault {
  readonly code: 'xlsx.not-a-workbook' | 'xlsx.malformed' | 'xlsx.too-large'
  readonly rule: string
  readonly sheet?: string
}

/** A sheet's cells as texts, rows and columns from 0; what is not there is empty. */
export interface TextSheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

class Stop extends Error {
  override readonly name = 'XlsxReadStop'
  readonly fault: XlsxReadFault

  constructor(fault: XlsxReadFault) {
    super(fault.rule)
    this.fault = fault
  }
}

export interface XlsxLimits {
  /** Of all parts of a workbook once inflated. */
  readonly bytes: number
  /** Of one sheet. */
  readonly cells: number
}

export const xlsxLimits: XlsxLimits = { bytes: 64 * 2 ** 20, cells: 2_000_000 }

/** Reads the sheets of a workbook as texts; formulas give the value that was kept of them. */
export function readXlsx(
  bytes: Uint8Array,
  limits: Partial<XlsxLimits> = {},
): Result<readonly TextSheet[], XlsxReadFault> {
  try {
    return ok(read(bytes, { ...xlsxLimits, ...limits }))
  } catch (error) {
    if (error instanceof Stop) return refuse(error.fault)
    // The libraries throw plain errors on a broken archive and on XML that is none.
    if (!(error instanceof Error)) throw error
    return refuse({
      code: 'xlsx.malformed',
      rule: `The workbook cannot be read: ${error.message}.`,
    })
  }
}

const repeated = new Set(['sheet', 'Relationship', 'si', 'r', 't', 'row', 'c'])

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (name, _path, _isLeaf, isAttribute) => !isAttribute && repeated.has(name),
})

const plain = z.union([z.string(), z.looseObject({ '#text': z.string().optional() })])
const texts = z.array(plain).optional()
const rich = z.union([
  z.string(),
  z.looseObject({ t: texts, r: z.array(z.union([z.string(), z.looseObject({ t: texts })])).optional() }), // prettier-ignore
])
const workbook = z.looseObject({
  workbook: z.looseObject({
    sheets: z.looseObject({ sheet: z.array(z.looseObject({ '@name': z.string(), '@id': z.string() })) }), // prettier-ignore
  }),
})
const links = z.looseObject({
  Relationships: z.looseObject({
    Relationship: z.array(z.looseObject({ '@Id': z.string(), '@Target': z.string() })),
  }),
})
const strings = z.looseObject({
  sst: z.union([z.string(), z.looseObject({ si: z.array(rich).optional() })]),
})
const cell = z.looseObject({
  '@r': z.string().optional(),
  '@t': z.string().optional(),
  v: plain.optional(),
  is: rich.optional(),
})
const row = z.union([
  z.string(),
  z.looseObject({
    '@r': z.string().optional(),
    c: z.array(z.union([z.string(), cell])).optional(),
  }),
])
const worksheet = z.looseObject({
  worksheet: z.looseObject({
    sheetData: z.union([z.string(), z.looseObject({ row: z.array(row).optional() })]).optional(),
  }),
})

function read(bytes: Uint8Array, most: XlsxLimits): readonly TextSheet[] {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new Stop({ code: 'xlsx.not-a-workbook', rule: 'An .xlsx file is a ZIP archive; .xls and CSV are not read here.' }) // prettier-ignore
  let total = 0
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/^xl\/.*\.(?:xml|rels)$/.test(name)) return false
      total += originalSize
      if (total > most.bytes)
        throw new Stop({ code: 'xlsx.too-large', rule: `The workbook is larger than ${most.bytes} bytes once unpacked.` }) // prettier-ignore
      return true
    },
  })
  const parse = <Shape>(path: string, shape: z.ZodType<Shape>): Shape | undefined => {
    const file = files[path]
    if (file === undefined) return undefined
    const parsed = shape.safeParse(parser.parse(new TextDecoder().decode(file)))
    if (parsed.success) return parsed.data
    throw new Stop({ code: 'xlsx.malformed', rule: `${path} is not what a workbook has there.` })
  }
  const book = parse('xl/workbook.xml', workbook)
  const rels = parse('xl/_rels/workbook.xml.rels', links)
  if (book === undefined || rels === undefined)
    throw new Stop({ code: 'xlsx.not-a-workbook', rule: 'The archive holds no workbook.' })
  const shared = parse('xl/sharedStrings.xml', strings)?.sst
  const table = (typeof shared === 'object' ? (shared.si ?? []) : []).map(textOf)
  const targets = new Map(rels.Relationships.Relationship.map((link) => [link['@Id'], link['@Target']])) // prettier-ignore
  return book.workbook.sheets.sheet.map(({ '@name': name, '@id': id }) => {
    const target = targets.get(id) ?? ''
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    const data = parse(path, worksheet)?.worksheet.sheetData
    if (files[path] === undefined)
      throw new Stop({ code: 'xlsx.malformed', sheet: name, rule: 'The sheet is not in the archive.' }) // prettier-ignore
    return { name, rows: typeof data === 'object' ? rowsOf(data.row ?? [], table, name, most) : [] }
  })
}

function textOf(value: z.infer<typeof rich>): string {
  if (typeof value === 'string') return ''
  const runs = (value.r ?? []).flatMap((run) => (typeof run === 'string' ? [] : (run.t ?? [])))
  return [...(value.t ?? []), ...runs].map(plainOf).join('')
}

function plainOf(value: z.infer<typeof plain>): string {
  const text = typeof value === 'string' ? value : (value['#text'] ?? '')
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))) // prettier-ignore
}

function rowsOf(
  rows: readonly z.infer<typeof row>[],
  table: readonly string[],
  sheet: string,
  most: XlsxLimits,
): readonly (readonly string[])[] {
  const found: string[][] = []
  let cells = 0
  for (const one of rows) {
    if (typeof one === 'string') {
      found.push([])
      continue
    }
    const at = one['@r'] === undefined ? found.length : Number(one['@r']) - 1
    const values: string[] = []
    for (const value of one.c ?? []) {
      if (typeof value === 'string') continue
      const place = value['@r'] === undefined ? values.length : columnOf(value['@r'])
      if (!(place >= values.length && place < 16_384)) throw malformed(sheet, `The cell ${value['@r']} stands out of order.`) // prettier-ignore
      while (values.length < place) values.push('')
      values.push(cellText(value, table, sheet))
    }
    if (!(at >= found.length && at < 1_048_576)) throw malformed(sheet, `The row ${one['@r']} stands out of order.`) // prettier-ignore
    cells += values.length + 1 + (at - found.length)
    if (cells > most.cells) throw new Stop({ code: 'xlsx.too-large', sheet, rule: `The sheet has more than ${most.cells} cells.` }) // prettier-ignore
    while (found.length < at) found.push([])
    found.push(values)
  }
  return found
}

function cellText(value: z.infer<typeof cell>, table: readonly string[], sheet: string): string {
  const text = value.v === undefined ? '' : plainOf(value.v)
  if (value['@t'] === 'inlineStr') return value.is === undefined ? '' : textOf(value.is)
  if (value['@t'] === 'b') return text === '1' ? 'TRUE' : 'FALSE'
  if (value['@t'] !== 's') return text
  const shared = table[Number(text)]
  if (shared === undefined) throw malformed(sheet, `There is no shared text ${text}.`)
  return shared
}

function columnOf(place: string): number {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0] ?? ''
  let at = 0
  for (const letter of letters) at = at * 26 + letter.charCodeAt(0) - 64
  return at - 1
}

function malformed(sheet: string, rule: string): Stop {
  return new Stop({ code: 'xlsx.malformed', sheet, rule })
}
