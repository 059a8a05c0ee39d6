import { clockVectors, httpVectors, itemVectors } from './vector-http.ts'
import { canonicalVectors, envelopeVectors, keyVectors } from './vector-envelope.ts'
import { agreementVectors, entryVectors, letterVectors, newsroomVectors } from './vector-signed.ts'

/** Where the vectors stand, for every implementation of the protocol. */
export const FIXTURES: URL = new URL('../../../fixtures/exchange/', import.meta.url)

/** The protocol's test vectors by file name. Their outcomes are written down, not computed. */
export function allVectors(): Readonly<Record<string, object>> {
  return {
    'keys.json': keyVectors(),
    'canonical.json': canonicalVectors(),
    'envelopes.json': envelopeVectors(),
    'entries.json': entryVectors(),
    'agreements.json': agreementVectors(),
    'newsrooms.json': newsroomVectors(),
    'letters.json': letterVectors(),
    'http.json': httpVectors(),
    'item-states.json': itemVectors(),
    'clocks.json': clockVectors(),
  }
}

export function textOf(vectors: object): string {
  return `${JSON.stringify(vectors, null, 2)}\n`
}
