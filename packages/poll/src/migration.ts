import type { FeatureMigrations } from '@suyab/store/migration'

/**
 * Polls' tables in PostgreSQL, oldest first. A migration that has been released is never edited: the
 * next change is the next entry.
 */
export const pollMigrations: FeatureMigrations = {
  feature: 'poll',
  migrations: [
    {
      name: '001-poll',
      sql: `
create schema poll;

create table poll.poll (
  id text primary key,
  names jsonb not null,
  languages text[] not null,
  created_at timestamptz not null
);

create table poll.wave (
  poll text not null references poll.poll on delete cascade,
  number integer not null,
  declaration jsonb not null,
  -- The texts in all languages; null: those that the data brought.
  questionnaire jsonb,
  -- Answers without identities, as Parquet in the blob store.
  data text not null,
  respondents integer not null,
  remarks jsonb not null default '[]',
  revision integer not null default 1,
  weighting integer,
  imported_at timestamptz not null,
  primary key (poll, number)
);

-- In their order; a withdrawn one stays on record.
create table poll.recoding (
  id bigint generated always as identity primary key,
  poll text not null,
  wave integer not null,
  recoding jsonb not null,
  by_person uuid,
  at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  foreign key (poll, wave) references poll.wave on delete cascade
);
create index recoding_wave on poll.recoding (poll, wave, id);

create table poll.weighting (
  poll text not null,
  wave integer not null,
  number integer not null,
  recipe jsonb not null,
  report jsonb not null,
  -- Of the wave, when it was made.
  revision integer not null,
  note text,
  by_person uuid,
  at timestamptz not null,
  primary key (poll, wave, number),
  foreign key (poll, wave) references poll.wave on delete cascade
);

-- Files that were brought and are not read in yet; they go after a day, or once they are.
create table poll.upload (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  digest text not null,
  bytes bigint not null,
  by_person uuid,
  at timestamptz not null
);
`,
    },
    {
      name: '002-answers',
      sql: `
-- Where the answers are: a name that does not follow from their digest, which figures tell.
alter table poll.wave add column blob text not null;
alter table poll.wave alter column questionnaire set not null;
-- What pages show without reading the answers: a text, for a label may hold what jsonb does not.
alter table poll.wave add column summary text not null;

-- What a recoding came to, small counts left out.
alter table poll.recoding add column outcome jsonb not null;
alter table poll.recoding add column answered integer not null;

-- Bytes on their way: files that were brought, and answers whose wave is not written yet.
alter table poll.upload add column purpose text not null default 'upload';
alter table poll.upload add column reading jsonb not null default '{}';
create index upload_at on poll.upload (at);
`,
    },
    {
      name: '003-person-key',
      sql: `
-- By which people are found again in a poll's waves, where any of them asks the same people: 32 bytes of
-- chance, apart from the marks that are made with it, which lie with the answers.
alter table poll.poll add column person_key bytea;
`,
    },
    {
      name: '004-nameless-upload',
      sql: `
-- A file's name may tell of people, and stays in its page when its row is gone, until that is cleaned. None
-- is kept from here on, and the table is written anew without those that were.
alter table poll.upload drop column name;
cluster poll.upload using upload_pkey;
`,
    },
  ],
}
