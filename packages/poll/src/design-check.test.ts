import { expect, test } from 'vitest'
import { inventedDesign, inventedWave } from '../tests/invented-wave.ts'
import { checkDesign } from './design-check.ts'

const dataSet = inventedWave()
const faults = (populations: Record<string, number>) =>
  checkDesign(dataSet, { ...inventedDesign, lonely: 'adjust', pooling: { kind: 'population', populations } }, new Set()) // prettier-ignore

test('countries that together stand for their people each have a number of them', () => {
  const found = faults({ kg: 1_600_000 })
  expect(found.length).toBeGreaterThan(0)
  for (const fault of found) expect(fault.code).toBe('survey.pooling-population-missing')
  const missing = found.map(({ data }) => String(data?.['country']))
  expect(missing).not.toContain('kg')
  const all = Object.fromEntries(['kg', ...missing].map((country) => [country, 1_000_000]))
  expect(faults(all)).toEqual([])
  // More numbers than countries do no harm.
  expect(faults({ ...all, xx: 1 })).toEqual([])
})
