import type { Archive } from '../archive.ts'
import type { CompiledCondition, Period } from '../archive/condition.ts'
import type { CountOptions, CountRow, Dimension } from '../archive/count.ts'
import { compileQuery } from '../query/compile.ts'
import type { Query } from '../query/query.ts'
import { denominatorOf } from './denominator.ts'
import { constantPanel } from './panel.ts'

/** What is asked of the archive. */
export interface TallyQuestion extends Period, Pick<CountOptions, 'signal' | 'onProgress'> {
  /** Its concepts looked up. */
  readonly query: Query
  readonly by: readonly Dimension[]
  /** Beside the hits all articles, and what part the hits are of them. */
  readonly share?: boolean
  /** Both also of the outlets that were seen without a break. */
  readonly panel?: boolean
  /** Ids of articles that people found to be no hits of this query. */
  readonly except?: readonly string[]
}

/** Hits, all articles that could have been, and the part that the first are of the second. */
export interface Part {
  readonly articles: number
  readonly total: number
  /** From 0 to 1; null where there are no articles at all. */
  readonly share: number | null
}

/**
 * A count's row. Periods are named as queries name them (`2025`, `2025-03`, `2025-03-31`), weeks and
 * quarters by their first day.
 */
export type TallyRow = Partial<Record<Dimension, string>> &
  Pick<Part, 'articles'> &
  Partial<Part> & { readonly panel?: Part }

export interface Tally {
  readonly rows: readonly TallyRow[]
  /** The outlets of the panel, where it was asked for. */
  readonly panel?: readonly string[]
}

/** Counts what a query finds; where shares are asked for, groups without a hit have a row as well. */
export async function tally(archive: Pick<Archive, 'count'>, question: TallyQuestion): Promise<Tally> {
  const { query, by, except = [] } = question
  const hits = without(compileQuery(query), except)
  const counted = (condition: CompiledCondition): Promise<CountRow[]> =>
    archive.count(condition, { ...optionsOf(question), by })
  if (question.share !== true && question.panel !== true)
    return { rows: (await counted(hits)).map((row) => ({ ...named(row), articles: row.articles })) }
  const every = compileQuery(denominatorOf(query))
  const found = await counted(hits)
  const all = await counted(every)
  if (question.panel !== true) return { rows: joinedRows(by, found, all) }
  const outlets = await constantPanel(archive, every, question, optionsOf(question))
  const inPanel = (condition: CompiledCondition): CompiledCondition => ({
    sql: `(${condition.sql}) AND outlet IN {panel:Array(String)}`,
    parameters: { ...condition.parameters, panel: outlets },
  })
  const panel = joinedRows(by, await counted(inPanel(hits)), await counted(inPanel(every)))
  const byKey = new Map(panel.map((row) => [keyOf(by, row), row]))
  const rows = joinedRows(by, found, all).map((row): TallyRow => {
    const { articles, total, share } = byKey.get(keyOf(by, row)) ?? nothing
    return { ...row, panel: { articles, total, share } }
  })
  return { rows, panel: outlets }
} // prettier-ignore

const nothing: Part = { articles: 0, total: 0, share: null }

function optionsOf({ query, from, to, signal, onProgress }: TallyQuestion): CountOptions {
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(query.duplicates === undefined ? {} : { duplicates: query.duplicates }),
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  }
}

/** A condition without articles that were found to be none of its hits. */
export function without(condition: CompiledCondition, ids: readonly string[]): CompiledCondition {
  if (ids.length === 0) return condition
  return {
    sql: `(${condition.sql}) AND id NOT IN {false_hits:Array(UUID)}`,
    parameters: { ...condition.parameters, false_hits: ids },
  }
}

function joinedRows(
  by: readonly Dimension[],
  hits: readonly CountRow[],
  all: readonly CountRow[],
): (TallyRow & Part)[] {
  const found = new Map(hits.map((row) => [keyOf(by, row), row.articles]))
  return all.map((row) => {
    const articles = found.get(keyOf(by, row)) ?? 0
    const total = row.articles
    return { ...named(row), articles, total, share: total === 0 ? null : articles / total }
  })
}

function keyOf(by: readonly Dimension[], row: Partial<Record<Dimension, string>>): string {
  return by.map((dimension) => nameOf(dimension, row[dimension] ?? '')).join('\n')
}

function named(row: CountRow): Partial<Record<Dimension, string>> {
  const names = Object.entries(row).filter(([name]) => name !== 'articles')
  return Object.fromEntries(
    names.map(([name, value]) => [name, nameOf(name as Dimension, String(value))]),
  )
}

/** What a query would name the period by. */
function nameOf(dimension: Dimension, value: string): string {
  if (dimension === 'year') return value.slice(0, 4)
  return dimension === 'month' ? value.slice(0, 7) : value
}
