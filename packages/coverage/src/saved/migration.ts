import type { FeatureMigrations } from '@suyab/store/migration'

/** Queries that people keep, and what they found of their hits. */
export const savedQueryMigrations: FeatureMigrations = {
  feature: 'coverage-saved-query',
  migrations: [
    {
      name: '001-saved-query',
      sql: `
        CREATE TABLE saved_query (
          id uuid PRIMARY KEY,
          name text NOT NULL,
          query text NOT NULL,
          -- Whether people are told of new hits.
          alert boolean NOT NULL,
          created_by uuid,
          created_at timestamptz NOT NULL,
          changed_at timestamptz NOT NULL,
          -- Articles up to this number have been looked at for the alert; null: none.
          alerted_to int,
          -- New hits since somebody last opened it.
          fresh int NOT NULL DEFAULT 0
        );
        -- Hits that are none: they count no longer for anybody who asks the query.
        CREATE TABLE false_hit (
          query uuid NOT NULL REFERENCES saved_query ON DELETE CASCADE,
          article uuid NOT NULL,
          marked_by uuid,
          marked_at timestamptz NOT NULL,
          PRIMARY KEY (query, article)
        );`,
    },
    {
      name: '002-saved-query-version',
      sql: `
        -- Rises with what is asked, so that a figure knows whether its question is still the one kept.
        ALTER TABLE saved_query ADD COLUMN version int NOT NULL DEFAULT 1;`,
    },
  ],
}
