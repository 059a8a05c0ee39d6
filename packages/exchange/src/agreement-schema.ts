import { z } from 'zod'
import { ok, refuse, type Result } from '@suyab/wire/result'
import type { Agreement } from './agreement.ts'
import { firstIssue, type AgreementFault } from './fault.ts'
import { parts, textOf } from './schema-part.ts'

// Strict objects: a term that this version does not know may be a restriction, and nobody can keep
// to a restriction that they cannot read.

const itemKind = z.enum(['text', 'picture', 'package', 'event', 'audio', 'video', 'graphic'])

const signatory = z.strictObject({
  id: parts.newsroom,
  names: parts.names,
  languages: z.array(parts.language),
  origin: parts.origin.exactOptional(),
  keys: z.array(parts.publicKey).min(1).max(20),
})

const grant = z.strictObject({
  from: parts.newsroom,
  to: parts.newsroom,
  kinds: z.array(itemKind).exactOptional(),
  languages: z.array(parts.language).exactOptional(),
  topics: z.array(textOf(1000)).exactOptional(),
  uses: z.strictObject({
    publish: z.boolean(),
    translate: z.union([z.boolean(), z.array(parts.language)]),
    adapt: z.boolean(),
    passOn: z.boolean(),
  }),
  territory: z.array(z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166-1 code')).exactOptional(),
  media: z.array(z.enum(['web', 'print', 'broadcast', 'social'])).exactOptional(),
  days: parts.ordinal.exactOptional(),
  credit: parts.names,
  embargo: z.enum(['hold', 'send']),
  quota: z
    .strictObject({ items: parts.count, per: z.enum(['day', 'week', 'month']) })
    .exactOptional(),
  relays: z.boolean(),
  keepsAfterEnd: z.boolean(),
})

const contact = z.strictObject({
  newsroom: parts.newsroom,
  name: textOf(300),
  role: textOf(300),
  mail: textOf(300).exactOptional(),
  phone: textOf(100).exactOptional(),
  languages: z.array(parts.language),
})

const schema: z.ZodType<Agreement> = z
  .strictObject({
    protocol: z.literal('suyab/1'),
    kind: z.literal('agreement'),
    id: parts.uuid,
    edition: parts.ordinal,
    from: parts.instant,
    until: parts.instant.exactOptional(),
    parties: z.tuple([signatory, signatory]),
    grants: z.array(grant).max(2),
    contacts: z.array(contact).max(100),
    text: z.record(parts.language, z.string().max(100_000)).exactOptional(),
  })
  .superRefine((agreement, context) => {
    const wrong = inconsistency(agreement)
    if (wrong !== undefined) {
      context.addIssue({ code: 'custom', path: wrong.path, message: wrong.expected })
    }
  })

/** Reads an agreement from a file, a form or a partner. A term it does not know is refused. */
export function parseAgreement(value: unknown): Result<Agreement, AgreementFault> {
  const parsed = schema.safeParse(value)
  return parsed.success
    ? ok(parsed.data)
    : refuse({ code: 'agreement.schema', ...firstIssue(parsed.error) })
}

function inconsistency({
  from,
  until,
  parties: [first, second],
  grants,
  contacts,
}: Agreement): { path: (string | number)[]; expected: string } | undefined {
  if (first.id === second.id) return { path: ['parties', 1, 'id'], expected: 'another newsroom' }
  if (until !== undefined && until <= from) return { path: ['until'], expected: 'later than from' }
  const firstKeys = new Set(first.keys.map(({ kid }) => kid))
  const shared = second.keys.findIndex(({ kid }) => firstKeys.has(kid))
  if (shared >= 0) return { path: ['parties', 1, 'keys', shared], expected: 'a key of its own' }
  const ids = new Set([first.id, second.id])
  const givers = new Set<string>()
  for (const [index, grant] of grants.entries()) {
    const path = ['grants', index]
    if (!ids.has(grant.from) || !ids.has(grant.to) || grant.from === grant.to) {
      return { path, expected: 'a grant from one party to the other' }
    }
    if (givers.has(grant.from)) return { path, expected: 'one grant per direction' }
    givers.add(grant.from)
  }
  const stranger = contacts.findIndex(({ newsroom }) => !ids.has(newsroom))
  return stranger < 0
    ? undefined
    : { path: ['contacts', stranger, 'newsroom'], expected: 'one of the parties' }
}
