import { associationTest } from '@suyab/survey/association'
import type { Categorical, Numeric } from '@suyab/survey/column'
import { pairwise } from '@suyab/survey/comparison'
import { contrast, intervals } from '@suyab/survey/contrast'
import { degreesOfFreedom } from '@suyab/survey/degrees'
import type { SurveyDesign } from '@suyab/survey/design'
import { means, proportions, ratio, standardErrors, totals, type Estimate, type MissingRule } from '@suyab/survey/estimate' // prettier-ignore
import type { SurveyFault } from '@suyab/survey/fault'
import { groupMeans } from '@suyab/survey/group'
import { multipleAnswers } from '@suyab/survey/multiple-answer'
import { proportion } from '@suyab/survey/proportion'
import { quantiles } from '@suyab/survey/quantile'
import { meanDifference, regression, type Interaction } from '@suyab/survey/regression'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { topline } from '@suyab/survey/topline'
import { weightDiagnostics } from '@suyab/survey/weighting/diagnostic'
import { poolingOf } from './pooling.ts'
import { answersTo, categoricalAt, numericAt } from '../answers.ts'
import { tableOf } from '../table-of.ts'
import { ofStatistics, type TableFault } from '../table-fault.ts'
import type { EstimateRequest, EstimateSpec, RequestOf, TermSpec } from './request.ts'
import { changed } from './change-answer.ts'
import { chosenColumn, groupsOf, narrowed, numbersOf, together, type EstimateSource, type Group } from './source.ts' // prettier-ignore
import { plainAnswer } from './plain-answer.ts'

/** What a request comes to: plain JSON, without a number that is none. */
export type Answer = Readonly<Record<string, unknown>>

/** What a request is answered with. */
export interface Asking {
  readonly source: EstimateSource
  readonly spec: EstimateSpec
  /** The other wave of a change. */
  readonly against?: EstimateSource
}

/** Answers one request; the faults name variable, answer, row and rule. */
export function answerOf(request: EstimateRequest, asking: Asking): Result<Answer, TableFault> {
  const found = rawAnswer(request, asking)
  return found.ok ? ok(plainAnswer(found.value)) : found
}

function rawAnswer(request: EstimateRequest, asking: Asking): Result<Answer, TableFault> {
  const { source, spec } = asking
  if (request.kind === 'diagnostics') {
    const { weighed, design } = source
    return ok({ weights: weightDiagnostics(design.weights), degrees: degreesOfFreedom(design), ...(weighed && { report: weighed.report }) }) // prettier-ignore
  }
  if (request.kind === 'table') return table(request, asking)
  const design = narrowed(source, request, spec)
  if (!design.ok) return design
  if (request.by === undefined) return within(request, asking, design.value)
  const groups = groupsOf(source.dataSet, design.value, request.by)
  if (!groups.ok) return groups
  const answers: Answer[] = []
  for (const group of groups.value) {
    const answer = within(request, asking, group.design, group.answers)
    if (!answer.ok) return refuse({ ...answer.fault, data: { ...answer.fault.data, group: JSON.stringify(group.answers) } }) // prettier-ignore
    answers.push({ group: group.answers, ...answer.value })
  }
  return ok({ groups: answers })
}

type Statistical = Exclude<EstimateRequest, { kind: 'diagnostics' | 'table' }>

function within(
  request: Statistical,
  asking: Asking,
  design: SurveyDesign,
  group: Group['answers'] = {},
): Result<Answer, TableFault> {
  const { source, spec } = asking
  const { dataSet } = source
  const { missing = spec.missing, level = spec.level } = request
  switch (request.kind) {
    case 'mean':
    case 'total': {
      const columns = together(request.variables.map((name) => numericAt(dataSet, name)))
      if (!columns.ok) return columns
      const of = request.kind === 'mean' ? means : totals
      const { designEffect } = request
      const options = { missing, ...(designEffect === undefined ? {} : { designEffect }) }
      return estimated(of(design, columns.value, options), level)
    }
    case 'shares': {
      const column = categoricalAt(dataSet, request.variable)
      if (!column.ok) return column
      const { designEffect } = request
      const options = { missing, ...(designEffect === undefined ? {} : { designEffect }) }
      return estimated(named(proportions(design, column.value, options), column.value), level)
    }
    case 'proportion': {
      const column = chosenColumn(dataSet, request.of)
      if (!column.ok) return column
      const { method, sampleSize, boundary, fit } = request
      const found = ofStatistics(
        proportion(design, column.value, {
          missing,
          level,
          ...(method === undefined ? {} : { method }),
          ...(sampleSize === undefined ? {} : { sampleSize }),
          ...(boundary === undefined ? {} : { boundary }),
          ...(fit === undefined ? {} : { fit }),
        }),
      )
      if (!found.ok) return found
      const { interval, reason, ...rest } = found.value
      return ok({
        ...rest,
        interval: interval ?? null,
        ...(reason === undefined ? {} : { reason }),
      })
    }
    case 'ratio': {
      const columns = together([request.numerator, request.denominator].map((name) => numericAt(dataSet, name))) // prettier-ignore
      if (!columns.ok) return columns
      const [top, bottom] = columns.value
      if (top === undefined || bottom === undefined) throw new RangeError('a ratio has two sides')
      return estimated(ratio(design, top, bottom, { missing }), level)
    }
    case 'quantile': {
      const column = numericAt(dataSet, request.variable)
      if (!column.ok) return column
      const { rule, interval } = request
      const found = ofStatistics(
        quantiles(design, column.value, request.probabilities, {
          missing,
          level,
          ...(rule === undefined ? {} : { rule }),
          ...(interval === undefined ? {} : { interval }),
        }),
      )
      if (!found.ok) return found
      return ok({
        quantiles: found.value.map(({ low, high, error, ...rest }) => ({
          ...rest,
          error: error ?? null,
          interval: { low: low ?? null, high: high ?? null, level },
          ...(low === undefined || high === undefined ? { reason: 'interval-outside' } : {}),
        })),
      })
    }
    case 'contrast':
      return contrasted(request, asking, design, missing, level)
    case 'difference':
    case 'pairwise':
      return compared(request, asking, design, missing)
    case 'association': {
      const columns = together([request.rows, request.columns].map((name) => categoricalAt(dataSet, name))) // prettier-ignore
      if (!columns.ok) return columns
      const [rows, other] = columns.value
      if (rows === undefined || other === undefined) throw new RangeError('a test has two sides')
      const found = ofStatistics(associationTest(design, rows, other, request.statistic))
      return found.ok ? ok({ ...found.value }) : found
    }
    case 'regression':
      return regressed(request, asking, design, missing)
    case 'several-answers':
      return severalAnswers(request, asking, design, missing, level)
    case 'topline': {
      const column = categoricalAt(dataSet, request.variable)
      if (!column.ok) return column
      const { nets = {} } = request
      const unknown = Object.values(nets).flat().find((value) => !column.value.levels.includes(value)) // prettier-ignore
      if (unknown !== undefined)
        return refuse({ code: 'poll.code-unknown', column: request.variable, value: unknown })
      const found = ofStatistics(named(proportions(design, column.value, { missing }), column.value)) // prettier-ignore
      return found.ok ? ok({ ...topline(found.value, nets), missing: found.value.missing }) : found
    }
    case 'change':
      return changed(request, asking, design, group)
    default:
      return request satisfies never
  }
}

function estimated(
  found: Result<Estimate, SurveyFault>,
  level: number,
): Result<Answer, TableFault> {
  // prettier-ignore
  const settled = ofStatistics(found)
  if (!settled.ok) return settled
  const { names, values, covariance, degrees, respondents, population, missing, designEffects, replicatesDropped } = settled.value // prettier-ignore
  const errors = standardErrors(settled.value)
  const around = intervals(settled.value, level)
  const k = values.length
  return ok({
    estimates: names.map((name, at) => ({
      name,
      value: values[at] ?? 0,
      error: errors[at] ?? 0,
      interval: around[at] ?? null,
      ...(around[at] === undefined ? { reason: 'no-degrees-of-freedom' } : {}),
      ...(designEffects === undefined ? {} : { designEffect: designEffects[at] ?? null, ...(designEffects[at] === undefined ? { designEffectReason: 'weights-are-no-population' } : {}) }), // prettier-ignore
    })),
    covariance: Array.from({ length: k }, (_, row) => [...covariance.subarray(row * k, (row + 1) * k)]), // prettier-ignore
    degrees,
    respondents,
    population,
    missing,
    ...(replicatesDropped > 0 ? { replicatesDropped } : {}),
  })
}

/** Shares are named by their codes. */
function named(
  found: Result<Estimate, SurveyFault>,
  { levels }: Categorical,
): Result<Estimate, SurveyFault> {
  // prettier-ignore
  return found.ok ? ok({ ...found.value, names: levels }) : found
}

function contrasted(
  { variables, of = 'mean', contrasts }: RequestOf<'contrast'>,
  { source: { dataSet } }: Asking,
  design: SurveyDesign,
  missing: MissingRule,
  level: number,
): Result<Answer, TableFault> {
  const columns = together(variables.map((name) => numericAt(dataSet, name)))
  if (!columns.ok) return columns
  for (const { coefficients } of contrasts) {
    const unknown = Object.keys(coefficients).find((name) => !variables.includes(name))
    if (unknown !== undefined) return refuse({ code: 'poll.column-unknown', column: unknown })
  }
  const found = (of === 'mean' ? means : totals)(design, columns.value, { missing })
  if (!found.ok) return ofStatistics(found)
  const rows = contrasts.map(({ name, coefficients }) => ({ name, coefficients: variables.map((one) => coefficients[one] ?? 0) })) // prettier-ignore
  return estimated(ok(contrast(found.value, rows)), level)
}

function compared(
  { kind, variable, group }: RequestOf<'difference' | 'pairwise'>,
  { source: { dataSet } }: Asking,
  design: SurveyDesign,
  missing: MissingRule,
): Result<Answer, TableFault> {
  const column = numbersOf(dataSet, variable)
  if (!column.ok) return column
  const groups = categoricalAt(dataSet, group)
  if (!groups.ok) return groups
  if (kind === 'difference') {
    const found = ofStatistics(meanDifference(design, column.value, groups.value, missing))
    return found.ok ? ok({ ...found.value }) : found
  }
  const estimate = groupMeans(design, column.value, groups.value, { missing })
  if (!estimate.ok) return ofStatistics(estimate)
  const pairs = ofStatistics(pairwise(estimate.value))
  return pairs.ok ? ok({ pairs: pairs.value, respondents: estimate.value.respondents }) : pairs
}

function regressed(
  { response, terms, family }: RequestOf<'regression'>,
  { source: { dataSet } }: Asking,
  design: SurveyDesign,
  missing: MissingRule,
): Result<Answer, TableFault> {
  const column = numbersOf(dataSet, response)
  if (!column.ok) return column
  const term = (spec: TermSpec): Result<Numeric | Categorical | Interaction, TableFault> => {
    if (typeof spec === 'string') return variableOf(spec)
    if ('number' in spec) return numericAt(dataSet, spec.number)
    if ('categories' in spec) return categoricalAt(dataSet, spec.categories)
    const parts = together(spec.interaction.map(variableOf))
    return parts.ok ? ok({ name: spec.interaction.join(':'), between: parts.value }) : parts
  }
  const variableOf = (name: string): Result<Numeric | Categorical, TableFault> => {
    const numbers = numericAt(dataSet, name)
    // Labelled numbers are codes; bare ones are amounts.
    const isLabelled = dataSet.variables.some((one) => one.name === name && one.categories.length > 0) // prettier-ignore
    return numbers.ok && !isLabelled ? numbers : categoricalAt(dataSet, name)
  }
  const read = together(terms.map(term))
  if (!read.ok) return read
  const found = ofStatistics(
    regression(design, { response: column.value, terms: read.value, missing, ...(family === undefined ? {} : { family }) }), // prettier-ignore
  )
  if (!found.ok) return found
  const { names, tests, degrees, respondents, missing: left, rounds } = found.value
  const coefficients = tests.map((test, at) => ({ name: names[at] ?? '', ...test }))
  return ok({ coefficients, degrees, respondents, missing: left, rounds })
}

function severalAnswers(
  { set, base, exclusive, nothing }: RequestOf<'several-answers'>,
  { source: { dataSet } }: Asking,
  design: SurveyDesign,
  missing: MissingRule,
  level: number,
): Result<Answer, TableFault> {
  const asked = typeof set === 'string' ? dataSet : {
    ...dataSet,
    sets: [{ kind: 'dichotomy' as const, label: '', ...set }],
  } // prettier-ignore
  const answers = answersTo(asked, typeof set === 'string' ? set : set.name)
  if (!answers.ok) return answers
  const { value } = answers
  if (value.kind === 'one')
    return refuse({ code: 'poll.question-unusable', rule: 'A question with several answers is asked for by the name of its set.', column: value.name }) // prettier-ignore
  const unknown = exclusive?.find((name) => !value.options.some((option) => option.name === name))
  if (unknown !== undefined)
    return refuse({ code: 'poll.code-unknown', column: value.name, value: unknown })
  return estimated(
    multipleAnswers(
      design,
      { name: value.name, options: value.options, ...(exclusive === undefined ? {} : { exclusive }) }, // prettier-ignore
      { missing, ...(base === undefined ? {} : { base }), ...(nothing === undefined ? {} : { nothing }) }, // prettier-ignore
    ),
    level,
  )
}

function table(
  { kind: _kind, id: _id, policy, ...question }: RequestOf<'table'>,
  { source, spec }: Asking,
): Result<Answer, TableFault> {
  const own = policy ?? spec.policy
  const { dataSet, design, country } = source
  const pooling = poolingOf(spec, source)
  const found = tableOf(
    {
      dataSet,
      design,
      sample: spec.sample,
      ...(country === undefined ? {} : { country }),
      ...(pooling === undefined ? {} : { pooling }),
    },
    {
      level: spec.level,
      ...question,
      ...(own === undefined ? {} : { policy: own.kind }),
      ...(own?.populations === undefined ? {} : { populations: own.populations }),
    },
  )
  return found.ok ? ok({ ...found.value }) : found
}
