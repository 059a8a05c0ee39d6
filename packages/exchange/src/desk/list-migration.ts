/**
 * What the desk's list needs to count and search 100,000 items while somebody types: rows so
 * narrow that all of them can be read, with the texts' terms stored beside the table, and one
 * number for what a row is counted under.
 */
export const listMigration: { readonly name: string; readonly sql: string } = {
  name: '002-list',
  sql: `
alter table exchange.item set (toast_tuple_target = 512);
alter table exchange.item add column facet bigint not null generated always as (
  -- 53 bits, which JavaScript can hold.
  hashtextextended(coalesce(partner, '') || ' ' || language || ' ' || kind, 0) & 9007199254740991
) stored;
create index item_embargoed on exchange.item (embargoed_until) where embargoed_until is not null;
`,
}
