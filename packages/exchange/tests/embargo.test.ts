import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, playEmbargo, type Stage } from './embargo-run.ts'
import { TestNetwork } from './newsroom-bench.ts'
import { seeded } from './seeded.ts'

const network = new TestNetwork()
let stage: Stage
beforeAll(async () => {
  stage = await openStage(network)
})
afterAll(() => network.close())

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'nothing of an embargoed story is seen before the sender’s clock allows it, and all of it after: %i',
  async (run) => {
    const { leaks, late, checks } = await playEmbargo(stage, run, seeded(run))
    expect(leaks).toEqual([])
    expect(late).toEqual([])
    expect(checks).toBeGreaterThan(1)
  },
)
