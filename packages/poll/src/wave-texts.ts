import { findVariable, type DataSet, type Texts, type Variable } from '@suyab/survey/file/data-set'
import { questionsOf, type Questionnaire } from '@suyab/survey/file/xlsform/questionnaire'
import { regionName } from '@suyab/language/display-name'
import { setNamed } from './answers.ts'
import { textIn } from './labelled.ts'
import type { Poll } from './poll.ts'

/** What a wave's questions, answers and groups are called. */
export interface WaveTexts {
  /** Of a variable or a set. */
  readonly question: (name: string) => Texts
  /** Of an answer to it, by its code; of an option by its variable. */
  readonly answer: (name: string, value: string) => Texts
}

/** Languages in which a country without a label has its name. */
const named = ['en', 'ru', 'ky', 'zh-Hans'] as const

/**
 * Looks texts up in the labels of the data, and those of sets in the questionnaire.
 * @param country the column of countries, whose codes of two letters have names without labels too
 */
export function waveTexts(
  dataSet: DataSet,
  poll: Pick<Poll, 'languages'>,
  questionnaire?: Questionnaire,
  country?: string,
): WaveTexts {
  const [first = 'und'] = poll.languages
  const asked = new Map((questionnaire === undefined ? [] : questionsOf(questionnaire.items)).map((question) => [question.name, question.label])) // prettier-ignore
  const labelOf = ({ name, label = '', labels }: Pick<Variable, 'name' | 'label' | 'labels'>): Texts => filled(labels ?? {}, first, label === '' ? name : label) // prettier-ignore
  return {
    question: (name) => {
      const set = setNamed(dataSet, name)
      if (set !== undefined)
        return filled(asked.get(set.name.replace(/^\$/, '')) ?? {}, first, set.label || set.name)
      const found = findVariable(dataSet, name)
      return found === undefined ? { [first]: name } : labelOf(found.variable)
    },
    answer: (name, value) => {
      const set = setNamed(dataSet, name)
      if (set?.kind === 'dichotomy') {
        const option = findVariable(dataSet, value)
        return option === undefined ? { [first]: value } : labelOf(option.variable)
      }
      const owner = findVariable(dataSet, set?.variables[0] ?? name)
      const category = owner?.variable.categories.find((one) => String(one.value) === value)
      const label = category?.label ?? ''
      if (name === country && /^[A-Za-z]{2}$/.test(value) && (label === '' || label === value))
        return Object.fromEntries([...named, ...poll.languages].map((tag) => [tag, regionName(value.toUpperCase(), tag)])) // prettier-ignore
      return filled(category?.labels ?? {}, first, label || value)
    },
  }
}

/** A text in a language, or in the one nearest to the poll. */
export function said(texts: Texts, language: string, languages: readonly string[]): string {
  return textIn(texts, [language, 'en', ...languages])
}

function filled(texts: Texts, first: string, otherwise: string): Texts {
  const kept = Object.entries(texts).filter(([, text]) => text.trim() !== '')
  return kept.length > 0 ? Object.fromEntries(kept) : { [first]: otherwise }
}
