/** The parts of a concept's page. */
export const conceptParts = ['lists', 'results', 'history'] as const
export type ConceptPart = (typeof conceptParts)[number]

export interface ConceptSearch {
  part?: Exclude<ConceptPart, 'lists'>
  /** Another version than the one in force. */
  version?: number
}

export function parseConceptSearch(search: Record<string, unknown>): ConceptSearch {
  const { part } = search
  const version = Number(search['version'])
  return {
    ...(part === 'results' || part === 'history' ? { part } : {}),
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
  }
}
