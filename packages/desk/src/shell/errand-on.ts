import { useQueryClient } from '@tanstack/react-query'
import { faultOf, RequestFault } from '../api/fault.ts'
import { faultSentence } from '../component/fault-notice.tsx'
import { useErrand, type Toast } from './toasts.tsx'
import { useText } from '../text/text.tsx'

/** Does something, says what became of it, and reads again whatever stands under a key of the cache. */
export function useErrandOn(
  key: 'coverage' | 'polls',
): (errand: () => Promise<unknown>, done: Toast | null) => Promise<boolean> {
  const text = useText()
  const client = useQueryClient()
  const errand = useErrand()
  return async (what, done) => {
    const ran = await errand(what, done, (error) =>
      faultSentence(text, faultOf(error), error instanceof RequestFault ? error.status : undefined),
    )
    await client.invalidateQueries({ queryKey: [key] })
    return ran
  }
}
