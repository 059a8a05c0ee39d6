import type { Category, DataSet, MultipleResponseSet, Texts, Variable } from '@suyab/survey/file/data-set' // prettier-ignore
import { questionsOf, type Choice, type Question, type Questionnaire } from '@suyab/survey/file/xlsform/questionnaire' // prettier-ignore

/** The text in the first of the languages that has one, else in any. */
export function textIn(texts: Texts, languages: readonly string[]): string {
  for (const language of languages) if ((texts[language] ?? '').trim() !== '') return texts[language]! // prettier-ignore
  return Object.values(texts).find((text) => text.trim() !== '') ?? ''
}

/** The variable that holds whether a choice of a question with several answers was taken. */
export function memberOf(
  question: string,
  choice: string,
  names: ReadonlySet<string>,
): string | undefined {
  return [`${question}_${choice}`, `${question}/${choice}`, choice].find((name) => names.has(name))
}

/**
 * The data set with the questionnaire's texts as its labels: those of a variable's question in all
 * languages, and the first language's by itself. What the questionnaire does not speak of keeps the
 * labels that came with the data.
 */
export function labelled(
  dataSet: DataSet,
  questionnaire: Questionnaire,
  languages: readonly string[],
): DataSet {
  const names = new Set(dataSet.variables.map(({ name }) => name))
  const sets = new Map(dataSet.sets.map((set) => [set.name, set]))
  const texts = new Map<string, { label: Texts; choices: readonly Choice[] }>()
  const setLabels = new Map<string, string>()
  for (const question of questionsOf(questionnaire.items)) {
    const choices = 'choices' in question.answer ? question.answer.choices : []
    const set = sets.get(`$${question.name}`)
    if (set === undefined || question.answer.kind !== 'many') {
      texts.set(question.name, { label: question.label, choices })
      continue
    }
    setLabels.set(set.name, textIn(question.label, languages) || set.label)
    for (const [name, said] of memberTexts(question, choices, set, names)) texts.set(name, said)
  }
  return {
    ...dataSet,
    variables: dataSet.variables.map((variable) => {
      const said = texts.get(variable.name)
      return said === undefined ? variable : withTexts(variable, said, languages)
    }),
    sets: dataSet.sets.map((set) => ({ ...set, label: setLabels.get(set.name) ?? set.label })),
  }
}

function* memberTexts(
  question: Question,
  choices: readonly Choice[],
  set: MultipleResponseSet,
  names: ReadonlySet<string>,
): Generator<[string, { label: Texts; choices: readonly Choice[] }]> {
  if (set.kind === 'category')
    for (const name of set.variables) yield [name, { label: question.label, choices }]
  else
    for (const choice of choices) {
      const name = memberOf(question.name, choice.value, names)
      if (name !== undefined) yield [name, { label: choice.label, choices: [] }]
    }
}

function withTexts(
  variable: Variable,
  said: { label: Texts; choices: readonly Choice[] },
  languages: readonly string[],
): Variable {
  const label = textIn(said.label, languages)
  const own = new Map(said.choices.map((choice) => [choice.value, choice.label]))
  const known = new Set(variable.categories.map(({ value }) => String(value)))
  const more = said.choices.filter(({ value }) => !known.has(value)).flatMap((choice) => {
    const value = variable.kind === 'text' ? choice.value : numberOf(choice.value)
    return value === undefined ? [] : [categoryOf(value, choice.label, languages)]
  }) // prettier-ignore
  const categories = variable.categories.map((category) => {
    const texts = own.get(String(category.value))
    return texts === undefined ? category : categoryOf(category.value, texts, languages, category)
  })
  // The questionnaire's order, then what only the data know.
  const order = new Map(said.choices.map(({ value }, place) => [value, place]))
  const placeOf = ({ value }: Category): number => order.get(String(value)) ?? order.size
  return {
    ...variable,
    ...(label === '' ? {} : { label, labels: said.label }),
    categories: [...categories, ...more].toSorted((one, other) => placeOf(one) - placeOf(other)),
  }
}

function categoryOf(
  value: number | string,
  labels: Texts,
  languages: readonly string[],
  before?: Category,
): Category {
  const label = textIn(labels, languages)
  return label === '' && before !== undefined ? before : { value, label, labels }
}

function numberOf(text: string): number | undefined {
  return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : undefined
}
