import { useQueryClient } from '@tanstack/react-query'
import { faultOf, RequestFault } from '../../api/fault.ts'
import { useErrand } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { outletFaultSentence } from './outlet-words.ts'

/** Does something with outlets, says what became of it, and reads them again. */
export function useOutletErrand(): (
  errand: () => Promise<unknown>,
  done: string | null,
) => Promise<boolean> {
  const text = useText()
  const client = useQueryClient()
  const errand = useErrand()
  return async (what, done) => {
    const ran = await errand(what, done === null ? null : { text: done }, (error) =>
      outletFaultSentence(
        text,
        faultOf(error),
        error instanceof RequestFault ? error.status : undefined,
      ),
    )
    await client.invalidateQueries({ queryKey: ['outlets'] })
    return ran
  }
}
