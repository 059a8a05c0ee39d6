import type { MultipleResponseSet, Remark, Variable, VariableGroup } from '../data-set.ts'
import type { TextReader } from './encoding.ts'
import { readExtensions, type Extensions } from './extension.ts'
import { SavStop, type SavFaultCode } from './fault.ts'
import type { Header } from './header.ts'
import type { RawDictionary } from './raw-dictionary.ts'
import type { RawSet } from './set-text.ts'
import { VariableList, type Draft } from './variable-list.ts'

/** Where a variable's values stand in a case. */
export interface Place {
  /** The first eight-byte element, from 0. */
  readonly slot: number
  /** Bytes of each segment of a text, one after the other; empty for numbers. */
  readonly segments: readonly { readonly start: number; readonly length: number }[]
}

export interface Dictionary {
  readonly variables: readonly Variable[]
  readonly places: readonly Place[]
  readonly slots: number
  /** Declared, -1 where the file does not say. */
  readonly rows: number
  readonly weight?: string
  readonly sets: readonly MultipleResponseSet[]
  readonly groups: readonly VariableGroup[]
  readonly extensions: Extensions
  readonly documents: readonly string[]
  readonly remarks: readonly Remark[]
}

/** Puts together what the records say about each variable. */
export function readDictionary(header: Header, raw: RawDictionary, text: TextReader): Dictionary {
  if (raw.variables.length === 0) throw stop('sav.record-malformed', 'dictionary', 0, 'A file without variables has no cases.') // prettier-ignore
  const extensions = readExtensions(raw.extensions, header.little, text)
  const remarks: Remark[] = extensions.skipped.map((subtype) => ({
    code: 'sav.record-skipped',
    about: `Record 7/${subtype} says nothing that is kept.`,
  }))
  const list = new VariableList(raw, header.little, text, remarks)
  list.join(extensions.longWidths)
  list.display(extensions.displays)
  list.name(extensions.longNames)
  list.label(extensions.longLabels)
  list.miss(extensions.longMissing)
  list.attribute(extensions.variableAttributes)
  const drafts = list.done()
  const weight = weightOf(header, drafts)
  return {
    variables: drafts.map(({ variable }) => variable),
    places: drafts.map(({ place }) => place),
    slots: raw.slots,
    rows: rowsOf(header, extensions),
    ...(weight !== undefined && { weight }),
    sets: extensions.sets.flatMap((set) => resolveSet(set, list, remarks)),
    groups: extensions.groups.map(({ name, value }) => ({
      name,
      variables: value.split(/\s+/u).filter((word) => word !== ''),
    })),
    extensions,
    documents: raw.documents.map(({ bytes, offset }) => text.demand(bytes, offset, 'documents')),
    remarks,
  }
}

function rowsOf(header: Header, { rows }: Extensions): number {
  if (rows === undefined || rows === -1) return header.rows
  if (header.rows !== -1 && header.rows !== rows)
    throw stop('sav.count-unbelievable', '7/16 number of cases', 84, `The header counts ${header.rows} cases, this record ${rows}.`) // prettier-ignore
  return rows
}

function weightOf(header: Header, drafts: readonly Draft[]): string | undefined {
  if (header.weight === 0) return undefined
  const draft = drafts.find(({ place }) => place.slot === header.weight - 1)
  if (draft?.variable.kind !== 'number')
    throw stop('sav.variable-unknown', 'header', 76, `No variable of numbers is at place ${header.weight}, which weights the cases.`) // prettier-ignore
  return draft.variable.name
}

function resolveSet(
  { offset, ...set }: RawSet,
  list: VariableList,
  remarks: Remark[],
): readonly MultipleResponseSet[] {
  const members = set.variables.map((name) => list.find(name))
  const known = members.filter((draft) => draft !== undefined)
  if (known.length < members.length || known.length === 0) {
    const missing = set.variables.filter((name) => list.find(name) === undefined)
    remarks.push({
      code: 'sav.set-dropped',
      about: `The multi-response set ${set.name} at byte ${offset} names variables that are not there: ${missing.join(', ')}.`,
    })
    return []
  }
  const variables = known.map(({ variable }) => variable.name)
  if (set.kind === 'category') return [{ ...set, variables }]
  const isNumber = known[0]?.variable.kind === 'number'
  const counted = isNumber ? Number(set.counted) : set.counted
  if (typeof counted === 'number' && !Number.isFinite(counted))
    throw stop('sav.record-malformed', 'multi-response sets', offset, `The counted value "${set.counted}" is no number.`) // prettier-ignore
  return [{ ...set, variables, counted }]
}

function stop(code: SavFaultCode, record: string, offset: number, rule: string): SavStop {
  return new SavStop({ code, record, offset, rule })
}
