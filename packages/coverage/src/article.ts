import { createHash } from 'node:crypto'
import { canonicalTag } from '@suyab/language/tag'
import { isTimeZone } from '@suyab/language/zone'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { z } from 'zod'

/** What an outlet published, as collected. */
export interface Article {
  /** Its canonical URL, by which it is the same article wherever it was found. */
  readonly link: string
  /** The outlet's id in the registry. */
  readonly outlet: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** BCP 47; `und` where it could not be told. */
  readonly language: string
  /** ISO 8601, UTC, to the millisecond. */
  readonly published: string
  /** The outlet's own, IANA: days, months and years are counted in it. */
  readonly timeZone: string
  /** What kind of piece it is, as the outlet calls it: `news`, `opinion`, `video`. */
  readonly type: string
  readonly title: string
  /** All of it: it is never cut, since a limit in bytes would favour some scripts. */
  readonly text: string
  /** Ids of the places it is about. */
  readonly places: readonly string[]
}

export type ArticleFault =
  /** Not an article; `at` is a JSON pointer. */
  | { code: 'article.schema'; at: string; expected: string }
  /** A day before there were such outlets, or after tomorrow: the page does not know its date. */
  | { code: 'article.published-implausible'; published: string }
  | { code: 'article.too-large'; characters: number; most: number }
  | { code: 'article.empty' }

/** More than any article; a page that has more is something else. */
const mostCharacters = 10_000_000
const earliest = Date.UTC(1980, 0, 1)
/** Clocks of outlets go wrong by a time zone. */
const ahead = 36 * 3600 * 1000

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

const schema = z.object({
  link: z.string().max(4000).refine(isWebAddress, 'a web address'),
  outlet: z.string().min(1).max(200),
  country: z.string().regex(/^[A-Z]{2}$/, 'a country of ISO 3166-1, as KG'),
  language: z.string().transform((tag, context) => {
    const canonical = canonicalTag(tag)
    if (canonical === undefined)
      context.addIssue({ code: 'custom', message: 'a language tag, as ky' })
    return canonical ?? 'und'
  }),
  published: z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString()),
  timeZone: z.string().refine(isTimeZone, 'a time zone of IANA, as Asia/Bishkek'),
  type: z.string().max(100).default('news'),
  title: z.string().transform((text) => text.toWellFormed()),
  text: z.string().transform((text) => text.toWellFormed()),
  places: z.array(z.string().min(1).max(200)).max(1000).default([]),
})

/**
 * Reads what claims to be an article.
 * @param now milliseconds since 1970, against which its date is held
 */
export function parseArticle(raw: unknown, now: number): Result<Article, ArticleFault> {
  const parsed = schema.safeParse(raw)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const at = `/${(issue?.path ?? []).map(String).join('/')}`
    return refuse({ code: 'article.schema', at, expected: issue?.message ?? '' })
  }
  const { published, title, text } = parsed.data
  const moment = Date.parse(published)
  if (moment < earliest || moment > now + ahead)
    return refuse({ code: 'article.published-implausible', published })
  const characters = title.length + text.length
  if (characters > mostCharacters)
    return refuse({ code: 'article.too-large', characters, most: mostCharacters })
  if (title.trim() === '' && text.trim() === '') return refuse({ code: 'article.empty' })
  return ok(parsed.data)
}

/**
 * An article's id: the first 128 bits of its canonical URL's SHA-256, as a UUID.
 * @source RFC 9562, version 8
 */
export function articleId(link: string): string {
  const digest = createHash('sha256').update(link).digest()
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const hex = digest.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-')
}
