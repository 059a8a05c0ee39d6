import type { FindConcept } from '@suyab/coverage/query/concept'

/** How queries look up their concepts; there are none yet. */
export const findConcept: FindConcept = () => undefined
