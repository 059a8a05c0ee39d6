import { ITEM_KINDS, MEDIA } from '@suyab/exchange/agreement'
import type { Terms } from '@suyab/exchange/agreement-errand'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { z } from 'zod'

const kind = z.enum(ITEM_KINDS)
const words = z.string().trim().min(1).max(2000)
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(200)

const grantTerms = z.strictObject({
  kinds: list(kind).exactOptional(),
  languages: list(words).exactOptional(),
  topics: list(words).exactOptional(),
  uses: z.strictObject({
    publish: z.boolean(),
    translate: z.union([z.boolean(), list(words)]),
    adapt: z.boolean(),
    passOn: z.boolean(),
  }),
  territory: list(z.string().regex(/^[A-Z]{2}$/)).exactOptional(),
  media: list(z.enum(MEDIA)).exactOptional(),
  days: z.int().positive().exactOptional(),
  credit: z.record(z.string(), words),
  embargo: z.enum(['hold', 'send']),
  quota: z
    .strictObject({ items: z.int().positive(), per: z.enum(['day', 'week', 'month']) })
    .exactOptional(),
  relays: z.boolean(),
  keepsAfterEnd: z.boolean(),
})
const contact = z.strictObject({
  name: words,
  role: words,
  mail: words.exactOptional(),
  phone: words.exactOptional(),
  languages: list(words),
})
const terms: z.ZodType<Terms> = z.strictObject({
  from: z.iso.datetime({ offset: true }).exactOptional(),
  until: z.iso.datetime({ offset: true }).exactOptional(),
  give: grantTerms.nullable(),
  take: grantTerms.nullable(),
  contacts: list(contact),
  text: z.record(z.string(), z.string().max(100_000)).exactOptional(),
})
/** Instants as the protocol writes them. */
function normalised(given: Terms): Terms {
  const { from, until } = given
  return {
    ...given,
    ...(from === undefined ? {} : { from: new Date(from).toISOString() }),
    ...(until === undefined ? {} : { until: new Date(until).toISOString() }),
  }
}

/** The terms of an invitation or a renewal, from a form or a file. */
export function termsSchema(): z.ZodType<Terms> {
  return terms.transform(normalised)
}

export function contactList(): z.ZodType<Terms['contacts']> {
  return list(contact).default([])
}

/** Reads terms from a file. `at` is a JSON pointer. */
export function parseTerms(raw: unknown): Result<Terms, { at: string; expected: string }> {
  const parsed = termsSchema().safeParse(raw)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  return refuse({
    at: `/${issue?.path.map(String).join('/') ?? ''}`,
    expected: issue?.message ?? '',
  })
}
