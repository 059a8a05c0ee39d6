import type { DataSet, Format, MissingValues } from '../data-set.ts'
import { attributeText } from './attribute-text.ts'
import { ByteSink, utf8 } from './byte-sink.ts'
import { lowest, packFormat } from './format.ts'
import type { Compression } from './header.ts'
import type { Plan, Planned } from './write-plan.ts'
import { setText } from './set-text.ts'

/** Numbers from -99 to 151 take one byte in the bytecode. */
export const bias = 100

/** Everything before the cases. */
export function writeDictionary(
  dataSet: DataSet,
  { planned }: Plan,
  compression: Compression,
  created: string,
): Uint8Array {
  const sink = new ByteSink()
  writeHeader(sink, dataSet, planned, compression, created)
  for (const one of planned) writeVariable(sink, one)
  writeLabels(sink, planned)
  if (dataSet.documents.length > 0) {
    sink.int(6)
    sink.int(dataSet.documents.length)
    for (const line of dataSet.documents) sink.padded(utf8(line), 80)
  }
  writeExtensions(sink, dataSet, planned)
  sink.int(999)
  sink.int(0)
  return sink.drain()
}

function slotsOf({ widths }: Planned): number {
  return widths.length === 0 ? 1 : widths.reduce((sum, width) => sum + Math.ceil(width / 8), 0)
}

/** The first element of each variable in a case, from 1. */
function placesOf(planned: readonly Planned[]): ReadonlyMap<Planned, number> {
  let slot = 1
  return new Map(
    planned.map((one) => {
      const place = slot
      slot += slotsOf(one)
      return [one, place]
    }),
  )
}

function writeHeader(
  sink: ByteSink,
  { label = '', weight, rows }: DataSet,
  planned: readonly Planned[],
  compression: Compression,
  created: string,
): void {
  const weighting = planned.find(({ variable }) => variable.name === weight)
  sink.bytes(utf8(compression === 'zlib' ? '$FL3' : '$FL2'))
  sink.padded(utf8('@(#) SPSS DATA FILE Suyab'), 60)
  sink.int(2)
  sink.int(planned.reduce((sum, one) => sum + slotsOf(one), 0))
  sink.int({ none: 0, bytecode: 1, zlib: 2 }[compression])
  sink.int(weighting === undefined ? 0 : (placesOf(planned).get(weighting) ?? 0))
  sink.int(rows > 0x7fff_ffff ? -1 : rows)
  sink.double(bias)
  sink.padded(utf8(created), 17)
  sink.padded(utf8(label), 64)
  sink.bytes(new Uint8Array(3))
}

function writeVariable(sink: ByteSink, { variable, shorts, widths }: Planned): void {
  const { label = '', missing, format, writeFormat = format } = variable
  for (const [index, short] of shorts.entries()) {
    const width = widths[index] ?? 0
    const isFirst = index === 0
    const bytes = utf8(isFirst ? label : '')
    const own = isFirst && width <= 8 ? missing : undefined
    sink.int(2)
    sink.int(width)
    sink.int(bytes.length > 0 ? 1 : 0)
    sink.int(missingCode(own))
    sink.int(packed(format, width))
    sink.int(packed(writeFormat, width))
    sink.padded(utf8(short), 8)
    if (bytes.length > 0) {
      sink.int(bytes.length)
      sink.padded(bytes, Math.ceil(bytes.length / 4) * 4)
    }
    if (own?.range) {
      sink.double(own.range.from === -Infinity ? lowest : own.range.from)
      sink.double(own.range.to === Infinity ? Number.MAX_VALUE : own.range.to)
    }
    for (const value of own?.values ?? []) writeValue(sink, value)
    for (let more = Math.ceil(width / 8); more > 1; more -= 1) {
      for (const field of [2, -1, 0, 0, 0, 0]) sink.int(field)
      sink.padded(new Uint8Array(0), 8)
    }
  }
}

function missingCode(missing: MissingValues | undefined): number {
  if (missing === undefined) return 0
  return missing.range === undefined ? missing.values.length : -2 - missing.values.length
}

/** A segment's format has the segment's width. */
function packed(format: Format, width: number): number {
  const type = format.type === 'AHEX' && width > 127 ? 'A' : format.type
  const own = type === 'AHEX' ? width * 2 : width
  return packFormat(width === 0 ? format : { type, width: own, decimals: 0 }) ?? 0
}

function writeValue(sink: ByteSink, value: number | string): void {
  if (typeof value === 'number') sink.double(value)
  else sink.padded(utf8(value), 8)
}

function isLong({ variable }: Planned): boolean {
  return variable.width > 8
}

function writeLabels(sink: ByteSink, planned: readonly Planned[]): void {
  const places = placesOf(planned)
  for (const one of planned) {
    const { categories } = one.variable
    if (categories.length === 0 || isLong(one)) continue
    sink.int(3)
    sink.int(categories.length)
    for (const { value, label } of categories) {
      const bytes = utf8(label)
      writeValue(sink, value)
      sink.byte(bytes.length)
      sink.padded(bytes, Math.ceil((bytes.length + 1) / 8) * 8 - 1)
    }
    for (const field of [4, 1, places.get(one) ?? 0]) sink.int(field)
  }
}

function extension(sink: ByteSink, subtype: number, size: number, bytes: Uint8Array): void {
  if (bytes.length === 0) return
  for (const field of [7, subtype, size, bytes.length / size]) sink.int(field)
  sink.bytes(bytes)
}

function integers(values: readonly number[]): Uint8Array {
  const sink = new ByteSink(values.length * 4)
  for (const value of values) sink.int(value)
  return sink.drain()
}

function writeExtensions(sink: ByteSink, dataSet: DataSet, planned: readonly Planned[]): void {
  const text = (subtype: number, body: string): void => extension(sink, subtype, 1, utf8(body))
  // Version 1.0.0, no machine, IEEE numbers, compression 1, smallest byte first, UTF-8.
  extension(sink, 3, 4, integers([1, 0, 0, -1, 1, 1, 2, 65_001]))
  const doubles = new ByteSink(24)
  for (const value of [-Number.MAX_VALUE, Number.MAX_VALUE, lowest]) doubles.double(value)
  extension(sink, 4, 8, doubles.drain())
  const shortOf = new Map(planned.map(({ variable, shorts }) => [variable.name, shorts[0] ?? '']))
  const nameOf = (name: string): string => (shortOf.get(name) ?? name).toLowerCase()
  const isNamedByValue = (set: DataSet['sets'][number]): boolean =>
    set.kind === 'dichotomy' && set.namedByCountedValue === true
  text(5, dataSet.groups.map(({ name, variables }) => `${name}= ${variables.join(' ')}\n`).join(''))
  text(7, setText(dataSet.sets.filter((set) => !isNamedByValue(set)), nameOf)) // prettier-ignore
  extension(sink, 11, 4, integers(planned.flatMap(displayOf)))
  text(13, planned.map(({ variable, shorts }) => `${shorts[0]}=${variable.name}`).join('\t'))
  text(
    14,
    planned
      .filter(({ widths }) => widths.length > 1)
      .map(({ variable, shorts }) => `${shorts[0]}=${String(variable.width).padStart(5, '0')}\0\t`)
      .join(''),
  )
  const counts = new ByteSink(16)
  counts.long(1)
  counts.long(dataSet.rows)
  extension(sink, 16, 8, counts.drain())
  text(17, attributeText(dataSet.attributes))
  text(18, variableAttributes(planned))
  text(19, setText(dataSet.sets.filter(isNamedByValue), nameOf))
  extension(sink, 21, 1, longLabels(planned))
  extension(sink, 22, 1, longMissing(planned))
  text(20, 'UTF-8')
}

function displayOf({ variable, shorts }: Planned): readonly number[] {
  const measure = variable.measure === undefined ? 0 : { nominal: 1, ordinal: 2, scale: 3 }[variable.measure] // prettier-ignore
  const alignment = variable.display?.alignment ?? (variable.kind === 'text' ? 'left' : 'right')
  const width = variable.display?.width ?? Math.min(Math.max(variable.format.width, 1), 40)
  return shorts.flatMap(() => [measure, width, { left: 0, right: 1, center: 2 }[alignment]])
}

function variableAttributes(planned: readonly Planned[]): string {
  return planned
    .map(({ variable: { name, attributes = {} } }) => [name, attributeText(attributes)] as const)
    .filter(([, attributes]) => attributes !== '')
    .map(([name, attributes]) => `${name}:${attributes}`)
    .join('/')
}

function longLabels(planned: readonly Planned[]): Uint8Array {
  const sink = new ByteSink()
  for (const one of planned) {
    const { name, width, categories } = one.variable
    if (!isLong(one) || categories.length === 0) continue
    counted(sink, utf8(name))
    sink.int(width)
    sink.int(categories.length)
    for (const { value, label } of categories) {
      sink.int(width)
      sink.padded(utf8(String(value)), width)
      counted(sink, utf8(label))
    }
  }
  return sink.drain()
}

function longMissing(planned: readonly Planned[]): Uint8Array {
  const sink = new ByteSink()
  for (const one of planned) {
    const { name, missing } = one.variable
    if (!isLong(one) || missing === undefined) continue
    counted(sink, utf8(name))
    sink.byte(missing.values.length)
    sink.int(8)
    for (const value of missing.values) sink.padded(utf8(String(value)), 8)
  }
  return sink.drain()
}

function counted(sink: ByteSink, bytes: Uint8Array): void {
  sink.int(bytes.length)
  sink.bytes(bytes)
}
