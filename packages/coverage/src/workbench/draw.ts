import type { ExchangeLanguage } from '@suyab/language/tag'
import { primaryOf } from '@suyab/language/tag'
import type { ClickHouse } from '@suyab/store/clickhouse'
import type { Archive } from '../archive.ts'
import { whereOf, type CompiledCondition, type Period } from '../archive/condition.ts'
import { listsOf, type KeptList } from '../concept/concept.ts'
import type { StratumSizes } from '../concept/measured.ts'
import { sampleHits, wordsFound, type Hit } from '../concept/sample.ts'
import { dayNumber, dayText } from '../growth/day.ts'
import { termsBeside } from '../query-terms.ts'
import { compileQuery } from '../query/compile.ts'
import { withConcepts } from '../query/concept.ts'
import type { Place, Query } from '../query/query.ts'
import { inTurns, type Steps } from '../turns.ts'
import type { DrawnItem } from './round.ts'

/** One list of a concept, as a question to the articles of its language. */
export interface ListQuestion {
  /** What its hits are marked by. */
  readonly id: string
  readonly language: ExchangeLanguage
  readonly list: KeptList
}

/** Hits of which a sample is drawn: beyond these their words are not looked at. */
const hitPool = 2000
/** Hits whose terms are held at once, and how many terms of each: beyond them its words are not looked for. */
const hitsAtOnce = 200
const longestTerms = 20_000
/** Terms that stand beside the hits, of which a candidate has some without being a hit. */
const typicalTerms = 30
const fewestTypical = 3
/** Stands for the list where none of its words finds a hit alone. */
const noWord = ''

/** The tags that articles of a language bear: a list is asked of all its varieties, Persian of Dari. */
function tagsOf(language: ExchangeLanguage): string[] {
  const primary = primaryOf(language)
  return primary === 'fa' ? ['fa', 'prs'] : [primary]
}

/** Every article that a list in a language could find. */
export function everyOf(language: ExchangeLanguage): Query {
  return { where: { is: 'language', any: tagsOf(language) }, duplicates: 'once' }
}

/** The articles of its language that a list finds; undefined where it is too large to be asked. */
export function hitsOf({ id, language, list }: ListQuestion): Query | undefined {
  const lists = listsOf({ lists: { [language]: list } })
  const query: Query = {
    where: { is: 'and', of: [everyOf(language).where, { is: 'concept', id }] },
    duplicates: 'once',
  }
  const asked = withConcepts(query, () => ({ version: 1, lists }))
  return asked.ok ? asked.value : undefined
}

/** The last year that the archive has in a language, to its newest article; undefined without any. */
export async function lastYear(
  archive: Pick<Archive, 'search'>,
  language: ExchangeLanguage,
  signal?: AbortSignal,
): Promise<Required<Period> | undefined> {
  const page = { limit: 1, texts: false, ...(signal && { signal }) }
  const { hits } = await archive.search(compileQuery(everyOf(language)), page)
  const to = hits[0]?.day
  return to === undefined ? undefined : { from: dayText(dayNumber(to) - 364), to }
}

export interface Drawn {
  readonly sizes: StratumSizes
  readonly items: readonly DrawnItem[]
}

export interface DrawOptions extends Required<Period> {
  /** Hits to be drawn, and others. */
  readonly size: number
  readonly seed: number
  readonly signal?: AbortSignal
}

/**
 * Draws articles to be judged, in an order of chance: hits of a list, so that each of its words is
 * seen, and, of what it did not find, candidates and the rest. Candidates hold a word that the list
 * takes only near others, a phrase that it excludes, or some of the terms that its hits have more
 * often than other articles: what it misses is mostly among them. Copies of a text count once.
 */
export async function drawRound(
  archive: Pick<Archive, 'count' | 'terms'>,
  clickhouse: Pick<ClickHouse, 'query'>,
  question: ListQuestion,
  { size, seed, from, to, signal }: DrawOptions,
): Promise<Drawn> {
  const { language, list } = question
  const period = { from, to }
  const query = hitsOf(question)
  if (query === undefined) throw new RangeError('the list is too large to be asked')
  const asking = { ...(signal && { signal }) }
  const hits = compileQuery(query)
  const every = compileQuery(everyOf(language), 'e')
  const { terms } = await termsBeside(archive, query, { ...period, ...asking, most: typicalTerms })
  const near = candidates(hits, every, terms.map(({ term }) => term), weakWords(list), language) // prettier-ignore
  const rest: CompiledCondition = {
    sql: `(${every.sql}) AND NOT (${hits.sql}) AND NOT (${near.sql})`,
    parameters: { ...every.parameters, ...hits.parameters, ...near.parameters },
  }
  const counted = async (condition: CompiledCondition): Promise<number> =>
    (await archive.count(condition, { ...period, ...asking, duplicates: 'once' }))[0]?.articles ?? 0
  const sizes = { hit: await counted(hits), near: await counted(near), rest: await counted(rest) }
  const drawn = async <Row>(columns: string, condition: CompiledCondition, most: number): Promise<Row[]> => {
    const { sql, parameters } = whereOf(condition, period, 'once')
    return clickhouse.query<Row>(
      `SELECT ${columns} FROM article ${sql} ORDER BY cityHash64(number, {seed:UInt64}), number LIMIT {most:UInt32}`,
      {
        parameters: { ...parameters, seed, most },
        // Terms are read for what is drawn alone, not for all that it is drawn from.
        settings: { query_plan_max_limit_for_lazy_materialization: '10000' },
        ...asking,
      },
    )
  } // prettier-ignore
  const pool = await drawn<{ number: number }>('number', hits, hitPool)
  const found: Hit[] = []
  for (let at = 0; at < pool.length; at += hitsAtOnce) {
    const numbers = pool.slice(at, at + hitsAtOnce).map(({ number }) => number)
    const mine: CompiledCondition = { sql: 'number IN {numbers:Array(UInt32)}', parameters: { numbers } } // prettier-ignore
    const { sql, parameters } = whereOf(mine, period, 'all')
    const rows = await clickhouse.query<{ id: string; terms: string[] }>(
      `SELECT toString(id) AS id, arraySlice(terms, 1, {longest:UInt32}) AS terms FROM article ${sql} ORDER BY cityHash64(number, {seed:UInt64}), number`,
      { parameters: { ...parameters, seed, longest: longestTerms }, ...asking },
    )
    const looked = atWords(rows, list, language)
    for (const one of await inTurns(looked, signal)) found.push(one)
  }
  const scale = pool.length === 0 ? 1 : sizes.hit / pool.length
  const mine = sampleHits(found, { size, seed }).map(({ article, word, weight }): DrawnItem => ({
    article,
    stratum: 'hit',
    ...(word === noWord ? {} : { word }),
    weight: weight * scale,
  }))
  const half = Math.ceil(size / 2)
  // Where there are few of the one, there is room for more of the other.
  const ofNear = Math.min(sizes.near, Math.max(half, size - sizes.rest))
  const ofRest = Math.min(sizes.rest, size - ofNear)
  const others: DrawnItem[] = []
  for (const [stratum, condition, most] of [['near', near, ofNear], ['rest', rest, ofRest]] as const) {
    const ids = most === 0 ? [] : await drawn<{ id: string }>('toString(id) AS id', condition, most)
    for (const { id } of ids) others.push({ article: id, stratum, weight: sizes[stratum] / most })
  } // prettier-ignore
  return { sizes, items: shuffled([...mine, ...others], seed) }
}

/** The words that found each hit. */
function* atWords(
  rows: readonly { readonly id: string; readonly terms: readonly string[] }[],
  list: KeptList,
  language: ExchangeLanguage,
): Steps<Hit[]> {
  const found: Hit[] = []
  for (const { id, terms } of rows) {
    const words = wordsFound(list, language, terms)
    found.push({ article: id, words: words.length === 0 ? [noWord] : words })
    yield
  }
  return found
}

/** Words that a list takes only near others, and phrases that it excludes. */
function weakWords(list: KeptList): string[] {
  if (typeof list === 'string') return []
  return [...(list.near ?? []).flatMap(({ words }) => words), ...(list.except ?? [])]
}

function candidates(
  hits: CompiledCondition,
  every: CompiledCondition,
  typical: readonly string[],
  weak: readonly string[],
  language: ExchangeLanguage,
): CompiledCondition {
  const places = weak.map((text): Place => ({ is: 'words', text }))
  const either: Place | undefined = places.length > 1 ? { is: 'or', of: places } : places[0]
  const words = either === undefined ? undefined : compileQuery({ where: { is: 'and', of: [everyOf(language).where, either] } }, 'w') // prettier-ignore
  const beside = 'length(arrayIntersect(terms, {typical:Array(String)})) >= {fewest:UInt32}'
  return {
    sql: `(${every.sql}) AND NOT (${hits.sql}) AND (${words === undefined ? '' : `(${words.sql}) OR `}(hasAnyTokens(terms, {typical:Array(String)}) AND ${beside}))`,
    parameters: {
      ...hits.parameters,
      ...every.parameters,
      ...words?.parameters,
      typical: [...typical],
      fewest: fewestTypical,
    },
  }
}

/** The same order for the same seed. */
function shuffled(items: readonly DrawnItem[], seed: number): DrawnItem[] {
  const by = new Map(items.map((item) => [item, fraction(`${seed}:${item.article}`)]))
  return [...items].sort((one, other) => by.get(one)! - by.get(other)!)
}

/** @source Fowler, Noll and Vo, FNV-1a */
function fraction(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0 // prettier-ignore
  return hash / 4_294_967_296
}
