import type { DataSet } from '@suyab/survey/file/data-set'
import { degreesOfFreedom } from '@suyab/survey/degrees'
import { ok, refuse, type Result } from '@suyab/survey/result'
import type { WeightingReport } from '../weighting.ts'
import { answerOf, type Answer } from './answer.ts'
import type { DataSpec, EstimateRequest, EstimateSpec, SourceSpec } from './request.ts'
import { estimateSource, type EstimateFault, type EstimateSource } from './source.ts'
import { parseEstimateSpec } from './spec.ts'

/** Reads a data file; `at` is the place in the specification that names it. */
export type ReadData = (data: DataSpec, at: string) => Promise<Result<DataSet, EstimateFault>>

/** What a specification comes to. */
export interface Estimates {
  readonly format: 'suyab.poll-estimate/1'
  readonly data?: { readonly file: string; readonly rows: number; readonly variables: number }
  readonly design?: { readonly kind: 'linearised' | 'replicates'; readonly degrees: number }
  readonly weighting?: WeightingReport
  /** Codes of what a reader should know first. */
  readonly warnings: readonly string[]
  /** One for each request, in their order. */
  readonly answers: readonly EstimateAnswer[]
  /** All that was refused, the answers' faults among them. */
  readonly faults: readonly EstimateFault[]
}

export type EstimateAnswer = {
  /** The request's place, from 0. */
  readonly request: number
  readonly kind: EstimateRequest['kind']
  readonly id?: string
} & ({ readonly result: Answer } | { readonly fault: EstimateFault })

/** Reads a specification, its data, and answers every request: one that is refused stops no other. */
export async function runEstimate(text: string, readData: ReadData): Promise<Estimates> {
  const nothing = { format: 'suyab.poll-estimate/1', warnings: [], answers: [] } as const
  const parsed = specOf(text)
  if (!parsed.ok) return { ...nothing, faults: parsed.fault }
  const spec = parsed.value
  const source = await sourceOf(spec, '', readData)
  if (!source.ok) return { ...nothing, faults: [source.fault] }
  const { dataSet, design, weighed } = source.value
  const answers: EstimateAnswer[] = []
  for (const [at, request] of spec.requests.entries())
    answers.push(await answered(request, at, { spec, source: source.value, readData }))
  return {
    format: 'suyab.poll-estimate/1',
    data: { file: dataOf(spec).file, rows: dataSet.rows, variables: dataSet.variables.length },
    design: {
      kind: design.kind === 'linear' ? 'linearised' : 'replicates',
      degrees: degreesOfFreedom(design),
    },
    ...(weighed === undefined ? {} : { weighting: weighed.report }),
    // Their intervals are those of a model, not of drawing again.
    warnings: spec.sample === 'opt-in' ? ['poll.opt-in-sample'] : [],
    answers,
    faults: answers.flatMap((answer) => ('fault' in answer ? [answer.fault] : [])),
  }
}

function specOf(text: string): Result<EstimateSpec, readonly EstimateFault[]> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    const rule = cause instanceof Error ? cause.message : 'The specification is not JSON.'
    return refuse([{ code: 'estimate.not-json', at: '', rule }])
  }
  return parseEstimateSpec(value)
}

function dataOf({ data }: SourceSpec): DataSpec {
  return typeof data === 'string' ? { file: data } : data
}

async function sourceOf(
  spec: SourceSpec,
  at: string,
  readData: ReadData,
): Promise<Result<EstimateSource, EstimateFault>> {
  const dataSet = await readData(dataOf(spec), `${at}/data`)
  return dataSet.ok ? estimateSource(dataSet.value, spec, at) : dataSet
}

async function answered(
  request: EstimateRequest,
  place: number,
  { spec, source, readData }: { spec: EstimateSpec; source: EstimateSource; readData: ReadData },
): Promise<EstimateAnswer> {
  const at = `/requests/${place}`
  const named = { request: place, kind: request.kind, ...(request.id === undefined ? {} : { id: request.id }) } // prettier-ignore
  let against: Result<EstimateSource | undefined, EstimateFault> = ok(undefined)
  if (request.kind === 'change')
    against = await sourceOf(request.against, `${at}/against`, readData)
  if (!against.ok) return { ...named, fault: against.fault }
  const found = answerOf(request, {
    spec,
    source,
    ...(against.value === undefined ? {} : { against: against.value }),
  })
  return found.ok ? { ...named, result: found.value } : { ...named, fault: { ...found.fault, at } }
}
