import type { Extraction, PageHint } from '@suyab/coverage/extract/extract'
import type { ExtractFault } from '@suyab/coverage/extract/fault'
import { defaultExtractLimits } from '@suyab/coverage/extract/page'
import { refuse, type Result } from '@suyab/wire/result'
import { openPatientWorker, WorkerStopped } from './patient-worker.ts'

/** Takes articles out of foreign pages apart from the node's own thread. */
export interface Extractor {
  /** @throws WorkerStopped where it is closed meanwhile: the page itself is not to blame */
  extract(bytes: Uint8Array, hint: PageHint): Promise<Result<Extraction, ExtractFault>>
  close(): Promise<void>
}

/** Milliseconds; the largest pages of real outlets take two seconds. */
const longPatience = 20_000

/** Opens an extractor whose worker starts with the first page. */
export function openExtractor(patience: number = longPatience): Extractor {
  const worker = openPatientWorker<
    { bytes: Uint8Array; hint: PageHint },
    Result<Extraction, ExtractFault>
  >(new URL('extract-worker.ts', import.meta.url), { milliseconds: patience, megabytes: 512 })
  return {
    extract: async (bytes, hint) => {
      // Asked here too, so that fifty megabytes are not copied to a thread that refuses them.
      const { bytes: limit } = defaultExtractLimits
      if (bytes.length > limit)
        return refuse({ code: 'extract.too-large', bytes: bytes.length, limit })
      const answer = await worker.ask({ bytes, hint })
      if (answer.ok) return answer.value
      const { fault } = answer
      switch (fault.code) {
        case 'worker.too-slow':
          return refuse({ code: 'extract.too-slow', milliseconds: fault.milliseconds })
        case 'worker.broke':
        case 'worker.threw':
          return refuse({ code: 'extract.broke', reason: fault.reason })
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
