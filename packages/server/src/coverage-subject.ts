import type { ConceptDocument } from '@suyab/coverage/concept/concept'
import type { Texts } from '@suyab/figure/figure'

/** A figure's subject is a line. */
const longestSubject = 200

/**
 * What a figure of a query is of: the query's name, or the query with the names of its concepts, in
 * every language in which all of them have one; by itself in the asker's language.
 * @param query as it is printed
 */
export function subjectOf(
  query: string,
  concepts: readonly Pick<ConceptDocument, 'id' | 'names'>[],
  { name, language }: { name?: string | undefined; language: string },
): Texts {
  if (name !== undefined) return { [language]: name.slice(0, longestSubject) }
  const asked = query.replace(/ duplicates:(once|all)$/, '')
  const [first, ...others] = concepts.map(({ names }) => Object.keys(names))
  const languages = (first ?? []).filter((one) => others.every((names) => names.includes(one)))
  if (languages.length === 0) return { [language]: asked.slice(0, longestSubject) }
  return Object.fromEntries(
    languages.map((one) => [one, withNames(asked, concepts, one).slice(0, longestSubject)]),
  )
}

function withNames(
  query: string,
  concepts: readonly Pick<ConceptDocument, 'id' | 'names'>[],
  language: string,
): string {
  const names = new Map(
    concepts.map(({ id, names: all }) => [
      id,
      Object.entries(all).find(([tag]) => tag === language)?.[1] ?? id,
    ]),
  )
  return query.replaceAll(/\bconcept:([a-z\d-]+)(?:@\d+)?/g, (found, id: string) => names.get(id) ?? found)
} // prettier-ignore
