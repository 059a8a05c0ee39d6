/**
 * The faults at their full size: `npm run faults`. One JSON line for each figure; ends with 1 where
 * something was lost, doubled or out of order. Names as arguments run only those.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { run as embargo } from './embargo.ts'
import { run as kill } from './kill.ts'
import { killNodes } from './killed-nodes.ts'
import { run as leak } from './leak.ts'
import { holds, type Measured } from './measured.ts'
import { run as right } from './right.ts'

const figures: Readonly<Record<string, () => Promise<{ held: boolean }>>> = {
  'killed-nodes': async () => {
    const seed = Number(process.env['FAULTS_SEED'] ?? 1)
    const end = await killNodes({ versions: 10_000, kills: 10, seed, patience: 600_000 })
    const same = JSON.stringify(end.read) === JSON.stringify(end.sent)
    const all = end.sent.statements.count === end.versions && end.receipted === end.versions
    return { held: same && all, seed, ...end }
  },
  deliveries: () => testAtSize('one to five times', { FAULTS_VERSIONS: '10000' }),
  kill: () => measure(() => kill()),
  embargo: () => measure(() => embargo()),
  leak: () => measure(leak),
  right: () => measure(right),
  cursor: () => testAtSize('resumes from any cursor', { FAULTS_ENVELOPES: '100000' }),
}

/** The figures of a script of its own. */
async function measure(
  run: () => Promise<readonly Measured[]>,
): Promise<{ held: boolean; figures: readonly Measured[] }> {
  const figures = await run()
  return { held: figures.every(holds), figures }
}

/** Runs a test of packages/exchange/tests/arrival.test.ts at the size that the environment names. */
async function testAtSize(
  name: string,
  environment: Record<string, string>,
): Promise<{ held: boolean; seconds: number }> {
  const begun = performance.now()
  const argv = ['vitest', 'run', 'packages/exchange/tests/arrival.test.ts', '-t', name]
  const child = spawn('npx', argv, { stdio: 'ignore', env: { ...process.env, ...environment } })
  const [status] = (await once(child, 'exit')) as [number | null]
  const seconds = Math.round((performance.now() - begun) / 1000)
  return { held: status === 0, ...environment, seconds }
}

const wanted = process.argv.slice(2)
for (const [name, run] of Object.entries(figures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const figure = await run()
  process.stdout.write(`${JSON.stringify({ figure: name, ...figure })}\n`)
  if (!figure.held) process.exitCode = 1
}
