import { streamDecoder, type StreamDecoder } from '../decode.ts'
import type { WireFault, WireWarning } from '../fault.ts'
import { JsonRecords } from './json-records.ts'
import { limitsOf, type ReadOptions } from '../limits.ts'
import type { ReadHint } from '../read-hint.ts'
import { collections } from '../read-ninjs.ts'
import type { DocumentEvent } from '../read-items.ts'
import { WordpressReader } from '../read-wordpress.ts'
import { readText } from '../read.ts'
import { recognise, type WireFormat } from '../recognise.ts'
import { RecordCutter, type RecordBatch, type RecordScanner } from './record-cutter.ts'
import { XmlRecords } from './xml-records.ts'

const itemsOfG2 = 'newsItem packageItem conceptItem knowledgeItem planningItem catalogItem'.split(
  ' ',
)

/** Formats of many records, and what tells where one begins and ends. */
const scanners: Readonly<Partial<Record<WireFormat, () => RecordScanner>>> = {
  rss: () => new XmlRecords(['item']),
  rdf: () => new XmlRecords(['item']),
  atom: () => new XmlRecords(['entry']),
  'newsml-g2': () => new XmlRecords(itemsOfG2),
  'newsml-1': () => new XmlRecords(['NewsItem']),
  ninjs: () => new JsonRecords(collections),
  'json-feed': () => new JsonRecords(['items']),
}

/** How much of a document tells its format. */
const headLength = 64 * 1024
/**
 * Code units of records that were read one by one and gave nothing: where it is what stands before them
 * that is broken, each would bring it along.
 */
const maxFruitless = 64 * 1024 * 1024
/** More warnings about the document as a whole tell nobody more. */
const maxWarnings = 500

/**
 * Reads a document that is too long to be held: feeds, lists of ninjs, messages of NewsML-G2,
 * NewsML 1 and exports of WordPress, a few records at a time. Each is read as a document of its own
 * with what stands before the first record; what a feed says of itself after its entries does not
 * count for them.
 */
export class LongDocument {
  readonly #format: WireFormat
  readonly #hint: ReadHint
  readonly #options: ReadOptions | undefined
  readonly #decoder: StreamDecoder
  readonly #cutter: RecordCutter | undefined
  readonly #posts: WordpressReader | undefined
  readonly #told: Set<string>
  #fruitless = 0
  readonly #pending: WireWarning[]

  private constructor(
    format: WireFormat,
    decoder: StreamDecoder,
    pending: WireWarning[],
    hint: ReadHint,
    options: ReadOptions | undefined,
  ) {
    this.#format = format
    this.#hint = hint
    this.#options = options
    this.#decoder = decoder
    this.#pending = pending
    this.#told = new Set()
    const scanner = scanners[format]?.()
    if (scanner === undefined) this.#posts = new WordpressReader(options)
    else this.#cutter = new RecordCutter(scanner, limitsOf(options).bytes)
  }

  /**
   * The reader for a document that begins so, which comes again as its first bytes; nothing where
   * its format has to be held whole.
   */
  static of(
    head: Uint8Array,
    hint: ReadHint,
    options: ReadOptions | undefined,
  ): LongDocument | undefined {
    const warnings: WireWarning[] = []
    const decoder = streamDecoder(head, hint.contentType, (warning) => {
      warnings.push(warning)
    })
    const look = streamDecoder(head, hint.contentType, () => undefined)
    if (!decoder.ok || !look.ok || hint.format !== undefined) return undefined
    const { format } = recognise(look.value.write(head.subarray(0, headLength)))
    if (format === undefined || (format !== 'wordpress' && scanners[format] === undefined))
      return undefined
    return new LongDocument(format, decoder.value, warnings, hint, options)
  }

  /** Whether the rest of the document need not be read. */
  get isOver(): boolean {
    return this.#cutter?.isOver === true
  }

  async *push(bytes: Uint8Array): AsyncGenerator<DocumentEvent> {
    const text = this.#decoder.write(bytes)
    yield* this.#warned(this.#pending.splice(0))
    if (this.#posts !== undefined) yield* this.#posts.push(text)
    for (const batch of this.#cutter?.push(text) ?? []) yield* this.#read(batch)
  }

  async *end(): AsyncGenerator<DocumentEvent> {
    const text = this.#decoder.end()
    if (this.#posts !== undefined) {
      yield* this.#posts.push(text)
      yield* this.#posts.end()
    }
    for (const batch of this.#cutter?.push(text) ?? []) yield* this.#read(batch)
    for (const batch of this.#cutter?.end() ?? []) yield* this.#read(batch)
  }

  async *#read(batch: RecordBatch | WireFault): AsyncGenerator<DocumentEvent> {
    if ('code' in batch) {
      yield { kind: 'fault', fault: batch }
      return
    }
    const { text, placed } = batch
    const document = await readText(text, this.#format, this.#hint, this.#options)
    if (document.items.length > 0) this.#fruitless = 0
    else if (batch.count > 1 && this.#fruitless < maxFruitless) {
      for (const one of batch.apart()) {
        if (this.#fruitless >= maxFruitless) break
        yield* this.#read(one)
      }
      return
    } else this.#fruitless += text.length
    yield* this.#warned(document.warnings.map(placed))
    for (const { item, warnings } of document.items)
      yield { kind: 'item', item: { item, warnings: warnings.map(placed) } }
    for (const fault of document.faults)
      // The end of a document has no records of its own.
      if (fault.code !== 'wire.feed-without-entries') yield { kind: 'fault', fault: placed(fault) }
  }

  /** What every batch says of the document is said once. */
  *#warned(warnings: readonly WireWarning[]): Generator<DocumentEvent> {
    for (const warning of warnings) {
      const key = JSON.stringify(warning)
      if (this.#told.has(key) || this.#told.size >= maxWarnings) continue
      this.#told.add(key)
      yield { kind: 'warning', warning }
    }
  }
}
