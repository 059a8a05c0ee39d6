import { useSession } from '../../api/session.ts'
import { useText } from '../../text/text.tsx'
import type { KeptField } from './draft-keeper.ts'
import { fieldId, type Editing } from './editing.ts'
import { kindOf } from './field-kind.ts'
import { momentOf, wallTime } from '@suyab/language/zone'

const statuses = ['planned', 'confirmed', 'postponed', 'cancelled'] as const
const urgencies = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** A field that is chosen rather than written: a moment in the newsroom's zone, an urgency, a standing. */
export function SmallField({
  kept,
  label,
  editing: { keeper, setNow },
}: {
  kept: KeptField
  label: string
  editing: Pick<Editing, 'keeper' | 'setNow'>
}) {
  const { say } = useText()
  const { timeZone } = useSession().newsroom
  const { field, text } = kept
  const common = {
    id: fieldId(field),
    className: 'field',
    'aria-label': label,
    onFocus: () => setNow(field),
  }
  const kind = kindOf(field)
  if (kind === 'moment') {
    const wall = text === '' || Number.isNaN(Date.parse(text)) ? '' : wallTime(text, timeZone)
    return (
      <input
        {...common}
        type="datetime-local"
        value={wall}
        onChange={(event) => keeper.type(field, momentOf(event.target.value, timeZone) ?? '')}
      />
    )
  }
  const options =
    kind === 'urgency'
      ? urgencies.map((value) => [value, value] as const)
      : statuses.map((value) => [value, say(`translate.status.${value}`)] as const)
  return (
    <select {...common} value={text} onChange={(event) => keeper.type(field, event.target.value)}>
      <option value="">–</option>
      {options.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
      {text === '' || options.some(([value]) => value === text) ? null : (
        <option value={text}>{text}</option>
      )}
    </select>
  )
}
