import { decode } from './decode.ts'
import type { Warn, WireFault, WireWarning } from './fault.ts'
import { parseJson } from './json-scan.ts'
import { limitsOf, type Limits, type ReadOptions } from './limits.ts'
import { readFeedText, type ReadFeed } from './read-feed.ts'
import type { ReadHint } from './read-hint.ts'
import { looksLikeEmail, readEmail } from './read-email.ts'
import { readIcalendar } from './read-icalendar.ts'
import type { MailFile } from './mail/take-message.ts'
import type { NewspaperPage } from './page/newspaper-page.ts'
import { recognisePhoto } from './photo-blocks.ts'
import { readNewspaperPage } from './read-newspaper-page.ts'
import { readNewsMl1 } from './read-newsml-1.ts'
import { readNewsMlG2 } from './read-newsml-g2.ts'
import { readNitf } from './read-nitf.ts'
import { readPhoto } from './read-photo.ts'
import { readNinjsAll } from './read-ninjs.ts'
import type { ReadItem } from './read-items.ts'
import { readWordpress } from './read-wordpress.ts'
import { readWireText } from './read-wire-text.ts'
import { recognise, type WireFormat } from './recognise.ts'
import { recogniseWire } from './wire-text/wire-message.ts'

/** What a document gave: items, and every reason why there are not more. */
export interface ReadDocument {
  /** Absent where the document could not be recognised. */
  readonly format?: WireFormat
  readonly items: readonly ReadItem[]
  readonly faults: readonly WireFault[]
  /** About the document as a whole; each item has its own. */
  readonly warnings: readonly WireWarning[]
  /** The feed's own words, where it is one. */
  readonly feed?: Omit<ReadFeed, 'items' | 'faults' | 'warnings'>
  /** The page with its parts, where it is a newspaper's. */
  readonly page?: NewspaperPage
  /** The files that it carries, named by their digests, where it is a message or a calendar. */
  readonly files?: readonly MailFile[]
}

/**
 * Reads any document of the formats this package knows, told apart by content. Never throws for
 * what the bytes are; time and memory are bounded by the limits.
 */
export async function read(
  bytes: Uint8Array,
  hint: ReadHint = {},
  options?: ReadOptions,
): Promise<ReadDocument> {
  const limits = limitsOf(options)
  if (hint.format === undefined && recognisePhoto(bytes) !== undefined) {
    const photo = readPhoto(bytes, hint, options)
    if (!photo.ok) return { format: 'photo', ...nothing(photo.fault) }
    return { format: 'photo', items: [photo.value], faults: [], warnings: [] }
  }
  if (bytes.length > limits.bytes)
    return nothing({ code: 'wire.too-large', bytes: bytes.length, limit: limits.bytes })
  const warnings: WireWarning[] = []
  const warn: Warn = (warning) => {
    warnings.push(warning)
  }
  const wire = hint.format === undefined ? recogniseWire(bytes) : undefined
  if (wire !== undefined) return { format: wire, ...readWireText(bytes, wire, hint, options) }
  if (hint.format === undefined && looksLikeEmail(bytes)) {
    return { format: 'email', ...readEmail(bytes, options) }
  }
  const text = decode(bytes, hint.contentType, warn)
  if (!text.ok) return nothing(text.fault)
  if (text.value.trim() === '') return nothing({ code: 'wire.empty' })
  const { format } = hint.format === undefined ? recognise(text.value) : { format: hint.format }
  const document = await readText(text.value, format, hint, options)
  return { ...document, warnings: [...warnings, ...document.warnings] }
}

/** As {@link read}, of text whose encoding is settled and whose format is known. */
export async function readText(
  text: string,
  format: WireFormat | undefined,
  hint: ReadHint = {},
  options?: ReadOptions,
): Promise<ReadDocument> {
  const limits = limitsOf(options)
  if (format === 'newspaper-page') {
    const read = readNewspaperPage(text, hint, options)
    if (!read.ok) return { format, ...nothing(read.fault) }
    const { page, items } = read.value
    const faults: WireFault[] = items.length === 0 ? [{ code: 'wire.feed-without-entries' }] : []
    return { format, items, faults, warnings: read.value.warnings, page }
  }
  if (format === 'ninjs') return { format, ...readJson(text, limits), warnings: [] }
  if (format === 'ninjs-lines') return { format, ...readLines(text, limits), warnings: [] }
  if (format === 'icalendar') return { format, ...readIcalendar(text, hint, options) }
  if (format === 'wordpress') return { format, ...readWordpress(text, options) }
  const readXml = format === undefined ? undefined : xmlReaders[format]
  if (format !== undefined && readXml !== undefined) {
    const held = readXml(text, options)
    return { format, ...(held.ok ? held.value : nothing(held.fault)) }
  }
  const feed = await readFeedText(text, hint, options)
  if (!feed.ok) return { ...(format === undefined ? {} : { format }), ...nothing(feed.fault) }
  const { items, faults, warnings, ...head } = feed.value
  return { format: head.format, items, faults, warnings, feed: head }
}

const xmlReaders: Readonly<Partial<Record<WireFormat, typeof readNitf>>> = {
  nitf: readNitf,
  'newsml-g2': readNewsMlG2,
  'newsml-1': readNewsMl1,
}

function nothing(fault: WireFault): ReadDocument {
  return { items: [], faults: [fault], warnings: [] }
}

function readJson(text: string, limits: Limits): { items: ReadItem[]; faults: WireFault[] } {
  const parsed = parseJson(text, limits.depth)
  return parsed.ok ? readNinjsAll(parsed.value) : { items: [], faults: [parsed.fault] }
}

/** Items of newline-delimited JSON; a line that fails stops no other. */
function readLines(text: string, limits: Limits): { items: ReadItem[]; faults: WireFault[] } {
  const items: ReadItem[] = []
  const faults: WireFault[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = readJson(line, limits)
    for (const item of read.items) items.push(item)
    for (const fault of read.faults)
      faults.push('line' in fault ? { ...fault, line: index + 1 } : fault)
  }
  return { items, faults }
}
