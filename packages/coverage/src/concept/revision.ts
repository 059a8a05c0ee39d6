import { ok, refuse, type Result } from '@suyab/wire/result'
import {
  conceptLanguages,
  type ByLanguage,
  type Calibration,
  type ConceptDocument,
  type KeptList,
} from './concept.ts'
import type { ConceptFault } from './fault.ts'
import { calibrationFault, readConcept } from './parse.ts'

export interface Changes {
  readonly names?: ByLanguage<string>
  readonly definition?: string
  /** The whole lists of the languages that are named; the others stay. `null` takes one away. */
  readonly lists?: Readonly<Partial<Record<keyof ConceptDocument['lists'], KeptList | null>>>
}

/**
 * The concept as changed: a new version where a list or the definition is another, the same one
 * where only names are. A changed list loses its language's calibration, a changed definition all:
 * what was judged was something else.
 */
export function revised(
  concept: ConceptDocument,
  changes: Changes,
): Result<ConceptDocument, ConceptFault> {
  const redefined = changes.definition !== undefined && changes.definition !== concept.definition
  const lists: Record<string, KeptList> = { ...concept.lists }
  const calibration: Record<string, Calibration> = redefined ? {} : { ...concept.calibration }
  let relisted = false
  for (const language of conceptLanguages) {
    const list = changes.lists?.[language]
    if (list === undefined || isSameList(list ?? undefined, concept.lists[language])) continue
    relisted = true
    delete calibration[language]
    if (list === null) delete lists[language]
    else lists[language] = list
  }
  return readConcept({
    ...concept,
    version: redefined || relisted ? concept.version + 1 : concept.version,
    names: { ...concept.names, ...changes.names },
    definition: changes.definition ?? concept.definition,
    lists,
    calibration,
  })
}

/** The concept with what was measured of its list in a language; its version stays. */
export function withCalibration(
  concept: ConceptDocument,
  language: keyof ConceptDocument['calibration'],
  calibration: Calibration,
): Result<ConceptDocument, ConceptFault> {
  const fault = calibrationFault(language, calibration)
  return fault === undefined
    ? ok({ ...concept, calibration: { ...concept.calibration, [language]: calibration } })
    : refuse(fault)
}

/** Whether two lists ask the same; in which order their words stand makes no difference. */
export function isSameList(one: KeptList | undefined, other: KeptList | undefined): boolean {
  return listKey(one) === listKey(other)
}

/** A text that two lists share where they ask the same. */
export function listKey(list: KeptList | undefined): string {
  if (list === undefined || typeof list === 'string') return JSON.stringify(list) ?? ''
  const sorted = (words: readonly string[]): string[] => [...new Set(words)].sort()
  const near = (list.near ?? []).map(({ words, to, within }) =>
    JSON.stringify([sorted(words), sorted(to), within]),
  )
  return JSON.stringify([sorted(list.words), sorted(list.except ?? []), sorted(near)])
}
