import { useQueryClient } from '@tanstack/react-query'
import { send } from '../../api/client.ts'
import { faultOf, RequestFault } from '../../api/fault.ts'
import { agreementPath } from '../../api/partners.ts'
import { faultSentence } from '../../component/fault-notice.tsx'
import { useErrand } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'

export type AgreementErrand = (
  method: 'POST' | 'DELETE',
  rest: string,
  body: unknown,
  done: string,
) => Promise<boolean>

/** Does something with an agreement, says what became of it and reads everything about it again. */
export function useAgreementErrand(id: string): AgreementErrand {
  const text = useText()
  const client = useQueryClient()
  const errand = useErrand()
  return async (method, rest, body, done) => {
    const ran = await errand(
      async () => send(method, agreementPath(id, rest), body),
      { text: done },
      (error) =>
        faultSentence(
          text,
          faultOf(error),
          error instanceof RequestFault ? error.status : undefined,
        ),
    )
    await client.invalidateQueries({ queryKey: ['partners'] })
    return ran
  }
}
