import type { FeatureMigrations } from '@suyab/store/migration'

/** Concepts as this newsroom keeps them, and what people judged of their hits. */
export const conceptMigrations: FeatureMigrations = {
  feature: 'coverage-concept',
  migrations: [
    {
      name: '001-concept',
      sql: `
        CREATE TABLE concept (
          id text PRIMARY KEY,
          names jsonb NOT NULL,
          -- Names that were changed here stay when the software brings others.
          named_here boolean NOT NULL,
          -- The version that is asked where none is named.
          current int NOT NULL,
          created_by uuid,
          created_at timestamptz NOT NULL
        );
        -- A version never changes: queries that were kept with it ask the same for ever.
        CREATE TABLE concept_revision (
          concept text NOT NULL REFERENCES concept,
          version int NOT NULL,
          definition text NOT NULL,
          lists jsonb NOT NULL,
          -- What it says, whatever the order: a hash.
          digest text NOT NULL,
          -- Whether it came along with the software.
          shipped boolean NOT NULL,
          -- The version or the concept that it was made from, where it was restored or copied.
          made_from text,
          note text,
          made_by uuid,
          made_at timestamptz NOT NULL,
          PRIMARY KEY (concept, version)
        );
        -- Articles drawn to be judged, for one list as it was.
        CREATE TABLE concept_round (
          id uuid PRIMARY KEY,
          concept text NOT NULL REFERENCES concept,
          language text NOT NULL,
          version int NOT NULL,
          -- The definition and the list: a version with the same two is measured by this round.
          measures text NOT NULL,
          definition_digest text NOT NULL,
          from_day date NOT NULL,
          to_day date NOT NULL,
          hits int NOT NULL,
          near int NOT NULL,
          rest int NOT NULL,
          drawn_by uuid,
          drawn_at timestamptz NOT NULL,
          judged_at timestamptz,
          -- What the judgements come to, kept up to date with them.
          measured jsonb NOT NULL
        );
        CREATE INDEX concept_round_latest ON concept_round (concept, language, measures, drawn_at DESC);
        CREATE TABLE concept_round_item (
          round uuid NOT NULL REFERENCES concept_round ON DELETE CASCADE,
          position int NOT NULL,
          article uuid NOT NULL,
          stratum text NOT NULL,
          word text,
          weight double precision NOT NULL,
          PRIMARY KEY (round, position)
        );
        -- Of an article and a definition, not of a list: another list may be judged by the same.
        CREATE TABLE concept_judgement (
          concept text NOT NULL REFERENCES concept,
          definition_digest text NOT NULL,
          article uuid NOT NULL,
          person uuid NOT NULL,
          verdict text NOT NULL,
          judged_at timestamptz NOT NULL,
          PRIMARY KEY (concept, definition_digest, article, person)
        );`,
    },
  ],
}
