/** How fast polls are weighted and estimated, beside R's survey package where it is installed. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from '../../../bench/figure.ts'
import { crossTable } from '../src/cross-table.ts'
import { means } from '../src/estimate.ts'
import { replicateDesign } from '../src/replicate-weights.ts'
import { rake } from '../src/weighting/rake.ts'
import { inventedPoll, must, type InventedPoll } from './invented-poll.ts'
import { seeded } from '../src/seeded.ts'

interface Peer {
  readonly rake: number
  readonly banner: number
  readonly bootstrap: number
  readonly weight: number
  readonly share: number
  readonly error: number
  readonly version: string
}

export function run(): Promise<readonly Figure[]> {
  const poll = inventedPoll()
  const peer = peerOf(poll)
  const tables = poll.items
    .slice(0, 1)
    .map((item) => must(crossTable(poll.design, item, poll.country)))
  if (peer !== undefined) agree(poll, peer, tables[0]?.columns[0]?.cells.at(-1))
  const figures = [
    figure('raking ten countries', 'rake', 20, peer, () => {
      for (const { design, margins } of poll.parts) must(rake(design, margins))
    }),
    figure('a banner of 50 tables with errors', 'banner', 20, peer, () => {
      for (const item of poll.items) must(crossTable(poll.design, item, poll.country))
    }),
    figure('500 bootstrap weights, estimates of 50 items', 'bootstrap', 10, peer, () => {
      const replicated = must(
        replicateDesign(poll.design, { method: 'bootstrap', replicates: 500, random: seeded(1) }),
      )
      must(means(replicated, poll.yes))
    }),
  ]
  const million = JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, 'million.ts')], { encoding: 'utf8' }),
  ) as { seconds: number; megabytes: number }
  return Promise.resolve([
    ...figures,
    {
      figure: 'one million respondents × 30 questions, raked and tabulated',
      value: million.seconds,
      unit: 's',
    },
    {
      figure: 'the same, largest resident memory',
      value: million.megabytes,
      unit: 'MB',
      aim: 1500,
    },
  ])
}

function figure(
  what: string,
  task: 'rake' | 'banner' | 'bootstrap',
  aim: number,
  peer: Peer | undefined,
  work: () => void,
): Figure {
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 3; turn += 1) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  if (peer === undefined) return { figure: what, value: best, unit: 'ms' }
  return {
    figure: `${what}, times as fast as R`,
    value: peer[task] / best,
    unit: '×',
    aim,
    peer: { what: `R survey ${peer.version}, ms (here ${best.toFixed(1)} ms)`, value: peer[task] },
  }
}

/** R's times and figures; nothing where R or its package is not installed. */
function peerOf(poll: InventedPoll): Peer | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'suyab-survey-'))
  try {
    const path = join(folder, 'poll.csv')
    const names = Object.keys(poll.columns)
    const lines = (poll.columns['psu'] ?? []).map((_, row) =>
      names.map((name) => poll.columns[name]?.[row] ?? '').join(','),
    )
    writeFileSync(path, [names.join(','), ...lines, ''].join('\n'))
    const printed = execFileSync('Rscript', [join(import.meta.dirname, 'peer.R'), path], {
      encoding: 'utf8',
    })
    return JSON.parse(printed) as Peer
  } catch (error) {
    process.stderr.write(`bench survey: no figures of R: ${String(error).split('\n')[0] ?? ''}\n`)
    return undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A race between different answers would be none. */
function agree(
  poll: InventedPoll,
  peer: Peer,
  cell: { readonly share: number; readonly error: number } | undefined,
): void {
  const [first] = poll.parts
  if (first === undefined || cell === undefined) throw new Error('the poll is empty')
  const weight = must(rake(first.design, first.margins)).weights[0] ?? 0
  const pairs = [
    [weight, peer.weight, 1e-6],
    [cell.share, peer.share, 1e-9],
    [cell.error, peer.error, 1e-8],
  ] as const
  for (const [ours, theirs, tolerance] of pairs)
    if (!(Math.abs(ours - theirs) <= tolerance * Math.abs(theirs)))
      throw new Error(`R says ${theirs}, we say ${ours}`)
}
