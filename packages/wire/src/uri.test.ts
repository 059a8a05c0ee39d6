import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { matchesFormat } from './format.ts'
import { isUri } from './uri.ts'

test('the short way to tell a URI never says more than the standard’s pattern', () => {
  const unit = fc.constantFrom(...'abz019-._~/:,?#%@ü '.split(''))
  const start = fc.constantFrom(
    'http://',
    'https://',
    'urn:',
    'tag:',
    'HTTP://',
    'http:/',
    'ftp://',
  )
  fc.assert(
    fc.property(start, fc.string({ unit, maxLength: 12 }), (scheme, rest) => {
      expect(isUri(scheme + rest)).toBe(matchesFormat('uri', scheme + rest))
    }),
    { numRuns: 5_000 },
  )
})
