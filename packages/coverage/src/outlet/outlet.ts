import { isCountry } from '@suyab/language/country'
import { canonicalTag } from '@suyab/language/tag'
import { isTimeZone } from '@suyab/language/zone'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { z } from 'zod'
import { isText } from '../text.ts'

/** A published medium that is monitored. */
export interface Outlet {
  /** Letters, digits, dots and hyphens; it never changes. */
  readonly id: string
  /** By BCP 47 tag; at least one. */
  readonly names: Readonly<Record<string, string>>
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** BCP 47, the one it mostly writes in first. */
  readonly languages: readonly string[]
  readonly feeds: readonly string[]
  readonly sitemaps: readonly string[]
  readonly owner?: string
  /** IANA: its days begin here, and its dates without a zone are of here. */
  readonly timeZone: string
  /** The first day it was observed, ISO 8601. */
  readonly observedSince: string
  /** The last one; missing while it is observed. */
  readonly observedUntil?: string
  /** Days for which its articles are kept; missing: for good. */
  readonly retention?: number
  /** Seconds between two requests to its hosts; a site's own wish for more is granted. */
  readonly pace: number
}

/** What is wrong with something that was to be an outlet. */
export type OutletFault =
  | { code: 'outlet.field'; field: string; found: string; expected: string }
  | { code: 'outlet.field-missing'; field: string }
  | { code: 'outlet.twice'; id: string }
  | { code: 'outlet.columns-missing'; columns: string }
  | { code: 'outlet.column-unknown'; column: string }
  | { code: 'outlet.file-unreadable'; reason: string }
  | { code: 'outlet.too-many'; limit: number }

const address = z
  .string()
  .max(4000)
  .refine((text) => {
    if (!URL.canParse(text)) return false
    const { protocol, username, password } = new URL(text)
    return /^https?:$/.test(protocol) && username === '' && password === ''
  }, 'an http or https address without a password')
const tag = z.string().transform((text, context) => {
  const canonical = canonicalTag(text)
  if (canonical === undefined)
    context.addIssue({ code: 'custom', message: 'a language tag, as ky' })
  return canonical ?? 'und'
})
const name = z.string().trim().min(1, 'a name').max(300).refine(isText, 'well-formed text')

const shape = z.object({
  id: z.string().regex(/^[a-z\d][a-z\d.-]{0,99}$/, 'small letters, digits, dots and hyphens'),
  names: z
    .record(tag, name)
    .refine((names) => Object.keys(names).length > 0, 'a name in at least one language'),
  country: z.string().refine(isCountry, 'a country of ISO 3166-1, as KG'),
  languages: z.array(tag).min(1, 'at least one language').max(20),
  feeds: z.array(address).max(200).default([]),
  sitemaps: z.array(address).max(50).default([]),
  owner: name.optional(),
  timeZone: z.string().refine(isTimeZone, 'a time zone of IANA, as Asia/Bishkek'),
  observedSince: z.iso.date('a day, as 2025-01-31'),
  observedUntil: z.iso.date('a day, as 2025-12-31').optional(),
  retention: z.int().min(1, 'days, at least 1').max(100_000).optional(),
  pace: z.number().min(0.1, 'seconds, at least 0.1').max(3600, 'seconds, at most 3600').default(2),
})

/** Reads what claims to be an outlet; the first thing that is wrong is the fault. */
export function parseOutlet(raw: unknown): Result<Outlet, OutletFault> {
  const parsed = shape.safeParse(raw)
  if (!parsed.success) return refuse(faultOf(parsed.error.issues[0], raw))
  const { owner, observedUntil, retention, ...rest } = parsed.data
  if (observedUntil !== undefined && observedUntil < rest.observedSince)
    return refuse({
      code: 'outlet.field',
      field: 'observedUntil',
      found: observedUntil,
      expected: `a day not before ${rest.observedSince}`,
    })
  return ok({
    ...rest,
    feeds: [...new Set(rest.feeds)],
    sitemaps: [...new Set(rest.sitemaps)],
    ...(owner === undefined ? {} : { owner }),
    ...(observedUntil === undefined ? {} : { observedUntil }),
    ...(retention === undefined ? {} : { retention }),
  })
}

function faultOf(issue: z.core.$ZodIssue | undefined, raw: unknown): OutletFault {
  const path = issue?.path.map(String) ?? []
  const field = path.join('.')
  let found: unknown = raw
  for (const step of path)
    found = typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined
  if (found === undefined) return { code: 'outlet.field-missing', field }
  const text = typeof found === 'string' ? found : JSON.stringify(found)
  return { code: 'outlet.field', field, found: text.slice(0, 200), expected: issue?.message ?? '' }
}
