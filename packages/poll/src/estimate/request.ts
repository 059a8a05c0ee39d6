import type { AssociationStatistic } from '@suyab/survey/association'
import type { DesignEffectRule, MissingRule } from '@suyab/survey/estimate'
import type { ProportionOptions } from '@suyab/survey/proportion'
import type { QuantileInterval } from '@suyab/survey/quantile'
import type { QuantileRule } from '@suyab/survey/quantile-rule'
import type { Family } from '@suyab/survey/regression'
import type { DesignDeclaration } from '../design.ts'
import type { TableQuestion } from '../table.ts'
import type { WeightingRecipe } from '../weighting.ts'

/** Where answers come from: data, how they were drawn, how they are weighted. */
export interface SourceSpec {
  readonly data: string | DataSpec
  readonly design: DesignDeclaration
  readonly weighting?: WeightingRecipe
}

export interface DataSpec {
  readonly file: string
  /** Of text files; recognised without it. */
  readonly encoding?: string
  readonly separator?: ',' | ';' | '\t' | '|'
  /** Fields of a CSV that stand for no answer, besides the empty one. */
  readonly missing?: readonly string[]
}

/** What several countries together stand for. */
export interface PolicySpec {
  readonly kind: 'population' | 'equal' | 'by-n'
  readonly populations?: Readonly<Record<string, number>>
}

/** A file of estimates that are wanted. */
export interface EstimateSpec extends SourceSpec {
  readonly sample: 'probability' | 'opt-in'
  readonly policy?: PolicySpec
  readonly missing: MissingRule
  readonly level: number
  readonly requests: readonly EstimateRequest[]
}

/** Who is counted as 1: certain answers, or numbers beyond a bound. */
export type Chosen =
  | { readonly variable: string; readonly values: readonly string[] }
  | { readonly variable: string; readonly above: number }
  | { readonly variable: string; readonly below: number }

interface Common {
  readonly id?: string
  readonly where?: readonly { readonly variable: string; readonly values: readonly string[] }[]
  /** A result for every group: the combinations of these variables' answers. */
  readonly by?: readonly string[]
  readonly missing?: MissingRule
  readonly level?: number
  readonly policy?: PolicySpec
}

type NumberOrChosen = string | Chosen

/** A term of a regression: numbers as they are, other variables by their categories. */
export type TermSpec =
  | string
  | { readonly number: string }
  | { readonly categories: string }
  | { readonly interaction: readonly string[] }

type Moments = Common & {
  readonly variables: readonly string[]
  readonly designEffect?: DesignEffectRule
}

/** One thing that is asked of the data. */
export type EstimateRequest =
  | ({ readonly kind: 'mean' | 'total' } & Moments)
  | ({ readonly kind: 'shares'; readonly variable: string; readonly designEffect?: DesignEffectRule } & Common) // prettier-ignore
  | ({ readonly kind: 'proportion'; readonly of: Chosen } & Pick<ProportionOptions, 'method' | 'sampleSize' | 'boundary' | 'fit'> & Common) // prettier-ignore
  | ({ readonly kind: 'ratio'; readonly numerator: string; readonly denominator: string } & Common)
  | ({ readonly kind: 'quantile'; readonly variable: string; readonly probabilities: readonly number[]; readonly rule?: QuantileRule; readonly interval?: QuantileInterval } & Common) // prettier-ignore
  | ({ readonly kind: 'contrast'; readonly variables: readonly string[]; readonly of?: 'mean' | 'total'; readonly contrasts: readonly { readonly name: string; readonly coefficients: Readonly<Record<string, number>> }[] } & Common) // prettier-ignore
  | ({ readonly kind: 'difference' | 'pairwise'; readonly variable: NumberOrChosen; readonly group: string } & Common) // prettier-ignore
  | ({ readonly kind: 'association'; readonly rows: string; readonly columns: string; readonly statistic?: AssociationStatistic } & Common) // prettier-ignore
  | ({ readonly kind: 'regression'; readonly response: NumberOrChosen; readonly terms: readonly TermSpec[]; readonly family?: Family } & Common) // prettier-ignore
  | ({ readonly kind: 'several-answers'; readonly set: string | { readonly name: string; readonly variables: readonly string[]; readonly counted: string }; readonly base?: 'respondents' | 'answers'; readonly exclusive?: readonly string[]; readonly nothing?: 'refuse' | 'keep' } & Common) // prettier-ignore
  | ({ readonly kind: 'topline'; readonly variable: string; readonly nets?: Readonly<Record<string, readonly string[]>> } & Common) // prettier-ignore
  | ({ readonly kind: 'change'; readonly of: NumberOrChosen; readonly against: SourceSpec; readonly overlap: 'independent' | 'panel' | 'same-clusters' } & Common) // prettier-ignore
  | { readonly kind: 'diagnostics'; readonly id?: string }
  | ({ readonly kind: 'table'; readonly id?: string; readonly policy?: PolicySpec } & Omit<TableQuestion, 'policy' | 'populations'>) // prettier-ignore

export type RequestOf<Kind extends EstimateRequest['kind']> = Extract<EstimateRequest, { readonly kind: Kind }> // prettier-ignore
