/** A question to a wave's answers. Names are of variables, or of sets of several answers (`$q8`). */
export interface TableQuestion {
  readonly stub: string
  /** Groups of columns; the column of all comes first by itself. */
  readonly banner: readonly string[]
  /**
   * `answers`: a row for each answer. `countries`: a row for each country, of the share that chose one
   * of `chosen`.
   */
  readonly rows: 'answers' | 'countries'
  readonly chosen?: readonly string[]
  /** Only these countries. */
  readonly countries?: readonly string[]
  /** Only who gave one of these answers: by variable, codes. */
  readonly only?: readonly { readonly variable: string; readonly values: readonly string[] }[]
  /** What several countries together stand for. Without it there is no figure over several. */
  readonly policy?: 'population' | 'equal' | 'by-n'
  /** People of each country, for `population`. */
  readonly populations?: Readonly<Record<string, number>>
  /** Of a question with several answers: shares of who answered, or of answers. */
  readonly base?: 'respondents' | 'answers'
  /** Options that stand alone (`none of these`): a row that has one beside others is a fault. */
  readonly exclusive?: readonly string[]
  readonly interval?: 'logit' | 'beta' | 'wilson' | 'likelihood' | 'asin' | 'mean' | 'xlogit'
  readonly level?: number
  readonly adjustment?: 'none' | 'holm' | 'bonferroni' | 'benjamini-hochberg'
}

/** Why a cell shows no value. */
export type HiddenReason =
  | 'sample-too-small'
  | 'effective-sample-too-small'
  | 'interval-too-wide'
  | 'interval-too-wide-relatively'
  /** It would give away another. */
  | 'complementary'

export interface TableCell {
  /** A share, 0.78 for 78 %; null where it is hidden, or where nobody answered. */
  readonly value: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly hidden: readonly HiddenReason[]
  /** Letters of the columns of its group whose share is significantly lower. */
  readonly letters: string
  /** In a column of all with countries as rows: small letters of the countries with a lower share. */
  readonly rowLetters?: string
  /** Who answered; null where that would give away what is hidden. */
  readonly respondents: number | null
  /** Answers that they gave, not weighted: of a cell that shows a share of answers. */
  readonly answers?: number
}

export interface TableColumn {
  /** 'all', or the banner's variable. */
  readonly group: string
  /** The code; '' for all. */
  readonly value: string
  /** Capital letter; none for all. */
  readonly letter?: string
  /** Null where so few answered that it would tell of them, or of others who are few. */
  readonly respondents: number | null
}

export interface TableRow {
  /** The answer's code, the country's, or '' for the row of all countries together. */
  readonly value: string
  /** Of a country. */
  readonly letter?: string
  readonly respondents: number | null
  readonly cells: readonly TableCell[]
}

export interface PollTable {
  readonly question: TableQuestion
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly respondents: number
  /** Rows without an answer, which are not in the base. */
  readonly missing: number
  readonly level: number
  readonly alpha: number
  /** How errors were reckoned: `linearised`, or by replicates. */
  readonly variance: 'linearised' | 'replicates'
  /** None for opt-in samples: null. In points of a share of one half. */
  readonly marginOfError: number | null
  /** Codes of what a reader should know. */
  readonly warnings: readonly string[]
}
