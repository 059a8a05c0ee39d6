import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../eval/data-folder.ts'
import { missesOf, rake } from '../src/weighting/rake.ts'
import { checkedMargins } from '../src/weighting/margin.ts'
import type { Measured } from './measure.ts'
import { ownCountry } from './poll-weights.ts'
import { mustBe } from './table.ts'

interface Run {
  readonly country: string
  readonly cap: number
}

/**
 * The capped raking runs: the cap is held, margins are met or refused with the range that could be, and
 * nearest weights miss no more than the cap forces.
 */
export function cappedRuns(): Measured {
  const file = join(dataFolder, 'poll/anesrake/anesrake-capped.json')
  const runs = JSON.parse(readFileSync(file, 'utf8')) as Run[]
  const notes: string[] = []
  let right = 0
  for (const { country, cap } of runs) {
    const { table, design, margins } = ownCountry(country)
    const tight = rake(design, margins, { cap })
    const weighted = mustBe(rake(design, margins, { cap, infeasible: 'nearest' }))
    const mean = weighted.weights.reduce((sum, weight) => sum + weight, 0) / table.rows
    const most = Math.max(...weighted.weights) / mean
    const misses = missesOf(mustBe(checkedMargins(margins, table.rows)), weighted.weights, 1e-8)
    const held = most <= cap * (1 + 1e-9)
    if (held && (tight.ok ? misses.length === 0 : true)) right += 1
    const words = tight.ok
      ? 'margins met'
      : `${JSON.stringify(tight.fault)}; nearest misses ${misses.map(({ column, category, target, reached }) => `${column} ${category} ${(((reached - target) / mean / table.rows) * 100).toFixed(2)} points`).join(', ')}`
    notes.push(`${country} cap ${cap}: largest ${most.toFixed(6)}, ${words}`)
  }
  return { figure: 'capped raking runs', right, all: runs.length, notes }
}
