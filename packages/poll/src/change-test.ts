import type { Numeric } from '@suyab/survey/column'
import { waveChange, waveChangeInDesign } from '@suyab/survey/comparison'
import type { TTest } from '@suyab/survey/contrast'
import type { SurveyFault } from '@suyab/survey/fault'
import { groupMeans } from '@suyab/survey/group'
import { ok, refuse, type Result } from '@suyab/survey/result'
import type { DesignDeclaration } from './design.ts'
import { ofSurvey } from './fault.ts'
import type { SampleOverlap } from './poll.ts'
import { domainOf, type TableSource } from './table-domain.ts'
import type { TableFault } from './table-fault.ts'
import type { GridCell } from './table-grid.ts'
import type { ChangeQuestion } from './table-question.ts'
import { stubOf } from './table-stub.ts'
import { waveCodes, wavePair, type Overlapping, type PairedWave } from './wave-pair.ts'

/** A wave's side of a comparison. */
export interface ChangeSide {
  readonly number: number
  readonly source: TableSource
  readonly declaration: DesignDeclaration
  /** Marks of people, row by row. */
  readonly people?: readonly string[]
  /** Its share. */
  readonly cell: GridCell | undefined
}

/** How two waves were compared. */
export interface ChangeTest {
  readonly overlap: SampleOverlap
  /** People, or clusters, in both; null where it is not known, or would tell of a few. */
  readonly shared: number | null
  /** None where a share is hidden or not there, or weighting set both. */
  readonly test: TTest | undefined
}

/** Fewer people in both waves than this are not told. */
const fewestTold = 5

/** Whether weighting has set a share, so that it has no error. */
export function isFixed({ share, interval }: GridCell): boolean {
  return interval === null && share > 0 && share < 1
}

/**
 * Tests a share of one wave against that of another: as two samples, or, where they share people or
 * clusters, as one, whose errors know what is in both.
 * @returns a fault where what was declared to be shared is not, or the one sample tells no error
 * @source degrees of freedom of two samples by Satterthwaite 1946, of one as R survey, degf()
 */
export function changeTest(
  before: ChangeSide,
  after: ChangeSide,
  overlap: SampleOverlap,
  asked: ChangeQuestion,
): Result<ChangeTest, TableFault> {
  if (overlap === 'fresh')
    return ok({ overlap, shared: null, test: ofTwo(before.cell, after.cell) })
  const pair = ofOne(before, after, overlap, asked)
  if (!pair.ok) return pair
  const { shared, test } = pair.value
  const told = { overlap, shared: shared !== null && shared >= fewestTold ? shared : null }
  if (!isComparable(before.cell, after.cell)) return ok({ ...told, test: undefined })
  if (test.ok) return ok({ ...told, test: test.value })
  if (test.fault.code === 'survey.degrees-exhausted') return ok({ ...told, test: undefined })
  // Rows are those of both waves together, which nobody has seen.
  const { row: _row, ...fault } = ofSurvey(test.fault)
  return refuse({ ...fault, wave: after.number })
}

/** Whether there is a difference that may be told and that chance has part in. */
function isComparable(
  before: GridCell | undefined,
  after: GridCell | undefined,
): before is GridCell {
  if (before === undefined || after === undefined) return false
  // A difference with one side that is shown tells the other.
  if (before.reasons.length + after.reasons.length > 0) return false
  // Two shares that weighting set differ as their targets do: chance has no part in it.
  return !(isFixed(before) && isFixed(after))
}

function ofTwo(before: GridCell | undefined, after: GridCell | undefined): TTest | undefined {
  if (after === undefined || !isComparable(before, after)) return undefined
  const test = waveChange(
    { value: before.share, error: before.error, degrees: before.degrees },
    { value: after.share, error: after.error, degrees: after.degrees },
    'independent',
  )
  return test.ok ? test.value : undefined
}

function ofOne(
  before: ChangeSide,
  after: ChangeSide,
  overlap: Overlapping,
  asked: ChangeQuestion,
): Result<{ shared: number | null; test: Result<TTest, SurveyFault> }, TableFault> {
  const [former, later] = before.number < after.number ? [before, after] : [after, before]
  const [one, other] = [pairedOf(former, asked), pairedOf(later, asked)]
  if (!one.ok) return one
  if (!other.ok) return other
  const pair = wavePair(one.value.wave, other.value.wave, overlap)
  if (!pair.ok) return pair
  const { design, shared } = pair.value
  const chosen: Numeric = {
    name: asked.stub,
    values: Float64Array.from([...one.value.chosen, ...other.value.chosen]),
  }
  // The change is the last less the first.
  const first = former === before ? 0 : 1
  const codes = waveCodes(one.value.chosen.length, other.value.chosen.length)
  const wave = { name: 'wave', codes: codes.map((code) => code ^ first), levels: ['0', '1'] }
  const test = waveChangeInDesign(design, (whole) =>
    groupMeans(whole, chosen, wave, { missing: 'drop' }),
  )
  return ok({ shared, test })
}

/** A wave with the weights and the domain that are asked about, and who gave a chosen answer. */
function pairedOf(
  { number, source, declaration, people }: ChangeSide,
  asked: ChangeQuestion,
): Result<{ wave: PairedWave; chosen: Float64Array }, TableFault> {
  const stub = stubOf({ stub: asked.stub, chosen: asked.chosen, rows: 'countries', banner: [] }, source.dataSet) // prettier-ignore
  if (!stub.ok) return refuse({ ...stub.fault, wave: number })
  if (stub.value.kind !== 'categories') throw new TypeError('chosen answers are one share')
  const domain = domainOf(source, asked)
  if (!domain.ok) return refuse({ ...domain.fault, wave: number })
  const { pooled } = domain.value
  if (pooled === undefined) return refuse({ code: 'survey.pooling-policy-missing', wave: number })
  return ok({
    wave: {
      number,
      dataSet: source.dataSet,
      declaration,
      design: pooled,
      ...(people === undefined ? {} : { people }),
    },
    chosen: Float64Array.from(stub.value.column.codes, (code) => (code < 0 ? Number.NaN : code)),
  })
}
