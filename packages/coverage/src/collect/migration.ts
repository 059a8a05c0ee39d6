import type { FeatureMigrations } from '@suyab/store/migration'

/** What is to be collected, what was, and how far bulk files were read. After the outlets' tables. */
export const collectMigrations: FeatureMigrations = {
  feature: 'coverage-collect',
  migrations: [
    {
      name: '001-page',
      sql: `
        CREATE TABLE collected_page (
          -- SHA-256 of the canonical address under which it was found.
          key bytea PRIMARY KEY,
          outlet text NOT NULL,
          address text NOT NULL,
          host text NOT NULL,
          state text NOT NULL,
          -- What the feed or the sitemap said of it.
          hint jsonb NOT NULL DEFAULT '{}',
          -- SHA-256 of the article's own address, taken before it is stored: of two pages that turn
          -- out to be one article only one gets it.
          article_key bytea UNIQUE,
          attempts int NOT NULL DEFAULT 0,
          next_at timestamptz NOT NULL,
          claimed_until timestamptz,
          found_at timestamptz NOT NULL,
          stored_at timestamptz,
          code text
        );
        CREATE INDEX collected_page_due ON collected_page (host, next_at) WHERE state = 'waiting';
        CREATE INDEX collected_page_waiting ON collected_page (outlet) WHERE state = 'waiting';
        CREATE INDEX collected_page_stored ON collected_page (outlet, stored_at DESC)
          WHERE state = 'stored';
        CREATE TABLE bulk_file (
          name text NOT NULL,
          -- SHA-256 of how it begins: another file of the same name is another file.
          head bytea NOT NULL,
          -- Records that are done: stored, repeated or refused.
          records bigint NOT NULL,
          PRIMARY KEY (name, head)
        );`,
    },
    {
      name: '002-chore',
      sql: `
        -- What is done once a night, by whichever process comes first.
        CREATE TABLE coverage_chore (
          name text PRIMARY KEY,
          -- When it was last done; first of all, when it was first to be done.
          done_at timestamptz NOT NULL,
          claimed_until timestamptz
        );`,
    },
  ],
}
