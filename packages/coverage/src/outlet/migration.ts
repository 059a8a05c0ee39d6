import type { FeatureMigrations } from '@suyab/store/migration'

/** The outlets, where their articles come from, and how they fare. */
export const outletMigrations: FeatureMigrations = {
  feature: 'coverage-outlet',
  migrations: [
    {
      name: '001-outlet',
      sql: `
        CREATE TABLE outlet (
          id text PRIMARY KEY,
          names jsonb NOT NULL,
          country text NOT NULL,
          languages text[] NOT NULL,
          owner text,
          time_zone text NOT NULL,
          observed_since date NOT NULL,
          observed_until date,
          retention_days int,
          pace_seconds double precision NOT NULL,
          created_at timestamptz NOT NULL
        );
        CREATE TABLE outlet_source (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          outlet text NOT NULL REFERENCES outlet ON DELETE CASCADE,
          kind text NOT NULL,
          address text NOT NULL,
          -- 0: named by the registry; more: found in a sitemap index, that many levels down.
          depth int NOT NULL DEFAULT 0,
          position int NOT NULL DEFAULT 0,
          etag text,
          last_modified text,
          next_at timestamptz NOT NULL,
          failures int NOT NULL DEFAULT 0,
          last_success_at timestamptz,
          -- Held by the process that is reading it.
          claimed_until timestamptz,
          UNIQUE (outlet, kind, address)
        );
        CREATE INDEX outlet_source_due ON outlet_source (next_at);
        CREATE TABLE outlet_fault (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          outlet text NOT NULL REFERENCES outlet ON DELETE CASCADE,
          at timestamptz NOT NULL,
          address text NOT NULL,
          -- Whether a source could not be read or an article was left out.
          concerns text NOT NULL,
          code text NOT NULL,
          data jsonb NOT NULL DEFAULT '{}'
        );
        CREATE INDEX outlet_fault_latest ON outlet_fault (outlet, id DESC);
        -- What happened on each of the outlet's days; counted here, for the list above is cut.
        CREATE TABLE outlet_day (
          outlet text NOT NULL REFERENCES outlet ON DELETE CASCADE,
          day date NOT NULL,
          code text NOT NULL,
          count int NOT NULL,
          PRIMARY KEY (outlet, day, code)
        );`,
    },
  ],
}
