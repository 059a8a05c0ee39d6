/**
 * Changes between waves that share people or clusters, beside R's survey package: the same two files,
 * bound by rows there and declared as they stand here. Prints a line of JSON for each case and fails
 * where a number is off by more than 1e-6; says so where R is not there.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { numberColumn } from '@suyab/survey/file/column'
import { numberVariable, type DataSet } from '@suyab/survey/file/data-set'
import type { Result } from '@suyab/survey/result'
import { replicateDesign } from '@suyab/survey/replicate-weights'
import { replicateWeights } from '@suyab/survey/replication'
import { demoPoll } from '../../server/src/demo-poll.ts'
import { categoricalAt, numericAt } from '../src/answers.ts'
import { changeOf, type ComparedWave, type WaveChange } from '../src/change.ts'
import { designOf } from '../src/design-of.ts'
import type { DesignDeclaration } from '../src/design.ts'
import type { WaveDeclaration } from '../src/poll.ts'
import { recoded } from '../src/recode.ts'
import type { ChangeQuestion } from '../src/table-question.ts'
import { wavePair } from '../src/wave-pair.ts'
import { waveTexts } from '../src/wave-texts.ts'
import { weigh } from '../src/weigh.ts'
import type { WeightingRecipe } from '../src/weighting.ts'
import { overlappingWaves, type OverlapOptions } from '../tests/overlapping-waves.ts'

/** Largest difference from R that passes, absolute. */
const tolerance = 1e-6

interface Case {
  readonly name: string
  readonly waves: readonly [DataSet, DataSet]
  readonly overlap: 'panel' | 'same-clusters'
  readonly designs: readonly [DesignDeclaration, DesignDeclaration]
  readonly recipes?: readonly [WeightingRecipe | undefined, WeightingRecipe | undefined]
  readonly asked: Omit<ChangeQuestion, 'waves'>
  /** Columns that R weights by, each a crossing with the wave. */
  readonly margins?: readonly string[]
}

interface Reference {
  readonly case: string
  readonly difference: number
  readonly low: number
  readonly high: number
  readonly p: number
  readonly error: number
  readonly degrees: number
}

function must<Value>(result: Result<Value, object>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

function textAt(dataSet: DataSet, name: string): (row: number) => string {
  const { codes, levels } = must(categoricalAt(dataSet, name))
  return (row) => levels[codes[row] ?? -1] ?? ''
}

const yes = { stub: 'q1', chosen: ['1'] } as const
const clustered: DesignDeclaration = {
  stages: [{ stratum: 'stratum', cluster: 'place' }],
  weight: 'weight',
  nested: true,
}
const person = 'person'

function pair(
  name: string,
  overlap: Case['overlap'],
  design: DesignDeclaration,
  more: Partial<Case> = {},
  options: OverlapOptions = {},
): Case {
  return { name, overlap, waves: overlappingWaves(options), designs: [design, design], asked: yes, ...more } // prettier-ignore
}

function recipeOf(method: 'rake' | 'post-stratify', shift: number): WeightingRecipe {
  const gender = { variables: ['gender'], targets: { f: 0.5 + shift, m: 0.5 - shift }, source: 'invented' } // prettier-ignore
  const age = { variables: ['age'], targets: { 1: 0.3, 2: 0.4 - shift, 3: 0.3 + shift }, source: 'invented' } // prettier-ignore
  return { method, margins: method === 'rake' ? [gender, age] : [gender] }
}

/** The generated waves with replicate weights of both together, as a fieldwork firm delivers them. */
function withReplicates(name: string, overlap: Case['overlap'], mse: boolean): Case {
  const waves = overlappingWaves()
  const sides = waves.map((dataSet, at) => ({
    number: at + 1,
    dataSet,
    declaration: clustered,
    design: must(designOf(clustered, dataSet)),
    people: peopleOf(dataSet),
  }))
  const [one, other] = sides
  if (one === undefined || other === undefined) throw new Error('there are two waves')
  const { design } = must(wavePair(one, other, overlap))
  if (design.kind !== 'linear') throw new Error('the waves have no replicates yet')
  const made = must(replicateDesign(design, { method: 'JKn' }, mse))
  const names = Array.from({ length: made.replicates }, (_, r) => `rw${r}`)
  const columns = names.map((_, r) => replicateWeights(made, r))
  let from = 0
  const [first, second] = waves.map((dataSet): DataSet => {
    from += dataSet.rows
    return {
      ...dataSet,
      variables: [...dataSet.variables, ...names.map((column) => numberVariable(column))],
      columns: [...dataSet.columns, ...columns.map((values) => numberColumn(Array.from(values.subarray(from - dataSet.rows, from))))], // prettier-ignore
    }
  })
  if (first === undefined || second === undefined) throw new Error('there are two waves')
  const declared: DesignDeclaration = {
    stages: [],
    weight: 'weight',
    replicates: { columns: names, method: 'JKn', combined: true, scale: made.scale, rscales: Array.from(made.rscales), mse }, // prettier-ignore
  }
  return { name, overlap, waves: [first, second], designs: [declared, declared], asked: yes }
}

function demonstration(): Case {
  const { poll, waves } = demoPoll(join(import.meta.dirname, '../../server/sample/poll'))
  const [one, other] = waves.map(({ data, recodings, declaration, recipe }) => ({
    dataSet: must(recoded(data, recodings, poll.languages)),
    design: declaration.design,
    // R's raking has no cap.
    recipe: { method: 'rake' as const, margins: recipe.margins },
  }))
  if (one === undefined || other === undefined) throw new Error('there are two waves')
  return {
    name: 'demonstration',
    overlap: 'same-clusters',
    waves: [one.dataSet, other.dataSet],
    designs: [one.design, other.design],
    recipes: [one.recipe, other.recipe],
    asked: { stub: 'q5', chosen: ['2'], policy: 'equal' },
    margins: ['wave_sex_band', 'wave_settlement', 'wave_education'],
  }
}

function cases(): readonly Case[] {
  const finite = { stratum: 'stratum', cluster: 'place', population: 'places' }
  const houses = { cluster: 'house', population: 'houses' }
  const raked = { recipes: [recipeOf('rake', 0), recipeOf('rake', 0.03)], margins: ['wave_gender', 'wave_age'] } as const // prettier-ignore
  return [
    pair('people', 'panel', { stages: [], weight: 'weight', person }),
    pair('people-in-strata', 'panel', { stages: [{ stratum: 'stratum' }], weight: 'weight', person }), // prettier-ignore
    pair('panel', 'panel', { ...clustered, person }),
    pair('clusters', 'same-clusters', clustered),
    pair('clusters-all-kept', 'same-clusters', clustered, {}, { keptPlaces: 8, keptPeople: 0, seed: 3 }), // prettier-ignore
    pair('clusters-of-one-country', 'same-clusters', { ...clustered, country: 'country' }, { asked: { ...yes, countries: ['kg'] } }), // prettier-ignore
    pair('clusters-equal-countries', 'same-clusters', { ...clustered, country: 'country' }, { asked: { ...yes, policy: 'equal' } }), // prettier-ignore
    pair('clusters-finite', 'same-clusters', { ...clustered, stages: [finite, houses] }),
    pair('panel-finite', 'panel', { ...clustered, stages: [finite], person }),
    pair('panel-raked', 'panel', { ...clustered, person }, raked),
    pair('clusters-raked', 'same-clusters', clustered, raked),
    pair('panel-later-post-stratified', 'panel', { ...clustered, person }, { recipes: [undefined, recipeOf('post-stratify', 0.04)], margins: ['wave_gender'] }), // prettier-ignore
    withReplicates('panel-jackknife', 'panel', false),
    withReplicates('clusters-jackknife-mse', 'same-clusters', true),
    demonstration(),
  ].map((one) => ({ ...one, designs: one.overlap === 'panel' ? withPerson(one.designs) : one.designs })) // prettier-ignore
}

function withPerson([one, other]: Case['designs']): Case['designs'] {
  return [
    { ...one, person },
    { ...other, person },
  ]
}

function peopleOf(dataSet: DataSet): readonly string[] {
  const at = textAt(dataSet, person)
  return Array.from({ length: dataSet.rows }, (_, row) => at(row))
}

const said = { en: 'invented' }
function declarationOf(number: number, design: DesignDeclaration): WaveDeclaration {
  const names = { en: `Wave ${number}` }
  const fieldwork = { from: `202${number}-09-01`, to: `202${number}-09-20` }
  const sample = { kind: 'probability', drawn: said } as const
  return { names, fieldwork, mode: 'telephone', sponsor: said, conductor: said, population: said, sample, design } // prettier-ignore
}

function answerOf({ waves, designs, recipes, overlap, asked }: Case): WaveChange {
  const poll = { id: 'invented', names: said, languages: ['en'] }
  const compared = waves.map((dataSet, at): ComparedWave => {
    const number = at + 1
    const declared = designs[at] ?? clustered
    const recipe = recipes?.[at]
    const drawn = must(designOf(declared, dataSet))
    const design = recipe === undefined ? drawn : must(weigh(drawn, dataSet, declared.country, recipe)).design // prettier-ignore
    const country = declared.country === undefined ? {} : { country: declared.country }
    const wave = { poll: poll.id, number, declaration: declarationOf(number, declared), data: `sha256-${number}`, respondents: dataSet.rows, revision: 1, weighting: null, importedAt: '2026-11-01T00:00:00Z' } // prettier-ignore
    return {
      source: { dataSet, design, sample: 'probability', ...country },
      context: { wave, languages: poll.languages, texts: waveTexts(dataSet, poll, undefined, declared.country), ...country }, // prettier-ignore
      overlap,
      ...(declared.person === undefined ? {} : { people: peopleOf(dataSet) }),
    }
  })
  const { changes } = must(changeOf(compared, { ...asked, waves: [1, 2] }))
  const [change] = changes
  if (change === undefined) throw new Error('two waves have a change')
  return change
}

/** What R reads: both waves one below the other, and the margins of each. */
function write(folder: string, one: Case): void {
  const rows: (string | number)[][] = []
  const totals = new Map((one.margins ?? []).map((name) => [name, new Map<string, number>()]))
  const stageColumns = one.name === 'demonstration' ? { place: 'psu', stratum: 'stratum' } : { place: 'place', stratum: 'stratum' } // prettier-ignore
  const isInvented = one.name !== 'demonstration'
  const more = isInvented ? ['person', 'country', 'house', 'places', 'houses'] : ['country']
  for (const [at, dataSet] of one.waves.entries()) {
    const weights = must(numericAt(dataSet, 'weight')).values
    const columns = [stageColumns.place, stageColumns.stratum, ...more].map((name) => textAt(dataSet, name)) // prettier-ignore
    const stub = textAt(dataSet, one.asked.stub)
    const margins = (one.margins ?? []).map((_, place) => {
      const recipe = one.recipes?.[at]
      const { variables = [], targets = {} } = recipe?.margins[place] ?? {}
      return { parts: variables.map((name) => textAt(dataSet, name)), targets }
    })
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    const isByCountry = one.asked.policy === 'equal' && isInvented
    const byCountry = new Map<string, number>()
    const country = textAt(dataSet, 'country')
    for (let row = 0; row < dataSet.rows; row += 1)
      byCountry.set(country(row), (byCountry.get(country(row)) ?? 0) + (weights[row] ?? 0))
    for (let row = 0; row < dataSet.rows; row += 1) {
      const answer = stub(row)
      const own = margins.map(({ parts }) => [`w${at + 1}`, ...parts.map((part) => part(row))].join('|')) // prettier-ignore
      const weight = (weights[row] ?? 0) / (isByCountry ? (byCountry.get(country(row)) ?? 1) : 1)
      rows.push([at + 1, ...columns.map((column) => column(row)), weight, ...own, answer === '' ? 'NA' : Number(one.asked.chosen.includes(answer))]) // prettier-ignore
    }
    for (const [place, name] of (one.margins ?? []).entries()) {
      const { targets = {} } = margins[place] ?? {}
      const to = totals.get(name)
      // Without a weighting the wave stays as it is.
      if (Object.keys(targets).length === 0) to?.set(`w${at + 1}`, whole)
      for (const [level, share] of Object.entries(targets)) to?.set(`w${at + 1}|${level}`, share)
    }
  }
  const head = ['wave', 'place', 'stratum', ...more, 'weight', ...(one.margins ?? []), 'y']
  writeFileSync(join(folder, `${one.name}.csv`), [head, ...rows].map((row) => `${row.join(',')}\n`).join('')) // prettier-ignore
  for (const [name, levels] of totals)
    writeFileSync(join(folder, `${one.name}-${name}.totals`), [[name, 'Freq'], ...levels].map((row) => `${row.join(',')}\n`).join('')) // prettier-ignore
}

function run(program: string, given: readonly string[]): { stdout: string } {
  const { status, stdout, stderr } = spawnSync(program, given, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`)
  return { stdout }
}

function compare(folder: string): void {
  const all = cases()
  for (const one of all) write(folder, one)
  const { stdout } = run('Rscript', [join(import.meta.dirname, 'waves.R'), folder])
  const references = stdout.trim().split('\n').map((line) => JSON.parse(line) as Reference) // prettier-ignore
  let right = 0
  for (const one of all) {
    const reference = references.find((line) => line.case === one.name)
    if (reference === undefined) throw new Error(`R says nothing of ${one.name}`)
    const { difference, interval, p, shared } = answerOf(one)
    const given = { difference, low: interval?.low, high: interval?.high, p }
    const off = Math.max(...(['difference', 'low', 'high', 'p'] as const).map((name) => Math.abs((given[name] ?? Infinity) - reference[name]))) // prettier-ignore
    right += Number(off <= tolerance)
    process.stdout.write(`${JSON.stringify({ case: one.name, off, shared, difference, p, error: reference.error, degrees: reference.degrees })}\n`) // prettier-ignore
  }
  process.stdout.write(`${JSON.stringify({ right, of: all.length, tolerance })}\n`)
  if (right < all.length) process.exitCode = 1
}

const hasPeer = spawnSync('Rscript', ['-e', 'library(survey)']).status === 0
if (!hasPeer)
  process.stdout.write('R with its package survey is not there; no change was compared.\n') // prettier-ignore
else {
  const folder = mkdtempSync(join(tmpdir(), 'suyab-waves-'))
  try {
    compare(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
