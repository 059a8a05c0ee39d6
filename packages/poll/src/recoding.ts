import type { Texts } from '@suyab/survey/file/data-set'

export type AnswerValue = number | string

/** A value of a new variable, and what becomes it. */
export interface NewCategory<From> {
  readonly value: number
  readonly label: Texts
  readonly from: From
}

/**
 * How a new variable is made of an old one. The old one stays; a value that no category takes is
 * missing where `rest` says so, and otherwise a fault.
 */
export type RecodingRule =
  | {
      readonly kind: 'values'
      readonly categories: readonly NewCategory<readonly AnswerValue[]>[]
      readonly rest: 'refuse' | 'missing'
    }
  | {
      /** From the first number on, below the second; open where there is none. */
      readonly kind: 'bands'
      readonly categories: readonly NewCategory<{
        readonly from?: number
        readonly below?: number
      }>[]
      readonly rest: 'refuse' | 'missing'
    }
  | {
      /**
       * Numbers that are codes of answers stay as they are and become the question's answers. A
       * number that is neither a code nor no answer is a fault.
       */
      readonly kind: 'codes'
      readonly codes: readonly { readonly value: number; readonly label: Texts }[]
      /** Codes that mean no answer. */
      readonly noAnswer: readonly number[]
    }
  | {
      /** Whether any of some options of a question with several answers, by code or variable, was chosen: 1 or 0. */
      readonly kind: 'any-of'
      readonly options: readonly string[]
    }

/** One change of a wave's data, which is never undone by rewriting: the record keeps all of them. */
export interface Recoding {
  /** Of the new variable. */
  readonly name: string
  readonly label: Texts
  /** The variable or set that it is made of. */
  readonly of: string
  readonly rule: RecodingRule
  /** Why, for whoever reads the codebook. */
  readonly reason: string
}
