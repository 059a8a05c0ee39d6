import type { WireFault } from '../fault.ts'
import type { Limits } from '../limits.ts'

/** A part of a message; offsets are of the message's bytes, read as Latin-1. */
export interface MimePart {
  /** Values by name in small letters, unfolded, as they stand. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  /** Media type in small letters, with the default of where the part stands. */
  readonly type: string
  readonly start: number
  end: number
  readonly parts: MimePart[]
}

/** More parts or header lines than any newsroom's message has. */
const maxParts = 2_000
const maxHeaders = 2_000

type PlacelessFault =
  | { code: 'wire.too-deep' | 'wire.too-many-elements'; limit: number }
  | { code: 'wire.truncated'; open: string }

interface Open {
  readonly part: MimePart
  readonly boundary: string
}

/**
 * The tree of a message's parts, in one pass over its lines; boundaries that lie give fewer parts,
 * never more time. @source RFC 2046 section 5.1
 */
export class MimeReader {
  readonly faults: WireFault[] = []
  readonly #text: string
  readonly #limits: Limits
  readonly #line: (offset: number) => number
  #parts = 0

  constructor(text: string, limits: Limits, line: (offset: number) => number) {
    this.#text = text
    this.#limits = limits
    this.#line = line
  }

  /** The message between two offsets. */
  message(start: number, end: number): MimePart {
    const root = this.#head(start, end, 'text/plain')
    const open: Open[] = []
    const boundaries = new Map<string, number>()
    const enter = (part: MimePart): void => {
      const boundary = parameterOf(part.headers.get('content-type')?.[0] ?? '', 'boundary')
      if (!part.type.startsWith('multipart/') || boundary === '' || boundary.length > 200) return
      if (open.length >= this.#limits.depth) {
        this.#fault({ code: 'wire.too-deep', limit: this.#limits.depth }, part.start)
        return
      }
      if (boundaries.has(boundary)) return
      boundaries.set(boundary, open.length)
      open.push({ part, boundary })
    }
    enter(root)
    let current: MimePart | undefined = open.length > 0 ? undefined : root
    let at = root.start
    while (open.length > 0) {
      const found = this.#delimiter(at, end, boundaries)
      if (found === undefined) break
      const level = boundaries.get(found.boundary) ?? 0
      if (current !== undefined) current.end = found.before
      for (const closed of open.splice(level + 1)) {
        closed.part.end = found.before
        boundaries.delete(closed.boundary)
      }
      at = found.after
      current = undefined
      const holder = open[level]
      if (found.last || holder === undefined) {
        open.splice(level)
        boundaries.delete(found.boundary)
        if (holder !== undefined) holder.part.end = found.before
        continue
      }
      this.#parts += 1
      if (this.#parts > maxParts) {
        this.#fault({ code: 'wire.too-many-elements', limit: maxParts }, at)
        return root
      }
      const fallback = holder.part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
      current = this.#head(at, end, fallback)
      holder.part.parts.push(current)
      at = current.start
      enter(current)
    }
    const [left] = open
    if (left !== undefined)
      this.#fault({ code: 'wire.truncated', open: left.part.type.slice(0, 60) }, end)
    return root
  }

  /** Tells each kind once: to count the lines before a place takes as long as to read them. */
  #fault(fault: PlacelessFault, offset: number): void {
    if (this.faults.some(({ code }) => code === fault.code)) return
    this.faults.push({ ...fault, line: this.#line(offset), column: 1 })
  }

  /** The next line that is a boundary of an open part. */
  #delimiter(
    from: number,
    end: number,
    boundaries: ReadonlyMap<string, number>,
  ): { boundary: string; before: number; after: number; last: boolean } | undefined {
    let at = from
    while (at < end) {
      const next = this.#text.indexOf('\n', at)
      const stop = next === -1 || next >= end ? end : next
      if (this.#text.startsWith('--', at) && stop - at < 300) {
        const line = this.#text.slice(at + 2, stop).trimEnd()
        const last = !boundaries.has(line) && line.endsWith('--')
        const boundary = last ? line.slice(0, -2) : line
        if (boundaries.has(boundary)) {
          const isReturn = this.#text[at - 2] === '\r'
          const before = Math.max(from, at - (isReturn ? 2 : 1))
          return { boundary, before, after: Math.min(stop + 1, end), last }
        }
      }
      at = stop + 1
    }
    return undefined
  }

  #head(start: number, end: number, fallback: string): MimePart {
    const headers = new Map<string, string[]>()
    let at = start
    let values: string[] | undefined
    let parts: string[] = []
    const close = (): void => {
      if (values !== undefined) values.push(parts.join('').trim())
    }
    for (let count = 0; at < end; count += 1) {
      const next = this.#text.indexOf('\n', at)
      const stop = next === -1 || next >= end ? end : next
      const line = this.#text.slice(at, Math.min(stop, at + 100_000)).replace(/\r$/, '')
      const header = /^([!-9;-~]{1,100})[ \t]*:/.exec(line)
      const isFolded = /^[ \t]+\S/.test(line) && values !== undefined
      if (line.trim() === '') {
        at = Math.min(stop + 1, end)
        break
      }
      // A part whose text begins at once.
      if (header === null && !isFolded && !(count === 0 && line.startsWith('From '))) break
      at = Math.min(stop + 1, end)
      if (count > maxHeaders) {
        this.#fault({ code: 'wire.too-many-elements', limit: maxHeaders }, at)
        break
      }
      if (isFolded) {
        parts.push(line)
        continue
      }
      close()
      if (header === null) continue
      const name = (header[1] ?? '').toLowerCase()
      values = headers.get(name) ?? []
      headers.set(name, values)
      parts = [line.slice(header[0].length)]
    }
    close()
    const said = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(headers.get('content-type')?.[0] ?? '')?.[1]
    return { headers, type: said?.toLowerCase() ?? fallback, start: at, end, parts: [] }
  }
}

/** A parameter of a structured header, with the continuations of RFC 2231, as it stands. */
export function parameterOf(header: string, name: string): string {
  const found = parametersOf(header)
  const own = found.get(name)
  if (own !== undefined) return own
  const parts: string[] = []
  for (let index = 0; index < 100; index += 1) {
    const part = found.get(`${name}*${index}`) ?? found.get(`${name}*${index}*`)
    if (part === undefined) break
    parts.push(part)
  }
  return parts.join('') || (found.get(`${name}*`) ?? '')
}

function parametersOf(header: string): Map<string, string> {
  const found = new Map<string, string>()
  const pattern = /;\s*([^\s=;"]{1,60})\s*=\s*(?:"((?:\\[^]|[^"\\])*)"?|([^;\s]*))/g
  for (const [, name = '', quoted, bare = ''] of header.slice(0, 20_000).matchAll(pattern)) {
    const key = name.toLowerCase()
    if (!found.has(key) && found.size < 200)
      found.set(key, quoted === undefined ? bare : quoted.replaceAll(/\\([^])/g, '$1'))
  }
  return found
}
