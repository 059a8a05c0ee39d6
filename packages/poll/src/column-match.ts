import { NumberColumnBuilder, type Column } from '@suyab/survey/file/column'
import { numberVariable, type DataSet, type MultipleResponseSet, type Remark, type Variable } from '@suyab/survey/file/data-set' // prettier-ignore
import { questionsOf, type Question, type Questionnaire } from '@suyab/survey/file/xlsform/questionnaire' // prettier-ignore
import type { PollFault } from './fault.ts'
import { textIn } from './labelled.ts'
import { answerAt } from './recode.ts'

/** Data whose columns are named as the questionnaire names its questions. */
export interface Matched {
  readonly dataSet: DataSet
  /** Names of the file → names now, of those that changed. */
  readonly renamed: ReadonlyMap<string, string>
  readonly remarks: readonly Remark[]
  readonly faults: readonly PollFault[]
}

/**
 * Finds the columns of a questionnaire's questions: by name, or by the name behind those of its groups,
 * as programs for fieldwork write them (`about/age`). A question with several answers becomes a set,
 * whether the file has a column for each answer (`q3/jobs`, `q3_jobs`) or one with all of them.
 */
export function matchColumns(
  file: DataSet,
  questionnaire: Questionnaire,
  languages: readonly string[],
): Matched {
  const matching = new Matching(file, languages)
  for (const question of questionsOf(questionnaire.items))
    if (question.answer.kind === 'many') matching.takeMany(question)
    else matching.takeOne(question)
  return matching.done()
}

/** What fieldwork programs write for chosen and not. */
const truths: ReadonlyMap<string, number> = new Map([
  ['TRUE', 1],
  ['True', 1],
  ['true', 1],
  ['1', 1],
  ['FALSE', 0],
  ['False', 0],
  ['false', 0],
  ['0', 0],
])

class Matching {
  readonly #file: DataSet
  readonly #languages: readonly string[]
  readonly #variables: Variable[]
  readonly #columns: Column[]
  readonly #sets: MultipleResponseSet[]
  readonly #renamed = new Map<string, string>()
  readonly #remarks: Remark[] = []
  readonly #faults: PollFault[] = []

  constructor(file: DataSet, languages: readonly string[]) {
    this.#file = file
    this.#languages = languages
    this.#variables = [...file.variables]
    this.#columns = [...file.columns]
    this.#sets = [...file.sets]
  }

  done(): Matched {
    const variables = this.#variables
    const names = new Set(variables.map(({ name }) => name))
    const rename = (name: string): string => this.#renamed.get(name) ?? name
    const sets = this.#sets
      .map((set) => ({ ...set, variables: set.variables.map(rename) }))
      .filter((set) => set.variables.every((name) => names.has(name)))
    const groups = this.#file.groups
      .map((group) => ({ ...group, variables: group.variables.map(rename) }))
      .filter((group) => group.variables.every((name) => names.has(name)))
    return {
      dataSet: { ...this.#file, variables, columns: this.#columns, sets, groups },
      renamed: this.#renamed,
      remarks: this.#remarks,
      faults: this.#faults,
    }
  }

  takeOne({ name }: Question): void {
    const place = this.#placeOf(name)
    if (place === undefined)
      this.#remarks.push({ code: 'poll.question-without-data', about: 'The data have no column of this question.', variable: name }) // prettier-ignore
    else this.#rename(place, name)
  }

  takeMany(question: Question): void {
    const { name, answer, label } = question
    if (answer.kind !== 'many') throw new TypeError('a question with several answers')
    if (this.#sets.some((set) => set.name === `$${name}`)) return
    const single = this.#placeOf(name)
    const members: string[] = []
    for (const { value } of answer.choices) {
      const place = ['/', '_', '.'].map((sign) => this.#placeOf(`${name}${sign}${value}`)).find((one) => one !== undefined) // prettier-ignore
      if (place === undefined) continue
      const member = `${name}_${value}`
      this.#rename(place, member)
      this.#toNumbers(place)
      members.push(member)
    }
    if (members.length === 0 && single !== undefined) members.push(...this.#split(question, single))
    if (members.length === 0) {
      this.#remarks.push({ code: 'poll.question-without-data', about: 'The data have no column of this question.', variable: name }) // prettier-ignore
      return
    }
    // The column of all answers together says the same once more.
    if (single !== undefined) this.#remove(single)
    const set = { name: `$${name}`, label: textIn(label, this.#languages), variables: members }
    this.#sets.push({ kind: 'dichotomy', ...set, counted: 1 })
  }

  /** One column of codes with blanks between, as it is collected, into one for each choice. */
  #split({ name, answer }: Question, place: number): readonly string[] {
    const choices = 'choices' in answer ? answer.choices.map(({ value }) => value) : []
    const column = this.#columns[place]
    if (column === undefined) return []
    const builders = choices.map(() => new NumberColumnBuilder())
    const unknown = new Map<string, { row: number; count: number }>()
    for (let row = 0; row < this.#file.rows; row += 1) {
      const given = answerAt(column, row)
      const codes = new Set(given === undefined ? [] : String(given).trim().split(/\s+/u))
      for (const code of codes)
        if (!choices.includes(code)) {
          const before = unknown.get(code)
          unknown.set(code, { row: before?.row ?? row, count: (before?.count ?? 0) + 1 })
        }
      for (const [at, choice] of choices.entries())
        builders[at]?.push(given === undefined ? Number.NaN : Number(codes.has(choice)))
    }
    for (const [value, { row, count }] of unknown)
      this.#faults.push({
        code: 'poll.code-unknown',
        row: row + 1,
        column: name,
        value,
        rule: 'The questionnaire has no such answer.',
        data: { count },
      })
    return choices.map((choice, at) => {
      const member = `${name}_${choice}`
      const format = { type: 'F', width: 1, decimals: 0 }
      this.#variables.push({ ...numberVariable(member, format), measure: 'nominal' })
      this.#columns.push(builders[at]?.done() ?? { kind: 'number', values: new Int8Array(0) })
      return member
    })
  }

  #toNumbers(place: number): void {
    const [column, variable] = [this.#columns[place], this.#variables[place]]
    if (column?.kind !== 'text' || variable === undefined) return
    if (!column.texts.every((text) => text === '' || truths.has(text))) return
    const builder = new NumberColumnBuilder()
    for (const code of column.codes)
      builder.push(truths.get(column.texts[code] ?? '') ?? Number.NaN)
    this.#columns[place] = builder.done()
    const format = { type: 'F', width: 1, decimals: 0 }
    this.#variables[place] = { ...variable, kind: 'number', width: 0, measure: 'nominal', format }
  }

  /** By name, else the only one that ends so behind its groups. */
  #placeOf(name: string): number | undefined {
    const place = this.#variables.findIndex((one) => one.name === name)
    if (place >= 0) return place
    const ends = this.#variables.flatMap((one, at) => (one.name.endsWith(`/${name}`) ? [at] : []))
    return ends.length === 1 ? ends[0] : undefined
  }

  #rename(place: number, name: string): void {
    const variable = this.#variables[place]
    if (variable === undefined || variable.name === name) return
    if (this.#variables.some((one) => one.name === name)) return
    this.#renamed.set(variable.name, name)
    this.#variables[place] = { ...variable, name }
  }

  #remove(place: number): void {
    this.#variables.splice(place, 1)
    this.#columns.splice(place, 1)
  }
}
