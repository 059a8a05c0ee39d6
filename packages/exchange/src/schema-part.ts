import { z } from 'zod'
import { isDigest, isLanguage, isNewsroomId } from './name.ts'
import { isInstant } from './instant.ts'
import { isPublicKey, thumbprint } from './key.ts'
import type { Digest } from './canonical.ts'

/** The members that several of the protocol's objects share. Made once, read by their parsers. */
export interface Parts {
  readonly instant: z.ZodType<string>
  readonly newsroom: z.ZodType<string>
  readonly language: z.ZodType<string>
  readonly digest: z.ZodType<Digest>
  readonly count: z.ZodType<number>
  readonly ordinal: z.ZodType<number>
  /** An ordinal of what never comes to thousands of millions: versions, editions. */
  readonly small: z.ZodType<number>
  readonly uuid: z.ZodType<string>
  readonly origin: z.ZodType<string>
  readonly names: z.ZodType<Record<string, string>>
  readonly publicKey: z.ZodType<{ kid: string; x: string }>
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** PostgreSQL keeps no U+0000 in a text, and nobody writes one. */
const NUL = /^[^\0]*$/

const text = (limit: number): z.ZodType<string> =>
  z.string().min(1).max(limit).regex(NUL, 'a text without U+0000')
const language = z.string().refine(isLanguage, 'a language tag')

export const parts: Parts = {
  instant: z.string().refine(isInstant, 'an instant'),
  newsroom: z.string().refine(isNewsroomId, 'a lower-case DNS name'),
  language,
  digest: z.custom<Digest>(
    (value) => typeof value === 'string' && isDigest(value),
    'a SHA-256 digest',
  ),
  count: z.number().int().min(0),
  ordinal: z.number().int().min(1),
  small: z.number().int().min(1).max(2_147_483_647),
  uuid: z.string().regex(UUID, 'a UUID'),
  origin: z.string().max(300).refine(isOrigin, 'an origin'),
  names: z.record(language, text(300)),
  publicKey: z
    .object({ kid: z.string(), x: z.string() })
    .refine(({ x }) => isPublicKey(x), { error: 'an Ed25519 public key', path: ['x'] })
    .refine(({ kid, x }) => kid === thumbprint(x), {
      error: 'the thumbprint of x',
      path: ['kid'],
    }),
}

/** A text of 1 to `limit` UTF-16 code units. */
export function textOf(limit: number): z.ZodType<string> {
  return text(limit)
}

/** `https://name[:port]`, or http for a newsroom on the same machine; no path, no slash at the end. */
function isOrigin(value: string): boolean {
  const url = URL.parse(value)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === value
}
