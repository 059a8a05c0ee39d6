import { escapeIdentifier, type Client } from 'pg'

/** A table of the features, as the database describes it. */
export interface CatalogueTable {
  name: string
  /** Those that hold values of their own; generated ones are computed again. */
  columns: string[]
}

/** All tables in the schema that the features use, without the list of migrations. */
export async function tables(client: Client): Promise<CatalogueTable[]> {
  const { rows } = await client.query<CatalogueTable>(`
    SELECT c.relname AS name,
           coalesce(array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attnum IS NOT NULL), '{}') AS columns
    FROM pg_class c
    LEFT JOIN pg_attribute a
      ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND c.relname <> 'suyab_migration'
    GROUP BY c.relname ORDER BY c.relname`)
  return rows
}

export async function sequences(
  client: Client,
): Promise<{ name: string; value: number; called: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
      AND relname NOT LIKE 'suyab\\_migration\\_%' ORDER BY relname`)
  const found = []
  for (const { name } of rows) {
    const state = await client.query<{ value: number; called: boolean }>(
      `SELECT last_value AS value, is_called AS called FROM public.${escapeIdentifier(name)}`,
    )
    const row = state.rows[0]
    if (row !== undefined) found.push({ name, ...row })
  }
  return found
}

/** Foreign keys with the statements that take them away and put them back, checked anew. */
export async function foreignKeys(client: Client): Promise<{ drop: string; add: string }[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s',
                  conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add
    FROM pg_constraint
    WHERE contype = 'f' AND conparentid = 0 AND connamespace = 'public'::regnamespace`)
  return rows
}

/** Whether anything at all has been made in the database. */
export async function isEmpty(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(`
    SELECT FROM pg_class
    WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
      AND relnamespace NOT IN (
        SELECT oid FROM pg_namespace
        WHERE nspname LIKE 'pg\\_%' OR nspname = 'information_schema')
    LIMIT 1`)
  return rowCount === 0
}
