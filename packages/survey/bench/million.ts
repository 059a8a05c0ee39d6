/** Weights and tabulates a million invented respondents with thirty questions; run as a process of its own. */
import { sampleDesign } from '../src/design.ts'
import { crossTable } from '../src/cross-table.ts'
import type { Categorical } from '../src/column.ts'
import { rake } from '../src/weighting/rake.ts'
import { must } from './invented-poll.ts'
import { seeded } from '../src/seeded.ts'

const rows = 1_000_000
const random = seeded(7)

function column(name: string, levels: number, code: (row: number) => number): Categorical {
  return {
    name,
    codes: Int32Array.from({ length: rows }, (_, row) => code(row)),
    levels: Array.from({ length: levels }, (_, level) => String(level)),
  }
}

function drawn(name: string, levels: number): Categorical {
  return column(name, levels, () => Math.floor(random() * levels))
}

const country = column('country', 10, (row) => row % 10)
const questions = Array.from({ length: 30 }, (_, q) => drawn(`q${q}`, 5))
const margins = [
  { column: drawn('gender', 2), totals: { 0: 0.49 * rows, 1: 0.51 * rows } },
  {
    column: drawn('age', 4),
    totals: { 0: 0.2 * rows, 1: 0.3 * rows, 2: 0.3 * rows, 3: 0.2 * rows },
  },
  { column: drawn('area', 2), totals: { 0: 0.6 * rows, 1: 0.4 * rows } },
]
const start = performance.now()
const design = must(
  sampleDesign(
    {
      stages: [
        {
          cluster: column('psu', 20_000, (row) => Math.floor(row / 50)),
          stratum: column('stratum', 1000, (row) => Math.floor(row / 50) % 1000),
        },
      ],
      weights: {
        name: 'weight',
        values: Float64Array.from({ length: rows }, () => 0.5 + random()),
      },
      nested: true,
    },
    rows,
  ),
)
const weighted = must(rake(design, margins))
for (const question of questions) must(crossTable(weighted, question, country))
const seconds = (performance.now() - start) / 1000
// maxRSS is in kilobytes.
process.stdout.write(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }))
