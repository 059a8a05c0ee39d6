import { canonicalTag } from '@suyab/language/tag'

import type { WireFault, WireWarning } from './fault.ts'
import type { DocumentEvent } from './read-items.ts'
import { limitsOf, type Limits, type ReadOptions } from './limits.ts'
import type { ReadItem, ReadItems } from './read-items.ts'
import { withoutControls } from './sanitise.ts'
import { attachmentOf, postItem, said, type Attachment, type Site } from './wordpress/take-post.ts'
import { elementsOf } from './xml/find.ts'
import { parseXml } from './xml/tree.ts'
import type { XmlElement } from './xml/element.ts'

/** Files that are kept until their post comes. */
const maxHeld = 50_000

/**
 * Reads the text of a WordPress export (WXR) as it comes, and takes no more memory than its longest
 * entry and the files whose posts have not come yet.
 */
export class WordpressReader {
  readonly #limits: Limits
  readonly #files: Map<string, Attachment[]>
  readonly #told = new Set<string>()
  #site: Site | undefined
  #root = ''
  #held = ''
  /** What has come and was not looked into. */
  #incoming = ''
  #from = 0
  #count = 0
  #skips = false
  #line = 1

  constructor(options?: ReadOptions, files: Map<string, Attachment[]> = new Map()) {
    this.#limits = limitsOf(options)
    this.#files = files
  }

  *push(text: string): Generator<DocumentEvent> {
    this.#incoming += text
    // To look into a text that was put together writes it anew: seldom enough that all is linear.
    if (this.#incoming.length * 4 >= this.#held.length) yield* this.#cut()
  }

  *#cut(): Generator<DocumentEvent> {
    this.#held += this.#incoming
    this.#incoming = ''
    for (;;) {
      const start = this.#skips ? 0 : nextItem(this.#held)
      if (start === -1) break
      const end = endOf(this.#held, Math.max(start, this.#from))
      if (end.at === -1) {
        this.#from = Math.max(start, end.resume)
        break
      }
      this.#from = 0
      if (this.#site === undefined) {
        const read = this.#head(this.#held.slice(0, start))
        if (read !== undefined) yield { kind: 'fault', fault: read }
      }
      const entry = this.#held.slice(start, end.at)
      if (this.#skips) this.#skips = false
      else yield* this.#entry(withoutControls(entry))
      this.#line += this.#held.slice(0, end.at).split('\n').length - 1
      this.#held = this.#held.slice(end.at)
    }
    if (this.#held.length > this.#limits.bytes) {
      if (!this.#skips)
        yield {
          kind: 'fault',
          fault: { code: 'wire.too-large', bytes: this.#held.length, limit: this.#limits.bytes },
        }
      this.#skips = true
    }
    if (!this.#skips) return
    this.#held = this.#held.slice(-20)
    this.#from = 0
  }

  *end(): Generator<DocumentEvent> {
    yield* this.#cut()
    if (this.#skips || nextItem(this.#held) !== -1 || !/<\/channel\s*>/.test(this.#held))
      yield {
        kind: 'fault',
        fault: { code: 'wire.truncated', line: this.#line, column: 1, open: 'channel' },
      }
    else if (this.#count === 0)
      yield { kind: 'fault', fault: { code: 'wire.feed-without-entries' } }
  }

  #head(text: string): WireFault | undefined {
    this.#root = /<rss\b[^<>]*>/.exec(text)?.[0] ?? '<rss>'
    const parsed = parseXml(
      withoutControls(`${text}</channel></rss>`),
      this.#limits,
      () => undefined,
    )
    const channel = parsed.ok ? elementsOf(parsed.value)[0] : undefined
    const link =
      channel === undefined ? '' : said(channel, '', 'link') || said(channel, 'wp', 'base_site_url')
    this.#site = {
      language: channel === undefined ? '' : (canonicalTag(said(channel, '', 'language')) ?? ''),
      host: URL.canParse(link) ? new URL(link).hostname : '',
      authors: new Map(
        (channel === undefined ? [] : elementsOf(channel))
          .filter(({ name, prefix }) => name === 'author' && prefix === 'wp')
          .map((one) => [
            said(one, 'wp', 'author_login'),
            said(one, 'wp', 'author_display_name') || said(one, 'wp', 'author_login'),
          ]),
      ),
    }
    return parsed.ok ? undefined : parsed.fault
  }

  *#entry(text: string): Generator<DocumentEvent> {
    this.#count += 1
    const parsed = parseXml(
      `${this.#root}<channel>${text}</channel></rss>`,
      this.#limits,
      () => undefined,
    )
    if (!parsed.ok) {
      const { fault } = parsed
      yield {
        kind: 'fault',
        fault: 'line' in fault ? { ...fault, line: fault.line + this.#line - 1 } : fault,
      }
      return
    }
    const channel = elementsOf(parsed.value)[0]
    const item = channel === undefined ? undefined : elementsOf(channel)[0]
    if (item === undefined || this.#site === undefined) return
    const type = said(item, 'wp', 'post_type') || 'post'
    const status = said(item, 'wp', 'status')
    if (type === 'attachment') this.#hold(item)
    else if (type !== 'post' && type !== 'page') yield* this.#leftOut(type)
    else if (status === 'trash' || status === 'auto-draft') yield* this.#leftOut(status)
    else {
      const id = said(item, 'wp', 'post_id')
      const read = postItem(item, this.#site, this.#files.get(id) ?? [])
      this.#files.delete(id)
      yield read.ok ? { kind: 'item', item: read.value } : { kind: 'fault', fault: read.fault }
    }
  }

  #hold(item: XmlElement): void {
    const file = attachmentOf(item)
    if (file === undefined || this.#files.size >= maxHeld) return
    const present = this.#files.get(file.parent) ?? []
    if (present.length < 500 && !present.some(({ id }) => id === file.id)) present.push(file)
    this.#files.set(file.parent, present)
  }

  /** Said once of each kind. */
  *#leftOut(status: string): Generator<DocumentEvent> {
    if (this.#told.has(status) || this.#told.size >= 100) return
    this.#told.add(status)
    const at = `line ${this.#line}/rss/channel/item`
    yield {
      kind: 'warning',
      warning: { code: 'wire.entry-left-out', at, status: status.slice(0, 40) },
    }
  }
}

/** Where the next entry begins; a title may say so in CDATA, an entry has its element alone. */
function nextItem(text: string): number {
  return text.search(/<item[\s>]/)
}

/** Where the entry ends, past what CDATA holds; else where to look on. */
function endOf(text: string, from: number): { at: number; resume: number } {
  const pattern = /<!\[CDATA\[|<\/item\s*>/g
  pattern.lastIndex = from
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    if (found[0] !== '<![CDATA[') return { at: pattern.lastIndex, resume: 0 }
    const close = text.indexOf(']]>', pattern.lastIndex)
    if (close === -1) return { at: -1, resume: found.index }
    pattern.lastIndex = close + 3
  }
  return { at: -1, resume: Math.max(from, text.length - 20) }
}

/** Reads the text of a whole WordPress export: posts and pages with their files. */
export function readWordpress(text: string, options?: ReadOptions): ReadItems {
  const limits = limitsOf(options)
  const now = options?.now ?? ((): number => performance.now())
  const deadline = now() + limits.milliseconds
  const files = new Map<string, Attachment[]>()
  const items: ReadItem[] = []
  const faults: WireFault[] = []
  const warnings: WireWarning[] = []
  collect(text, limits, files)
  const reader = new WordpressReader(options, files)
  for (const part of [reader.push(text), reader.end()])
    for (const event of part) {
      if (event.kind === 'item') items.push(event.item)
      else if (event.kind === 'warning') warnings.push(event.warning)
      else if (faults.length < 500) faults.push(event.fault)
      if (now() <= deadline) continue
      faults.push({ code: 'wire.too-slow', milliseconds: limits.milliseconds })
      return { items, faults, warnings }
    }
  return { items, faults, warnings }
}

/** Files stand in no order: those of a whole export are gathered before its posts are read. */
function collect(text: string, limits: Limits, files: Map<string, Attachment[]>): void {
  const root = /<rss\b[^<>]*>/.exec(text)?.[0] ?? '<rss>'
  let count = 0
  for (let at = 0; count < maxHeld;) {
    const found = text.indexOf('<item', at)
    if (found === -1) return
    const end = endOf(text, found).at
    if (end === -1) return
    at = end
    const entry = text.slice(found, end)
    if (!/<wp:post_type>(?:<!\[CDATA\[)?attachment/.test(entry)) continue
    const parsed = parseXml(withoutControls(`${root}${entry}</rss>`), limits, () => undefined)
    const item = parsed.ok ? elementsOf(parsed.value)[0] : undefined
    const file = item === undefined ? undefined : attachmentOf(item)
    if (file === undefined) continue
    count += 1
    const present = files.get(file.parent) ?? []
    if (present.length < 500) present.push(file)
    files.set(file.parent, present)
  }
}
