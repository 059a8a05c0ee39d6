import type { Period } from '@suyab/coverage/archive/condition'
import { withConcepts } from '@suyab/coverage/query/concept'
import type { QueryFault } from '@suyab/coverage/query/fault'
import { parseQuery } from '@suyab/coverage/query/parse'
import { parsePeriod } from '@suyab/coverage/query/period'
import type { Query } from '@suyab/coverage/query/query'
import { conceptsFor } from '@suyab/coverage/workbench/revision-store'
import { CommandFault } from '../terminal.ts'
import type { ArchiveTools } from './archive.ts'

/** Reads a query of the command line. @throws CommandFault that names the place and what was expected */
export function queryOf(text: string): Query {
  const parsed = parseQuery(text)
  if (parsed.ok) return parsed.value
  throw new CommandFault(queryWords(parsed.fault), 2)
}

/** Looks up a query's concepts among those of this node. @throws CommandFault where there is none */
export async function withConceptsOf(
  { store }: Pick<ArchiveTools, 'store'>,
  query: Query,
): Promise<Query> {
  const found = withConcepts(query, await conceptsFor(store.db, query))
  if (found.ok) return found.value
  throw new CommandFault(queryWords(found.fault), 2)
}

/** A period's first and last day. @throws CommandFault where they are no days */
export function periodOf(from?: string, to?: string): Period {
  const read = parsePeriod(from, to)
  if (read.ok) return read.value
  throw new CommandFault(
    `--from ${from ?? ''} --to ${to ?? ''}: give days, months or years such as 2025-03-31, 2025-03 or 2025, the first not after the last`,
    2,
  )
}

/** What is wrong with a query, where, and what was expected, in one line. */
export function queryWords(fault: QueryFault): string {
  switch (fault.code) {
    case 'query.empty':
      return 'the query is empty: give words, or * for every article'
    case 'query.unexpected': {
      const found = fault.found === '' ? 'its end' : `“${fault.found}”`
      return at(fault, `${found} stands where one of these was expected: ${fault.expected.join(', ')}`) // prettier-ignore
    }
    case 'query.unclosed':
      return at(fault, `“${fault.found}” is not closed: expected ${fault.expected.join(' or ')}`)
    case 'query.no-word':
      return at(fault, `“${fault.found}” holds no word, number or character to look for`)
    case 'query.wildcard':
      return at(fault, `“${fault.found}”: words are found in all their forms; leave the * out`)
    case 'query.field-unknown':
      return at(fault, `there is no field ${fault.found}: expected one of ${fault.expected.join(', ')}`) // prettier-ignore
    case 'query.value':
      return at(fault, `${fault.field}: does not take “${fault.found}”: expected ${fault.expected}`)
    case 'query.not-a-place':
      return at(fault, `${fault.found} stands between words, phrases and concepts, or several of them in brackets joined by OR`) // prettier-ignore
    case 'query.distance':
      return at(fault, `NEAR/${fault.found}: expected a number from ${fault.least} to ${fault.most}`) // prettier-ignore
    case 'query.duplicates':
      return at(fault, 'duplicates: is said once, outside of brackets and not next to OR or NOT')
    case 'query.too-long':
      return at(fault, `the query has ${fault.length} characters, more than ${fault.limit}`)
    case 'query.too-many-words':
      return at(fault, `the query has more than ${fault.limit} words: ask for fewer, or make a concept of them`) // prettier-ignore
    case 'query.too-deep':
      return at(fault, `the query is nested more than ${fault.limit} deep: take brackets away`)
    case 'query.concept-unknown':
      return `there is no concept ${fault.id}${fault.version === undefined ? '' : ` in version ${fault.version}`}`
    case 'query.concept-list':
      return `the list of the concept ${fault.id} in ${fault.language} holds more than words, phrases, OR, NEAR and OUTSIDE`
    case 'query.concept-too-large':
      return `with the concept ${fault.id} the query comes to more than ${fault.limit} terms: ask for fewer concepts at once`
    default:
      return fault satisfies never
  }
}

function at({ at: offset }: { at: number }, what: string): string {
  return `at character ${offset + 1} of the query, ${what}`
}
