import { sql, type Kysely } from 'kysely'

/** The names of outlets, by language; one that is not registered has none. */
export async function outletNames(
  db: Kysely<unknown>,
  ids: Iterable<string>,
): Promise<Map<string, Readonly<Record<string, string>>>> {
  const { rows } = await sql<{ id: string; names: Readonly<Record<string, string>> }>`
    SELECT id, names FROM outlet WHERE id = ANY(${[...new Set(ids)]}::text[])`.execute(db)
  return new Map(rows.map(({ id, names }) => [id, names]))
}
