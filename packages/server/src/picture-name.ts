import { fileURLToPath } from 'node:url'
import { parseJson } from '@suyab/wire/json-scan'
import { defaultLimits } from '@suyab/wire/limits'

/** Deeper than any item; what is nested deeper is the reader's to refuse. */
const depth = 40

/** Names of one document; more are those of nobody's pictures. */
const mostNames = 2_000

/** A name of a file beside the document, where it stands and how it is replaced. */
interface Named {
  readonly href: string
  replace(by: string): void
}

/** How a document names what lies beside it: each name once, as it is written. */
export interface PictureNames {
  /** Where the formats have a picture's address. */
  readonly named: readonly string[]
  /** Between quotes or tags anywhere. */
  readonly loose: readonly string[]
}

/** The names in a document of what may be pictures beside it; addresses of other places are none. */
export function pictureNames(bytes: Buffer): PictureNames {
  if (bytes.length > defaultLimits.bytes) return { named: [], loose: [] }
  const hrefs = namesIn(bytes).named.map(({ href }) => href)
  return { named: local(hrefs), loose: local(looseNames(bytes.toString('utf8'))) }
}

/** The document with other names for its pictures; as it came where it has none of them. */
export function withPictureNames(bytes: Buffer, names: ReadonlyMap<string, string>): Buffer {
  const { named, written } = namesIn(bytes)
  let changed = false
  for (const { href, replace } of named) {
    const by = names.get(href)
    if (by === undefined) continue
    replace(by)
    changed = true
  }
  return changed ? written() : bytes
}

function local(hrefs: Iterable<string>): string[] {
  const found = new Set<string>()
  for (const href of hrefs) {
    if (found.size >= mostNames) break
    if (writtenPath(href) !== undefined) found.add(href)
  }
  return [...found]
}

/** A name of a picture between quotes or tags, as HTML within a document may have it. */
const loose = /["'>]([^"'<>\s:][^"'<>:]{0,300}\.(?:jpe?g|png|gif|webp|avif|tiff?))(?=["'<?#\\])/gi

function* looseNames(text: string): Generator<string> {
  for (const [, href = ''] of text.matchAll(loose)) yield href
}

function namesIn(bytes: Buffer): { named: Named[]; written: () => Buffer } {
  const document = parsedJson(bytes)
  if (document === undefined) return namesInXml(bytes)
  const named = [...renditionsIn(document, depth)].map((rendition) => ({
    href: rendition.href,
    replace: (by: string): void => {
      rendition.href = by
    },
  }))
  return { named, written: () => Buffer.from(JSON.stringify(document)) }
}

/** Elements of NewsML-G2, NewsML 1 and NITF that name a file of a picture. */
const reference =
  /<(?:[\w.-]+:)?(?:remoteContent|icon|ContentItem|media-reference)\s(?:[^<>]*?\s)?(?:href|Href|source)\s*=\s*(["'])([^"'<>]{1,1000})\1/dg

/** Letter by letter, so that the document keeps its encoding whatever that is. */
function namesInXml(bytes: Buffer): { named: Named[]; written: () => Buffer } {
  if (!/^\s*<|^\u00EF\u00BB\u00BF\s*</.test(bytes.toString('latin1', 0, 100)))
    return { named: [], written: () => bytes }
  const letters = bytes.toString('latin1')
  const replaced = new Map<number, { end: number; by: string }>()
  const named = [...letters.matchAll(reference)].flatMap(({ 2: value = '', indices }) => {
    const [start, end] = indices?.[2] ?? []
    if (start === undefined || end === undefined) return []
    const href = Buffer.from(value, 'latin1').toString('utf8').replaceAll('&amp;', '&')
    return [{ href, replace: (by: string) => replaced.set(start, { end, by }) }]
  })
  const written = (): Buffer => {
    const parts: string[] = []
    let at = 0
    for (const [start, { end, by }] of replaced) {
      parts.push(letters.slice(at, start), by)
      at = end
    }
    return Buffer.from([...parts, letters.slice(at)].join(''), 'latin1')
  }
  return { named, written }
}

/** Undefined for what is no JSON, or none that the reader could read: it says why. */
function parsedJson(bytes: Buffer): unknown {
  if (!/^\s*[[{]/.test(bytes.toString('utf8', 0, 100))) return undefined
  const parsed = parseJson(bytes.toString('utf8'), defaultLimits.depth)
  return parsed.ok ? parsed.value : undefined
}

/** Everything with an address under the name of renditions: a list in ninjs 2 and 3, named in ninjs 1. */
function* renditionsIn(value: unknown, left: number): Iterable<{ href: string }> {
  if (typeof value !== 'object' || value === null || left === 0) return
  for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
    if (name === 'renditions' && typeof inner === 'object' && inner !== null) {
      for (const one of Object.values(inner) as unknown[]) if (hasHref(one)) yield one
    } else yield* renditionsIn(inner, left - 1)
  }
}

function hasHref(value: unknown): value is { href: string } {
  return (
    typeof value === 'object' && value !== null && 'href' in value && typeof value.href === 'string'
  )
}

/** The path that an href without a host means, in relation to the document or by itself. */
export function writtenPath(href: string): string | undefined {
  if (/^file:/i.test(href)) {
    try {
      return fileURLToPath(href)
    } catch {
      // A file on another host is no file of ours.
      return undefined
    }
  }
  if (/^[a-z][a-z\d+.-]*:/i.test(href) || href.startsWith('//')) return undefined
  const [path = ''] = href.split(/[?#]/, 1)
  if (path === '') return undefined
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
