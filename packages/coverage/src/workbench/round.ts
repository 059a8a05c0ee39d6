import type { ExchangeLanguage } from '@suyab/language/tag'
import { sql, type Kysely } from 'kysely'
import type { ByLanguage, Calibration, ConceptDocument } from '../concept/concept.ts'
import {
  calibrationOf,
  measure,
  type Measured,
  type RoundItem,
  type Stratum,
  type StratumSizes,
  type Verdict,
} from '../concept/measured.ts'
import { definitionDigest, measuresDigest } from './digest.ts'

type Db = Kysely<unknown>

/** An article that was drawn to be judged. */
export interface DrawnItem {
  readonly article: string
  readonly stratum: Stratum
  /** The list's word for which it was drawn. */
  readonly word?: string
  /** How many articles it stands for. */
  readonly weight: number
}

/** Articles drawn to be judged for one list of a concept. */
export interface Round {
  readonly id: string
  readonly concept: string
  readonly language: ExchangeLanguage
  /** The version whose list it was drawn for. */
  readonly version: number
  readonly from: string
  readonly to: string
  /** How many articles there were to draw from. */
  readonly sizes: StratumSizes
  /** The id of a person. */
  readonly drawnBy?: string
  readonly drawnAt: string
  readonly judgedAt?: string
  readonly measured: Measured
}

interface RoundRow {
  id: string
  concept: string
  language: ExchangeLanguage
  version: number
  measures: string
  definition_digest: string
  from_day: string
  to_day: string
  hits: number
  near: number
  rest: number
  drawn_by: string | null
  drawn_at: Date
  judged_at: Date | null
  measured: Measured
}

const columns = sql`id, concept, language, version, measures, definition_digest, from_day::text,
  to_day::text, hits, near, rest, drawn_by, drawn_at, judged_at, measured`

export type NewRound = Pick<Round, 'id' | 'language' | 'from' | 'to' | 'sizes'> & {
  readonly concept: Pick<ConceptDocument, 'id' | 'version' | 'definition' | 'lists'>
  readonly items: readonly DrawnItem[]
}

/** Keeps a round; what was judged by the same definition before counts in it at once. */
export async function addRound(
  db: Db,
  { id, language, from, to, sizes, concept, items }: NewRound,
  by: string | undefined,
  now: Date,
): Promise<void> {
  const { definition, lists } = concept
  await db.transaction().execute(async (trx) => {
    await sql`
      INSERT INTO concept_round (id, concept, language, version, measures, definition_digest,
        from_day, to_day, hits, near, rest, drawn_by, drawn_at, measured)
      VALUES (${id}, ${concept.id}, ${language}, ${concept.version},
        ${measuresDigest(definition, lists[language])}, ${definitionDigest(definition)}, ${from},
        ${to}, ${sizes.hit}, ${sizes.near}, ${sizes.rest}, ${by ?? null}, ${now},
        ${JSON.stringify(measure([], sizes))}::jsonb)`.execute(trx)
    const rows = items.map((item, position) => ({ ...item, word: item.word ?? null, position }))
    await sql`
      INSERT INTO concept_round_item (round, position, article, stratum, word, weight)
      SELECT ${id}, position, article, stratum, word, weight
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given(position int, article uuid, stratum text, word text, weight double precision)`.execute(
      trx,
    )
    await remeasure(trx, id)
  })
}

/** The rounds of a concept, the latest first; one where it is asked for. */
export async function listRounds(db: Db, concept: string, id?: string): Promise<Round[]> {
  const only = id ?? null
  const { rows } = await sql<RoundRow>`
    SELECT ${columns} FROM concept_round
    WHERE concept = ${concept} AND (${only}::uuid IS NULL OR id = ${only})
    ORDER BY drawn_at DESC, id`.execute(db)
  return rows.map(roundOf)
}

function roundOf(row: RoundRow): Round {
  return {
    id: row.id,
    concept: row.concept,
    language: row.language,
    version: row.version,
    from: row.from_day,
    to: row.to_day,
    sizes: { hit: row.hits, near: row.near, rest: row.rest },
    ...(row.drawn_by === null ? {} : { drawnBy: row.drawn_by }),
    drawnAt: row.drawn_at.toISOString(),
    ...(row.judged_at === null ? {} : { judgedAt: row.judged_at.toISOString() }),
    measured: row.measured,
  }
}

/** An article of a round with what people said of it. */
export type JudgedItem = RoundItem & {
  /** What this person said. */
  readonly mine?: Verdict
}

/** The articles of a round, in the order in which they are judged. */
export async function roundItems(db: Db, round: string, person?: string): Promise<JudgedItem[]> {
  const who = person ?? null
  const { rows } = await sql<{
    article: string
    stratum: Stratum
    word: string | null
    weight: number
    verdicts: Verdict[]
    mine: Verdict | null
  }>`
    SELECT i.article, i.stratum, i.word, i.weight,
      coalesce(array_agg(j.verdict ORDER BY j.judged_at) FILTER (WHERE j.verdict IS NOT NULL), '{}') AS verdicts,
      max(j.verdict) FILTER (WHERE j.person = ${who}::uuid) AS mine
    FROM concept_round_item i
    JOIN concept_round r ON r.id = i.round
    LEFT JOIN concept_judgement j ON j.concept = r.concept
      AND j.definition_digest = r.definition_digest AND j.article = i.article
    WHERE i.round = ${round}
    GROUP BY i.position, i.article, i.stratum, i.word, i.weight ORDER BY i.position`.execute(db)
  return rows.map(({ article, stratum, word, weight, verdicts, mine }) => ({
    article,
    stratum,
    ...(word === null ? {} : { word }),
    weight,
    verdicts,
    ...(mine === null ? {} : { mine }),
  }))
}

/**
 * Writes down what a person says of an article of a round, or takes it back, and measures every
 * round of the concept that has the article; undefined where the round has no such article.
 */
export async function judge(
  db: Db,
  { concept, round, article }: { concept: string; round: string; article: string },
  verdict: Verdict | undefined,
  person: string,
  now: Date,
): Promise<Round | undefined> {
  return db.transaction().execute(async (trx) => {
    // Two people at once would each measure without the other's word.
    await sql`SELECT 1 FROM concept WHERE id = ${concept} FOR UPDATE`.execute(trx)
    const { rows } = await sql<{ definition_digest: string }>`
      SELECT r.definition_digest FROM concept_round r JOIN concept_round_item i ON i.round = r.id
      WHERE r.id = ${round} AND r.concept = ${concept} AND i.article = ${article}`.execute(trx)
    const [drawn] = rows
    if (drawn === undefined) return undefined
    const key = drawn.definition_digest
    if (verdict === undefined)
      await sql`
        DELETE FROM concept_judgement WHERE concept = ${concept} AND definition_digest = ${key}
          AND article = ${article} AND person = ${person}`.execute(trx)
    else
      await sql`
        INSERT INTO concept_judgement (concept, definition_digest, article, person, verdict, judged_at)
        VALUES (${concept}, ${key}, ${article}, ${person}, ${verdict}, ${now})
        ON CONFLICT (concept, definition_digest, article, person)
        DO UPDATE SET verdict = excluded.verdict, judged_at = excluded.judged_at`.execute(trx)
    const { rows: touched } = await sql<{ id: string }>`
      SELECT r.id FROM concept_round r JOIN concept_round_item i ON i.round = r.id
      WHERE r.concept = ${concept} AND r.definition_digest = ${key} AND i.article = ${article}`.execute(
      trx,
    )
    for (const { id } of touched) await remeasure(trx, id)
    const [measured] = await listRounds(trx, concept, round)
    return measured
  })
}

async function remeasure(trx: Db, round: string): Promise<void> {
  const { rows } = await sql<Pick<RoundRow, 'hits' | 'near' | 'rest'>>`
    SELECT hits, near, rest FROM concept_round WHERE id = ${round}`.execute(trx)
  const [sizes] = rows
  if (sizes === undefined) return
  const measured = measure(await roundItems(trx, round), {
    hit: sizes.hits,
    near: sizes.near,
    rest: sizes.rest,
  })
  await sql`
    UPDATE concept_round r SET measured = ${JSON.stringify(measured)}::jsonb, judged_at = (
      SELECT max(j.judged_at) FROM concept_round_item i
      JOIN concept_judgement j ON j.concept = r.concept
        AND j.definition_digest = r.definition_digest AND j.article = i.article
      WHERE i.round = r.id)
    WHERE id = ${round}`.execute(trx)
}

/** What was measured of a concept's lists: of each the latest round that was judged enough. */
export type MeasuredLists = ReadonlyMap<string, ByLanguage<Calibration>>

/** What was measured of versions of concepts, by `id@version`. */
export async function measuredLists(
  db: Db,
  concepts: readonly Pick<ConceptDocument, 'id' | 'version' | 'definition' | 'lists'>[],
): Promise<MeasuredLists> {
  const ids = [...new Set(concepts.map(({ id }) => id))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<RoundRow>`
    SELECT ${columns} FROM concept_round
    WHERE concept = ANY(${ids}) AND (measured->>'enough')::boolean
    ORDER BY drawn_at DESC, id`.execute(db)
  return new Map(
    concepts.map(({ id, version, definition, lists }) => {
      const found: Record<string, Calibration> = {}
      for (const row of rows) {
        if (row.concept !== id || found[row.language] !== undefined) continue
        const list = lists[row.language]
        if (list === undefined || measuresDigest(definition, list) !== row.measures) continue
        const on = (row.judged_at ?? row.drawn_at).toISOString().slice(0, 10)
        const calibration = calibrationOf(row.measured, on)
        if (calibration !== undefined) found[row.language] = calibration
      }
      return [`${id}@${version}`, found]
    }),
  )
}

/** Concepts with what was measured of their lists here. */
export async function withMeasured<
  Concept extends Pick<ConceptDocument, 'id' | 'version' | 'definition' | 'lists'>,
>(
  db: Db,
  concepts: readonly Concept[],
): Promise<(Concept & Pick<ConceptDocument, 'calibration'>)[]> {
  const measured = await measuredLists(db, concepts)
  return concepts.map((concept) => ({
    ...concept,
    calibration: measured.get(`${concept.id}@${concept.version}`) ?? {},
  }))
}

/** Whether a round measures the list that a version of the concept has in its language. */
export async function measuresList(
  db: Db,
  concept: Pick<ConceptDocument, 'id' | 'definition' | 'lists'>,
): Promise<ReadonlySet<string>> {
  const digests = Object.values(concept.lists).map((list) => measuresDigest(concept.definition, list)) // prettier-ignore
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM concept_round WHERE concept = ${concept.id} AND measures = ANY(${digests})`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}
