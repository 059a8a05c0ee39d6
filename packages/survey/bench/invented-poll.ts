import { categorical, numeric, type Categorical, type Numeric } from '../src/column.ts'
import { sampleDesign, type LinearDesign } from '../src/design.ts'
import type { Result } from '../src/result.ts'
import type { Margin } from '../src/weighting/margin.ts'
import { seeded } from '../src/seeded.ts'

/** An invented poll of ten countries, the same for the same seed. */
export interface InventedPoll {
  readonly columns: Readonly<Record<string, readonly (string | number)[]>>
  readonly country: Categorical
  readonly items: readonly Categorical[]
  readonly yes: readonly Numeric[]
  readonly design: LinearDesign
  /** Country by country: its own sample and margins. */
  readonly parts: readonly { readonly design: LinearDesign; readonly margins: readonly Margin[] }[]
}

const TOTALS = {
  gender: { f: 490_000, m: 510_000 },
  age: { '18-21': 300_000, '22-25': 330_000, '26-30': 370_000 },
  area: { rural: 450_000, urban: 550_000 },
}

export function inventedPoll(rows = 6000, questions = 50): InventedPoll {
  const random = seeded(20_261_123)
  const pick = <Item>(list: readonly [Item, ...Item[]]): Item =>
    list[Math.floor(random() * list.length)] ?? list[0]
  const columns: Record<string, (string | number)[]> = {
    country: [],
    stratum: [],
    psu: [],
    weight: [],
    gender: [],
    age: [],
    area: [],
  }
  for (let q = 0; q < questions; q += 1) columns[`q${q}`] = []
  for (let row = 0; row < rows; row += 1) {
    const country = `C${row % 10}`
    const stratum = `${country}-S${Math.floor(random() * 4)}`
    const psu = `${stratum}-P${Math.floor(random() * 12)}`
    const values = { country, stratum, psu, weight: 50 + Math.round(random() * 100), gender: pick(['f', 'm']), age: pick(['18-21', '22-25', '26-30']), area: pick(['rural', 'urban']) } // prettier-ignore
    for (const [name, value] of Object.entries(values)) columns[name]?.push(value)
    const lean = 0.3 + 0.4 * random()
    for (let q = 0; q < questions; q += 1)
      columns[`q${q}`]?.push(random() < lean ? 'yes' : random() < 0.8 ? 'no' : 'dk')
  }
  const column = (name: string): Categorical => must(categorical(name, columns[name] ?? []))
  const country = column('country')
  const items = Array.from({ length: questions }, (_, q) => column(`q${q}`))
  return {
    columns,
    country,
    items,
    yes: items.map(({ name, codes, levels }) => ({
      name,
      values: Float64Array.from(codes, (code) => Number(levels[code] === 'yes')),
    })),
    design: designOf(columns),
    parts: country.levels.map((level) => {
      const chosen = (columns['country'] ?? []).flatMap((value, row) =>
        value === level ? [row] : [],
      )
      const own = Object.fromEntries(
        Object.entries(columns).map(([name, list]) => [name, chosen.map((row) => list[row] ?? '')]),
      )
      return {
        design: designOf(own),
        margins: Object.entries(TOTALS).map(([name, totals]) => ({
          column: must(categorical(name, own[name] ?? [])),
          totals,
        })),
      }
    }),
  }
}

function designOf(columns: Readonly<Record<string, readonly (string | number)[]>>): LinearDesign {
  return must(
    sampleDesign(
      {
        stages: [
          {
            cluster: must(categorical('psu', columns['psu'] ?? [])),
            stratum: must(categorical('stratum', columns['stratum'] ?? [])),
          },
        ],
        weights: must(numeric('weight', columns['weight'] ?? [])),
      },
      columns['psu']?.length ?? 0,
    ),
  )
}

export function must<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.fault))
}
