import type { MissingText, Names, Questionnaire } from '@suyab/server/api'

/** One text of a questionnaire, in all its languages. */
export interface TextRow {
  /** Of the question, group or note. */
  name: string
  part: MissingText['part']
  choice?: string
  texts: Names
  /** Whether it is asked of people, or stands within what is. */
  isHead: boolean
}

type Item = Questionnaire['items'][number]

/** Every text, in the order in which people meet it. */
export function textRows({ items }: Questionnaire): TextRow[] {
  return items.flatMap(rowsOf)
}

function rowsOf(item: Item): TextRow[] {
  if (item.kind === 'calculation') return []
  const { name } = item
  const head: TextRow = { name, part: 'label', texts: item.label, isHead: true }
  if (item.kind === 'note') return [head]
  if (item.kind === 'group')
    return [...(isWritten(item.label) ? [head] : []), ...item.items.flatMap(rowsOf)]
  const more = (part: TextRow['part'], texts: Names): TextRow[] =>
    isWritten(texts) ? [{ name, part, texts, isHead: false }] : []
  const choices = 'choices' in item.answer ? item.answer.choices : []
  return [
    head,
    ...more('hint', item.hint),
    ...choices.map(({ value, label }): TextRow => ({
      name,
      part: 'choice',
      choice: value,
      texts: label,
      isHead: false,
    })),
    ...more('constraint message', item.constraintMessage),
    ...more('required message', item.requiredMessage),
  ]
}

function isWritten(texts: Names): boolean {
  return Object.values(texts).some((text) => text.trim() !== '')
}

export function rowKey({ name, part, choice = '' }: Pick<TextRow, 'name' | 'part' | 'choice'>) {
  return `${name} ${part} ${choice}`
}
