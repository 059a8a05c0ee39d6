import type { WireFault } from './fault.ts'
import { ItemSketch } from './item-sketch.ts'
import { limitsOf, type ReadOptions } from './limits.ts'
import { madeUri } from './made-uri.ts'
import { MessageTaker, type MailFile } from './mail/take-message.ts'
import { MimeReader } from './mail/mime-part.ts'
import type { ReadItem, ReadItems } from './read-items.ts'
import { refuse, type Result } from './result.ts'

/** Messages as items, and the files they carry. */
export interface ReadMail extends ReadItems {
  readonly files: readonly MailFile[]
}

/** Messages of one mailbox; more are taken in parts. */
const maxMessages = 10_000

/**
 * Reads a message, or a mailbox (mbox) of them. Text and HTML become a body of safe HTML with
 * quotes and signature marked, attached files and messages become associations.
 * @source RFC 5322, RFC 2045 to 2047, RFC 2231, RFC 3676; RFC 4155
 */
export function readEmail(bytes: Uint8Array, options?: ReadOptions): ReadMail {
  const limits = limitsOf(options)
  const now = options?.now ?? ((): number => performance.now())
  const deadline = now() + limits.milliseconds
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const items: ReadItem[] = []
  const faults: WireFault[] = []
  const files: MailFile[] = []
  const line = lineCounter(text)
  let messages = 0
  for (const [start, end] of messagesOf(text)) {
    messages += 1
    if (messages > maxMessages) {
      faults.push({
        code: 'wire.too-many-elements',
        limit: maxMessages,
        line: line(start),
        column: 1,
      })
      break
    }
    if (now() > deadline) {
      faults.push({ code: 'wire.too-slow', milliseconds: limits.milliseconds })
      break
    }
    const reader = new MimeReader(text, limits, line)
    const sketch = new ItemSketch()
    const taker = new MessageTaker(text, reader, sketch.warn)
    const read = itemOf(taker, reader, sketch, text, start, end)
    if (read.ok) items.push(read.value)
    else faults.push(read.fault)
    files.push(...taker.files)
    if (faults.length < 100) faults.push(...reader.faults)
  }
  return { items, faults, warnings: [], files }
}

function itemOf(
  taker: MessageTaker,
  reader: MimeReader,
  sketch: ItemSketch,
  text: string,
  start: number,
  end: number,
): Result<ReadItem, WireFault> {
  const { fields, host } = taker.fields(reader.message(start, end))
  for (const [name, value] of Object.entries(fields)) sketch.set(name, value, `message/${name}`)
  sketch.set('pubStatus', 'usable', 'message')
  if (!['headlines', 'bodies', 'associations'].some((name) => sketch.has(name)))
    return refuse({ code: 'wire.entry-empty', at: 'message' })
  if (!sketch.has('uri'))
    sketch.set(
      'uri',
      madeUri('', host, () => text.slice(start, end)),
      'message/message-id',
    )
  return sketch.item()
}

/** Code units that are counted again for a place among them. */
const stretch = 64 * 1024

/** Gives the line that an offset stands in; the whole text is counted once, at the first. */
function lineCounter(text: string): (offset: number) => number {
  const before: number[] = []
  const breaks = (from: number, to: number): number => text.slice(from, to).split('\n').length - 1
  return (offset) => {
    if (before.length === 0)
      for (let at = 0, count = 0; at <= text.length; at += stretch) {
        before.push(count)
        count += breaks(at, at + stretch)
      }
    const whole = Math.floor(offset / stretch)
    return (before[whole] ?? 0) + breaks(whole * stretch, offset) + 1
  }
}

/** Where the messages of a mailbox begin and end; a message alone is one. */
function* messagesOf(text: string): Generator<[number, number]> {
  if (!text.startsWith('From ')) {
    yield [0, text.length]
    return
  }
  let start = 0
  for (const { index } of text.matchAll(/\n\r?\nFrom [^\n]{1,200} \d{4}\r?(?=\n[!-9;-~]+:)/g)) {
    const next = text.indexOf('From ', index)
    yield [start, index]
    start = next
  }
  yield [start, text.length]
}

const telling = new Set(
  'from to date subject message-id mime-version received return-path content-type'.split(' '),
)

/** Whether the bytes begin with the header of a message. */
export function looksLikeEmail(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 32 * 1024))
    .toString('latin1')
    .replace(/^\uFEFF|^\u00EF\u00BB\u00BF/, '')
  const lines = head.split(/\r?\n/)
  // The last one may be cut.
  if (bytes.length > 32 * 1024) lines.pop()
  const found = new Set<string>()
  for (const [at, line] of lines.entries()) {
    if (at === 0 && /^From \S+ .*\d{4}$/.test(line)) continue
    if (line.trim() === '') break
    if (/^[ \t]/.test(line) && at > 0) continue
    const name = /^([!-9;-~]{1,76}):/.exec(line)?.[1]
    if (name === undefined) return false
    if (telling.has(name.toLowerCase())) found.add(name.toLowerCase())
  }
  return (found.has('from') || found.has('received') || found.has('message-id')) && found.size >= 2
}
