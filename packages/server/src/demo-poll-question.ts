import { exchangeLanguages } from '@suyab/language/tag'
import type {
  AnswerKind,
  Choice,
  MissingText,
  Question,
  Questionnaire,
  QuestionnaireItem,
} from '@suyab/survey/file/xlsform/questionnaire'
import { textsOf, type PollTexts } from './demo-poll-text.ts'

/** The codes of the countries, in the order in which tables show them. */
export const pollCountries: readonly string[] = ['CN', 'IN', 'RU', 'KZ', 'BY', 'IR', 'UZ', 'KG', 'PK', 'TJ'] // prettier-ignore

/** The codes of "don't know" and of a refusal, in every question. */
export const noAnswer: { readonly unknown: 98; readonly refused: 99 } = { unknown: 98, refused: 99 }

/** How a question is built; its words are apart. */
export interface QuestionPlan {
  readonly name: string
  readonly group: 'interview' | 'person' | 'machine' | 'work' | 'news'
  readonly kind: 'one' | 'many' | 'integer' | 'decimal' | 'day'
  /** Codes of the choices; those of `languages` come from the languages. */
  readonly codes?: readonly string[]
  readonly languages?: boolean
  /** Which of the codes for no answer it has. */
  readonly silence?: readonly ('unknown' | 'refused')[]
  readonly relevant?: string
  readonly constraint?: string
  readonly measure: 'nominal' | 'ordinal' | 'scale'
}

const both = ['unknown', 'refused'] as const
const upTo = (last: number): readonly string[] => Array.from({ length: last }, (_, at) => String(at + 1)) // prettier-ignore
const exclusive = (code: number): string => `not(selected(., '${code}')) or count-selected(.) = 1`
const searched = '${q11} = 1 or ${q11} = 2'

/** The questions in their order. */
export const pollQuestions: readonly QuestionPlan[] = [
  { name: 'day', group: 'interview', kind: 'day', measure: 'scale' },
  { name: 'country', group: 'interview', kind: 'one', codes: pollCountries, measure: 'nominal' },
  { name: 'region', group: 'interview', kind: 'one', codes: upTo(4), measure: 'nominal' },
  { name: 'settlement', group: 'interview', kind: 'one', codes: upTo(3), measure: 'ordinal' },
  { name: 'language', group: 'interview', kind: 'one', languages: true, measure: 'nominal' },
  { name: 'sex', group: 'person', kind: 'one', codes: upTo(2), measure: 'nominal' },
  { name: 'age', group: 'person', kind: 'integer', constraint: '. >= 18 and . <= 30', measure: 'scale' }, // prettier-ignore
  { name: 'education', group: 'person', kind: 'one', codes: upTo(4), measure: 'ordinal' },
  { name: 'q5', group: 'person', kind: 'one', codes: upTo(4), silence: ['unknown'], measure: 'nominal' }, // prettier-ignore
  { name: 'q6', group: 'machine', kind: 'one', codes: upTo(4), silence: ['unknown'], measure: 'ordinal' }, // prettier-ignore
  { name: 'q7', group: 'machine', kind: 'one', codes: upTo(2), silence: both, measure: 'nominal' },
  { name: 'q8', group: 'machine', kind: 'many', codes: upTo(9), silence: both, relevant: '${q7} = 1', constraint: exclusive(9), measure: 'nominal' }, // prettier-ignore
  { name: 'q9', group: 'machine', kind: 'one', codes: upTo(5), silence: both, relevant: '${q7} = 1', measure: 'nominal' }, // prettier-ignore
  { name: 'q10', group: 'machine', kind: 'one', codes: upTo(5), silence: both, relevant: '${q7} = 1', measure: 'ordinal' }, // prettier-ignore
  { name: 'q11', group: 'work', kind: 'one', codes: upTo(3), silence: ['unknown'], measure: 'nominal' }, // prettier-ignore
  { name: 'q12', group: 'work', kind: 'many', codes: upTo(8), silence: both, relevant: searched, constraint: exclusive(8), measure: 'nominal' }, // prettier-ignore
  { name: 'q13', group: 'work', kind: 'one', codes: upTo(3), silence: both, measure: 'nominal' },
  { name: 'q14', group: 'work', kind: 'one', codes: upTo(5), silence: both, measure: 'ordinal' },
  { name: 'q15', group: 'work', kind: 'one', codes: upTo(5), silence: both, measure: 'ordinal' },
  { name: 'q16', group: 'news', kind: 'one', codes: upTo(5), silence: both, measure: 'ordinal' },
  { name: 'q17', group: 'news', kind: 'many', codes: upTo(8), silence: both, relevant: '${q16} < 5', measure: 'nominal' }, // prettier-ignore
  { name: 'q18', group: 'news', kind: 'one', codes: ['other'], languages: true, silence: both, relevant: '${q16} < 5', measure: 'nominal' }, // prettier-ignore
  { name: 'q19', group: 'news', kind: 'decimal', silence: both, relevant: '${q6} < 4', constraint: '(. >= 0 and . <= 24) or . = 98 or . = 99', measure: 'scale' }, // prettier-ignore
]

/**
 * Texts that the Belarusian questionnaire of the second wave lacks on purpose, so that the desk has
 * something to name: none that a person who is asked could not do without.
 */
export const deliberatelyMissing: readonly MissingText[] = [
  { name: 'q5', part: 'hint', language: 'be' },
  { name: 'q12', part: 'constraint message', language: 'be' },
  { name: 'q17', part: 'choice', choice: '7', language: 'be' },
  { name: 'q19', part: 'hint', language: 'be' },
  { name: 'q19', part: 'constraint message', language: 'be' },
]

/** The invented questionnaire in the eleven languages of the exchange. */
export function pollQuestionnaire(texts: PollTexts, wave: 1 | 2): Questionnaire {
  const groups = [...new Set(pollQuestions.map(({ group }) => group))]
  const items: QuestionnaireItem[] = [
    { kind: 'note', name: 'intro', label: textsOf(texts, ({ intro }) => intro) },
    ...groups.map((name) => ({
      kind: 'group' as const,
      name: `part_${name}`,
      label: textsOf(texts, (words) => words.groups[name]),
      items: pollQuestions.filter(({ group }) => group === name).map((plan) => question(texts, plan, wave)), // prettier-ignore
    })),
    { kind: 'note', name: 'thanks', label: textsOf(texts, ({ thanks }) => thanks) },
  ]
  const title = texts.get('en')?.title ?? ''
  return {
    title,
    id: 'youth-and-work',
    version: String(2024 + wave),
    defaultLanguage: 'en',
    languages: exchangeLanguages,
    items,
  }
}

function question(texts: PollTexts, plan: QuestionPlan, wave: 1 | 2): Question {
  const { name, relevant, constraint } = plan
  const without = (part: MissingText['part'], choice?: string): readonly string[] =>
    wave === 1
      ? []
      : deliberatelyMissing
          .filter((one) => one.name === name && one.part === part && one.choice === choice)
          .map(({ language }) => language)
  const pick = (part: MissingText['part'], key: 'label' | 'hint' | 'constraint'): Question['label'] =>
    textsOf(texts, (words, tag) => (without(part).includes(tag) ? undefined : words.questions[name]?.[key])) // prettier-ignore
  const choices = choicesOf(texts, plan).map((choice) => {
    const lacking = without('choice', choice.value)
    const kept = Object.entries(choice.label).filter(([tag]) => !lacking.includes(tag))
    return { value: choice.value, label: Object.fromEntries(kept) }
  })
  return {
    kind: 'question',
    name,
    answer: answerOf(plan, choices),
    label: pick('label', 'label'),
    hint: pick('hint', 'hint'),
    required: true,
    requiredMessage: {},
    constraintMessage: pick('constraint message', 'constraint'),
    ...(relevant !== undefined && { relevant }),
    ...(constraint !== undefined && { constraint }),
  }
}

function answerOf({ kind }: QuestionPlan, choices: readonly Choice[]): AnswerKind {
  return kind === 'one' || kind === 'many' ? { kind, choices, other: false } : { kind }
}

/** A question's choices; where one may be given, those for no answer too. */
export function choicesOf(texts: PollTexts, plan: QuestionPlan): readonly Choice[] {
  const { name, kind, codes = [], languages = false, silence = [] } = plan
  const tags = languages ? exchangeLanguages : []
  return [
    ...tags.map((value, at) => ({
      value,
      label: textsOf(texts, ({ questions }) => questions['language']?.choices?.[at]),
    })),
    ...codes.map((value, at) => ({
      value,
      label: textsOf(texts, ({ questions }) => questions[name]?.choices?.[at]),
    })),
    ...(kind === 'one' ? silence : []).map((reason) => ({
      value: String(noAnswer[reason]),
      label: textsOf(texts, (words) => words[reason]),
    })),
  ]
}
