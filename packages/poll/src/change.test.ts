import type { Result } from '@suyab/survey/result'
import { expect, test } from 'vitest'
import { overlappingWaves, type OverlapOptions } from '../tests/overlapping-waves.ts'
import { categoricalAt } from './answers.ts'
import { changeOf, type Change, type ComparedWave } from './change.ts'
import { designOf } from './design-of.ts'
import type { DesignDeclaration } from './design.ts'
import type { SampleOverlap } from './poll.ts'
import type { TableFault } from './table-fault.ts'
import { overlapBetween } from './wave-pair.ts'
import { waveTexts } from './wave-texts.ts'
import { weigh } from './weigh.ts'

const clustered: DesignDeclaration = {
  stages: [{ stratum: 'stratum', cluster: 'place' }],
  weight: 'weight',
  nested: true,
}
const panel: DesignDeclaration = { ...clustered, person: 'person' }
const said = { en: 'x' }
const asked = { stub: 'q1', chosen: ['1'], waves: [1, 2] }

function valueOf<Value>(result: Result<Value, object>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

interface Setting extends OverlapOptions {
  readonly design?: DesignDeclaration
  readonly later?: DesignDeclaration
  readonly overlap?: SampleOverlap
  /** Shares of women that the weighting sets in each wave; none leaves a wave as it is. */
  readonly women?: readonly (number | undefined)[]
}

function wavesOf({ design = panel, later = design, overlap, women = [], ...options }: Setting): ComparedWave[] {
  return overlappingWaves(options).map((dataSet, at): ComparedWave => {
    const number = at + 1
    const declared = at === 0 ? design : later
    const drawn = valueOf(designOf(declared, dataSet))
    const share = women[at]
    const margin = { variables: ['gender'], targets: { f: share ?? 0, m: 1 - (share ?? 0) }, source: 'invented' }
    const weighed = share === undefined ? drawn : valueOf(weigh(drawn, dataSet, undefined, { method: 'post-stratify', margins: [margin] })).design
    const wave = {
      poll: 'youth', number, data: `sha256-${number}`, respondents: dataSet.rows, revision: 1, weighting: null, importedAt: '2026-11-01T00:00:00Z',
      declaration: { names: { en: `Wave ${number}` }, fieldwork: { from: `202${number}-09-01`, to: `202${number}-09-20` }, mode: 'telephone', sponsor: said, conductor: said, population: said, sample: { kind: 'probability', drawn: said }, design: declared },
    } as const
    const { codes, levels } = valueOf(categoricalAt(dataSet, 'person'))
    return {
      source: { dataSet, design: weighed, sample: 'probability' },
      context: { wave, languages: ['en'], texts: waveTexts(dataSet, { languages: ['en'] }, undefined, undefined) },
      ...(declared.person === undefined ? {} : { people: Array.from(codes, (code) => levels[code] ?? '') }),
      ...(overlap === undefined ? {} : { overlap }),
    }
  })
} // prettier-ignore

function changed(setting: Setting, more: object = {}): Change['changes'][number] {
  const [change] = valueOf(changeOf(wavesOf(setting), { ...asked, ...more })).changes
  if (change === undefined) throw new Error('two waves have a change')
  return change
}

function faultOf(setting: Setting): TableFault {
  const found = changeOf(wavesOf(setting), asked)
  if (found.ok) throw new Error('the waves were compared')
  return found.fault
}

/** Half the width of the interval. */
function widthOf({ interval }: Change['changes'][number]): number {
  if (interval === null) throw new Error('the change has an interval')
  return (interval.high - interval.low) / 2
}

test('waves of which nothing is declared are compared as independent samples', () => {
  expect(changed({})).toEqual(changed({ overlap: 'fresh' }))
  expect(changed({})).toMatchObject({ overlap: 'fresh', shared: null })
})

test('people who are asked again make a change surer than two samples would', () => {
  const people = { stages: [], weight: 'weight', person: 'person' } as const
  const again = changed({ design: people, overlap: 'panel', keptPlaces: 8, keptPeople: 1 })
  const anew = changed({ design: people, keptPlaces: 8, keptPeople: 1 })
  expect(again.difference).toBeCloseTo(anew.difference ?? Number.NaN, 12)
  expect(widthOf(again)).toBeLessThan(0.98 * widthOf(anew))
  expect(again.shared).toBeGreaterThan(300)
})

test('clusters that stay make a change surer than clusters that are drawn anew', () => {
  const setting = { design: clustered, keptPlaces: 8, keptPeople: 0 }
  const same = changed({ ...setting, overlap: 'same-clusters' })
  expect(widthOf(same)).toBeLessThan(0.9 * widthOf(changed(setting)))
  expect(same.shared).toBe(32)
})

test('a figure of a change says that the samples were not two', () => {
  expect(changed({ overlap: 'panel' }).figure?.source.query.asked).toMatchObject({
    overlap: 'panel',
  })
  expect(changed({}).figure?.source.query.asked).not.toHaveProperty('overlap')
})

test('a change turned round is the same change, from the other side', () => {
  for (const overlap of ['fresh', 'panel', 'same-clusters'] as const) {
    const waves = wavesOf({ overlap })
    const [forth] = valueOf(changeOf(waves, asked)).changes
    const [back] = valueOf(changeOf(waves.toReversed(), { ...asked, waves: [2, 1] })).changes
    expect(back?.difference).toBeCloseTo(-(forth?.difference ?? Number.NaN), 12)
    expect(back?.p).toBeCloseTo(forth?.p ?? Number.NaN, 12)
  }
})

test('a member of a panel stands where he was drawn, whatever place the later file gives him', () => {
  const waves = wavesOf({ overlap: 'panel', keptPlaces: 8, keptPeople: 1 })
  const [one, other] = waves
  if (one === undefined || other === undefined) throw new Error('there are two waves')
  const place = other.source.dataSet.variables.findIndex(({ name }) => name === 'place')
  const column = other.source.dataSet.columns[place]
  if (column?.kind !== 'text') throw new Error('places have names')
  const known = new Set(one.people)
  // Everyone who was there before has moved to the first place of the stratum.
  const home = new Map<string, number>()
  const codes = column.codes.map((code, row) => {
    const stratum = (column.texts[code] ?? '').slice(0, 1)
    if (!home.has(stratum)) home.set(stratum, code)
    return known.has(other.people?.[row] ?? '') ? (home.get(stratum) ?? code) : code
  })
  const columns = other.source.dataSet.columns.with(place, { ...column, codes })
  const moved = { ...other, source: { ...other.source, dataSet: { ...other.source.dataSet, columns } } } // prettier-ignore
  const [before] = valueOf(changeOf([one, other], asked)).changes
  const [after] = valueOf(changeOf([one, moved], asked)).changes
  expect(after).toEqual(before)
})

test('a panel without anyone in both waves is refused in words, and so are clusters without one in both', () => {
  expect(faultOf({ overlap: 'panel', keptPlaces: 0 })).toMatchObject({ code: 'poll.panel-unmatched', wave: 2, data: { former: 1 } }) // prettier-ignore
  expect(faultOf({ design: clustered, overlap: 'same-clusters', keptPlaces: 0 })).toMatchObject({ code: 'poll.clusters-unmatched', wave: 2, data: { former: 1 } }) // prettier-ignore
})

test('a panel needs what tells people apart in both waves', () => {
  expect(faultOf({ design: clustered, later: panel, overlap: 'panel' })).toMatchObject({ code: 'poll.person-undeclared', wave: 1 }) // prettier-ignore
  expect(faultOf({ later: clustered, overlap: 'panel' })).toMatchObject({ code: 'poll.person-undeclared', wave: 2 }) // prettier-ignore
})

test.for<[string, DesignDeclaration, string]>([
  ['stages', { ...clustered, stages: [...clustered.stages, { cluster: 'house' }] }, 'poll.samples-unlike'],
  ['strata', { ...clustered, stages: [{ cluster: 'place' }] }, 'poll.samples-unlike'],
  ['clusters', { ...clustered, stages: [{ stratum: 'stratum' }] }, 'poll.clusters-undeclared'],
  ['strata that clusters lie in', { ...clustered, nested: false, stages: [{ stratum: 'country', cluster: 'place' }] }, 'poll.clusters-unmatched'],
])('waves that differ in their %s are not one sample', ([, later, code]) => {
  expect(faultOf({ design: { ...clustered, nested: false }, later, overlap: 'same-clusters' })).toMatchObject({ code, wave: 2 })
}) // prettier-ignore

test('a cluster that has changed its stratum is in no sample with itself', () => {
  const waves = wavesOf({ design: { ...clustered, nested: false }, overlap: 'same-clusters' })
  const [one, other] = waves
  const stratum = other?.source.dataSet.variables.findIndex(({ name }) => name === 'stratum') ?? -1
  const column = other?.source.dataSet.columns[stratum]
  if (one === undefined || other === undefined || column?.kind !== 'text') throw new Error('there are two waves') // prettier-ignore
  const places = valueOf(categoricalAt(other.source.dataSet, 'place'))
  // One place that stayed is of the next stratum now.
  const codes = column.codes.map((code, row) => places.levels[places.codes[row] ?? 0] === 'e5' ? column.texts.indexOf('n') : code) // prettier-ignore
  const dataSet = { ...other.source.dataSet, columns: other.source.dataSet.columns.with(stratum, { ...column, codes }) } // prettier-ignore
  const found = changeOf([one, { ...other, source: { ...other.source, dataSet } }], asked)
  expect(found).toMatchObject({ ok: false, fault: { code: 'poll.samples-unlike', wave: 2, data: { former: 1 }, column: 'place' } }) // prettier-ignore
})

test('so few people in both waves that they could be known are not counted', () => {
  const found = changed({ overlap: 'panel', keptPlaces: 1, keptPeople: 0.05, seed: 4 })
  expect(found.overlap).toBe('panel')
  expect(found.shared).toBeNull()
  expect(found.p).not.toBeNull()
})

test('what is not said of each step between two waves makes them independent', () => {
  const waves = [
    { number: 1 },
    { number: 2, overlap: 'panel' },
    { number: 3, overlap: 'panel' },
    { number: 4, overlap: 'same-clusters' },
    { number: 5 },
  ] as const
  expect(overlapBetween(waves, 1, 3)).toBe('panel')
  expect(overlapBetween(waves, 3, 1)).toBe('panel')
  expect(overlapBetween(waves, 2, 4)).toBe('same-clusters')
  expect(overlapBetween(waves, 4, 5)).toBe('fresh')
  expect(overlapBetween(waves, 1, 5)).toBe('fresh')
})

test.for(['fresh', 'panel', 'same-clusters'] as const)('a share that weighting set in both waves has no test, and says so (%s)', (overlap) => {
  const women = { stub: 'gender', chosen: ['f'], waves: [1, 2] }
  const { waves, changes, warnings } = valueOf(changeOf(wavesOf({ overlap, women: [0.5, 0.55] }), women))
  expect(waves.map(({ share }) => share)).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.55, 12)])
  expect(waves.map(({ interval }) => interval)).toEqual([null, null])
  expect(changes).toMatchObject([{ difference: null, interval: null, p: null, significant: false, figure: null }])
  expect(warnings).toContain('poll.fixed-by-weighting')
}) // prettier-ignore

test('of a share that weighting set in one wave, the change is as sure as the share of the other', () => {
  for (const overlap of ['fresh', 'panel'] as const)
    for (const women of [[0.5, undefined], [undefined, 0.5]]) {
      const found = valueOf(changeOf(wavesOf({ overlap, women }), { stub: 'gender', chosen: ['f'], waves: [1, 2] })) // prettier-ignore
      const [change] = found.changes
      const free = found.waves.find(({ interval }) => interval !== null)
      if (change === undefined || free?.interval === undefined || free.interval === null) throw new Error('one wave has an error') // prettier-ignore
      expect(change.p).toBeGreaterThan(0)
      // On the scale of the share itself the interval of the logit is nearly as wide.
      const width = (free.interval.high - free.interval.low) / 2
      expect(widthOf(change) / width).toBeGreaterThan(0.95)
      expect(widthOf(change) / width).toBeLessThan(1.1)
      expect(found.warnings).toContain('poll.fixed-by-weighting')
    }
}) // prettier-ignore

test('what is fixed for everybody is not fixed in another question', () => {
  const [change] = valueOf(changeOf(wavesOf({ overlap: 'panel', women: [0.5, 0.55] }), asked)).changes // prettier-ignore
  expect(change?.p).toBeGreaterThan(0)
  expect(change?.figure).not.toBeNull()
})
