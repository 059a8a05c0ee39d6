import { sql } from 'kysely'
import type { Desk } from './desk.ts'
import type { Facet } from './item-view.ts'

/** A topic that the list counts, with an item that has it and, where there is one, an item in the reader's language. */
export interface CountedTopic {
  /** What the topic is counted under. */
  readonly key: number
  readonly count: number
  readonly uri: string
  readonly reader_uri: string | null
}

interface NamedSubject {
  readonly name?: string
  readonly uri?: string
  readonly literal?: string
}

interface NamingItem {
  readonly uri: string
  readonly language: string
  readonly topics: readonly string[]
  /** In the order of the topics. */
  readonly topic_keys: readonly number[]
  readonly subjects: readonly NamedSubject[] | null
}

/**
 * Gives topics the names that the items call them by, in those items' languages. Where items carry
 * a topic both as uri and as literal, only one of the two is listed.
 */
export async function nameTopics(desk: Desk, topics: readonly CountedTopic[]): Promise<Facet[]> {
  const uris = [...new Set(topics.flatMap(({ uri, reader_uri }) => [uri, reader_uri ?? uri]))]
  if (uris.length === 0) return []
  const { rows } = await sql<NamingItem>`
    select i.uri, i.language, i.topics, i.topic_keys, (s.payload::json)->'subjects' as subjects
    from exchange.item i
    left join exchange.statement s
      on s.uri = i.uri and s.sequence = i.sequence and s.payload is not null
    where i.uri = any(${uris})`.execute(desk.db)
  const items = new Map(rows.map((row) => [row.uri, row]))
  const found = topics.flatMap((counted) => nameTopic(counted, items) ?? [])
  const counts = new Map(found.map(({ value, count }) => [value, count]))
  return found
    .filter(({ twin, count }) => twin === undefined || counts.get(twin) !== count)
    .map(({ value, count, names }) => ({
      value,
      count,
      ...(Object.keys(names).length === 0 ? {} : { names }),
    }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

interface NamedTopic {
  readonly value: string
  readonly count: number
  readonly names: Record<string, string>
  /** The uri, where the value is the literal of a topic that has both. */
  readonly twin: string | undefined
}

function nameTopic(
  { key, count, uri, reader_uri }: CountedTopic,
  items: ReadonlyMap<string, NamingItem>,
): NamedTopic | undefined {
  const item = items.get(uri)
  const value = item?.topics[item.topic_keys.indexOf(key)]
  if (value === undefined) return undefined
  const names: Record<string, string> = {}
  let twin: string | undefined
  for (const from of [item, reader_uri === null ? undefined : items.get(reader_uri)]) {
    const subject: NamedSubject | undefined = from?.subjects?.find(
      (one) => one.uri === value || one.literal === value,
    )
    if (from === undefined || subject === undefined) continue
    if (subject.name !== undefined) names[from.language] = subject.name
    if (subject.literal === value && subject.uri !== value) twin = subject.uri
  }
  return { value, count, names, twin }
}
