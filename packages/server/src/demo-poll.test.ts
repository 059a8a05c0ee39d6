import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { crossed, indicator, type Categorical, type Numeric } from '@suyab/survey/column'
import { waveChange } from '@suyab/survey/comparison'
import { crossTable } from '@suyab/survey/cross-table'
import { firstStage, inDomain, rowsOf, sampleDesign, type LinearDesign } from '@suyab/survey/design' // prettier-ignore
import { means, standardErrors } from '@suyab/survey/estimate'
import { doublesOf, numberAt, textAt } from '@suyab/survey/file/column'
import { findVariable, isUserMissing } from '@suyab/survey/file/data-set'
import { readSav } from '@suyab/survey/file/sav/read'
import { categoricalOf, numericOf } from '@suyab/survey/file/survey-column'
import { missingTexts } from '@suyab/survey/file/xlsform/questionnaire'
import { readXlsForm } from '@suyab/survey/file/xlsform/read'
import { multipleAnswers } from '@suyab/survey/multiple-answer'
import { pooledDesign } from '@suyab/survey/pool'
import type { Result } from '@suyab/survey/result'
import { weightDiagnostics } from '@suyab/survey/weighting/diagnostic'
import { rake } from '@suyab/survey/weighting/rake'
import { describe, expect, test } from 'vitest'
import { demoPoll, type DemoWave } from './demo-poll.ts'
import { deliberatelyMissing, pollCountries } from './demo-poll-question.ts'

const folder = fileURLToPath(new URL('../sample/poll', import.meta.url))
const poll = demoPoll(folder)
const [first, second] = poll.waves
const weighed = poll.waves.map((wave) => ({ wave, ...rakedDesign(wave) }))
const design = rakedDesign(second).design

function must<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

function found(wave: DemoWave, name: string): NonNullable<ReturnType<typeof findVariable>> {
  const one = findVariable(wave.data, name)
  if (one === undefined) throw new Error(`there is no ${name}`)
  return one
}

function numbers(wave: DemoWave, name: string): Numeric {
  const { variable, column } = found(wave, name)
  const numeric = numericOf(variable, column)
  if (numeric === undefined) throw new Error(`${name} holds texts`)
  return numeric
}

function codes(wave: DemoWave, name: string): Categorical {
  if (name === 'age_band') {
    const ages = numbers(wave, 'age').values
    return { name, levels: ['1', '2'], codes: Int32Array.from(ages, (age) => Number(age >= 25)) }
  }
  const { variable, column } = found(wave, name)
  return categoricalOf(variable, column)
}

function rakedDesign(wave: DemoWave): { drawn: LinearDesign; design: LinearDesign } {
  const stages = [{ stratum: codes(wave, 'stratum'), cluster: codes(wave, 'psu') }]
  const weights = numbers(wave, 'weight')
  const drawn = must(sampleDesign({ stages, weights, lonely: 'fail' }, wave.data.rows))
  const margins = wave.recipe.margins.map(({ variables, targets }) => ({
    column: crossed(variables.join('.'), variables.map((name) => codes(wave, name))),
    totals: Object.fromEntries(Object.entries(targets).map(([key, share]) => [key.replaceAll('|', '.'), share])),
  })) // prettier-ignore
  return { drawn, design: must(rake(drawn, margins, { cap: wave.recipe.cap ?? 100 })) }
}

/** The share of an answer with countries as equals, and its change between the waves. */
function changeOf(name: string, answer: string): { from: number; to: number; p: number } {
  const [one, other] = weighed.map(({ wave, design }) => {
    const pooled = must(pooledDesign(design, codes(wave, 'country'), { kind: 'equal' }))
    const column = indicator(codes(wave, name), answer)
    const estimate = must(means(pooled, [column], { missing: 'drop' }))
    const [error = 0] = standardErrors(estimate)
    return { value: estimate.values[0] ?? 0, error, degrees: estimate.degrees }
  })
  if (one === undefined || other === undefined) throw new Error('there are two waves')
  return { from: one.value, to: other.value, p: must(waveChange(one, other, 'independent')).p }
}

describe('the invented poll', () => {
  test('the same seed gives the same files to the byte, and another seed others', () => {
    const bytes = (seed?: number): readonly string[] =>
      demoPoll(folder, seed).waves.flatMap((wave) =>
        [wave.sav(), wave.xlsForm()].map((file) => createHash('sha256').update(file).digest('hex')),
      )
    const files = bytes()
    expect(bytes()).toEqual(files)
    expect(new Set(files).size).toBe(4)
    expect(bytes(7)[0]).not.toBe(files[0])
  })

  test('about ten thousand people of ten countries answered in each wave', () => {
    for (const wave of poll.waves) {
      expect(Math.abs(wave.data.rows - 10_214)).toBeLessThan(150)
      const country = codes(wave, 'country')
      expect(country.levels).toEqual(pollCountries)
      for (const level of country.levels) {
        const rows = rowsOf(country, level).reduce((sum, one) => sum + one, 0)
        expect(rows).toBeGreaterThan(700)
      }
      const { invited = 0 } = wave.declaration.sample
      expect(wave.data.rows / invited).toBeGreaterThan(0.45)
      expect(wave.data.rows / invited).toBeLessThan(0.65)
    }
  })

  test('what it says of itself says in every place that it is invented', () => {
    for (const { declaration, data } of poll.waves) {
      const words = /invented|вымышлен|ойдон чыгарылган|虚构/iu
      for (const text of Object.values(declaration.sponsor)) expect(text).toMatch(words)
      for (const text of Object.values(declaration.conductor)) expect(text).toMatch(words)
      for (const text of Object.values(declaration.limitations ?? {})) expect(text).toMatch(words)
      expect(data.label).toMatch(words)
    }
    expect(new Set(Object.values(poll.poll.names)).size).toBe(11)
    for (const { recipe } of poll.waves) for (const { source } of recipe.margins) expect(source).toMatch(/invented/i) // prettier-ignore
  })

  test('every code of a question has its label, and nobody is outside a band', () => {
    for (const { data } of poll.waves)
      for (const [at, variable] of data.variables.entries()) {
        const column = data.columns[at]
        if (column === undefined || variable.categories.length === 0) continue
        const known = new Set(variable.categories.map(({ value }) => value))
        const measured = variable.measure === 'scale'
        for (let row = 0; row < data.rows; row += 1) {
          const value = column.kind === 'text' ? textAt(column, row) : numberAt(column, row)
          if (value === undefined || value === '') continue
          if (measured && !isUserMissing(variable.missing, value))
            expect(value).toBeLessThanOrEqual(24) // prettier-ignore
          else if (!known.has(value)) throw new Error(`${variable.name} has ${value} in row ${row}`)
        }
      }
    for (const wave of poll.waves) {
      const ages = numbers(wave, 'age').values
      expect([Math.min(...ages), Math.max(...ages)]).toEqual([18, 30])
    }
  })

  test('a question is asked of whom its filter says, and "none of these" stands alone', () => {
    for (const { wave, design: own } of weighed) {
      const used = numbers(wave, 'q7').values
      const looked = numbers(wave, 'q11').values
      const purposes = doublesOf(numberColumnOf(wave, 'q8_1'))
      const hindrances = doublesOf(numberColumnOf(wave, 'q12_1'))
      for (let row = 0; row < wave.data.rows; row += 1) {
        expect(Number.isNaN(purposes[row] ?? 0)).toBe(used[row] !== 1)
        expect(Number.isNaN(hindrances[row] ?? 0)).toBe(looked[row] !== 1 && looked[row] !== 2)
      }
      for (const [name, last, alone] of [['q8', 9, 'q8_9'], ['q12', 8, 'q12_8'], ['q17', 8, undefined]] as const) {
        const options = Array.from({ length: last }, (_, at) => numbers(wave, `${name}_${at + 1}`))
        const question = { name, options, ...(alone !== undefined && { exclusive: [alone] }) }
        expect(multipleAnswers(own, question, { missing: 'drop' }).ok).toBe(true)
      }
    }
  }) // prettier-ignore

  test('some do not know and some refuse, and most refuse to tell their income', () => {
    const share = (name: string, code: number): number => {
      const values = doublesOf(numberColumnOf(second, name))
      return values.filter((value) => value === code).length / values.length
    }
    expect(share('q15', 99)).toBeGreaterThan(0.06)
    expect(share('q10', 98)).toBeGreaterThan(0.02)
    expect(share('q7', 99)).toBeLessThan(0.01)
  })
})

function numberColumnOf(wave: DemoWave, name: string): Parameters<typeof doublesOf>[0] {
  const { column } = found(wave, name)
  if (column.kind === 'text') throw new Error(`${name} holds texts`)
  return column
}

describe('its files', () => {
  test('the file of SPSS reads back as what was written', async () => {
    for (const { sav, data } of poll.waves) {
      const read = must(await readSav(sav()))
      expect(read.rows).toBe(data.rows)
      expect(read.weight).toBe('weight')
      expect(read.documents).toEqual(data.documents)
      expect(read.sets).toEqual(data.sets)
      const told = (variables: typeof data.variables): unknown =>
        variables.map(({ name, label, kind, categories, missing, measure }) => ({
          name,
          label,
          kind,
          categories,
          missing: missing?.values,
          measure,
        }))
      expect(told(read.variables)).toEqual(told(data.variables))
      for (const [at, column] of data.columns.entries()) {
        const other = read.columns[at]
        if (column.kind === 'number' && other?.kind === 'number')
          expect(doublesOf(other)).toEqual(doublesOf(column)) // prettier-ignore
        else if (column.kind === 'text' && other?.kind === 'text') {
          for (let row = 0; row < data.rows; row += 1) if (textAt(other, row) !== textAt(column, row)) throw new Error(`row ${row}`) // prettier-ignore
        } else throw new Error(`column ${at} changed its kind`)
      }
    }
  })

  test('the XLSForm reads back as the questionnaire in its eleven languages', () => {
    for (const { xlsForm, questionnaire } of poll.waves) {
      const read = must(readXlsForm(xlsForm()))
      expect(read.remarks).toEqual([])
      expect(read.questionnaire).toEqual(questionnaire)
      expect(read.questionnaire.languages).toHaveLength(11)
    }
  })

  test('only the texts that are to be named as missing are missing', () => {
    expect(missingTexts(first.questionnaire)).toEqual([])
    expect(missingTexts(second.questionnaire)).toEqual(deliberatelyMissing)
  })
})

describe('its sample', () => {
  test('every stratum has areas to compare, and every weight is positive and near 1', () => {
    for (const { drawn } of weighed) {
      const { sampled, strata } = firstStage(drawn)
      expect(strata).toBe(120)
      expect(Math.min(...sampled)).toBeGreaterThanOrEqual(2)
      expect(Math.min(...drawn.weights)).toBeGreaterThan(0.1)
      expect(Math.max(...drawn.weights)).toBeLessThan(6)
    }
  })

  test('margins agree with each other, and raking meets them under the cap', () => {
    for (const { wave, design } of weighed) {
      for (const { targets } of wave.recipe.margins)
        for (const country of pollCountries) {
          const own = Object.entries(targets).filter(([key]) => key.startsWith(`${country}|`))
          expect(own.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 12)
        }
      expect(design.weights.every((weight) => weight > 0)).toBe(true)
      expect(weightDiagnostics(design.weights).mostToMean).toBeLessThan(6.001)
    }
  })

  test('weights cost something in every country, and not too much', () => {
    for (const { wave, design } of weighed) {
      const country = codes(wave, 'country')
      for (const level of country.levels) {
        const chosen = rowsOf(country, level)
        const { designEffect } = weightDiagnostics(design.weights.filter((_, row) => chosen[row] === 1)) // prettier-ignore
        expect(designEffect).toBeGreaterThan(1.2)
        expect(designEffect).toBeLessThan(3)
      }
      const users = indicator(codes(wave, 'q7'), '1')
      const { designEffects = [] } = must(means(design, [users], { missing: 'drop', designEffect: 'with-replacement' })) // prettier-ignore
      expect(designEffects[0]).toBeGreaterThan(1.2)
      expect(designEffects[0]).toBeLessThan(3)
    }
  })

  test('without weights the young, the educated and women would speak for the others', () => {
    const users = indicator(codes(second, 'q7'), '1')
    const country = codes(second, 'country')
    const raw = users.values.map((value) => (Number.isNaN(value) ? 0 : value))
    const gaps = country.levels.map((level) => {
      const chosen = rowsOf(country, level)
      const answered = users.values.filter((value, row) => chosen[row] === 1 && !Number.isNaN(value)).length // prettier-ignore
      const plain = raw.reduce((sum, value, row) => sum + value * (chosen[row] ?? 0), 0) / answered
      const domain = inDomain(design, chosen)
      const [weighted = 0] = must(means(domain, [users], { missing: 'drop' })).values
      return plain - weighted
    })
    expect(gaps.filter((gap) => gap > 0.02).length).toBeGreaterThanOrEqual(8)
  })
})

describe('its figures', () => {
  test.each([
    ['q7', '1', 0.04], ['q8_1', '1', 0.04], ['q8_6', '1', 0.05], ['q10', '4', -0.02], ['q12_4', '1', 0.04], ['q17_7', '1', 0.05],
  ] as const)('what was meant to change between the waves did: %s = %s', (name, answer, least) => {
    const { from, to, p } = changeOf(name, answer)
    expect(p).toBeLessThan(0.001)
    expect(Math.sign(least) * (to - from)).toBeGreaterThan(Math.abs(least))
  }) // prettier-ignore

  test.each([
    ['q5', '2'], ['q6', '1'], ['q9', '1'], ['q11', '1'], ['q12_1', '1'], ['q12_5', '1'], ['q13', '2'], ['q14', '3'], ['q16', '1'], ['q17_1', '1'],
  ] as const)('what was not meant to change did not: %s = %s', (name, answer) => {
    expect(changeOf(name, answer).p).toBeGreaterThan(0.05)
  }) // prettier-ignore

  test('countries differ in the use of artificial intelligence, and students use it most', () => {
    const country = codes(second, 'country')
    const table = must(crossTable(design, codes(second, 'q7'), country, { missing: 'drop' })) // prettier-ignore
    const shares = table.columns.map(({ cells }) => cells[0]?.share ?? 0)
    expect(shares[0]).toBeGreaterThan(0.73)
    expect(shares[9]).toBeLessThan(0.45)
    const groups = must(crossTable(design, codes(second, 'q7'), codes(second, 'q5'), { missing: 'drop' })) // prettier-ignore
    expect(groups.columns[0]?.cells[0]?.letters).toBe('BCD')
  })

  test('some cells are too small or too uncertain to be shown, and most are not', () => {
    const cells = crossed('cell', [codes(second, 'country'), codes(second, 'q5')])
    const table = must(crossTable(design, codes(second, 'q7'), cells, { missing: 'drop' })) // prettier-ignore
    const hidden = table.columns.filter(({ cells: [yes] }) => yes?.presentation.publish === false)
    const names = hidden.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['BY.3', 'TJ.3']))
    const reasons = new Set(hidden.flatMap(({ cells: [yes] }) => yes?.presentation.reasons ?? []))
    expect(reasons).toContain('sample-too-small')
    expect(reasons).toContain('interval-too-wide')
    expect(hidden.length).toBeLessThan(table.columns.length / 3)
  })
})
