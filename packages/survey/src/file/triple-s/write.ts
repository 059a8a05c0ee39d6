import { checkDataSet, type DataSetFault } from '../data-set-check.ts'
import type { DataSet, Remark, Texts } from '../data-set.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { element, xmlText } from '../xml-text.ts'
import { tripleVariables, type TripleVariable } from './variable.ts'

export interface TripleSWriting {
  /** Fields by their number in a line, or by their letters' places. CSV unless said. */
  readonly format?: 'csv' | 'fixed'
  readonly title?: string
  /** The name of the data file, which the metadata refers to. */
  readonly dataFile?: string
  readonly created?: Date
}

export interface TripleSFiles {
  /** The metadata, an XML document. */
  readonly metadata: string
  /** The data in UTF-8, piece by piece. */
  readonly data: Iterable<Uint8Array>
  readonly remarks: readonly Remark[]
}

export type TripleSFault =
  | DataSetFault
  | {
      readonly code: 'triple-s.text-unusable'
      readonly variable: string
      readonly row: number
      readonly rule: string
    }

const encoder = new TextEncoder()

/**
 * Writes a survey as Triple-S: metadata and data. Questions with several answers become one
 * variable of type multiple where that loses nothing.
 * @source Triple-S XML version 2.0
 */
export function writeTripleS(
  dataSet: DataSet,
  writing: TripleSWriting = {},
): Result<TripleSFiles, TripleSFault> {
  const broken = checkDataSet(dataSet)
  if (broken !== undefined) return refuse(broken)
  const remarks: Remark[] = []
  const variables = tripleVariables(dataSet, remarks)
  const isFixed = writing.format === 'fixed'
  const unusable = isFixed ? brokenLine(variables, dataSet.rows) : undefined
  if (unusable !== undefined) return refuse(unusable)
  return ok({
    metadata: metadataOf(dataSet, variables, writing, isFixed),
    data: isFixed ? fixedLines(variables, dataSet.rows) : csvLines(variables, dataSet.rows),
    remarks,
  })
}

function metadataOf(
  dataSet: DataSet,
  variables: readonly TripleVariable[],
  { title, dataFile, created }: TripleSWriting,
  isFixed: boolean,
): string {
  const languages = new Set(variables.flatMap(({ labels, values }) => [labels, ...values.map((value) => value.labels)]).flatMap((texts) => Object.keys(texts))) // prettier-ignore
  languages.delete('und')
  let start = 1
  const elements = variables.map((variable, at) => {
    const finish = start + variable.width - 1
    const position = isFixed ? { start, finish: finish === start ? undefined : finish } : { start: at + 1 } // prettier-ignore
    start = finish + 1
    return variableElement(variable, at + 1, position)
  })
  const record = element('record', { ident: 'A', href: dataFile, format: isFixed ? undefined : 'csv', skip: isFixed ? undefined : 1 }, ...elements) // prettier-ignore
  const own = title ?? dataSet.label
  const survey = element('survey', {}, own === undefined ? '' : element('title', {}, xmlText(own)), record) // prettier-ignore
  const day = created?.toISOString()
  const root = element(
    'sss',
    { version: '2.0', languages: languages.size > 0 ? [...languages].join(' ') : undefined },
    day === undefined ? '' : `${element('date', {}, day.slice(0, 10))}${element('time', {}, day.slice(11, 16))}`, // prettier-ignore
    element('origin', {}, 'Suyab'),
    survey,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

/** A text with what it is in other languages. */
function specialised(text: string, texts: Texts): string {
  const others = Object.entries(texts).filter(([language]) => language !== 'und')
  return `${xmlText(text)}${others.map(([language, own]) => element('text', { 'xml:lang': language }, xmlText(own))).join('')}` // prettier-ignore
}

function variableElement(
  variable: TripleVariable,
  ident: number,
  position: Readonly<Record<string, number | undefined>>,
): string {
  const { name, label, labels, type, values, range, width } = variable
  const codes = values.map((value) => element('value', { code: value.code }, specialised(value.label, value.labels))) // prettier-ignore
  const said = range === undefined ? codes : [element('range', range), ...codes]
  return element(
    'variable',
    { ident, type, format: variable.isLiteral ? 'literal' : undefined, use: variable.isWeight ? 'weight' : undefined }, // prettier-ignore
    element('name', {}, xmlText(name)),
    element('label', {}, specialised(label, labels)),
    element('position', position),
    type === 'character' ? element('size', {}, String(width)) : '',
    said.length > 0 ? element('values', {}, ...said) : '',
  )
}

function* csvLines(variables: readonly TripleVariable[], rows: number): Generator<Uint8Array> {
  const lineOf = (fields: readonly string[]): string => `${fields.map(quoted).join(',')}\r\n`
  yield* lines(rows, (row) => lineOf(variables.map(({ field }) => field(row))), lineOf(variables.map(({ name }) => name))) // prettier-ignore
}

function quoted(field: string): string {
  return /[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}

/** Numbers stand at the right of their places, texts at the left. */
function* fixedLines(variables: readonly TripleVariable[], rows: number): Generator<Uint8Array> {
  yield* lines(rows, (row) => {
    const fields = variables.map(({ type, isLiteral, width, field }) => {
      const text = field(row)
      return type === 'character' || isLiteral ? text.padEnd(width) : text.padStart(width)
    })
    return `${fields.join('')}\r\n`
  })
}

function* lines(rows: number, lineOf: (row: number) => string, header = ''): Generator<Uint8Array> {
  let text = header
  for (let row = 0; row < rows; row += 1) {
    text += lineOf(row)
    if (text.length < 65_536) continue
    yield encoder.encode(text)
    text = ''
  }
  yield encoder.encode(text)
}

function brokenLine(variables: readonly TripleVariable[], rows: number): TripleSFault | undefined {
  for (const { name, type, isLiteral, field } of variables) {
    if (type !== 'character' && !isLiteral) continue
    for (let row = 0; row < rows; row += 1)
      if (/[\r\n]/.test(field(row))) return { code: 'triple-s.text-unusable', variable: name, row: row + 1, rule: 'A text in fixed places has no line ends; write CSV instead.' } // prettier-ignore
  }
  return undefined
}
