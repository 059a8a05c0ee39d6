import type { Categorical, Numeric } from '@suyab/survey/column'
import type { LinearDesign, SurveyDesign } from '@suyab/survey/design'
import type { DataSet } from '@suyab/survey/file/data-set'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { areReplicatesAlike, stackedDesign, stackedReplicates } from '@suyab/survey/stack'
import type { Stage, StageSpec } from '@suyab/survey/stage'
import { categoricalAt } from './answers.ts'
import type { DesignDeclaration, StageDeclaration } from './design.ts'
import { ofSurvey, type PollFault } from './fault.ts'
import type { SampleOverlap } from './poll.ts'

/** A wave that shares people or clusters with another. */
export interface PairedWave {
  readonly number: number
  readonly dataSet: DataSet
  readonly declaration: DesignDeclaration
  /** With the weights and the domain that are asked about. */
  readonly design: SurveyDesign
  /** Marks of people, row by row. */
  readonly people?: readonly string[]
}

/** Two waves as one sample: the rows of the former, then those of the later. */
export interface WavePair {
  readonly design: SurveyDesign
  /** People, or clusters, that are in both; null where nothing names the clusters. */
  readonly shared: number | null
}

export type Overlapping = Exclude<SampleOverlap, 'fresh'>

/**
 * How the samples of two waves of a poll stand to each other, by what each wave says of the one before:
 * whoever is a panel's member twice running is one over both steps, and one step anew is anew.
 */
export function overlapBetween(
  waves: readonly { readonly number: number; readonly overlap?: SampleOverlap }[],
  one: number,
  other: number,
): SampleOverlap {
  const [first, last] = [Math.min(one, other), Math.max(one, other)]
  const between = waves.filter(({ number }) => number > first && number <= last)
  const steps = new Set(between.map(({ overlap = 'fresh' }) => overlap))
  const weakest = (['fresh', 'same-clusters', 'panel'] as const).find((kind) => steps.has(kind))
  return weakest ?? 'fresh'
}

/**
 * Puts two waves that share people or clusters into one sample. Who is in both stands where he was
 * drawn the first time, whatever the later file says; a stratum has as many clusters as it had then.
 * @returns a fault where nobody and nothing is in both, or the two were not drawn in the same way
 */
export function wavePair(
  former: PairedWave,
  later: PairedWave,
  overlap: Overlapping,
): Result<WavePair, PollFault> {
  const about = { wave: later.number, data: { former: former.number } }
  const matches = overlap === 'panel' ? peopleFound(former, later) : ok(undefined)
  if (!matches.ok) return matches
  const people = matches.value?.reduce((sum, row) => sum + Number(row >= 0), 0)
  if (people === 0) return refuse({ code: 'poll.panel-unmatched', ...about })
  const [one, other] = [former.design, later.design]
  if (former.declaration.make !== undefined || later.declaration.make !== undefined)
    return unlike(about, 'Replicates that are made of one wave know nothing of the other.')
  if (one.kind === 'replicate' || other.kind === 'replicate') {
    if (one.kind !== 'replicate' || other.kind !== 'replicate' || !areReplicatesAlike(one, other))
      return unlike(about, 'Replicate weights of both waves are made alike, as many in each.')
    return ok({ design: stackedReplicates([one, other]), shared: people ?? null })
  }
  const stages = stagesOf(former, later, overlap, matches.value)
  if (!stages.ok) return stages
  const [first] = stages.value
  const clusters = matches.value === undefined ? sharedClusters(first, one.rows) : undefined
  if (clusters === 0) return refuse({ code: 'poll.clusters-unmatched', ...about })
  const design = stackedDesign([one, other], {
    stages: sized(stages.value, [one, other], former.declaration, isNested(former, later)),
    nested: isNested(former, later),
    lonely: one.lonely === 'fail' ? other.lonely : one.lonely,
  })
  if (design.ok) return ok({ design: design.value, shared: people ?? clusters ?? null })
  if (design.fault.code === 'survey.cluster-crosses-strata')
    return unlike({ ...about, column: design.fault.column }, 'A cluster stays in its stratum.')
  // Rows are those of both waves together, which nobody has seen.
  const { row: _row, ...fault } = ofSurvey(design.fault)
  return refuse({ ...fault, wave: later.number })
}

function isNested(one: PairedWave, other: PairedWave): boolean {
  return one.declaration.nested === true || other.declaration.nested === true
}

/** The row of the former wave in which each person of the later one is, −1 for who is new. */
function peopleFound(former: PairedWave, later: PairedWave): Result<Int32Array, PollFault> {
  for (const { people, number } of [former, later])
    if (people === undefined) return refuse({ code: 'poll.person-undeclared', wave: number })
  const rows = new Map(former.people?.map((mark, row) => [mark, row]))
  return ok(Int32Array.from(later.people ?? [], (mark) => rows.get(mark) ?? -1))
}

/** Clusters of the first stage, counted within their strata, that have rows in both waves. */
function sharedClusters(stage: StageSpec | undefined, before: number): number {
  const { cluster, stratum } = stage ?? {}
  if (cluster === undefined) return 0
  const unitAt = (row: number): string => `${stratum?.codes[row] ?? 0} ${cluster.codes[row] ?? 0}`
  const known = new Set<string>()
  const shared = new Set<string>()
  for (let row = 0; row < cluster.codes.length; row += 1) {
    const unit = unitAt(row)
    if (row < before) known.add(unit)
    else if (known.has(unit)) shared.add(unit)
  }
  return shared.size
}

/** The stages of both waves over the rows of both, without how many clusters their strata have. */
function stagesOf(
  former: PairedWave,
  later: PairedWave,
  overlap: Overlapping,
  matches: Int32Array | undefined,
): Result<StageSpec[], PollFault> {
  const about = { wave: later.number, data: { former: former.number } }
  const alone: readonly StageDeclaration[] = [{}]
  const [before, after] = [former, later].map(({ declaration: { stages } }) =>
    stages.length === 0 ? alone : stages,
  )
  if (before === undefined || after === undefined || before.length !== after.length)
    return unlike(about, 'Both waves have the same stages of the draw.')
  if (overlap === 'same-clusters' && after[0]?.cluster === undefined)
    return refuse({ code: 'poll.clusters-undeclared', wave: later.number })
  const specs: StageSpec[] = []
  for (const [at, was] of before.entries()) {
    const is = after[at] ?? {}
    // Within the clusters that stayed, others were drawn.
    const anew = overlap === 'same-clusters' && at > 0
    const columns: { cluster?: Categorical; stratum?: Categorical } = {}
    for (const part of ['cluster', 'stratum'] as const) {
      const names = [was[part], is[part]]
      const [first, second] = names
      if ((first === undefined) !== (second === undefined))
        return unlike(about, `Both waves name a column of each ${part}, or neither does.`)
      if (first === undefined || second === undefined) continue
      const one = categoricalAt(former.dataSet, first)
      if (!one.ok) return one
      const other = categoricalAt(later.dataSet, second)
      if (!other.ok) return other
      columns[part] = bound(one.value, other.value, matches, anew)
    }
    const { rows } = former.dataSet
    if (anew && columns.stratum === undefined)
      columns.stratum = { name: '', codes: waveCodes(rows, later.dataSet.rows), levels: ['', ''] }
    // Without clusters each person is one.
    columns.cluster ??= personCodes(rows, later.dataSet.rows, matches)
    specs.push(columns)
  }
  return ok(specs)
}

/** A column of both waves: equal texts are equal, unless the later wave drew `anew`. */
function bound(
  one: Categorical,
  other: Categorical,
  matches: Int32Array | undefined,
  anew: boolean,
): Categorical {
  const levels = [...one.levels]
  const places = new Map(anew ? [] : levels.map((level, place) => [level, place]))
  const own = other.levels.map((level) => places.get(level) ?? levels.push(level) - 1)
  const codes = new Int32Array(one.codes.length + other.codes.length)
  codes.set(one.codes)
  for (const [row, code] of other.codes.entries()) {
    const match = matches?.[row] ?? -1
    codes[one.codes.length + row] = match < 0 ? (own[code] ?? -1) : (one.codes[match] ?? -1)
  }
  return { name: other.name, codes, levels }
}

/** 0 for the rows of the former wave, 1 for those of the later. */
export function waveCodes(before: number, after: number): Int32Array {
  return new Int32Array(before + after).fill(1, before)
}

function personCodes(before: number, after: number, matches: Int32Array | undefined): Categorical {
  const codes = Int32Array.from({ length: before + after }, (_, at) => {
    const match = at < before ? at : (matches?.[at - before] ?? -1)
    return match < 0 ? at : match
  })
  return { name: '', codes, levels: [] }
}

/** The stages with how many clusters each stratum has; of one that both waves have, as it was at first. */
function sized(
  specs: readonly StageSpec[],
  parts: readonly LinearDesign[],
  declaration: DesignDeclaration,
  nested: boolean,
): StageSpec[] {
  const isFinite = parts.some(({ stages }) => stages.some((stage) => stage.population.some(Number.isFinite))) // prettier-ignore
  if (!isFinite) return [...specs]
  const rows = parts.reduce((sum, part) => sum + part.rows, 0)
  let units = new Int32Array(rows)
  return specs.map((spec, at) => {
    const sizes = parts.flatMap(({ stages }) => Array.from(sizesByRow(stages[at])))
    const strata = pairs(units, spec.stratum?.codes)
    units = pairs(nested ? strata : at === 0 ? undefined : units, spec.cluster?.codes)
    if (!sizes.some(Number.isFinite)) return spec
    const first = new Map<number, number>()
    const values = Float64Array.from(sizes, (size, row) => {
      const stratum = strata[row] ?? 0
      const known = first.get(stratum) ?? size
      first.set(stratum, known)
      return known
    })
    const { population, fraction } = declaration.stages[at] ?? {}
    const sizeColumn: Numeric = { name: population ?? fraction ?? '', values }
    return { ...spec, population: sizeColumn }
  })
}

function sizesByRow(stage: Stage | undefined): Float64Array {
  return Float64Array.from(
    stage?.unitOf ?? [],
    (unit) => stage?.population[stage.stratumOfUnit[unit] ?? 0] ?? Number.POSITIVE_INFINITY,
  )
}

/** Numbers for the pairs that two groupings make, as they come. */
function pairs(
  one: Int32Array | undefined,
  other: Int32Array | undefined,
): Int32Array<ArrayBuffer> {
  const seen = new Map<string, number>()
  const length = one?.length ?? other?.length ?? 0
  return Int32Array.from({ length }, (_, row) => {
    const key = `${one?.[row] ?? 0} ${other?.[row] ?? 0}`
    const known = seen.get(key) ?? seen.size
    seen.set(key, known)
    return known
  })
}

function unlike(
  about: Pick<PollFault, 'wave' | 'data' | 'column'>,
  rule: string,
): Result<never, PollFault> {
  return refuse({ code: 'poll.samples-unlike', ...about, rule })
}
