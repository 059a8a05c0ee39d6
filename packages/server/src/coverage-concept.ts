import { conceptFinder } from '@suyab/coverage/concept/concept'
import { shippedConcepts } from '@suyab/coverage/concept/shipped'
import type { FindConcept } from '@suyab/coverage/query/concept'

/** How queries look up their concepts: among those that come along. */
export const findConcept: FindConcept = conceptFinder(shippedConcepts)
