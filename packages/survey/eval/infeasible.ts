import { crossed } from '../src/column.ts'
import { calibrate, type Control } from '../src/weighting/calibrate.ts'
import { rake } from '../src/weighting/rake.ts'
import type { Measured } from './measure.ts'
import { ownCountry } from './poll-weights.ts'
import { numberColumn } from './table.ts'

/** Targets that no weights meet, two for each country: every one is refused and named. */
export function infeasibleTargets(): Measured {
  const notes: string[] = []
  let right = 0
  let all = 0
  for (const country of ['CHN', 'KAZ', 'KGZ', 'MNG', 'PAK', 'RUS', 'TJK', 'TKM', 'TUR', 'UZB']) {
    const { table, design, margins } = ownCountry(country)
    const [gender, age] = margins
    if (gender === undefined || age === undefined) continue
    // The joint cells ask for more young women than there are women.
    const joint = crossed('gender×age', [gender.column, age.column])
    const people = Object.values(gender.totals).reduce((sum, value) => sum + value, 0)
    const shares = Object.fromEntries(
      joint.levels.map((level) => [
        level,
        level.startsWith('f.') ? (0.6 * people) / 3 : (0.4 * people) / 3,
      ]),
    )
    const contradicting = rake(design, [gender, { column: joint, totals: shares }])
    // And a mean of q2 above its scale.
    const q2 = numberColumn(table, 'q2').values.map((value) => (Number.isNaN(value) ? 3 : value))
    const controls: Control[] = [
      { column: { name: 'people', values: new Float64Array(table.rows).fill(1) }, total: people },
      { column: { name: 'q2', values: q2 }, total: people * 5.5 },
    ]
    const beyond = calibrate(design, controls, { distance: 'raking' })
    for (const result of [contradicting, beyond]) {
      all += 1
      if (result.ok) notes.push(`${country}: met what cannot be met`)
      else {
        right += 1
        if (country === 'CHN') notes.push(`${country}: ${JSON.stringify(result.fault)}`)
      }
    }
  }
  return { figure: 'infeasible targets refused', right, all, notes }
}
