import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, open, opendir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { asStoreError, StoreError } from './fault.ts'

/** `sha-256:` and 64 hexadecimal digits. */
export type Digest = `sha-256:${string}`

export interface Blob {
  digest: Digest
  /** In bytes. */
  size: number
}

export type BlobSource = Uint8Array | AsyncIterable<Uint8Array>

/** Part of a blob, both ends included, as in an HTTP Range header. */
export interface ByteRange {
  start: number
  end?: number
}

/** Bytes addressed by their digest: a folder here, an object store elsewhere. */
export interface BlobStore {
  /** Stores bytes and says what they are called. */
  put(source: BlobSource): Promise<Blob>
  /** Stores bytes whose name is known. @throws StoreError 'store.blob-mismatch', storing nothing */
  putAs(digest: Digest, source: BlobSource): Promise<Blob>
  /** @throws StoreError 'store.blob-missing' */
  get(digest: Digest, range?: ByteRange): Promise<Readable>
  has(digest: Digest): Promise<boolean>
  /** In bytes; undefined where there is no such blob. */
  size(digest: Digest): Promise<number | undefined>
  /** Erases the bytes, also those that have only partly come; false where there were none. */
  delete(digest: Digest): Promise<boolean>
  /** All complete blobs, in no order. */
  list(): AsyncIterable<Blob>
  /** Gives a blob a second name in the file system, where the store is one and that is possible. */
  link?(digest: Digest, path: string): Promise<boolean>
  /** How many bytes of an unfinished blob have come; 0 where none have. */
  received(digest: Digest): Promise<number>
  /**
   * Adds bytes to an unfinished blob and gives its new length. What came before a source broke
   * stays, so that the next call goes on from there.
   * @throws BlobOffsetError when `offset` is not where it ended
   */
  append(digest: Digest, offset: number, source: BlobSource): Promise<number>
  /** Turns an unfinished blob into a blob. @throws StoreError 'store.blob-mismatch', dropping what came */
  complete(digest: Digest): Promise<Blob>
}

/** Bytes were to be added elsewhere than at the end of what has come. */
export class BlobOffsetError extends StoreError {
  override readonly name = 'BlobOffsetError'
  readonly received: number

  constructor(offset: number, received: number) {
    super('store.blob-offset', `offset ${offset}, but ${received} bytes have come`)
    this.received = received
  }
}

const form = /^sha-256:[0-9a-f]{64}$/

export function isDigest(text: string): text is Digest {
  return form.test(text)
}

/** The digest of bytes that are at hand. */
export function digestOf(bytes: Uint8Array): Digest {
  return `sha-256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** Reads a stream of bytes to its end and gives its digest and size. */
export async function digestStream(source: AsyncIterable<Uint8Array>): Promise<Blob> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of source) {
    hash.update(chunk)
    size += chunk.length
  }
  return { digest: `sha-256:${hash.digest('hex')}`, size }
}

/**
 * Keeps blobs as files in a folder: written beside, brought to disk, then renamed, so that a file
 * under a blob's name is always whole. A full disk is a StoreError 'store.disk-full'.
 */
export async function openFolderBlobs(folder: string): Promise<BlobStore> {
  const store = new FolderBlobs(folder)
  await coded(store.prepare())
  return store
}

async function coded<Value>(promise: Promise<Value>): Promise<Value> {
  try {
    return await promise
  } catch (cause) {
    throw asStoreError(cause)
  }
}

class FolderBlobs implements BlobStore {
  readonly #folder: string
  readonly #incoming: string
  readonly #partial: string
  /** Two appends to one blob would mix their bytes. */
  readonly #appending = new Set<Digest>()

  constructor(folder: string) {
    this.#folder = folder
    this.#incoming = join(folder, 'incoming')
    this.#partial = join(folder, 'partial')
  }

  async prepare(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    await mkdir(this.#partial, { recursive: true })
    await mkdir(this.#incoming, { recursive: true })
    // What a killed process was writing; a day, because another process may be writing now.
    for await (const entry of await opendir(this.#incoming)) {
      const path = join(this.#incoming, entry.name)
      if (Date.now() - (await stat(path)).mtimeMs > 86_400_000) await rm(path, { force: true })
    }
  }

  put(source: BlobSource): Promise<Blob> {
    return coded(this.#receive(source))
  }

  putAs(digest: Digest, source: BlobSource): Promise<Blob> {
    this.#path(digest)
    return coded(this.#receive(source, digest))
  }

  async #receive(source: BlobSource, expected?: Digest): Promise<Blob> {
    const path = join(this.#incoming, randomUUID())
    try {
      const hash = createHash('sha256')
      const file = await open(path, 'wx', 0o600)
      let size = 0
      try {
        for await (const chunk of chunks(source)) {
          hash.update(chunk)
          await writeAll(file, chunk)
          size += chunk.length
        }
        await file.sync()
      } finally {
        await file.close()
      }
      const digest: Digest = `sha-256:${hash.digest('hex')}`
      if (expected !== undefined && expected !== digest) throw mismatch(expected, digest)
      await this.#settle(path, digest)
      return { digest, size }
    } catch (cause) {
      await rm(path, { force: true })
      throw cause
    }
  }

  /** Gives a file that is whole and on disk its name. */
  async #settle(from: string, digest: Digest): Promise<void> {
    const to = this.#path(digest)
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
    await syncFolder(dirname(to))
  }

  async get(digest: Digest, range?: ByteRange): Promise<Readable> {
    let file: FileHandle
    try {
      file = await open(this.#path(digest), 'r')
    } catch (cause) {
      if (isMissing(cause))
        throw new StoreError('store.blob-missing', `no blob ${digest}`, { cause })
      throw asStoreError(cause)
    }
    return file.createReadStream({ ...range, highWaterMark: 256 * 1024 })
  }

  async has(digest: Digest): Promise<boolean> {
    return (await this.size(digest)) !== undefined
  }

  size(digest: Digest): Promise<number | undefined> {
    return fileSize(this.#path(digest))
  }

  async delete(digest: Digest): Promise<boolean> {
    const had = await this.has(digest)
    const partly = (await this.received(digest)) > 0
    await coded(rm(this.#path(digest), { force: true }))
    await coded(rm(this.#partialPath(digest), { force: true }))
    return had || partly
  }

  async *list(): AsyncIterable<Blob> {
    for await (const group of await opendir(this.#folder)) {
      if (!/^[0-9a-f]{2}$/.test(group.name)) continue
      for await (const entry of await opendir(join(this.#folder, group.name))) {
        const digest = `sha-256:${entry.name}`
        if (!isDigest(digest)) continue
        const size = await this.size(digest)
        if (size !== undefined) yield { digest, size }
      }
    }
  }

  async link(digest: Digest, path: string): Promise<boolean> {
    try {
      await link(this.#path(digest), path)
      return true
    } catch (cause) {
      const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined
      // Another file system, one without links, or too many of them: the caller copies.
      if (code === 'EXDEV' || code === 'EPERM' || code === 'ENOTSUP' || code === 'EMLINK')
        return false
      throw asStoreError(cause)
    }
  }

  async received(digest: Digest): Promise<number> {
    return (await fileSize(this.#partialPath(digest))) ?? 0
  }

  async append(digest: Digest, offset: number, source: BlobSource): Promise<number> {
    const path = this.#partialPath(digest)
    if (this.#appending.has(digest))
      throw new StoreError('store.busy', `${digest} is being received already`)
    this.#appending.add(digest)
    try {
      const received = await this.received(digest)
      if (offset !== received) throw new BlobOffsetError(offset, received)
      let size = received
      const file = await open(path, 'a', 0o600)
      try {
        for await (const chunk of chunks(source)) {
          await writeAll(file, chunk)
          size += chunk.length
        }
      } finally {
        await file.sync()
        await file.close()
      }
      return size
    } catch (cause) {
      throw asStoreError(cause)
    } finally {
      this.#appending.delete(digest)
    }
  }

  async complete(digest: Digest): Promise<Blob> {
    const path = this.#partialPath(digest)
    if ((await fileSize(path)) === undefined)
      throw new StoreError('store.blob-missing', `nothing of ${digest} has come`)
    return coded(
      (async () => {
        const found = await digestStream(createReadStream(path))
        if (found.digest !== digest) {
          await rm(path, { force: true })
          throw mismatch(digest, found.digest)
        }
        await this.#settle(path, digest)
        return found
      })(),
    )
  }

  #path(digest: Digest): string {
    const hex = hexOf(digest)
    return join(this.#folder, hex.slice(0, 2), hex)
  }

  #partialPath(digest: Digest): string {
    return join(this.#partial, hexOf(digest))
  }
}

/** Digests come from partners too: nothing else may ever become part of a path. */
function hexOf(digest: Digest): string {
  if (!isDigest(digest)) throw new StoreError('store.blob-digest', 'not a sha-256 digest')
  return digest.slice('sha-256:'.length)
}

function mismatch(expected: Digest, found: Digest): StoreError {
  return new StoreError('store.blob-mismatch', `expected ${expected}, the bytes are ${found}`)
}

async function* chunks(source: BlobSource): AsyncIterable<Uint8Array> {
  if (source instanceof Uint8Array) yield source
  else yield* source
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;)
    at += (await file.write(bytes, at, bytes.length - at)).bytesWritten
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function fileSize(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (cause) {
    if (isMissing(cause)) return undefined
    throw asStoreError(cause)
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && Reflect.get(cause, 'code') === 'ENOENT'
}
