import type { WireFault, WireWarning } from '@suyab/wire/fault'
import type { ReadDocument } from '@suyab/wire/read'
import type { ReadHint } from '@suyab/wire/read-hint'
import { openPatientWorker, WorkerStopped, type WorkerFault } from './patient-worker.ts'
import type { PictureNames } from './picture-name.ts'
import { refuse, type Result } from '@suyab/wire/result'
import type { ReadAnswer, ReadQuestion } from './read-worker.ts'

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
  /** How a document names pictures beside it; not at all where that takes too long. */
  names(bytes: Uint8Array): Promise<PictureNames>
  /** A document with other names for its pictures; as it came where that takes too long. */
  renamed(bytes: Buffer, names: ReadonlyMap<string, string>): Promise<Buffer>
  close(): Promise<void>
}

/** Milliseconds; longer than the wire package's own limit, for what that cannot interrupt. */
const longPatience = 20_000

/** Opens a reader whose worker starts with the first document. */
export function openReader(patience: number = longPatience): Reader {
  const worker = openPatientWorker<ReadQuestion, ReadAnswer>(
    new URL('read-worker.ts', import.meta.url),
    { milliseconds: patience, megabytes: 512 },
  )
  const ask = async (question: ReadQuestion): Promise<Result<ReadAnswer, BlameableFault>> => {
    const answer = await worker.ask(question)
    if (answer.ok) return answer
    const { fault } = answer
    if (fault.code === 'worker.too-slow' || fault.code === 'worker.broke') return refuse(fault)
    if (fault.code === 'worker.threw') return refuse(fault)
    throw new WorkerStopped(fault.code)
  }
  return {
    read: async (bytes, hint) => {
      const read = await ask({ what: 'items', bytes, hint })
      if (!read.ok) return { items: [], languages: [], faults: [faultOf(read.fault)] }
      if ('items' in read.value) return read.value
      throw new TypeError('the reader answered another question')
    },
    names: async (bytes) => {
      const names = await ask({ what: 'names', bytes })
      // Why a document is too much is told when its items are asked for.
      return names.ok && 'loose' in names.value ? names.value : { named: [], loose: [] }
    },
    renamed: async (bytes, names) => {
      const renamed = await ask({ what: 'renamed', bytes, names })
      if (!renamed.ok || !(renamed.value instanceof Uint8Array)) return bytes
      const { buffer, byteOffset, length } = renamed.value
      return Buffer.from(buffer, byteOffset, length)
    },
    close: () => worker.close(),
  }
}

/** What a document is to blame for. */
type BlameableFault = Extract<
  WorkerFault,
  { code: 'worker.too-slow' | 'worker.broke' | 'worker.threw' }
>

function faultOf(fault: BlameableFault): Reading['faults'][number] {
  return fault.code === 'worker.too-slow'
    ? { code: 'wire.too-slow', milliseconds: fault.milliseconds }
    : { code: 'intake.reader-broke', reason: fault.reason }
}
