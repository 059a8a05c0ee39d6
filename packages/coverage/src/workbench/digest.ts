import { createHash } from 'node:crypto'
import { conceptLanguages, type ConceptDocument, type KeptList } from '../concept/concept.ts'
import { listKey } from '../concept/revision.ts'

function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}

/** The same for two versions that say the same. */
export function contentDigest(concept: Pick<ConceptDocument, 'definition' | 'lists'>): string {
  return hashOf(
    concept.definition,
    ...conceptLanguages.map((language) => listKey(concept.lists[language])),
  )
}

export function definitionDigest(definition: string): string {
  return hashOf(definition)
}

/** The same where judgements of one list say how well another finds the concept: it is the same list. */
export function measuresDigest(definition: string, list: KeptList | undefined): string {
  return hashOf(definition, listKey(list))
}
