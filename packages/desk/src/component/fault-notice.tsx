import { formatMessage } from '@suyab/language/message'
import type { ApiFault } from '@suyab/server/api'
import { faultOf, RequestFault, statusCode } from '../api/fault.ts'
import { useText, type Text } from '../text/text.tsx'
import { Sign } from './sign.tsx'

/** The sentence for a fault in the reader's language; an unknown code is shown as it is. */
export function faultSentence(text: Text, fault: ApiFault, status?: number): string {
  const values: Record<string, string | number> = { code: fault.code }
  for (const [name, value] of Object.entries(fault.data ?? {})) {
    if (value !== null) values[name] = typeof value === 'boolean' ? String(value) : value
  }
  const message =
    text.find('faults', fault.code) ??
    (status === undefined ? undefined : text.find('faults', statusCode(status))) ??
    text.find('faults', 'unknown')!
  return formatMessage(message, values, text.language)
}

/** What went wrong, said where it went wrong, with a way to try again. */
export function FaultNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const text = useText()
  const status = error instanceof RequestFault ? error.status : undefined
  return (
    <div className="fault" role="alert">
      <p>
        <Sign name="warning" /> {faultSentence(text, faultOf(error), status)}
      </p>
      {retry === undefined ? null : (
        <button type="button" className="button" onClick={retry}>
          {text.say('shell.retry')}
        </button>
      )}
    </div>
  )
}
