import { z } from 'zod'
import { canonicalTag } from '@suyab/language/tag'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { ITEM_KINDS, MEDIA, type Agreement, type Contact, type Grant } from './agreement.ts'
import { isCountry } from '@suyab/language/country'
import { isPublicKey, thumbprint } from './key.ts'

/**
 * Why a document is no agreement. `at` is a JSON pointer into it; `expected` names what should
 * stand there, for the message catalogue, with the number after a colon where there is a limit.
 */
export interface TermsFault {
  readonly code:
    | 'agreement.schema'
    /** A newsroom that is no party, or the same one twice. */
    | 'agreement.party'
    | 'agreement.period'
    | 'agreement.language'
    | 'agreement.territory'
    | 'agreement.too-large'
  readonly at: string
  readonly expected: string
}

/** What one side lets the other do, without saying who is who. */
export type GrantTerms = Omit<Grant, 'from' | 'to'>

/** The terms as they are written at the desk or in a file: give is from us, take is to us. */
export interface Terms {
  readonly from?: string
  readonly until?: string
  readonly give: GrantTerms | null
  readonly take: GrantTerms | null
  readonly contacts: readonly Omit<Contact, 'newsroom'>[]
  readonly text?: Readonly<Record<string, string>>
}

/**
 * Reads an agreement's terms; a term it does not know is a fault, for it might forbid something.
 * Signatures are not its matter.
 */
export function parseAgreement(raw: unknown): Result<Agreement, TermsFault> {
  return parseAs(agreementSchema, raw)
}

/** Reads the terms of an invitation or a renewal, from a form or a file. */
export function parseTerms(raw: unknown): Result<Terms, TermsFault> {
  const parsed = parseAs(termsSchema, raw)
  if (!parsed.ok) return parsed
  const { from, until } = parsed.value
  // Instants as the protocol writes them.
  return ok({
    ...parsed.value,
    ...(from === undefined ? {} : { from: new Date(from).toISOString() }),
    ...(until === undefined ? {} : { until: new Date(until).toISOString() }),
  })
}

/** Reads the people that a newsroom names when it signs. */
export function parseContacts(raw: unknown): Result<Terms['contacts'], TermsFault> {
  return parseAs(contactList, raw)
}

function parseAs<Value>(schema: z.ZodType<Value>, raw: unknown): Result<Value, TermsFault> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  if (issue === undefined) throw new Error('A schema failed without an issue')
  return refuse(faultOf(issue))
}

const CODES: Readonly<Record<string, TermsFault['code']>> = {
  'dns-name': 'agreement.party',
  party: 'agreement.party',
  'other-party': 'agreement.party',
  'one-grant-per-direction': 'agreement.party',
  'after-from': 'agreement.period',
  'date-time': 'agreement.period',
  'language-tag': 'agreement.language',
  country: 'agreement.territory',
}

function faultOf(issue: z.core.$ZodIssue): TermsFault {
  const at = pointer(issue.path)
  if (issue.code === 'unrecognized_keys') {
    return {
      code: 'agreement.schema',
      at: at + pointer(issue.keys.slice(0, 1)),
      expected: 'nothing',
    }
  }
  // A translation right is a truth value or a list: of two refusals the list's says more.
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().find(({ path }) => path.length > 0)
    if (inner) return faultOf({ ...inner, path: [...issue.path, ...inner.path] })
  }
  if (issue.code === 'too_big') {
    return { code: 'agreement.too-large', at, expected: `at-most:${issue.maximum}` }
  }
  const expected = issue.message
  // A key that is no language is told at the key.
  if (issue.code === 'invalid_key') {
    return { code: 'agreement.language', at, expected: 'language-tag' }
  }
  return { code: CODES[expected] ?? 'agreement.schema', at, expected }
}

/** @source RFC 6901 */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function text(most: number): z.ZodString {
  return z.string('text').max(most).regex(/\S/, 'text')
}

/** Things repeat when they say the same, not when they are the same object. */
function identity(item: unknown): unknown {
  return typeof item === 'object' ? JSON.stringify(item) : item
}

function list<Item extends z.ZodType>(item: Item, most: number): z.ZodReadonly<z.ZodArray<Item>> {
  return z
    .array(item, 'list')
    .min(1, 'not-empty')
    .max(most)
    .refine((items) => new Set(items.map(identity)).size === items.length, 'no-repetition')
    .readonly()
}

const dnsName = z
  .string('dns-name')
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/, 'dns-name')
const dateTime = z.iso.datetime({ offset: true, error: 'date-time' })
const language = z
  .string('language-tag')
  .max(35)
  .refine((tag) => canonicalTag(tag) === tag, 'language-tag')
const languages = list(language, 50)
const number = (most: number): z.ZodInt =>
  z.int('positive-integer').min(1, 'positive-integer').max(most)
const flag = z.boolean('true-or-false')
const publicKey = z
  .strictObject({ kid: z.string('key'), x: z.string('key') }, 'key')
  .refine(({ x }) => isPublicKey(x), { error: 'key', path: ['x'] })
  .refine(({ kid, x }) => kid === thumbprint(x), { error: 'thumbprint', path: ['kid'] })
  .readonly()

function byLanguage(most: number): z.ZodReadonly<z.ZodRecord<typeof language, z.ZodString>> {
  return z.record(language, text(most), 'text-by-language').readonly()
}

function isOrigin(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.origin === url
}

const signatorySchema = z
  .strictObject(
    {
      id: dnsName,
      names: byLanguage(200).refine((names) => Object.keys(names).length > 0, 'not-empty'),
      languages,
      origin: z.string('origin').max(300).refine(isOrigin, 'origin').exactOptional(),
      keys: list(publicKey, 16),
    },
    'newsroom',
  )
  .readonly()

const grantTerms = {
  kinds: list(z.enum(ITEM_KINDS, 'kind'), ITEM_KINDS.length).exactOptional(),
  languages: languages.exactOptional(),
  topics: list(text(300), 500).exactOptional(),
  uses: z
    .strictObject(
      {
        publish: flag,
        translate: z.union([z.boolean(), languages], 'true-false-or-languages'),
        adapt: flag,
        passOn: flag,
      },
      'uses',
    )
    .readonly(),
  territory: list(z.string('country').refine(isCountry, 'country'), 249).exactOptional(),
  media: list(z.enum(MEDIA, 'medium'), MEDIA.length).exactOptional(),
  days: number(36_500).exactOptional(),
  credit: byLanguage(500),
  embargo: z.enum(['hold', 'send'], 'hold-or-send'),
  quota: z
    .strictObject(
      { items: number(1_000_000), per: z.enum(['day', 'week', 'month'], 'day-week-or-month') },
      'quota',
    )
    .readonly()
    .exactOptional(),
  relays: flag,
  keepsAfterEnd: flag,
}

const contactTerms = {
  name: text(200),
  role: text(200),
  mail: z.email('mail-address').max(254).exactOptional(),
  phone: text(50).exactOptional(),
  languages,
}

const grantSchema = z
  .strictObject({ from: dnsName, to: dnsName, ...grantTerms }, 'grant')
  .readonly()
const contactSchema = z.strictObject({ newsroom: dnsName, ...contactTerms }, 'contact').readonly()

const oneWay = z.strictObject(grantTerms, 'grant').readonly().nullable()
const contactList = z
  .array(z.strictObject(contactTerms, 'contact').readonly(), 'list')
  .max(50)
  .readonly()
const termsSchema = z
  .strictObject(
    {
      from: dateTime.exactOptional(),
      until: dateTime.exactOptional(),
      give: oneWay,
      take: oneWay,
      contacts: contactList,
      text: byLanguage(100_000).exactOptional(),
    },
    'terms',
  )
  .readonly()

const agreementSchema = z
  .strictObject(
    {
      protocol: z.literal('suyab/1', 'suyab/1'),
      kind: z.literal('agreement', 'agreement'),
      id: z
        .string('uuid')
        .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'uuid'),
      edition: number(1_000_000),
      from: dateTime,
      until: dateTime.exactOptional(),
      parties: z.tuple([signatorySchema, signatorySchema], 'two-newsrooms').readonly(),
      grants: z.array(grantSchema, 'list').min(1, 'not-empty').max(2).readonly(),
      contacts: z.array(contactSchema, 'list').max(50).readonly(),
      text: byLanguage(100_000).exactOptional(),
    },
    'agreement',
  )
  .readonly()
  .superRefine((agreement, context) => {
    for (const { path, expected } of contradictions(agreement)) {
      context.addIssue({ code: 'custom', path: [...path], message: expected })
    }
  })

interface Contradiction {
  readonly path: readonly PropertyKey[]
  readonly expected: string
}

/** What no single field can know: how they stand to each other. */
function* contradictions(agreement: Agreement): Generator<Contradiction> {
  const { from, until, parties, grants, contacts } = agreement
  const ids = parties.map(({ id }) => id)
  if (until !== undefined && Date.parse(until) <= Date.parse(from)) {
    yield { path: ['until'], expected: 'after-from' }
  }
  if (ids[0] === ids[1]) yield { path: ['parties', 1, 'id'], expected: 'other-party' }
  const [first, second] = parties
  const shared = second.keys.findIndex(({ kid }) => first.keys.some((key) => key.kid === kid))
  if (shared >= 0) yield { path: ['parties', 1, 'keys', shared], expected: 'key-of-its-own' }
  for (const [index, grant] of grants.entries()) {
    if (!ids.includes(grant.from)) yield { path: ['grants', index, 'from'], expected: 'party' }
    else if (!ids.includes(grant.to)) yield { path: ['grants', index, 'to'], expected: 'party' }
    else if (grant.from === grant.to) {
      yield { path: ['grants', index, 'to'], expected: 'other-party' }
    } else if (grants.findIndex(({ from }) => from === grant.from) < index) {
      yield { path: ['grants', index], expected: 'one-grant-per-direction' }
    }
  }
  for (const [index, { newsroom }] of contacts.entries()) {
    if (!ids.includes(newsroom)) yield { path: ['contacts', index, 'newsroom'], expected: 'party' }
  }
}
