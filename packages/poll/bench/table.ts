import { inventedDesign, inventedWave } from '../tests/invented-wave.ts'
import { designOf } from '../src/design-of.ts'
import type { TableSource } from '../src/table-domain.ts'
import { tableSteps } from '../src/table-of.ts'
import { weigh } from '../src/weigh.ts'
import type { WeightingRecipe } from '../src/weighting.ts'

interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: string
}

const countries = ['kg', 'kz', 'uz', 'tj', 'tm', 'cn', 'ru', 'by', 'in', 'pk']

function by(shares: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    countries.flatMap((country) =>
      Object.entries(shares).map(([value, share]) => [`${country}|${value}`, share] as const),
    ),
  )
}

const recipe: WeightingRecipe = {
  method: 'rake',
  margins: [
    { variables: ['country', 'gender'], targets: by({ f: 0.5, m: 0.5 }), source: 'invented' },
    { variables: ['country', 'age'], targets: by({ 1: 0.3, 2: 0.3, 3: 0.4 }), source: 'invented' },
  ],
}

function must<Value>(result: { ok: true; value: Value } | { ok: false; fault: object }): Value {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.fault))
}

/**
 * Fifty questions over ten countries by three groups of columns, of 10,000 invented respondents (or as
 * many as BENCH_RESPONDENTS says) raked country by country: letters, intervals, hidden cells and all.
 */
export function run(): Figure[] {
  const perCountry = Math.round(Number(process.env['BENCH_RESPONDENTS'] ?? 10_000) / 10)
  const questions = 50
  const dataSet = inventedWave({ countries, perCountry, more: questions })
  const start = performance.now()
  const design = must(designOf(inventedDesign, dataSet))
  const weighed = must(weigh(design, dataSet, 'country', recipe)).design
  const weighing = performance.now() - start
  const source: TableSource = { dataSet, design: weighed, country: 'country', sample: 'probability' } // prettier-ignore
  let longest = 0
  const ask = (rows: 'answers' | 'countries'): number => {
    const begun = performance.now()
    for (let at = 1; at <= questions; at += 1) {
      const banner = ['gender', 'age', 'work', ...(rows === 'answers' ? ['country'] : [])]
      const chosen = rows === 'countries' ? { chosen: ['1'] } : {}
      const steps = tableSteps(source, { stub: `x${at}`, banner, rows, policy: 'equal', ...chosen })
      for (let done = false; !done;) {
        const turn = performance.now()
        const step = steps.next()
        longest = Math.max(longest, performance.now() - turn)
        if (step.done === true) must(step.value)
        done = step.done === true
      }
    }
    return (performance.now() - begun) / 1000
  }
  return [
    { figure: `raking ${dataSet.rows} respondents of ten countries`, value: Math.round(weighing), unit: 'ms' }, // prettier-ignore
    { figure: 'fifty tables, answers by 18 columns', value: ask('answers'), unit: 's' },
    { figure: 'fifty tables, ten countries by 8 columns', value: ask('countries'), unit: 's' },
    { figure: 'longest turn of a table', value: Math.round(longest), unit: 'ms' },
    { figure: 'memory', value: Math.round(process.resourceUsage().maxRSS / 1024), unit: 'MB' },
  ]
}
