import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mediaHref } from '@suyab/wire/media-reference'
import type { BlobStore } from '@suyab/store/blob'
import type { ApiFault } from './api.ts'
import { keepPicture, pictureLimit } from './picture.ts'

/** Deeper than any item; what is nested deeper is the reader's to refuse. */
const depth = 40

/**
 * Keeps the pictures that lie beside a JSON document in an intake's folder, and lets its renditions
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
  const document = parseJson(bytes)
  const local = document === undefined ? [] : [...renditionsIn(document, depth)]
  let changed = false
  for (const rendition of local) {
    const path = localPath(rendition.href, file)
    if (path === undefined) continue
    const found = await readPicture(path, folder)
    const picture = Buffer.isBuffer(found) ? await keepPicture(blobs, found) : undefined
    const named = picture?.ok === true ? mediaHref(picture.value.digest.slice(8)) : undefined
    if (named === undefined) {
      const code = picture?.ok === false ? picture.fault.code : String(found)
      faults.push({ code, data: { href: rendition.href.slice(0, 300) } })
    } else {
      rendition.href = named
      changed = true
    }
  }
  return { bytes: changed ? Buffer.from(JSON.stringify(document)) : bytes, faults }
}

/** Undefined for what is no JSON, or none that the reader could read: it says why. */
function parseJson(bytes: Buffer): unknown {
  if (!/^\s*[[{]/.test(bytes.toString('utf8', 0, 100))) return undefined
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined
    throw cause
  }
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
  try {
    return path === '' ? undefined : resolve(dirname(file), decodeURIComponent(path))
  } catch {
    return resolve(dirname(file), path)
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
