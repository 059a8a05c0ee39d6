import { createHash } from 'node:crypto'

import { asUri, encodeIllegal } from './uri.ts'

/**
 * A document's own identity where it is a URI; else a tag URI of the sender's host, or of one
 * that cannot exist, made from it or, where there is none, from a digest of what is said.
 * @source RFC 4151
 */
export function madeUri(identity: string, host: string, said: () => string): string {
  const trimmed = identity.trim()
  const own = asUri(trimmed)
  if (own !== undefined) return own
  const authority = /^[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(host)
    ? host.toLowerCase()
    : 'nobody.invalid'
  const name =
    trimmed !== '' && trimmed.length <= 200
      ? encodeIllegal(trimmed).replaceAll(/[[\]#]/g, encodeURIComponent)
      : createHash('sha256').update(said().toWellFormed()).digest('hex')
  return `tag:${authority},2005:${name}`
}
