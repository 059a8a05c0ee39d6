import { numberColumn, textColumn, type Column } from '@suyab/survey/file/column'
import {
  dataSetOf,
  numberVariable,
  textVariable,
  unixEpoch,
  type Category,
  type DataSet,
  type MultipleResponseSet,
  type Variable,
} from '@suyab/survey/file/data-set'
import { writeSav } from '@suyab/survey/file/sav/write'
import type { PollAnswer } from './demo-poll-answer.ts'
import { choicesOf, noAnswer, pollQuestions, type QuestionPlan } from './demo-poll-question.ts'
import type { Drawn } from './demo-poll-sample.ts'
import type { PollTexts } from './demo-poll-text.ts'

/** What the respondents of a wave said, in the order of the countries. */
export interface PollInterviews {
  readonly people: readonly Drawn[]
  /** Days since 1 January 1970. */
  readonly days: readonly number[]
  readonly answers: ReadonlyMap<string, readonly PollAnswer[]>
}

interface Made {
  readonly variable: Variable
  readonly column: Column
}

const whole = (width: number): Variable['format'] => ({ type: 'F', width, decimals: 0 })
const missing = { values: [noAnswer.unknown, noAnswer.refused] }

/** A wave's answers as a data set, its labels in English, with user-missing codes and sets. */
export function pollDataSet(
  texts: PollTexts,
  year: number,
  { people, days, answers }: PollInterviews,
): DataSet {
  const made: Made[] = designVariables(people)
  const sets: MultipleResponseSet[] = []
  for (const plan of pollQuestions) {
    if (plan.kind === 'many') {
      const members = severalVariables(texts, plan, answers)
      made.push(...members)
      const variables = members.map(({ variable }) => variable.name)
      sets.push({ kind: 'dichotomy', name: `$${plan.name}`, label: labelOf(texts, plan), variables, counted: 1 }) // prettier-ignore
    } else if (plan.kind === 'day') {
      made.push(dayVariable(labelOf(texts, plan), days))
    } else {
      made.push(oneVariable(texts, plan, answers.get(plan.name) ?? ofPeople(plan.name, people)))
    }
  }
  return {
    ...dataSetOf(made.map(({ variable }) => variable), made.map(({ column }) => column), people.length), // prettier-ignore
    label: `INVENTED: Youth and work ${year}`,
    documents: [
      'INVENTED DATA. No person was asked and nothing here was measured.',
      `Youth and work, ${year}: an invented poll in ten countries, made by a`,
      'seeded generator to show how the program works.',
      'Codes 98 (does not know) and 99 (prefers not to answer) count as no answer.',
    ],
    sets,
    weight: 'weight',
  }
} // prettier-ignore

/** The data set as a file of SPSS. */
export function savOf(dataSet: DataSet, created: Date): Uint8Array {
  const written = writeSav(dataSet, { created })
  if (!written.ok) throw new TypeError(`the invented data fit into no file: ${JSON.stringify(written.fault)}`) // prettier-ignore
  return Buffer.concat([...written.value.chunks])
}

function designVariables(people: readonly Drawn[]): Made[] {
  const number = (
    name: string,
    label: string,
    format: Variable['format'],
    measure: NonNullable<Variable['measure']>,
    values: readonly number[],
  ): Made => ({
    variable: { ...numberVariable(name, format), label, measure },
    column: numberColumn(values),
  })
  return [
    number('respondent', 'Number of the interview', whole(6), 'nominal', people.map((_, at) => at + 1)), // prettier-ignore
    number('stratum', 'Stratum: country, part of it, type of settlement', whole(5), 'nominal', people.map(({ stratum }) => stratum)), // prettier-ignore
    number('psu', 'Area: the first thing that was drawn', whole(7), 'nominal', people.map(({ psu }) => psu)), // prettier-ignore
    number('weight', 'Weight of the design: 1 on average in each country', { type: 'F', width: 8, decimals: 4 }, 'scale', people.map(({ weight }) => weight)), // prettier-ignore
  ]
}

function dayVariable(label: string, days: readonly number[]): Made {
  const format = { type: 'DATE', width: 11, decimals: 0 }
  return {
    variable: { ...numberVariable('day', format), label, measure: 'scale' },
    column: numberColumn(days.map((day) => unixEpoch + day * 86_400)),
  }
}

function ofPeople(name: string, people: readonly Drawn[]): readonly PollAnswer[] {
  switch (name) {
    case 'country':
      return people.map(({ country }) => country.code)
    case 'region':
      return people.map(({ region }) => region + 1)
    case 'settlement':
      return people.map(({ settlement }) => settlement + 1)
    case 'sex':
      return people.map(({ sex }) => sex + 1)
    case 'age':
      return people.map(({ age }) => age)
    case 'education':
      return people.map(({ education }) => education + 1)
    default:
      throw new TypeError(`nobody answered ${name}`)
  }
}

function labelOf(texts: PollTexts, { name }: QuestionPlan): string {
  return texts.get('en')?.questions[name]?.label ?? name
}

function oneVariable(texts: PollTexts, plan: QuestionPlan, answers: readonly PollAnswer[]): Made {
  const { name, kind, measure, silence = [] } = plan
  const label = labelOf(texts, plan)
  const isText = answers.some((answer) => typeof answer === 'string')
  const choices = kind === 'one' ? choicesOf(texts, plan) : silence.map((reason) => ({ value: String(noAnswer[reason]), label: { en: texts.get('en')?.[reason] ?? reason } })) // prettier-ignore
  const categories = choices.map((choice): Category => ({
    value: isText ? choice.value : Number(choice.value),
    label: choice.label['en'] ?? choice.value,
  }))
  const own = silence.map((reason) => noAnswer[reason])
  if (isText) {
    const width = Math.max(...choices.map(({ value }) => value.length))
    return {
      variable: { ...textVariable(name, width), label, measure, categories, ...(own.length > 0 && { missing: { values: own.map(String) } }) }, // prettier-ignore
      column: textColumn(answers.map((answer) => (answer === null ? '' : String(answer)))),
    }
  }
  const format = kind === 'decimal' ? { type: 'F', width: 5, decimals: 1 } : whole(2)
  return {
    variable: { ...numberVariable(name, format), label, measure, categories, ...(own.length > 0 && { missing: { values: own } }) }, // prettier-ignore
    column: numberColumn(answers.map(numberOf)),
  }
}

function numberOf(answer: PollAnswer): number | null {
  return typeof answer === 'number' ? answer : null
}

/** A variable for each choice: chosen, not chosen, or why nothing is known. */
function severalVariables(
  texts: PollTexts,
  plan: QuestionPlan,
  answers: PollInterviews['answers'],
): readonly Made[] {
  const english = texts.get('en')
  const categories: readonly Category[] = [
    { value: 0, label: 'not chosen' },
    { value: 1, label: 'chosen' },
    { value: noAnswer.unknown, label: english?.unknown ?? '' },
    { value: noAnswer.refused, label: english?.refused ?? '' },
  ]
  return choicesOf(texts, plan).map(({ value, label }) => {
    const name = `${plan.name}_${value}`
    return {
      variable: { ...numberVariable(name, whole(2)), label: label['en'] ?? value, measure: 'nominal', categories, missing }, // prettier-ignore
      column: numberColumn((answers.get(name) ?? []).map(numberOf)),
    }
  })
}
