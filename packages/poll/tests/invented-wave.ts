import { numberColumn, textColumn, type Column } from '@suyab/survey/file/column'
import { dataSetOf, numberVariable, textVariable, type DataSet, type Variable } from '@suyab/survey/file/data-set' // prettier-ignore
import type { DesignDeclaration } from '../src/design.ts'
import { seeded } from '@suyab/survey/seeded'

export interface InventedOptions {
  readonly countries?: readonly string[]
  readonly perCountry?: number
  readonly seed?: number
  /** How many further yes-and-no questions (`x1`, `x2` …). */
  readonly more?: number
}

export const inventedDesign: DesignDeclaration = {
  stages: [{ stratum: 'region', cluster: 'place' }],
  weight: 'weight',
  nested: true,
  country: 'country',
}

const uses = ['study', 'work', 'fun', 'none'] as const

/**
 * An invented wave of people in several countries: drawn in places of regions, few of them looking for
 * work, some without an answer.
 */
export function inventedWave(options: InventedOptions = {}): DataSet {
  const { countries = ['kg', 'kz', 'uz'], perCountry = 240, seed = 7, more = 0 } = options
  const random = seeded(seed)
  const texts: Record<string, string[]> = { country: [], region: [], place: [], gender: [], work: [] } // prettier-ignore
  const numbers: Record<string, (number | null)[]> = { age: [], weight: [], q1: [], q2: [] }
  for (const use of uses) numbers[`q3_${use}`] = []
  for (let at = 1; at <= more; at += 1) numbers[`x${at}`] = []
  for (const [c, country] of countries.entries())
    for (let person = 0; person < perCountry; person += 1) {
      const region = Math.floor(random() * 3)
      const place = Math.floor(random() * 8)
      const gender = random() < 0.47 ? 'f' : 'm'
      const draw = random()
      const work = draw < 0.45 ? 'studies' : draw < 0.92 ? 'works' : 'seeks'
      const lean = 0.35 + 0.08 * c + (gender === 'f' ? 0.07 : 0) + 0.02 * place
      texts['country']?.push(country)
      texts['region']?.push(`${country}-${region}`)
      texts['place']?.push(`p${place}`)
      texts['gender']?.push(gender)
      texts['work']?.push(work)
      numbers['age']?.push(1 + Math.floor(random() * 3))
      numbers['weight']?.push(Math.round((0.5 + random()) * 1000) / 1000)
      numbers['q1']?.push(random() < 0.04 ? null : random() < lean ? 1 : 2)
      numbers['q2']?.push(random() < 0.05 ? 9 : 1 + Math.floor(random() ** 1.5 * 5))
      const chosen = uses.slice(0, 3).map(() => Number(random() < lean))
      const blank = random() < 0.03
      for (const [at, use] of uses.entries())
        numbers[`q3_${use}`]?.push(blank ? null : use === 'none' ? Number(!chosen.includes(1)) : (chosen[at] ?? 0)) // prettier-ignore
      for (let at = 1; at <= more; at += 1) numbers[`x${at}`]?.push(random() < lean ? 1 : 0)
    }
  const variables: Variable[] = []
  const columns: Column[] = []
  for (const [name, values] of Object.entries(texts)) {
    variables.push({ ...textVariable(name, 16), ...said[name] })
    columns.push(textColumn(values))
  }
  for (const [name, values] of Object.entries(numbers)) {
    variables.push({ ...numberVariable(name), ...said[name] })
    columns.push(numberColumn(values))
  }
  return {
    ...dataSetOf(variables, columns, countries.length * perCountry),
    sets: [{ kind: 'dichotomy', name: '$q3', label: 'What for?', variables: uses.map((use) => `q3_${use}`), counted: 1 }], // prettier-ignore
  }
}

const said: Record<string, Partial<Variable>> = {
  gender: {
    label: 'Gender',
    labels: { en: 'Gender', ky: 'Жынысы' },
    categories: [
      { value: 'f', label: 'women', labels: { en: 'women', ky: 'аялдар' } },
      { value: 'm', label: 'men', labels: { en: 'men', ky: 'эркектер' } },
    ],
  },
  q1: {
    label: 'Did you use it?',
    labels: { en: 'Did you use it?', ru: 'Вы этим пользовались?', ky: 'Муну колдондуңузбу?' },
    categories: [
      { value: 1, label: 'yes', labels: { en: 'yes', ru: 'да', ky: 'ооба' } },
      { value: 2, label: 'no', labels: { en: 'no', ru: 'нет', ky: 'жок' } },
    ],
  },
  q2: {
    label: 'How much do you trust it?',
    categories: [1, 2, 3, 4, 5, 9].map((value) => ({ value, label: `trust ${value}` })),
    missing: { values: [9] },
  },
  q3_study: { label: 'for study' },
  q3_work: { label: 'for work' },
  q3_fun: { label: 'for fun' },
  q3_none: { label: 'for nothing' },
}

/** The same rows in another order. */
export function inOrder(dataSet: DataSet, order: readonly number[]): DataSet {
  return {
    ...dataSet,
    columns: dataSet.columns.map((column): Column => {
      const pick = <Values extends Int8Array | Int16Array | Int32Array | Float64Array>(
        values: Values,
      ): Values => {
        // prettier-ignore
        const picked = values.slice() as Values
        for (const [at, row] of order.entries()) picked[at] = values[row] ?? 0
        return picked
      }
      return column.kind === 'text'
        ? { ...column, codes: pick(column.codes) }
        : { ...column, values: pick(column.values) }
    }),
  }
}
