/**
 * The faults at their full size: `npm run faults`. One JSON line for each figure; ends with 1 where
 * something was lost, doubled or out of order. Names as arguments run only those.
 */
import { killNodes } from './killed-nodes.ts'

const figures: Record<string, () => Promise<{ held: boolean }>> = {
  'killed-nodes': async () => {
    const seed = Number(process.env['FAULTS_SEED'] ?? 1)
    const end = await killNodes({ versions: 10_000, kills: 10, seed, patience: 600_000 })
    const same = JSON.stringify(end.read) === JSON.stringify(end.sent)
    const all = end.sent.statements.count === end.versions && end.receipted === end.versions
    return { held: same && all, seed, ...end }
  },
}

const wanted = process.argv.slice(2)
for (const [name, run] of Object.entries(figures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const figure = await run()
  process.stdout.write(`${JSON.stringify({ figure: name, ...figure })}\n`)
  if (!figure.held) process.exitCode = 1
}
