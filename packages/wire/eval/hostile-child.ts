/** Reads one document after the other that its parent hands in, and says what it took. */
import { join } from 'node:path'

import type { ReadHint } from '../src/read-hint.ts'
import type { NewsItem } from '../src/ninjs.ts'
import { processorTime } from './processor-time.ts'
import { watchReach } from './reach.ts'

/** A document to read. */
export interface Asked {
  readonly bytes: Uint8Array
  readonly hint?: ReadHint | undefined
}

/** What reading it gave, or that the child may be looked at before it begins. */
export type Said =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'done'
      /** Processor seconds of the thread that reads, and of the whole process. */
      readonly seconds: number
      readonly allSeconds: number
      readonly codes: readonly string[]
      readonly items: number
      readonly warnings: number
      /** Whether a script, or a file's words, came into an item. */
      readonly unsafe: boolean
      readonly threw?: string
      readonly reached: readonly string[]
    }

const reached = watchReach(join(import.meta.dirname, '../../../node_modules'))
// What is loaded before the watch begins would keep the functions as they were.
const { read } = await import('../src/read.ts')
const { isHtml } = await import('../src/sanitise.ts')

let asked: Asked | undefined
process.on('message', (message: Asked | 'go') => {
  if (message !== 'go') {
    asked = { ...message, bytes: new Uint8Array(message.bytes) }
    globalThis.gc?.()
    process.send?.({ kind: 'ready' } satisfies Said)
    return
  }
  const given = asked
  asked = undefined
  if (given !== undefined) void answer(given)
})
process.send?.({ kind: 'ready' } satisfies Said)

async function answer({ bytes, hint }: Asked): Promise<void> {
  reached()
  const ofThread = processorTime()
  const all = process.cpuUsage()
  let document: Awaited<ReturnType<typeof read>> | undefined
  let threw: string | undefined
  try {
    document = await read(bytes, { url: 'https://a.example/feed', ...hint })
  } catch (cause) {
    threw = String(cause)
  }
  const seconds = ofThread()
  const { user, system } = process.cpuUsage(all)
  const items = document?.items.slice(0, 100).map(({ item }) => item) ?? []
  process.send?.({
    kind: 'done',
    seconds,
    allSeconds: (user + system) / 1_000_000,
    codes: [...new Set(document?.faults.map(({ code }): string => code))],
    items: document?.items.length ?? 0,
    warnings: document?.warnings.length ?? 0,
    unsafe: isUnsafe(items),
    ...(threw === undefined ? {} : { threw }),
    reached: reached(),
  } satisfies Said)
}

/** Whether HTML runs something, or any words are of a file or of an entity that was expanded. */
function isUnsafe(items: readonly NewsItem[]): boolean {
  const html = items
    .flatMap(({ headlines = [], descriptions = [], bodies = [] }) => [
      ...headlines,
      ...descriptions,
      ...bodies,
    ])
    .filter(isHtml)
  return (
    html.some(({ value }) => running.test(value)) ||
    /root:[^ ]*:0:|hahaha/.test(JSON.stringify(items).slice(0, 20_000_000))
  )
}

const running = /<(?:script|iframe|style|object)|<[^<>]*\son\w+\s*=|<[^<>]*=\s*"?\s*javascript:/i
