import { Worker } from 'node:worker_threads'
import type { WireFault } from '@suyab/wire/fault'
import type { ReadDocument } from '@suyab/wire/read'
import type { ReadHint } from '@suyab/wire/read-feed'

/** What a document held, or why it was given up. */
export interface Reading {
  readonly items: ReadDocument['items']
  readonly faults: readonly (WireFault | { code: 'intake.reader-broke'; reason: string })[]
}

/** Reads foreign documents apart from the node's own thread. */
export interface Reader {
  read(bytes: Uint8Array, hint: ReadHint): Promise<Reading>
  close(): Promise<void>
}

/** Milliseconds; longer than the wire package's own limit, for what that cannot interrupt. */
const longPatience = 20_000
const memory = { maxOldGenerationSizeMb: 512 }

/**
 * Opens a reader whose worker starts with the first document and lives as long as it behaves: one
 * that takes too long or too much memory is ended, and with it only the document it was reading.
 */
export function openReader(patience: number = longPatience): Reader {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()

  const readNow = (bytes: Uint8Array, hint: ReadHint): Promise<Reading> =>
    new Promise((resolve) => {
      worker ??= new Worker(new URL('read-worker.ts', import.meta.url), { resourceLimits: memory })
      const current = worker
      const end = (reading: Reading): void => {
        clearTimeout(late)
        current.off('message', end)
        current.off('error', broke)
        current.off('exit', left)
        current.unref()
        resolve(reading)
      }
      const giveUp = (fault: Reading['faults'][number]): void => {
        worker = undefined
        // What it still says at its end concerns nobody.
        current.on('error', () => undefined)
        void current.terminate()
        end({ items: [], faults: [fault] })
      }
      const broke = (cause: Error): void =>
        giveUp({
          code: 'intake.reader-broke',
          reason: String(Reflect.get(cause, 'code') ?? cause.name),
        })
      const left = (): void => giveUp({ code: 'intake.reader-broke', reason: 'exit' })
      const late = setTimeout(
        () => giveUp({ code: 'wire.too-slow', milliseconds: patience }),
        patience,
      )
      current.ref()
      current.on('message', end)
      current.on('error', broke)
      current.on('exit', left)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      current.postMessage({ bytes, hint })
    })

  return {
    read: (bytes, hint) => {
      const mine = last.then(() => readNow(bytes, hint))
      last = mine
      return mine
    },
    close: async () => {
      await last
      await worker?.terminate()
      worker = undefined
    },
  }
}
