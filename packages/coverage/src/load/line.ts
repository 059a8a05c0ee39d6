import { identify } from '@suyab/language/identify'
import { isTimeZone, momentOf } from '@suyab/language/zone'
import { refuse, type Result } from '@suyab/wire/result'
import { z } from 'zod'
import { parseArticle, type Article, type ArticleFault } from '../article.ts'
import { canonicalUrl } from '../duplicate/canonical-url.ts'

/** What an article takes over from its outlet. */
export interface OutletPlace {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** IANA. */
  readonly timeZone: string
}

/** What is known of outlets beside what lines say of them. */
export interface KnownOutlets {
  /** What the registry says holds over what a line says. */
  readonly placeOf?: (outlet: string) => OutletPlace | undefined
  /** Of outlets of which neither the registry nor the line says it. */
  readonly unsaid?: Partial<OutletPlace>
}

export type LineFault =
  | ArticleFault
  | { code: 'coverage.line-not-json' }
  | { code: 'coverage.line-too-long'; bytes: number; most: number }
  /** It cannot be told apart from others without the address of a web page. */
  | { code: 'article.address'; found: string }

/** The country of outlets of which nobody said it. @source Unicode CLDR, "unknown region" */
export const unknownCountry = 'ZZ'

const text = z.string('a text')
const line = z.object({
  url: text,
  outlet: text,
  title: text.default(''),
  text,
  published: text,
  language: text.nullish(),
  country: text.nullish(),
  timeZone: text.nullish(),
  type: text.nullish(),
  places: z.array(text).nullish(),
})

/** A language shows in less; texts themselves are never cut. */
const shown = 4000

/**
 * Reads an article from a line of JSON: `{"url", "outlet", "title", "text", "published"}` and, where
 * they are known, `language`, `country`, `timeZone`, `type`, `places`. A language that is not said is
 * identified; a date without a zone is of the outlet's clocks. Where nobody says it, the country is
 * {@link unknownCountry} and the clocks are those of `published`.
 * @param now milliseconds since 1970
 */
export function readArticleLine(
  json: string,
  now: number,
  known: KnownOutlets = {},
): Result<Article, LineFault> {
  let raw: unknown
  try {
    raw = JSON.parse(json)
  } catch {
    return refuse({ code: 'coverage.line-not-json' })
  }
  const read = line.safeParse(raw)
  if (!read.success) {
    const issue = read.error.issues[0]
    const at = `/${(issue?.path ?? []).map(String).join('/')}`
    return refuse({ code: 'article.schema', at, expected: issue?.message ?? 'an object' })
  }
  const { url, outlet, title, text: body, published, language, type, places } = read.data
  const link = canonicalUrl(url)
  if (link === undefined) return refuse({ code: 'article.address', found: url.slice(0, 200) })
  const place = known.placeOf?.(outlet)
  const timeZone =
    place?.timeZone ?? read.data.timeZone ?? known.unsaid?.timeZone ?? clocksOf(published)
  return parseArticle(
    {
      link,
      outlet,
      country:
        place?.country ??
        read.data.country?.toUpperCase() ??
        known.unsaid?.country ??
        unknownCountry,
      language: language ?? identify(`${title}\n${body.slice(0, shown)}`).language,
      published: zoned(published, timeZone),
      timeZone,
      title,
      text: body,
      ...(type == null ? {} : { type }),
      ...(places == null ? {} : { places }),
    },
    now,
  )
}

/** The offset that a moment is written with is as good as a zone for finding its day. */
function clocksOf(published: string): string {
  const offset = /T.*([+-]\d{2}:\d{2})$/.exec(published)?.[1]
  return offset !== undefined && isTimeZone(offset) ? offset : 'UTC'
}

/** `2025-03-31` and `2025-03-31T19:00[:00]` as moments of the outlet's clocks; all else as it is. */
function zoned(published: string, timeZone: string): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/.exec(published) ?? [] // prettier-ignore
  if (day === undefined || !isTimeZone(timeZone)) return published
  // Where there is no time, noon is on that day in every zone's own clocks.
  return momentOf(`${day}T${time ?? '12:00'}`, timeZone) ?? published
}
