import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseJson } from '@suyab/wire/json-scan'
import { defaultLimits } from '@suyab/wire/limits'
import { mediaHref } from '@suyab/wire/media-reference'
import type { BlobStore } from '@suyab/store/blob'
import type { ApiFault } from './api.ts'
import { keepPicture, pictureLimit } from './picture.ts'

/** Deeper than any item; what is nested deeper is the reader's to refuse. */
const depth = 40

/** Names of one document; more are those of nobody's pictures. */
const mostNames = 2_000

/** A name of a file beside the document, where it stands and how it is replaced. */
interface Named {
  readonly href: string
  replace(by: string): void
}

/**
 * Keeps the pictures that lie beside a document in an intake's folder, and lets its renditions
 * name them by digest: by file name they would mean nothing anywhere else. Addresses of other places
 * stay as they are; what lies outside the folder, is no picture or is missing is told.
 */
export async function bindPictures(
  bytes: Buffer,
  folder: string,
  file: string,
  blobs: BlobStore,
): Promise<{ readonly bytes: Buffer; readonly faults: readonly ApiFault[] }> {
  const faults: ApiFault[] = []
  const { named, written } = namesIn(bytes)
  // A document may name one picture any number of times: it is looked at once.
  const kept = new Map<string, string | undefined>()
  let changed = false
  for (const { href, replace } of named) {
    const path = localPath(href, file)
    if (path === undefined) continue
    if (!kept.has(path)) {
      if (kept.size >= mostNames) continue
      const found = await readPicture(path, folder)
      const picture = Buffer.isBuffer(found) ? await keepPicture(blobs, found) : undefined
      const digest = picture?.ok === true ? mediaHref(picture.value.digest.slice(8)) : undefined
      kept.set(path, digest)
      if (digest === undefined) {
        const code = picture?.ok === false ? picture.fault.code : String(found)
        faults.push({ code, data: { href: href.slice(0, 300) } })
      }
    }
    const digest = kept.get(path)
    if (digest === undefined) continue
    replace(digest)
    changed = true
  }
  return { bytes: changed ? written() : bytes, faults }
}

/** A name of a picture between quotes or tags, as HTML within a document may have it. */
const loose = /["'>]([^"'<>\s:][^"'<>:]{0,300}\.(?:jpe?g|png|gif|webp|avif|tiff?))(?=["'<?#\\])/gi

/** Paths of the pictures that a document names as lying beside it. */
export function picturesNamed(bytes: Buffer, file: string): string[] {
  if (bytes.length > defaultLimits.bytes) return []
  const text = bytes.toString('utf8')
  const hrefs = [
    ...namesIn(bytes).named.map(({ href }) => href),
    ...[...text.matchAll(loose)].map(([, href = '']) => href),
  ]
  return [...new Set(hrefs.flatMap((href) => localPath(href, file) ?? []))].slice(0, mostNames)
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

/** The file that an href without a host means, seen from the document it stands in. */
function localPath(href: string, file: string): string | undefined {
  const path = writtenPath(href)
  // No file's name has a zero in it.
  return path === undefined || path.includes('\0') ? undefined : resolve(dirname(file), path)
}

function writtenPath(href: string): string | undefined {
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

/** The bytes, or the code of why there are none. Links that lead out of the folder lead nowhere. */
async function readPicture(path: string, folder: string): Promise<Buffer | string> {
  try {
    const real = await realpath(path)
    const inside = relative(await realpath(folder), real)
    if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`)) {
      return 'intake.file-outside'
    }
    const { size } = await stat(real)
    return size > pictureLimit ? 'request.too-large' : await readFile(real)
  } catch (cause) {
    const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined
    return code === 'ENOENT' ? 'intake.file-missing' : 'intake.file-unreadable'
  }
}
