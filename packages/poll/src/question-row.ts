import { timeKindOf, type DataSet, type Texts, type Variable } from '@suyab/survey/file/data-set'
import { questionsOf } from '@suyab/survey/file/xlsform/questionnaire'
import { designColumns } from './design-check.ts'
import { labelled } from './labelled.ts'
import { recodedVariable } from './recode.ts'
import { fewest } from './recoding-outcome.ts'
import type { WaveRecord } from './wave-record.ts'
import type { WaveNotes } from './wave-store.ts'
import { emptyDataSet } from './wave-summary.ts'

/** A question as a list of a wave's questions shows it. */
export interface WaveQuestion {
  /** Of the variable, or of the set of several answers. */
  readonly name: string
  readonly kind: 'one' | 'many' | 'number' | 'text' | 'time'
  readonly texts: Texts
  /** By code; those of a set of yes and no by their variable's name, as tables have them. */
  readonly options: readonly { readonly value: string; readonly texts: Texts }[]
  readonly answered: number | null
  readonly recodedFrom?: string
  readonly isDesign: boolean
}

/** A wave's variables and sets with their labels in all languages, without an answer. */
export function dictionaryOf(
  { poll, questionnaire, recodings }: WaveRecord,
  { summary }: Pick<WaveNotes, 'summary'>,
): DataSet {
  const dataSet = labelled(emptyDataSet(summary), questionnaire, poll.languages)
  const made = recodings.map((one) => recodedVariable(one, poll.languages))
  return { ...dataSet, variables: [...dataSet.variables, ...made] }
}

/** The questions of a wave in the order of its data, a set where its first variable is. */
export function waveQuestions(record: WaveRecord, notes: WaveNotes): WaveQuestion[] {
  const { poll, wave, questionnaire, recodings } = record
  const dataSet = dictionaryOf(record, notes)
  const [first = 'und'] = poll.languages
  const design = designColumns(wave.declaration.design)
  const answered = new Map([...notes.summary.answered, ...notes.recoded])
  const from = new Map(recodings.map(({ name, of }) => [name, of]))
  const asked = new Map(questionsOf(questionnaire.items).map((one) => [one.name, one]))
  const sets = new Map(dataSet.sets.map((set) => [set.variables[0], set]))
  const named = new Map(dataSet.variables.map((one) => [one.name, one]))
  const members = new Set(dataSet.sets.flatMap((set) => set.variables))
  const countOf = (name: string): number | null => {
    const count = answered.get(name) ?? 0
    return count < fewest ? null : count
  }
  return dataSet.variables.flatMap((variable): WaveQuestion[] => {
    const { name } = variable
    const set = sets.get(name)
    if (set !== undefined) {
      const texts = { [first]: set.label, ...asked.get(set.name.slice(1))?.label }
      const own = set.variables.flatMap((one) => named.get(one) ?? [])
      const options =
        set.kind === 'category'
          ? categoriesOf(own[0] ?? variable, first)
          : own.map((one) => ({ value: one.name, texts: textsOf(one, first) }))
      return [{ name: set.name, kind: 'many', texts, options, answered: countOf(set.name), isDesign: false }] // prettier-ignore
    }
    if (members.has(name)) return []
    const recodedFrom = from.get(name)
    return [
      {
        name,
        kind: kindOf(variable),
        texts: textsOf(variable, first),
        options: categoriesOf(variable, first),
        answered: countOf(name),
        ...(recodedFrom === undefined ? {} : { recodedFrom }),
        isDesign: design.has(name),
      },
    ]
  })
}

function textsOf({ label = '', labels }: Variable, first: string): Texts {
  return labels ?? (label === '' ? {} : { [first]: label })
}

function categoriesOf({ categories }: Variable, first: string): WaveQuestion['options'] {
  return categories.map(({ value, label, labels }) => ({
    value: String(value),
    texts: labels ?? { [first]: label },
  }))
}

function kindOf(variable: Variable): WaveQuestion['kind'] {
  if (timeKindOf(variable.format) !== undefined) return 'time'
  if (variable.measure !== 'scale' && variable.categories.length > 0) return 'one'
  return variable.kind
}
