import type { DraftView, Presence } from '@suyab/server/api'
import type { DraftKeeper, KeptField } from './draft-keeper.ts'
import type { LetteredFinding } from './finding-mark.ts'

/** What every part of the editor works on. */
export interface Editing {
  draft: DraftView
  keeper: DraftKeeper
  fields: ReadonlyMap<string, KeptField>
  findings: readonly LetteredFinding[]
  present: readonly Presence[]
  /** The field at hand. */
  now: string | null
  setNow: (field: string | null) => void
}

/** The id of the element that a field is written in. */
export function fieldId(field: string): string {
  return `field-${field.replaceAll('.', '-')}`
}

export function focusField(field: string): void {
  const element = document.querySelector<HTMLElement>(`#${fieldId(field)}`)
  element?.focus()
  element?.scrollIntoView({ block: 'nearest' })
}
