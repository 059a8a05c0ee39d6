/** Reads the attacks of the names it is given, one after the other, and names those that were read. */
import { parentPort, workerData } from 'node:worker_threads'

import { read } from '../../src/read.ts'
import { attacks } from './all.ts'

const names = new Set(Array.isArray(workerData) ? workerData : [])
const done: string[] = []
for (const [name, bytes, , hint] of attacks) {
  if (!names.has(name)) continue
  await read(bytes(), hint)
  done.push(name)
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
parentPort?.postMessage(done)
