import type { Concept, Condition, Query } from '../query/query.ts'

/** The concepts that a query asks for, each once, with the versions it names. */
export function mentionedConcepts({ where }: Pick<Query, 'where'>): Concept[] {
  const found = new Map<string, Concept>()
  const walk = (condition: Condition): void => {
    if (condition.is === 'concept')
      found.set(`${condition.id}@${condition.version ?? ''}`, condition)
    else if (condition.is === 'and' || condition.is === 'or') condition.of.forEach(walk)
    else if (condition.is === 'not') walk(condition.of)
    else if (condition.is === 'near') for (const side of [condition.what, condition.to]) walk(side)
    else if (condition.is === 'outside')
      for (const side of [condition.what, condition.of]) walk(side)
  }
  walk(where)
  return [...found.values()]
}
