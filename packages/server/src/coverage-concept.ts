import { shippedConcepts } from '@suyab/coverage/concept/shipped'
import { keepShipped } from '@suyab/coverage/workbench/revision-store'
import type { NodeContext } from './context.ts'

/**
 * Writes down the concepts that come along with this build, where they are not yet.
 * @param now in milliseconds since 1970
 */
export function keepConcepts(db: NodeContext['db'], now: number): Promise<void> {
  return keepShipped(db, shippedConcepts, new Date(now))
}
