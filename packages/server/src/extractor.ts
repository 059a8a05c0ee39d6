import type { Extraction, PageHint } from '@suyab/coverage/extract/extract'
import type { ExtractFault } from '@suyab/coverage/extract/fault'
import { defaultExtractLimits } from '@suyab/coverage/extract/page'
import { refuse, type Result } from '@suyab/wire/result'
import { openPatientWorker } from './patient-worker.ts'

/** Takes articles out of foreign pages apart from the node's own thread. */
export interface Extractor {
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
      return refuse(
        fault.code === 'worker.too-slow'
          ? { code: 'extract.too-slow', milliseconds: fault.milliseconds }
          : { code: 'extract.broke', reason: fault.reason },
      )
    },
    close: () => worker.close(),
  }
}
