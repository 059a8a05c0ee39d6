import { sql } from 'kysely'
import type { Desk } from './desk.ts'
import type { Facet } from './item-view.ts'

/** A topic that the list counts, with an item that has it and, where there is one, an item in the reader's language. */
export interface CountedTopic {
  readonly value: string
  readonly count: number
  readonly uri: string
  readonly reader_uri: string | null
}

interface NamedSubject {
  readonly name?: string
  readonly uri?: string
  readonly literal?: string
}

/**
 * Gives topics the names that the items call them by, in those items' languages. Where items carry
 * a topic both as uri and as literal, only one of the two is listed.
 */
export async function nameTopics(desk: Desk, topics: readonly CountedTopic[]): Promise<Facet[]> {
  const uris = [...new Set(topics.flatMap(({ uri, reader_uri }) => [uri, reader_uri ?? uri]))]
  if (uris.length === 0) return []
  const { rows } = await sql<{
    uri: string
    language: string
    subjects: readonly NamedSubject[] | null
  }>`
    select i.uri, i.language, (s.payload::json)->'subjects' as subjects
    from exchange.item i
    join exchange.statement s on s.uri = i.uri and s.sequence = i.sequence
    where i.uri = any(${uris}) and s.payload is not null`.execute(desk.db)
  const items = new Map(rows.map((row) => [row.uri, row]))
  const counts = new Map(topics.map(({ value, count }) => [value, count]))
  const facets: Facet[] = []
  for (const { value, count, uri, reader_uri } of topics) {
    const names: Record<string, string> = {}
    let doubled = false
    for (const from of [uri, reader_uri]) {
      const item = from === null ? undefined : items.get(from)
      const subject = item?.subjects?.find((one) => one.uri === value || one.literal === value)
      if (item !== undefined && subject?.name !== undefined) names[item.language] = subject.name
      if (subject?.literal === value && subject.uri !== undefined && subject.uri !== value) {
        doubled = counts.get(subject.uri) === count
      }
    }
    if (doubled) continue
    facets.push({ value, count, ...(Object.keys(names).length === 0 ? {} : { names }) })
  }
  return facets
}
