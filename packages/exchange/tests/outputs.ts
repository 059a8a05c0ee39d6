import { listAgreements } from '../src/desk/agreement-view.ts'
import type { Desk } from '../src/desk/desk.ts'
import { findDraft, listDrafts } from '../src/desk/draft-view.ts'
import { findItem } from '../src/desk/item-detail.ts'
import { listItems } from '../src/desk/item-list.ts'
import { findVersion } from '../src/desk/item-version.ts'
import type { Role, Viewer } from '../src/desk/item-view.ts'
import { listFaults, listPartners } from '../src/desk/partner-view.ts'
import { feedItems } from '../src/feed-items.ts'
import { Refusal } from '../src/refusal.ts'
import type { Db } from '../src/row.ts'

export const roles: readonly Role[] = ['administrator', 'editor', 'translator', 'analyst', 'viewer']

/** Those who may see nothing of an embargoed item. */
export const outsiders: readonly Role[] = ['translator', 'analyst', 'viewer']

/** One thing that somebody can get out of a newsroom. */
export interface Output {
  readonly place: string
  readonly text: string
}

interface Source {
  readonly db: Db
  readonly effects: { readonly now: () => Date; readonly uuid: () => string }
}

export function deskOf({ db, effects }: Source): Desk {
  return {
    db,
    now: effects.now,
    uuid: effects.uuid,
    personNames: () => Promise.resolve(new Map()),
  }
}

export function viewerOf(role: Role): Viewer {
  return { person: '11111111-1111-4111-8111-111111111111', role, language: 'en' }
}

/**
 * Everything that a person of this role can ask the desk for; `words` are searched for besides. With
 * `only`, single items are opened of these alone.
 */
export async function deskOutputs(
  newsroom: Source,
  role: Role,
  words: readonly string[] = [],
  only?: readonly string[],
): Promise<Output[]> {
  const desk = deskOf(newsroom)
  const viewer = viewerOf(role)
  const found: Output[] = []
  const look = async (place: string, ask: () => Promise<unknown>): Promise<void> => {
    try {
      found.push({ place: `${role}: ${place}`, text: JSON.stringify(await ask()) ?? '' })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      found.push({ place: `${role}: ${place}`, text: JSON.stringify(error.data) })
    }
  }
  for (const box of ['in', 'own'] as const) {
    await look(`list ${box}`, () => listItems(desk, { box, limit: 200 }, viewer))
    for (const q of words) {
      const page = await listItems(desk, { box, q, limit: 200 }, viewer)
      // The answer repeats no question: any hit is a finding by itself.
      if (page.total > 0) found.push({ place: `${role}: search ${box}`, text: q })
    }
  }
  const statements = await newsroom.db
    .selectFrom('exchange.statement')
    .select(['uri', 'sequence'])
    .$if(only !== undefined, (query) => query.where('uri', 'in', [...(only ?? []), '']))
    .execute()
  for (const uri of new Set(statements.map((one) => one.uri))) {
    await look(`item ${uri}`, () => findItem(desk, uri, viewer))
  }
  for (const { uri, sequence } of statements) {
    await look(`version ${uri} ${sequence}`, () => findVersion(desk, uri, sequence, viewer))
  }
  await look('drafts', () => listDrafts(desk, viewer))
  for (const { id } of await newsroom.db.selectFrom('exchange.draft').select('id').execute()) {
    await look(`draft ${id}`, () => findDraft(desk, id, viewer))
  }
  await look('partners', () => listPartners(newsroom.db, desk.now()))
  await look('agreements', () => listAgreements(newsroom.db, desk.now()))
  await look('faults', () => listFaults(newsroom.db, {}))
  return found
}

/** Every feed that the newsroom could give: of each agreement, and without one. */
export async function feedOutputs({ db, effects }: Source): Promise<Output[]> {
  const agreements = await db.selectFrom('exchange.agreement').select('id').execute()
  const answers = await Promise.all(
    [undefined, ...agreements.map(({ id }) => id)].map(async (agreement) => ({
      place: `feed ${agreement ?? 'for anyone'}`,
      text: JSON.stringify(
        (await feedItems(db, agreement === undefined ? {} : { agreement }, effects.now())) ?? null,
      ),
    })),
  )
  return answers
}

/** The places whose text holds the word. */
export function placesOf(outputs: readonly Output[], word: string): string[] {
  const wanted = word.toLowerCase()
  return outputs.filter(({ text }) => text.toLowerCase().includes(wanted)).map(({ place }) => place)
}

/** Every text and JSON of every row in every table, with signed statements opened. */
export async function databaseDump(db: Db, schemas: readonly string[]): Promise<Output[]> {
  const { sql } = await import('kysely')
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select n.nspname as schema, c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = any(${schemas})`.execute(db)
  const found: Output[] = []
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(db)
    for (const { row } of rows) found.push({ place: `${schema}.${name}`, text: row + opened(row) })
  }
  return found
}

/** What stands inside the signed parts of a text: base64url of JSON, however deep. */
function opened(text: string): string {
  const parts = text.match(/eyJ[\w-]{20,}/g) ?? []
  return parts
    .map((part) => Buffer.from(part, 'base64url').toString('utf8'))
    .map((inner) => inner + opened(inner))
    .join(' ')
}
