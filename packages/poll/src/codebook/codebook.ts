import { isUserMissing, type DataSet, type MissingValues, type Texts, type Variable } from '@suyab/survey/file/data-set' // prettier-ignore
import { questionsOf } from '@suyab/survey/file/xlsform/questionnaire'
import { designColumns } from '../design-check.ts'
import type { DesignDeclaration } from '../design.ts'
import type { Poll, WaveDeclaration } from '../poll.ts'
import { dictionaryOf } from '../question-row.ts'
import type { RecodingEntry } from '../recoding-store.ts'
import { dataVersion, type WaveRecord } from '../wave-record.ts'
import type { WaveNotes } from '../wave-store.ts'

/** What every variable of a wave means and how it came about, for anyone to read. */
export interface Codebook {
  readonly poll: Poll
  readonly wave: number
  readonly declaration: WaveDeclaration
  readonly respondents: number
  readonly dataVersion: string
  /** Codes with what they stand for. */
  readonly countries: readonly { readonly code: string; readonly label: Texts }[]
  /** The number of the weighting in force; null: the weights of the design, or none. */
  readonly weighting: number | null
  readonly variables: readonly CodebookVariable[]
  readonly sets: readonly CodebookSet[]
  /** Withdrawn ones too: figures may have been made while they were in force. */
  readonly recodings: readonly RecodingEntry[]
  /** As the data have it, for the formats that take it whole. */
  readonly dataSet: DataSet
}

/** What a column is for in the design. */
export type DesignRole = 'weight' | 'replicate' | 'country' | 'cluster' | 'stratum' | 'population'

export interface CodebookVariable {
  readonly name: string
  readonly label: Texts
  readonly kind: 'number' | 'text'
  readonly measure?: Variable['measure']
  readonly format: string
  readonly role?: DesignRole
  /** The set of several answers that it belongs to. */
  readonly set?: string
  readonly categories: readonly {
    readonly value: number | string
    readonly label: Texts
    /** It counts as no answer. */
    readonly missing: boolean
  }[]
  /** An open end of the range is null. */
  readonly missing?: {
    readonly values: readonly (number | string)[]
    readonly range?: { readonly from: number | null; readonly to: number | null }
  }
  readonly recoding?: RecodingEntry
}

export interface CodebookSet {
  readonly name: string
  readonly label: Texts
  readonly kind: 'dichotomy' | 'category'
  readonly variables: readonly string[]
}

/** Makes a wave's codebook of its record, without its answers. */
export function codebookOf(
  record: WaveRecord,
  notes: WaveNotes,
  recodings: readonly RecodingEntry[],
): Codebook {
  const { poll, wave, questionnaire } = record
  const [first = 'und'] = poll.languages
  const dataSet = dictionaryOf(record, notes)
  const roles = rolesOf(wave.declaration.design)
  const setOf = new Map(dataSet.sets.flatMap((set) => set.variables.map((name) => [name, set.name]))) // prettier-ignore
  const asked = new Map(questionsOf(questionnaire.items).map((one) => [one.name, one.label]))
  const inForce = new Map(recodings.filter((one) => one.withdrawn === undefined).map((one) => [one.recoding.name, one])) // prettier-ignore
  const { country } = wave.declaration.design
  const named = dataSet.variables.find(({ name }) => name === country)?.categories ?? []
  return {
    poll,
    wave: wave.number,
    declaration: wave.declaration,
    respondents: wave.respondents,
    dataVersion: dataVersion(wave),
    countries: notes.summary.countries.map((code) => {
      const category = named.find(({ value }) => String(value) === code)
      const label = category === undefined ? {} : (category.labels ?? { [first]: category.label })
      return { code, label }
    }),
    weighting: wave.weighting,
    variables: dataSet.variables.map(
      (variable) =>
      variableOf(variable, first, roles.get(variable.name), setOf.get(variable.name), inForce.get(variable.name)), // prettier-ignore
    ),
    sets: dataSet.sets.map((set) => ({
      name: set.name,
      label: { ...(set.label === '' ? {} : { [first]: set.label }), ...asked.get(set.name.slice(1)) }, // prettier-ignore
      kind: set.kind,
      variables: set.variables,
    })),
    recodings,
    dataSet: { ...dataSet, rows: wave.respondents },
  }
}

function variableOf(
  variable: Variable,
  first: string,
  role: DesignRole | undefined,
  set: string | undefined,
  recoding: RecodingEntry | undefined,
): CodebookVariable {
  const { name, label = '', labels, kind, measure, format, missing, categories } = variable
  return {
    name,
    label: labels ?? (label === '' ? {} : { [first]: label }),
    kind,
    ...(measure === undefined ? {} : { measure }),
    format: `${format.type}${format.width}${format.decimals > 0 ? `.${format.decimals}` : ''}`,
    ...(role === undefined ? {} : { role }),
    ...(set === undefined ? {} : { set }),
    categories: categories.map((one) => ({
      value: one.value,
      label: one.labels ?? { [first]: one.label },
      missing: isUserMissing(missing, one.value),
    })),
    ...(missing === undefined ? {} : { missing: missingOf(missing) }),
    ...(recoding === undefined ? {} : { recoding }),
  }
}

function missingOf({ values, range }: MissingValues): NonNullable<CodebookVariable['missing']> {
  const end = (value: number): number | null => (Number.isFinite(value) ? value : null)
  return { values, ...(range && { range: { from: end(range.from), to: end(range.to) } }) }
}

function rolesOf(design: DesignDeclaration): ReadonlyMap<string, DesignRole> {
  const roles = new Map<string, DesignRole>()
  for (const name of designColumns(design)) roles.set(name, 'replicate')
  for (const { cluster, stratum, population, fraction } of design.stages) {
    if (cluster !== undefined) roles.set(cluster, 'cluster')
    if (stratum !== undefined) roles.set(stratum, 'stratum')
    for (const name of [population, fraction]) if (name !== undefined) roles.set(name, 'population')
  }
  if (design.country !== undefined) roles.set(design.country, 'country')
  if (design.weight !== undefined) roles.set(design.weight, 'weight')
  return roles
}

/** The codebook as JSON. */
export function codebookJson({ dataSet: _dataSet, ...codebook }: Codebook): string {
  return `${JSON.stringify(codebook, undefined, 2)}\n`
}
