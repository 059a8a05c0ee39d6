import type { Warn, WireFault, WireWarning } from './fault.ts'
import { ItemSketch } from './item-sketch.ts'
import { limitsOf, type ReadOptions } from './limits.ts'
import { madeUri } from './made-uri.ts'
import type { ReadHint } from './read-hint.ts'
import type { ReadItem, ReadItems } from './read-items.ts'
import { wireDecoder } from './wire-text/decode-wire.ts'
import { takeAnpa1312 } from './wire-text/take-anpa-1312.ts'
import { takeIptc7901 } from './wire-text/take-iptc-7901.ts'
import { messagesOf, type WireMessage } from './wire-text/wire-message.ts'

/** Messages of one transmission; a line that sends more is taken in parts. */
const maxMessages = 10_000

/**
 * Reads the messages of a transmission in IPTC 7901 or ANPA 1312. Where a message breaks off or
 * has no text, its line among the bytes is told; the others are read all the same.
 */
export function readWireText(
  bytes: Uint8Array,
  format: WireMessage['format'],
  hint: ReadHint,
  options?: ReadOptions,
): ReadItems {
  const limits = limitsOf(options)
  const now = options?.now ?? defaultNow
  const deadline = now() + limits.milliseconds
  const items: ReadItem[] = []
  const faults: WireFault[] = []
  const warnings: WireWarning[] = []
  let messages = 0
  const lines = new LineCount(bytes)
  for (const message of messagesOf(bytes, format)) {
    messages += 1
    const line = lines.at(message.offset)
    if (messages > maxMessages) {
      faults.push({ code: 'wire.too-many-elements', limit: maxMessages, line, column: 1 })
      break
    }
    if (now() > deadline) {
      faults.push({ code: 'wire.too-slow', milliseconds: limits.milliseconds })
      break
    }
    const unfit = unfitness(message, line)
    if (unfit !== undefined) {
      faults.push(unfit)
      continue
    }
    const read = itemOf(message, hint)
    if (read.ok) items.push(read.value)
    else faults.push(read.fault)
    if (!message.ended)
      faults.push({
        code: 'wire.truncated',
        line: lines.at(message.offset + message.header.length + message.text.length),
        column: 1,
        open: format === 'anpa-1312' ? 'ANPA 1312' : 'IPTC 7901',
      })
  }
  return { items, faults, warnings }
}

/** Longer messages, in bytes and in lines, come from no newsroom. */
const maxBytes = 1024 * 1024
const maxLines = 50_000

function unfitness(message: WireMessage, line: number): WireFault | undefined {
  const bytes = message.header.length + message.text.length + message.trailer.length
  if (bytes > maxBytes) return { code: 'wire.too-large', bytes, limit: maxBytes }
  let lines = 0
  for (const byte of message.text) if (byte === 0x0a || byte === 0x0d) lines += 1
  return lines > maxLines * 2
    ? { code: 'wire.too-many-elements', limit: maxLines, line, column: 1 }
    : undefined
}

function defaultNow(): number {
  return performance.now()
}

type Taken = { ok: true; value: ReadItem } | { ok: false; fault: WireFault }

function itemOf(message: WireMessage, hint: ReadHint): Taken {
  const sketch = new ItemSketch()
  const warn: Warn = sketch.warn
  const whole = Buffer.concat([message.header, message.text])
  const decode = wireDecoder(whole, hint.contentType, warn)
  const parts = {
    header: decode(message.header),
    text: decode(message.text),
    trailer: decode(message.trailer),
  }
  sketch.set('type', 'text', 'header')
  sketch.set('pubStatus', 'usable', 'header')
  const take = message.format === 'anpa-1312' ? takeAnpa1312 : takeIptc7901
  const { name, said } = take(parts, sketch)
  if (!sketch.has('headlines') && !sketch.has('bodies'))
    return { ok: false, fault: { code: 'wire.entry-empty', at: 'text' } }
  const host = hint.url !== undefined && URL.canParse(hint.url) ? new URL(hint.url).hostname : ''
  sketch.set(
    'uri',
    madeUri(name, host, () => said),
    'header',
  )
  const notes = sketch.take('notes')
  if (Array.isArray(notes)) sketch.set('edNote', notes.join('\n'), 'text/note')
  return sketch.item()
}

/** Lines before an offset; asked with offsets that only rise, it looks at each byte once. */
class LineCount {
  readonly #bytes: Uint8Array
  #line = 1
  #offset = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  at(offset: number): number {
    for (; this.#offset < offset; this.#offset += 1)
      if (this.#bytes[this.#offset] === 0x0a) this.#line += 1
    return this.#line
  }
}
