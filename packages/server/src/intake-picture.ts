import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { mediaHref } from '@suyab/wire/media-reference'
import type { BlobStore } from '@suyab/store/blob'
import type { ApiFault } from './api.ts'
import { keepPicture, pictureLimit } from './picture.ts'
import { writtenPath } from './picture-name.ts'
import type { Reader } from './reader.ts'

/** Where a document lies: its own path, and the folder that its pictures have to be in. */
export interface Beside {
  readonly folder: string
  readonly file: string
}

/**
 * Keeps the pictures that lie beside a document in an intake's folder, and lets its renditions
 * name them by digest: by file name they would mean nothing anywhere else. Addresses of other places
 * stay as they are; what lies outside the folder, is no picture or is missing is told. The document is
 * looked through and written anew in the reader's thread.
 */
export async function bindPictures(
  bytes: Buffer,
  { folder, file }: Beside,
  blobs: BlobStore,
  reader: Pick<Reader, 'names' | 'renamed'>,
): Promise<{ readonly bytes: Buffer; readonly faults: readonly ApiFault[] }> {
  const faults: ApiFault[] = []
  // A document may name one picture in several ways: it is looked at once.
  const kept = new Map<string, string | undefined>()
  const digests = new Map<string, string>()
  for (const href of (await reader.names(bytes)).named) {
    const path = localPath(href, file)
    if (path === undefined) continue
    if (!kept.has(path)) {
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
    if (digest !== undefined) digests.set(href, digest)
  }
  return { bytes: digests.size === 0 ? bytes : await reader.renamed(bytes, digests), faults }
}

/** Paths of the pictures that a document names as lying beside it. */
export async function picturesNamed(
  bytes: Buffer,
  file: string,
  reader: Pick<Reader, 'names'>,
): Promise<string[]> {
  const { named, loose } = await reader.names(bytes)
  return [...new Set([...named, ...loose].flatMap((href) => localPath(href, file) ?? []))]
}

/** The file that an href without a host means, seen from the document it stands in. */
function localPath(href: string, file: string): string | undefined {
  const path = writtenPath(href)
  // No file's name has a zero in it.
  return path === undefined || path.includes('\0') ? undefined : resolve(dirname(file), path)
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
