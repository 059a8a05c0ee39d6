import type { Categorical, Numeric } from '@suyab/survey/column'
import { inDomain, type SurveyDesign } from '@suyab/survey/design'
import type { DataSet } from '@suyab/survey/file/data-set'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { categoricalAt, numericAt } from '../answers.ts'
import type { DesignDeclaration } from '../design.ts'
import { designOf } from '../design-of.ts'
import { domainOf } from '../table-domain.ts'
import type { TableFault } from '../table-fault.ts'
import { weigh, type Weighed } from '../weigh.ts'
import type { Chosen, EstimateSpec, PolicySpec, SourceSpec } from './request.ts'

/** A fault with the place in the specification, as a JSON pointer. */
export interface EstimateFault extends Omit<TableFault, 'code'> {
  readonly code: TableFault['code'] | 'estimate.schema' | 'estimate.not-json' | 'estimate.file-unreadable'
  readonly at: string
} // prettier-ignore

/** Data with their design and weights. */
export interface EstimateSource {
  readonly dataSet: DataSet
  readonly declaration: DesignDeclaration
  readonly design: SurveyDesign
  readonly weighed: Weighed | undefined
  readonly country: string | undefined
}

/** Draws up the design of data and weights them. */
export function estimateSource(
  dataSet: DataSet,
  { design: declaration, weighting }: SourceSpec,
  at: string,
): Result<EstimateSource, EstimateFault> {
  const design = designOf(declaration, dataSet)
  if (!design.ok) return refuse({ ...design.fault, at: `${at}/design` })
  const { country } = declaration
  if (country !== undefined) {
    const column = categoricalAt(dataSet, country)
    if (!column.ok) return refuse({ ...column.fault, at: `${at}/design/country` })
  }
  if (weighting === undefined)
    return ok({ dataSet, declaration, design: design.value, weighed: undefined, country })
  const weighed = weigh(design.value, dataSet, country, weighting)
  if (!weighed.ok) return refuse({ ...weighed.fault, at: `${at}/weighting` })
  return ok({ dataSet, declaration, design: weighed.value.design, weighed: weighed.value, country })
}

interface Narrowing {
  readonly where?: readonly { readonly variable: string; readonly values: readonly string[] }[]
  readonly by?: readonly string[]
  readonly policy?: PolicySpec
}

/**
 * The design of the rows that a request is about. Over several countries there is one only under a
 * policy, or country by country.
 */
export function narrowed(
  { dataSet, design, country }: EstimateSource,
  { where, by, policy }: Narrowing,
  spec: Pick<EstimateSpec, 'policy'>,
): Result<SurveyDesign, TableFault> {
  const own = policy ?? spec.policy
  const domain = domainOf(
    { dataSet, design, sample: 'probability', ...(country === undefined ? {} : { country }) },
    {
      ...(where === undefined ? {} : { only: where }),
      ...(own === undefined ? {} : { policy: own.kind }),
      ...(own?.populations === undefined ? {} : { populations: own.populations }),
    },
  )
  if (!domain.ok) return domain
  const { value } = domain
  const isEachCountry = country !== undefined && by?.includes(country) === true
  // A filter may leave one country though the data have several.
  const isOneCountry = value.country !== undefined && countriesIn(value.country, value.design) === 1
  const found = isEachCountry || isOneCountry ? value.design : value.pooled
  if (found === undefined) return refuse({ code: 'survey.pooling-policy-missing' })
  // Without a filter there is no domain: R's formulas know the difference.
  return ok(where === undefined ? withoutDomain(found) : found)
}

function countriesIn({ codes }: Categorical, { domain }: SurveyDesign): number {
  const seen = new Set<number>()
  for (let row = 0; row < codes.length; row += 1)
    if (domain?.[row] !== 0) seen.add(codes[row] ?? -1)
  return seen.size
}

function withoutDomain<Design extends SurveyDesign>(design: Design): Design {
  return { ...design, domain: undefined }
}

/** A group of rows with its answers. */
export interface Group {
  readonly answers: Readonly<Record<string, string>>
  readonly design: SurveyDesign
}

/** The combinations of answers that occur, each as a domain. */
export function groupsOf(
  dataSet: DataSet,
  design: SurveyDesign,
  by: readonly string[],
): Result<Group[], TableFault> {
  let groups: { answers: Record<string, string>; inside: Uint8Array }[] = [
    { answers: {}, inside: design.domain ?? new Uint8Array(design.rows).fill(1) },
  ]
  for (const name of by) {
    const column = categoricalAt(dataSet, name)
    if (!column.ok) return column
    const { codes, levels } = column.value
    groups = groups.flatMap(({ answers, inside }) =>
      levels.flatMap((level, code) => {
        const own = inside.map((one, row) => one & Number(codes[row] === code))
        return own.includes(1) ? [{ answers: { ...answers, [name]: level }, inside: own }] : []
      }),
    )
  }
  return ok(groups.map(({ answers, inside }) => ({ answers, design: inDomain(design, inside) })))
}

/** 1 for who is meant, 0 for the others, NaN where there is no answer. */
export function chosenColumn(dataSet: DataSet, chosen: Chosen): Result<Numeric, TableFault> {
  if ('values' in chosen) {
    const column = categoricalAt(dataSet, chosen.variable)
    if (!column.ok) return column
    const { codes, levels } = column.value
    const unknown = chosen.values.find((value) => !levels.includes(value))
    if (unknown !== undefined)
      return refuse({ code: 'poll.code-unknown', column: chosen.variable, value: unknown })
    const places = levels.map((level) => Number(chosen.values.includes(level)))
    const values = Float64Array.from(codes, (code) => places[code] ?? Number.NaN)
    return ok({ name: `${chosen.variable}=${chosen.values.join('|')}`, values })
  }
  const column = numericAt(dataSet, chosen.variable)
  if (!column.ok) return column
  const { name } = column.value
  const [label, isMeant] =
    'above' in chosen
      ? [`${name}>${chosen.above}`, (value: number) => value > chosen.above]
      : [`${name}<${chosen.below}`, (value: number) => value < chosen.below]
  const values = column.value.values.map((value) => Number.isNaN(value) ? value : Number(isMeant(value))) // prettier-ignore
  return ok({ name: label, values })
}

/** A variable's numbers, or whether certain answers were given. */
export function numbersOf(dataSet: DataSet, of: string | Chosen): Result<Numeric, TableFault> {
  return typeof of === 'string' ? numericAt(dataSet, of) : chosenColumn(dataSet, of)
}

/** Several results as one, or the first fault. */
export function together<Value, Fault>(results: readonly Result<Value, Fault>[]): Result<Value[], Fault> {
  const values: Value[] = []
  for (const result of results) {
    if (!result.ok) return result
    values.push(result.value)
  }
  return ok(values)
} // prettier-ignore
