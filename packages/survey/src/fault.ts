/**
 * Why there is no answer. `column` names the variable as it was handed in, `row` counts from 0, and the
 * code says which rule was broken; what else a reader needs to know stands beside.
 */
export type SurveyFault =
  | { code: 'survey.length-differs'; column: string; have: number; expected: number }
  | { code: 'survey.no-rows'; column: string }
  | { code: 'survey.weight-missing'; column: string; row: number; count: number }
  | { code: 'survey.weight-zero'; column: string; row: number; count: number }
  | { code: 'survey.weight-negative'; column: string; row: number; count: number; value: number }
  | { code: 'survey.weight-infinite'; column: string; row: number; count: number }
  | { code: 'survey.weights-absent'; column: string }
  | { code: 'survey.value-missing'; column: string; row: number; count: number }
  | { code: 'survey.value-infinite'; column: string; row: number; count: number }
  | { code: 'survey.value-out-of-range'; column: string; row: number; value: number; least: number; most: number } // prettier-ignore
  | { code: 'survey.group-missing'; column: string; row: number; count: number }
  | { code: 'survey.code-unknown'; column: string; row: number; value: number }
  | { code: 'survey.cluster-crosses-strata'; column: string; row: number; cluster: string; strata: readonly [string, string] } // prettier-ignore
  | { code: 'survey.one-cluster'; column: string }
  | { code: 'survey.stratum-single'; column: string; stage: number; stratum: string; row: number }
  | {
      code: 'survey.population-varies'
      column: string
      stage: number
      stratum: string
      row: number
    }
  | { code: 'survey.population-below-sample'; column: string; stage: number; stratum: string; row: number; sample: number; population: number } // prettier-ignore
  | { code: 'survey.domain-empty'; column: string }
  | { code: 'survey.base-zero'; column: string }
  | { code: 'survey.categories-too-few'; column: string; count: number }
  | { code: 'survey.degrees-exhausted'; degrees: number; needed: number }
  | { code: 'survey.variance-singular'; column: string }
  | { code: 'survey.margin-category-absent'; column: string; category: string; target: number }
  | { code: 'survey.margin-category-without-target'; column: string; category: string; row: number }
  | { code: 'survey.margin-target-invalid'; column: string; category: string; target: number }
  | {
      code: 'survey.margins-disagree'
      column: string
      total: number
      other: string
      otherTotal: number
    }
  | { code: 'survey.not-converged'; column: string; category: string; target: number; reached: number; rounds: number } // prettier-ignore
  | { code: 'survey.targets-infeasible'; column: string; category: string; target: number; least: number; most: number } // prettier-ignore
  | { code: 'survey.bounds-invalid'; least: number; most: number }
  | { code: 'survey.targets-collinear'; column: string }
  | { code: 'survey.proportion-at-boundary'; column: string; value: number; method: string }
  | { code: 'survey.no-sampling-variance'; column: string; method: string }
  | { code: 'survey.not-binary'; column: string; row: number; value: number }
  | { code: 'survey.method-needs-strata'; method: string }
  | { code: 'survey.method-needs-no-strata'; method: string }
  | { code: 'survey.pairs-incomplete'; stratum: string; clusters: number }
  | { code: 'survey.already-calibrated'; method: string }
  | { code: 'survey.replicates-invalid'; rule: 'count' | 'scale' | 'empty'; have: number }
  | { code: 'survey.regression-separated'; column: string }
  | { code: 'survey.regression-not-converged'; rounds: number }
  | { code: 'survey.response-invalid'; column: string; row: number; value: number }
  | { code: 'survey.exclusive-with-others'; column: string; row: number; other: string }
  | { code: 'survey.nothing-answered'; column: string; row: number }
  | { code: 'survey.pooling-policy-missing' }
  | { code: 'survey.pooling-population-missing'; country: string }
  | { code: 'survey.margin-of-error-on-opt-in' }
  | { code: 'survey.disclosure-incomplete'; items: readonly string[] }
  | { code: 'survey.cell-unprotectable'; cell: string; width: number }
  | { code: 'survey.overlap-undeclared'; column: string }
  | { code: 'survey.quantile-outside'; column: string; probability: number }
