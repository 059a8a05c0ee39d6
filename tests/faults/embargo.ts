/**
 * Random embargoes under clocks up to ten minutes apart: what was seen too early, and what too late.
 * Usage: node tests/faults/embargo.ts [RUNS] [FIRST SEED]
 */
import { openStage, playEmbargo, type Leak } from '../../packages/exchange/tests/embargo-run.ts'
import { TestNetwork } from '../../packages/exchange/tests/newsroom-bench.ts'
import { seeded } from '../../packages/exchange/tests/seeded.ts'
import { printMeasured, type Measured } from './measured.ts'

export async function run(runs = 200, first = 1): Promise<Measured[]> {
  const network = new TestNetwork()
  try {
    const stage = await openStage(network)
    const leaks: Leak[] = []
    const late: string[] = []
    let checks = 0
    for (let seed = first; seed < first + runs; seed += 1) {
      const outcome = await playEmbargo(stage, seed, seeded(seed))
      leaks.push(...outcome.leaks)
      late.push(...outcome.late)
      checks += outcome.checks
    }
    const detail = { runs, checks }
    return [
      {
        figure: 'embargo leaks before the sender’s time',
        value: leaks.length,
        unit: 'outputs',
        most: 0,
        detail: { ...detail, leaks: leaks.slice(0, 20) },
      },
      {
        figure: 'embargoed items out too late',
        value: late.length,
        unit: 'runs',
        most: 0,
        detail: { ...detail, late: late.slice(0, 20) },
      },
    ]
  } finally {
    await network.close()
  }
}

if (import.meta.main) {
  await printMeasured(() => run(Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 1)))
}
