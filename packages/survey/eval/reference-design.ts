import type { Categorical } from '../src/column.ts'
import { inDomain, sampleDesign, type LinearDesign } from '../src/design.ts'
import type { StageSpec } from '../src/stage.ts'
import { factorColumn, mustBe, numberColumn, textsOf, type Table } from './table.ts'

const designs = new Map<string, LinearDesign>()

/** The design that a call of svydesign() declares. */
export function designOf(table: Table, file: string, call: string): LinearDesign {
  const key = `${file} ${call}`
  const known = designs.get(key)
  if (known !== undefined) return known
  const argument = (name: string): string[] =>
    new RegExp(`[(,]${name}=~?([\\w.+]+)`).exec(call)?.[1]?.split('+') ?? []
  const ids = argument('id')
  const strata = argument('strata')
  const populations = argument('fpc')
  const [weights] = argument('weights')
  const stages: StageSpec[] = ids.map((id, index) => {
    const stratum = strata[index]
    const population = populations[index]
    return {
      ...(id === '1' ? {} : { cluster: factorColumn(table, id) }),
      ...(stratum === undefined ? {} : { stratum: factorColumn(table, stratum) }),
      ...(population === undefined ? {} : { population: numberColumn(table, population) }),
    }
  })
  const ones = { name: 'one', values: new Float64Array(table.rows).fill(1) }
  const design = mustBe(
    sampleDesign(
      {
        stages,
        nested: call.includes('nest=TRUE'),
        ...(weights === undefined
          ? populations.length === 0
            ? { weights: ones }
            : {}
          : { weights: numberColumn(table, weights) }),
      },
      table.rows,
    ),
  )
  designs.set(key, design)
  return design
}

/** A design on the rows where all conditions hold. */
export function subset(
  table: Table,
  design: LinearDesign,
  conditions: readonly (readonly [column: string, value: string])[],
): LinearDesign {
  const chosen = new Uint8Array(table.rows).fill(1)
  for (const [column, value] of conditions)
    textsOf(table, column).forEach((cell, row) => {
      if (cell !== value) chosen[row] = 0
    })
  return inDomain(design, chosen)
}

export function factors(table: Table, names: readonly string[]): Categorical[] {
  return names.map((name) => factorColumn(table, name))
}
