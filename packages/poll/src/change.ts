import { makeFigure, type Figure } from '@suyab/figure/figure'
import { adjustedP } from '@suyab/survey/comparison'
import type { TTest } from '@suyab/survey/contrast'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { changeTest, isFixed, type ChangeSide, type ChangeTest } from './change-test.ts'
import { dataMoment, figureDataVersion, plain, type FigureContext } from './cell-figure.ts'
import { subjectTexts } from './figure-subject.ts'
import type { SampleOverlap } from './poll.ts'
import { tellableBases } from './small-base.ts'
import type { HiddenReason } from './table.ts'
import { domainOf, type TableSource } from './table-domain.ts'
import { ofStatistics, type TableFault } from './table-fault.ts'
import { cellOf } from './table-grid-of.ts'
import type { GridCell } from './table-grid.ts'
import { measureGroups } from './table-measure.ts'
import { isShareTold } from './table-hiding.ts'
import type { ChangeQuestion } from './table-question.ts'
import { stubOf } from './table-stub.ts'

export const changeMethod = 'poll.change/1'

/** A wave as it is compared. */
export interface ComparedWave {
  readonly source: TableSource
  readonly context: FigureContext
  /** Marks of people, row by row. */
  readonly people?: readonly string[]
  /** How its sample stands to that of the wave it is compared with, the one before it here. */
  readonly overlap?: SampleOverlap
}

export interface WaveShare {
  readonly wave: number
  readonly share: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
  /** Null where so few answered that it would tell of them. */
  readonly respondents: number | null
  readonly hidden: readonly HiddenReason[]
}

export interface WaveChange {
  readonly from: number
  readonly to: number
  /** As what the samples were compared: two drawn anew, or one with what is in both. */
  readonly overlap: SampleOverlap
  /** People, or clusters, that are in both; null where it is not known, or would tell of a few. */
  readonly shared: number | null
  /** In shares: 0.04 for four points. */
  readonly difference: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly p: number | null
  /** At 5 %, by Holm where there are several changes. */
  readonly significant: boolean
  readonly figure: Figure | null
}

export interface Change {
  readonly waves: readonly WaveShare[]
  readonly changes: readonly WaveChange[]
  readonly warnings: readonly string[]
}

/**
 * An answer's share in several waves, and each wave against the one before it, as its declaration says
 * that their samples stand. What the presentation rule hides is hidden in differences too.
 * @returns a fault that says in which wave
 */
export function changeOf(
  waves: readonly ComparedWave[],
  question: ChangeQuestion,
): Result<Change, TableFault> {
  const asked = withPeople(waves, question)
  const cells: (GridCell | undefined)[] = []
  for (const { source, context } of waves) {
    const cell = shareOf(source, asked)
    if (!cell.ok) return refuse({ ...cell.fault, wave: context.wave.number })
    cells.push(cell.value)
  }
  const found = testsOf(waves, cells, asked)
  if (!found.ok) return found
  const tests = found.value
  const tested = tests.flatMap(({ test }) => test ?? [])
  const adjusted = adjustedP(tested.map(({ p }) => p), 'holm') // prettier-ignore
  const changes = waves.slice(1).map(({ context }, at): WaveChange => {
    const { test, overlap = 'fresh', shared = null } = tests[at] ?? {}
    const before = waves[at]?.context ?? context
    const figure = test === undefined ? undefined : figureOf(before, context, { ...asked, overlap }, test, cells[at], cells[at + 1]) // prettier-ignore
    return {
      from: before.wave.number,
      to: context.wave.number,
      overlap,
      shared,
      difference: test?.estimate ?? null,
      interval: test === undefined ? null : { low: test.interval.low, high: test.interval.high },
      p: test?.p ?? null,
      significant: test !== undefined && (adjusted[tested.indexOf(test)] ?? 1) < 0.05,
      figure: figure ?? null,
    }
  })
  return ok({
    waves: waves.map(({ context }, at) => shownShare(context.wave.number, cells[at])),
    changes,
    warnings: [
      ...(waves.some(({ source }) => source.sample === 'opt-in') ? ['poll.opt-in-sample'] : []),
      ...(cells.some((cell) => cell !== undefined && isFixed(cell))
        ? ['poll.fixed-by-weighting']
        : []),
    ],
  })
}

/** A wave that declares no numbers of people is compared by those of the last one that does, as all are. */
function withPeople(waves: readonly ComparedWave[], asked: ChangeQuestion): ChangeQuestion {
  if (asked.policy !== 'population' || asked.populations !== undefined) return asked
  const declared = waves.map(({ source: { pooling } }) =>
    pooling?.kind === 'population' ? pooling.populations : undefined,
  )
  const populations = declared.findLast((one) => one !== undefined)
  return populations === undefined || !declared.includes(undefined)
    ? asked
    : { ...asked, populations }
}

function shareOf(
  source: TableSource,
  asked: ChangeQuestion,
): Result<GridCell | undefined, TableFault> {
  const { stub: name, chosen } = asked
  const stub = stubOf({ stub: name, chosen, rows: 'countries', banner: [] }, source.dataSet)
  if (!stub.ok) return stub
  const domain = domainOf(source, asked)
  if (!domain.ok) return domain
  if (domain.value.pooled === undefined) return refuse({ code: 'survey.pooling-policy-missing' })
  const everybody = { name: '', codes: new Int32Array(source.dataSet.rows), levels: [''] }
  const found = ofStatistics(
    measureGroups(domain.value.pooled, stub.value, { kind: 'apart', column: everybody }),
  )
  if (!found.ok) return found
  const cell = cellOf(found.value, 0, 0, {})
  if (cell === undefined || cell.reasons.length > 0) return ok(cell)
  const told = isShareTold(source, { ...asked, rows: 'countries' }, domain.value, cell.share)
  if (!told.ok) return told
  return ok(told.value ? cell : { ...cell, reasons: ['complementary'] })
}

function shownShare(wave: number, cell: GridCell | undefined): WaveShare {
  const isShown = cell !== undefined && cell.reasons.length === 0
  return {
    wave,
    share: isShown ? cell.share : null,
    interval: isShown ? cell.interval : null,
    respondents: tellableBases([[cell?.respondents ?? 0]], [])[0]?.[0] ?? null,
    hidden: cell?.reasons ?? [],
  }
}

/** Each wave against the one before it. */
function testsOf(
  waves: readonly ComparedWave[],
  cells: readonly (GridCell | undefined)[],
  asked: ChangeQuestion,
): Result<ChangeTest[], TableFault> {
  const sides = waves.map(({ source, context: { wave }, people }, at): ChangeSide => ({
    number: wave.number,
    source,
    declaration: wave.declaration.design,
    cell: cells[at],
    ...(people === undefined ? {} : { people }),
  }))
  const tests: ChangeTest[] = []
  for (const [at, after] of sides.entries()) {
    const before = sides[at - 1]
    if (before === undefined) continue
    const test = changeTest(before, after, waves[at]?.overlap ?? 'fresh', asked)
    if (!test.ok) return test
    tests.push(test.value)
  }
  return ok(tests)
}

function figureOf(
  before: FigureContext,
  after: FigureContext,
  { overlap, ...asked }: ChangeQuestion & { readonly overlap: SampleOverlap },
  test: TTest,
  was: GridCell | undefined,
  is: GridCell | undefined,
): Figure {
  const { texts, wave, languages, country } = after
  // An interval in print is one of sampling: of samples that were drawn.
  const warnings = [before, after].some((one) => one.wave.declaration.sample.kind === 'opt-in')
    ? ['poll.opt-in-sample']
    : []
  const question: ChangeQuestion = { ...asked, waves: [before.wave.number, wave.number] }
  // Waves that share people or clusters were not tested as two samples: the figure says so.
  const shares = overlap === 'fresh' ? {} : { overlap }
  const figure = makeFigure({
    subject: subjectTexts({
      question: texts.question(asked.stub),
      answers: asked.chosen.map((value) => texts.answer(asked.stub, value)),
      groups: [
        ...(country === undefined ? [] : (asked.countries ?? []).map((one) => texts.answer(country, one))), // prettier-ignore
        bothNames(before, after),
      ],
      languages,
    }),
    value: test.estimate,
    unit: { kind: 'points', decimals: 0 },
    base: { of: 'respondent', count: is?.respondents ?? 0, against: was?.respondents ?? 0 },
    interval: warnings.length > 0 ? null : test.interval,
    source: {
      name: wave.declaration.names,
      method: changeMethod,
      query: {
        id: wave.poll,
        version: 1,
        asked: plain({ poll: wave.poll, change: question, ...shares }),
      },
      data: {
        version: `${figureDataVersion(before.wave)}+${figureDataVersion(wave)}`,
        at: dataMoment(wave),
      },
    },
    warnings,
  })
  // The waves' texts and numbers were checked when they came in.
  if (!figure.ok) throw new Error(`a change makes no figure: ${JSON.stringify(figure.fault)}`)
  return figure.value
}

function bothNames(before: FigureContext, after: FigureContext): Readonly<Record<string, string>> {
  const [first, second] = [before, after].map((one) => one.wave.declaration.names)
  const languages = Object.keys(second ?? {}).filter((language) => first?.[language] !== undefined)
  const named = languages.map((language) => [language, `${first?.[language] ?? ''} → ${second?.[language] ?? ''}`] as const) // prettier-ignore
  return named.length > 0
    ? Object.fromEntries(named)
    : { [after.languages[0] ?? 'und']: `${before.wave.number} → ${after.wave.number}` }
}
