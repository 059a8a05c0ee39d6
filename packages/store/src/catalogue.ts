import type { Client } from 'pg'
import { jobSchema } from './job.ts'

/** Schemas of features; what waits in the job queue's own is not kept. */
const ofFeatures = `
  (SELECT oid FROM pg_namespace
   WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', '${jobSchema}'))`

/** A table of the features, as the database describes it. */
export interface CatalogueTable {
  /** Quoted where need be, with its schema where that is not `public`: ready for a statement. */
  name: string
  /** Those that hold values of their own; generated ones are computed again. */
  columns: string[]
}

/** All tables in the schemas that the features use, without the list of migrations. */
export async function tables(client: Client): Promise<CatalogueTable[]> {
  const { rows } = await client.query<CatalogueTable>(`
    SELECT c.oid::regclass::text AS name,
           coalesce(array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attnum IS NOT NULL), '{}') AS columns
    FROM pg_class c
    LEFT JOIN pg_attribute a
      ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace IN ${ofFeatures} AND c.relkind = 'r'
      AND c.oid::regclass::text <> 'suyab_migration'
    GROUP BY c.oid ORDER BY 1`)
  return rows
}

export async function sequences(
  client: Client,
): Promise<{ name: string; value: number; called: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT oid::regclass::text AS name FROM pg_class
    WHERE relnamespace IN ${ofFeatures} AND relkind = 'S'
      AND relname NOT LIKE 'suyab\\_migration\\_%' ORDER BY 1`)
  const found = []
  for (const { name } of rows) {
    const state = await client.query<{ value: number; called: boolean }>(
      `SELECT last_value AS value, is_called AS called FROM ${name}`,
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
    WHERE contype = 'f' AND conparentid = 0 AND connamespace IN ${ofFeatures}`)
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
