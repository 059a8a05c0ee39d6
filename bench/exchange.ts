import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { logEnd, receipted } from '../tests/faults/log-state.ts'
import { agree, freePort, NodeProcess } from '../tests/faults/node-process.ts'

const total = Number(process.env['BENCH_ENVELOPES'] ?? 20_000)
const folder = mkdtempSync(join(tmpdir(), 'suyab-bench-'))
const [a, b] = [await freePort(), await freePort()]
const profile =
  process.env['PROF'] === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${process.env['PROF']}`]
const sender = new NodeProcess(
  { id: 'hegu.example', folder: join(folder, 'hegu'), port: a, origin: `http://localhost:${a}` },
  profile,
)
const receiver = new NodeProcess(
  { id: 'echo.example', folder: join(folder, 'echo'), port: b, origin: `http://localhost:${b}` },
  profile,
)
try {
  await Promise.all([sender.start(), receiver.start()])
  const agreement = await agree(sender, receiver)
  const sent = await sender.db()
  await receiver.stop()
  await sender.stop()
  sender.settings = { ...sender.settings, plan: { total, batch: 500, pause: 0 } }
  await sender.start()
  const from0 = performance.now()
  const db = await sender.db()
  while ((await logEnd(db, agreement, 'sent')).entry < total) await sleep(100)
  console.log('issue/s', total / ((performance.now() - from0) / 1000))
  await receiver.start()
  const got = await receiver.db()
  const from = performance.now()
  const first = (await logEnd(got, agreement, 'read')).entry
  for (;;) {
    const through = await receipted(db, agreement)
    if (through >= total) break
    await sleep(20)
  }
  const seconds = (performance.now() - from) / 1000
  console.log(
    JSON.stringify({ figure: 'envelopes', value: (total - first) / seconds, first, seconds }),
  )
  void sent
} finally {
  await Promise.all([sender.stop(), receiver.stop()])
  rmSync(folder, { recursive: true, force: true })
}
