import type { ApiFault, WaveBody } from '@suyab/server/api'
import { useText } from '../../text/text.tsx'

export type NoAnswer = NonNullable<WaveBody['noAnswer']>[number]

/** One more code that means no answer. */
export function withNoAnswer(all: readonly NoAnswer[], variable: string, value: string): NoAnswer[] {
  const number = Number(value)
  const code = value.trim() !== '' && Number.isFinite(number) ? number : value
  const known = all.find((one) => one.variable === variable)?.values ?? []
  const others = all.filter((one) => one.variable !== variable)
  return [...others, { variable, values: [...new Set([...known, code])] }]
} // prettier-ignore

export function isRemedied(
  { data = {} }: ApiFault,
  noAnswer: readonly NoAnswer[],
  numbers: readonly string[],
): boolean {
  const { column, value } = data
  const codes = noAnswer.find(({ variable }) => variable === column)?.values ?? []
  return numbers.includes(String(column)) || codes.some((code) => String(code) === String(value))
}

/** What may be said of a code that the questionnaire does not know. */
export function Remedy({
  fault,
  noAnswer,
  plainNumbers,
  isDone,
}: {
  fault: ApiFault
  noAnswer: (variable: string, value: string) => void
  plainNumbers: (variable: string) => void
  isDone: boolean
}) {
  const { say } = useText()
  const { column, value } = fault.data ?? {}
  if (fault.code !== 'poll.code-unknown' || column === undefined || value === undefined) return null
  if (isDone) return <small>{say('pollsImport.remedied')}</small>
  return (
    <span className="row-of">
      <button
        type="button"
        className="plain"
        onClick={() => noAnswer(String(column), String(value))}
      >
        {say('pollsImport.asNoAnswer')}
      </button>
      <button type="button" className="plain" onClick={() => plainNumbers(String(column))}>
        {say('pollsImport.asNumbers')}
      </button>
    </span>
  )
}
