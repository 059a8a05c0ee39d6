import type { DraftView } from '@suyab/server/api'
import type { KeptField } from './draft-keeper.ts'
import type { Finding } from './finding-mark.ts'

export type RowState = 'done' | 'bad' | 'open' | 'empty'

/** How a field of a translation stands. What must be mended comes before what is confirmed. */
export function rowState(kept: KeptField, findings: readonly Finding[]): RowState {
  if (findings.some(({ blocks }) => blocks) && kept.text !== '') return 'bad'
  if (kept.confirmed) return 'done'
  return kept.text === '' ? 'empty' : 'open'
}

/** The fields that are worked through, in order: a translation's by its source, others' that hold text. */
export function workedFields(
  draft: DraftView,
  fields: ReadonlyMap<string, KeptField>,
): readonly KeptField[] {
  if (draft.task !== 'translation') {
    return [...fields.values()].filter(({ text, field }) => text !== '' || field === 'headline')
  }
  return draft.sourceFields.flatMap(({ field }) => fields.get(field) ?? [])
}

/** Why a draft cannot be published now, the first thing to do first; undefined: it can. */
export type Hindrance =
  | { why: 'role' | 'conflict' | 'unsaved' | 'headline' | 'reason' }
  | { why: 'findings' | 'unconfirmed'; count: number }

export function hindrance(
  draft: DraftView,
  fields: ReadonlyMap<string, KeptField>,
  person: { mayPublish: boolean; reason: string },
): Hindrance | undefined {
  const all = [...fields.values()]
  if (!person.mayPublish) return { why: 'role' }
  if (all.some(({ phase }) => phase === 'conflict')) return { why: 'conflict' }
  if ((fields.get('headline')?.text ?? '').trim() === '') return { why: 'headline' }
  const blocking = draft.findings.filter(({ blocks }) => blocks).length
  if (blocking > 0) return { why: 'findings', count: blocking }
  // A part may be left out, but not by oversight.
  const left = draft.sourceFields.filter(({ field }) => {
    const kept = fields.get(field)
    return kept !== undefined && kept.text.trim() === '' && !kept.confirmed
  }).length
  if (left > 0) return { why: 'unconfirmed', count: left }
  if (all.some(({ phase }) => phase !== 'saved')) return { why: 'unsaved' }
  if (draft.reasonRequired && person.reason.trim() === '') return { why: 'reason' }
  return undefined
}
