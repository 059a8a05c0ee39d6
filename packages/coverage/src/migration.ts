import type { FeatureMigrations } from '@suyab/store/migration'

/**
 * Coverage's tables in PostgreSQL, oldest first. A migration that has been released is never edited:
 * the next change is the next entry.
 */
export const coverageMigrations: FeatureMigrations = {
  feature: 'coverage',
  migrations: [
    {
      name: '001-archive',
      sql: `
create schema coverage;

-- Articles that were taken in at once. Their originals are one blob; the archive holds what follows
-- from it and can be made again.
create table coverage.batch (
  id integer generated always as identity primary key,
  original text not null,
  -- Of the original, unpacked.
  bytes bigint not null,
  -- How many articles of it we have; an article belongs to the batch that brought it first.
  articles integer not null default 0,
  begun_at timestamptz not null default now(),
  -- Null until the original is in the blob store and the articles are in the table below.
  accepted_at timestamptz,
  -- How often it was begun to be brought into the archive.
  attempt integer not null default 0,
  archived_at timestamptz,
  -- Whether the original holds articles that have been erased.
  outdated boolean not null default false,
  -- The original before it was written anew, until its bytes are gone.
  former text
);
create index batch_waiting on coverage.batch (id) where archived_at is null;
create index batch_outdated on coverage.batch (id) where outdated;

create table coverage.article (
  id uuid primary key,
  number integer generated always as identity unique,
  batch integer not null references coverage.batch,
  outlet text not null,
  -- In the outlet's own time zone.
  day date not null
);
create index article_batch on coverage.article (batch);
create index article_outlet on coverage.article (outlet, day);
`,
    },
    {
      name: '002-duplicate',
      sql: `
-- When the copies of its articles have been looked for.
alter table coverage.batch add column placed_at timestamptz;
create index batch_unplaced on coverage.batch (id) where placed_at is null;
`,
    },
    {
      name: '003-story',
      sql: `
-- When the stories of its articles have been told.
alter table coverage.batch add column storied_at timestamptz;
create index batch_unstoried on coverage.batch (id) where storied_at is null;

-- One row.
create table coverage.story_state (
  one boolean primary key default true check (one),
  -- Another whenever what is told of stories changes: whoever remembers some of it looks again.
  epoch bigint not null default 0,
  -- What was compared of the articles of this batch and those before it is forgotten.
  forgotten integer not null default 0
);
insert into coverage.story_state default values;
`,
    },
    {
      name: '004-aside',
      sql: `
-- When its one article was found to be too much for the archive's engine: it does not wait to be
-- brought, until it is tried again.
alter table coverage.batch add column aside_at timestamptz;
create index batch_aside on coverage.batch (id) where aside_at is not null;
`,
    },
  ],
}
