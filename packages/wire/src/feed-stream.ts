import FeedParser from 'feedparser'

import type { WireFault } from './fault.ts'
import { ok, refuse, type Result } from './result.ts'
import { escapeHtml } from './sanitise.ts'

/** A feed as the parser leaves it: elements by name, attributes under `@`, text under `#`. */
export interface RawFeed {
  readonly meta: Readonly<Record<string, unknown>>
  readonly entries: readonly Readonly<Record<string, unknown>>[]
}

/** The parser's methods that write XHTML content back as text; its types leave them out. */
interface XhtmlWriter {
  in_xhtml: boolean
  xhtml: { '#name'?: string; '#'?: string }
  handleOpenTag(node: { name: string; local: string; uri: string }): void
  handleText(text: string): void
  handleAttributes(attributes: Record<string, unknown>, element: string): Record<string, string>
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the class has these methods, its declaration does not
const Base = FeedParser as unknown as new (
  options: FeedParser.Options,
) => InstanceType<typeof FeedParser> & XhtmlWriter

/**
 * The parser joins XHTML content from decoded text, which turns `&lt;b&gt;` into an element.
 * Here text and attribute values are escaped again, as they were in the feed.
 */
class XhtmlSafeParser extends Base {
  /** RSS may carry an XHTML body as elements: kept as markup, as Atom's XHTML content is. */
  override handleOpenTag(node: { name: string; local: string; uri: string }): void {
    if (!this.in_xhtml && node.local === 'body' && node.uri === 'http://www.w3.org/1999/xhtml') {
      this.in_xhtml = true
      this.xhtml = { '#name': node.name, '#': '' }
    }
    super.handleOpenTag(node)
  }

  override handleText(text: string): void {
    super.handleText(this.in_xhtml ? escapeHtml(text) : text)
  }

  override handleAttributes(
    attributes: Record<string, unknown>,
    element: string,
  ): Record<string, string> {
    const inside = this.in_xhtml
    const read = super.handleAttributes(attributes, element)
    if (!inside) return read
    return Object.fromEntries(
      Object.entries(read).map(([name, value]) => [name, escapeHtml(value)]),
    )
  }
}

/** Short enough that the clock is looked at often, long enough that it costs nothing. */
const sliceLength = 16 * 1024

/** Parses the text of an RSS, RDF or Atom feed, and stops when its time is up. */
export async function parseFeed(
  text: string,
  url: string | undefined,
  milliseconds: number,
  now: () => number,
): Promise<Result<RawFeed, WireFault>> {
  const entries: Record<string, unknown>[] = []
  const parser = new XhtmlSafeParser(url === undefined ? {} : { feedurl: url })
  const failures: Error[] = []
  const ended = new Promise<void>((resolve) => {
    parser.on('error', (error) => {
      failures.push(error)
      resolve()
    })
    parser.on('end', resolve)
    parser.on('close', resolve)
  })
  parser.on('data', (entry: Record<string, unknown>) => {
    entries.push(entry)
  })
  const deadline = now() + milliseconds
  for (let index = 0; index < text.length && failures.length === 0; index += sliceLength) {
    if (now() > deadline) {
      parser.destroy()
      return refuse({ code: 'wire.too-slow', milliseconds })
    }
    await new Promise<void>((resolve) => {
      parser.write(text.slice(index, index + sliceLength), () => {
        resolve()
      })
      void ended.then(resolve)
    })
  }
  if (failures.length === 0) parser.end()
  await ended
  const { meta } = parser
  const failure = failures[0]
  if (failure !== undefined && entries.length === 0) {
    parser.destroy()
    return refuse({ code: 'wire.xml-unreadable', reason: failure.message })
  }
  return ok({ meta: { ...meta }, entries })
}
