import { collectMigrations } from '@suyab/coverage/collect/migration'
import { coverageMigrations } from '@suyab/coverage/migration'
import { outletMigrations } from '@suyab/coverage/outlet/migration'
import { conceptMigrations } from '@suyab/coverage/workbench/migration'
import { savedQueryMigrations } from '@suyab/coverage/saved/migration'
import { pollMigrations } from '@suyab/poll/migration'
import type { FeatureMigrations } from '@suyab/store/migration'

/** The node's own tables: people and their ways in, the audit trail, presence, intakes and feeds. */
export const serverMigrations: FeatureMigrations = {
  feature: 'server',
  migrations: [
    {
      name: '001-people',
      sql: `
        CREATE TABLE person (
          id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
          number int GENERATED ALWAYS AS IDENTITY UNIQUE,
          name text NOT NULL,
          role text NOT NULL,
          language text NOT NULL,
          mail text,
          alarm_by_mail boolean NOT NULL DEFAULT false,
          created_at timestamptz NOT NULL,
          last_seen_at timestamptz,
          -- An erased account keeps its number, so that the audit trail can speak of it.
          erased_at timestamptz
        );
        CREATE TABLE passkey (
          id text PRIMARY KEY,
          person uuid NOT NULL REFERENCES person ON DELETE CASCADE,
          label text NOT NULL,
          public_key bytea NOT NULL,
          counter bigint NOT NULL,
          transports text[] NOT NULL DEFAULT '{}',
          created_at timestamptz NOT NULL,
          last_used_at timestamptz
        );
        CREATE INDEX passkey_person ON passkey (person);
        CREATE TABLE passkey_challenge (
          challenge_hash bytea PRIMARY KEY,
          purpose text NOT NULL,
          person uuid REFERENCES person ON DELETE CASCADE,
          expires_at timestamptz NOT NULL
        );
        CREATE TABLE sign_in_link (
          selector text PRIMARY KEY,
          token_hash bytea NOT NULL,
          person uuid NOT NULL REFERENCES person ON DELETE CASCADE,
          expires_at timestamptz NOT NULL
        );
        CREATE TABLE session (
          id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
          token_hash bytea NOT NULL UNIQUE,
          -- The token before the last rotation holds a moment longer, for requests under way.
          previous_hash bytea UNIQUE,
          previous_until timestamptz,
          person uuid NOT NULL REFERENCES person ON DELETE CASCADE,
          rotate boolean NOT NULL DEFAULT false,
          created_at timestamptz NOT NULL,
          seen_at timestamptz NOT NULL
        );
        CREATE INDEX session_person ON session (person);
        CREATE UNLOGGED TABLE rate_limit (
          key text PRIMARY KEY,
          tokens double precision NOT NULL,
          at timestamptz NOT NULL
        );`,
    },
    {
      name: '002-audit',
      sql: `
        CREATE TABLE audit (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          at timestamptz NOT NULL,
          -- Null: the node itself, or the terminal.
          person uuid REFERENCES person,
          actor text NOT NULL,
          role text,
          did text NOT NULL,
          object text,
          data jsonb NOT NULL DEFAULT '{}'
        );
        CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          -- A restore empties what is empty already.
          IF TG_OP <> 'TRUNCATE' OR EXISTS (SELECT FROM audit) THEN
            RAISE EXCEPTION 'the audit trail is only ever added to';
          END IF;
          RETURN NULL;
        END $$;
        CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
          FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();`,
    },
    {
      name: '003-presence',
      sql: `
        CREATE UNLOGGED TABLE presence (
          object text NOT NULL,
          person uuid NOT NULL REFERENCES person ON DELETE CASCADE,
          field text,
          since timestamptz NOT NULL,
          expires_at timestamptz NOT NULL,
          PRIMARY KEY (object, person)
        );
        -- Events too long for a notification.
        CREATE UNLOGGED TABLE live_event (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          at timestamptz NOT NULL DEFAULT now(),
          told json NOT NULL
        );`,
    },
    {
      name: '004-intake',
      sql: `
        CREATE TABLE intake (
          id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
          name text NOT NULL,
          kind text NOT NULL,
          address text NOT NULL,
          language text,
          every_minutes int NOT NULL,
          paused boolean NOT NULL DEFAULT false,
          offer boolean NOT NULL DEFAULT false,
          created_at timestamptz NOT NULL,
          etag text,
          last_modified text,
          last_run_at timestamptz,
          next_run_at timestamptz NOT NULL,
          -- Failures in a row; what the back-off grows with.
          failures int NOT NULL DEFAULT 0,
          last_outcome jsonb,
          -- Held by the process that is running it.
          running_until timestamptz
        );
        CREATE TABLE intake_original (
          intake uuid NOT NULL REFERENCES intake ON DELETE CASCADE,
          digest text NOT NULL,
          file text,
          taken_at timestamptz NOT NULL,
          PRIMARY KEY (intake, digest)
        );
        CREATE TABLE intake_fault (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          intake uuid NOT NULL REFERENCES intake ON DELETE CASCADE,
          at timestamptz NOT NULL,
          file text,
          code text NOT NULL,
          data jsonb NOT NULL DEFAULT '{}'
        );
        CREATE INDEX intake_fault_latest ON intake_fault (intake, id DESC);
        CREATE TABLE host_pace (
          host text PRIMARY KEY,
          not_before timestamptz NOT NULL
        );
        CREATE TABLE robots (
          origin text PRIMARY KEY,
          text text NOT NULL,
          expires_at timestamptz NOT NULL
        );`,
    },
    {
      name: '005-feed',
      sql: `
        CREATE TABLE feed (
          id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
          token_hash bytea NOT NULL UNIQUE,
          name text NOT NULL,
          format text NOT NULL,
          agreement text,
          language text,
          created_at timestamptz NOT NULL,
          last_used_at timestamptz,
          uses bigint NOT NULL DEFAULT 0
        );`,
    },
    {
      name: '006-intake-file',
      sql: `
        -- The bytes that a refused item stood in, kept as they came.
        ALTER TABLE intake_fault ADD original text;
        CREATE INDEX intake_fault_original ON intake_fault (intake, original);
        -- The files of a folder as they were when they were looked at last.
        CREATE TABLE intake_file (
          intake uuid NOT NULL REFERENCES intake ON DELETE CASCADE,
          file text NOT NULL,
          size bigint NOT NULL,
          -- Milliseconds since 1970.
          modified double precision NOT NULL,
          -- Paths of the pictures that it names: they belong to it.
          names text[] NOT NULL DEFAULT '{}',
          PRIMARY KEY (intake, file)
        );`,
    },
  ],
}

/** Every feature's tables in PostgreSQL, the node's own first. */
export function nodeMigrations(parts: readonly FeatureMigrations[]): readonly FeatureMigrations[] {
  return [
    serverMigrations,
    coverageMigrations,
    outletMigrations,
    collectMigrations,
    savedQueryMigrations,
    conceptMigrations,
    pollMigrations,
    ...parts,
  ]
}
