import type { Text } from '../../text/text.tsx'
import { isParagraph } from './paragraph.ts'

export type FieldKind = 'text' | 'moment' | 'urgency' | 'status' | 'members' | 'topics'

/** How a field is written; what is not known here is a text. */
export function kindOf(field: string): FieldKind {
  if (field === 'event.start' || field === 'event.end') return 'moment'
  if (field === 'urgency') return 'urgency'
  if (field === 'event.status') return 'status'
  if (field === 'subjects') return 'topics'
  return field === 'members' ? 'members' : 'text'
}

/** The desk's word for a field, its place among the draft's `fields` for a paragraph or a caption. */
export function fieldLabel(text: Text, field: string, fields: readonly string[]): string {
  for (const [kind, is] of numbered) {
    if (is(field)) return text.say(kind, { count: fields.filter(is).indexOf(field) + 1 })
  }
  const word = text.find('translate', `field.${field}`)
  return typeof word === 'string' ? word : field
}

const numbered = [
  ['translate.field.paragraph', isParagraph],
  ['translate.field.caption', (field: string): boolean => /^caption\d+$/.test(field)],
] as const
