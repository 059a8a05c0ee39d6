import { ok, refuse, type Result } from '@suyab/wire/result'
import { sql, type Kysely } from 'kysely'
import { listsOf, type ConceptDocument } from '../concept/concept.ts'
import { mentionedConcepts } from '../concept/mentioned.ts'
import type { FindConcept } from '../query/concept.ts'
import type { Concept, Query } from '../query/query.ts'
import { contentDigest } from './digest.ts'

type Db = Kysely<unknown>

/** A version of a concept without what was measured of it: nothing of this ever changes. */
export type Revision = Omit<ConceptDocument, 'calibration' | 'names'>

/** Who made a version, when, and from what. */
export interface RevisionRecord extends Revision {
  readonly shipped: boolean
  readonly madeFrom?: string
  readonly note?: string
  /** The id of a person. */
  readonly madeBy?: string
  readonly madeAt: string
}

/** A concept with the version that is asked where none is named. */
export interface KeptConcept extends RevisionRecord {
  readonly names: ConceptDocument['names']
  /** Whether anything about it is this newsroom's own. */
  readonly own: boolean
  /** The newest version that came along and was not taken over, because the newsroom has its own. */
  readonly offered?: number
}

export type KeepFault =
  | { code: 'concept.unknown'; id: string }
  | { code: 'concept.exists'; id: string }
  /** Somebody else has made a version meanwhile. */
  | { code: 'concept.moved'; version: number }

interface RevisionRow {
  concept: string
  version: number
  definition: string
  lists: ConceptDocument['lists']
  shipped: boolean
  made_from: string | null
  note: string | null
  made_by: string | null
  made_at: Date
}

/**
 * Writes down the concepts that come along with the software, so that each of their versions stays
 * askable when another comes with the next release. Where the newsroom has made a version of its
 * own, that one stays in force and the new one is offered.
 */
export async function keepShipped(
  db: Db,
  shipped: readonly ConceptDocument[],
  now: Date,
): Promise<void> {
  const known = async (trx: Db): Promise<Map<string, string>> => {
    const { rows } = await sql<{ concept: string; digest: string }>`
      SELECT DISTINCT ON (concept) concept, digest FROM concept_revision
      WHERE shipped ORDER BY concept, version DESC`.execute(trx)
    return new Map(rows.map(({ concept, digest }) => [concept, digest]))
  }
  const isNews = (before: ReadonlyMap<string, string>): ConceptDocument[] =>
    shipped.filter((concept) => before.get(concept.id) !== contentDigest(concept))
  if (isNews(await known(db)).length === 0) return
  await db.transaction().execute(async (trx) => {
    await sql`LOCK TABLE concept IN SHARE ROW EXCLUSIVE MODE`.execute(trx)
    for (const concept of isNews(await known(trx))) await keepOne(trx, concept, now)
  })
}

async function keepOne(trx: Db, concept: ConceptDocument, now: Date): Promise<void> {
  const { id, names, version } = concept
  const { rows } = await sql<{ current: number; newest: number; shipped: boolean | null }>`
    SELECT c.current, (SELECT max(version) FROM concept_revision WHERE concept = c.id) AS newest,
      r.shipped
    FROM concept c LEFT JOIN concept_revision r ON r.concept = c.id AND r.version = c.current
    WHERE c.id = ${id}`.execute(trx)
  const [before] = rows
  const next = before === undefined ? version : Math.max(version, before.newest + 1)
  const current = before === undefined || before.shipped === true ? next : before.current
  await sql`
    INSERT INTO concept (id, names, named_here, current, created_at)
    VALUES (${id}, ${JSON.stringify(names)}::jsonb, false, ${current}, ${now})
    ON CONFLICT (id) DO UPDATE SET current = excluded.current,
      names = CASE WHEN concept.named_here THEN concept.names ELSE excluded.names END
  `.execute(trx)
  await insertRevision(trx, { ...concept, version: next }, { shipped: true }, now)
}

interface Making {
  readonly shipped?: boolean
  readonly madeFrom?: string | undefined
  readonly note?: string | undefined
  readonly by?: string | undefined
}

async function insertRevision(
  trx: Db,
  { id, version, definition, lists }: Revision,
  { shipped = false, madeFrom, note, by }: Making,
  now: Date,
): Promise<void> {
  await sql`
    INSERT INTO concept_revision (concept, version, definition, lists, digest, shipped, made_from,
      note, made_by, made_at)
    VALUES (${id}, ${version}, ${definition}, ${JSON.stringify(lists)}::jsonb,
      ${contentDigest({ definition, lists })}, ${shipped}, ${madeFrom ?? null}, ${note ?? null},
      ${by ?? null}, ${now})`.execute(trx)
}

/** Every concept in the version that is in force, by id; one where it is asked for. */
export async function listKeptConcepts(db: Db, id?: string): Promise<KeptConcept[]> {
  const only = id ?? null
  const { rows } = await sql<
    RevisionRow & { names: ConceptDocument['names']; own: boolean; offered: number | null }
  >`
    SELECT r.concept, r.version, r.definition, r.lists, r.shipped, r.made_from, r.note, r.made_by,
      r.made_at, c.names, c.named_here OR NOT r.shipped AS own,
      (SELECT max(o.version) FROM concept_revision o
       WHERE o.concept = c.id AND o.shipped AND o.version > c.current) AS offered
    FROM concept c JOIN concept_revision r ON r.concept = c.id AND r.version = c.current
    WHERE ${only}::text IS NULL OR c.id = ${only}
    ORDER BY c.id COLLATE "C"`.execute(db)
  return rows.map(({ names, own, offered, ...row }) => ({
    ...recordOf(row),
    names,
    own,
    ...(offered === null ? {} : { offered }),
  }))
}

/** All versions of a concept, the newest first; empty where there is no such concept. */
export async function listRevisions(db: Db, id: string): Promise<RevisionRecord[]> {
  const { rows } = await sql<RevisionRow>`
    SELECT concept, version, definition, lists, shipped, made_from, note, made_by, made_at
    FROM concept_revision WHERE concept = ${id} ORDER BY version DESC`.execute(db)
  return rows.map(recordOf)
}

function recordOf(row: RevisionRow): RevisionRecord {
  return {
    id: row.concept,
    version: row.version,
    definition: row.definition,
    lists: row.lists,
    shipped: row.shipped,
    ...(row.made_from === null ? {} : { madeFrom: row.made_from }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.made_by === null ? {} : { madeBy: row.made_by }),
    madeAt: row.made_at.toISOString(),
  }
}

/** Keeps a new concept, as its version 1. */
export async function addConcept(
  db: Db,
  concept: Pick<ConceptDocument, 'id' | 'names' | 'definition' | 'lists'>,
  making: Making,
  now: Date,
): Promise<Result<number, KeepFault>> {
  const { id, names } = concept
  const { numAffectedRows } = await sql`
    INSERT INTO concept (id, names, named_here, current, created_by, created_at)
    VALUES (${id}, ${JSON.stringify(names)}::jsonb, true, 1, ${making.by ?? null}, ${now})
    ON CONFLICT DO NOTHING`.execute(db)
  if (numAffectedRows !== 1n) return refuse({ code: 'concept.exists', id })
  await insertRevision(db, { ...concept, version: 1 }, making, now)
  return ok(1)
}

/**
 * Holds concepts, until the transaction ends, for who reads them to write them back. Always in the
 * order of their ids, so that two who hold several wait for one another and not in a circle. Ids of
 * none are passed over.
 */
export async function holdConcepts(trx: Db, ids: readonly string[]): Promise<void> {
  await sql`
    SELECT id FROM concept WHERE id = ANY(${[...ids]}::text[])
    ORDER BY id COLLATE "C" FOR NO KEY UPDATE`.execute(trx)
}

/**
 * Keeps a concept as it was changed: names at once, another definition or other lists as the next
 * version, which is in force from now on. Call it in a transaction.
 * @param base the version that the change was made from
 */
export async function keepRevision(
  trx: Db,
  base: number,
  concept: Pick<ConceptDocument, 'id' | 'names' | 'definition' | 'lists'>,
  making: Making,
  now: Date,
): Promise<Result<number, KeepFault>> {
  const { id, names } = concept
  // A statement that waits for the row itself would look for the version that was in force before.
  await holdConcepts(trx, [id])
  const { rows } = await sql<{ current: number; digest: string; newest: number; renamed: boolean }>`
    SELECT c.current, r.digest, c.names <> ${JSON.stringify(names)}::jsonb AS renamed,
      (SELECT max(version) FROM concept_revision WHERE concept = c.id) AS newest
    FROM concept c JOIN concept_revision r ON r.concept = c.id AND r.version = c.current
    WHERE c.id = ${id}`.execute(trx)
  const [before] = rows
  if (before === undefined) return refuse({ code: 'concept.unknown', id })
  if (before.current !== base) return refuse({ code: 'concept.moved', version: before.current })
  const isSame = before.digest === contentDigest(concept)
  const version = isSame ? before.current : before.newest + 1
  if (!isSame) await insertRevision(trx, { ...concept, version }, making, now)
  await sql`
    UPDATE concept SET current = ${version}, names = ${JSON.stringify(names)}::jsonb,
      named_here = named_here OR ${before.renamed}
    WHERE id = ${id}`.execute(trx)
  return ok(version)
}

/** Concepts in the versions that are named, or in force where none is. */
export async function conceptVersions(
  db: Db,
  asked: readonly Pick<Concept, 'id' | 'version'>[],
): Promise<(Revision & Pick<ConceptDocument, 'names'>)[]> {
  const rows = await versionRows(db, asked)
  return asked.flatMap(({ id, version }) => {
    const row = rows.find(
      (one) =>
        one.concept === id && (version === undefined ? one.current : one.version === version),
    )
    return row === undefined ? [] : [{ ...recordOf(row), names: row.names }]
  })
}

type VersionRow = RevisionRow & { current: boolean; names: ConceptDocument['names'] }

async function versionRows(
  db: Db,
  asked: readonly Pick<Concept, 'id' | 'version'>[],
): Promise<VersionRow[]> {
  if (asked.length === 0) return []
  const ids = asked.map(({ id }) => id)
  // A version beyond what the column holds is none that ever was.
  const versions = asked.map(({ version = 0 }) => (version > 2_000_000_000 ? 0 : version))
  const { rows } = await sql<VersionRow>`
    SELECT r.concept, r.version, r.definition, r.lists, r.shipped, r.made_from, r.note, r.made_by,
      r.made_at, r.version = c.current AS current, c.names
    FROM concept c JOIN concept_revision r ON r.concept = c.id
    WHERE c.id = ANY(${ids}) AND (r.version = c.current OR r.version = ANY(${versions}))`.execute(
    db,
  )
  return rows
}

/** How a query's concepts are looked up: those of this node, in every version they ever had. */
export async function conceptsFor(db: Db, query: Query): Promise<FindConcept> {
  const found = new Map<string, NonNullable<ReturnType<FindConcept>>>()
  for (const { concept: id, version, lists, current } of await versionRows(
    db,
    mentionedConcepts(query),
  )) {
    const entry = { version, lists: listsOf({ lists }) }
    found.set(`${id}@${version}`, entry)
    if (current) found.set(id, entry)
  }
  return (id, version) => found.get(version === undefined ? id : `${id}@${version}`)
}
