import type { Attributes, Category, MissingValues, Remark, Variable } from '../data-set.ts'
import type { Place } from './dictionary.ts'
import { trimEnd, type TextReader } from './encoding.ts'
import type { LongLabels, LongMissing, Named } from './extension.ts'
import { SavStop, type SavFaultCode } from './fault.ts'
import { lowest, unpackFormat } from './format.ts'
import type { RawDictionary, RawLabels, RawText, RawVariable } from './raw-dictionary.ts'

/** A variable whose records are being put together. */
export interface Draft {
  variable: Variable
  place: Place
  readonly short: string
  readonly slot: number
  /** Among the short names, from 0. */
  readonly index: number
  readonly attributes: Map<string, readonly string[]>
}

/** Labels that may be copied from one variable to another before a file counts as hostile. */
const copies = 4_000_000

const measures = [undefined, 'nominal', 'ordinal', 'scale'] as const
const alignments = ['left', 'right', 'center'] as const

/** The variables of a file, found by short name, by long name and by their place in a case. */
export class VariableList {
  #drafts: Draft[] = []
  readonly #byShort = new Map<string, Draft>()
  readonly #byName = new Map<string, Draft>()
  /** Short names of the later segments of very long strings: no variables of their own. */
  readonly #segments = new Set<string>()
  readonly #little: boolean
  readonly #text: TextReader
  readonly #remarks: Remark[]
  #copied = 0

  constructor(raw: RawDictionary, little: boolean, text: TextReader, remarks: Remark[]) {
    this.#little = little
    this.#text = text
    this.#remarks = remarks
    for (const variable of raw.variables) this.#add(variable)
    const bySlot = new Map(this.#drafts.map((draft) => [draft.slot, draft]))
    for (const labels of raw.labels) this.#addLabels(labels, bySlot)
  }

  find(name: string): Draft | undefined {
    return this.#byName.get(name) ?? this.#byShort.get(name.toUpperCase())
  }

  done(): readonly Draft[] {
    for (const draft of this.#drafts)
      if (draft.attributes.size > 0)
        draft.variable = { ...draft.variable, attributes: Object.fromEntries(draft.attributes) }
    return this.#drafts
  }

  /** Record 7/14: joins the segments of very long strings. */
  join(longWidths: readonly Named[]): void {
    for (const { name, value, offset } of longWidths) {
      const first = this.#demand(name, offset, '7/14 very long strings')
      const width = Number(value)
      const count = width <= 255 ? 1 : Math.ceil(width / 252)
      const segments = this.#drafts.slice(first.index, first.index + count)
      const fits =
        /^\d{1,5}$/.test(value) &&
        width >= 1 &&
        width <= 32_767 &&
        segments.length === count &&
        segments.every(({ variable }, index) => {
          const own = index < count - 1 ? 255 : width - (count - 1) * 252
          return Math.ceil(variable.width / 8) === Math.ceil(own / 8) && variable.kind === 'text'
        })
      if (!fits)
        throw stop('sav.record-malformed', '7/14 very long strings', offset, `${name} has no segments for ${value} bytes.`) // prettier-ignore
      first.variable = { ...first.variable, width, format: { ...first.variable.format, width } }
      first.place = {
        slot: first.slot,
        // Each segment is filled before the next, so that the last may hold nothing.
        segments: segments.map(({ slot }, index) => ({
          start: slot * 8,
          length: Math.max(0, Math.min(255, width - 255 * index)),
        })),
      }
      for (const { short } of segments.slice(1)) this.#segments.add(short)
    }
  }

  /** Record 7/11: three numbers for each short name, or two where no width is kept. */
  display(integers: readonly number[]): void {
    if (integers.length > 0) {
      const each = integers.length / this.#drafts.length
      if (each === 2 || each === 3)
        for (const [index, draft] of this.#drafts.entries())
          this.#display(draft, integers.slice(index * each, (index + 1) * each))
      else
        this.#remarks.push({
          code: 'sav.display-skipped',
          about: `Record 7/11 has ${integers.length} numbers for ${this.#drafts.length} variables.`,
        })
    }
    this.#drafts = this.#drafts.filter(({ short }) => !this.#segments.has(short))
  }

  /** Record 7/13: the names that people know the variables by. */
  name(longNames: readonly Named[]): void {
    for (const { name, value, offset } of longNames) {
      if (this.#segments.has(name.toUpperCase())) continue
      const draft = this.#demand(name, offset, '7/13 long names')
      draft.variable = { ...draft.variable, name: value }
    }
    for (const draft of this.#drafts) {
      const { name } = draft.variable
      if (this.#byName.has(name))
        throw stop('sav.name-twice', '7/13 long names', 0, `Two variables are named ${name}.`)
      this.#byName.set(name, draft)
    }
  }

  /** Record 7/21 */
  label(longLabels: readonly LongLabels[]): void {
    for (const { variable, labels, offset } of longLabels) {
      const draft = this.#demand(variable, offset, '7/21 labels of long strings')
      const categories = labels.map(({ value, label }) => ({
        value: this.#read(value, '7/21 labels of long strings'),
        label: this.#read(label, '7/21 labels of long strings'),
      }))
      this.#categorise(draft, categories, offset)
    }
  }

  /** Record 7/22 */
  miss(longMissing: readonly LongMissing[]): void {
    for (const { variable, values, offset } of longMissing) {
      const draft = this.#demand(variable, offset, '7/22 missing values of long strings')
      const texts = values.map((value) => this.#read(value, '7/22 missing values of long strings'))
      draft.variable = { ...draft.variable, missing: { values: texts } }
    }
  }

  /** Record 7/18 */
  attribute(variableAttributes: readonly (readonly [string, Attributes])[]): void {
    for (const [name, attributes] of variableAttributes) {
      const draft = this.find(name)
      if (draft !== undefined)
        for (const [key, values] of Object.entries(attributes)) draft.attributes.set(key, values)
      else if (!this.#segments.has(name.toUpperCase()))
        this.#remarks.push({
          code: 'sav.attributes-dropped',
          about: `Record 7/18 gives attributes to ${name}, which is not there.`,
        })
    }
  }

  #add(raw: RawVariable): void {
    const short = this.#read(raw.name, 'variable').toUpperCase()
    if (short === '' || this.#byShort.has(short))
      throw stop('sav.name-twice', 'variable', raw.name.offset, short === '' ? 'A variable has a name.' : `Two variables are named ${short}.`) // prettier-ignore
    const kind = raw.width === 0 ? 'number' : 'text'
    const { known, ...format } = unpackFormat(raw.print, kind)
    const { known: writeKnown, ...writeFormat } = unpackFormat(raw.write, kind)
    if (!known)
      this.#remarks.push({
        code: 'sav.format-unknown',
        about: `The print format ${raw.print} is not known.`,
        variable: short,
      })
    const label = raw.label && this.#read(raw.label, 'variable label')
    const missing = this.#missing(raw)
    const isSame = raw.print === raw.write || !writeKnown
    const variable: Variable = {
      name: this.#read(raw.name, 'variable'),
      ...(label !== undefined && { label }),
      kind,
      width: raw.width,
      categories: [],
      ...(missing && { missing }),
      format: kind === 'text' ? { ...format, width: raw.width * (format.type === 'AHEX' ? 2 : 1) } : format, // prettier-ignore
      ...(!isSame && { writeFormat }),
    }
    const segments = kind === 'text' ? [{ start: raw.slot * 8, length: raw.width }] : []
    const draft = {
      variable,
      place: { slot: raw.slot, segments },
      short,
      slot: raw.slot,
      index: this.#drafts.length,
      attributes: new Map<string, readonly string[]>(),
    }
    this.#drafts.push(draft)
    this.#byShort.set(short, draft)
  }

  #missing(raw: RawVariable): MissingValues | undefined {
    if (raw.missing.length === 0) return undefined
    const values = raw.missing.map((value) =>
      raw.width === 0
        ? this.#number(value, 'missing values')
        : this.#read({ ...value, bytes: value.bytes.subarray(0, raw.width) }, 'missing values'),
    )
    if (raw.missingCode > 0) return { values }
    const [from, to, ...rest] = values as number[]
    const range = {
      from: from === undefined || from <= lowest ? -Infinity : from,
      to: to === undefined || to >= Number.MAX_VALUE ? Infinity : to,
    }
    return { values: rest, range }
  }

  #addLabels({ labels, slots, offset }: RawLabels, bySlot: ReadonlyMap<number, Draft>): void {
    // Variables of one width share what the record says.
    const byWidth = new Map<number, readonly Category[]>()
    for (const slot of slots) {
      const draft = bySlot.get(slot - 1)
      if (draft === undefined)
        throw stop('sav.variable-unknown', 'labelled variables', offset, `Labels are given to place ${slot}, where no variable begins.`) // prettier-ignore
      const { width } = draft.variable
      if (width > 8)
        throw stop('sav.record-malformed', 'labelled variables', offset, `${draft.variable.name} is too long a text for labels of this record.`) // prettier-ignore
      const shared = byWidth.get(width) ?? this.#categories(labels, width)
      byWidth.set(width, shared)
      this.#categorise(draft, shared, offset)
    }
  }

  #categories(labels: RawLabels['labels'], width: number): readonly Category[] {
    return labels.map(({ value, label }) => ({
      value:
        width === 0
          ? this.#number(value, 'value labels')
          : this.#read({ ...value, bytes: value.bytes.subarray(0, width) }, 'value labels'),
      label: this.#read(label, 'value labels'),
    }))
  }

  #categorise(draft: Draft, more: readonly Category[], offset: number): void {
    const { categories } = draft.variable
    if (categories.length > 0) this.#copied += categories.length + more.length
    if (this.#copied > copies)
      throw stop('sav.too-large', 'value labels', offset, 'Variables are labelled over and over.')
    draft.variable = {
      ...draft.variable,
      categories: categories.length === 0 ? more : [...categories, ...more],
    }
  }

  #display(draft: Draft, integers: readonly number[]): void {
    const [code = 0, ...rest] = integers
    const alignment = alignments[rest.at(-1) ?? -1]
    const measure = measures[code]
    const width = rest.length === 2 ? (rest[0] ?? 0) : draft.variable.format.width
    draft.variable = {
      ...draft.variable,
      ...(measure && { measure }),
      ...(alignment && { display: { width, alignment } }),
    }
  }

  #demand(name: string, offset: number, record: string): Draft {
    const draft = this.find(name)
    if (draft !== undefined) return draft
    throw stop('sav.variable-unknown', record, offset, `There is no variable ${name}.`)
  }

  #read({ bytes, offset }: RawText, record: string): string {
    return this.#text.demand(trimEnd(bytes), offset, record)
  }

  #number({ bytes, offset }: RawText, record: string): number {
    const number = new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, this.#little)
    if (!Number.isNaN(number)) return number
    throw stop('sav.value-not-a-number', record, offset, 'These eight bytes are no number.')
  }
}

function stop(code: SavFaultCode, record: string, offset: number, rule: string): SavStop {
  return new SavStop({ code, record, offset, rule })
}
