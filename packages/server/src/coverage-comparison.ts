import type { Archive } from '@suyab/coverage/archive'
import type { Period } from '@suyab/coverage/archive/condition'
import type { ConceptDocument } from '@suyab/coverage/concept/concept'
import { mentionedConcepts } from '@suyab/coverage/concept/mentioned'
import {
  comparedLanguages,
  comparisonWarnings,
  type ConceptWarning,
} from '@suyab/coverage/concept/comparison'
import { denominatorOf } from '@suyab/coverage/count/denominator'
import { compileQuery } from '@suyab/coverage/query/compile'
import type { Query } from '@suyab/coverage/query/query'
import { conceptVersions } from '@suyab/coverage/workbench/revision-store'
import { withMeasured } from '@suyab/coverage/workbench/round'
import type { NodeContext } from './context.ts'

/** The concepts that a query asks for, with what was measured of their lists here. */
export async function conceptsOf(db: NodeContext['db'], query: Query): Promise<ConceptDocument[]> {
  return withMeasured(db, await conceptVersions(db, mentionedConcepts(query)))
}

/**
 * The languages among the articles that a query could find, whatever its words: those that an answer
 * by language or by country compares.
 */
export async function languagesAsked(
  archive: Pick<Archive, 'count'>,
  query: Query,
  options: Period & { signal: AbortSignal },
): Promise<ReturnType<typeof comparedLanguages>> {
  const every = compileQuery(denominatorOf(query))
  const rows = await archive.count(every, { ...options, by: ['language'] })
  return comparedLanguages(rows.map(({ language }) => language ?? ''))
}

/**
 * What stands against comparing the languages of a count by its concepts; undefined where there is no
 * concept in it.
 */
export async function warningsOfCount(
  { db }: Pick<NodeContext, 'db'>,
  archive: Pick<Archive, 'count'>,
  query: Query,
  options: Period & { signal: AbortSignal },
): Promise<ConceptWarning[] | undefined> {
  if (mentionedConcepts(query).length === 0) return undefined
  return comparisonWarnings(
    await conceptsOf(db, query),
    await languagesAsked(archive, query, options),
  )
}
