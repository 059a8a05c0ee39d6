import type { WireFault, WireWarning } from '@suyab/wire/fault'
import type { ReadDocument } from '@suyab/wire/read'
import type { ReadHint } from '@suyab/wire/read-hint'
import { openPatientWorker, WorkerStopped } from './patient-worker.ts'

/** What a document held, or why it was given up. */
export interface Reading {
  readonly format?: ReadDocument['format'] | undefined
  readonly items: ReadDocument['items']
  /** What the words of each item are in, where it does not say it and they leave no doubt. */
  readonly languages: readonly (string | undefined)[]
  /** The files that a message carries. */
  readonly files?: ReadDocument['files'] | undefined
  /** What was guessed, mended or left out of the document as a whole; each item has its own. */
  readonly warnings?: readonly WireWarning[] | undefined
  readonly faults: readonly (WireFault | { code: 'intake.reader-broke'; reason: string })[]
}

/** Reads foreign documents apart from the node's own thread. */
export interface Reader {
  /** @throws WorkerStopped where it is closed meanwhile: the document itself is not to blame */
  read(bytes: Uint8Array, hint: ReadHint): Promise<Reading>
  close(): Promise<void>
}

/** Milliseconds; longer than the wire package's own limit, for what that cannot interrupt. */
const longPatience = 20_000

/** Opens a reader whose worker starts with the first document. */
export function openReader(patience: number = longPatience): Reader {
  const worker = openPatientWorker<{ bytes: Uint8Array; hint: ReadHint }, Reading>(
    new URL('read-worker.ts', import.meta.url),
    { milliseconds: patience, megabytes: 512 },
  )
  return {
    read: async (bytes, hint) => {
      const read = await worker.ask({ bytes, hint })
      if (read.ok) return read.value
      const { fault } = read
      switch (fault.code) {
        case 'worker.too-slow':
          return {
            items: [],
            languages: [],
            faults: [{ code: 'wire.too-slow', milliseconds: fault.milliseconds }],
          }
        case 'worker.broke':
        case 'worker.threw':
          return {
            items: [],
            languages: [],
            faults: [{ code: 'intake.reader-broke', reason: fault.reason }],
          }
        case 'worker.stopped':
        case 'worker.closed':
        case 'worker.too-many-waiting':
          throw new WorkerStopped(fault.code)
        default:
          return fault satisfies never
      }
    },
    close: () => worker.close(),
  }
}
