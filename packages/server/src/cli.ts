import { once } from 'node:events'

import type { Terminal } from './command/terminal.ts'
import { exchangeParts } from './exchange-part.ts'
import { runProgram } from './program.ts'

const terminal: Terminal = {
  env: process.env,
  stdin: process.stdin,
  out: (text) => {
    process.stdout.write(text)
  },
  drained: async () => {
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
  },
  err: (text) => {
    process.stderr.write(text)
  },
  isPerson: process.stdout.isTTY,
  width: process.stdout.columns,
  clock: Date.now,
}
// `suyab read … | head` closes the pipe; that is no fault of ours.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code === 'EPIPE') process.exit(0)
  throw cause
})
process.exitCode = await runProgram(process.argv.slice(2), terminal, exchangeParts())
