import type { AnswerCode, Recoding, WavePage } from '@suyab/server/api'
import { findQuestion } from './poll-label.ts'

export type RuleKind = Recoding['rule']['kind']

export interface CategoryDraft {
  label: string
  /** Codes of the old variable. */
  values: string[]
  from: string
  below: string
}

/** A new variable as somebody writes it. */
export interface RecodingDraft {
  of: string
  name: string
  label: Record<string, string>
  kind: RuleKind
  categories: CategoryDraft[]
  options: string[]
  /** What numbers mean that are codes of answers, by number. */
  meanings: Record<string, string>
  /** Where somebody said of a number whether it means no answer; else the data say it. */
  noAnswer: Record<string, boolean>
  rest: 'refuse' | 'missing'
  reason: string
}

export const emptyCategory: CategoryDraft = { label: '', values: [], from: '', below: '' }

/** What a new variable can be made of: texts and times have no answers to put together. */
export function recodable(wave: WavePage): WavePage['questions'] {
  return wave.questions.filter(({ kind, options }) => kind === 'number' || options.length > 0)
}

/** The ways in which a variable of a question's kind can be made, the likeliest first. */
export function kindsFor(wave: WavePage, of: string): readonly RuleKind[] {
  const question = findQuestion(wave, of)
  if (question?.kind === 'many') return ['any-of']
  if (question?.kind === 'number') return ['bands', 'codes']
  const isNumeric = hasNumericCodes(wave, of)
  return isNumeric ? ['values', 'bands'] : ['values']
}

export function emptyDraft(wave: WavePage, of: string, language: string): RecodingDraft {
  return {
    of,
    name: '',
    label: { [language]: '' },
    kind: kindsFor(wave, of)[0] ?? 'values',
    categories: [emptyCategory, emptyCategory],
    options: [],
    meanings: {},
    noAnswer: {},
    rest: 'refuse',
    reason: '',
  }
}

function hasNumericCodes(wave: WavePage, of: string): boolean {
  const options = findQuestion(wave, of)?.options ?? []
  return options.every(({ value }) => value !== '' && Number.isFinite(Number(value)))
}

/** Whether a number of the data is no answer: as somebody said, else as the data say. */
export function isNoAnswer({ noAnswer }: RecodingDraft, code: AnswerCode): boolean {
  return noAnswer[String(code.value)] ?? code.isNoAnswer
}

/**
 * What is written, as the node keeps it.
 * @param codes the numbers that occur, where they are answers
 */
export function recodingOf(
  wave: WavePage,
  draft: RecodingDraft,
  language: string,
  codes: readonly AnswerCode[],
): Recoding {
  const { name, of, reason, kind, rest, categories } = draft
  const texts = Object.entries(draft.label).filter(([, text]) => text.trim() !== '')
  const isNumeric = hasNumericCodes(wave, of)
  const shared = { name: name.trim(), label: Object.fromEntries(texts), of, reason: reason.trim() }
  const named = (label: string): Record<string, string> =>
    label.trim() === '' ? {} : { [language]: label.trim() }
  switch (kind) {
    case 'any-of':
      return { ...shared, rule: { kind, options: draft.options } }
    case 'codes':
      return {
        ...shared,
        rule: {
          kind,
          codes: codes
            .filter((code) => !isNoAnswer(draft, code))
            .map(({ value }) => ({ value, label: named(draft.meanings[value] ?? '') })),
          noAnswer: codes.filter((code) => isNoAnswer(draft, code)).map(({ value }) => value),
        },
      }
    case 'values':
      return {
        ...shared,
        rule: {
          kind,
          rest,
          categories: categories.map(({ label, values }, index) => ({
            value: index + 1,
            label: named(label),
            from: values.map((code) => (isNumeric ? Number(code) : code)),
          })),
        },
      }
    case 'bands':
      return {
        ...shared,
        rule: {
          kind,
          rest,
          categories: categories.map(({ label, from, below }, index) => ({
            value: index + 1,
            label: named(label),
            from: {
              ...(from === '' ? {} : { from: Number(from) }),
              ...(below === '' ? {} : { below: Number(below) }),
            },
          })),
        },
      }
    default:
      return kind satisfies never
  }
}
