import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'

import { attacks } from '../eval/attack/all.ts'
import { cutAttacks } from '../eval/attack/cut.ts'
import { read } from '../src/read.ts'

test('there are a hundred attacks and more, each with a name of its own', () => {
  expect(attacks.length).toBeGreaterThan(100)
  expect(new Set(attacks.map(([name]) => name)).size).toBe(attacks.length)
})

/** What a worker with little room for objects says of the attacks that it read. */
async function readInWorker(names: readonly string[]): Promise<unknown> {
  const worker = new Worker(new URL('../eval/attack/worker.ts', import.meta.url), {
    workerData: names,
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 24 },
  })
  return await new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

test('documents made to fill the memory are read with 192 MB for objects', async () => {
  const greedy = attacks
    .map(([name]) => name)
    .filter((name) => /carriage|within a text|short codes|namespaces|unpacks|15 million/.test(name))
  expect(greedy.length).toBeGreaterThan(20)
  expect(await readInWorker(greedy)).toEqual(greedy)
})

test('a document cut or spoilt anywhere gives items, faults or warnings, never a throw', async () => {
  for (const [name, bytes, , hint] of cutAttacks) {
    const { items, faults, warnings } = await read(bytes(), hint)
    expect([name, items.length + faults.length + warnings.length > 0]).toEqual([name, true])
  }
})
