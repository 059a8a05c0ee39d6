import { decode } from './decode.ts'
import type { Warn, WireFault, WireWarning } from './fault.ts'
import { itemOfEntry, languageOf, lineOf, type Entry } from './feed/entry.ts'
import { parseFeedMarkup } from './feed/markup.ts'
import { readDate } from './date.ts'
import { parseJson } from './json-scan.ts'
import { limitsOf, type Limits, type ReadOptions } from './limits.ts'
import { isFields } from './ninjs/value.ts'
import { entryOf, headOf, type FeedHead } from './feed/xml-feed.ts'
import { partsOfJsonFeed } from './feed/json-feed.ts'
import type { ReadHint } from './read-hint.ts'
import type { ReadItem } from './read-items.ts'
import { recognise } from './recognise.ts'
import { ok, refuse, type Result } from './result.ts'
import { asUri } from './uri.ts'

/** A feed's own words and its entries as items. */
export interface ReadFeed {
  readonly format: 'rss' | 'rdf' | 'atom' | 'json-feed'
  readonly title?: string
  /** The feed's description or subtitle, as plain text on one line. */
  readonly description?: string
  readonly link?: string
  readonly language?: string
  readonly rights?: string
  readonly updated?: string
  /** How many entries the feed has, with those that could not be taken. */
  readonly entries: number
  readonly items: readonly ReadItem[]
  /** Entries that could not be taken, and where a feed breaks off. */
  readonly faults: readonly WireFault[]
  readonly warnings: readonly WireWarning[]
}

/**
 * Reads an RSS 0.9x, 1.0 or 2.0, Atom or JSON Feed document with its common extensions. Gives
 * what can be saved of a feed that is not well-formed. Never throws for what the bytes are.
 */
export async function readFeed(
  bytes: Uint8Array,
  hint: ReadHint = {},
  options?: ReadOptions,
): Promise<Result<ReadFeed, WireFault>> {
  const limits = limitsOf(options)
  if (bytes.length > limits.bytes)
    return refuse({ code: 'wire.too-large', bytes: bytes.length, limit: limits.bytes })
  const warnings: WireWarning[] = []
  const warn: Warn = (warning) => {
    warnings.push(warning)
  }
  const text = decode(bytes, hint.contentType, warn)
  if (!text.ok) return text
  const feed = await readFeedText(text.value, hint, options)
  return feed.ok ? ok({ ...feed.value, warnings: [...warnings, ...feed.value.warnings] }) : feed
}

/** As {@link readFeed}, of text whose encoding is settled. */
export async function readFeedText(
  text: string,
  hint: ReadHint,
  options?: ReadOptions,
): Promise<Result<ReadFeed, WireFault>> {
  const recognised = recognise(text)
  const { format } = recognised
  if (text.trim() === '') return refuse({ code: 'wire.empty' })
  if (format === undefined) return refuse({ code: 'wire.format-unknown', found: recognised.found })
  const limits = limitsOf(options)
  if (format === 'json-feed') return readJsonFeed(text, hint, limits, options?.now ?? defaultNow)
  if (format !== 'rss' && format !== 'rdf' && format !== 'atom')
    return refuse({ code: 'wire.format-unknown', found: format })
  const warnings: WireWarning[] = []
  const now = options?.now ?? defaultNow
  const time: Time = { now, deadline: now() + limits.milliseconds, limits }
  const markup = parseFeedMarkup(text, time, (warning) => {
    warnings.push(warning)
  })
  if (!markup.ok) return markup
  const head = headOf(markup.value, hint)
  const entries = markup.value.entries.map((entry, index) =>
    entryOf(entry, { head, text: markup.value.text, format, at: `/entries/${index}` }),
  )
  const { truncated } = markup.value
  const broken = truncated === undefined ? [] : [truncated]
  return ok(assemble(format, head, entries, { faults: broken, warnings }, time))
}

interface Time {
  readonly now: () => number
  readonly deadline: number
  readonly limits: Limits
}

function defaultNow(): number {
  return performance.now()
}

function readJsonFeed(
  text: string,
  hint: ReadHint,
  limits: Limits,
  now: () => number,
): Result<ReadFeed, WireFault> {
  const parsed = parseJson(text, limits.depth)
  if (!parsed.ok) return parsed
  if (!isFields(parsed.value))
    return refuse({ code: 'wire.not-an-item', at: '', expected: 'a JSON Feed' })
  const { head, entries } = partsOfJsonFeed(parsed.value, hint.url)
  const time: Time = { now, deadline: now() + limits.milliseconds, limits }
  return ok(assemble('json-feed', head, entries, { faults: [], warnings: [] }, time))
}

function assemble(
  format: ReadFeed['format'],
  head: FeedHead,
  entries: readonly Entry[],
  found: { readonly faults: readonly WireFault[]; readonly warnings: readonly WireWarning[] },
  time: Time,
): ReadFeed {
  const warnings = [...found.warnings]
  const language = languageOf(head.language, '/language', (warning) => {
    warnings.push(warning)
  })
  const inherited = { ...head, language: language ?? '' }
  const items: ReadItem[] = []
  const faults = [...found.faults]
  for (const entry of entries) {
    if (time.now() > time.deadline) {
      faults.push({ code: 'wire.too-slow', milliseconds: time.limits.milliseconds })
      break
    }
    const read = itemOfEntry(entry, inherited)
    if (read.ok) items.push(read.value)
    else faults.push(read.fault)
  }
  const title = lineOf({ value: head.title, form: 'text' })
  const description = lineOf({ value: head.description, form: 'text' })
  const rights = lineOf({ value: head.rights, form: 'text' })
  const link = asUri(head.link)
  const updated = head.updated === '' ? undefined : readDate(head.updated)?.value
  return {
    format,
    ...(title === '' ? {} : { title }),
    ...(description === '' ? {} : { description }),
    ...(link === undefined ? {} : { link }),
    ...(language === undefined ? {} : { language }),
    ...(rights === '' ? {} : { rights }),
    ...(updated === undefined ? {} : { updated }),
    entries: entries.length,
    items,
    faults,
    warnings,
  }
}
