import type { Category, MultipleResponseSet, Texts, Variable } from '../data-set.ts'

export interface Choice {
  readonly value: string
  readonly label: Texts
}

/** What kind of answer a question takes. */
export type AnswerKind =
  | { readonly kind: 'one' | 'many'; readonly choices: readonly Choice[]; readonly other: boolean }
  | { readonly kind: 'integer' | 'decimal' | 'text' | 'day' | 'time' | 'moment' | 'consent' }

/** An expression in XLSForm's words, `${q1} = 'yes'`, as it was written. */
export type Expression = string

export interface Question {
  readonly kind: 'question'
  readonly name: string
  readonly answer: AnswerKind
  readonly label: Texts
  readonly hint: Texts
  readonly required: boolean | Expression
  readonly requiredMessage: Texts
  readonly relevant?: Expression
  readonly constraint?: Expression
  readonly constraintMessage: Texts
  readonly choiceFilter?: Expression
  readonly appearance?: string
  readonly initial?: string
}

export interface Group {
  readonly kind: 'group'
  readonly name: string
  readonly label: Texts
  readonly relevant?: Expression
  readonly items: readonly QuestionnaireItem[]
}

/** Words that ask for nothing. */
export interface Note {
  readonly kind: 'note'
  readonly name: string
  readonly label: Texts
  readonly relevant?: Expression
}

/** A value that is reckoned from others. */
export interface Calculation {
  readonly kind: 'calculation'
  readonly name: string
  readonly expression: Expression
}

export type QuestionnaireItem = Question | Group | Note | Calculation

export interface Questionnaire {
  readonly title?: string
  readonly id?: string
  readonly version?: string
  readonly defaultLanguage?: string
  /** BCP 47 tags, `und` for texts whose language the form does not name. */
  readonly languages: readonly string[]
  readonly items: readonly QuestionnaireItem[]
}

/** A text that one of the questionnaire's languages lacks. */
export interface MissingText {
  /** The question's or group's name. */
  readonly name: string
  readonly part: 'label' | 'hint' | 'choice' | 'constraint message' | 'required message'
  readonly choice?: string
  readonly language: string
}

/** All questions in their order, those within groups too. */
export function questionsOf(items: readonly QuestionnaireItem[]): readonly Question[] {
  return items.flatMap((item) =>
    item.kind === 'group' ? questionsOf(item.items) : item.kind === 'question' ? [item] : [],
  )
}

/** Every text that exists in one language and not in another. */
export function missingTexts(questionnaire: Questionnaire): readonly MissingText[] {
  const lacking = (
    place: Omit<MissingText, 'language'>,
    texts: Texts,
    isNeeded: boolean,
  ): readonly MissingText[] =>
    // prettier-ignore
    isNeeded || Object.keys(texts).length > 0
      ? questionnaire.languages
          .filter((language) => (texts[language] ?? '').trim() === '')
          .map((language) => ({ ...place, language }))
      : []
  const visit = (item: QuestionnaireItem): readonly MissingText[] => {
    if (item.kind === 'calculation') return []
    const { name } = item
    const label = lacking({ name, part: 'label' }, item.label, item.kind !== 'group')
    if (item.kind === 'group') return [...label, ...item.items.flatMap(visit)]
    if (item.kind === 'note') return label
    const choices = 'choices' in item.answer ? item.answer.choices : []
    return [
      ...label,
      ...lacking({ name, part: 'hint' }, item.hint, false),
      ...lacking({ name, part: 'constraint message' }, item.constraintMessage, false),
      ...lacking({ name, part: 'required message' }, item.requiredMessage, false),
      ...choices.flatMap((choice) => lacking({ name, part: 'choice', choice: choice.value }, choice.label, true)), // prettier-ignore
    ]
  }
  return questionnaire.items.flatMap(visit)
}

/**
 * The variables that answers to a questionnaire fill, their labels in `language` with the others
 * beside. A question with several answers becomes one variable for each and a set of them.
 */
export function variablesOf(
  questionnaire: Questionnaire,
  language: string,
): { variables: readonly Variable[]; sets: readonly MultipleResponseSet[] } {
  const variables: Variable[] = []
  const sets: MultipleResponseSet[] = []
  for (const question of questionsOf(questionnaire.items)) {
    const { name, answer, label } = question
    if (answer.kind !== 'many') {
      variables.push(variableOf(question, language))
      continue
    }
    const members = answer.choices.map((choice) => ({
      ...base(`${name}_${choice.value}`, choice.label, language),
      measure: 'nominal' as const,
      categories: [],
    }))
    variables.push(...members)
    const own = members.map((member) => member.name)
    sets.push({ kind: 'dichotomy', name: `$${name}`, label: textIn(label, language), variables: own, counted: 1 }) // prettier-ignore
  }
  return { variables, sets }
}

function variableOf({ name, answer, label }: Question, language: string): Variable {
  const said = base(name, label, language)
  switch (answer.kind) {
    case 'one': {
      const isNumeric = !answer.other && answer.choices.every(({ value }) => /^-?\d{1,15}$/.test(value)) // prettier-ignore
      const categories = answer.choices.map((choice): Category => {
        const value = isNumeric ? Number(choice.value) : choice.value
        return { value, label: textIn(choice.label, language), labels: choice.label }
      })
      const measure = 'nominal' as const
      if (isNumeric) return { ...said, measure, categories }
      const width = Math.max(32, ...answer.choices.map(({ value }) => value.length * 4))
      return { ...said, ...textKind(width), measure, categories }
    }
    case 'integer':
      return { ...said, measure: 'scale' }
    case 'decimal':
      return { ...said, measure: 'scale', format: { type: 'F', width: 12, decimals: 2 } }
    case 'day':
      return { ...said, format: { type: 'DATE', width: 11, decimals: 0 } }
    case 'moment':
      return { ...said, format: { type: 'DATETIME', width: 20, decimals: 0 } }
    case 'time':
      return { ...said, format: { type: 'TIME', width: 8, decimals: 0 } }
    case 'text':
      return { ...said, ...textKind(2000) }
    case 'consent':
    case 'many':
      return { ...said, measure: 'nominal' }
    default:
      return answer satisfies never
  }
}

function textKind(width: number): Pick<Variable, 'kind' | 'width' | 'format'> {
  return { kind: 'text', width, format: { type: 'A', width, decimals: 0 } }
}

function base(name: string, label: Texts, language: string): Variable {
  return {
    name,
    label: textIn(label, language),
    labels: label,
    kind: 'number',
    width: 0,
    categories: [],
    format: { type: 'F', width: 8, decimals: 0 },
  }
}

/** The text in a language, else in the first that has one. */
function textIn(texts: Texts, language: string): string {
  return texts[language] ?? Object.values(texts)[0] ?? ''
}
