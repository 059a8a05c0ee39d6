import { readFileSync } from 'node:fs'

import type { NewsItem } from '@suyab/wire/ninjs'
import { z } from 'zod'

/** The invented newsrooms, their stories and what they do with each other's: the demonstration. */
export interface Sample {
  readonly newsrooms: readonly SampleNewsroom[]
  readonly agreement: SampleAgreement
  /** In the order in which they happen. */
  readonly steps: readonly SampleStep[]
}

export interface SampleNewsroom {
  /** Its host name, `.example`; also the name of its folder. */
  readonly id: string
  /** Its name by BCP 47 tag. */
  readonly names: Readonly<Record<string, string>>
  /** What it says of itself, by BCP 47 tag: that it is invented. */
  readonly about: Readonly<Record<string, string>>
  readonly languages: readonly string[]
  /** An IANA time zone. */
  readonly timeZone: string
  readonly people: readonly SamplePerson[]
  /** By slug. */
  readonly items: readonly SampleItem[]
}

export interface SamplePerson {
  readonly name: string
  readonly role: 'administrator' | 'editor' | 'translator'
  readonly language: string
}

export interface SampleItem {
  readonly slug: string
  /** Without uri and dates, which the demonstration gives it. */
  readonly item: SampleNewsItem
  readonly pictures: readonly SamplePicture[]
  /** How long before the demonstration's start it was published. */
  readonly minutesAgo: number
  /** The slug of the item of the same newsroom that this one translates. */
  readonly translationOf?: string
  /** A package's members, slugs of the same newsroom. */
  readonly members: readonly string[]
  /** What happens to it after it was published, in order. */
  readonly script: readonly SampleTurn[]
  readonly event?: SampleEvent
  /** Minutes after the demonstration's start before which nobody may show it. */
  readonly embargoMinutes?: number
  readonly rights?: SampleRights
}

export type SampleNewsItem = Pick<
  NewsItem,
  | 'urgency'
  | 'by'
  | 'located'
  | 'slugline'
  | 'edNote'
  | 'copyrightHolder'
  | 'copyrightNotice'
  | 'usageTerms'
> & {
  readonly type: 'text' | 'picture' | 'composite' | 'event'
  readonly language: string
  readonly headlines: readonly SampleWords[]
  readonly descriptions: readonly SampleWords[]
  /** HTML; none for a picture. */
  readonly bodies: readonly SampleWords[]
  readonly subjects: readonly { readonly uri: string; readonly name: string }[]
  readonly places: readonly {
    readonly name: string
    readonly uri?: string
    readonly literal?: string
    readonly rel?: string
  }[]
}

export interface SampleWords {
  readonly role: string
  readonly contentType?: string
  readonly value: string
}

/** A drawing in the newsroom's `pictures` folder. */
export interface SamplePicture {
  readonly file: string
  readonly caption: string
  readonly alt: string
  readonly credit: string
  readonly headline?: string
}

export interface SampleTurn {
  /** Minutes after the item was published. */
  readonly after: number
  readonly action: 'correct' | 'withhold' | 'release' | 'kill'
  /** The fields that the turn changes. */
  readonly item?: Partial<SampleNewsItem>
  readonly reason?: string
}

export interface SampleEvent {
  readonly inDays: number
  /** `14:30`, in the newsroom's time zone. */
  readonly start: string
  readonly hours: number
  readonly organiser: string
}

/** What holds for one item beyond the agreement. */
export interface SampleRights {
  /** ISO 3166-1 alpha-2. */
  readonly territory?: readonly string[]
  /** The right ran out so long before the demonstration's start. */
  readonly expiredMinutesAgo?: number
}

export interface SampleAgreement {
  readonly between: readonly [string, string]
  readonly titles: Readonly<Record<string, string>>
  readonly days: number
  readonly terms: readonly SampleTerms[]
}

/** What one side lets the other do. */
export interface SampleTerms {
  readonly from: string
  readonly to: string
  readonly languages: readonly string[]
  /** Media Topics; a topic includes those below it. */
  readonly topics: readonly string[]
  readonly kinds: readonly SampleNewsItem['type'][]
  readonly uses: readonly ('publish' | 'translate' | 'adapt' | 'pass-on')[]
  /** ISO 3166-1 alpha-2; empty is everywhere. */
  readonly territory: readonly string[]
  readonly creditLine: string
  /** Whether an embargoed text may be sent before its time. */
  readonly embargo: 'send-ahead' | 'hold'
  readonly quotaPerDay?: number
  readonly contacts: readonly {
    readonly name: string
    readonly role: string
    readonly email: string
  }[]
}

/** What a newsroom does with its partner's item. */
export interface SampleStep {
  readonly newsroom: string
  /** The partner's item. */
  readonly slug: string
  readonly minutesAgo: number
  readonly by: string
  readonly action: 'take' | 'translate' | 'publish' | 'note'
  /** For `translate`: the text as it is kept, with its slug in the translating newsroom. */
  readonly translation?: { readonly slug: string; readonly item: SampleNewsItem }
  /** For `note`: in the language of who writes. */
  readonly note?: { readonly language: string; readonly text: string }
}

/** The sample in the repository is broken: a mistake of its authors, not of its reader. */
export class SampleError extends Error {
  override readonly name = 'SampleError'
  readonly code: 'sample.malformed' | 'sample.reference'
  readonly file: string

  constructor(code: SampleError['code'], file: string, message: string, cause?: unknown) {
    super(`${file}: ${message}`, { cause })
    this.code = code
    this.file = file
  }
}

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const topic = z.string().regex(/^http:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/\d{8}$/)
const country = z.string().regex(/^[A-Z]{2}$/)
const words = z.strictObject({
  role: z.string(),
  contentType: z.string().exactOptional(),
  value: z.string().min(1),
})
const type = z.enum(['text', 'picture', 'composite', 'event'])
const newsItem = z.strictObject({
  type,
  language: z.string(),
  urgency: z.int().min(1).max(9).exactOptional(),
  by: z.string().exactOptional(),
  located: z.string().exactOptional(),
  slugline: z.string().exactOptional(),
  edNote: z.string().exactOptional(),
  copyrightHolder: z.string().exactOptional(),
  copyrightNotice: z.string().exactOptional(),
  usageTerms: z.string().exactOptional(),
  headlines: z.array(words).min(1),
  descriptions: z.array(words).min(1),
  bodies: z.array(words),
  subjects: z.array(z.strictObject({ uri: topic, name: z.string() })).min(1),
  places: z.array(
    z.strictObject({
      name: z.string(),
      uri: z.string().exactOptional(),
      literal: z.string().exactOptional(),
      rel: z.string().exactOptional(),
    }),
  ),
})
const changedFields = z.strictObject({
  headlines: z.array(words).exactOptional(),
  descriptions: z.array(words).exactOptional(),
  bodies: z.array(words).exactOptional(),
  edNote: z.string().exactOptional(),
})
const itemFile = z.strictObject({
  slug,
  item: newsItem,
  pictures: z
    .array(
      z.strictObject({
        file: z.string().regex(/^[a-z0-9-]+\.svg$/),
        caption: z.string().min(1),
        alt: z.string().min(1),
        credit: z.string().min(1),
        headline: z.string().exactOptional(),
      }),
    )
    .default([]),
  minutesAgo: z.number().nonnegative(),
  translationOf: slug.exactOptional(),
  members: z.array(slug).default([]),
  script: z
    .array(
      z.strictObject({
        after: z.number().positive(),
        action: z.enum(['correct', 'withhold', 'release', 'kill']),
        item: changedFields.exactOptional(),
        reason: z.string().exactOptional(),
      }),
    )
    .default([]),
  event: z
    .strictObject({
      inDays: z.int(),
      start: z.string().regex(/^\d\d:\d\d$/),
      hours: z.number().positive(),
      organiser: z.string(),
    })
    .exactOptional(),
  embargoMinutes: z.number().positive().exactOptional(),
  rights: z
    .strictObject({
      territory: z.array(country).exactOptional(),
      expiredMinutesAgo: z.number().positive().exactOptional(),
    })
    .exactOptional(),
})
const newsroomFile = z.strictObject({
  id: z.string().endsWith('.example'),
  names: z.record(z.string(), z.string()),
  about: z.record(z.string(), z.string()),
  languages: z.array(z.string()).min(1),
  timeZone: z.string(),
  people: z.array(
    z.strictObject({
      name: z.string(),
      role: z.enum(['administrator', 'editor', 'translator']),
      language: z.string(),
    }),
  ),
})
const exchangeFile = z.strictObject({
  agreement: z.strictObject({
    between: z.tuple([z.string(), z.string()]),
    titles: z.record(z.string(), z.string()),
    days: z.int().positive(),
    terms: z.array(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        languages: z.array(z.string()),
        topics: z.array(topic),
        kinds: z.array(type),
        uses: z.array(z.enum(['publish', 'translate', 'adapt', 'pass-on'])),
        territory: z.array(country),
        creditLine: z.string(),
        embargo: z.enum(['send-ahead', 'hold']),
        quotaPerDay: z.int().positive().exactOptional(),
        contacts: z.array(
          z.strictObject({ name: z.string(), role: z.string(), email: z.string() }),
        ),
      }),
    ),
  }),
  steps: z.array(
    z.strictObject({
      newsroom: z.string(),
      slug,
      minutesAgo: z.number().nonnegative(),
      by: z.string(),
      action: z.enum(['take', 'translate', 'publish', 'note']),
      translation: z.strictObject({ slug, item: newsItem }).exactOptional(),
      note: z.strictObject({ language: z.string(), text: z.string() }).exactOptional(),
    }),
  ),
})

/**
 * Reads one item's file.
 * @throws SampleError naming the file and what is wrong in it
 */
export function parseItemFile(file: string): SampleItem {
  return parseFile(file, itemFile)
}

/**
 * Reads a newsroom's own file, which names no items.
 * @throws SampleError naming the file and what is wrong in it
 */
export function parseNewsroomFile(file: string): Omit<SampleNewsroom, 'items'> {
  return parseFile(file, newsroomFile)
}

/**
 * Reads the agreement and the steps.
 * @throws SampleError naming the file and what is wrong in it
 */
export function parseExchangeFile(file: string): Omit<Sample, 'newsrooms'> {
  return parseFile(file, exchangeFile)
}

function parseFile<Value>(file: string, schema: z.ZodType<Value>): Value {
  let raw: unknown
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new SampleError('sample.malformed', file, 'it cannot be read as JSON', cause)
  }
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new SampleError('sample.malformed', file, z.prettifyError(parsed.error), parsed.error)
}
