/**
 * The exchange's tables, oldest first. A migration that has been released is never edited: the
 * next change is the next entry.
 */
export const exchangeMigrations: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: '001-exchange',
    sql: `
create schema exchange;

-- Who we are. One row.
create table exchange.self (
  "only" boolean primary key default true check ("only"),
  id text not null,
  names jsonb not null,
  languages text[] not null,
  origin text,
  time_zone text not null,
  -- Where it publishes, ISO 3166-1: rights limited to a territory are asked with it.
  country text not null,
  edition integer not null default 1,
  document text not null,
  sample boolean not null default false
);
create table exchange.own_key (
  kid text primary key,
  x text not null,
  private_jwk jsonb not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  revoked_from timestamptz,
  revoked_reason text
);

-- Every edition of our document, so that a partner that was long away can follow from key to key.
create table exchange.own_document (
  edition integer primary key,
  jws text not null
);

-- Other newsrooms: partners, and third newsrooms whose items a partner passed on.
create table exchange.newsroom (
  id text primary key,
  names jsonb not null,
  languages text[] not null,
  origin text,
  time_zone text,
  edition integer not null default 0,
  document text,
  first_seen timestamptz not null default now(),
  by_way_of text,
  conflict jsonb
);
create table exchange.newsroom_key (
  newsroom text not null references exchange.newsroom on delete cascade,
  kid text not null,
  x text not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  revoked_from timestamptz,
  revoked_reason text,
  revoked_known timestamptz,
  pinned_at timestamptz not null default now(),
  primary key (newsroom, kid)
);

create table exchange.agreement (
  id uuid primary key,
  partner text references exchange.newsroom,
  edition integer not null default 0,
  document jsonb,
  signed jsonb,
  invitation jsonb,
  invitation_token_hash text,
  invitation_link text,
  invitation_expires timestamptz,
  proposal jsonb,
  proposal_by text check (proposal_by in ('us', 'them')),
  proposal_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  end_reason text,
  created_at timestamptz not null default now(),
  -- The partner's road: what we know of its clock and its health.
  clock_ms double precision,
  clock_at timestamptz,
  last_read_at timestamptz,
  last_answer_at timestamptz,
  last_receipt_at timestamptz,
  last_error jsonb,
  last_error_at timestamptz,
  tries integer not null default 0,
  stopped jsonb,
  reconciling boolean not null default false,
  -- What the partner says it has read of ours.
  they_entry bigint not null default 0,
  they_kill bigint not null default 0,
  they_letter bigint not null default 0,
  -- How far its receipts reach in our log.
  receipted_entry bigint not null default 0
);
create index agreement_partner on exchange.agreement (partner);
create table exchange.agreement_edition (
  agreement uuid not null references exchange.agreement on delete cascade,
  edition integer not null,
  signed jsonb not null,
  signed_at timestamptz not null default now(),
  primary key (agreement, edition)
);

-- Both logs of an agreement: 'sent' is ours, 'read' the partner's as far as we have read it.
create table exchange.log (
  agreement uuid not null references exchange.agreement on delete cascade,
  direction text not null check (direction in ('sent', 'read')),
  entry bigint not null default 0,
  hash text not null,
  kill bigint not null default 0,
  letter bigint not null default 0,
  primary key (agreement, direction)
);
create table exchange.entry (
  agreement uuid not null,
  direction text not null,
  entry bigint not null,
  hash text not null,
  jws text not null,
  envelope text not null,
  uri text not null,
  sequence integer not null,
  at timestamptz not null,
  outcome text not null,
  code text,
  -- Kept only for what was refused: the statement table has the others.
  refused_envelope text,
  primary key (agreement, direction, entry)
);
create index entry_uri on exchange.entry (uri, agreement, direction);
create index entry_at on exchange.entry (agreement, direction, at);
create table exchange.kill_lane (
  agreement uuid not null,
  direction text not null,
  number bigint not null,
  uri text not null,
  sequence integer not null,
  envelope text not null,
  at timestamptz not null default now(),
  primary key (agreement, direction, number)
);
create table exchange.letter (
  agreement uuid not null,
  direction text not null,
  letter bigint not null,
  jws text not null,
  type text not null,
  at timestamptz not null default now(),
  primary key (agreement, direction, letter)
);
-- Statements that wait for their embargo before they go into a log.
create table exchange.due (
  agreement uuid not null,
  uri text not null,
  sequence integer not null,
  at timestamptz not null,
  primary key (agreement, uri, sequence)
);
create index due_at on exchange.due (at);

create table exchange.statement (
  uri text not null,
  sequence integer not null,
  digest text not null,
  issuer text not null,
  version integer not null,
  action text not null,
  issued timestamptz not null,
  embargoed_until timestamptz,
  reason text,
  kid text not null,
  envelope text not null,
  payload_digest text,
  payload text,
  received timestamptz not null default now(),
  primary key (uri, sequence)
);
create unique index statement_digest on exchange.statement (digest);
create index statement_kid on exchange.statement (issuer, kid);

-- Numbers of 53 bits, which JavaScript can hold, for what is compared by the hundred thousand.
create function exchange.key_of(value text) returns bigint
  language sql immutable parallel safe as $$
    select hashtextextended(value, 0) & 9007199254740991
  $$;
create function exchange.keys_of(list text[]) returns bigint[]
  language sql immutable parallel safe as $$
    select array_agg(hashtextextended(value, 0) & 9007199254740991) from unnest(list) value
  $$;

-- The desk counts over all rows while somebody types. So rows are narrow (texts and terms are
-- stored beside the table, storage and toast_tuple_target below), and what is counted comes first,
-- the columns of fixed width before the others: a row is read no further than it has to be.
create table exchange.item (
  uri_key bigint not null generated always as (exchange.key_of(uri)) stored,
  -- What a row is counted under.
  facet bigint not null generated always as (
    exchange.key_of(coalesce(partner, '') || ' ' || language || ' ' || kind)
  ) stored,
  issued timestamptz not null,
  received timestamptz not null default now(),
  sequence integer not null,
  own boolean not null,
  agreement uuid,
  embargoed_until timestamptz,
  expires timestamptz,
  taken_at timestamptz,
  published_at timestamptz,
  -- Set on our translations and adaptations when what they stand on was killed.
  source_killed timestamptz,
  translation_of_version integer,
  state text not null check (state in ('usable', 'withheld', 'killed')),
  kind text not null,
  language text not null,
  issuer text not null,
  -- Who gave it to us, and under which agreement; null for our own.
  partner text,
  topic_keys bigint[] generated always as (exchange.keys_of(topics)) stored,
  translation_of text,
  kept_reason text,
  -- What the item itself restricts, read from its rightsInfo; null: nothing.
  rights jsonb,
  uri text primary key,
  version integer not null,
  action text not null,
  first_issued timestamptz not null,
  headline text,
  summary text,
  subjects text[] not null default '{}',
  topics text[] not null default '{}',
  thumbnail text,
  search tsvector,
  taken_by uuid,
  killed_at timestamptz,
  kill_reason text
) with (toast_tuple_target = 256);
alter table exchange.item
  alter column state set storage main,
  alter column kind set storage main,
  alter column language set storage main,
  alter column issuer set storage main,
  alter column partner set storage main,
  alter column topic_keys set storage main,
  alter column uri set storage main;
create index item_received on exchange.item (own, received desc, uri);
create index item_embargoed on exchange.item (embargoed_until) where embargoed_until is not null;
create index item_search on exchange.item using gin (search) with (fastupdate = off);
create index item_translation on exchange.item (translation_of);
create index item_source_killed on exchange.item (source_killed) where source_killed is not null;
create table exchange.item_member (
  package text not null,
  position integer not null,
  uri text not null,
  primary key (package, position)
);
create index item_member_uri on exchange.item_member (uri);

create table exchange.media (
  digest text primary key,
  content_type text,
  size bigint,
  width integer,
  height integer,
  state text not null check (state in ('present', 'wanted', 'refused', 'erased')),
  agreement uuid,
  tries integer not null default 0,
  next_try timestamptz not null default now(),
  last_error jsonb
);
create index media_wanted on exchange.media (next_try) where state = 'wanted';
create table exchange.item_media (
  uri text not null,
  sequence integer not null,
  digest text not null,
  primary key (uri, sequence, digest)
);
create index item_media_digest on exchange.item_media (digest);

-- What partners answered about single statements of ours; 'received' is the log's own cursor.
create table exchange.receipt (
  agreement uuid not null,
  uri text not null,
  sequence integer not null,
  status text not null,
  code text,
  url text,
  at timestamptz not null,
  primary key (agreement, uri, sequence, status)
);
create table exchange.kill_notice (
  agreement uuid not null,
  uri text not null,
  sequence integer not null,
  version integer not null,
  had integer not null default 0,
  killed_at timestamptz not null,
  confirmed_at timestamptz,
  tries integer not null default 0,
  last_try timestamptz,
  last_error jsonb,
  primary key (agreement, uri)
);
create index kill_notice_open on exchange.kill_notice (killed_at) where confirmed_at is null;
-- Kills that reached something we had taken, translated or published.
create table exchange.kill_alarm (
  uri text primary key,
  partner text not null,
  received timestamptz not null default now(),
  reason text not null,
  seen_by uuid,
  seen_at timestamptz,
  mailed_at timestamptz
);

create table exchange.publication (
  id uuid primary key,
  uri text not null,
  sequence integer not null,
  at timestamptz not null default now(),
  person uuid,
  url text,
  media text[] not null default '{}',
  ended_at timestamptz
);
create index publication_uri on exchange.publication (uri);
create table exchange.note (
  id uuid primary key,
  uri text not null,
  agreement uuid not null,
  newsroom text not null,
  name text not null,
  text text not null,
  language text not null,
  at timestamptz not null,
  letter bigint,
  direction text not null
);
create index note_uri on exchange.note (uri, at);
create table exchange.read_mark (
  person uuid not null,
  uri_key bigint not null generated always as (exchange.key_of(uri)) stored,
  sequence integer not null,
  uri text not null,
  primary key (person, uri)
);

create table exchange.draft (
  id uuid primary key,
  task text not null check (task in ('new', 'correction', 'translation')),
  kind text not null,
  language text not null,
  uri text,
  source_uri text,
  source_version integer,
  base_sequence integer,
  pictures jsonb not null default '[]',
  members jsonb not null default '[]',
  created_by uuid,
  created_at timestamptz not null default now(),
  changed_by uuid,
  changed_at timestamptz not null default now(),
  source_killed timestamptz
);
create index draft_source on exchange.draft (source_uri);
create table exchange.draft_field (
  draft uuid not null references exchange.draft on delete cascade,
  field text not null,
  position integer not null,
  value text not null default '',
  revision integer not null default 1,
  person uuid,
  at timestamptz not null default now(),
  confirmed boolean not null default false,
  source_text text,
  source_before text,
  source_changed boolean not null default false,
  primary key (draft, field)
);

-- Items from newsrooms without Suyab: their own uri, and the one we offer it under.
create table exchange.intake_item (
  original text primary key,
  uri text not null,
  content_digest text not null,
  intake text,
  at timestamptz not null default now()
);

create table exchange.fault (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  partner text,
  agreement uuid,
  code text not null,
  data jsonb not null default '{}',
  uri text
);
create index fault_at on exchange.fault (at desc);
create unlogged table exchange.nonce (
  newsroom text not null,
  nonce text not null,
  expires timestamptz not null,
  primary key (newsroom, nonce)
);
create index nonce_expires on exchange.nonce (expires);
`,
  },
  {
    name: '002-intake-document',
    sql: `
-- The documents that an intake's item was read from, digests in the blob store.
create table exchange.intake_document (
  uri text not null,
  digest text not null,
  primary key (uri, digest)
);
`,
  },
  {
    name: '003-newsroom-document',
    sql: `
-- Every believed edition of other newsrooms' documents: who gets their items from us follows them
-- from key to key.
create table exchange.newsroom_document (
  newsroom text not null references exchange.newsroom on delete cascade,
  edition integer not null,
  jws text not null,
  primary key (newsroom, edition)
);
insert into exchange.newsroom_document
  select id, edition, document from exchange.newsroom where document is not null;
`,
  },
  {
    name: '004-claimed-loss',
    sql: `
-- Reconciling because the partner says that we have lost something, not because we were restored.
alter table exchange.agreement add column claimed boolean not null default false;
`,
  },
  {
    name: '005-intake-source',
    sql: `
-- An item's own uri is its source's word: another source that uses it means another item.
alter table exchange.intake_item add column source text not null default '';
alter table exchange.intake_item drop constraint intake_item_pkey;
alter table exchange.intake_item add primary key (original, source);
`,
  },
]
