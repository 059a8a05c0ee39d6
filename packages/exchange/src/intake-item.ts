import { sql } from 'kysely'
import type { NewsItem } from '@suyab/wire/ninjs'
import { headlineOf, kindOf, plainTextOf } from '@suyab/wire/item-text'
import { canonicalText, digestOf } from './canonical.ts'
import { issueStatements, type NewStatement } from './issue.ts'
import type { Effects } from './effects.ts'
import { isLanguage } from './name.ts'
import { Refusal } from './refusal.ts'
import { isUnkeepable, unkeepable, type Db } from './row.ts'

export interface IntakeSource {
  /** Where it comes from, for ever the same: nobody else's words change what it brought. */
  readonly source: string
  /** What people call it. */
  readonly intake: string
  /** For items that do not say it themselves. */
  readonly language?: string
  /** Offer to partners at once, under every agreement that permits it. */
  readonly offer: boolean
  /** Digest of the document it stood in, in the blob store. */
  readonly document?: string
}

/** What became of an item, and the uri of ours that it stands under. */
export interface TakenItem {
  readonly outcome: 'new' | 'changed' | 'unchanged'
  readonly uri: string
}

/**
 * Takes an item from a newsroom without Suyab as one of ours, under a uri of ours; its own uri
 * stays among its other identifiers. Seen again: the same content changes nothing, other content
 * is a correction; what was withdrawn there is withheld or killed here.
 */
export async function takeIntakeItem(
  db: Db,
  item: NewsItem,
  source: IntakeSource,
  effects: Effects,
): Promise<TakenItem> {
  const language = item.language ?? source.language
  if (language === undefined || !isLanguage(language)) {
    throw new Refusal('item.language-unknown', { language: language ?? '' })
  }
  if (!saysSomething(item)) throw new Refusal('item.content-missing')
  const { version: _version, versionCreated: _created, ...lasting } = item
  const digest = digestOf(canonicalText({ ...lasting, language }))
  const taking = db.transaction().execute(async (trx): Promise<TakenItem> => {
    // A file that two people, or two processes, hand in at once: the second sees what the first took.
    const name = `${source.source} ${item.uri}`
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx)
    const known = await trx
      .selectFrom('exchange.intake_item as intake')
      .innerJoin('exchange.item as item', 'item.uri', 'intake.uri')
      .select(['intake.uri', 'intake.content_digest', 'item.state'])
      .where('intake.original', '=', item.uri)
      .where('intake.source', 'in', [source.source, BEFORE_SOURCES])
      .orderBy('intake.source', 'desc')
      .forUpdate()
      .executeTakeFirst()
    if (known?.content_digest === digest) return { outcome: 'unchanged', uri: known.uri }
    if (known?.state === 'killed') throw new Refusal('item.killed', { uri: known.uri })
    const action = actionFor(item, known?.state)
    // Only what is known can be as it was.
    if (action === undefined) return { outcome: 'unchanged', uri: known?.uri ?? item.uri }
    const statement: NewStatement = {
      ...(known === undefined ? {} : { uri: known.uri }),
      action,
      kind: kindOf(item),
      language,
      ...(action === 'publish' || action === 'correct' ? { item: asOurs(item) } : {}),
      ...(item.embargoedUntil === undefined ? {} : { embargoedUntil: item.embargoedUntil }),
      ...(action === 'publish' ? {} : { reason: item.edNote?.slice(0, 1000) ?? source.intake }),
      ...(source.offer ? {} : { agreements: [] }),
    }
    const [issued] = await issueStatements(trx, [statement], effects)
    if (issued === undefined) throw new TypeError('one statement gives one version')
    const row = {
      uri: issued.uri,
      content_digest: digest,
      intake: source.intake,
      source: source.source,
      at: effects.now(),
    }
    await trx
      .insertInto('exchange.intake_item')
      .values({ original: item.uri, ...row })
      .onConflict((conflict) => conflict.columns(['original', 'source']).doUpdateSet(row))
      .execute()
    await trx
      .deleteFrom('exchange.intake_item')
      .where('original', '=', item.uri)
      .where('source', '=', BEFORE_SOURCES)
      .execute()
    if (source.document !== undefined) {
      await trx
        .insertInto('exchange.intake_document')
        .values({ uri: issued.uri, digest: source.document })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    return { outcome: known === undefined ? 'new' : 'changed', uri: issued.uri }
  })
  return taking.catch((error: unknown) => {
    // One item that no table takes must not hold up those after it.
    throw isUnkeepable(error) ? new Refusal('envelope.payload-schema', unkeepable) : error
  })
}

/**
 * Which items of ours stand for a source's, by the uris that the source calls them by. Those that
 * it never brought, and those that were killed, are not among them.
 */
export async function findIntakeItems(
  db: Db,
  originals: readonly string[],
  source: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('exchange.intake_item as intake')
    .innerJoin('exchange.item as item', 'item.uri', 'intake.uri')
    .select(['intake.original', 'intake.uri'])
    .where('intake.original', '=', sql<string>`any(${[...originals]})`)
    .where('intake.source', 'in', [source, BEFORE_SOURCES])
    .where('item.state', '<>', 'killed')
    .orderBy('intake.source')
    .execute()
  return new Map(rows.map(({ original, uri }) => [original, uri]))
}

/** Items taken before it was written down where they came from. */
const BEFORE_SOURCES = ''

function actionFor(
  { pubStatus }: NewsItem,
  state: 'usable' | 'withheld' | 'killed' | undefined,
): NewStatement['action'] | undefined {
  if (state === undefined) {
    // Nothing is begun with what was withdrawn before we saw it.
    if (pubStatus === 'canceled') throw new Refusal('item.withdrawn', { pubStatus })
    // A draft, what is private, what waits for its release.
    if (pubStatus === 'withheld') throw new Refusal('item.held-back')
    return 'publish'
  }
  if (pubStatus === 'canceled') return 'kill'
  if (pubStatus === 'withheld') return state === 'withheld' ? undefined : 'withhold'
  return state === 'withheld' ? 'release' : 'correct'
}

/** Markup that shows something without a word. */
const shown = /<(?:img|picture|video|audio|table|math|svg)\b/i

/** A link alone, or a name without a word, is nothing to offer. */
function saysSomething(item: NewsItem): boolean {
  const { renditions = [], associations = [], plannedCoverage = [], eventDetails } = item
  return (
    headlineOf(item).trim() !== '' ||
    plainTextOf(item).trim() !== '' ||
    [...(item.bodies ?? []), ...(item.descriptions ?? [])].some(({ value }) => shown.test(value)) ||
    renditions.length + associations.length + plannedCoverage.length > 0 ||
    eventDetails !== undefined
  )
}

function asOurs(item: NewsItem): Omit<NewsItem, 'uri'> {
  const { uri, altIds = [], pubStatus: _status, ...content } = item
  const named = altIds.some(({ value }) => value === uri)
  return { ...content, altIds: named ? altIds : [...altIds, { role: 'original', value: uri }] }
}
