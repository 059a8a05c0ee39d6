import type { ClickHouse, QueryOptions } from '@suyab/store/clickhouse'
import type { TermCounts } from '../cooccurrence.ts'
import { whereOf, type CompiledCondition, type Duplicates, type Period } from './condition.ts'
import { gapTerm } from '../query/query.ts'

export interface TermCountOptions extends Period, Pick<QueryOptions, 'signal' | 'onProgress'> {
  readonly duplicates: Duplicates
}

/** What the counts of terms are of. */
export interface SampledTerms extends TermCounts {
  /** How many articles were found in all, of which `articlesFound` were looked through. */
  readonly hits: number
  /** How many others there are, of which the rest of `articles` were looked through. */
  readonly others: number
}

/** So many articles of each side say which terms differ; more say it no better. */
const mostArticles = 20_000
/** Terms of fewer articles found are chance, and most of all terms. */
const fewestFound = 3

/**
 * In how many articles each term is: of those that a condition holds of, and of others. Of many, a
 * sample is looked through that is the same every time.
 * @param every holds of all articles that `hits` holds of
 */
export async function countTerms(
  clickhouse: ClickHouse,
  { hits, every }: { readonly hits: CompiledCondition; readonly every: CompiledCondition },
  options: TermCountOptions,
): Promise<SampledTerms> {
  const { duplicates, signal, onProgress } = options
  const asking = { ...(signal && { signal }), ...(onProgress && { onProgress }) }
  const not: CompiledCondition = {
    sql: `(${every.sql}) AND NOT (${hits.sql})`,
    parameters: { ...every.parameters, ...hits.parameters },
  }
  const sizeOf = async (condition: CompiledCondition): Promise<number> => {
    const { sql, parameters } = whereOf(condition, options, duplicates)
    const [row] = await clickhouse.query<{ articles: number }>(
      `SELECT count() AS articles FROM article ${sql}`,
      { parameters, ...asking },
    )
    return row?.articles ?? 0
  }
  const found = await sizeOf(hits)
  const others = (await sizeOf(every)) - found
  const sampled = (condition: CompiledCondition, articles: number): CompiledCondition => {
    const step = Math.ceil(articles / mostArticles)
    if (step <= 1) return whereOf(condition, options, duplicates)
    // Before everything else: of most articles nothing more is read.
    const part = `cityHash64(number) % ${step} = 0 AND (${condition.sql})`
    return whereOf({ sql: part, parameters: condition.parameters }, options, duplicates)
  }
  const mine = sampled(hits, found)
  const terms = await clickhouse.query<TermRow>(
    `${termsOf(mine)} HAVING articles >= ${fewestFound} OR term = '' ORDER BY articles DESC LIMIT 20000`,
    { parameters: mine.parameters, ...asking },
  )
  const names = terms.map(({ term }) => term)
  const theirs = sampled(not, others)
  const beside = await clickhouse.query<TermRow>(
    `${termsOf(theirs)} HAVING term IN {names:Array(String)}`,
    { parameters: { ...theirs.parameters, names }, ...asking },
  )
  return { ...joined(terms, beside), hits: found, others }
}

interface TermRow {
  readonly term: string
  readonly articles: number
}

/** Each term's articles; those of all of them stand under the empty term, which is none. */
function termsOf({ sql }: CompiledCondition): string {
  return `SELECT by_term AS term, toUInt32(count()) AS articles
    FROM (SELECT arrayJoin(arrayPushBack(arrayDistinct(terms), '')) AS by_term FROM article ${sql})
    WHERE by_term != '${gapTerm}' GROUP BY term`
}

function joined(found: readonly TermRow[], beside: readonly TermRow[]): TermCounts {
  const others = new Map(beside.map(({ term, articles }) => [term, articles]))
  const articlesFound = found.find(({ term }) => term === '')?.articles ?? 0
  const words = found.filter(({ term }) => term !== '')
  return {
    found: new Map(words.map(({ term, articles }) => [term, articles])),
    all: new Map(words.map(({ term, articles }) => [term, articles + (others.get(term) ?? 0)])),
    articlesFound,
    articles: articlesFound + (others.get('') ?? 0),
  }
}
