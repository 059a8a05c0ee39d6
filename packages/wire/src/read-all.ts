import type { WireFault } from './fault.ts'
import { parseJson } from './json-scan.ts'
import { joinBytes, LineSplitter, newline, type Line } from './line.ts'
import { limitsOf, type Limits, type ReadOptions } from './limits.ts'
import { LongDocument } from './records/long-document.ts'
import { recognisePhoto } from './photo-blocks.ts'
import type { ReadHint } from './read-hint.ts'
import { readNinjsAll } from './read-ninjs.ts'
import type { DocumentEvent } from './read-items.ts'
import { read } from './read.ts'

/** A file to read: its name for reports, its bytes as they come. */
export interface Source extends ReadHint {
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** One thing read of many files. */
export type ReadEvent = { readonly name: string } & DocumentEvent

/**
 * Reads files one after the other and gives items and faults as they come. Newline-delimited JSON
 * is read line by line, so that a file of any length takes the memory of its longest line; other
 * documents longer than the limit a few records at a time, where their format has records.
 */
export async function* readAll(
  sources: AsyncIterable<Source> | Iterable<Source>,
  options?: ReadOptions,
): AsyncGenerator<ReadEvent> {
  const limits = limitsOf(options)
  for await (const source of sources) {
    const { name } = source
    const head = new Gathered(limits)
    let lines: LineSplitter | undefined
    let long: LongDocument | undefined
    let isLines: boolean | undefined
    let tooLarge = false
    for await (const chunk of source.bytes) {
      if (lines !== undefined) {
        for (const line of lines.push(chunk)) yield* lineEvents(name, line, limits)
        continue
      }
      if (long !== undefined) {
        for await (const event of long.push(chunk)) yield { name, ...event }
        if (long.isOver) break
        continue
      }
      tooLarge = !head.add(chunk)
      if (isLines === undefined && head.hasNewline) isLines = startsAsLines(head.bytes())
      if (isLines === true) {
        lines = new LineSplitter(limits.bytes)
        for (const line of lines.push(head.bytes())) yield* lineEvents(name, line, limits)
        tooLarge = false
        head.clear()
      } else if (tooLarge) {
        long = LongDocument.of(head.bytes(), source, options)
        if (long === undefined) break
        for await (const event of long.push(head.bytes())) yield { name, ...event }
        tooLarge = false
        head.clear()
      }
    }
    if (tooLarge)
      yield {
        name,
        kind: 'fault',
        fault: { code: 'wire.too-large', bytes: head.length, limit: head.limit },
      }
    else if (long !== undefined) for await (const event of long.end()) yield { name, ...event }
    else if (lines === undefined) yield* documentEvents(source, head.bytes(), options)
    else for (const line of lines.end()) yield* lineEvents(name, line, limits)
  }
}

async function* documentEvents(
  source: Source,
  bytes: Uint8Array,
  options: ReadOptions | undefined,
): AsyncGenerator<ReadEvent> {
  const { name } = source
  const document = await read(bytes, source, options)
  for (const warning of document.warnings) yield { name, kind: 'warning', warning }
  for (const item of document.items) yield { name, kind: 'item', item }
  for (const fault of document.faults) yield { name, kind: 'fault', fault }
}

function* lineEvents(name: string, line: Line, limits: Limits): Generator<ReadEvent> {
  if ('length' in line) {
    const fault: WireFault = { code: 'wire.too-large', bytes: line.length, limit: limits.bytes }
    yield { name, kind: 'fault', fault }
    return
  }
  if (line.text.trim() === '') return
  const parsed = parseJson(line.text, limits.depth)
  const { items, faults } = parsed.ok
    ? readNinjsAll(parsed.value)
    : { items: [], faults: [parsed.fault] }
  for (const item of items) yield { name, kind: 'item', item }
  for (const fault of faults)
    yield { name, kind: 'fault', fault: 'line' in fault ? { ...fault, line: line.number } : fault }
}

/**
 * Whether the first line is a whole JSON object and another one begins after it; `undefined` while
 * what comes next has not arrived.
 */
function startsAsLines(bytes: Uint8Array): boolean | undefined {
  const end = bytes.indexOf(newline)
  const next = bytes.subarray(end).find((byte) => byte > 0x20)
  if (next === undefined) return undefined
  const first = new TextDecoder().decode(bytes.subarray(0, end)).trim()
  return next === 0x7b && first.startsWith('{') && parseJson(first, 1_000).ok
}

/** Bytes of one document, joined only when asked for. */
class Gathered {
  readonly #limits: Limits
  #limit: number
  #parts: Uint8Array[] = []
  length = 0
  hasNewline = false

  constructor(limits: Limits) {
    this.#limits = limits
    this.#limit = limits.bytes
  }

  add(part: Uint8Array): boolean {
    this.#parts.push(part)
    this.length += part.length
    if (this.#parts.length === 1 && recognisePhoto(part) !== undefined)
      this.#limit = this.#limits.pictureBytes
    this.hasNewline ||= part.includes(newline)
    return this.length <= this.#limit
  }

  get limit(): number {
    return this.#limit
  }

  bytes(): Uint8Array {
    const [first] = this.#parts
    if (first !== undefined && this.#parts.length === 1) return first
    const whole = joinBytes(this.#parts, this.length)
    this.#parts = [whole]
    return whole
  }

  clear(): void {
    this.#parts = []
  }
}
