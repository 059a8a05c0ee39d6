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

/** Does something with an agreement, or with all of a partner's, says what became of it and reads everything about it again. */
export function useAgreementErrand(id: string | readonly string[]): AgreementErrand {
  const text = useText()
  const client = useQueryClient()
  const errand = useErrand()
  return async (method, rest, body, done) => {
    const ran = await errand(
      async () => {
        for (const one of typeof id === 'string' ? [id] : id)
          await send(method, agreementPath(one, rest), body)
      },
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
