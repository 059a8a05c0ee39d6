import { degreesOfFreedom } from '../src/degrees.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../eval/data-folder.ts'
import { inDomain, rowsOf, type SurveyDesign } from '../src/design.ts'
import { means, standardErrors } from '../src/estimate.ts'
import { presentation } from '../src/presentation.ts'
import type { Measured } from './measure.ts'
import { raked, wholeDesign } from './poll-weights.ts'
import { conditionColumn, factorColumn, mustBe, numberColumn, tableOf } from './table.ts'

interface Cell {
  readonly country: string
  readonly gender: string
  readonly age: string
  readonly area: string
  readonly item: string
  readonly n: number
  readonly p: number
  readonly se: number
  readonly df: number
  readonly n_eff: number
  readonly width: number
  readonly suppress: boolean
  readonly flag_df: boolean
  readonly flag_complement: boolean
}

/** Every verdict of the presentation rule, from the rows of the poll up. */
export function verdicts(): Measured {
  const file = join(dataFolder, 'poll/r-survey/nchs-suppression.json')
  const { cells } = JSON.parse(readFileSync(file, 'utf8')) as { cells: Cell[] }
  const table = tableOf('synth_poll10.csv')
  const design = { ...wholeDesign(table), weights: raked(table) }
  const groups = ['country', 'gender', 'age', 'area'].map((name) => factorColumn(table, name))
  const notes: string[] = []
  let right = 0
  for (const cell of cells) {
    const part = groups.reduce<SurveyDesign>((narrowed, group) => {
      const level = cell[group.name as 'country']
      return level === 'all' ? narrowed : inDomain(narrowed, rowsOf(group, level))
    }, design)
    const column =
      cell.item === 'q1y' ? conditionColumn(table, "q1=='yes'") : numberColumn(table, cell.item)
    const estimate = mustBe(means(part, [column], { missing: 'drop' }))
    const active = part.domain?.map(
      (inside, row) => inside & Number(!Number.isNaN(column.values[row] ?? 0)),
    )
    const found = presentation({
      value: estimate.values[0] ?? 0,
      error: standardErrors(estimate)[0] ?? 0,
      respondents: estimate.respondents,
      degrees: degreesOfFreedom(part, active),
    })
    const same =
      found.publish !== cell.suppress &&
      found.flags.includes('few-degrees-of-freedom') === cell.flag_df &&
      found.flags.includes('complement-imprecise') === cell.flag_complement &&
      Math.abs(found.effectiveSize - cell.n_eff) < 1e-6 * cell.n_eff &&
      Math.abs(found.width - cell.width) < 1e-6
    if (same) right += 1
    else if (notes.length < 5)
      notes.push(
        `${cell.country} ${cell.gender} ${cell.age} ${cell.area} ${cell.item}: ${JSON.stringify(found)} / ${JSON.stringify(cell)}`,
      )
  }
  return { figure: 'verdicts of the presentation rule', right, all: cells.length, notes }
}
