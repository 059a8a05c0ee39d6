import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../eval/data-folder.ts'
import { presentation } from '../src/presentation.ts'
import {
  attack,
  complementarySuppression,
  type Relation,
  type TableCell,
} from '../src/suppression.ts'
import type { Measured } from './measure.ts'
import { raked } from './poll-weights.ts'
import { mustBe, tableOf, textsOf } from './table.ts'

interface Published {
  readonly country: string
  readonly gender: string
  readonly age: string
  readonly area: string
  readonly item: string
  readonly n: number
  readonly p: number
  readonly se: number
  readonly df: number
}

const LEVELS = {
  gender: ['f', 'm'],
  age: ['18-21', '22-25', '26-30'],
  area: ['rural', 'urban'],
} as const

/**
 * All tables of the poll, country by gender by age by area with every total: what the presentation rule
 * hides is protected, and then attacked with all that is published.
 */
export function attackOnPoll(): Measured {
  const file = join(dataFolder, 'poll/r-survey/nchs-suppression.json')
  const { cells: published } = JSON.parse(readFileSync(file, 'utf8')) as { cells: Published[] }
  const table = tableOf('synth_poll10.csv')
  const weights = raked(table)
  const columns = ['country', 'gender', 'age', 'area'].map((name) => textsOf(table, name))
  const populations = new Map<string, number>()
  for (const [row, weight] of weights.entries()) {
    const codes = columns.map((column) => column[row] ?? '')
    for (let mask = 0; mask < 8; mask += 1) {
      const key = codes
        .map((code, at) => (at > 0 && (mask >> (at - 1)) & 1 ? 'all' : code))
        .join('|')
      populations.set(key, (populations.get(key) ?? 0) + weight)
    }
  }
  const known = new Map<string, TableCell>()
  for (const { country, gender, age, area, item, n, p, se, df } of published) {
    const group = [country, gender, age, area].join('|')
    const base = populations.get(group) ?? 0
    const verdict = presentation({ value: p, error: se, respondents: n, degrees: df })
    known.set(`${item}|${group}`, {
      id: `${item}|${group}`,
      value: p * base,
      hidden: !verdict.publish,
      width: verdict.publish ? 0 : verdict.width * base,
    })
  }
  // Totals are the sums of their cells exactly; items were missing here and there.
  const relations: Relation[] = []
  const sums = new Map<string, number>()
  const items = new Set(published.map(({ item }) => item))
  const countries = new Set(published.map(({ country }) => country))
  const value = (key: string): number => {
    const done = sums.get(key)
    if (done !== undefined) return done
    const parts = key.split('|')
    const at = parts.indexOf('all')
    const found =
      at < 0
        ? (known.get(key)?.value ?? 0)
        : levelsAt(at).reduce((sum, level) => sum + value(parts.with(at, level).join('|')), 0)
    sums.set(key, found)
    return found
  }
  for (const item of items)
    for (const country of countries)
      for (const gender of [...LEVELS.gender, 'all'])
        for (const age of [...LEVELS.age, 'all'])
          for (const area of [...LEVELS.area, 'all']) {
            const parts = [item, country, gender, age, area]
            const key = parts.join('|')
            known.set(key, {
              ...(known.get(key) ?? { id: key, hidden: false, width: 0 }),
              value: value(key),
            })
            for (const [at, part] of parts.entries())
              if (part === 'all')
                relations.push([
                  [key, -1],
                  ...levelsAt(at).map((level) => [parts.with(at, level).join('|'), 1] as const),
                ])
          }
  const cells = [...known.values()]
  const start = performance.now()
  const added = mustBe(complementarySuppression(cells, relations))
  const seconds = (performance.now() - start) / 1000
  const hidden = new Set([...cells.filter((cell) => cell.hidden).map(({ id }) => id), ...added])
  const found = attack(cells, relations, hidden)
  const safe = found.filter(
    ({ id, least, most }) => most - least >= (known.get(id)?.width ?? 0) * (1 - 1e-6),
  )
  return {
    figure: 'hidden cells that all published ones leave as wide as their rule',
    right: safe.length,
    all: found.length,
    notes: [
      ...found
        .filter((interval) => !safe.includes(interval))
        .map(
          ({ id, least, most }) =>
            `${id}: ${least} to ${most}, width ${known.get(id)?.width ?? 0} of ${known.get(id)?.value ?? 0}`,
        ),
      `${cells.length} cells in ${relations.length} relations, ${hidden.size - added.length} hidden by the rule, ${added.length} besides, ${seconds.toFixed(1)} s`,
    ],
  }
}

function levelsAt(at: number): readonly string[] {
  return [LEVELS.gender, LEVELS.age, LEVELS.area][at - 2] ?? []
}
