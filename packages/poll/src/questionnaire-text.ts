import { isUserMissing, timeKindOf, type DataSet, type MultipleResponseSet, type Texts, type Variable } from '@suyab/survey/file/data-set' // prettier-ignore
import { missingOf } from '@suyab/survey/file/column'
import { questionsOf, type AnswerKind, type Choice, type MissingText, type Question, type Questionnaire, type QuestionnaireItem } from '@suyab/survey/file/xlsform/questionnaire' // prettier-ignore
import { ok, refuse, type Result } from '@suyab/survey/result'
import type { PollFault } from './fault.ts'

/**
 * A questionnaire with a question for each variable and set that it does not know yet, of the labels
 * that came with the data: those are in the poll's first language unless they say theirs.
 * @param design columns that nobody was asked for
 */
export function joinQuestionnaire(
  questionnaire: Questionnaire | undefined,
  dataSet: DataSet,
  languages: readonly string[],
  design: ReadonlySet<string>,
): Questionnaire {
  const first = languages[0] ?? 'und'
  const asked = new Set(questionnaire === undefined ? [] : questionsOf(questionnaire.items).map(({ name }) => name)) // prettier-ignore
  const members = new Set(dataSet.sets.flatMap((set) => set.variables))
  const sets = new Map(dataSet.sets.map((set) => [set.variables[0], set]))
  const made: QuestionnaireItem[] = []
  for (const [place, variable] of dataSet.variables.entries()) {
    const set = sets.get(variable.name)
    if (set !== undefined && !asked.has(set.name.slice(1))) made.push(ofSet(set, dataSet, first))
    if (members.has(variable.name) || asked.has(variable.name) || design.has(variable.name)) continue // prettier-ignore
    const isWhole = isWholeNumbers(dataSet, place)
    made.push(question(variable.name, textsOf(variable.label, variable.labels, first), kindOf(variable, first, isWhole))) // prettier-ignore
  }
  const base = questionnaire ?? { languages: [], items: [] }
  // A language that the poll has and the questionnaire lacks is told by its missing texts.
  return {
    ...base,
    languages: [...new Set([...languages, ...base.languages.filter((tag) => tag !== 'und')])],
    items: [...base.items, ...made],
  }
}

function textsOf(label: string | undefined, labels: Texts | undefined, first: string): Texts {
  const own = label === undefined || label === '' ? {} : { [first]: label }
  return { ...own, ...labels }
}

function question(name: string, label: Texts, answer: AnswerKind): Question {
  return {
    kind: 'question',
    name,
    answer,
    label,
    hint: {},
    required: false,
    requiredMessage: {},
    constraintMessage: {},
  }
}

function kindOf(variable: Variable, first: string, isWhole: boolean): AnswerKind {
  const time = timeKindOf(variable.format)
  if (time !== undefined) return { kind: time === 'span' ? 'time' : time }
  const isCoded =
    variable.measure !== 'scale' &&
    variable.categories.some(({ value }) => !isUserMissing(variable.missing, value))
  if (isCoded) return { kind: 'one', choices: choicesOf(variable, first), other: false }
  if (variable.kind === 'text') return { kind: 'text' }
  return { kind: isWhole ? 'integer' : 'decimal' }
}

function choicesOf(variable: Variable, first: string): readonly Choice[] {
  return variable.categories.map(({ value, label, labels }) => ({
    value: String(value),
    label: textsOf(label, labels, first),
  }))
}

function ofSet(set: MultipleResponseSet, dataSet: DataSet, first: string): Question {
  const name = set.name.slice(1)
  const members = dataSet.variables.filter((one) => set.variables.includes(one.name))
  const choices =
    set.kind === 'category'
      ? members.slice(0, 1).flatMap((member) => choicesOf(member, first))
      : members.map((member) => ({
          value: member.name.startsWith(`${name}_`) ? member.name.slice(name.length + 1) : member.name, // prettier-ignore
          label: textsOf(member.label, member.labels, first),
        }))
  const label = set.label === '' ? {} : { [first]: set.label }
  return question(name, label, { kind: 'many', choices, other: false })
}

function isWholeNumbers({ columns }: DataSet, place: number): boolean {
  const column = columns[place]
  if (column?.kind !== 'number') return false
  const none = missingOf(column.values)
  return column.values.every(
    (value) => Number.isInteger(value) || value === none || Number.isNaN(value),
  )
}

/** One text to be put in, or with an empty text to be taken out. */
export interface TextChange extends MissingText {
  readonly text: string
}

/** The questionnaire with some texts changed. @returns a fault that names the place there is none of */
export function changeTexts(
  questionnaire: Questionnaire,
  changes: readonly TextChange[],
): Result<Questionnaire, PollFault> {
  let items = questionnaire.items
  for (const change of changes) {
    if (!questionnaire.languages.includes(change.language))
      return refuse({ code: 'poll.language-unknown', value: change.language })
    const { items: changed, found } = changedItems(items, change)
    if (!found)
      return refuse({
        code: 'poll.text-unknown',
        column: change.name,
        ...(change.choice === undefined ? {} : { value: change.choice }),
      })
    items = changed
  }
  return ok({ ...questionnaire, items })
}

interface Changed {
  readonly items: readonly QuestionnaireItem[]
  readonly found: boolean
}

function changedItems(items: readonly QuestionnaireItem[], change: TextChange): Changed {
  let found = false
  const changed = items.map((item): QuestionnaireItem => {
    if (item.kind === 'calculation') return item
    if (item.name === change.name) {
      const own = changedItem(item, change)
      if (own !== undefined) {
        found = true
        return own
      }
    }
    if (item.kind !== 'group') return item
    const inner = changedItems(item.items, change)
    found ||= inner.found
    return inner.found ? { ...item, items: inner.items } : item
  })
  return { items: changed, found }
}

function changedItem(
  item: Exclude<QuestionnaireItem, { kind: 'calculation' }>,
  { part, choice, language, text }: TextChange,
): QuestionnaireItem | undefined {
  const put = (texts: Texts): Texts => {
    const rest = Object.fromEntries(Object.entries(texts).filter(([tag]) => tag !== language))
    return text.trim() === '' ? rest : { ...rest, [language]: text }
  }
  if (part === 'label') return { ...item, label: put(item.label) }
  if (item.kind !== 'question') return undefined
  if (part === 'hint') return { ...item, hint: put(item.hint) }
  if (part === 'constraint message')
    return { ...item, constraintMessage: put(item.constraintMessage) }
  if (part === 'required message') return { ...item, requiredMessage: put(item.requiredMessage) }
  const { answer } = item
  if (!('choices' in answer) || !answer.choices.some(({ value }) => value === choice)) return undefined // prettier-ignore
  const choices = answer.choices.map((one) => (one.value === choice ? { ...one, label: put(one.label) } : one)) // prettier-ignore
  return { ...item, answer: { ...answer, choices } }
}

/** The questionnaire with what it says in no named language said in this one. */
export function inLanguage(questionnaire: Questionnaire, language: string): Questionnaire {
  const put = ({ und, ...texts }: Texts): Texts =>
    und === undefined ? texts : { [language]: und, ...texts }
  const visit = (item: QuestionnaireItem): QuestionnaireItem => {
    if (item.kind === 'calculation') return item
    const label = put(item.label)
    if (item.kind === 'note') return { ...item, label }
    if (item.kind === 'group') return { ...item, label, items: item.items.map(visit) }
    const { answer, hint, constraintMessage, requiredMessage } = item
    return {
      ...item,
      label,
      hint: put(hint),
      constraintMessage: put(constraintMessage),
      requiredMessage: put(requiredMessage),
      answer:
        'choices' in answer
          ? { ...answer, choices: answer.choices.map((one) => ({ ...one, label: put(one.label) })) }
          : answer,
    }
  }
  const named = questionnaire.languages.filter((tag) => tag !== 'und')
  const languages = named.length === questionnaire.languages.length ? named : [language, ...named]
  return {
    ...questionnaire,
    languages: [...new Set(languages)],
    items: questionnaire.items.map(visit),
  }
}
