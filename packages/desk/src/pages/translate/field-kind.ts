import type { Text } from '../../text/text.tsx'
import { isParagraph, paragraphNumber } from './paragraph.ts'

export type FieldKind = 'text' | 'moment' | 'urgency' | 'status' | 'members'

/** How a field is written; what is not known here is a text. */
export function kindOf(field: string): FieldKind {
  if (field === 'event.start' || field === 'event.end') return 'moment'
  if (field === 'urgency') return 'urgency'
  if (field === 'event.status') return 'status'
  return field === 'members' ? 'members' : 'text'
}

/** The desk's word for a field; an unknown one stands as it is. */
export function fieldLabel(text: Text, field: string): string {
  if (isParagraph(field)) {
    return text.say('translate.field.paragraph', { count: paragraphNumber(field) })
  }
  const word = text.find('translate', `field.${field}`)
  return typeof word === 'string' ? word : field
}
