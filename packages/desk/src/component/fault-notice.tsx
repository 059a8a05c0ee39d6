import { formatMessage, placeholdersOf } from '@suyab/language/message'
import type { ApiFault } from '@suyab/server/api'
import { faultOf, RequestFault, statusCode } from '../api/fault.ts'
import { useText, type Text } from '../text/text.tsx'
import { topicName } from '../text/topic-name.ts'
import { Sign } from './sign.tsx'

/** The sentence for a fault in the reader's language; an unknown code is shown as it is. */
export function faultSentence(text: Text, fault: ApiFault, status?: number): string {
  const message =
    text.find('faults', fault.code) ??
    (status === undefined ? undefined : text.find('faults', statusCode(status))) ??
    text.find('faults', 'unknown')!
  const values: Record<string, string | number> = {}
  // What a fault's data leaves out is shown as missing, not as a placeholder.
  for (const name of placeholdersOf(message)) values[name] = '–'
  for (const [name, value] of Object.entries(fault.data ?? {})) {
    values[name] =
      typeof value === 'number' ? value : wordFor(text, fault.code, String(value ?? '–'))
  }
  values['code'] = fault.code
  return formatMessage(message, values, text.language)
}

const INSTANT = /^\d{4}-\d\d-\d\dT/

/** Times as times, and lists of codes as the words that the reader knows them by. */
function wordFor(text: Text, code: string, value: string): string {
  if (INSTANT.test(value)) return text.formats.dateTime(value)
  if (code === 'growth.dates' || code === 'growth.period') return periodName(text, value)
  const names = listNames[code]
  if (names === undefined) return value
  return text.formats.list(value.split(/[\s,]+/).map((one) => names(text, one)))
}

const listNames: Readonly<Record<string, (text: Text, value: string) => string>> = {
  'right.territory': (text, value) => text.regionName(value),
  'right.topic': topicName,
  'right.language': (text, value) => text.languageName(value),
  'right.translation-language': (text, value) => text.languageName(value),
  'right.kind': (text, value) => word(text, `kind.${value}`) ?? value,
  'right.medium': (text, value) => word(text, `medium.${value}`) ?? value,
}

/** Which of two periods that are compared; what was typed for it stands as it is. */
function periodName({ say }: Text, value: string): string {
  if (value === 'period') return say('topic.period')
  return value === 'against' ? say('topic.against') : value
}

function word(text: Text, key: string): string | undefined {
  const message = text.find('words', key)
  return typeof message === 'string' ? message : undefined
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
