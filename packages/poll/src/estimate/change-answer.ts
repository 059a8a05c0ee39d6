import type { Numeric } from '@suyab/survey/column'
import { waveChange, waveChangeInDesign } from '@suyab/survey/comparison'
import type { SurveyDesign } from '@suyab/survey/design'
import { means, standardErrors, type Estimate, type MissingRule } from '@suyab/survey/estimate'
import { groupMeans } from '@suyab/survey/group'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { personKeyLength, personMarks } from '../person-mark.ts'
import { ofStatistics, type TableFault } from '../table-fault.ts'
import { waveCodes, wavePair, type Overlapping, type PairedWave } from '../wave-pair.ts'
import type { Answer, Asking } from './answer.ts'
import type { RequestOf } from './request.ts'
import { groupsOf, narrowed, numbersOf, together, type EstimateSource, type Group } from './source.ts' // prettier-ignore

/** How a figure changed from another wave to this one, group by group where it is asked so. */
export function changed(
  request: RequestOf<'change'>,
  { source, against, spec }: Asking,
  design: SurveyDesign,
  group: Group['answers'],
): Result<Answer, TableFault> {
  if (against === undefined) throw new TypeError('a change has another wave')
  const { missing = spec.missing } = request
  const before = groupBefore(request, { against, spec }, group)
  if (!before.ok) return before
  const sides = [
    { ...against, design: before.value },
    { ...source, design },
  ] as const
  const columns = together(sides.map(({ dataSet }) => numbersOf(dataSet, request.of)))
  if (!columns.ok) return columns
  const estimates = together(
    sides.map((side, at): Result<Estimate, TableFault> => {
      const column = columns.value[at]
      if (column === undefined) throw new RangeError('a change has two sides')
      return ofStatistics(means(side.design, [column], { missing }))
    }),
  )
  if (!estimates.ok) return estimates
  const [was, is] = estimates.value.map((estimate) => ({
    value: estimate.values[0] ?? 0,
    error: standardErrors(estimate)[0] ?? 0,
    degrees: estimate.degrees,
    respondents: estimate.respondents,
  }))
  if (was === undefined || is === undefined) throw new RangeError('a change has two sides')
  if (request.overlap !== 'independent') {
    const test = ofOne(request.overlap, sides, columns.value, missing)
    return test.ok ? ok({ before: was, after: is, ...test.value }) : test
  }
  const test = ofStatistics(waveChange(was, is, request.overlap))
  return test.ok ? ok({ before: was, after: is, ...test.value }) : test
}

/** The other wave's rows of the same group. */
function groupBefore(
  request: RequestOf<'change'>,
  { against, spec }: Pick<Required<Asking>, 'against' | 'spec'>,
  group: Group['answers'],
): Result<SurveyDesign, TableFault> {
  const whole = narrowed(against, request, spec)
  if (!whole.ok || request.by === undefined) return whole
  const groups = groupsOf(against.dataSet, whole.value, request.by)
  if (!groups.ok) return groups
  const own = groups.value.find(({ answers }) =>
    Object.entries(group).every(([name, value]) => answers[name] === value),
  )
  return own === undefined
    ? refuse({ code: 'survey.domain-empty', column: request.by.join(' ') })
    : ok(own.design)
}

/** Both waves in one sample, whose errors know what is in both. */
function ofOne(
  overlap: Overlapping,
  [before, after]: readonly [EstimateSource, EstimateSource],
  columns: readonly Numeric[],
  missing: MissingRule,
): Result<Answer, TableFault> {
  const former = pairedOf(before, 1)
  if (!former.ok) return former
  const later = pairedOf(after, 2)
  if (!later.ok) return later
  const pair = wavePair(former.value, later.value, overlap)
  if (!pair.ok) return pair
  const values = Float64Array.from(columns.flatMap((column) => Array.from(column.values)))
  const of = { name: columns[0]?.name ?? '', values }
  const codes = waveCodes(before.dataSet.rows, after.dataSet.rows)
  const wave = { name: 'wave', codes, levels: ['before', 'after'] }
  const test = ofStatistics(
    waveChangeInDesign(pair.value.design, (whole) => groupMeans(whole, of, wave, { missing })),
  )
  return test.ok ? ok({ overlap, shared: pair.value.shared, ...test.value }) : test
}

function pairedOf(
  { dataSet, declaration, design }: EstimateSource,
  number: number,
): Result<PairedWave, TableFault> {
  const wave = { number, dataSet, declaration, design }
  const { person } = declaration
  if (person === undefined) return ok(wave)
  // Nothing of it is kept or told: any key will do.
  const marks = personMarks(dataSet, person, new Uint8Array(personKeyLength))
  return marks.ok ? ok({ ...wave, people: marks.value }) : marks
}
