import { identify } from '@suyab/language/identify'
import { isIn, primaryOf } from '@suyab/language/tag'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { chooseBlocks, room, type Choice } from './choice.ts'
import { parseDocument, type HtmlDocument } from './dom.ts'
import { bothExtractors } from './extractors.ts'
import type { DateSource, ExtractFault, ExtractWarning } from './fault.ts'
import { metadataOf, type Metadata } from './metadata.ts'
import { defaultExtractLimits, readPage, type ExtractLimits } from './page.ts'
import { publishedOf } from './published.ts'
import { wallOf, type Wall } from './wall.ts'

/** What is known of a page besides its bytes. */
export interface PageHint {
  readonly url?: string
  /** The Content-Type header. */
  readonly contentType?: string
  /** IANA; UTC where it is missing. */
  readonly timeZone?: string
  /** What the feed or the sitemap says: a date in any usual form. */
  readonly feedDate?: string
  readonly feedTitle?: string
  /** Milliseconds since 1970. */
  readonly collected: number
}

/** What was taken out of a page. */
export interface Extraction {
  readonly title: string
  /** Paragraphs, one a line. */
  readonly text: string
  readonly authors: readonly string[]
  /** RFC 3339. */
  readonly published: string
  readonly publishedBy: DateSource
  /** BCP 47, `und` where it is none of ours and the page claims none. */
  readonly language: string
  readonly section?: string
  readonly type?: string
  /** The address that the page calls its own. */
  readonly canonical?: string
  readonly by: Choice['by'] | 'json-ld'
  /** The text is no article, or only the beginning of one: it is not to be counted or kept. */
  readonly wall?: Wall
  readonly warnings: readonly ExtractWarning[]
}

/** In letters as `room` counts them; a shorter text is a caption or a label. */
const leastRoom = 120
/** Of this much text the language is told. */
const sampleLength = 6_000
/** Surer than this the text itself is believed, whatever the page claims. */
const sure = 0.8

/** What the page shows as its article, whether it is one or stands before one. */
export interface Finding {
  readonly document: HtmlDocument
  readonly metadata: Metadata
  readonly text: string
  readonly by: Extraction['by']
  readonly warnings: readonly ExtractWarning[]
}

/** Finds the text that a page has to offer, without judging what it is. */
export async function findArticle(
  bytes: Uint8Array,
  hint: Pick<PageHint, 'url' | 'contentType'>,
  limits: ExtractLimits = defaultExtractLimits,
): Promise<Result<Finding, ExtractFault>> {
  const page = readPage(bytes, hint.contentType, limits)
  if (!page.ok) return page
  const { html, warnings } = page.value
  const document = parseDocument(html)
  const metadata = metadataOf(document, hint.url)
  const found = await bothExtractors(html, hint.url, warnings)
  if (!found.ok) return found
  const { readability, defuddle } = found.value
  const { text, by } = textOf(chooseBlocks(readability, defuddle, metadata.titles), metadata)
  return ok({ document, metadata, text, by, warnings })
}

/**
 * Takes the article out of a page: text, title, authors, date and language. Never throws for what
 * the bytes are; time is the caller's to limit, for one thread cannot interrupt itself.
 */
export async function extract(
  bytes: Uint8Array,
  hint: PageHint,
  limits: ExtractLimits = defaultExtractLimits,
): Promise<Result<Extraction, ExtractFault>> {
  const finding = await findArticle(bytes, hint, limits)
  if (!finding.ok) return finding
  const { document, metadata, text, by, warnings } = finding.value
  const title = metadata.title === '' ? (hint.feedTitle ?? '') : metadata.title
  const wall = wallOf(document, { title, article: text, isFree: metadata.isFree })
  if (wall === undefined && room(text) < leastRoom)
    return refuse({ code: 'extract.no-article', letters: text.length })
  const feed = hint.feedDate === undefined ? [] : [{ source: 'feed', text: hint.feedDate } as const]
  const {
    at,
    source,
    warnings: doubts,
  } = publishedOf([...metadata.dates, ...feed], hint.timeZone ?? 'UTC', hint.collected)
  const { language, warnings: claims } = languageOf(title, text, metadata.claimedLanguage)
  const { section, type, canonical } = metadata
  return ok({
    title,
    text,
    authors: metadata.authors,
    published: at,
    publishedBy: source,
    language,
    ...(section === undefined ? {} : { section }),
    ...(type === undefined ? {} : { type }),
    ...(canonical === undefined ? {} : { canonical }),
    by,
    ...(wall === undefined ? {} : { wall }),
    warnings: [...warnings, ...doubts, ...claims],
  })
}

function textOf(chosen: Choice, metadata: Metadata): { text: string; by: Extraction['by'] } {
  const text = chosen.blocks.map((block) => block.text).join('\n')
  // A page that a script fills in the browser often carries its text for search engines.
  return room(text) < 250 && room(metadata.body) > 2 * room(text) + 250
    ? { text: metadata.body, by: 'json-ld' }
    : { text, by: chosen.by }
}

/** The language that the text is in; the page's claim counts only where the text does not tell. */
export function languageOf(
  title: string,
  text: string,
  claimed: string | undefined,
): { language: string; warnings: ExtractWarning[] } {
  const { language: found, probability } = identify(`${title}\n${text}`.slice(0, sampleLength))
  if (claimed === undefined || claimed === 'und') return { language: found, warnings: [] }
  if (primaryOf(found) === primaryOf(claimed)) return { language: found, warnings: [] }
  if (found !== 'und' && probability >= sure)
    return {
      language: found,
      warnings: [{ code: 'extract.language-differs', claimed, found }],
    }
  return { language: found === 'und' && isOurs(claimed) ? 'und' : claimed, warnings: [] }
}

/** A text that is in none of our languages cannot be in the one of ours that its page claims. */
function isOurs(tag: string): boolean {
  return ['zh', 'ru', 'en', 'ky', 'kk', 'uz', 'tg', 'fa', 'ur', 'hi', 'be'].some((one) =>
    isIn(tag, one),
  )
}
